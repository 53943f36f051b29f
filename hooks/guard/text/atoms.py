"""The atoms that a pattern needs: sets of words, pieces of words and characters; where it is found, a text has at least
one of each set.

Where a text lacks a whole set, the pattern is not found in it. So one look at the words and characters of a text tells
for hundreds of patterns which of them are worth a search (look.py). Prefilters of this kind are described in R. Cox,
"Regular Expression Matching with a Trigram Index", 2012.

An atom is a run of Latin letters, with ^ or $ where a word must begin or end (^pay$, ^pay, pay); one or two characters
of other writings, next to each other; another single character; or a sign for a shape, such as a long run of letters
and digits. Letters are small ones. What is not surely an atom is left out, never added: an atom that is told is in
every text in which the pattern is found.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from re._casefix import _EXTRA_CASES  # type: ignore[import-not-found]
from typing import Any

Atoms = frozenset[str]
# A parsed pattern: what stands one after the other, each with its operator.
_Item = tuple[Any, Any]

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_BORDERS = (sre.AT_BOUNDARY, sre.AT_BEGINNING, sre.AT_BEGINNING_STRING, sre.AT_END, sre.AT_END_STRING)
_LETTERS, _CAPITALS = ((sre.RANGE, (ord(first), ord(last))) for first, last in ("az", "AZ"))
_WORD = (sre.CATEGORY, sre.CATEGORY_WORD)
# Other writings begin here: radicals of Chinese characters.
_FIRST_OF_OTHERS = "\u2e80"
_PIECE = re.compile(f"[a-z]+|[{_FIRST_OF_OTHERS}-\uffff]+|[^a-z{_FIRST_OF_OTHERS}-\uffff\\s]")
# An atom that every text with a letter has: it stands for a class of many letters.
ANY_LETTER = "a-z"
# So many sets tell whether ways are made alike: of words or of characters.
_OF_WAY = 3
# Larger sets of characters are in nearly every text.
_MOST_CHARACTERS, _MOST_LETTERS = 300, 8
# Runs of at least so many letters, digits and signs of Base64 are told by atoms of their own.
LONG_RUNS = {"{11}": re.compile(r"[a-z0-9+/_-]{11}"), "{20}": re.compile(r"[a-z0-9+/_-]{20}")}
# Two letters or figures, each alone, with three signs between them at most.
APART = "{1}"
TWO_APART = re.compile(r"(?<![a-z0-9])[a-z0-9][^a-z0-9]{1,3}[a-z0-9_](?![a-z0-9])")
# Small letters that Python takes for others, too, where case is ignored: a final sigma for a sigma, and what is drawn
# like a letter for that.
_ALSO_OTHERS = frozenset(map(chr, _EXTRA_CASES))
_OF_RUNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789+/_-")


def needs(pattern: re.Pattern[str]) -> list[Atoms]:
    """Return sets of atoms, the rarest first: a text in which `pattern` is found has one of each, in small letters."""
    parsed = parser.parse(pattern.pattern, pattern.flags)
    return ranked(_of_sequence(list(parsed), parsed.state.flags, edge=(False, False)))


def needs_of_each(pattern: re.Pattern[str]) -> list[list[Atoms]]:
    """Return such sets for each way in which a pattern is found, if it begins with a choice between several: a text in
    which it is found has one of each set of one of the ways. Ways that need one set each are one.
    """
    parsed = parser.parse(pattern.pattern, pattern.flags)
    ways = [list(parsed)]
    while len(ways) == 1 and (parted := _parted(ways[0])):
        ways = parted
    each = [ranked(_of_sequence(items, parsed.state.flags)) for items in ways]
    if not all(each):
        return [[]]
    short = [one[0] for one in each if len(one) == 1]
    return [*([[Atoms().union(*short)]] if short else []), *(one for one in each if len(one) > 1)]


def needs_of_ways(pattern: re.Pattern[str]) -> list[list[Atoms]]:
    """Return such sets for each way in which a pattern is found, whatever choices it begins with, one within another:
    a text in which it is found has one of each set of one of the ways. Ways that are made alike are one.
    """
    parsed = parser.parse(pattern.pattern, pattern.flags)
    open_ways, ways = [list(parsed)], []
    while open_ways:
        items = open_ways.pop()
        parted = _parted(items)
        open_ways += parted
        ways += [] if parted else [items]
    of_all = needs(pattern)
    each = [ranked(_of_sequence(items, parsed.state.flags)) for items in ways]
    if len(each) == 1 or not all(each):
        return [of_all]
    alike: dict[tuple[bool, ...], list[list[Atoms]]] = {}
    for sets in each:
        first = _with_more(sets, of_all)[:_OF_WAY]
        alike.setdefault(tuple(all(map(is_of_words, one)) for one in first), []).append(first)
    put_together = ([Atoms().union(*sets) for sets in zip(*of, strict=True)] for of in alike.values())
    return [ranked(_with_more([*sets], of_all)) for sets in put_together]


def _with_more(sets: list[Atoms], more: Iterable[Atoms]) -> list[Atoms]:
    """Return sets, and more of them behind, but for those that say nothing beside the first ones."""
    return [*sets, *(of_more for of_more in more if not any(one <= of_more for one in sets))]


def _parted(items: list[_Item]) -> list[list[_Item]]:
    """Return the ways to go on at the first item that has a length, if it is a group or a choice."""
    for at, (kind, value) in enumerate(items):
        if kind is sre.SUBPATTERN and not value[1] and not value[2]:
            return [[*items[:at], *value[3], *items[at + 1 :]]]
        if kind is sre.BRANCH:
            return [[*items[:at], *branch, *items[at + 1 :]] for branch in value[1]]
        if kind not in (sre.AT, sre.ASSERT_NOT):
            break
    return []


def needs_of_all(patterns: Iterable[re.Pattern[str]]) -> list[Atoms]:
    """Return sets of atoms of patterns all of which must be found: the rarest of each, then the others."""
    each = [needs(pattern) for pattern in patterns]
    return [*ranked(one[0] for one in each if one), *ranked(more for one in each for more in one[1:])]


def needs_of_hints(hints: Iterable[str]) -> Atoms:
    """Return the atoms of words one of which must stand in a text: whole ones of Latin letters, others anywhere."""
    found: set[str] = set()
    for hint in hints:
        found |= {f"^{hint}$"} if hint.isascii() and hint.isalpha() else needs(re.compile(re.escape(hint)))[0]
    return Atoms(found)


def ranked(found: Iterable[Atoms]) -> list[Atoms]:
    """Return sets of atoms, each once, the one that is in the fewest texts first."""
    return sorted(dict.fromkeys(found), key=_rareness, reverse=True)


def _rareness(atoms: Atoms) -> float:
    """Tell how rare a set is, as a guess: its commonest atom counts twice, and many are commoner than one."""
    each = sorted(map(_weight, atoms))
    return 2 * each[0] + sum(each) / len(each) - 0.35 * sqrt(len(atoms))


def _weight(atom: str) -> float:
    """A character of Chinese says as much as four letters, a sign as much as three."""
    if atom == ANY_LETTER:
        return 0.5
    if atom in LONG_RUNS:
        return int(atom[1:-1]) / 2
    if is_of_words(atom):
        return len(atom)
    return 4.0 * len(atom) if atom[0] >= _FIRST_OF_OTHERS else 3.0


def _is_letter(char: str) -> bool:
    return "a" <= char <= "z"


def _of_sequence(items: Sequence[_Item], flags: int, edge: tuple[bool, bool] = (False, False)) -> list[Atoms]:
    """Return the sets of items that stand one after the other; `edge` tells whether no letter stands right before them,
    and right behind them.
    """
    found: list[Atoms] = []
    border, run, run_border = edge[0], "", edge[0]
    for at, (kind, value) in enumerate(items):
        if kind is sre.LITERAL:
            if not run:
                run_border = border
            run, border = run + chr(value), False
        elif _is_border((kind, value), flags):
            found += _of_run(run, run_border, after=True)
            border, run = True, ""
        elif kind is sre.ASSERT:
            found += _of_sequence(value[1], flags)
        elif kind not in (sre.AT, sre.ASSERT_NOT):
            found += _of_run(run, run_border, after=_is_no_letter((kind, value)))
            behind = edge[1] if at + 1 == len(items) else _ends_word(items[at + 1], flags)
            found += _of_item(kind, value, flags, (border, behind))
            border, run = _is_no_letter((kind, value)), ""
    return found + list(_of_run(run, run_border, after=edge[1]))


def _of_item(kind: Any, value: Any, flags: int, edge: tuple[bool, bool]) -> list[Atoms]:
    if kind in _REPEATS:
        least, most, inner = value
        if least == 0:
            return []
        if runs := [name for name in LONG_RUNS if least >= int(name[1:-1])]:
            return [Atoms({runs[-1]})] if _is_of_runs(inner) else []
        return _of_sequence(inner, flags, edge if most == 1 else (False, False))
    if kind is sre.SUBPATTERN:
        return _of_sequence(value[3], (flags | value[1]) & ~value[2], edge)
    if kind is sre.ATOMIC_GROUP:
        return _of_sequence(value, flags, edge)
    if kind is sre.BRANCH:
        branches = [_of_sequence(branch, flags, edge) for branch in value[1]]
        return [Atoms().union(*(max(one, key=_rareness) for one in branches))] if all(branches) else []
    if kind is sre.IN:
        characters = _characters(value)
        return [characters] if characters else []
    return []


def _of_run(run: str, border: bool, *, after: bool) -> Iterator[Atoms]:
    """Yield an atom of each piece of what stands there literally, if no letter stands beside it."""
    small = run.lower()
    for match in _PIECE.finditer(small) if len(small) == len(run) else ():
        piece = match[0]
        if _is_letter(piece[0]):
            begins, ends = match.start() > 0 or border, match.end() < len(small) or after
            yield Atoms({f"{'^' * begins}{piece}{'$' * ends}"})
        elif piece[0] >= _FIRST_OF_OTHERS and len(piece) > 1:
            yield Atoms({max(piece[at : at + 2] for at in range(len(piece) - 1))})
        elif _is_of_one_form(piece):
            yield Atoms({piece})


def _is_of_runs(inner: Sequence[_Item]) -> bool:
    """Tell whether what is repeated is one letter, digit or sign of Base64."""
    if len(inner) != 1 or inner[0][0] is not sre.IN:
        return False
    ranges = [
        value if kind is sre.RANGE else (value, value)
        for kind, value in inner[0][1]
        if kind in (sre.RANGE, sre.LITERAL)
    ]
    known = (chr(code).lower() in _OF_RUNS for first, last in ranges for code in range(first, min(last, 0x7F) + 1))
    return len(ranges) == len(inner[0][1]) and all(last < 0x7F for _, last in ranges) and all(known)


def _is_of_one_form(char: str) -> bool:
    """Tell whether all that a pattern takes for a character, no Latin letter of ASCII, is that one in small letters."""
    return char.lower() == char and char not in _ALSO_OTHERS


def _characters(items: Sequence[_Item]) -> Atoms | None:
    """Return the characters of a class; None if they are too many, or not all are known in small letters."""
    found: set[str] = set()
    for kind, value in items:
        if kind is sre.LITERAL:
            found.add(chr(value))
        elif kind is sre.RANGE and value[1] - value[0] <= _MOST_CHARACTERS:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif kind is sre.CATEGORY and value is sre.CATEGORY_DIGIT:
            found.update("0123456789")
        else:
            return None
    small = {char.lower() for char in found}
    if sum(map(_is_letter, small)) > _MOST_LETTERS:
        small = {char for char in small if not _is_letter(char)} | {ANY_LETTER}
    if len(small) > _MOST_CHARACTERS or any(map(str.isspace, small)):
        return None
    return Atoms(small) if all(_is_letter(char[0]) or _is_of_one_form(char) for char in sorted(small)) else None


def _ends_word(item: _Item, flags: int) -> bool:
    return _is_border(item, flags) or _is_no_letter(item)


def _is_border(item: _Item, flags: int) -> bool:
    """Tell whether an item has no length, and a letter on one side of it at most."""
    kind, value = item
    if kind is sre.ASSERT_NOT and len(value[1]) == 1:
        operator, inner = value[1][0]
        # None of several things stands there: no letter, if that is one of them.
        each = inner[1] if operator is sre.BRANCH else [value[1]]
        return any(len(one) == 1 and _has_all_letters(one[0], flags) for one in each)
    return kind is sre.AT and value in _BORDERS


def _has_all_letters(item: _Item, flags: int) -> bool:
    kind, value = item
    if kind is not sre.IN or value[0][0] is sre.NEGATE:
        return False
    return _WORD in value or (_LETTERS in value and (bool(flags & re.IGNORECASE) or _CAPITALS in value))


def _is_no_letter(item: _Item) -> bool:
    """Tell whether an item is one character that is surely no Latin letter."""
    kind, value = item
    if kind is sre.LITERAL:
        return not _is_letter(chr(value).lower())
    return kind is sre.IN and all(_has_no_letter(one) for one in value)


def _has_no_letter(item: _Item) -> bool:
    """Tell whether a part of a set has surely no Latin letter in it; the sign that negates the set has any."""
    kind, value = item
    if kind is sre.LITERAL:
        return not _is_letter(chr(value).lower())
    if kind is sre.RANGE:
        return not any(_is_letter(chr(code).lower()) for code in range(value[0], min(value[1], 0x24F) + 1))
    return value in (sre.CATEGORY_SPACE, sre.CATEGORY_DIGIT, sre.CATEGORY_NOT_WORD)


def is_of_words(atom: str) -> bool:
    """Tell whether an atom is a piece of a word of Latin letters."""
    return _is_letter(atom.strip("^$")[:1])
