"""The value of a channel: whether it is a reserved sample, how it is written and linked."""

from __future__ import annotations

import re

import phonenumbers

from guard.policy.official_list import Kind
from guard.text.dialled import EXTENSION

# RFC 2606 and RFC 6761: names that nobody can register.
_RESERVED_HOST = re.compile(r"(^|\.)(example|test|invalid|localhost|example\.(com|net|org))(:\d+)?$")
# NANPA: 555-0100 … 555-0199 are set aside for fiction, in every area code.
_RESERVED_PHONE = re.compile(r"\+1\d{3}55501\d{2}")
# A service number that is dialled as it stands (400-555-0143); short codes have no groups.
_SERVICE_DIGITS = 10


def sample(kind: Kind, value: str) -> bool:
    """Tell whether `value` is a name or number that nobody can own. Any scheme of an app may be somebody's."""
    if kind == "phone":
        return bool(_RESERVED_PHONE.fullmatch(value.partition(EXTENSION)[0]))
    if kind == "app":
        return False
    host = value.rpartition("@")[2] if kind == "email" else value.split("/")[2]
    return bool(_RESERVED_HOST.search(host))


def href(kind: Kind, value: str) -> str:
    """Return the link target for a channel."""
    prefix = {"email": "mailto:", "phone": "tel:"}.get(kind, "")
    return prefix + (value.removesuffix("/") + "/" if kind == "origin" else value)


def as_read(kind: Kind, value: str) -> str:
    """Return the value as a reader reads it: a phone number in groups, a web address without https://."""
    if kind == "phone" and value.startswith("+"):
        form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return str(phonenumbers.format_number(phonenumbers.parse(value), form))
    if kind == "phone" and len(value) == _SERVICE_DIGITS:
        return f"{value[:3]}-{value[3:6]}-{value[6:]}"
    return value.removeprefix("https://").removesuffix("/") if kind in {"origin", "page"} else value
