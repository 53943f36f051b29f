"""Ids, numbers and names that a text has its reader put together: "first half …, second half …", "no gap between them",
"read only the capitals".

The pieces are words and numbers like others, so they tell nothing; how they are put together does, where somebody is
reached by the whole. What documentation speaks of so (hashes, backups, versions) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.atoms import needs_of_all
from guard.text.doubt import PLAINLY, explains
from guard.text.leads import meant
from guard.text.look import Need, Things
from guard.text.simplified import in_small
from guard.words import numerals, whole_words

# A text that tells nothing but this has so many characters at most.
_LONGEST = 260
_LEAST_PIECES = 2
_FIRST, _LATER = re.compile(whole_words("first-pieces")), re.compile(whole_words("later-pieces"))
_WHOSE, _NEVER = re.compile(whole_words("whose-pieces")), re.compile(whole_words("never-in-pieces"))
_STEPS, _FOR_WHOM = re.compile(whole_words("steps-of-recipes")), re.compile(whole_words("whom-recipes-make"))
_ACTS, _NEVER_MADE = re.compile(whole_words("acts-of-recipes")), re.compile(whole_words("never-made-by-recipes"))
_QUOTED = re.compile(r"[\"“「『]([a-z0-9_.-]{1,16})[\"”」』]")
_DIGIT_WORD = "|".join([*numerals("words")["digits"], *numerals("words")["times"]])
_DIGITS = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d(?!\d))\d{2,8}(?![\w.%,]\d|\w|%)")
_MADE = re.compile(
    r"(?<![\w@/.-])(?=[a-z._-]*[0-9_]|-[a-z])(?=[0-9._-]*[a-z])[a-z0-9_.-]*[a-z0-9_](?![\w])|(?<![\w@/.-])_[a-z0-9]+"
)
_SAID = re.compile(
    rf"(?<![a-z])(?:{_DIGIT_WORD})(?:[\s,-]{{1,2}}(?:{_DIGIT_WORD})){{1,3}}(?![a-z])|(?<![\d-])\d(?:-\d){{1,3}}(?![\d-])"
)
_THINGS = Things(lambda: [Need(needs_of_all((_FIRST, _LATER, _WHOSE))), Need(needs_of_all((_STEPS, _FOR_WHOM, _ACTS)))])
_IN_PIECES, _RECIPE = 1, 2


def assembled(folded: str) -> Iterator[str]:
    """Yield folded text if it has its reader put a contact together."""
    if len(folded) > _LONGEST:
        return
    text = in_small(folded)
    may = _THINGS.of(text)
    told = may and ((may & _IN_PIECES and _is_in_pieces(text)) or (may & _RECIPE and _is_recipe(text)))
    if told and meant(text) and not explains(folded, PLAINLY):
        yield folded.strip()


def _is_in_pieces(text: str) -> bool:
    if _NEVER.search(text) or not all(one.search(text) for one in (_FIRST, _LATER, _WHOSE)):
        return False
    pieces = {*_QUOTED.findall(text), *(match[0] for one in (_DIGITS, _MADE, _SAID) for match in one.finditer(text))}
    return len(pieces) >= _LEAST_PIECES


def _is_recipe(text: str) -> bool:
    return not _NEVER_MADE.search(text) and all(one.search(text) for one in (_STEPS, _FOR_WHOM, _ACTS))
