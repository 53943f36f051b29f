"""Cells that are parts of one thing by what heads their columns or rows: a name and the ending of a site, two halves of
a name, the code of an area and a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from guard.read.block_order import PlacedBlock
from guard.text.host_endings import is_ending
from guard.text.phone_shapes import WHOLE_NUMBER

_NAME, _ENDING = re.compile(r"[a-z0-9][a-z0-9-]{1,40}"), re.compile(r"\.?(?P<end>[a-z]{2,12}(?:\.[a-z]{2,6})?)")
_ACCOUNT = re.compile(r"[a-z][a-z]*(?:[_.-][a-z]+)*[_.-]?\d{2,6}")
_GROUP = re.compile(r"\+?\(?\d(?:[ -]?\d){0,10}\)?")
_LEAST_DIGITS, _MOST_DIGITS = 7, 13
# A thing that is told outside of tables has so many parts.
_MOST_PARTS = 4

# The cells of a row, or of two rows, by the part that each is.
_Parts = list[tuple[tuple[str, ...], PlacedBlock]]


def said_by_heads(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Yield what the cells of tables say together by their heads."""
    for _, cells in groupby(blocks, key=lambda block: block.table):
        table = list(cells)
        if not table[0].table:
            yield from _below_each_other(table)
        elif any(cell.piece.parts for cell in table):
            rows = [list(row) for _, row in groupby(table, key=lambda cell: cell.row)]
            heads = {cell.cell: cell.piece.parts for cell in rows[0]}
            for row in rows[1:]:
                yield from _whole([(heads.get(cell.cell, ()), cell) for cell in row])
            yield from _whole([(row[0].piece.parts, row[1]) for row in rows if len(row) > 1])


def _below_each_other(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Yield what blocks outside of tables say together, each behind its head: <dt>Area code</dt><dd>202</dd>."""
    parts: _Parts = []
    for head, block in pairwise(blocks):
        if head.piece.parts and not block.piece.parts:
            parts.append((head.piece.parts, block))
    if len(parts) > 1:
        yield from _whole(parts[:_MOST_PARTS])


def _whole(parts: _Parts) -> Iterator[str]:
    """Yield what some cells say together, of which each is told what part it is."""
    sites, endings, beginnings, ends = (
        [cell.text for told, cell in parts if part in told] for part in ("site", "ending", "beginning", "end")
    )
    for name, ending in zip(sites, endings, strict=False):
        if _NAME.fullmatch(name) and (match := _ENDING.fullmatch(ending)) and is_ending(match["end"].split(".")[-1]):
            yield f"https://{name}.{match['end']}"
    for first, last in zip(beginnings, ends, strict=False):
        if _ACCOUNT.fullmatch(f"{first}{last}"):
            yield f"@{first}{last}"
        elif WHOLE_NUMBER.fullmatch(f"{first}{last}"):
            yield f"tel {first}{last}"
    groups = [cell for told, cell in parts if "number" in told and _GROUP.fullmatch(cell.text)]
    digits = "".join(filter(str.isdigit, "".join(cell.text for cell in groups)))
    is_said = any("area" in told for told, _ in parts)
    if is_said and len(groups) > 1 and len(groups) == len(parts) and _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
        yield f"tel {' '.join(cell.text for cell in groups)}"
