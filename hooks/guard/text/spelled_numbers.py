"""Numbers that are spelled out in any language: "двести два, пятьсот пятьдесят пять", "quatre-vingt-dix-neuf".

How languages say whole numbers is data: `words/spelled.tsv`, by the spell-out rules of CLDR, as texts are folded; how
digits are said besides, what makes several of one and what leads on to the next stand in `words/numerals.toml`. A row
of numbers in one language that have as many digits as a number to call is one, unless they count or are round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from guard.text.derived import derived
from guard.text.hints import Hints, some
from guard.text.normalize import fold
from guard.text.phone_shapes import WHOLE_NUMBER
from guard.text.put_in_place import put_between
from guard.words import file_text, numerals, numerals_apart

# A number to call has so many digits, of which words tell several; of the text around it so much may say what it is.
_LEAST, _MOST, _LEAST_SAID, _AROUND = 7, 15, 3, 40
# What may stand between two numbers, and between the words of one.
_SIGNS = r"[\s,、，.·/()–—-]"
_JOINT = r"[\s-]?"
_SAID = numerals("said")
_TIMES: dict[str, int] = _SAID["times"]
_ZEROS = "|".join(_SAID["zeros"])
_GAP = re.compile(rf"{_SIGNS}{{0,3}}(?:(?:{'|'.join(_SAID['links'])}){_SIGNS}{{1,3}}){{0,2}}")
# Writings that part no words by spaces: a word for a number may touch the next one.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7ff]")
# So many words of a language stand where numbers are read in it.
_LEAST_WORDS = 2
# Whoever says a zero by itself tells digits, and no amount.
_ZERO = "0"
_ACCENTED = re.compile("[\u00c0-\u024f\u0370-\u03ff\u0600-\u06ff\u1e00-\u1eff]")
_WORD = re.compile(r"[^\W\d_]+")
# What parts the forms of one number in the table, and what parts the rows while they lose their accents.
_OR, _NEXT = "|", "/"

# Words by what they are worth: whole numbers below a hundred and hundreds; what stands before a number below a hundred;
# what stands before one below a thousand.
Worth = dict[str, int]


class Tongue(NamedTuple):
    """How one language says numbers, and how a reader finds one of them."""

    wholes: Worth
    hundreds: Worth
    thousands: Worth
    number: re.Pattern[str]
    words: frozenset[str]
    spaced: bool


def spelled_numbers(folded: str) -> Iterator[str]:
    """Yield folded text with the numbers that it spells out in figures, one after the other."""
    small = folded.lower()
    if not _HINTS.of(small) or len(small) != len(folded):
        return
    words = frozenset(_WORD.findall(small))
    for tongue in _tongues():
        if not tongue.spaced or len(words & tongue.words) >= _LEAST_WORDS:
            yield from _numbers(folded, small, tongue)


def _numbers(folded: str, small: str, tongue: Tongue) -> Iterator[str]:
    run: list[re.Match[str]] = []
    for match in tongue.number.finditer(small):
        if run and not _GAP.fullmatch(small, run[-1].end(), match.start()):
            yield from _told(folded, small, run, tongue)
            run = []
        run.append(match)
    yield from _told(folded, small, run, tongue)


def _told(folded: str, small: str, run: list[re.Match[str]], tongue: Tongue) -> Iterator[str]:
    """Yield the text with a run of spelled numbers in figures, if they may be one to call."""
    if sum(match["figures"] is None for match in run) < _LEAST_SAID:
        return
    start, end = run[0].start(), run[-1].end()
    if not _ROWS[tongue.spaced].search(small, start, end):
        return
    said = [_figures(match, tongue) for match in run]
    number = "".join(said)
    if not _LEAST <= len(number) <= _MOST or _counts(said) or _are_round(said):
        return
    sure = WHOLE_NUMBER.fullmatch(number) is not None or any(set(one) == {_ZERO} for one in said)
    yield put_between(folded, start, end, f"tel {number}" if sure else number, _AROUND)


def _figures(match: re.Match[str], tongue: Tongue) -> str:
    """Return the figures of one number."""
    if match["figures"]:
        return match["figures"]
    of = ((tongue.thousands, match["thousands"]), (tongue.hundreds, match["hundreds"]), (tongue.wholes, match["whole"]))
    number = sum(worth[_squeezed(word)] for worth, word in of if word)
    if match["zeros"]:
        return _ZERO * number
    return str(number) * (_TIMES[match["times"]] if match["times"] else 1)


def _counts(said: list[str]) -> bool:
    """Tell whether each number is as far from the next one."""
    return len({int(after) - int(one) for one, after in pairwise(said)}) == 1


def _are_round(said: list[str]) -> bool:
    return all(int(one) % 10 == 0 and one.strip(_ZERO) for one in said)


@cache
def _tongues() -> tuple[Tongue, ...]:
    return tuple(_tongue(*each) for each in _words_by_worth().values())


@cache
def _words_by_worth() -> Mapping[str, tuple[Worth, Worth, Worth]]:
    """Return what each language's words are worth, as texts are folded: wholes, hundreds and thousands."""
    return derived("spelled numbers", _read)


def _read() -> dict[str, tuple[Worth, Worth, Worth]]:
    found: dict[str, tuple[Worth, Worth, Worth]] = {}
    rows = [line.split("\t") for line in file_text("spelled.tsv").splitlines()[1:]]
    for (language, number, _), spellings in zip(rows, _spellings([row[-1] for row in rows]), strict=True):
        figures = number.rstrip("_")
        unit = len(number) - len(figures)
        table = found.setdefault(language, ({}, {}, {}))[max(0, unit - 1)]
        table |= dict.fromkeys(spellings, int(figures) * 10**unit)
    for at, one in enumerate((*numerals_apart("other-words"), numerals("words"))):
        words = _spellings([fold(word).lower() for word in one["digits"]])
        of_words = zip(words, map(int, one["digits"].values()), strict=True)
        digits = {spelling: figure for spellings, figure in of_words for spelling in spellings}
        known = next((of for of in found.values() if len(of[0].keys() & digits) >= len(digits) // 2), None)
        (known or found.setdefault(f"digits {at}", ({}, {}, {})))[0].update(digits)
    return found


def _spellings(rows: list[str]) -> Iterator[list[str]]:
    """Yield for each row its folded forms, also without their accents, which all rows lose in one go: one by one takes
    as long as to judge a page.
    """
    written = _NEXT.join(rows)
    bare = "".join(char for char in unicodedata.normalize("NFD", written) if not unicodedata.combining(char))
    for row, without in zip(rows, bare.split(_NEXT), strict=True):
        forms = zip(row.split(_OR), without.split(_OR), strict=True)
        yield [one for form, other in forms for one in ((form, other) if _ACCENTED.search(form) else (form,))]


def _tongue(wholes: Worth, hundreds: Worth, thousands: Worth) -> Tongue:
    spaced = not any(map(_UNSPACED.search, wholes))
    before, behind = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    heads = "".join(
        f"(?:(?P<{name}>{_any_of(worth)}){_JOINT})?" if worth else f"(?P<{name}>(?!))?"
        for name, worth in (("thousands", thousands), ("hundreds", hundreds))
    )
    number = (
        rf"{before}(?:(?P<times>{'|'.join(_TIMES)})[\s-]?)?{heads}(?P<whole>{_any_of(wholes)})(?P<zeros>\s(?:{_ZEROS}))?{behind}"
        r"|(?<![\d.,])(?P<figures>\d{1,4})(?![\d%]|[.,]\d)"
    )
    words = frozenset(word for form in wholes for word in (_squeezed(form), *form.split()))
    each = _squeezed_words(wholes), _squeezed_words(hundreds), _squeezed_words(thousands)
    return Tongue(*each, re.compile(number), words, spaced)


def _any_of(worth: Worth) -> str:
    """Return a part of a pattern that finds the longest of some words."""
    return "|".join(re.escape(word).replace(r"\ ", _JOINT) for word in sorted(worth, key=len, reverse=True))


def _squeezed_words(worth: Worth) -> Worth:
    return {_squeezed(word): of for word, of in worth.items()}


def _squeezed(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def _rows_of_numbers(*, spaced: bool) -> re.Pattern[str]:
    """Return a pattern for several numbers in a row, in writings that part words or in those that do not."""
    forms = {form for each in _words_by_worth().values() for of in each for form in of}
    some_words = {word for form in forms for word in form.split() if spaced is not bool(_UNSPACED.search(form))}
    word = f"(?:{'|'.join(map(re.escape, sorted(some_words)))})"
    if not spaced:
        return re.compile(rf"(?:{word}{_SIGNS}{{0,3}}){{6}}")
    return re.compile(rf"(?<!\w){word}+(?:{_SIGNS}{{1,3}}{word}+){{2}}(?!\w)")


# Several numbers in a row, in writings that part words and in those that do not. A text without one spells none out.
_ROWS = {spaced: _rows_of_numbers(spaced=spaced) for spaced in (True, False)}
_HINTS = Hints(
    finds=lambda text: some(spelled_numbers(text)),
    in_small=True,
    alone=("spaced",),
    spaced=_ROWS[True],
    unspaced=_ROWS[False],
)
