"""What a page carries, in both readings. Most pages are read piece by piece, each tag by tag (`tags`): a piece and a
tag are looked at once, and what they carry is remembered for all pages that have them. The others are walked node by
node. Both ways give the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from guard.read.adjacent import STRUCTURE
from guard.read.bounds import within_bounds
from guard.read.events import html_readings, with_scripts
from guard.read.html import (
    APART,
    APART_AT_TIMES,
    BLOCKS,
    HIDING,
    NEIGHBOURS,
    NOTABLE,
    WORDED,
    Collector,
    Destination,
    PageFacts,
    ShownLink,
    ShownText,
    collect,
    hides,
    title_told,
)
from guard.read.recorded import BlocksOfPiece, Recorded, told_by_pieces
from guard.read.tags import cut, pieces, plain, read_tag, titles_at_ends, written
from guard.read.text_runs import SPACES, collapsed, touching

# What these elements do depends on more than their tag, and on what stands around them.
_HEAVY = STRUCTURE | WORDED | APART | APART_AT_TIMES | (NOTABLE - {"meta"}) | {"a", "br", "hr", "dialog"}
# … and what elements with these attributes do: they are hidden, or a link around them shows them.
_HEAVY_ATTRIBUTES = HIDING | {"title", "aria-label", "alt"}
# The steps of so many tags are remembered; those of pages long past are then forgotten with the rest.
_MOST_STEPS = 16384
# Of so many pieces what they carry is remembered, twice: of those of late, and of those before them. They have so many
# characters at most; one that ends within a link or a hidden element is read
# with those behind it, so many at most.
_MOST_PIECES, _LONGEST_PIECE, _MOST_JOINED = 4096, 4000, 64


class _Step(NamedTuple):
    """What to do for a tag. One that is `light` opens, closes or is an element (`opens`: 1, -1, 0), may begin a block,
    carries what was `found` in it, and does nothing else. One that is `simple` may besides be a part of a table, or a
    link with nothing more to it. Of the element a title is `told` where it ends.
    """

    name: str
    attributes: Mapping[str, str]
    opens: int
    light: bool
    simple: bool
    block: bool
    told: str
    found: PageFacts | None


class _Steps(dict[str, _Step | None]):
    """The step for each tag as it is written; None for one whose page must be walked."""

    def __missing__(self, written: str) -> _Step | None:
        step = self[written] = _step(written)
        return step


_steps = _Steps()


class _NotTold(Exception):
    """The tags of this page do not tell its tree."""


# Stands for a canonical address of which a piece says nothing.
_UNTOLD = "\0"


class _Piece(NamedTuple):
    """What a piece of a page carries: in its attributes and links, as runs of text, and as blocks beside others."""

    facts: PageFacts | None
    texts: dict[ShownText, None]
    blocks: BlocksOfPiece
    canonical: str | None


# Where links lead, as the parser writes it; one with an empty address leads nowhere, which is another thing.
_HREF = re.compile(r"(<(?:a|link)(?: [^<>\"=]+=\"[^\"]*\")*? href=\")([^\"]+)")
# Stands, with a number behind it, for an address that is left out. The parser writes no such character.
_MARK = "\0"


class _Pieces:
    """What the pieces carry that were read of late; None for one that ends where a run of text may go on.

    Many pieces differ in nothing but where their links lead: those of the offline copy, and those of pages in other
    folders. What else a piece carries does not depend on it. So it is read without its addresses, which are put in
    again.
    """

    def __init__(self) -> None:
        self._late: dict[str, _Piece | None] = {}
        self._before: dict[str, _Piece | None] = {}

    def read(self, text: str, last: bool) -> _Piece | None:
        """Return what a piece carries, read it if it is not known; `last` as `_read_piece` has it."""
        piece = self._late.get(text)
        if piece is not None or text in self._late:
            return piece
        if text in self._before:
            return self._keep(text, self._before[text])
        bare, addresses = _without_addresses(text)
        if addresses:
            found = self.read(bare, last)
            piece, everywhere = found and _with_addresses(found, addresses), bare in self._late
        else:
            piece, everywhere = _read_piece(text, last)
        return self._keep(text, piece) if everywhere else piece

    def _keep(self, text: str, piece: _Piece | None) -> _Piece | None:
        if len(self._late) >= _MOST_PIECES:
            self._late, self._before = {}, self._late
        self._late[text] = piece
        return piece


_pieces = _Pieces()


def _without_addresses(text: str) -> tuple[str, list[str]]:
    """Return a piece with marks for the addresses of its links, and these."""
    addresses: list[str] = []

    def left_out(match: re.Match[str]) -> str:
        addresses.append(plain(match[2]))
        return f"{match[1]}{_MARK}{len(addresses) - 1}"

    return (text if _MARK in text else _HREF.sub(left_out, text)), addresses


def _with_addresses(piece: _Piece, addresses: list[str]) -> _Piece:
    """Return what a piece carries with its addresses, which stand there as marks."""
    facts, canonical = piece.facts, piece.canonical
    led = {f"{_MARK}{number}": address for number, address in enumerate(addresses)}
    if facts:
        destinations = {Destination(led.get(raw, raw), use, place): None for raw, use, place in facts.destinations}
        links = {ShownLink(led.get(raw, raw), text): None for raw, text in facts.links}
        facts = facts.leading(destinations, links)
    canonical = canonical and led.get(canonical, canonical)
    return _Piece(facts, piece.texts, piece.blocks, canonical)


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


def _step(written: str) -> _Step | None:
    tag = read_tag(written)
    if tag is None:
        return None
    name, attributes = tag.name, tag.attributes
    odd = not _HEAVY_ATTRIBUTES.isdisjoint(attributes) or "mermaid" in attributes.get("class", "")
    odd = odd or hides(name, attributes)
    light = not odd and name not in _HEAVY
    simple = light or (not odd and (name == "a" or name in STRUCTURE))
    told = attributes.get("title", "") if tag.opens < 0 else title_told(name, attributes)
    found = None
    if attributes and simple:
        alone = Collector(PageFacts(), standalone_svg=False, second=False)
        alone.attributes(name, attributes)
        if name == "meta":
            alone.element(name, attributes)
        found = alone.facts if alone.facts.has_any() else None
    return _Step(name, attributes, tag.opens, light, simple, name in BLOCKS, told, found)


@lru_cache(maxsize=4096)
def _told_at_end(written: str) -> tuple[str, str]:
    """Return the name of an element and what is told of it where it ends, by its start tag."""
    tag = read_tag(written)
    return (tag.name, title_told(tag.name, tag.attributes)) if tag and tag.opens > 0 else ("", "")


def _of_pieces(source: str) -> PageFacts | None:
    """Return what a page carries, or None if it must be walked."""
    text = written(source)
    if text is None:
        return None
    if len(_steps) > _MOST_STEPS:
        _steps.clear()
    facts = PageFacts()
    try:
        found = list(_read(pieces(titles_at_ends(text, _told_at_end))))
    except _NotTold:
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


def _read(parts: list[str]) -> Iterator[_Piece]:
    """Yield what the pieces of a page carry. One that ends within a link or a hidden element is one with the next."""
    at, last = 0, len(parts)
    while at < last:
        text, end = parts[at], at + 1
        piece = _pieces.read(text, end == last)
        while piece is None and end < last and end - at < _MOST_JOINED:
            text, end = text + parts[end], end + 1
            piece = _pieces.read(text, end == last)
        if piece is None:
            # Too many to try each time: it goes on to where the page ends.
            text, end = "".join(parts[at:]), last
            piece, _ = _read_piece(text, True)
        if piece is not None:
            yield piece
        at = end


def _read_piece(text: str, last: bool) -> tuple[_Piece | None, bool]:
    """Read a piece; None for one that ends where a run of text goes on, unless it is the `last` one of its page. Tell,
    too, whether the same is true of it on every page.
    """
    tags = cut(text)
    if tags is None:
        raise _NotTold
    steps = [_steps[tag] for tag in tags.tags]
    if all(step is not None and step.simple for step in steps):
        simple = _Simple()
        simple.read(steps, tags.texts)  # type: ignore[arg-type]
        through, piece = not simple.open_links, simple.piece
    else:
        collector = _TagCollector(PageFacts(canonical=_UNTOLD), standalone_svg=False, second=False)
        collector.read(steps, tags.texts)
        through, piece = collector.is_through(), collector.piece
    return piece() if last or through else None, len(text) <= _LONGEST_PIECE and (through or not last)


class _Simple:
    """Collects what a piece carries that has nothing but simple tags: `_TagCollector` gives the same, and takes several
    times as long, since it must be ready for everything.
    """

    def __init__(self) -> None:
        self.facts = PageFacts()
        self.blocks = Recorded()
        self.open_links: list[tuple[str, list[str]]] = []
        self._texts: dict[str, None] = {}

    def read(self, steps: list[_Step], texts: list[str]) -> None:
        """Take in all tags, each with the text behind it."""
        facts, blocks, open_links = self.facts, self.blocks, self.open_links
        run: list[str] = []
        for (name, attributes, opens, light, _, block, _, found), text in zip(steps, texts, strict=True):
            if block:
                if run:
                    self._ended(run)
                    run = []
                for _, shown in open_links:
                    shown.append(" ")
            if found:
                facts.take(found)
            if not light:
                if block:
                    (blocks.start if opens > 0 else blocks.end)(name)
                elif opens > 0:
                    open_links.append((attributes.get("href") or attributes.get("xlink:href") or "", []))
                elif open_links:
                    self._link_ended()
            if text and (run or open_links or text.strip(SPACES)):
                value = plain(text)
                if run or value.strip(SPACES):
                    run.append(value)
                for _, shown in open_links:
                    shown.append(value)
        if run:
            self._ended(run)

    def _link_ended(self) -> None:
        address, shown = self.open_links.pop()
        text = collapsed("".join(shown))
        if address and text:
            self.facts.links[ShownLink(address, text)] = None

    def _ended(self, run: list[str]) -> None:
        """End a run of text."""
        place, value = self.blocks.place, collapsed("".join(run))
        if value:
            self._texts[value] = None
            for first, second in touching(run) if len(run) > 1 else ():
                self.blocks.touching(first, second)
            self.blocks.add(value, value, place)

    def piece(self) -> _Piece:
        """Return what the piece carries."""
        texts = {ShownText(value, "text"): None for value in self._texts}
        return _Piece(self.facts if self.facts.has_any() else None, texts, self.blocks.told(), None)


class _TagCollector(Collector):
    """Collects what a piece of a page carries from its tags and the texts between them."""

    # How many drawings are open.
    drawings = 0

    def __init__(self, facts: PageFacts, *, standalone_svg: bool, second: bool) -> None:
        self.blocks = Recorded()
        super().__init__(facts, standalone_svg, second, self.blocks)

    def is_through(self) -> bool:
        """Tell whether all is read that goes on beyond the next block: links, drawings, what stands apart."""
        apart = self.runs.apart or self.diagram_depth or self.drawings
        return not (apart or self.open_links or self.raw or self.script)

    def piece(self) -> _Piece:
        """Return what the piece carries."""
        self.runs.finish()
        texts = {ShownText(value, "text"): None for value in self.runs.texts}
        canonical = None if self.facts.canonical == _UNTOLD else self.facts.canonical
        self.facts.canonical = ""
        return _Piece(self.facts if self.facts.has_any() else None, texts, self.blocks.told(), canonical)

    def read(self, steps: list[_Step | None], texts: list[str]) -> None:
        """Take in all tags, each with the text behind it."""
        inside, runs, facts, open_links = self.inside, self.runs, self.facts, self.open_links
        for step, text in zip(steps, texts, strict=True):
            if step is None:
                raise _NotTold
            name, _, opens, light, _, block, _, found = step
            if not light or self.diagram_depth or (opens < 0 and runs.apart == len(inside)):
                self._whole(step)
            else:
                if block:
                    runs.end_block()
                    for _, shown in open_links:
                        shown.append(" ")
                if opens > 0:
                    inside.append(name)
                elif opens:
                    # What was opened in a piece before is none of its own.
                    if inside:
                        inside.pop()
                elif self.drawings:
                    raise _NotTold
                if found:
                    facts.take(found)
            if text:
                self._between(text)

    def _whole(self, step: _Step) -> None:
        if step.name == "svg":
            self.drawings += step.opens
        elif self.drawings and (step.opens == 0 or step.name == "script"):
            raise _NotTold  # in a drawing, these are written in another way
        if step.opens >= 0:
            self.start(step.name, step.attributes)
        if step.told and step.opens <= 0:
            self.tell(step.told)
        if step.opens <= 0:
            self.end(step.name)

    def titled(self, title: str) -> None:
        """Do nothing: the title stands in the end tag."""

    def _between(self, text: str) -> None:
        """Take in the text behind a tag. Raw text is written as it is, and ends at its own end tag."""
        if self.inside and self.inside[-1] == "script":
            self.raw.append(text)
        else:
            self.text(plain(text))
