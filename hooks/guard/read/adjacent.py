"""Contacts that are split over neighbouring blocks: a label in one table cell and the number in the next, a phone
number whose groups stand in cells, list items or paragraphs of their own.

A reader puts them together at a glance, so they are put together here, but only where one block ends with a label
or holds nothing but a piece of a number: whole texts are never joined.
"""

from __future__ import annotations

from collections.abc import Iterator

from guard.read.block_heads import said_by_heads
from guard.read.block_kinds import (
    LABEL_CHARACTERS,
    VALUE,
    VALUE_CHARACTERS,
    BlockKind,
    BlockPiece,
    item_number,
    piece_of,
)
from guard.read.block_labels import said_by_labels
from guard.read.block_numbers import said_by_groups
from guard.read.block_order import ORDERED, OUTSIDE, RANKED, OrderedPart, Place, pair_at
from guard.read.block_parts import said_by_parts
from guard.read.bounds import Weight
from guard.read.list_numbers import goes_down, said_by_bars, said_by_numbers


class AdjacentBlocks:
    """Collects the blocks of one file in their order, then yields the texts that they make together."""

    def __init__(self) -> None:
        self._shown = [OrderedPart("")]
        self._differ = False
        self._weight = Weight()
        self._apart: dict[str, None] = {}
        self._tables = 0
        # What there is to look for; most files hold no label and no lone group of digits.
        self._kinds = 0
        # Table, row and cell of each table that is open.
        self._open: list[list[int]] = []

    def start(self, tag: str) -> None:
        """Note the start of an element of `STRUCTURE`."""
        if tag in ORDERED:
            self._shown.append(OrderedPart(tag))
        elif tag in RANKED:
            self._shown[-1].begin(tag)
        if tag == "table":
            self._tables += 1
            self._open.append([self._tables, 0, 0])
        elif self._open and tag == "tr":
            self._open[-1][1:] = [self._open[-1][1] + 1, 0]
        elif self._open and tag in ("td", "th"):
            self._open[-1][2] += 1

    def end(self, tag: str) -> None:
        """Note the end of an element of `STRUCTURE`."""
        if tag in ORDERED and self._shown[-1].tag == tag:
            part = self._shown.pop()
            self._shown[-1].blocks += part.in_order()
        elif tag in RANKED:
            self._shown[-1].rank = 0
        if tag == "table" and self._open:
            self._open.pop()

    @property
    def place(self) -> Place:
        """Where a block stands that ends now."""
        return Place(*self._open[-1]) if self._open else OUTSIDE

    def add(self, text: str, seen: str, place: Place) -> None:
        """Take in the text of one block: the whole of it, and what a reader sees of it."""
        self._shown[-1].blocks.append(pair_at(*self._pieces_of(text, seen), place))

    def mark(self, tag: str, number: str, written: str, place: Place) -> None:
        """Take in the number of an item of a list, as a page says it; see `item_number`."""
        piece = item_number(tag, number, written)
        self._kinds |= piece.kinds
        self._shown[-1].blocks.append(pair_at(piece, piece, place))

    def _pieces_of(self, text: str, seen: str) -> tuple[BlockPiece | None, BlockPiece | None]:
        """Return what a block and what is seen of it may be pieces of, None for nothing. Raises `OutOfBounds`."""
        self._weight.add(text)
        whole = part = piece_of(text) if text else None
        if seen != text:
            self._differ = True
            part = piece_of(seen) if seen else None
        self._kinds |= (whole.kinds if whole else 0) | (part.kinds if part else 0)
        return whole, part

    def touching(self, first: str, second: str) -> None:
        """Take in two pieces of one run that touch each other; a style may have set them apart."""
        if len(first) <= LABEL_CHARACTERS and VALUE.match(second) and piece_of(first).label:
            self._apart[f"{piece_of(first).text} {second[:VALUE_CHARACTERS]}"] = None

    def texts(self) -> Iterator[str]:
        """Yield what neighbouring blocks and touching pieces say together, where that may be a contact."""
        yield from self._apart
        while len(self._shown) > 1:
            self.end(self._shown[-1].tag)
        shown, kinds = self._shown[0].in_order(), self._kinds
        for at in (0, 1) if self._differ else (0,):
            blocks = [block for pair in shown if (block := pair[at])]
            if kinds & BlockKind.MARK:
                yield from said_by_numbers(blocks)
                yield from said_by_bars(blocks)
                down = goes_down(blocks)
                blocks = [block for block in blocks if not block.piece.mark]
                yield from said_by_groups(blocks[::-1], kinds) if down else ()
            yield from said_by_labels(blocks, kinds)
            yield from said_by_parts(blocks, kinds)
            if kinds & BlockKind.PART:
                yield from said_by_heads(blocks)
            yield from said_by_groups(blocks, kinds)
