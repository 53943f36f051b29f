"""The texts of one drawing in the order in which a reader sees them: from above, then from the left, wherever the file
has them, and mirrored ones read from their end.

Only what places a text is read of a drawing: x, y, dx and dy of the text, and moves, scales and turns of the groups
around it. What stands in definitions is seen where it is copied to (`use`), of an element of this drawing or of one
before it on the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import cos, radians, sin, tan
from typing import NamedTuple

from guard.read.adjacent import AdjacentBlocks
from guard.read.block_order import OUTSIDE

# Elements that place what is in them, or are placed.
PLACING = frozenset({"svg", "g", "a", "text", "tspan", "textpath", "use", "defs", "symbol"})
# What is in them is drawn nowhere, but for copies.
_UNDRAWN = frozenset({"defs", "symbol"})
_TEXTS = frozenset({"text", "tspan", "textpath"})
_STEP = re.compile(r"(?i)(?P<name>matrix|translate|scale|rotate|skew[XY])\s*\((?P<numbers>[^()]{0,200})\)")
_NUMBER = re.compile(r"(?i)[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e-?\d{1,2})?")
# A drawing may have so many texts that are put in order, and so many moves, or names around it, for one element.
_MOST, _MOST_STEPS = 2000, 20
# So many texts of one element are copied: a word is made of fewer, and copies of copies of many never end.
_MOST_COPIED = 40
# Texts stand in one row if they are no further apart than so much, in units of the drawing: less than a letter is high.
_ROW = 4.0
# A number stands in so many groups at most, one below the other.
_MOST_GROUPS, _GROUP = 4, re.compile(r"\+?\d{1,5}")
_SPACES = re.compile(r"\s+")

# Rows of a matrix as drawings write it: x' = ax + cy + e, y' = bx + dy + f.
Matrix = tuple[float, float, float, float, float, float]
_STILL: Matrix = (1, 0, 0, 1, 0, 0)


class _Text(NamedTuple):
    """A piece of text with its place."""

    down: float
    across: float
    value: str


class _Element(NamedTuple):
    tag: str
    matrix: Matrix
    name: str
    drawn: bool


class _Copy(NamedTuple):
    """A place to which what bears a name is copied."""

    name: str
    matrix: Matrix


# The texts of elements that bear a name, by this name.
Named = defaultdict[str, list[_Text]]


class DrawnOrder:
    """Collects the texts of one drawing with their places, then tells what they say in the order of these.

    `named` holds what drawings before it on the page can lend to it, and takes in what this one can.
    """

    def __init__(self, named: Named | None = None) -> None:
        self._open: list[_Element] = []
        self._named = Named(list) if named is None else named
        self._copies: list[_Copy] = []
        # Whether texts stand elsewhere than where the file has them.
        self._undrawn = False
        self._texts: list[_Text] = []
        self._at = 0.0, 0.0
        # Where each character stands of an element that says so.
        self._each: list[float] = []
        # What stands mirrored, read from its end.
        self._mirrored: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element of `PLACING`."""
        around = self._open[-1] if self._open else _Element("", _STILL, "", drawn=True)
        matrix = around.matrix
        if transform := attributes.get("transform"):
            matrix = _moved(matrix, transform)
        drawn = around.drawn and tag not in _UNDRAWN
        self._open.append(_Element(tag, matrix, attributes.get("id", ""), drawn))
        if tag in _TEXTS:
            self._place(tag, attributes)
        elif tag == "use":
            self._copy(attributes, matrix)

    def end(self) -> bool:
        """End the innermost element; tell whether the drawing goes on."""
        if self._open:
            self._open.pop()
        self._each = []
        return bool(self._open)

    def _copy(self, attributes: Mapping[str, str], matrix: Matrix) -> None:
        name = (attributes.get("href") or attributes.get("xlink:href") or "").strip().removeprefix("#")
        across, down = (sum(_numbers(attributes.get(axis, ""))[:1]) for axis in "xy")
        if name and len(self._copies) < _MOST:
            self._copies.append(_Copy(name, _times(matrix, (1, 0, 0, 1, across, down))))

    def _place(self, tag: str, attributes: Mapping[str, str]) -> None:
        across, down = (0.0, 0.0) if tag == "text" else self._at
        each = _numbers(attributes.get("x", ""))
        self._each = each if len(each) > 1 else []
        across = (each or [across])[0] + sum(_numbers(attributes.get("dx", ""))[:1])
        down = (_numbers(attributes.get("y", "")) or [down])[0] + sum(_numbers(attributes.get("dy", ""))[:1])
        self._at = across, down

    def text(self, value: str) -> None:
        """Take in the text of the innermost element."""
        if not self._open or self._open[-1].tag not in _TEXTS or len(self._texts) >= _MOST:
            return
        told = _SPACES.sub(" ", value).strip()
        if not told:
            return
        matrix = self._open[-1].matrix
        if self._each:
            for across, char in zip(self._each, value.strip(), strict=False):
                self._add(across, self._at[1], char, matrix)
            return
        # What is mirrored across alone is read from its end; what is turned round, in its order.
        if matrix[0] < 0 < matrix[3]:
            told = told[::-1]
            self._mirrored.append(told)
        self._add(*self._at, told, matrix)
        self._at = self._at[0] + len(told), self._at[1]

    def _add(self, across: float, down: float, value: str, matrix: Matrix) -> None:
        text = _at(matrix, across, down, value)
        for name in {element.name for element in self._open[-_MOST_STEPS:] if element.name}:
            if len(self._named[name]) < _MOST_COPIED:
                self._named[name].append(text)
        if self._open[-1].drawn:
            self._texts.append(text)
        else:
            self._undrawn = True

    def _copied(self) -> list[_Text]:
        """Return the texts of copies, each where it stands."""
        return [
            _at(copy.matrix, text.across, text.down, text.value)
            for copy in self._copies
            for text in self._named.get(copy.name, ())
        ][:_MOST]

    def says(self) -> Iterator[str]:
        """Yield what the texts say together by their places, if that is another order than the file has."""
        texts = self._texts + self._copied()
        rows = _rows(texts)
        placed = [text for row in rows for text in row]
        if placed == self._texts and not self._mirrored and not self._undrawn:
            return
        yield from self._mirrored
        blocks = AdjacentBlocks()
        for text in placed:
            blocks.add(text.value, text.value, OUTSIDE)
        yield from blocks.texts()
        if len(placed) <= _MOST_GROUPS and all(_GROUP.fullmatch(text.value) for text in placed):
            yield " ".join(text.value for text in placed)
        for row in rows:
            told = [text.value for text in row]
            yield " ".join(told)
            if len(told) > 1:
                yield "".join(told)
                yield f"{told[0]} {''.join(told[1:])}"


def _at(matrix: Matrix, across: float, down: float, value: str) -> _Text:
    """Return a text at its place behind a matrix."""
    a, b, c, d, e, f = matrix
    return _Text(b * across + d * down + f, a * across + c * down + e, value)


def _rows(texts: list[_Text]) -> list[list[_Text]]:
    """Return the texts row by row from above, each from the left."""
    rows: list[list[_Text]] = []
    for text in sorted(texts, key=lambda one: one.down):
        if rows and text.down - rows[-1][0].down <= _ROW:
            rows[-1].append(text)
        else:
            rows.append([text])
    return [sorted(row, key=lambda one: one.across) for row in rows]


def _numbers(value: str) -> list[float]:
    return list(map(float, _NUMBER.findall(value[:_MOST])))


def _moved(matrix: Matrix, transform: str) -> Matrix:
    """Return a matrix behind the steps of an attribute."""
    for at, step in enumerate(_STEP.finditer(transform)):
        if at >= _MOST_STEPS:
            break
        matrix = _times(matrix, _step(step["name"].lower(), _numbers(step["numbers"])))
    return matrix


def _step(name: str, numbers: list[float]) -> Matrix:
    """Return the matrix of one step; one that is not written as it must be moves nothing."""
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [across, *rest]:
            return 1, 0, 0, 1, across, sum(rest[:1])
        case "scale", [across, *rest]:
            return across, 0, 0, (rest or [across])[0], 0, 0
        case "rotate", [angle, *_]:
            return cos(radians(angle)), sin(radians(angle)), -sin(radians(angle)), cos(radians(angle)), 0, 0
        case "skewx", [angle]:
            return 1, 0, tan(radians(angle)), 1, 0, 0
        case "skewy", [angle]:
            return 1, tan(radians(angle)), 0, 1, 0, 0
    return _STILL


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f
