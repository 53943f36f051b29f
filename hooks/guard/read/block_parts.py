"""What is told in parts that say in which order they come, or to which mark they belong: rows with "1", "2", "3" beside
them, "part one" above a name's beginning, a note below the page, steps each of which adds some figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from guard.read.block_kinds import VALUE, BlockKind
from guard.read.block_order import PlacedBlock
from guard.text.host_endings import is_ending
from guard.text.ids import SURE, kind_of
from guard.text.phones import speaks_of_calls
from guard.words import words

# Parts are short, few, and at least so many.
_PART, _LEAST_PARTS, _MOST_PARTS = re.compile(r"[A-Za-z0-9@._+-]{1,24}"), 2, 8
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+(?P<ending>[a-z]{2,12})(?:/[\w-]*)?|[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]{2,12}")
_ENDS_OF_PARTS = re.compile(r"[.@-]")
# How the groups of a number to call are written whose digits alone tell that it is one.
_NUMBER = re.compile(r"\+?1?[2-9]\d\d[2-9]\d\d0\d{3}|1[3-9]\d{9}")
_GROUPINGS = frozenset({(3, 3, 4), (1, 3, 3, 4), (3, 4, 4), (4, 3, 4)})
# A note stands so many blocks behind its mark at most.
_FAR = 16
_NOTE = re.compile(r"[\[(（〔^]{0,2}(?P<mark>\d|[*†‡§])[\])）〕]{0,2}[\s.:：、]{0,3}(?P<value>@?\S.{3,40})")
# The code of an area before its figures: "Area: 202".
_AREA = re.compile(rf"(?i)(?:{words('cell-heads-of-areas')})\s?[:：]")
_FIGURES = re.compile(r"\d+")


def said_by_parts(blocks: list[PlacedBlock], kinds: int) -> Iterator[str]:
    """Yield what blocks say together that are parts of one thing by their order or by a mark; of these `kinds`."""
    if kinds & BlockKind.ORDINAL:
        yield from _by_ordinals(blocks)
    if kinds & BlockKind.NOTED:
        yield from _by_notes(blocks)
    if kinds & BlockKind.FIGURED:
        yield from _by_steps(blocks)


def _by_ordinals(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Parts beside their ordinals, in tables or below each other, put in order."""
    for table, group in groupby(blocks, key=lambda block: block.table):
        cells = list(group)
        if table:
            rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
            pairs = [pair for row in rows if len(row) == _LEAST_PARTS for pair in (row, row[::-1])]
        else:
            pairs = [list(pair) for pair in pairwise(cells)]
        told = [(head, part) for head, part in pairs if head.piece.ordinal and _PART.fullmatch(part.text)]
        # A part that is itself a figure may be taken for an ordinal, where figures stand on both sides.
        parts = {head.piece.ordinal: part.text for head, part in told}
        if _LEAST_PARTS <= len(parts) <= _MOST_PARTS:
            worded = all(not head.text.isdigit() for head, _ in told)
            yield from _whole([parts[at] for at in sorted(parts)], worded=worded)


def _whole(parts: list[str], *, worded: bool) -> Iterator[str]:
    """Yield the address, the number or, if words say that they are parts, the account that some parts are together."""
    whole = "".join(parts).lower()
    cut = any(_ENDS_OF_PARTS.match(part) or _ENDS_OF_PARTS.match(part[-1]) for part in parts)
    host = _HOST.fullmatch(whole)
    if host and cut and (not host["ending"] or is_ending(host["ending"])):
        yield whole if "@" in whole else f"https://{whole}"
    elif _NUMBER.fullmatch(whole) and tuple(map(len, parts)) in _GROUPINGS:
        yield f"tel {' '.join(parts)}"
    elif worded and not whole.isdigit() and not cut and kind_of(whole) == SURE:
        yield f"@{whole}"


def _by_notes(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A label with a mark behind it, and a note with the same mark that is nothing but a value."""
    for at, block in enumerate(blocks):
        if not block.piece.noted:
            continue
        label, mark = block.piece.noted[:-1], block.piece.noted[-1]
        for note in blocks[at + 1 : at + 1 + _FAR]:
            match = _NOTE.fullmatch(note.text)
            if match and match["mark"] == mark and VALUE.fullmatch(match["value"]):
                yield f"{label}: {match['value']}"


def _by_steps(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Steps each of which adds a group of figures, beside one that has its reader call."""
    run: list[PlacedBlock] = []
    for block in [*blocks, None]:
        if block is not None and block.piece.figured:
            run.append(block)
            continue
        groups = [_FIGURES.findall(one.text)[0] for one in run]
        around = [*run, *([block] if block is not None else [])]
        if _NUMBER.fullmatch("".join(groups)) and tuple(map(len, groups)) in _GROUPINGS:
            called = any(speaks_of_calls(one.text) or _AREA.match(one.text) for one in around)
            yield from [f"tel {' '.join(groups)}"] if called else ()
        run = []
