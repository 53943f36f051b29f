"""What was found in a text, remembered without the text: a site says most things several times, and nothing in most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, update_wrapper
from hashlib import blake2b
from typing import Any, Generic, Protocol, TypeVar

Found = TypeVar("Found")

# So many texts in which nothing is are remembered, twice: those of late, and those before them. In 16 bytes each, of
# which no two texts have the same.
_MOST_EMPTY = 200_000
_BYTES = 16
# So many texts with something in them are remembered whole.
_MOST_FULL = 8192
# So many marks are remembered: of texts that are read together each is asked for several times.
_MOST_MARKS = 256


class Keeper(Protocol):
    """Keeps values by a key for a later run of the same code."""

    def get(self, key: str) -> Any:
        """Return the value, None if there is none."""

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""


class Texts:
    """Texts of which nothing was to be said, each known again by its mark."""

    def __init__(self) -> None:
        self._late: set[bytes] = set()
        self._before: set[bytes] = set()
        self._met: set[bytes] | None = None

    def __contains__(self, mark: bytes) -> bool:
        known = mark in self._late or mark in self._before
        if known and self._met is not None:
            self._met.add(mark)
        return known

    @contextmanager
    def met(self, before: bytes) -> Iterator[Callable[[], bytes]]:
        """Take in texts by their marks, one behind the other; give those that are met meanwhile, written likewise."""
        for at in range(0, len(before), _BYTES):
            self.add(before[at : at + _BYTES])
        met: set[bytes] = set()
        self._met = met
        try:
            yield lambda: b"".join(sorted(met))
        finally:
            self._met = None

    def add(self, mark: bytes) -> None:
        """Take in a text; those that are long past are forgotten."""
        if self._met is not None:
            self._met.add(mark)
        if len(self._late) >= _MOST_EMPTY:
            self._late, self._before = set(), self._late
        self._late.add(mark)

    def add_all(self, marks: Iterable[bytes]) -> None:
        """Take in many texts at once, of which none is met by that."""
        self._late.update(marks)


@lru_cache(maxsize=_MOST_MARKS)
def mark_of(text: str) -> bytes:
    """Return the mark of a text, which no other text has."""
    return mark_of_bytes(text.encode("utf-8", "surrogatepass"))


def mark_of_bytes(content: bytes) -> bytes:
    """Return the mark of what no other content has."""
    return blake2b(content, digest_size=_BYTES).digest()


class Remembered(Generic[Found]):
    """A function of nothing but a text, called once for each text."""

    def __init__(self, find: Callable[[str], tuple[Found, ...]]) -> None:
        update_wrapper(self, find)
        self.empty = Texts()
        self._told: dict[str, tuple[Found, ...]] = {}

        @lru_cache(maxsize=_MOST_FULL)
        def full(text: str) -> tuple[Found, ...]:
            found = self._told.get(text) or find(text)
            if not found:
                raise _Nothing
            return found

        self._full = full

    def __call__(self, text: str) -> tuple[Found, ...]:
        """Return what is found in a text."""
        mark = mark_of(text)
        if mark in self.empty:
            return ()
        try:
            return self._full(text)
        except _Nothing:
            self.empty.add(mark)
            return ()

    def take(self, found: Iterable[tuple[str, tuple[Found, ...]]]) -> None:
        """Take in texts with what this function finds in them."""
        for text, there in found:
            if there:
                self._told[text] = there
            else:
                self.empty.add(mark_of(text))

    def is_known_empty(self, text: str) -> bool | None:
        """Tell whether it is known that nothing is in a text; None if it was not taken in either what is there."""
        return mark_of(text) in self.empty or (False if text in self._told else None)


def remembered(find: Callable[[str], tuple[Found, ...]]) -> Remembered[Found]:
    """Call a function of nothing but a text once for each text."""
    return Remembered(find)


class _Nothing(Exception):
    """Keeps the texts in which nothing is out of the others' memory."""
