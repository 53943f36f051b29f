"""Numbers whose digits are told in groups: "a trio of fives, oh one, a pair of sevens", 400 后面接六个 0 和一个 8.

What makes several of a digit is data (`words/numerals.toml`, and words that lead on from one group to the next). A row
of such groups, of figures and of words for digits is a number, if it has as many figures as one to call and calls are
spoken of, or its figures tell what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guard.text.hints import Hints, some
from guard.text.phone_shapes import WHOLE_NUMBER
from guard.text.phones import speaks_of_calls
from guard.text.put_in_place import put_between
from guard.words import numerals, whole_words, words

_SAID, _WRITTEN = numerals("words"), numerals("characters")
DIGITS: dict[str, str] = {
    **_SAID["digits"],
    **_SAID["plurals"],
    **dict(zip(_WRITTEN["digits"], _WRITTEN["figures"], strict=True)),
    **{str(figure): str(figure) for figure in range(10)},
}
# How many a count makes of a digit, a set ("trio", 对) and a word that repeats it.
MANY: dict[str, int] = {
    **{word: int(_SAID["digits"][word]) for word in _SAID["counts"]},
    **{str(figure): figure for figure in range(2, 10)},
    **_WRITTEN["worth"],
    **_SAID["sets"],
    **_WRITTEN["sets"],
    **_SAID["repeats"],
}


def _any_of(forms: dict[str, int] | dict[str, str]) -> str:
    return "|".join(sorted(forms, key=len, reverse=True))


_WORD = _any_of(_SAID["digits"])
_PLURAL = rf"{_any_of(_SAID['plurals'])}|(?:{_WORD}|\d)['’]?s"
_COUNT = f"(?P<count>{'|'.join(_SAID['counts'])}|[2-9])"
_HAN = f"[{_WRITTEN['digits']}\\d]"
_HAN_COUNT = f"(?P<count>[{''.join(_WRITTEN['worth'])}2-9])"
_HAN_SET = f"(?P<set>{_any_of(_WRITTEN['sets'])})"
# Groups of one digit.
_GROUPS = (
    re.compile(
        rf"(?<![a-z\d])(?:{_COUNT}\s)?(?P<set>{_any_of(_SAID['sets'])})s?\s(?:{words('of-digits')})\s"
        rf"(?P<digit>{_PLURAL}|{_WORD}|\d)(?![a-z\d])"
    ),
    re.compile(rf"(?<![a-z\d])(?:{words('rows-of-digits')}\s)?{_COUNT}\s(?P<digit>{_PLURAL})(?![a-z\d])"),
    re.compile(
        rf"(?<![a-z\d.,])(?P<digit>{_WORD}|\d)\s(?:(?:{words('said-again')})\s)?(?P<set>{_any_of(_SAID['repeats'])})(?![a-z])"
    ),
    re.compile(rf"(?<![a-z\d])(?P<digit>{_WORD})\s?[x×*]\s?(?P<count>[2-6])(?!\d)"),
    re.compile(rf"{_HAN_COUNT}?\s?{_HAN_SET}\s?(?P<digit>{_HAN})(?!\d)"),
    re.compile(rf"{_HAN_COUNT}\s?[{_WRITTEN['pieces']}]\s?(?P<digit>{_HAN})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<digit>{_HAN})\s?(?:{words('again-in-a-row')}){{1,3}}\s?{_HAN_COUNT}\s?(?:{words('times-of-digits')})"
    ),
    re.compile(rf"(?<!\d)(?P<digit>{_HAN})\s?一?{_HAN_SET}(?!\d)"),
)
# What a group is replaced by begins with this mark, which no text has.
_MARK = "\x02"
_PIECE = rf"(?:{_MARK}\d+|(?<![\d.])\d{{1,8}}(?![\d%]|[.,]\d)|(?<![a-z])(?:{_WORD})(?![a-z])|{_HAN})"
_GAP = rf"(?:[\s,，、·()–—:-]|{whole_words('between-digits')}){{0,8}}"
_RUN = re.compile(f"{_PIECE}(?:{_GAP}{_PIECE})+")
_ONE = re.compile(_PIECE)
_LEAST, _MOST, _AROUND = 7, 13, 40
# The numbers of services in China are shorter: 95588.
_SHORT = re.compile(r"9[56]\d{3,4}")
# Longer texts tell of other things as well.
_LONGEST = 300
_ROUND = re.compile("0{4}\\Z")

# A text without any of these tells no digits in groups.
_HINTS = Hints(finds=lambda text: some(grouped_digits(text)), in_small=True, groups=_GROUPS)


def grouped_digits(folded: str) -> Iterator[str]:
    """Yield folded text with the numbers that it tells in groups of digits in figures."""
    small = folded.lower()
    if len(folded) > _LONGEST or not _HINTS.of(small):
        return
    told = small
    for pattern in _GROUPS:
        told = pattern.sub(_figures, told)
    for match in _RUN.finditer(told):
        if _MARK in match[0]:
            number = "".join(map(_figure, _ONE.findall(match[0])))
            if _is_number(number, told):
                yield put_between(told, match.start(), match.end(), f"tel {number}", _AROUND).replace(_MARK, "")


def _is_number(number: str, text: str) -> bool:
    """Tell whether figures may be a number to call in a text; a round one is an amount, one that counts is none."""
    counts = len({int(after) - int(one) for one, after in pairwise(number)}) == 1
    called = WHOLE_NUMBER.fullmatch(number) is not None or speaks_of_calls(text)
    long = _LEAST <= len(number) <= _MOST or _SHORT.fullmatch(number) is not None
    return long and called and not counts and not _ROUND.search(number)


def _figures(match: re.Match[str]) -> str:
    found = match.groupdict()
    digit = DIGITS[match["digit"] if match["digit"] in DIGITS else match["digit"].rstrip("s").rstrip("'’")]
    many = MANY[found.get("count") or "1"] if found.get("count") else 1
    return f" {_MARK}{digit * many * (MANY[found['set']] if found.get('set') else 1)} "


def _figure(piece: str) -> str:
    return piece.lstrip(_MARK) if piece.lstrip(_MARK).isdigit() else DIGITS[piece]
