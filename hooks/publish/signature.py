"""/official-channels.json.minisig: who has the list can prove that it is ours, wherever a copy of it comes from.

Made by `make release` alone, with the secret key of the environment; other builds have none, so that they stay equal.
"""

from __future__ import annotations

from guard.policy.minisign import SUFFIX, SecretKey
from publish.variables import SECRET

LIST = "official-channels.json"
PATH = LIST + SUFFIX


def signature(published: bytes, secret: str, committed: int) -> bytes:
    """Return the signature file of the published list. `committed` is the commit's time in seconds since 1970.

    Raises `ValueError` for a secret key that is none; the message holds nothing of it.
    """
    return SecretKey.parse(secret).sign(published, f"timestamp:{committed}\tfile:{LIST}\thashed")


def key_fault(public: str | None, secret: str | None) -> str:
    """Return why a release cannot be signed with this pair of keys, or "" if it can, or need not be."""
    if not public:
        return f"has no signing_key for the secret key in {SECRET}" if secret else ""
    if not secret:
        return f"has a signing_key, and {SECRET} is not set"
    try:
        made = SecretKey.parse(secret).public
    except ValueError as error:
        return f"has a signing_key, and {SECRET} {error}"
    return "" if str(made) == public else f"names the key {public}, and {SECRET} belongs to {made}"
