"""The runs of text of a page: what a reader takes in as one line, however many elements it goes through.

A run goes on around what is not shown with it, and there may be words in it that stand for an element (the alternative
text of a picture). So one run has up to three readings, and a contact in any of them counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from guard.neighbours import Neighbours, Place

# SHOWN: text of the run. HIDDEN: text that may be shown there or not (hidden, <noscript>, <rt>). TOLD: words that stand
# for an element.
SHOWN, HIDDEN, TOLD = "shown", "hidden", "told"
_SPACES = " \t\n\r\f"
_WHITE = re.compile(r"[ \t\n\r\f]+")


class Piece(NamedTuple):
    """A text node or the words for an element; `mark` is one of the above."""

    text: str
    mark: str


@dataclass
class _Open:
    """An element whose text stands apart from the run around it: that run, and how deep the element stands."""

    depth: int
    run: list[Piece]
    joins: bool
    broken: bool = False


@dataclass
class Runs:
    """Collects the pieces of one file in their order. `texts` are the readings of its runs, each once."""

    neighbours: Neighbours
    texts: dict[str, None] = field(default_factory=dict)
    _run: list[Piece] = field(default_factory=list)
    _around: list[_Open] = field(default_factory=list)
    # Runs that ended within an element that stands apart, with their places: they come after the run around it, which
    # a reader sees in one piece.
    _held: list[tuple[list[Piece], Place]] = field(default_factory=list)

    def add(self, text: str, mark: str = SHOWN) -> None:
        """Add a piece to the run that is open."""
        self._run.append(Piece(text, mark))

    def set_apart(self, depth: int, *, joins: bool) -> None:
        """Begin an element that stands apart, at that depth. If it `joins`, its text also belongs to the run around it,
        unless it holds blocks.
        """
        self._around.append(_Open(depth, self._run, joins))
        self._run = []

    def rejoin(self, depth: int) -> bool:
        """End the element at that depth, if it is the one that stands apart; tell whether it is."""
        if not self._around or self._around[-1].depth != depth:
            return False
        if self._around[-1].joins and not self._around[-1].broken:
            inner, self._run = self._run, self._around.pop().run
            self._run += [Piece(piece.text, HIDDEN if piece.mark == SHOWN else piece.mark) for piece in inner]
        else:
            self.end_block()
            self._run = self._around.pop().run
        return True

    def end_block(self) -> None:
        """End a run: what follows stands in another block."""
        ended, self._run = (self._run, self.neighbours.place), []
        if self._around:
            self._around[-1].broken = True
            self._held.append(ended)
            return
        held, self._held = self._held, []
        for run, place in (ended, *held):
            if run:
                self._read(run, place)

    def _read(self, run: list[Piece], place: Place) -> None:
        marks = {piece.mark for piece in run}
        whole = [piece.text for piece in run if piece.mark != TOLD]
        seen = [piece.text for piece in run if piece.mark != HIDDEN]
        readings = [whole]
        if HIDDEN in marks:
            readings.append([piece.text for piece in run if piece.mark == SHOWN])
        if TOLD in marks:
            readings.append(seen)
        values = [_joined(pieces) for pieces in readings]
        self.texts |= dict.fromkeys(filter(None, values))
        self.neighbours.add(values[0], values[-1], place)
        for pieces in (whole, seen) if len(marks) > 1 else (whole,):
            self._touching(pieces)

    def _touching(self, pieces: list[str]) -> None:
        """Note pieces that touch each other: a style may have set them apart."""
        for first, second in pairwise(pieces):
            if first[-1:].isalnum() and first.isascii() and (second[:1].isalnum() or second[:1] in ("+", "@", "(")):
                self.neighbours.touching(first.strip(), second)


def _joined(pieces: list[str]) -> str:
    """One text of the pieces, with white space as a browser shows it."""
    value = "".join(pieces).strip(_SPACES)
    return _WHITE.sub(" ", value) if value else ""
