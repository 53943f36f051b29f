"""Names and addresses that are told by how their letters are called: "eye em double-you, dash, dee ee ess kay, dot",
艾、艾姆、达不溜，短横，迪、伊、艾斯、开.

How letters are called in a language is data (`words/numerals.toml`). A row of such names is a name of somebody, or an
address, if it is long enough and neither the alphabet nor a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guard.text.hints import Hints, some
from guard.text.put_in_place import put_in_place
from guard.text.vocabulary import is_plain
from guard.words import numerals_apart

_LETTERS: tuple[dict[str, str], ...] = tuple(one["letters"] for one in numerals_apart("letters"))
_GAP = r"[\s,，、/·–—-]{1,3}"
# So many names of letters in a row; so many of them are letters, and different ones.
_LEAST, _MOST, _LEAST_LETTERS, _LEAST_DIFFERENT = 5, 40, 4, 4
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# The words around a name that may say whose it is, in characters.
_AROUND = 40


def _any_of(letters: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(letters, key=len, reverse=True)))


def _run(letters: dict[str, str]) -> re.Pattern[str]:
    """Return a pattern of names of letters in a row, with figures and letters that stand for themselves among them."""
    one = _any_of(letters)
    piece = rf"(?:(?:{one})(?![a-z])|\d)"
    return re.compile(
        rf"(?<![\w.@-])(?:{piece}{_GAP}){{{_LEAST - 1},{_MOST}}}(?:{piece}|[a-z0-9.-]{{2,20}})(?![a-z0-9])"
    )


_RUNS = tuple(map(_run, _LETTERS))
_HINTS = Hints(finds=lambda text: some(spoken_letters(text)), in_small=True, runs=_RUNS)


@cache
def _pieces(language: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(_LETTERS[language])})(?![a-z])|[a-z0-9.-]+")


def spoken_letters(folded: str) -> Iterator[str]:
    """Yield folded text with what names of letters spell in their place."""
    small = folded.lower()
    if not _HINTS.of(small) or len(small) != len(folded):
        return
    for language, (run, letters) in enumerate(zip(_RUNS, _LETTERS, strict=True)):
        for match in run.finditer(small):
            pieces = _pieces(language).findall(match[0])
            name = "".join(letters.get(piece, piece) for piece in pieces)
            told = "".join(letters[piece] for piece in pieces if piece in letters)
            if _is_name(name, told):
                yield put_in_place(folded, match, name if "." in name or "@" in name else f"@{name}", _AROUND)


def _is_name(name: str, told: str) -> bool:
    """Tell whether what is spelled may be somebody's; `told` is what names of letters tell of it."""
    letters = [char for char in told if char.isalpha()]
    several = len(letters) >= _LEAST_LETTERS and len(set(letters)) >= _LEAST_DIFFERENT
    return several and told not in _ALPHABET and not is_plain(name)
