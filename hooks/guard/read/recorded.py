"""What a piece of a page tells of its blocks, recorded for whoever puts the pieces together: only a whole page knows in
which table a block stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from guard.read.adjacent import AdjacentBlocks
from guard.read.block_kinds import BlockPiece, item_number, may_say
from guard.read.block_order import OUTSIDE, Pair, Place, pair_at


class _Edge(NamedTuple):
    """The start or the end of an element of `STRUCTURE`."""

    tag: str
    starts: bool


class _Said(NamedTuple):
    """A block, as a whole and as it is seen, and how many edges of its piece stand before it."""

    whole: BlockPiece | None
    seen: BlockPiece | None
    edges: int


class BlocksOfPiece(NamedTuple):
    """What a piece tells in its order; its blocks as they stand `outside` of tables, if it tells nothing else; which
    kinds they are of; what touching parts of them say; whether any block is seen in another way.
    """

    steps: tuple[_Edge | _Said, ...]
    outside: tuple[Pair, ...] | None
    kinds: int
    apart: tuple[str, ...]
    differ: bool


class Recorded(AdjacentBlocks):
    """Takes in what a piece of a page tells of its blocks."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[_Edge | _Said] = []
        self._edges = 0

    def start(self, tag: str) -> None:
        """Note the start of an element of `STRUCTURE`."""
        self._steps.append(_Edge(tag, True))
        self._edges += 1

    def end(self, tag: str) -> None:
        """Note the end of an element of `STRUCTURE`."""
        self._steps.append(_Edge(tag, False))
        self._edges += 1

    @property
    def place(self) -> Place:
        """Where a block stands that ends now: behind so many edges."""
        return Place(self._edges, 0, 0)

    def add(self, text: str, seen: str, place: Place) -> None:
        """Take in the text of one block."""
        self._steps.append(_Said(*self._pieces_of(text, seen), place.table))

    def mark(self, tag: str, number: str, written: str, place: Place) -> None:
        """Take in the number of an item of a list."""
        piece = item_number(tag, number, written)
        self._kinds |= piece.kinds
        self._steps.append(_Said(piece, piece, place.table))

    def told(self) -> BlocksOfPiece:
        """Return all that was told."""
        said = [step for step in self._steps if isinstance(step, _Said)]
        outside = None if self._edges else tuple(pair_at(one.whole, one.seen, OUTSIDE) for one in said)
        return BlocksOfPiece(tuple(self._steps), outside, self._kinds, tuple(self._apart), self._differ)


class _Together(AdjacentBlocks):
    """The blocks of a page, of which each piece is taken in as a whole."""

    def take(self, piece: BlocksOfPiece) -> None:
        """Take in the blocks of a piece."""
        self._kinds |= piece.kinds
        self._differ = self._differ or piece.differ
        if piece.apart:
            self._apart |= dict.fromkeys(piece.apart)
        if piece.outside is not None and not self._open:
            self._shown[-1].blocks += piece.outside
            return
        places = [self.place]
        for step in piece.steps:
            if isinstance(step, _Said):
                self._shown[-1].blocks.append(pair_at(step.whole, step.seen, places[step.edges]))
            else:
                (self.start if step.starts else self.end)(step.tag)
                places.append(self.place)


def told_by_pieces(pieces: Iterable[BlocksOfPiece]) -> Iterator[str]:
    """Yield what neighbouring blocks of all pieces say together; most pages have none that could."""
    found, kinds = [piece for piece in pieces if piece.steps or piece.apart], 0
    for piece in found:
        kinds |= piece.kinds
    if may_say(kinds) or any(piece.apart for piece in found):
        blocks = _Together()
        for piece in found:
            blocks.take(piece)
        yield from blocks.texts()
