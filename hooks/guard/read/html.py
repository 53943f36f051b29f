"""What the text of an HTML or SVG file says, event by event: its runs, links, diagrams and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from guard.read.adjacent import AdjacentBlocks
from guard.read.attributes import attribute_facts
from guard.read.block_kinds import is_half
from guard.read.block_order import STRUCTURE
from guard.read.drawn_order import PLACING, DrawnOrder, Named
from guard.read.elements import APART, APART_AT_TIMES, BLOCKS, RAW, WORDED, hides, title_told
from guard.read.events import Event
from guard.read.facts import COMMENT, NEIGHBOURS, PageFacts, ShownLink, ShownText
from guard.read.list_numbers import LIST_NUMBERS, NUMBERED, number_of
from guard.read.notable_elements import NOTABLE, note_element
from guard.read.text_runs import ALT_TEXT, TextRuns, collapsed
from guard.report.faults import Fault, shown

# Fields whose value nobody sees as text.
_WORDLESS_FIELDS = frozenset("hidden checkbox radio color range file".split())
# Within these <noscript> is an element like any other, also with scripts on.
_DRAWINGS = frozenset({"svg", "math"})
_SCRIPT_DATA = frozenset({"application/json", "application/ld+json"})
_MERMAID_LINE = re.compile(r"(?im)^\s*(?:click|links?|href)\b.*$|%%\{.*")


def collect(
    events: Iterable[Event], facts: PageFacts, *, standalone_svg: bool = False, second: bool = False
) -> PageFacts:
    """Collect into `facts` what the events of one reading carry, and return it.

    In an SVG file of its own, styles are allowed and judged as CSS. The `second` reading (scripts on) adds
    what only it shows; its raw `<noembed>` text is the `<noscript>` of the first and is not read again.
    """
    collector = Collector(facts, standalone_svg, second)
    for kind, name, attributes in events:
        match kind:
            case "start":
                collector.start(name, attributes)
            case "end":
                collector.end(name)
            case "text":
                collector.text(name)
            case "comment":
                collector.comment(name)
    collector.close()
    return facts


class Collector:
    """Collects what one reading of a file carries, event by event; see `collect`."""

    def __init__(
        self, facts: PageFacts, standalone_svg: bool, second: bool, neighbours: AdjacentBlocks | None = None
    ) -> None:
        self.facts = facts
        self.standalone_svg = standalone_svg
        self.second = second
        self.raw: list[str] = []
        self.neighbours = AdjacentBlocks() if neighbours is None else neighbours
        self.runs = TextRuns(self.neighbours)
        self.inside: list[str] = []
        # What is told of each open element by its title, and how deep it stands.
        self.titles: list[tuple[int, str]] = []
        self.open_links: list[tuple[str, list[str]]] = []
        self.script: tuple[str, str] | None = None
        # What is said of a script or a style that is open, and which kind of script it is.
        self.own_part: Fault | None = None
        self.own_kind = ""
        # The text of a diagram that is being read, and how deep its element stands.
        self.diagram: list[str] = []
        self.diagram_depth = 0
        # The drawing that is open, and what the drawings so far can lend to it.
        self.drawing: DrawnOrder | None = None
        self._named = Named(list)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self.inside.append(tag)
        if tag in APART:
            self.runs.set_apart(len(self.inside), joins=False)
        elif tag in APART_AT_TIMES or hides(tag, attributes):
            self.runs.set_apart(len(self.inside), joins=True)
        elif tag in BLOCKS:
            self.end_block()
        elif tag == "br":
            self._end_line()
        if tag in STRUCTURE:
            self.neighbours.start(tag)
        self._placed(tag, attributes)
        if tag in WORDED:
            self._told(tag, attributes)
        if attributes and (title := title_told(tag, attributes)):
            self.titled(title)
        if tag in RAW:
            self._raw_begins(tag, attributes)
        elif tag in NOTABLE or tag[0] == "{":
            note_element(self.facts, tag, attributes)
        if attributes:
            if not self.diagram_depth and "mermaid" in attributes.get("class", "").split():
                self.diagram_depth = len(self.inside)
                self.diagram.clear()
            found = attribute_facts(tag, tuple(attributes.items()), self.standalone_svg, self.second)
            if found:
                self.facts.take(found)
        if tag == "a" or tag == "area" or (self.open_links and attributes):
            self._link(tag, attributes)

    def end(self, tag: str) -> None:
        """End the element that is open."""
        if self.titles and self.titles[-1][0] == len(self.inside):
            self.tell(self.titles.pop()[1])
        if tag in RAW:
            self._raw_ended(tag)
        if self.runs.apart and self.runs.apart == len(self.inside):
            self.runs.rejoin()
        elif tag in BLOCKS:
            self.end_block()
        if tag in STRUCTURE:
            self.neighbours.end(tag)
        if self.drawing and tag in PLACING:
            self._placed_ends()
        if self.inside:
            self.inside.pop()
        if tag == "a" and self.open_links:
            address, pieces = self.open_links.pop()
            text = collapsed("".join(pieces))
            if address and text:
                self.facts.links[ShownLink(address, text)] = None
        if self.diagram_depth and len(self.inside) < self.diagram_depth:
            for line in _MERMAID_LINE.findall("".join(self.diagram)):
                self.facts.add_fault("CH311", f"diagram has the line {shown(line)}", line.strip())
            self.diagram_depth = 0

    def text(self, value: str) -> None:
        """Take in a piece of text."""
        if not value:
            return
        tag = self.inside[-1] if self.inside else ""
        if tag in RAW:
            self.raw.append(value)
        elif not (self.second and tag == "noscript" and _DRAWINGS.isdisjoint(self.inside)):
            self._write(value)
            if self.drawing:
                self.drawing.text(value)
            if self.diagram_depth:
                self.diagram.append(value)

    def _placed(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note where the text of an element stands: at which place of a drawing, at which number of a list."""
        if tag in PLACING and (self.drawing or tag == "svg"):
            self.drawing = self.drawing or DrawnOrder(self._named)
            self.drawing.start(tag, attributes)
        elif tag in NUMBERED and not LIST_NUMBERS.isdisjoint(attributes):
            self.neighbours.mark(tag, *number_of(tag, attributes), self.neighbours.place)

    def _placed_ends(self) -> None:
        """End an element that is placed in a drawing; at the end of the drawing, take in what its texts say."""
        if self.drawing and not self.drawing.end():
            for told in self.drawing.says():
                self.facts.add_text(told, NEIGHBOURS)
            self.drawing = None

    def comment(self, value: str) -> None:
        """Take in a comment."""
        self.facts.add_text(value, COMMENT)

    def close(self) -> None:
        """Put what the file says into `facts`."""
        self.runs.finish()
        for value in self.runs.texts:
            self.facts.texts[ShownText(value, "text")] = None
        for value in self.neighbours.texts():
            self.facts.texts[ShownText(value, NEIGHBOURS)] = None

    def end_block(self) -> None:
        """End a run of text: what follows stands in another block."""
        self.runs.end_block()
        for _, pieces in self.open_links:
            pieces.append(" ")

    def titled(self, title: str) -> None:
        """Note what is told of an element, which has just begun, by its title: it is told where the element ends."""
        self.titles.append((len(self.inside), title))

    def tell(self, title: str) -> None:
        """Take in a title behind what it is told of."""
        self.runs.add(f" ({title}) ", ALT_TEXT)

    def _told(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the words that stand for an element in its run: of a picture, of a field."""
        if tag == "img" and attributes.get("alt"):
            title = attributes.get("title", "")
            self.runs.add(f" {attributes['alt']} {title if is_half(title) else ''} ", ALT_TEXT)
        elif tag == "mn":
            # Numbers of a formula stand above, behind and below each other, never together.
            self.runs.add(" ", ALT_TEXT)
        elif tag == "optgroup":
            self.runs.add(attributes.get("label", ""), ALT_TEXT)
        elif tag == "option" and attributes.get("label"):
            self.runs.add(f" {attributes['label']}: ", ALT_TEXT)
        elif tag == "input" and (kind := attributes.get("type", "").strip().lower()) not in _WORDLESS_FIELDS:
            for name in ("value", "placeholder") if kind != "password" else ("placeholder",):
                if attributes.get(name):
                    self.runs.add(f" {attributes[name]} ", ALT_TEXT)

    def _link(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open a link, or add what an element inside one shows besides its text."""
        told = [attributes[name] for name in ("title", "aria-label", "alt") if attributes.get(name)]
        address = attributes.get("href") or attributes.get("xlink:href")
        if tag in ("a", "area") and address:
            for text in told:
                self.facts.links[ShownLink(address, text)] = None
        if tag == "a":
            self.open_links.append((address or "", []))
        elif told:
            for _, pieces in self.open_links:
                pieces.append(f" {' '.join(told)} ")

    def _write(self, value: str) -> None:
        self.runs.add(value)
        for _, pieces in self.open_links:
            pieces.append(value)

    def _end_line(self) -> None:
        self.runs.end_line()
        for _, pieces in self.open_links:
            pieces.append(" ")

    def _raw_begins(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "script":
            self._script(attributes)
        elif not self.standalone_svg:
            self.own_kind = ""
            self._own_part("CH303", "has a <style> element", "<style")

    def _raw_ended(self, tag: str) -> None:
        content = "".join(self.raw)
        self.raw.clear()
        own, self.own_part = self.own_part, None
        if own and content:
            # What it holds is known where it ends; one that never ends is told without.
            self.facts.faults.pop(own, None)
            self.facts.faults[own._replace(around=f"{self.own_kind}{content}")] = None
        if tag == "style" and self.standalone_svg:
            self.facts.styles[content] = None
        if tag == "script" and self.script is not None:
            kind, identity = self.script
            self.facts.data[kind, identity, content] = None
        elif tag == "script" and not own and content and not content.isspace():
            # Inside SVG a script runs its content even if it has a src.
            self.facts.add_fault("CH301", "has a <script> of its own", "<script", f"{self.own_kind}{content}")
        self.script = None

    def _script(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", "").split(";")[0].strip().lower()
        named = " ".join(filter(None, (kind, attributes.get("src") and "src")))
        self.own_kind = f"{named}: " if named else ""
        if "type" in attributes and kind in _SCRIPT_DATA and not self.standalone_svg:
            self.script = kind, attributes.get("id", "")
        elif self.standalone_svg or not (attributes.get("src") or "").strip():
            what = f"a <script type={shown(kind)}>" if kind else "a <script>"
            self._own_part("CH301", f"has {what} of its own", "<script")

    def _own_part(self, code: str, message: str, needle: str) -> None:
        self.own_part = Fault(code, message, needle)
        self.facts.faults[self.own_part] = None
