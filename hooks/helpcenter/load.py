"""Read every data file and page of the site, once, with the faults of all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from channels import ChannelList, load_channels
from content.facts import load_boxes, load_facts
from content.glossary import load_glossary
from content.shortcodes import Library
from content.sources import Sources, read_sources
from content.topic_pages import check_pages
from guard.report.findings import Finding, Refused
from languages import Edition, Languages, load_editions, load_languages
from search import NotCovered, Stories, Synonyms, load_not_covered, load_stories, load_synonyms
from topics import check_released, load_released, load_topics

# The channel that is the site itself.
HELP_CENTER = "help-center"
Loaded = TypeVar("Loaded")


@dataclass(frozen=True)
class Site:
    """The site as its files tell it. `root` is the folder of the repository."""

    root: Path
    languages: Languages
    library: Library
    synonyms: Synonyms
    stories: Stories
    not_covered: NotCovered

    @property
    def editions(self) -> Mapping[str, Edition]:
        """Each language with its words, by tag."""
        return self.library.editions

    @property
    def channels(self) -> ChannelList:
        """The official-channel list."""
        return self.library.channels

    @property
    def sources(self) -> Sources:
        """Every page as it was written."""
        return self.library.sources

    @property
    def base(self) -> str:
        """The site's absolute address, with a closing slash: the help center's own entry on the list."""
        home = self.channels.by_id(HELP_CENTER)
        assert home is not None, "load_site refuses a list without it"
        return home.value + "/"


class _Reader:
    """Loads files one after the other and collects the faults of all."""

    def __init__(self) -> None:
        self.faults: list[Finding] = []

    def read(self, loader: Callable[[], Loaded]) -> Loaded | None:
        """Return what the loader returns, or None where it met faults."""
        try:
            return loader()
        except Refused as refused:
            self.faults += refused.findings
            return None


def load_site(root: Path) -> Site:
    """Read all data files and pages below `root`. Raises `findings.Refused` with the faults of all of them.

    Faults of docs/languages.yml are told alone: nothing else can be read without it.
    """
    docs, reader = root / "docs", _Reader()
    languages = load_languages(docs / "languages.yml")
    editions = reader.read(lambda: load_editions(root / "overrides" / "words", languages))
    channels = reader.read(lambda: load_channels(docs / "channels.yml", languages=languages))
    facts = reader.read(lambda: load_facts(docs / "facts.yml", languages))
    boxes = reader.read(lambda: load_boxes(docs / "boxes.yml", languages))
    registry = reader.read(lambda: load_topics(docs / "topics.yml", languages))
    released = reader.read(lambda: load_released(docs / "topics.released.yml"))
    glossary = reader.read(lambda: load_glossary(docs / "glossary.yml", languages))
    synonyms = reader.read(lambda: load_synonyms(docs / "synonyms.yml", languages))
    topics = registry.with_pages if registry else None
    stories = reader.read(lambda: load_stories(docs / "stories.yml", languages, topics))
    not_covered = reader.read(lambda: load_not_covered(docs / "not-covered.yml", languages, topics))
    sources = reader.read(lambda: read_sources(docs, languages))
    faults = reader.faults
    if channels:
        faults += _no_address_of_its_own(channels)
    if registry and sources:
        faults += check_pages(registry, sources, languages)
    if registry and released:
        faults += check_released(registry, released)
    if faults:
        raise Refused(faults)
    assert editions and channels and facts and boxes is not None and registry and glossary and synonyms and sources
    assert stories and not_covered
    library = Library(editions, channels, facts, boxes, registry, glossary, sources, docs / "diagrams")
    return Site(root, languages, library, synonyms, stories, not_covered)


def _no_address_of_its_own(channels: ChannelList) -> list[Finding]:
    home = channels.by_id(HELP_CENTER)
    if home and home.kind == "origin":
        return []
    fix = f"add a channel of kind origin with id {HELP_CENTER}: the site takes its own address from it"
    return [Finding("docs/channels.yml", 0, "CL007", f"has no origin {HELP_CENTER}", fix)]
