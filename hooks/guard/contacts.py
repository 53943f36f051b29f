"""Every contact in a piece of text: fold it once, then ask each detector."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from guard.folding import fold, undisguise
from guard.hosts import find_addresses
from guard.messengers import find_accounts
from guard.phones import find_phones

# Texts without any of these hold no contact; most of a site's texts end here.
_PROMISING = re.compile(r"[.@:/。点點]|\d|[A-Za-z]_|[零〇一二三四五六七八九幺]{3}|(?i:\b(?:dot|zero|one|two)\b)|[A-Za-z0-9]{5}")


@dataclass(frozen=True)
class Contact:
    """A contact met in text. `kind`: url, host, email, name, phone, messenger, handle or crypto.

    `value` is what is compared with the list, `shown` what the reader sees. A phone's value is its digits, with a
    plus sign before international ones.
    """

    kind: str
    value: str
    shown: str


@lru_cache(maxsize=65536)
def find_contacts(text: str) -> tuple[Contact, ...]:
    """Return all contacts in `text`, as read by a person: folded, undisguised, each once."""
    folded = fold(text)
    if not _PROMISING.search(folded):
        return ()
    plain = undisguise(folded)
    found: dict[Contact, None] = {}
    addresses = find_addresses(plain)
    rest = plain
    for address in addresses:
        found[Contact(address.kind, address.value, address.shown)] = None
        rest = rest[: address.start] + " " * (address.end - address.start) + rest[address.end :]
    for phone in find_phones(rest):
        value = ("+" if phone.international else "") + phone.digits
        found[Contact("phone", value, phone.shown)] = None
    for account in find_accounts(rest):
        found[Contact(account.kind, account.value, account.shown)] = None
    return tuple(found)
