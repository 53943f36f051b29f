"""Which of many patterns a text may hold, told by one look at it for all of them: for most texts none, and whoever asks
is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import re2  # type: ignore[import-untyped]

from guard.text.atoms import APART, Atoms, needs_of_ways
from guard.text.derived import derived
from guard.text.look import Need, Things, held, readers
from guard.text.memory import mark_of
from guard.text.relaxed import relaxed

Told = frozenset[str]
Patterns = re.Pattern[str] | tuple[re.Pattern[str], ...]

NOTHING: Told = frozenset()
# The bits of all patterns.
ALL = -1
# Python takes these for an i where case is ignored, RE2 does not.
_ODD_LETTERS = re.compile("[\u0130\u0131]")
# For the states that RE2 comes through with the patterns of one module, in bytes; where they are more, it begins anew.
_MEMORY = 16 << 20
# So many texts, and so many answers, are remembered: a reader asks for one text again and again.
_MOST_TEXTS, _MOST_ANSWERS = 256, 4096
_ANYTHING = re.compile("")


def _as_it_is(told: Told) -> Told:
    return told


class Hints:
    """Patterns by a name for what they tell. A pattern that a text holds is always told, at times another too.

    `weighed` leaves out what says nothing alone. They are looked for in texts as they stand, or in small letters
    (`in_small`); some are looked for `alone`, since together with others they take RE2 long. Those that are `apart`
    want two letters each of which stands alone. A reader of names, numbers or addresses (`of_names`) finds nothing
    without one of its own, and `finds` tells whether it does find something in a text, or changes it. It finds nothing
    either where the text lacks all atoms `beside` a pattern, or what it `wants` whatever else is told.
    """

    def __init__(
        self,
        weighed: Callable[[Told], Told] = _as_it_is,
        /,
        *,
        of_names: bool = True,
        finds: Callable[[str], bool] = bool,
        in_small: bool = False,
        alone: tuple[str, ...] = (),
        apart: tuple[re.Pattern[str], ...] = (),
        beside: Mapping[re.Pattern[str], Atoms] = MappingProxyType({}),
        wants: re.Pattern[str] = _ANYTHING,
        **patterns: Patterns,
    ) -> None:
        self.in_small, self.finds = in_small, finds
        first = sorted(patterns, key=lambda name: name not in alone)
        self._patterns = {name: one if isinstance(one := patterns[name], tuple) else (one,) for name in first}
        self._weighed = weighed
        self._all = frozenset(patterns)
        self._known: dict[tuple[int, ...], Told] = {}
        self._seen: dict[str, Told] = {}
        # What a look told of the patterns that texts may hold.
        self._looked: dict[str, int] = {}
        self._of_things: dict[int, int] = {}
        self._alone, self._apart, self._beside, self.wants = frozenset(alone), apart, beside, wants
        # Each set, the number of its first name, and the bits of its patterns in a look.
        self._sets: list[tuple[Any, int, int]] = []
        self.things: Things | None = None
        if of_names:
            self.things = Things(self._needs, name=[*patterns, *self._written()])
            NAMING.append(self)

    def _written(self) -> list[str]:
        """Return the patterns as they are written: two readers may call theirs by the same names."""
        return [one.pattern for every in self._patterns.values() for one in every]

    def _needs(self) -> list[Need]:
        """Return what each pattern needs, for each way in which it is found."""
        every = (one for every in self._patterns.values() for one in every)
        return [need for number, one in enumerate(every) for need in self._needs_of(one, number)]

    def _needs_of(self, pattern: re.Pattern[str], number: int) -> list[Need]:
        apart = [Atoms({APART})] if pattern in self._apart else []
        beside = [self._beside[pattern]] if pattern in self._beside else []
        return [Need([*apart, *beside, *way], (), number) for way in needs_of_ways(pattern)]

    def possible(self, things: int) -> int:
        """Return the bits of the patterns that a text may hold, told by those of the ways to hold them; 0 if together
        they tell nothing.
        """
        if things not in self._of_things:
            if len(self._of_things) >= _MOST_ANSWERS:
                self._of_things.clear()
            numbers = self.things.numbers(things) if self.things else ()
            every = [name for name, patterns in self._patterns.items() for _ in patterns]
            told = self._weighed(frozenset(map(every.__getitem__, numbers)))
            self._of_things[things] = sum(1 << number for number in numbers) if told else 0
        return self._of_things[things]

    def patterns(self) -> Iterable[tuple[str, tuple[re.Pattern[str], ...]]]:
        """Return the patterns of each name."""
        return self._patterns.items()

    def of(self, text: str) -> Told:
        """Return the names of what `text` may hold."""
        told = self._seen.get(text)
        if told is None:
            written = _written(text)
            told = self._all if written is None else self.among(written, self._looked.get(text, ALL))
            self.tell(text, told)
        return told

    def tell(self, text: str, told: Told) -> None:
        """Take in what a text may hold."""
        if len(self._seen) >= _MOST_TEXTS:
            self._seen.clear()
        self._seen[text] = told

    def looked(self, text: str, things: int) -> None:
        """Take in of which patterns alone a text may hold something, by their bits."""
        if len(self._looked) >= _MOST_TEXTS:
            self._looked.clear()
        self._looked[text] = things

    def among(self, text: bytes, things: int = ALL) -> Told:
        """Return the names of what a text in UTF-8 may hold, of patterns of which the bits are known or all of them."""
        if not self._sets:
            self._sets = self._compiled()
        numbers: list[int] = []
        for one, offset, of_set in self._sets:
            if not things & of_set:
                continue
            found = one.Match(text)
            if found is None or 0 not in found:
                return self._all
            if len(found) > 1:
                numbers += [number + offset for number in found if number]
        return self._named(tuple(numbers)) if numbers else NOTHING

    def _named(self, numbers: tuple[int, ...]) -> Told:
        if numbers not in self._known:
            if len(self._known) >= _MOST_TEXTS:
                self._known.clear()
            names = tuple(self._patterns)
            told = self._weighed(frozenset(names[number - 1] for number in numbers))
            self._known[numbers] = told or NOTHING
        return self._known[numbers]

    def _compiled(self) -> list[tuple[Any, int, int]]:
        names = list(self._patterns)
        parts = [[name] for name in names if name in self._alone]
        if others := names[len(parts) :]:
            parts.append(others)
        found, start, bit = [], 0, 0
        for part in parts:
            patterns = [self._patterns[name] for name in part]
            many = sum(map(len, patterns))
            found.append((_set_of(patterns), start, (1 << many) - 1 << bit))
            start, bit = start + len(part), bit + many
        return found


def _set_of(patterns: list[tuple[re.Pattern[str], ...]]) -> Any:
    options = re2.Options()
    options.max_mem, options.log_errors = _MEMORY, False
    found = re2.Set.SearchSet(options)
    # The first is in every text: where it is not found, RE2 has given up and has told nothing.
    told = [[(one.pattern, one.flags) for one in every] for every in patterns]
    name = f"patterns for RE2 {mark_of(repr(told)).hex()}"
    for pattern in ("", *derived(name, lambda: [f"(?:{')|(?:'.join(map(relaxed, every))})" for every in patterns])):
        found.Add(pattern)
    found.Compile()
    return found


def some(found: Iterable[object]) -> bool:
    """Tell whether a reader yields anything."""
    return any(True for _ in found)


# The hints of all readers of names, numbers and addresses.
NAMING: list[Hints] = []


def none_is_named(texts: Sequence[tuple[str, str]]) -> list[bool]:
    """Tell of each folded text, given in small letters too, whether readers of names, numbers and addresses find
    nothing in it. Most texts have nothing that they look for, so nothing of them is remembered.

    One set of patterns after another goes through all texts: while it does, what it came through before is at hand.
    Only a reader that is told of something is asked. Where each of these finds nothing in the text as it stands, they
    do so one after the other as well, since none changes the text for the next one.
    """
    may = [held(small) for _, small in texts]
    written = [(_encoded(text), _encoded(small)) for text, small in texts]
    none = [None not in each for each in written]
    naming = _naming(readers())
    for one, first, mask in naming:
        for at, things in enumerate(may):
            ways = things >> first & mask
            if not ways or not none[at] or not (bits := one.possible(ways)) or not one.wants.search(texts[at][0]):
                continue
            if told := one.among(written[at][one.in_small] or b"", bits):
                one.tell(texts[at][one.in_small], told)
                none[at] = not one.finds(texts[at][0])
    # The readers are asked next, and most of them for these very texts.
    for (text, small), things, nothing in zip(texts, may, none, strict=True):
        for one, first, mask in () if nothing else naming:
            one.looked(small if one.in_small else text, one.possible(things >> first & mask))
    return none


@lru_cache(maxsize=1)
def _naming(_readers: int) -> tuple[tuple[Hints, int, int], ...]:
    """Return the hints of names in the order of their names, and where the bits of their patterns are in a look; of so
    many readers of all kinds.
    """
    of_things = sorted(((one.things, one) for one in NAMING if one.things), key=lambda each: each[0].name)
    return tuple((one, *things.place()) for things, one in of_things)


# The text that was looked at last, as RE2 reads it: most readers ask for the same one.
_last: tuple[str, bytes | None] = ("", b"")


def _written(text: str) -> bytes | None:
    """Return a text as RE2 reads it, None if it would read another."""
    global _last  # noqa: PLW0603
    if text is not _last[0]:
        _last = text, _encoded(text)
    return _last[1]


def _encoded(text: str) -> bytes | None:
    if text.isascii():
        return text.encode()
    try:
        return None if _ODD_LETTERS.search(text) else text.encode()
    except UnicodeEncodeError:
        return None
