"""Numbers that stand in a row of contacts with nothing that says what they are: "support@…, +1 202 …, 65550187"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.phone_shapes import TICKET
from guard.words import words_between

_BETWEEN = re.compile(rf"(?i)[,，、;；|·•/]|{words_between('and-words')}")
_BARE = re.compile(r"\(?\d[\d\s()-]{5,16}\d")
# Days, years, rounds sums and nothing but one digit are no numbers to call.
_OTHER = re.compile(r"(?:19|20)\d\d[\s-]?(?:[01]\d(?:[\s-]?[0-3]\d)?|[\s-]{1,3}(?:19|20)\d\d)?|\d+0{5,}|(\d)\1+")
_LEAST, _MOST = 7, 12


def is_bare_number(text: str) -> bool:
    """Tell whether a folded text is nothing but so many digits as a number to call has."""
    text = text.strip()
    if not _BARE.fullmatch(text) or _OTHER.fullmatch(text) or TICKET.fullmatch(text):
        return False
    return _LEAST <= sum(map(str.isdigit, text)) <= _MOST


def numbers_in_row(text: str) -> Iterator[str]:
    """Yield the numbers that are all of their place in a row of a folded text, which has other contacts."""
    for one in _BETWEEN.split(text.rstrip(" .。!?")):
        if is_bare_number(one):
            yield one.strip()
