"""Judging what a page carries: destinations against list and site, its texts, its data, links against their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from guard.policy.addresses import Listed, Rejected, SameSite, Verdict, resolve_address
from guard.policy.code import without_code
from guard.policy.data_check import DataCheck
from guard.policy.listing import Allowed
from guard.policy.shown_links import shows
from guard.policy.text_check import MOST_KEPT, TextCheck
from guard.read.bounds import MAX_FAULTS, NamesInData, data_within_bounds, few_parts, judged_whole, too_many
from guard.read.facts import Destination, PageFacts, ShownLink, ShownText
from guard.read.json_text import read_json
from guard.read.page import page_facts
from guard.read.titles import Title, title_of
from guard.report.faults import Fault, shown
from guard.text.detect import find_contacts
from guard.text.word_salad import NOWHERE, Around


class Linked(NamedTuple):
    """A same-site address still to be looked up in the finished tree: as it stands there, and where it leads."""

    raw: str
    path: str
    fragment: str
    place: str
    loads: bool


@dataclass
class CheckResult:
    """What judging one file gave: faults, and same-site addresses that are looked up at the end."""

    faults: dict[Fault, None] = field(default_factory=dict)
    linked: list[Linked] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class PageCheck:
    """Judges one file after another against one list, of which alone it keeps hold."""

    def __init__(self, allowed: Allowed, key: str | None = None) -> None:
        self.allowed = allowed
        self.texts = TextCheck(allowed, key)
        self.data = DataCheck(self.texts)
        # Texts of links without a contact: most stand on many pages.
        self._plain: set[str] = set()

    def html(self, source: str, page: str) -> CheckResult:
        """Check an HTML file. `page` is its path below the site's root."""
        result = self.facts(page_facts(source), page, title=title_of(source))
        result.faults = without_code(source, result.faults)
        return result

    def facts(self, facts: PageFacts, page: str, depth: int = 0, title: Title | None = None) -> CheckResult:
        """Check what was collected from a file, which may have a `title`; embedded documents (srcdoc) like pages of
        their own.
        """
        few_parts(facts.destinations, facts.data, facts.embedded)
        judged_whole(chain((text.value for text in facts.texts), facts.embedded))
        result = CheckResult(dict(facts.faults), anchors=facts.anchors)
        around = Around(lambda: (text.value for text in facts.texts), title)
        for destination in facts.destinations:
            self._destination(destination, page, result)
        before = len(result.faults)
        for text in self.texts.in_question(self.texts.unknown(facts.texts)):
            result.faults |= self.texts.shown(text, around)
            if len(result.faults) - before > MAX_FAULTS:
                result.faults[too_many()] = None
                return result
        own = resolve_address(facts.canonical, page, self.allowed) if facts.canonical else None
        for link in facts.links:
            if link.text in self._plain:
                continue
            result.faults |= dict.fromkeys(self._link(link, page, own.origin if isinstance(own, Listed) else ""))
        result.faults |= dict.fromkeys(self._blocks(facts.data, page, around))
        for source in facts.embedded:
            if depth < 5:
                result.faults |= self.facts(page_facts(source), page, depth + 1).faults
        return result

    # --- destinations

    def _destination(self, destination: Destination, page: str, result: CheckResult) -> None:
        raw = destination.raw
        verdict = resolve_address(raw, page, self.allowed)
        if isinstance(verdict, SameSite):
            if destination.use != "data":
                result.linked.append(
                    Linked(raw, verdict.path, verdict.fragment, destination.place, destination.use == "load")
                )
        elif fault := self._unfit(destination, verdict):
            result.faults[fault] = None

    def _unfit(self, destination: Destination, verdict: Verdict) -> Fault | None:
        raw, use, place = destination.raw, destination.use, destination.place
        if isinstance(verdict, Rejected):
            return Fault(verdict.code, f"{place}={shown(raw)} {verdict.reason}", raw, self.allowed.fix_for(raw))
        if isinstance(verdict, Listed):
            if use == "load":
                return Fault("CH307", f"{place} loads {shown(raw)} from outside this site", raw, around=place)
            if use == "refresh":
                return Fault("CH306", f"{place} forwards to {shown(raw)}, outside this site", raw)
            if use == "form" and not verdict.origin.startswith("https://"):
                return Fault("CH310", f"{place}={shown(raw)} sends what a reader types out of the site", raw)
        return None

    def text(self, text: ShownText, *, prose: bool = True, around: Around = NOWHERE) -> Iterable[Fault]:
        """Check one run of text; see `TextCheck.text`."""
        return self.texts.text(text, prose=prose, around=around)

    # --- links and what they show

    def _link(self, link: ShownLink, page: str, own_origin: str) -> Iterator[Fault]:
        contacts = find_contacts(link.text)
        if not contacts:
            if len(self._plain) >= MOST_KEPT:
                self._plain.clear()
            self._plain.add(link.text)
            return
        target = resolve_address(link.raw, page, self.allowed)
        for contact in contacts:
            if not shows(contact, self.texts.contacts, target, link, own_origin):
                message = f"a link shows {shown(contact.shown)} and leads to {shown(link.raw)}"
                yield Fault("CH209", message, link.raw, around=contact.shown)

    # --- data in a page

    def _blocks(self, blocks: Iterable[tuple[str, str, str]], page: str, around: Around) -> Iterator[Fault]:
        """Check the data that a page carries: the kind of each block, what names it, and its content."""
        read = [(kind, identity, content, *_value_of(content)) for kind, identity, content in blocks if content.strip()]
        values = [value for *_, value, _ in read]
        data_within_bounds(values)
        names = NamesInData(values)
        for kind, identity, content, value, is_json in read:
            linked_data = kind == "application/ld+json"
            if is_json:
                place = "JSON-LD" if linked_data else identity or "JSON"
                yield from self.data.judge(value, place, page, linked_data=linked_data, around=around, names=names)
            elif kind == "attribute":
                yield from self.text(ShownText(content, identity))
            else:
                yield Fault("CH403", f"<script type={kind}> is not valid JSON", content.strip()[:60])


def _value_of(content: str) -> tuple[Any, bool]:
    """Return the value of a JSON text, or any other text as it stands, and whether it is JSON."""
    try:
        return read_json(content), True
    except ValueError:
        return content, False
