"""Detached signatures in the tree: each belongs to the file beside it and verifies with the key of the list."""

from __future__ import annotations

from guard.policy.minisign import SUFFIX, PublicKey, verify
from guard.report.faults import Fault


def is_signature(name: str) -> bool:
    """Tell whether the file at this path is a detached signature."""
    return name.endswith(SUFFIX)


def check_signature(signature: bytes, content: bytes | None, key: str | None) -> Fault | None:
    """Check a signature file: `content` is that of the file that it should sign, None if there is none; `key` is the
    public key of the channel list.
    """
    if content is None:
        return Fault("CH411", "signs no file of this site")
    if not key:
        return Fault("CH411", "cannot be verified: the channel list has no signing_key")
    try:
        verify(content, signature, PublicKey.parse(key))
    except ValueError as error:
        return Fault("CH411", str(error))
    return None
