"""Codes whose parts are pictures of their own: a page shows them side by side, and a camera sees one code.

Pictures that follow one another on a page are put together in a row, in a column and in a grid, and searched again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from PIL import Image, ImageOps

from guard.read.events import Unreadable
from guard.read.pictures import first_frame, matrix_codes
from guard.read.tree import checksum

# So many pictures of a page are put together, and so many at once; the side of a part as it is searched, in pixels.
MOST_PICTURES, _MOST_PARTS, _SIDE = 24, 9, 240
# Parts of one code are of one height in a row and of one width in a column, but for a few pixels.
_UNEVEN = 1.1
# Rows of a grid by the number of its parts.
_GRIDS = {4: (2,), 6: (2, 3), 8: (2, 4), 9: (3,)}

# A part of a code is dark and bright and little between: these shares of its pixels at least, all in all and dark ones.
_TWO_TONES, _DARK = 0.75, 0.08

Picture = tuple[str, bytes]


def codes_in_parts(pictures: Sequence[Picture]) -> tuple[str, ...]:
    """Return the contents of codes that pictures, each its suffix and its bytes, show only together."""
    if len(pictures) < 2:
        return ()
    return _codes(tuple(checksum(content) for _, content in pictures), tuple(pictures))


@lru_cache(maxsize=512)
def _codes(_checksums: tuple[str, ...], pictures: tuple[Picture, ...]) -> tuple[str, ...]:
    parts = [_part(*picture) for picture in pictures[:MOST_PICTURES]]
    found = (code for group in _groups(parts) for whole in _wholes(group) for code in matrix_codes(whole))
    alone = {code for part in parts if part for code in matrix_codes(part)}
    return tuple(code for code in dict.fromkeys(found) if code not in alone)


def _part(kind: str, content: bytes) -> Image.Image | None:
    """Return a picture as a part, or None for one that cannot be read: that is a finding of its own."""
    try:
        image = first_frame(content, kind)
    except Unreadable:
        return None
    image.thumbnail((_SIDE, _SIDE))
    return image if _is_two_toned(image) else None


def _is_two_toned(image: Image.Image) -> bool:
    """Tell whether a picture could be a part of a code: no photograph, no page of text."""
    counts = ImageOps.autocontrast(image.convert("L")).histogram()
    dark, bright, every = sum(counts[:64]), sum(counts[192:]), sum(counts)
    return dark + bright >= _TWO_TONES * every and min(dark, bright) >= _DARK * every


def _groups(parts: list[Image.Image | None]) -> Iterator[list[Image.Image]]:
    for start in range(len(parts)):
        for number in (2, 3, 4, 6, 8, 9):
            group = [part for part in parts[start : start + number] if part]
            if len(group) == number <= _MOST_PARTS:
                yield group


def _wholes(parts: list[Image.Image]) -> Iterator[Image.Image]:
    yield from chain(_row(parts), _column(parts))
    for rows in _GRIDS.get(len(parts), ()):
        width = len(parts) // rows
        lines = [line for at in range(rows) for line in _row(parts[at * width : (at + 1) * width])]
        if len(lines) == rows:
            yield from _column(lines)


def _row(parts: list[Image.Image]) -> Iterator[Image.Image]:
    """Yield the parts beside each other, if they are of one height."""
    if not _even([part.height for part in parts]):
        return
    whole = Image.new("RGB", (sum(part.width for part in parts), max(part.height for part in parts)), "white")
    left = 0
    for part in parts:
        whole.paste(part, (left, 0))
        left += part.width
    yield whole


def _column(parts: list[Image.Image]) -> Iterator[Image.Image]:
    """Yield the parts below each other, if they are of one width."""
    if not _even([part.width for part in parts]):
        return
    whole = Image.new("RGB", (max(part.width for part in parts), sum(part.height for part in parts)), "white")
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    yield whole


def _even(sides: list[int]) -> bool:
    return max(sides) <= _UNEVEN * min(sides)
