"""Which of many patterns a text may hold, told by one look at it for all of them: for most texts none, and whoever asks
is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import re2  # type: ignore[import-untyped]

from guard.text.relaxed import relaxed

Told = frozenset[str]
Patterns = re.Pattern[str] | tuple[re.Pattern[str], ...]

NOTHING: Told = frozenset()
# Python takes these for an i where case is ignored, RE2 does not.
_ODD_LETTERS = re.compile("[\u0130\u0131]")
# For the states that RE2 comes through with the patterns of one module, in bytes; where they are more, it begins anew.
_MEMORY = 16 << 20
# So many texts are remembered: one is asked for by all readers, one after the other.
_MOST_TEXTS = 256


def _as_it_is(told: Told) -> Told:
    return told


class Hints:
    """Patterns by a name for what they tell. A pattern that a text holds is always told, at times another too.

    `weighed` leaves out what says nothing alone.
    """

    def __init__(self, weighed: Callable[[Told], Told] = _as_it_is, /, **patterns: Patterns) -> None:
        self._patterns = {name: one if isinstance(one, tuple) else (one,) for name, one in patterns.items()}
        self._weighed = weighed
        self._all = frozenset(patterns)
        self._known: dict[tuple[int, ...], Told] = {}
        self._number = len(_every)
        self._set: Any = None
        _every.append(self)
        _seen.clear()

    def of(self, text: str) -> Told:
        """Return the names of what `text` may hold."""
        return _look(text)[self._number]

    def alone(self, text: str) -> Told:
        """Return the names of what `text` may hold, for one that nobody else asks for."""
        written = _written(text)
        return self._all if written is None else self.among(written)

    def among(self, text: bytes) -> Told:
        """Return the names of what a text in UTF-8 may hold."""
        if self._set is None:
            self._set = self._compiled()
        found = self._set.Match(text)
        if found is None or 0 not in found:
            return self._all
        numbers = tuple(found)
        if numbers not in self._known:
            names = tuple(self._patterns)
            told = self._weighed(frozenset(names[number - 1] for number in numbers if number))
            self._known[numbers] = told or NOTHING
        return self._known[numbers]

    def _compiled(self) -> Any:
        options = re2.Options()
        options.max_mem, options.log_errors = _MEMORY, False
        found = re2.Set.SearchSet(options)
        # The first is in every text: where it is not found, RE2 has given up and has told nothing.
        for pattern in ("", *(f"(?:{')|(?:'.join(map(relaxed, every))})" for every in self._patterns.values())):
            found.Add(pattern)
        found.Compile()
        return found


# The hints of all modules, and what they said of the texts before.
_every: list[Hints] = []
_seen: dict[str, tuple[Told, ...]] = {}


def _look(text: str) -> tuple[Told, ...]:
    """Return what each of all hints says of a text."""
    told = _seen.get(text)
    if told is None:
        if len(_seen) >= _MOST_TEXTS:
            _seen.clear()
        written = _written(text)
        told = _seen[text] = tuple([one._all if written is None else one.among(written) for one in _every])
    return told


def _written(text: str) -> bytes | None:
    """Return a text as RE2 reads it, None if it would read another."""
    if text.isascii():
        return text.encode()
    try:
        return None if _ODD_LETTERS.search(text) else text.encode()
    except UnicodeEncodeError:
        return None
