"""Where blocks stand in their tables, and in which order a reader is shown them."""

from __future__ import annotations

from typing import NamedTuple

from guard.read.block_kinds import BlockPiece

# Elements that show some of their parts first and others last, wherever the file has them: by the part, -1 or 1.
ORDERED = {
    "table": {"caption": -2, "thead": -1, "tfoot": 1},
    "details": {"summary": -1},
    "fieldset": {"legend": -1},
}
RANKED = frozenset(part for parts in ORDERED.values() for part in parts)
# Elements whose start and end tell where a cell stands, and in which order blocks are shown.
STRUCTURE = frozenset({"tr", "td", "th", *ORDERED, *RANKED})


class Place(NamedTuple):
    """Where a block stands in a table: numbers of table, row and cell, all 0 outside of tables."""

    table: int
    row: int
    cell: int


# The place of all that stands in no table.
OUTSIDE = Place(0, 0, 0)


class PlacedBlock(NamedTuple):
    """A block with its place in a table: numbers of table, row and cell, all 0 outside of tables."""

    piece: BlockPiece
    table: int
    row: int
    cell: int

    @property
    def text(self) -> str:
        """The folded text of the block."""
        return self.piece.text


# A block as a whole, and as it is seen.
Pair = tuple[PlacedBlock | None, PlacedBlock | None]


class OrderedPart:
    """The blocks of one element, each as a whole and as it is seen, by the rank at which they are shown."""

    def __init__(self, tag: str) -> None:
        self.tag, self.rank = tag, 0
        self._ranked: dict[int, list[Pair]] = {0: []}

    @property
    def blocks(self) -> list[Pair]:
        """The blocks of the rank that is read."""
        return self._ranked[self.rank]

    @blocks.setter
    def blocks(self, pairs: list[Pair]) -> None:
        self._ranked[self.rank] = pairs

    def begin(self, tag: str) -> None:
        """Begin a part; only the first of a kind is shown elsewhere than it stands."""
        rank = ORDERED.get(self.tag, {}).get(tag, 0)
        self.rank = 0 if self._ranked.get(rank) else rank
        self._ranked.setdefault(self.rank, [])

    def in_order(self) -> list[Pair]:
        """Return all blocks as they are shown; the rows of a table are counted so."""
        ranks = sorted(self._ranked)
        pairs = [pair for rank in ranks for pair in self._ranked[rank]]
        if self.tag != "table" or list(self._ranked) == [0] or not pairs:
            return pairs
        first = min(block.table for pair in pairs for block in pair if block)
        rows: dict[int, int] = {}

        def counted(block: PlacedBlock | None) -> PlacedBlock | None:
            if block is None or block.table != first:
                return block
            return block._replace(row=rows.setdefault(block.row, len(rows) + 1))

        return [(counted(whole), counted(seen)) for whole, seen in pairs]


def pair_at(whole: BlockPiece | None, seen: BlockPiece | None, place: Place) -> Pair:
    """Return a block as a whole and as it is seen, at its place."""
    block = PlacedBlock(whole, *place) if whole else None
    return block, block if seen is whole else seen and PlacedBlock(seen, *place)
