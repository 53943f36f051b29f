"""What one file carries: destinations, links with their text, texts, data, anchors, and what it may not have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from guard.read.text_runs import collapsed
from guard.report.faults import Fault


class Destination(NamedTuple):
    """An address as it stands in the file. `use`: "link" (a reader goes there), "load" (fetched as part of
    the page), "form" (typed text goes there), "refresh" or "data" (a script may use it).
    """

    raw: str
    use: str
    place: str


class ShownLink(NamedTuple):
    """A link with everything that it shows: its text, and titles and alternative texts inside it."""

    raw: str
    text: str


# The place of texts that stand side by side, read as one.
NEIGHBOURS = "neighbouring text"
# The place of figures that lines of text draw.
DRAWN = "drawn figures"
# Where a text stands that no reader is shown.
COMMENT = "comment"


class ShownText(NamedTuple):
    """A run of text; `place` names where it stands ("text", "title", "img alt" …)."""

    value: str
    place: str


@dataclass
class PageFacts:
    """What one file carries, in the order in which it was met, each thing once."""

    destinations: dict[Destination, None] = field(default_factory=dict)
    links: dict[ShownLink, None] = field(default_factory=dict)
    texts: dict[ShownText, None] = field(default_factory=dict)
    data: dict[tuple[str, str, str], None] = field(default_factory=dict)
    styles: dict[str, None] = field(default_factory=dict)
    embedded: dict[str, None] = field(default_factory=dict)
    faults: dict[Fault, None] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    canonical: str = ""

    def add_destination(self, raw: str, use: str, place: str) -> None:
        """Add an address as it stands in the file."""
        self.destinations[Destination(raw, use, place)] = None

    def add_text(self, value: str, place: str) -> None:
        """Add a text as a browser shows it, unless it is empty."""
        value = collapsed(value)
        if value:
            self.texts[ShownText(value, place)] = None

    def add_fault(self, code: str, message: str, needle: str = "", around: str = "") -> None:
        """Add something that the file may not have; `needle` is what to look for in its source, `around` the whole of
        an element that begins so.
        """
        self.faults[Fault(code, message, needle, around=around)] = None

    def has_any(self) -> bool:
        """Tell whether the file carries anything at all."""
        several = (self.texts, self.destinations, self.links, self.anchors, self.data, self.styles, self.embedded)
        return any(several) or bool(self.faults) or bool(self.canonical)

    def leading(self, destinations: dict[Destination, None], links: dict[ShownLink, None]) -> PageFacts:
        """Return the same with other destinations and links; all else is shared, and to be read only."""
        return PageFacts(
            destinations, links, self.texts, self.data, self.styles, self.embedded, self.faults, self.anchors
        )

    def take(self, other: PageFacts) -> None:
        """Add what attributes carry: all but links and the canonical address, which depend on where they stand."""
        if other.destinations:
            self.destinations |= other.destinations
        if other.texts:
            self.texts |= other.texts
        if other.data:
            self.data |= other.data
        if other.styles:
            self.styles |= other.styles
        if other.embedded:
            self.embedded |= other.embedded
        if other.faults:
            self.faults |= other.faults
        if other.anchors:
            self.anchors |= other.anchors
