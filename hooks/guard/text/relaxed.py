"""Patterns of Python as RE2 reads them: found wherever the pattern is found, and at times elsewhere.

RE2 looks for many patterns in one pass, but knows no lookarounds and no references to groups, and counts in few
copies. So these are left out or loosened, never tightened: what this says is not there is not there.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Sequence
from typing import Any

# More copies than this say nothing more.
_MOST_COPIES = 40
_ANY = "(?s:.)"
# White space beyond ASCII, and beyond what RE2 takes for it.
_SPACE = r"\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_DIGITS, _WORD, _SPACES = ((48, 57),), ((48, 57), (65, 90), (95, 95), (97, 122)), ((9, 13), (32, 32))
# What a category holds in ASCII, and as RE2 writes what it holds beyond.
_CATEGORIES = {
    sre.CATEGORY_DIGIT: (_DIGITS, r"\p{Nd}"),
    sre.CATEGORY_SPACE: (_SPACES, _SPACE),
    sre.CATEGORY_WORD: (_WORD, r"\x{80}-\x{10ffff}"),
}
_OTHERS = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}
_ASCII, _LAST = 128, 0x10FFFF
# RE2 reads text, in which none of these stands alone.
_SURROGATES = range(0xD800, 0xE000)
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_AROUND = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)

# A parsed pattern: what stands one after the other, each with its operator.
_Item = tuple[Any, Any]
_Ranges = Sequence[tuple[int, int]]


# What the groups of the pattern that is being written hold: what stands for one of them again has the same form.
_groups: dict[int, str] = {}


def relaxed(pattern: re.Pattern[str]) -> str:
    """Return a pattern for RE2 that is found in every text in which `pattern` is found."""
    _groups.clear()
    parsed = parser.parse(pattern.pattern, pattern.flags)
    return _sequence(list(parsed), parsed.state.flags, first=True, last=True)


def _sequence(items: Sequence[_Item], flags: int, *, first: bool = False, last: bool = False) -> str:
    """Write items one after the other. At either end of the whole pattern, what must (not) stand beside it is taken in
    as a part of it.
    """
    start, end = 0, len(items)
    while first and start < end and items[start][0] in _AROUND:
        start += 1
    while last and end > start and items[end - 1][0] in _AROUND:
        end -= 1
    before = _beside(items[:start], flags, behind=True) if first else ""
    after = _beside(items[end:], flags, behind=False) if last else ""
    body = items[start:end]
    written = [
        _item(item, flags, first=first and not before and at == 0, last=last and not after and at == len(body) - 1)
        for at, item in enumerate(body)
    ]
    return f"{before}{''.join(written)}{after}"


def _beside(items: Sequence[_Item], flags: int, *, behind: bool) -> str:
    """Write the lookaround that says most of what stands beside the pattern: behind it (where it begins) or ahead."""
    texts = [_lookaround(item, flags, behind=behind) for item in items]
    return max(texts, key=lambda text: (bool(text) and not text.startswith(("(?:^|", "(?:$|")), len(text)), default="")


def _lookaround(item: _Item, flags: int, *, behind: bool) -> str:
    kind, value = item
    if kind is sre.AT or (value[0] < 0) != behind:
        return ""
    if kind is sre.ASSERT:
        return f"(?:{_sequence(value[1], flags, first=behind, last=not behind)})"
    operator, inner = value[1][0] if len(value[1]) == 1 else (None, [])
    if operator is sre.LITERAL:
        operator, inner = sre.IN, [(sre.LITERAL, inner)]
    return f"(?:{'^' if behind else '$'}|{_class(inner, flags, turned=True)})" if operator is sre.IN else ""


def _item(item: _Item, flags: int, *, first: bool, last: bool) -> str:
    kind, value = item
    if kind in _REPEATS:
        least, most, inner = value
        return _repeat(least, most, inner, flags, at_end=first or last)
    if kind is sre.SUBPATTERN:
        number, added, removed, inner = value
        within = (flags | added) & ~removed
        if number is not None:
            _groups[number] = f"(?:{_sequence(inner, within)})"
        return f"(?:{_sequence(inner, within, first=first, last=last)})"
    if kind is sre.BRANCH:
        return f"(?:{'|'.join(_sequence(branch, flags, first=first, last=last) for branch in value[1])})"
    if kind is sre.LITERAL:
        return _cased(_character(value), flags)
    if kind is sre.NOT_LITERAL:
        return _class([(sre.LITERAL, value)], flags, turned=True)
    if kind is sre.IN:
        return _class(value, flags)
    if kind is sre.ANY:
        return _ANY
    if kind in _AROUND:
        return ""
    if kind is sre.GROUPREF:
        return _groups.get(value, f"{_ANY}*")
    if kind is sre.GROUPREF_EXISTS:
        return f"(?:{_sequence(value[1], flags)}|{_sequence(value[2] or (), flags)})"
    if kind is sre.ATOMIC_GROUP:
        return f"(?:{_sequence(value, flags)})"
    raise ValueError(f"no pattern for {kind}")


def _repeat(least: int, most: Any, inner: Sequence[_Item], flags: int, *, at_end: bool) -> str:
    """Write a repetition. Where the whole pattern begins or ends, the fewest copies are found wherever more are."""
    text = f"(?:{_sequence(inner, flags)})"
    copies = min(least, _MOST_COPIES)
    if at_end:
        return text if copies == 1 else f"{text}{{{copies}}}" if copies else ""
    if (least, most) == (0, 1):
        return f"{text}?"
    if least == most == copies:
        return f"{text}{{{copies}}}"
    return f"{text}{{{copies},}}" if copies else f"{text}*"


def _class(items: Sequence[_Item], flags: int, *, turned: bool = False) -> str:
    """Write a class of characters, `turned` into the one of all others."""
    if items[0][0] is sre.NEGATE:
        items, turned = items[1:], not turned
    ranges: list[tuple[int, int]] = []
    beyond: list[str] = []
    for kind, value in items:
        if kind is sre.LITERAL:
            ranges.append((value, value))
        elif kind is sre.RANGE:
            ranges.append(value)
        elif value in _CATEGORIES:
            ranges += _CATEGORIES[value][0]
            beyond.append(_CATEGORIES[value][1])
        else:
            # All but the digits: of what is beyond ASCII, all of it may be one or not.
            ranges += [(low, min(high, _ASCII - 1)) for low, high in _complement(_CATEGORIES[_OTHERS[value]][0])]
            beyond.append(rf"\x{{{_ASCII:x}}}-\x{{{_LAST:x}}}")
    if turned:
        # What is surely in the class is not in the other one; what lies beyond ASCII may be.
        cases = [(ord(chr(code).swapcase()),) * 2 for low, high in ranges for code in range(low, min(high, 122) + 1)]
        return _written(_complement([*ranges, *(cases if flags & re.IGNORECASE else ())]), ())
    return _cased(_written(ranges, beyond), flags)


def _complement(ranges: _Ranges) -> _Ranges:
    found, start = [], 0
    for low, high in sorted(ranges):
        if low > start:
            found.append((start, low - 1))
        start = max(start, high + 1)
    return [*found, (start, _LAST)] if start <= _LAST else found


def _written(ranges: _Ranges, beyond: Sequence[str]) -> str:
    first, last = _SURROGATES.start, _SURROGATES.stop - 1
    parts: list[tuple[int, int]] = []
    for low, high in ranges:
        parts += (
            [(low, min(high, first - 1)), (max(low, last + 1), high)]
            if high >= first and low <= last
            else [(low, high)]
        )
    texts = [f"{_character(low)}-{_character(high)}" for low, high in parts if low <= high]
    return f"[{''.join((*texts, *beyond))}]"


def _character(code: int) -> str:
    return chr(code) if chr(code).isascii() and chr(code).isalnum() else f"\\x{{{code:x}}}"


def _cased(text: str, flags: int) -> str:
    return f"(?i:{text})" if flags & re.IGNORECASE else text
