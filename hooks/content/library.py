"""What pages and shortcodes draw on: every data file, every page, and the questions that all of them ask of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict

from cases import Case
from channels import Channel, ChannelList
from content.diagrams import Diagram
from content.facts import Box, Facts
from content.glossary import Glossary
from content.links import relative
from content.sources import Source, Sources
from guard.report.findings import nearest
from guides import Guides
from incidents import Incidents
from languages import Edition
from topics.registry import TopicRegistry

# What to do about an id that is near to none of the list: an operator went without that channel.
NO_SUCH_CHANNEL = "put it on docs/channels.yml, or take out what speaks of it"


class LabelledLink(TypedDict):
    """A link and its words."""

    label: str
    href: str


class EmergencyLinks(TypedDict):
    """An emergency entry as a page shows it: the link to its topic, and links to neighbouring topics."""

    id: str
    label: str
    hint: str
    href: str
    also: list[LabelledLink]


@dataclass(frozen=True)
class Library:
    """What shortcodes draw on: every data file, the pages that they name, the words of each language by its tag."""

    editions: Mapping[str, Edition]
    channels: ChannelList
    facts: Facts
    boxes: Mapping[str, Box]
    registry: TopicRegistry
    glossary: Glossary
    sources: Sources
    diagrams: Mapping[str, Diagram]
    incidents: Incidents = field(default_factory=Incidents)
    guides: Guides = field(default_factory=Guides)
    case: Case = field(default_factory=Case)

    def source(self, topic_id: str, lang: str) -> Source:
        """Return the page that a topic id leads to, or what took its place. Raises ValueError if there is none."""
        known = self.sources.by_topic(lang)
        if topic_id not in known:
            topic_id = self.registry.page_of.get(topic_id, topic_id)
        if topic_id not in known:
            raise ValueError(f"unknown topic {topic_id}; {nearest(topic_id, known)}".rstrip("; "))
        return known[topic_id]

    def channel(self, channel_id: str) -> Channel:
        """Return the channel of that id. Raises ValueError with the nearest id if there is none."""
        channel = self.channels.by_id(channel_id)
        if channel is None:
            hint = nearest(channel_id, [channel.id for channel in self.channels.channels]) or NO_SUCH_CHANNEL
            raise ValueError(f"unknown channel {channel_id}; {hint}")
        return channel

    def serving(self, channel_id: str) -> Channel:
        """Return the channel of that id; where it is out of service, the one to use instead if the list names one."""
        return self.channels.successor(channel_id) or self.channel(channel_id)

    @cached_property
    def _order(self) -> dict[str, int]:
        """The place of each topic id in docs/topics.yml."""
        return {topic_id: place for place, topic_id in enumerate(self.registry.topics)}

    @cached_property
    def _pages(self) -> dict[tuple[str, str], list[Source]]:
        """The pages of each section in a language, in the order of docs/topics.yml."""
        last = len(self._order)
        found: dict[tuple[str, str], list[Source]] = {}
        for source in sorted(self.sources, key=lambda source: self._order.get(source.meta.id, last)):
            found.setdefault((source.lang, source.section), []).append(source)
        return found

    def pages_in(self, section: str, lang: str) -> list[Source]:
        """Return the pages of a section in the order of docs/topics.yml, without those of sections inside it."""
        return self._pages.get((lang, section), [])

    def first_in(self, section: str, lang: str) -> Source | None:
        """Return the page that a section leads to: its first, or the first of the sections inside it."""
        if pages := self.pages_in(section, lang):
            return pages[0]
        inside = (self.first_in(one, lang) for one in self.registry.sections_in(section))
        return next(filter(None, inside), None)

    def title_of(self, section: str, lang: str) -> str:
        """Return the title of a section, behind those of the sections around it."""
        folders = section.split("/")
        around = ["/".join(folders[:depth]) for depth in range(1, len(folders) + 1)]
        return " · ".join(self.registry.sections[one][lang] for one in around)

    def emergencies(self, lang: str, at: str) -> list[EmergencyLinks]:
        """Return the emergency entries with links as seen from the page at the site address `at`."""
        return [
            {
                "id": entry.id,
                "label": entry.label[lang],
                "hint": entry.hint[lang],
                "href": relative(self.source(entry.id, lang).url, at),
                "also": [
                    {"label": other.meta.title, "href": relative(other.url, at)}
                    for other in (self.source(name, lang) for name in entry.also)
                ],
            }
            for entry in self.registry.emergencies
        ]
