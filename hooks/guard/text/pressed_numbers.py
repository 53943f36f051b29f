"""Numbers that are told key by key or group by group among other words: "press 1, 3, 8, then 0 four times, 1 to 4",
"A = 1380, B = 0001, C = 234; the duty phone is A, B, C", "0187, before it 555, before that 202".

A text in which keys or calls are spoken of and all of whose figures, in their order, are one whole number tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.phone_shapes import CHINESE_MOBILE
from guard.text.phones import speaks_of_calls
from guard.text.simplified import in_small
from guard.words import numerals, whole_words, words

# Longer texts tell of other things as well.
_LONGEST = 240
_IN_WORDS, _CHARACTERS = numerals("words"), numerals("characters")
_MANY: dict[str, int] = {
    **_CHARACTERS["worth"],
    **{word: int(_IN_WORDS["digits"][word]) for word in _IN_WORDS["counts"]},
    **{str(figure): figure for figure in range(2, 9)},
}
_COUNT = f"(?P<many>{'|'.join(sorted(_MANY, key=len, reverse=True))})"
_PRESSES = rf"\s?(?:{words('presses-of-keys')})"
_ALONE = r"(?<![\d.,])(?P<key>\d)(?![\d%]|[.,]\d)"
# "四下 0", "0 four times"; "从 1 按到 4", "1 to 4".
_TIMES = (
    re.compile(rf"{_COUNT}{_PRESSES}\s?{_ALONE}"),
    re.compile(rf"{_ALONE}\s?(?:{words('again-and-again')})?\s?{_COUNT}{_PRESSES}"),
)
_COUNTED = re.compile(
    rf"(?:{words('from-a-key')})\s?(?P<first>\d)\s?(?:{words('to-a-key')})\s?(?P<last>\d)(?![\d%]|[.,]\d)"
)
_SUM = re.compile(rf"(?<![\d.,])(?P<base>\d{{10,11}})\s?(?:\+|{words('plus-words')})\s?(?P<more>\d{{1,4}})(?![\d%])")
_GROUP = re.compile(r"(?<![\w.,$¥€£#])\d{1,8}(?![\d%a-z]|[.,]\d)")
# Words stand between the groups: else they are read as they are.
_WORDED = r"[^\w]{0,12}[^\W\d_]\D{0,28}"
_GROUPS = re.compile(rf"\d{_WORDED}\d{{1,8}}{_WORDED}\d")
# 1、202、555、0150: the groups of a number as a list.
_LISTED = re.compile(r"(?<![\d.,])\d{1,4}(?:\s?[,、]\s?\d{1,4}){2,4}(?![\d%]|[.,]\d)")
_FIGURE = re.compile(r"\d")
_KEYS, _BACK = re.compile(rf"{whole_words('speaks-of-keys')}"), re.compile(rf"{whole_words('groups-before')}")
# How many figures the groups of a number have, where nothing else says that they are one.
_GROUPINGS = frozenset({(3, 3, 4), (1, 3, 3, 4), (3, 4, 4), (4, 4, 3), (2, 3, 4, 4)})
_WHOLE = re.compile(rf"1?[2-9]\d\d[2-9]\d{{6}}|{CHINESE_MOBILE.pattern}")
# Codes of errors stand in such groups as well.
_SURE = re.compile(rf"1?[2-9]\d\d[2-9]\d\d0\d{{3}}|{CHINESE_MOBILE.pattern}")

# A text without any of these tells no number so.
_HINTS = Hints(
    finds=lambda text: some(pressed_numbers(text)),
    in_small=True,
    keys=_KEYS,
    sums=_SUM,
    counted=(*_TIMES, _COUNTED),
    groups=(_GROUPS, _LISTED),
)


def pressed_numbers(folded: str) -> Iterator[str]:
    """Yield the numbers that folded text has its reader put together of keys or groups."""
    small = in_small(folded)
    if len(folded) > _LONGEST or not _HINTS.of(small):
        return
    for match in _SUM.finditer(small):
        yield f"tel {int(match['base']) + int(match['more'])}"
    if not (_KEYS.search(small) or speaks_of_calls(small)):
        return
    told = small
    for pattern in _TIMES:
        told = pattern.sub(_repeated, told)
    told = _COUNTED.sub(_steps, told)
    groups = _GROUP.findall(told)
    if (told != small or _GROUPS.search(told) or _LISTED.search(told)) and len("".join(groups)) == len(
        _FIGURE.findall(told)
    ):
        yield from _whole(groups, sure=told != small)
        if _BACK.search(small):
            yield from _whole(groups[::-1], sure=True)


def _whole(groups: list[str], *, sure: bool) -> Iterator[str]:
    """Yield the number that groups are together; `sure` if their text says that they are one."""
    number, grouping = "".join(groups), tuple(map(len, groups))
    shape = _WHOLE if sure else _SURE
    if shape.fullmatch(number) and not groups[-1].endswith("00") and (sure or grouping in _GROUPINGS):
        yield f"tel {number}"


def _repeated(match: re.Match[str]) -> str:
    return f" {match['key'] * _MANY[match['many']]} "


def _steps(match: re.Match[str]) -> str:
    first, last = int(match["first"]), int(match["last"])
    return f" {''.join(map(str, range(first, last + 1)))} " if first < last else match[0]
