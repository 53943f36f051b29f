"""The site as one value: every data file and source read once, and what the build asks of them.

Knows the rooms, knows no engine: `build.py` hands it Markdown and HTML as text and writes what it gets back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from channels import ChannelList, load_channels, overdue
from channels.render import link_attributes
from content.facts import load_boxes, load_facts
from content.glossary import explain_terms, load_glossary
from content.pages import Page
from content.shortcodes import Library, expand, fill
from content.shortcodes.library import relative
from content.sources import HOME, LANGUAGES, Source, read_sources
from guard import article_findings
from guard.report.findings import Finding, Refused, nearest
from languages import Skeleton, compare, skeleton
from languages.interface import Words, load_words
from offline import browser_list as offline
from publish.data import HelpLinks, OfficialChannels, as_json, help_links, official_channels, schema
from publish.redirect_pages import stubs
from publish.security_txt import security_txt
from publish.web import HTML_LANG, alternates, headers, robots, search_description, sitemap, structured_data
from search import Synonyms, Vocabulary, build_indexes, check_vocabularies, load_synonyms
from topics import check_headings, check_pages, check_released, load_ledger, load_released

HELP_CENTER = "help-center"
GLOSSARY = "glossary"
CONTACT = "contact"

_CHANNEL_LINK = re.compile(r'href="channel:([^"]*)"')
# A Chinese quotation mark brings its own room; a space beside it would make a gap.
_UI_GAP = re.compile(r" ?(<strong>「[^」]*」</strong>) ?")
_LINKS = {
    "home": HOME,
    "verify": "contact-verify",
    "contact": "contact-overview",
    "in_app": "contact-in-app",
    "compromised": "compromised",
    "status": "transaction-status",
}

Loaded = TypeVar("Loaded")


@dataclass
class House:
    """One build of the site. `findings` grows while pages are rendered; nothing is published while it holds errors."""

    root: Path
    library: Library
    synonyms: Synonyms
    words: Words
    serving: bool
    pages: list[Page] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _skeletons: dict[tuple[str, str], Skeleton] = field(default_factory=dict)
    _used: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, root: Path, serving: bool) -> House:
        """Read all data files and sources below `root`. Raises `findings.Refused` with the faults of all of them."""
        docs = root / "docs"
        faults: list[Finding] = []

        def read(loader: Callable[[Path], Loaded], path: Path) -> Loaded | None:
            try:
                return loader(path)
            except Refused as refused:
                faults.extend(refused.findings)
                return None

        channels = read(load_channels, docs / "channels.yml")
        facts = read(load_facts, docs / "facts.yml")
        boxes = read(load_boxes, docs / "boxes.yml")
        ledger = read(load_ledger, docs / "topics.yml")
        released = read(load_released, docs / "topics.released.yml")
        glossary = read(load_glossary, docs / "glossary.yml")
        synonyms = read(load_synonyms, docs / "synonyms.yml")
        words = read(load_words, root / "overrides" / "words.yml")
        sources = read(read_sources, docs)
        if channels:
            faults += _home_of(channels)
        if ledger and sources:
            faults += check_pages(ledger, sources)
        if ledger and released:
            faults += check_released(ledger, released)
        if faults:
            raise Refused(faults)
        assert channels and facts and boxes is not None and ledger and glossary and synonyms and words and sources
        library = Library(channels, facts, boxes, ledger, glossary, sources, docs / "diagrams")
        return cls(root=root, library=library, synonyms=synonyms, words=words, serving=serving)

    def again(self, findings: list[Finding]) -> House:
        """Return this house as it was read, for another rendering that begins with `findings`."""
        return House(self.root, self.library, self.synonyms, self.words, self.serving, findings=list(findings))

    @property
    def base(self) -> str:
        """The site's absolute address, with a closing slash: the help center's own entry on the list."""
        home = self.library.channels.by_id(HELP_CENTER)
        assert home is not None
        return home.value + "/"

    @property
    def channels(self) -> ChannelList:
        """The official-channel list."""
        return self.library.channels

    def source(self, file: str) -> Source:
        """Return the source of a file ("docs/zh/account/index.md"). Raises KeyError if it is not a page."""
        return {source.file: source for source in self.library.sources}[file]

    def navigation(self, lang: str) -> list[Any]:
        """Return the navigation of one language as nested lists of paths, sections titled in that language."""
        sections = self.library.ledger.sections
        return ["index.md"] + [
            {title[lang]: [page.path for page in self.library.pages_in(folder, lang)]}
            for folder, title in sections.items()
            if self.library.pages_in(folder, lang)
        ]

    def markdown(self, source: Source, text: str) -> str:
        """Expand the shortcodes in a page's Markdown."""
        expanded = expand(text, self.library.shortcodes(source), source.file, source.line)
        self._blocks[source.file] = expanded.blocks
        self._used[source.file] = expanded.used
        self.findings += expanded.findings
        return _UI_GAP.sub(r"\1", expanded.markdown) if source.lang == "zh" else expanded.markdown

    def content(self, source: Source, html: str) -> str:
        """Finish a page's rendered article: channel links, glossary, blocks; remember it for all that follows."""
        self.findings += article_findings(html, source.file, source.body, source.line)
        linked = _CHANNEL_LINK.sub(lambda match: self._channel_link(match[1], source), html)
        glossary_page = self._page_of(GLOSSARY, source.lang)
        if source.meta.id not in {HOME, GLOSSARY} and glossary_page:
            at = relative(glossary_page.url, source.url)
            linked = explain_terms(linked, self.library.glossary, source.lang, at)
        done = fill(linked, self._blocks.get(source.file, ()))
        self._skeletons[source.lang, source.path] = skeleton(done, self._used.get(source.file, ()))
        self.pages.append(self._page(source, done))
        return done

    def _channel_link(self, channel_id: str, source: Source) -> str:
        channel = self.channels.by_id(channel_id)
        if channel:
            return link_attributes(channel)
        hint = nearest(channel_id, [known.id for known in self.channels.channels])
        at = source.line_of(f"channel:{channel_id}")
        self.findings.append(Finding(source.file, at, "SC003", f"unknown channel {channel_id}", hint))
        return 'href="#"'

    def _page_of(self, topic_id: str, lang: str) -> Source | None:
        found = [page for page in self.library.sources if (page.meta.id, page.lang) == (topic_id, lang)]
        return found[0] if found else None

    def _page(self, source: Source, html: str) -> Page:
        section = self.library.ledger.sections.get(source.section)
        return Page(
            **source.meta.model_dump(),
            lang=source.lang,
            source=source.file,
            url=source.url,
            section=section[source.lang] if section else "",
            html=html,
        )

    def context(self, source: Source) -> dict[str, Any]:
        """Return what the templates know of a page (see `_shared` for what every page has)."""
        twins = {page.lang: page.url for page in self.library.sources if page.path == source.path}
        other = next(lang for lang in LANGUAGES if lang != source.lang)
        trail = self._trail(source)
        meta = source.meta
        absolute = [(title, self.base + url) for title, url in trail]
        return {
            **self._shared(source.lang, source.url),
            "canonical": self.base + source.url,
            "alternates": alternates(twins, self.base),
            "twin": {
                "lang": other,
                "html_lang": HTML_LANG[other],
                "href": relative(twins.get(other, source.url), source.url),
                "label": self.words.text(other)["language"],
            },
            "json_ld": structured_data(meta.title, meta.description, source.lang, absolute, meta.id != HOME),
            "help_id": meta.id,
            "page_title": meta.title,
            "description": meta.description,
            "breadcrumbs": [{"title": title, "href": relative(url, source.url)} for title, url in trail[:-1]],
        }

    def _trail(self, source: Source) -> list[tuple[str, str]]:
        """The way from the home page to this page: (title, site address)."""
        home = self.library.source(HOME, source.lang)
        trail = [(self.words.text(source.lang)["home"], home.url)]
        if source.meta.id == HOME:
            return trail
        index = next(
            (page for page in self.library.pages_in(source.section, source.lang) if page.path.endswith("index.md")),
            None,
        )
        if index and index is not source:
            trail.append((self.library.ledger.sections[source.section][source.lang], index.url))
        return [*trail, (source.meta.title, source.url)]

    def _shared(self, lang: str, at: str) -> dict[str, Any]:
        return {
            "lang": lang,
            "html_lang": HTML_LANG[lang],
            "text": self.words.text(lang),
            "site_name": self.words.text(lang)["site_name"],
            "sample": any(channel.sample for channel in self.channels.channels),
            "serving": self.serving,
            "emergencies": self.library.emergencies(lang, at),
            "links": {name: relative(self.library.source(topic, lang).url, at) for name, topic in _LINKS.items()}
            | {"topics": relative(self.library.source(HOME, lang).url, at) + "#topics"},
        }

    def not_found_context(self) -> dict[str, Any]:
        """Return what the 404 template knows: both languages, with addresses from the site's root."""
        both = {lang: self._rooted(self._shared(lang, "")) for lang in LANGUAGES}
        title = " / ".join(self.words.text(lang)["lost_title"] for lang in LANGUAGES)
        house = {
            **both["zh"],
            "canonical": "",
            "alternates": [],
            "twin": {
                "lang": "en",
                "html_lang": HTML_LANG["en"],
                "href": both["en"]["links"]["home"],
                "label": self.words.text("en")["language"],
            },
            "json_ld": [],
            "help_id": "not-found",
            "page_title": title,
            "description": title,
            "breadcrumbs": [],
        }
        return {"house": house, "house_404": both}

    def _rooted(self, shared: dict[str, Any]) -> dict[str, Any]:
        def root(href: str) -> str:
            return "/" + href.removeprefix("./")

        emergencies = [
            {
                **entry,
                "href": root(entry["href"]),
                "also": [{**also, "href": root(also["href"])} for also in entry["also"]],
            }
            for entry in shared["emergencies"]
        ]
        links = {name: root(href) for name, href in shared["links"].items()}
        return {**shared, "emergencies": emergencies, "links": links, "home": links["home"]}

    def twin_findings(self) -> list[Finding]:
        """Compare every page with its twin."""
        found: list[Finding] = []
        for source in self.library.sources:
            zh, en = self._skeletons.get(("zh", source.path)), self._skeletons.get(("en", source.path))
            if source.lang == "zh" and zh and en:
                found += compare(zh, en, source.file, source.file.replace("docs/zh/", "docs/en/"))
        return found

    def heading_findings(self) -> list[Finding]:
        """Compare the headings that the ledger names with those of the rendered pages."""
        on_pages = {at: {anchor for _, anchor in skeleton.headings} for at, skeleton in self._skeletons.items()}
        return check_headings(self.library.ledger, on_pages)

    def search_findings(self) -> list[Finding]:
        """Check the words that pages have for the search alone."""
        return check_vocabularies(self._vocabulary(page) for page in self.library.sources if page.meta.id != HOME)

    def _vocabulary(self, source: Source) -> Vocabulary:
        lines = (self.root / source.file).read_text(encoding="utf-8").splitlines()

        def line(text: str) -> int:
            return next((number for number, each in enumerate(lines, 1) if text in each), 1)

        meta = source.meta
        return Vocabulary(source.file, meta.id, source.lang, meta.keywords, meta.questions, line)

    def channel_warnings(self) -> list[Finding]:
        """Return overdue reviews. They depend on today's date, and so may only be said, never be built into a page."""
        return overdue(self.channels, date.today())

    def published_files(self) -> dict[str, bytes]:
        """Return the files that are made from all pages of all languages together, by site path."""
        links = help_links(self.library.ledger, self.pages, self.base)
        return {
            **build_indexes(self.pages, self.synonyms),
            **stubs(links, self.base),
            "help-links.json": as_json(links),
            "help-links.schema.json": schema(HelpLinks),
            "official-channels.json": as_json(official_channels(self.channels)),
            "official-channels.schema.json": schema(OfficialChannels),
            **security_txt(self.channels, self.base),
            "sitemap.xml": sitemap(self.pages, self.base),
            "robots.txt": robots(self.base),
            "_headers": headers(),
            **{f"{self._home(lang)}opensearch.xml": self._search_description(lang) for lang in LANGUAGES},
        }

    def offline_list(self, site: Mapping[str, bytes], enabled: bool) -> bytes:
        """Return /offline.json for the finished site: emergency and contact pages are kept before they are visited."""
        entries = self.library.ledger.emergencies
        topics = {HOME, *(entry.id for entry in entries), *(topic for entry in entries for topic in entry.also)}
        pages = {
            lang: [
                page.url
                for page in self.library.sources
                if page.lang == lang and (page.meta.id in topics or page.section == CONTACT)
            ]
            for lang in LANGUAGES
        }
        return offline.published(site, pages, self.channels.updated, enabled and not self.serving)

    def _home(self, lang: str) -> str:
        return self.library.source(HOME, lang).url

    def _search_description(self, lang: str) -> bytes:
        text = self.words.text(lang)
        return search_description(text["brand"], text["site_name"], self.base + self._home(lang), lang)

    def sources_by_site_path(self) -> Mapping[str, str]:
        """Return the Markdown file behind each page of the site ("account/index.html": "docs/zh/account/index.md")."""
        return {f"{source.url}index.html": source.file for source in self.library.sources}


def _home_of(channels: ChannelList) -> list[Finding]:
    home = channels.by_id(HELP_CENTER)
    if home and home.kind == "origin":
        return []
    cure = f"add a channel of kind origin with id {HELP_CENTER}: the site takes its own address from it"
    return [Finding("docs/channels.yml", 0, "CL007", f"has no origin {HELP_CENTER}", cure)]
