"""Read every data file and page of the site, once, with the faults of all of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from cases import Case, load_case
from channels import HELP_CENTER, ChannelList, load_channels
from content.diagrams import Diagram, load_diagrams
from content.facts import Box, Facts, load_boxes, load_facts
from content.glossary import Glossary, load_glossary, topics_of_terms
from content.library import Library
from content.read_pages import read_sources
from content.sources import Sources
from content.topic_pages import check_pages
from content.wording import Wording, load_wordings
from guard.read.file_cache import digest_of, of_file
from guard.read.hiding import hiding_classes
from guard.read.tree import checksum, entries
from guard.report.findings import Finding, Refused
from guard.text.memory import Keeper
from guides import Guides, load_guides
from incidents import Incidents, load_incidents
from languages import Edition, Languages, load_editions, load_languages, script_of
from publish.web import folder_of
from search import NotCovered, Stories, Synonyms, load_not_covered, load_stories, load_synonyms
from topics.registry import TopicRegistry, load_topics
from topics.released import Released, check_released, load_promised, moved_pages
from wallet import Wallet, load_wallet

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
Loaded = TypeVar("Loaded")
_ID = re.compile(r"\bid=\"([\w-]+)\"")


@dataclass(frozen=True)
class Site:
    """The site as its files tell it.

    `root` is the folder of the repository; `behind` are the pages that lag far behind a translation, by file, with its
    language; `moved` are paths at which pages once were, each with the id of its topic;
    `wordings` are the rules of words by language. `moment` is what the build takes for now: the time of its commit, so
    that equal sources make equal bytes. Incidents that had ended by then stand on no page. With the classes of `hiding`
    the theme's styles hide what has them, at times: no article may.
    """

    root: Path
    languages: Languages
    library: Library
    synonyms: Synonyms
    wallet: Wallet
    stories: Stories
    not_covered: NotCovered
    moved: Mapping[str, str] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    moment: datetime = LONG_AGO
    behind: Mapping[str, str] = field(default_factory=dict)
    hiding: frozenset[str] = frozenset()

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

    @cached_property
    def scripts(self) -> Mapping[str, str]:
        """The script of each language, by tag."""
        return {tag: script_of(language.locale) for tag, language in self.languages.items()}

    @cached_property
    def frame_ids(self) -> frozenset[str]:
        """The ids that the templates around an article have taken."""
        # An editor of text keeps locks beside what it has open: .#main.html, a link to nowhere.
        templates = [path for path in (self.root / "overrides").rglob("*.html") if path.is_file()]
        found = (_ID.findall(path.read_text(encoding="utf-8", errors="replace")) for path in templates)
        return frozenset(name for names in found for name in names)

    @cached_property
    def surroundings(self) -> str:
        """A hash of what any page may depend on, besides its own text: every file that is no page, and of each page
        its place, id, title and description.
        """
        docs, pages = self.root / "docs", {source.file for source in self.sources}
        found = ((f"docs/{name}", entry) for name, entry in entries(docs) if f"docs/{name}" not in pages)
        files = sorted((name, digest_of(entry.path)) for name, entry in found if entry.is_file())
        told = [(one.file, one.meta.id, one.meta.title, one.meta.description) for one in self.sources]
        return checksum(repr((files, told, self.moment, sorted(self.behind.items()))).encode())

    @property
    def base(self) -> str:
        """The site's absolute address, with a closing slash: the help center's own entry on the list."""
        return site_address(self.channels)

    @property
    def folder(self) -> str:
        """Where the site stands on its host: "help/", or "" for the root."""
        return folder_of(self.base)


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


class _Data(NamedTuple):
    """What the data files tell, None for one with faults."""

    languages: Languages
    wallet: Wallet | None
    editions: Mapping[str, Edition] | None
    channels: ChannelList | None
    facts: Facts | None
    boxes: Mapping[str, Box] | None
    diagrams: Mapping[str, Diagram] | None
    registry: TopicRegistry | None
    released: Released | None
    glossary: Glossary | None
    synonyms: Synonyms | None
    stories: Stories | None
    not_covered: NotCovered | None
    wordings: Mapping[str, Wording] | None
    incidents: Incidents | None
    case: Case | None
    guides: Guides | None


def load_site(root: Path, keeper: Keeper | None = None) -> Site:
    """Read all data files and pages below `root`. Raises `findings.Refused` with the faults of all of them. `keeper`
    keeps what was read without faults, for the same files the next time.

    Faults of docs/languages.yml are told alone: nothing else can be read without it.
    """
    docs, reader = root / "docs", _Reader()
    key = f"data {_checksum_of_data(root)}" if keeper else ""
    found: _Data | None = keeper.get(key) if keeper else None
    data = found or _read_data(root, reader)
    if keeper and not found and not reader.faults:
        keeper.put(key, data)
    sources = reader.read(lambda: read_sources(docs, data.languages, keeper))
    faults, channels, registry, wallet = reader.faults, data.channels, data.registry, data.wallet
    if channels:
        faults += _no_address_of_its_own(channels)
        faults += _other_schemes(channels, wallet.app) if wallet else []
    if registry and sources:
        faults += check_pages(registry, sources, data.languages)
        faults += topics_of_terms(data.glossary, registry.page_of) if data.glossary else []
    if registry and data.released:
        faults += check_released(registry, data.released)
    if faults:
        raise Refused(faults)
    return _site(root, data, sources)


def _site(root: Path, data: _Data, sources: Sources | None) -> Site:
    assert data.diagrams is not None and data.boxes is not None
    assert data.editions and data.channels and data.facts and data.registry and data.glossary and data.synonyms
    assert data.incidents and data.guides and data.case and data.wallet and data.stories and data.not_covered
    assert data.wordings and sources
    library = Library(
        data.editions, data.channels, data.facts, data.boxes, data.registry, data.glossary, sources, data.diagrams,
        data.incidents, data.guides, data.case,
    )  # fmt: skip
    moved = moved_pages(data.registry, data.released) if data.released else {}
    return Site(
        root, data.languages, library, data.synonyms, data.wallet, data.stories, data.not_covered, moved, data.wordings,
        hiding=_hiding(root),
    )  # fmt: skip


def _hiding(root: Path) -> frozenset[str]:
    styles = sorted((root / "overrides").rglob("*.css"))
    return frozenset().union(*(of_file(path, _hidden) for path in styles))


def _hidden(content: bytes) -> frozenset[str]:
    return hiding_classes(content.decode())


def _read_data(root: Path, reader: _Reader) -> _Data:
    """Read all data files; `reader` collects their faults."""
    docs = root / "docs"
    languages = load_languages(docs / "languages.yml")
    wallet = reader.read(lambda: load_wallet(docs / "operator.yml", languages))
    languages = languages.named(wallet.name.by_language) if wallet else languages
    editions = reader.read(lambda: load_editions(root / "overrides" / "words", languages))
    channels = reader.read(lambda: load_channels(docs / "channels.yml", languages=languages))
    facts = reader.read(lambda: load_facts(docs / "facts.yml", languages))
    diagrams = reader.read(lambda: load_diagrams(docs / "diagrams.yml", languages))
    boxes = reader.read(lambda: load_boxes(docs / "boxes.yml", languages))
    registry = reader.read(lambda: load_topics(docs / "topics.yml", languages))
    released = reader.read(lambda: load_promised(docs / "topics.released.yml"))
    glossary = reader.read(lambda: load_glossary(docs / "glossary.yml", languages))
    synonyms = reader.read(lambda: load_synonyms(docs / "synonyms.yml", languages))
    answered = registry.page_of if registry else None
    stories = reader.read(lambda: load_stories(docs / "stories.yml", languages, answered))
    not_covered = reader.read(lambda: load_not_covered(docs / "not-covered.yml", languages, answered))
    wordings = reader.read(lambda: load_wordings(root, languages))
    incidents, case, guides = _read_what_names_others(reader, docs, languages, registry, channels)
    return _Data(
        languages, wallet, editions, channels, facts, boxes, diagrams, registry, released, glossary, synonyms, stories,
        not_covered, wordings, incidents, case, guides,
    )  # fmt: skip


def _checksum_of_data(root: Path) -> str:
    """A hash of every file that `_read_data` may read."""
    digest = hashlib.sha256()
    for folder in (root / "docs", root / "overrides" / "words"):
        names = (name for name, _ in entries(folder)) if folder.is_dir() else ()
        for name in sorted(name for name in names if name.endswith(".yml")):
            digest.update(f"{folder.relative_to(root).as_posix()}/{name}\0".encode())
            digest.update(digest_of(folder / name))
    return digest.hexdigest()


def _read_what_names_others(
    reader: _Reader, docs: Path, languages: Languages, registry: TopicRegistry | None, channels: ChannelList | None
) -> tuple[Incidents | None, Case | None, Guides | None]:
    """Read the files that name topics and channels. Where those could not be read (None), no name of theirs is a fault:
    it would call each of them unknown.
    """
    topics = registry.topics if registry else None
    known = {entry.id for entry in (*channels.channels, *channels.revoked)} if channels else None
    incidents = reader.read(lambda: load_incidents(docs / "incidents.yml", languages, topics))
    case = reader.read(lambda: load_case(docs / "case.yml", languages, topics))
    kinds = case.kinds if case else None
    guides = reader.read(lambda: load_guides(docs / "guides.yml", languages, topics, known, kinds))
    return incidents, case, guides


def site_address(channels: ChannelList) -> str:
    """Return the absolute address of the site with a closing slash, as a list tells it that `load_site` accepts."""
    home = channels.by_id(HELP_CENTER)
    assert home is not None, "load_site refuses a list without it"
    return home.value.removesuffix("/") + "/"


def _other_schemes(channels: ChannelList, scheme: str) -> list[Finding]:
    fix = f"write {scheme}://… here, or another scheme as app: in docs/operator.yml"
    return [
        Finding(
            "docs/channels.yml",
            channels.line("channels", index, "value"),
            "OP003",
            f"{channel.id} is no link into the app {scheme}",
            fix,
        )
        for index, channel in enumerate(channels.channels)
        if channel.kind == "app" and channel.value.partition(":")[0] != scheme
    ]


def _no_address_of_its_own(channels: ChannelList) -> list[Finding]:
    home = channels.by_id(HELP_CENTER)
    if home and home.kind == "origin":
        return []
    fix = f"add a channel of kind origin with id {HELP_CENTER}: the site takes its own address from it"
    return [Finding("docs/channels.yml", channels.line("channels"), "CL007", f"has no origin {HELP_CENTER}", fix)]
