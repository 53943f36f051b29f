"""HTML in the texts of a feed: what a reader of feeds makes of it, whatever else the text says as it stands."""

from __future__ import annotations

import re

from guard.read.facts import Destination, PageFacts
from guard.read.page import page_facts

_MARKUP = re.compile(r"</?[A-Za-z]")
# What may run there, or changes where all else leads. How it looks is the reader's business.
_REFUSED = frozenset({"CH301", "CH302", "CH305", "CH306"})


def take_markup(text: str, facts: PageFacts) -> None:
    """Add to `facts` what a text carries that is HTML. Where its addresses lead is told, not what they load: a feed
    names pictures of its own site by their whole addresses. Raises `OutOfBounds`.
    """
    if not _MARKUP.search(text):
        return
    inner = page_facts(text)
    for raw, _, place in inner.destinations:
        facts.destinations[Destination(raw, "data", place)] = None
    facts.texts |= inner.texts
    facts.links |= inner.links
    facts.data |= inner.data
    facts.embedded |= inner.embedded
    facts.faults |= {fault: None for fault in inner.faults if fault.code in _REFUSED}
