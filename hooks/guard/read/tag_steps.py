"""What is to do for a tag, by how it is written. Each spelling is looked at once and remembered for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from guard.read.attributes import attribute_facts
from guard.read.block_order import STRUCTURE
from guard.read.elements import APART, APART_AT_TIMES, BLOCKS, HIDING, RAW, WORDED, hides, title_told
from guard.read.facts import PageFacts
from guard.read.list_numbers import LIST_NUMBERS, NUMBERED
from guard.read.notable_elements import NOTABLE, note_element
from guard.read.tags import read_tag

# What these elements do depends on more than their tag, and on what stands around them.
_HEAVY = STRUCTURE | WORDED | APART | APART_AT_TIMES | RAW | (NOTABLE - {"meta"}) | {"a", "br", "hr", "dialog"}
# … and what elements with these attributes do: they are hidden, or a link around them shows them.
_HEAVY_ATTRIBUTES = HIDING | {"title", "aria-label", "alt"}

# The steps of so many tags are remembered.
_MOST_STEPS = 16384


class Step(NamedTuple):
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


class _Steps(dict[str, Step | None]):
    """The step for each tag as it is written; None for one whose page must be walked."""

    def __missing__(self, written: str) -> Step | None:
        step = self[written] = _step(written)
        return step


known_steps = _Steps()


def forget_old_steps() -> None:
    """Forget the steps of all tags when they are too many: those of pages long past are among them."""
    if len(known_steps) > _MOST_STEPS:
        known_steps.clear()


def _step(written: str) -> Step | None:
    tag = read_tag(written)
    if tag is None:
        return None
    name, attributes = tag.name, tag.attributes
    odd = not _HEAVY_ATTRIBUTES.isdisjoint(attributes) or "mermaid" in attributes.get("class", "")
    odd = odd or hides(name, attributes) or (name in NUMBERED and not LIST_NUMBERS.isdisjoint(attributes))
    told = attributes.get("title", "") if tag.opens < 0 else title_told(name, attributes)
    odd = odd or bool(told)
    light = not odd and name not in _HEAVY
    simple = light or (not odd and (name == "a" or name in STRUCTURE))
    found = None
    if attributes and simple:
        found = attribute_facts(name, tuple(attributes.items()), False, False)
        if name == "meta":
            found = _with_meta(found, attributes)
    return Step(name, attributes, tag.opens, light, simple, name in BLOCKS, told, found)


def _with_meta(found: PageFacts | None, attributes: Mapping[str, str]) -> PageFacts | None:
    """Return what the attributes of a <meta> carry, and the element itself."""
    facts = PageFacts()
    if found:
        facts.take(found)
    note_element(facts, "meta", attributes)
    return facts if facts.has_any() else None


@lru_cache(maxsize=4096)
def told_at_end(written: str) -> tuple[str, str]:
    """Return the name of an element and what is told of it where it ends, by its start tag."""
    tag = read_tag(written)
    return (tag.name, title_told(tag.name, tag.attributes)) if tag and tag.opens > 0 else ("", "")
