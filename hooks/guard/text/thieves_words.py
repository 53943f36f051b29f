"""What thieves are said to say: a help center quotes them, so that readers know it when they hear it.

How a sentence says that thieves say something stands in words/asks.<language>.toml (`thieves-say`), what turns to the
reader again beside it.
"""

from __future__ import annotations

import re

from guard.text.asks import Asks, asks
from guard.text.normalize import blank
from guard.words import LANGUAGES

# A quotation from mark to mark, or what stands behind a colon till the sentence is over; so many characters at most.
_QUOTED = re.compile(r'\s?(?:“[^“”]{1,200}”|「[^「」]{1,200}」|『[^『』]{1,200}』|"[^"]{1,200}")')
_TOLD = re.compile(r"[^.。!！?？\n“”「」『』\"]{1,200}")


def without_thieves_words(plain: str) -> str:
    """Return a text in small letters with spaces for what thieves are said to say in it, as long as before."""
    for language in LANGUAGES:
        of = asks(language)
        for match in of.thieves_say.finditer(plain):
            if said := _said(of, plain, match.end()):
                plain = plain[: match.end()] + blank(said) + plain[said.end() :]
    return plain


def _said(of: Asks, plain: str, at: int) -> re.Match[str] | None:
    """Return what is said from a place on; behind a colon nothing, if that turns to the reader."""
    if quoted := _QUOTED.match(plain, at):
        return quoted
    told = _TOLD.match(plain, at)
    return None if told is None or of.turns.search(told[0]) else told
