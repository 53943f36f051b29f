"""What a page carries, in both readings. Most pages are read tag by tag (`tags`): a tag is looked at once, and what it
carries is remembered for all pages that have it. The others are walked node by node. Both ways give the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from guard.read.adjacent import STRUCTURE
from guard.read.bounds import within_bounds
from guard.read.events import html_readings, with_scripts
from guard.read.html import APART, APART_AT_TIMES, BLOCKS, NOTABLE, WORDED, Collector, PageFacts, collect
from guard.read.tags import Tags, cut, plain, read_tag

# What these elements do depends on more than their tag, and on what stands around them.
_HEAVY = STRUCTURE | WORDED | APART | APART_AT_TIMES | (NOTABLE - {"meta"}) | {"a", "br", "hr", "svg", "dialog"}
# … and what elements with these attributes do: they are hidden, or a link around them shows them.
_HEAVY_ATTRIBUTES = frozenset({"hidden", "title", "aria-label", "alt"})
# The steps of so many tags are remembered; those of pages long past are then forgotten with the rest.
_MOST_STEPS = 16384


class _Step(NamedTuple):
    """What to do for a tag. One that is `light` opens, closes or is an element (`opens`: 1, -1, 0), may begin a block,
    carries what was `found` in it, and does nothing else.
    """

    name: str
    attributes: Mapping[str, str]
    opens: int
    light: bool
    block: bool
    found: PageFacts | None


class _Steps(dict[str, _Step | None]):
    """The step for each tag as it is written; None for one whose page must be walked."""

    def __missing__(self, written: str) -> _Step | None:
        step = self[written] = _step(written)
        return step


_steps = _Steps()


class _NotTold(Exception):
    """The tags of this page do not tell its tree."""


def page_facts(source: str) -> PageFacts:
    """Return what an HTML file carries, with scripts off and with scripts on. Raises `OutOfBounds` for one beyond the
    bounds.
    """
    within_bounds(source)
    tags = cut(source)
    facts = _of_tags(tags) if tags else None
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
    heavy = name in _HEAVY or not _HEAVY_ATTRIBUTES.isdisjoint(attributes) or "mermaid" in attributes.get("class", "")
    alone = Collector(PageFacts(), standalone_svg=False, second=False)
    if not heavy:
        alone.attributes(name, attributes)
        if name == "meta":
            alone.element(name, attributes)
    found = alone.facts if alone.facts != PageFacts() else None
    return _Step(name, attributes, tag.opens, not heavy, name in BLOCKS, found)


def _of_tags(tags: Tags) -> PageFacts | None:
    """Return what a page carries, or None if it must be walked."""
    if len(_steps) > _MOST_STEPS:
        _steps.clear()
    steps = [_steps[written] for written in tags.tags]
    collector = _TagCollector(PageFacts(), standalone_svg=False, second=False)
    try:
        collector.read(steps, tags.texts)
    except _NotTold:
        return None
    collector.close()
    return collector.facts


class _TagCollector(Collector):
    """Collects what a page carries from its tags and the texts between them."""

    # How many drawings are open.
    drawings = 0

    def read(self, steps: list[_Step | None], texts: list[str]) -> None:
        """Take in all tags, each with the text behind it."""
        inside, runs, facts, open_links = self.inside, self.runs, self.facts, self.open_links
        for step, text in zip(steps, texts, strict=True):
            if step is None:
                raise _NotTold
            name, _, opens, light, block, found = step
            if not light or self.diagram_depth or (opens < 0 and runs.apart == len(inside)):
                self._whole(step)
            else:
                if block:
                    runs.end_block()
                    for _, pieces in open_links:
                        pieces.append(" ")
                if opens > 0:
                    inside.append(name)
                elif opens:
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
        if step.opens <= 0:
            self.end(step.name)

    def _between(self, text: str) -> None:
        """Take in the text behind a tag. Raw text is written as it is, and ends at its own end tag."""
        if self.inside and self.inside[-1] == "script":
            self.raw.append(text)
        else:
            self.text(plain(text))
