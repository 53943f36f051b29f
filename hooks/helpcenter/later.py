"""Pages that are made and not written yet: what becomes of each is known when all are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guard.text.memory import Keeper
from publish.hashed import Pieces

# So many bytes of pages are held; of a large site the rest is taken from where it was kept.
_MOST = 32_000_000


class Later(Mapping[str, Pieces]):
    """Pages in pieces, by site path."""

    def __init__(self, keeper: Keeper | None = None) -> None:
        self._keeper = keeper
        self._pieces: dict[str, Pieces] = {}
        self._kept: dict[str, tuple[str, int]] = {}
        self._bytes = 0

    def add(self, name: str, pieces: Pieces, kept: tuple[str, int] | None) -> None:
        """Take in a page; `kept` is under which key it was kept, and where it stands in what lies there."""
        if kept and self._bytes > _MOST:
            self._kept[name] = kept
        else:
            self._pieces[name] = pieces
            self._bytes += sum(map(len, pieces))

    def __getitem__(self, name: str) -> Pieces:
        if name in self._pieces:
            return self._pieces[name]
        key, place = self._kept[name]
        assert self._keeper is not None
        made: tuple[Any, ...] | None = self._keeper.get(key)
        if made is None:
            raise OSError(f"what was kept of {name} has gone; build again")
        pieces: Pieces = made[place]
        return pieces

    def __contains__(self, name: object) -> bool:
        return name in self._pieces or name in self._kept

    def __iter__(self) -> Iterator[str]:
        yield from self._pieces
        yield from self._kept

    def __len__(self) -> int:
        return len(self._pieces) + len(self._kept)

    def clear(self) -> None:
        """Let go of all pages, when they are written."""
        self._pieces.clear()
        self._kept.clear()
