"""Numbers to call as they are compared with listed ones: their digits, whatever stands between them."""

from __future__ import annotations

import re

import phonenumbers

# How a number says its extension in RFC 3966, and so in a link.
EXTENSION = ";ext="
# The letters on the keys of a phone (ITU-T E.161).
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def dialled(value: str) -> str:
    """Return a listed number as it is compared: its digits, those of its extension behind an x."""
    return value.removeprefix("+").replace(EXTENSION, "x")


def keyed(letters: str) -> str:
    """Return what is dialled for a number in letters, such as 1-800-FLOWERS."""
    return re.sub(r"\D", "", letters.upper().translate(_KEYS))


def in_letters(shown: str) -> str:
    """Return a number in letters as it is compared: without what stands between its signs, and without its 1."""
    return re.sub(r"[^A-Z0-9]", "", shown.upper()).removeprefix("1")


def spellings(number: str) -> frozenset[str]:
    """Return the digits under which a listed number (as `dialled` returns it) may stand in text: with country code or
    without.
    """
    number, extended, extension = number.partition("x")
    return frozenset(f"{digits}{extended}{extension}" for digits in _digits_of(number))


def _digits_of(number: str) -> frozenset[str]:
    try:
        parsed = phonenumbers.parse(f"+{number}")
    except phonenumbers.NumberParseException:
        return frozenset({number})
    national = phonenumbers.national_significant_number(parsed)
    trunk = re.sub(r"\D", "", phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))
    return frozenset({number, national, trunk})
