"""What a piece of a page carries, read tag by tag."""

from __future__ import annotations

from typing import NamedTuple

from guard.read.drawn_order import PLACING
from guard.read.facts import PageFacts, ShownLink, ShownText
from guard.read.html import Collector
from guard.read.recorded import BlocksOfPiece, Recorded
from guard.read.tag_steps import Step, known_steps
from guard.read.tags import cut, plain
from guard.read.text_runs import SPACES, collapsed, touching


class NotTold(Exception):
    """The tags of this page do not tell its tree."""


# What longer pieces carry, in characters, is not worth to be remembered.
_LONGEST_PIECE = 4000
# Stands for a canonical address of which a piece says nothing.
_UNTOLD = "\0"


class PagePiece(NamedTuple):
    """What a piece of a page carries: in its attributes and links, as runs of text, and as blocks beside others."""

    facts: PageFacts | None
    texts: dict[ShownText, None]
    blocks: BlocksOfPiece
    canonical: str | None


def read_piece(text: str, last: bool) -> tuple[PagePiece | None, bool]:
    """Read a piece; None for one that ends where a run of text goes on, unless it is the `last` one of its page. Tell,
    too, whether the same is true of it on every page.
    """
    tags = cut(text)
    if tags is None:
        raise NotTold
    steps = [known_steps[tag] for tag in tags.tags]
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

    def read(self, steps: list[Step], texts: list[str]) -> None:
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

    def piece(self) -> PagePiece:
        """Return what the piece carries."""
        texts = {ShownText(value, "text"): None for value in self._texts}
        return PagePiece(self.facts if self.facts.has_any() else None, texts, self.blocks.told(), None)


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

    def piece(self) -> PagePiece:
        """Return what the piece carries."""
        self.runs.finish()
        texts = {ShownText(value, "text"): None for value in self.runs.texts}
        canonical = None if self.facts.canonical == _UNTOLD else self.facts.canonical
        self.facts.canonical = ""
        return PagePiece(self.facts if self.facts.has_any() else None, texts, self.blocks.told(), canonical)

    def read(self, steps: list[Step | None], texts: list[str]) -> None:
        """Take in all tags, each with the text behind it."""
        inside, runs, facts, open_links = self.inside, self.runs, self.facts, self.open_links
        for step, text in zip(steps, texts, strict=True):
            if step is None:
                raise NotTold
            name, _, opens, light, _, block, _, found = step
            placed = self.drawing is not None and name in PLACING
            if not light or placed or self.diagram_depth or (opens < 0 and runs.apart == len(inside)):
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
                    raise NotTold
                if found:
                    facts.take(found)
            if text:
                self._between(text)

    def _whole(self, step: Step) -> None:
        if step.name == "svg":
            self.drawings += step.opens
        elif self.drawings and (step.opens == 0 or step.name in ("script", "use")):
            raise NotTold  # in a drawing, these are written in another way, or show what stands in another piece
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
