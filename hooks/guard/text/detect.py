"""Every contact in a piece of text: fold it once, then ask each detector."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from guard.text.deobfuscate import undisguise
from guard.text.digits import HANZI, figures
from guard.text.hosts import find_addresses, without
from guard.text.messengers import find_accounts
from guard.text.normalize import fold, latin
from guard.text.phones import find_phones

# Texts without any of these hold no contact; most of a site's texts end here.
_PROMISING = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9_-]{{3}}|\w\s?[.。点點]\s?\w|@|//|::|\d\W{{0,3}}\d|[{HANZI}]\W{{0,2}}[{HANZI}]"
)


@dataclass(frozen=True)
class Contact:
    """A contact met in text. `kind`: url, host, email, name, phone, messenger, handle or crypto.

    `value` is what is compared with the list, `shown` what the reader sees. A phone's value is its digits,
    with a plus sign before international ones.
    """

    kind: str
    value: str
    shown: str


@lru_cache(maxsize=32768)
def find_contacts(text: str) -> tuple[Contact, ...]:
    """Return all contacts in `text`, as read by a person: folded, undisguised, each once."""
    folded = fold(text)
    if not _PROMISING.search(folded):
        return ()
    found = _contacts(undisguise(folded))
    if not found and (drawn := latin(folded)) != folded:
        # Only what looks like the listed contact is none of ours: the mark keeps it off the list.
        found = [replace(contact, value=f"≈{contact.value}") for contact in _contacts(undisguise(drawn))]
    return tuple(found)


def _contacts(plain: str) -> list[Contact]:
    found: dict[Contact, None] = {}
    addresses = find_addresses(plain)
    for address in addresses:
        found[Contact(address.kind, address.value, address.shown)] = None
    rest = figures(without(plain, addresses))
    accounts = find_accounts(rest, plain)
    named = {account.value for account in accounts}
    for phone in find_phones(rest):
        if phone.digits not in named:
            found[Contact("phone", ("+" if phone.international else "") + phone.digits, phone.shown)] = None
    for account in accounts:
        found[Contact(account.kind, account.value, account.shown)] = None
    return list(found)
