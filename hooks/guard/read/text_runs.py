"""The runs of text of a page: what a reader takes in as one line, however many elements it goes through.

A run goes on around what is not shown with it, and there may be words in it that stand for an element (the alternative
text of a picture). So one run has up to three readings, and a contact in any of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from guard.read.adjacent import AdjacentBlocks
from guard.read.block_order import Place
from guard.text.phone_shapes import WHOLE_NUMBER

# SHOWN: text of the run. HIDDEN: text that may be shown there or not (hidden, <noscript>, <rt>). ALT_TEXT: words that
# stand for an element.
SHOWN, HIDDEN, ALT_TEXT = "shown", "hidden", "told"
# So many pieces above a line may be a number or an address together; so many may be one with the line.
_LEAST_ABOVE, _LEAST_BEHIND, _NO_WORDS = 3, 2, re.compile(r"[\d.@_]")
# So many figures are a number, in so many groups at least where not each stands by itself.
_FIGURES, _LEAST_DIFFERENT, _LEAST_GROUPS = range(7, 16), 4, 3
_GROUPINGS = frozenset({(3, 3, 4), (1, 3, 3, 4), (3, 4, 4)})
SPACES = " \t\n\r\f"
_WHITE = re.compile(r"[ \t\n\r\f]+")


def collapsed(text: str) -> str:
    """Return `text` with its white space as a browser shows it."""
    text = text.strip(SPACES)
    return _WHITE.sub(" ", text) if text else ""


def _figures_apart(pieces: list[str]) -> str:
    """Return the number whose figures, or groups, are the pieces of a run and nothing else is, or ''."""
    told = [piece.strip() for piece in pieces if piece.strip()]
    if not all(piece.isascii() and piece.isdigit() for piece in told):
        return ""
    number, lengths = "".join(told), tuple(map(len, told))
    single = set(lengths) == {1} and len(number) in _FIGURES and len(set(number)) >= _LEAST_DIFFERENT
    counts = len({int(after) - int(one) for one, after in pairwise(number)}) <= 1
    return number if not counts and (single or (lengths in _GROUPINGS and WHOLE_NUMBER.fullmatch(number))) else ""


def touching(pieces: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a run that touch each other, two by two: a style may have set them apart. Figures each of
    which is a piece of its own, or the groups of a number, are told as one behind a word for calling.
    """
    if len(pieces) >= _LEAST_GROUPS and (number := _figures_apart(pieces)):
        yield "tel", number
    for first, second in pairwise(pieces):
        if first[-1:].isalnum() and first.isascii() and (second[:1].isalnum() or second[:1] in ("+", "@", "(")):
            yield first.strip(), second


@dataclass
class _Run:
    """The pieces of one run: text nodes and words for elements, with a mark for those that are not simply SHOWN."""

    pieces: list[str] = field(default_factory=list)
    marks: dict[int, str] = field(default_factory=dict)
    # Before which pieces a line ends.
    ends: list[int] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the lines of a run that is shown as a whole and has more than one, as a browser shows them."""
        if self.marks or not self.ends:
            return []
        borders = pairwise([0, *self.ends, len(self.pieces)])
        return [line for start, end in borders if (line := collapsed("".join(self.pieces[start:end])))]

    def add(self, text: str, mark: str) -> None:
        if mark != SHOWN:
            self.marks[len(self.pieces)] = mark
        self.pieces.append(text)

    def without(self, *marks: str) -> list[str]:
        return [piece for at, piece in enumerate(self.pieces) if self.marks.get(at, SHOWN) not in marks]


@dataclass
class _Open:
    """An element whose text stands apart from the run around it: that run, and how deep the element stands."""

    depth: int
    run: _Run
    joins: bool
    broken: bool = False


@dataclass
class TextRuns:
    """Collects the pieces of one file in their order. `texts` are the readings of its runs, each once; `apart` is how
    deep the innermost element stands whose text stands apart, 0 for none.
    """

    neighbours: AdjacentBlocks
    texts: dict[str, None] = field(default_factory=dict)
    apart: int = 0
    _run: _Run = field(default_factory=_Run)
    _around: list[_Open] = field(default_factory=list)
    # Runs that ended within an element that stands apart, with their places: they come after the run around it, which
    # a reader sees in one piece.
    _held: list[tuple[_Run, Place]] = field(default_factory=list)

    def add(self, text: str, mark: str = SHOWN) -> None:
        """Add a piece to the run that is open; white space before all of it is none of it."""
        if self._run.pieces or self._around or text.strip(SPACES):
            self._run.add(text, mark)

    def end_line(self) -> None:
        """End a line within the run that is open."""
        self.add(" ")
        if self._run.pieces:
            self._run.ends.append(len(self._run.pieces))

    def set_apart(self, depth: int, *, joins: bool) -> None:
        """Begin an element that stands apart, at that depth. If it `joins`, its text also belongs to the run around it,
        unless it holds blocks.
        """
        self._around.append(_Open(depth, self._run, joins))
        self._run = _Run()
        self.apart = depth

    def rejoin(self) -> None:
        """End the innermost element that stands apart."""
        if self._around[-1].joins and not self._around[-1].broken:
            inner, self._run = self._run, self._around.pop().run
            for at, text in enumerate(inner.pieces):
                self._run.add(text, inner.marks.get(at, HIDDEN))
        else:
            self.end_block()
            self._run = self._around.pop().run
        self.apart = self._around[-1].depth if self._around else 0

    def end_block(self) -> None:
        """End a run: what follows stands in another block."""
        run = self._run
        if run.pieces:
            self._run = _Run()
        if self._around:
            self._around[-1].broken = True
            # The run that is open and empty goes on.
            self._held += [(run, self.neighbours.place)] if run.pieces else []
        elif run.pieces or self._held:
            held, self._held = self._held, []
            for ended, place in ((run, self.neighbours.place), *held):
                self._read(ended, place)

    def finish(self) -> None:
        """End all runs, also around an element of which no end was told: no text may be lost."""
        while self._around:
            self.rejoin()
        self.end_block()

    def _read(self, run: _Run, place: Place) -> None:
        whole = run.without(ALT_TEXT) if run.marks else run.pieces
        value = seen = self._take(whole)
        if run.marks:
            self._take(run.without(HIDDEN, ALT_TEXT))
            # What is written above the words is read in one go, too.
            beside = run.without(SHOWN, ALT_TEXT)
            if len(beside) >= _LEAST_BEHIND and _NO_WORDS.search("".join(beside)):
                self._take([*run.without(HIDDEN, ALT_TEXT), " ", *beside])
                if len(beside) >= _LEAST_ABOVE:
                    self._take(beside)
                    self._take([f"{piece} " for piece in beside])
            pieces = run.without(HIDDEN)
            seen = self._take(pieces)
            self._touching(pieces)
        if value or seen:
            self._touching(whole)
            for line in run.lines() or [value]:
                self.neighbours.add(line, seen if line is value else line, place)

    def _take(self, pieces: list[str]) -> str:
        """Note one reading; return it."""
        value = collapsed("".join(pieces))
        if value:
            self.texts[value] = None
        return value

    def _touching(self, pieces: list[str]) -> None:
        for first, second in touching(pieces):
            self.neighbours.touching(first, second)
