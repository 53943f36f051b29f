"""What a page carries, in both readings. Most pages are read piece by piece, each tag by tag (`tags`): a piece and a
tag are looked at once, and what they carry is remembered for all pages that have them. The others are walked node by
node. Both ways give the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guard.read.bounds import MAX_WEIGHT, Weight, within_bounds
from guard.read.events import html_readings, with_scripts
from guard.read.facts import NEIGHBOURS, PageFacts, ShownText
from guard.read.html import collect
from guard.read.known_pieces import known_pieces
from guard.read.piece import NotTold, PagePiece, read_piece
from guard.read.recorded import told_by_pieces
from guard.read.tag_steps import forget_old_steps, told_at_end
from guard.read.tags import pieces, titles_at_ends, written

# A piece that ends within a link or a hidden element is read with those behind it, so many at most.
_MOST_JOINED = 64
# In characters: no shorter page has too many texts, each of which stands in tags of its own.
_FEWEST_WEIGHED = MAX_WEIGHT // 10


def page_facts(source: str) -> PageFacts:
    """Return what an HTML file carries, with scripts off and with scripts on. Raises `OutOfBounds` for one beyond the
    bounds.
    """
    within_bounds(source)
    facts = _of_pieces(source)
    if facts is None:
        facts = PageFacts()
        for number, reading in enumerate(html_readings(source)):
            collect(reading, facts, second=number > 0)
    elif scripted := with_scripts(source):
        collect(scripted, facts, second=True)
    return facts


def _of_pieces(source: str) -> PageFacts | None:
    """Return what a page carries, or None if it must be walked."""
    text = written(source)
    if text is None:
        return None
    forget_old_steps()
    facts = PageFacts()
    try:
        found = list(_weighed(_read(pieces(titles_at_ends(text, told_at_end))), len(source)))
    except NotTold:
        return None
    for piece in found:
        if piece.facts:
            facts.take(piece.facts)
            if piece.facts.links:
                facts.links |= piece.facts.links
        if piece.canonical is not None:
            facts.canonical = piece.canonical
    for piece in found:
        if piece.texts:
            facts.texts |= piece.texts
    for value in told_by_pieces(piece.blocks for piece in found):
        facts.texts[ShownText(value, NEIGHBOURS)] = None
    return facts


def _weighed(read: Iterable[PagePiece], size: int) -> Iterator[PagePiece]:
    """Yield the pieces of a page of so many characters. Raises `OutOfBounds` before more short texts are read than are
    judged.
    """
    if size < _FEWEST_WEIGHED:
        yield from read
        return
    weight = Weight()
    for piece in read:
        for text in piece.texts:
            weight.add(text.value)
        yield piece


def _read(parts: list[str]) -> Iterator[PagePiece]:
    """Yield what the pieces of a page carry. One that ends within a link or a hidden element is one with the next."""
    at, last = 0, len(parts)
    while at < last:
        text, end = parts[at], at + 1
        piece = known_pieces.read(text, end == last)
        while piece is None and end < last and end - at < _MOST_JOINED:
            text, end = text + parts[end], end + 1
            piece = known_pieces.read(text, end == last)
        if piece is None:
            # Too many to try each time: it goes on to where the page ends.
            text, end = "".join(parts[at:]), last
            piece, _ = read_piece(text, True)
        if piece is not None:
            yield piece
        at = end
