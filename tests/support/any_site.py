"""What must hold of any site that this repository builds, whatever stands in its docs/.

The fixture site and the site of docs/ are both asked: tests/site/test_fixture_site.py and tests/live/test_live_site.py
import these tests. The fixtures `composed` (the checkout) and `site` (what was built of it) are those of the folder
that a test runs in. No test here may know a word, a name or a number of either site.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema  # type: ignore[import-untyped]
import pytest
from selectolax.lexbor import LexborHTMLParser

from channels import ChannelList, load_channels
from channels.values import href
from content.read_pages import read_sources
from content.sources import HOME, Source
from content.topic_pages import check_pages
from guard.policy.lock import plain_path
from helpcenter.checks import search_findings
from helpcenter.load import load_site
from languages import Languages, load_languages
from publish import app_languages, constants
from publish.data import read_help_links
from publish.security_txt import PATH as SECURITY
from tests.support.hashed import hashed_file
from topics.registry import TopicRegistry, load_topics
from topics.released import check_released, load_released


@dataclass(frozen=True)
class Sources:
    """What a site was built of."""

    languages: Languages
    channels: ChannelList
    registry: TopicRegistry
    pages: tuple[Source, ...]

    @property
    def base(self) -> str:
        """The site's own address with a closing slash."""
        home = self.channels.by_id("help-center")
        assert home is not None
        return home.value.removesuffix("/") + "/"

    def urls(self, path: str) -> dict[str, str]:
        """The address of a page in each language, by its path below the folder of a language."""
        return {page.lang: page.url for page in self.pages if page.path == path}


@dataclass(frozen=True)
class BuiltPage:
    """A page as it was written and as it was built."""

    source: Source
    html: str
    tree: LexborHTMLParser

    @property
    def topic(self) -> str:
        return self.source.meta.id


@pytest.fixture(scope="module")
def sources(composed: Path) -> Sources:
    docs = composed / "docs"
    languages = load_languages(docs / "languages.yml")
    channels = load_channels(docs / "channels.yml", languages=languages)
    registry = load_topics(docs / "topics.yml", languages)
    return Sources(languages, channels, registry, tuple(read_sources(docs, languages)))


@pytest.fixture(scope="module")
def pages(site: Path, sources: Sources) -> list[BuiltPage]:
    """Every page in every language."""
    found = []
    for source in sources.pages:
        html = (site / source.url / "index.html").read_text(encoding="utf-8")
        found.append(BuiltPage(source, html, LexborHTMLParser(html)))
    return found


def one(tree: LexborHTMLParser, selector: str, attribute: str) -> str:
    nodes = tree.css(selector)
    assert len(nodes) == 1, f"{len(nodes)} of {selector}"
    return nodes[0].attributes[attribute] or ""


def published(site: Path, name: str) -> Any:
    """A published file of data, once it has been checked against the schema beside it."""
    data = json.loads((site / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, json.loads((site / f"{name}.schema.json").read_text(encoding="utf-8")))
    return data


# ---------------------------------------------------------------------------------------------- topics and pages


def test_topics_and_pages_agree(composed: Path, sources: Sources) -> None:
    pages = read_sources(composed / "docs", sources.languages)
    assert check_pages(sources.registry, pages, sources.languages) == []


def test_every_topic_has_a_page_in_each_language(sources: Sources, pages: list[BuiltPage]) -> None:
    own = {name for name, topic in sources.registry.topics.items() if topic.page and not topic.heading}
    for lang in sources.languages:
        assert {page.topic for page in pages if page.source.lang == lang} == {*own, HOME}


def test_translations_have_the_same_headings(pages: list[BuiltPage]) -> None:
    """In the same order, by level and id: a link that names a heading works in every language."""
    by_path: dict[str, set[tuple[tuple[str | None, str], ...]]] = {}
    for page in pages:
        headings = tuple((node.tag, node.id or "") for node in page.tree.css("article :is(h2, h3, h4)"))
        by_path.setdefault(page.source.path, set()).add(headings)
    assert [path for path, headings in by_path.items() if len(headings) > 1] == []


def test_what_was_released_is_kept(composed: Path, sources: Sources, site: Path) -> None:
    released = load_released(composed / "docs" / "topics.released.yml")
    assert check_released(sources.registry, released) == []
    links = published(site, "help-links")
    assert set(links["topics"]) >= set(released.topics)
    assert set(links["contexts"]) >= set(released.contexts)
    for topic_id, promise in released.topics.items():
        assert links["topics"][topic_id]["since"] == promise.since


def test_help_links_follow_their_schema_and_lead_to_pages(site: Path, sources: Sources) -> None:
    links = published(site, "help-links")
    assert links["version"] == 1 and links["default_language"] == sources.languages.default.tag
    assert set(links["topics"]) == set(sources.registry.topics)
    for topic in links["topics"].values():
        for lang in sources.languages:
            path, _, heading = topic[lang]["url"].removeprefix(sources.base).partition("#")
            page = LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))
            assert page.css_first("html").attributes["lang"] == sources.languages[lang].html  # type: ignore[union-attr]
            assert not heading or page.css_first(f"#{heading}") is not None
    assert set(links["contexts"].values()) <= set(links["topics"])


def test_every_topic_id_and_context_is_reachable_without_javascript(site: Path, sources: Sources) -> None:
    """Its page in a fixed language leads to the topic's own, or to its successor's; the choosing one exists."""
    keys = {**{name: name for name in sources.registry.topics}}
    keys |= {f"ctx/{name}": topic for name, topic in sources.registry.contexts.items()}
    for key, topic_id in keys.items():
        topic = sources.registry.resolve(topic_id)
        for lang in sources.languages:
            at = site / "go" / lang / key
            stub = LexborHTMLParser((at / "index.html").read_text(encoding="utf-8"))
            target = one(stub, 'meta[http-equiv="refresh"]', "content").partition("url=")[2]
            path, _, heading = target.partition("#")
            assert (at / path).resolve() == (site / sources.urls(str(topic.page))[lang]).resolve(), key
            assert heading == (topic.heading or "")
            assert one(stub, 'meta[name="robots"]', "content") == "noindex"
        assert (site / "go" / key / "index.html").is_file()


def test_every_name_has_one_constant(site: Path, sources: Sources) -> None:
    """In each of the apps' languages, under a name that no other has."""
    registry = sources.registry
    for names in (list(registry.topics), list(registry.contexts)):
        words = [tuple(re.findall(r"[a-z0-9]+", name.lower())) for name in names]
        assert len({app_languages.camel(one) for one in words}) == len(names)
        assert len({app_languages.capitals(one) for one in words}) == len(names)
    published(site, "help-links")
    links = read_help_links((site / "help-links.json").read_bytes(), sources.languages)
    for text in constants.files(links, sources.languages.prefixes, sources.base).values():
        for value in [*registry.topics, *(f"ctx/{name}" for name in registry.contexts)]:
            assert len(re.findall(rf"[\"']{re.escape(value)}[\"']", text)) == 1, value


# --------------------------------------------------------------------------------------------------- every page


def test_the_head_of_every_page(sources: Sources, pages: list[BuiltPage]) -> None:
    base = sources.base
    for page in pages:
        tree, lang = page.tree, page.source.lang
        translations = sources.urls(page.source.path)
        assert one(tree, "html", "lang") == sources.languages[lang].html
        assert one(tree, 'meta[name="help-id"]', "content") == page.topic
        assert one(tree, 'link[rel="canonical"]', "href") == base + page.source.url
        links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("link[hreflang]")}
        expected = {sources.languages[other].html: base + url for other, url in translations.items()}
        assert links == {**expected, "x-default": base + translations[sources.languages.default.tag]}
        assert one(tree, 'meta[property="og:url"]', "content") == base + page.source.url
        assert 20 <= len(one(tree, 'meta[name="description"]', "content")) <= 220, page.source.file
        assert len(tree.css("h1")) == 1, page.source.file


def test_structured_data_of_every_page(pages: list[BuiltPage]) -> None:
    for page in pages:
        blocks = [json.loads(node.text()) for node in page.tree.css('script[type="application/ld+json"]')]
        kinds = {block["@type"] for block in blocks}
        assert kinds == (set() if page.topic == HOME else {"FAQPage", "BreadcrumbList"}), page.source.file


def test_no_page_runs_inline_code_or_style(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert not tree.css("style, [style]"), page
        for script in tree.css("script"):
            kind = script.attributes.get("type") or "text/javascript"
            assert script.attributes.get("src") or kind in {"application/json", "application/ld+json"}, page


def test_a_topic_page_answers_first(pages: list[BuiltPage]) -> None:
    for page in pages:
        first = page.tree.css_first("article p")
        assert first is not None and "answer" in (first.attributes.get("class") or ""), page.source.file
        if page.topic not in {HOME, "glossary"}:
            assert page.tree.css_first("article nav.next") is not None, page.source.file


def test_a_page_is_found_in_the_navigation_around_it(sources: Sources, pages: list[BuiltPage]) -> None:
    """The sections of the first level stand on every page; around a page, what is in them."""
    for page in pages:
        if page.topic == HOME:
            continue
        folders = page.source.section.split("/")
        around = ["/".join(folders[:depth]) for depth in range(1, len(folders) + 1)]
        current = page.tree.css('.side [aria-current="page"]')
        assert [link.attributes["href"] for link in current] == ["./"], page.source.file
        opened = [link.text(strip=True) for link in page.tree.css('.side [aria-current="true"]')]
        assert opened == [sources.registry.sections[section][page.source.lang] for section in around], page.source.file
        beside = {
            other.path
            for other in sources.pages
            if other.lang == page.source.lang and other.section == page.source.section
        }
        inside = sources.registry.sections_in(page.source.section)
        listed = [child for child in current[0].parent.parent.iter() if child.tag == "li"]  # type: ignore[union-attr]
        assert len(listed) == len(beside) + len(inside), page.source.file
        crumbs = [link.text(strip=True) for link in page.tree.css(".path li")]
        assert crumbs[1 : len(around)] == opened[:-1], page.source.file
        assert len(page.tree.css(".tabs a")) == len(sources.registry.sections_in("")), page.source.file


def test_the_box_stands_wherever_support_is_near(sources: Sources, pages: list[BuiltPage]) -> None:
    """On the home page and on what it leads to in an emergency: where support, or somebody who poses as it, may ask."""
    urgent = {HOME, *(entry.id for entry in sources.registry.emergencies)}
    for page in pages:
        if page.topic in urgent:
            assert page.tree.css_first(".box--never-ask") is not None, page.source.file


def test_keywords_and_questions_are_never_shown(pages: list[BuiltPage]) -> None:
    """A single one may be the page's own words; all of them together would be the front matter."""
    for page in pages:
        meta = page.source.meta
        assert not all(question in page.html for question in meta.questions), page.source.file
        assert not all(word in page.html for word in meta.keywords) or len(meta.keywords) < 5, page.source.file


def test_every_address_is_on_the_list(sources: Sources, pages: list[BuiltPage]) -> None:
    """Read as plainly as a reviewer would: whatever leads off the site is the link of an official channel."""
    official = {href(channel.kind, channel.value) for channel in sources.channels.channels}
    official |= {channel.value for channel in sources.channels.channels}
    shown: set[str] = set()
    for page in pages:
        for node in page.tree.css("a[href], area[href], form[action], iframe, object, embed"):
            address = node.attributes.get("href") or node.attributes.get("action") or node.tag
            if urlsplit(address).scheme or urlsplit(address).netloc or node.tag in {"iframe", "object", "embed"}:
                assert address in official, f"{page.source.file}: {address}"
                shown.add(address)
    answering = {href(channel.kind, channel.value) for channel in sources.channels.channels if channel.answers}
    assert answering <= shown, "a channel at which support answers stands on no page"


def test_the_glossary_is_linked_from_pages(sources: Sources, pages: list[BuiltPage]) -> None:
    for lang in sources.languages:
        own = [page for page in pages if page.source.lang == lang]
        ids = {node.id for page in own if page.topic == "glossary" for node in page.tree.css("dt[id]")}
        linked = [node for page in own for node in page.tree.css("a.term")]
        assert len(linked) >= len(own) // 2
        assert {(node.attributes["href"] or "").partition("#")[2] for node in linked} <= ids
        assert all(node.attributes["title"] for node in linked)


def test_the_words_that_pages_have_for_the_search_are_good(composed: Path) -> None:
    assert search_findings(load_site(composed)) == []


# ------------------------------------------------------------------------------------------- files of the site


def test_official_channels_follow_their_schema(site: Path, sources: Sources) -> None:
    found = published(site, "official-channels")
    assert [entry["value"] for entry in found["channels"]] == [one.value for one in sources.channels.in_order()]
    assert {entry["id"] for entry in found["revoked"]} == {past.id for past in sources.channels.revoked}
    assert not {"owner", "evidence"} & {key for entry in found["channels"] for key in entry}


def test_security_txt_names_every_security_contact(site: Path, sources: Sources) -> None:
    contacts = [channel for channel in sources.channels.channels if channel.group == "security"]
    assert (site / SECURITY).exists() == bool(contacts)
    if contacts:
        text = (site / SECURITY).read_text(encoding="utf-8")
        said = re.findall(r"(?m)^Contact: (.*)$", text)
        assert sorted(said) == sorted(href(channel.kind, channel.value) for channel in contacts)
        assert len(re.findall(r"(?m)^Expires: \d{4}-\d\d-\d\dT00:00:00Z$", text)) == 1


def test_the_sitemap_lists_every_page_and_nothing_else(site: Path, sources: Sources) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(sources.pages)
    for source in sources.pages:
        assert f"<loc>{sources.base}{source.url}</loc><lastmod>{source.meta.reviewed}</lastmod>" in text
    assert "/go/" not in text and "404" not in text
    assert not (site / "sitemap.xml.gz").exists()


def test_data_files_stay_inside(site: Path) -> None:
    assert not list(site.rglob("*.yml")) and not list(site.rglob("*.md")) and not list(site.rglob("*.map"))


def test_what_is_kept_for_reading_without_a_network(site: Path, sources: Sources) -> None:
    """Emergencies and contact pages of each language, its search, and what every page runs on."""
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert listed["enabled"] is True and listed["list"] == str(sources.channels.updated)
    entries = sources.registry.emergencies
    urgent = {HOME, *(entry.id for entry in entries), *(also for entry in entries for also in entry.also)}
    for lang in sources.languages:
        own = [page for page in sources.pages if page.lang == lang]
        assert {page.url for page in own if page.meta.id in urgent or page.section == "contact"} <= set(listed[lang])
        assert {f"search/{lang}.json", f"search/{lang}.text.json"} <= set(map(plain_path, listed[lang]))
    scripts = {"assets/search/search.js", "assets/javascripts/boot.js", "assets/stylesheets/site.css"}
    assert scripts <= set(map(plain_path, listed["all"]))
    assert (site / "sw.js").is_file()


def test_a_first_visit_waits_for_few_files(site: Path, pages: list[BuiltPage]) -> None:
    """Nine: the page, a style sheet, five scripts, the icon, and what tells a browser which pages to keep. One more for
    each of the tools that stand on a page, of which there are two at most, and one where an operator counts answers.
    """
    for page in pages:
        loaded = _loaded(site, page)
        tools = {file.name for file in loaded} & {"case.js", "channels.js", "form.js", "guide.js"}
        counts = any(file.name == "feedback.js" for file in loaded)
        assert len(loaded) - counts == 6 + len(tools) <= 8, (page.source.file, loaded)
        assert page.topic != HOME or len(tools) <= 1


def _loaded(site: Path, page: BuiltPage) -> set[Path]:
    """The style sheets and scripts of a page, with all that the scripts import before they run."""
    named = [node.attributes.get("src") or "" for node in page.tree.css("script[src]")]
    named += [node.attributes.get("href") or "" for node in page.tree.css("link[rel=stylesheet]")]
    folder = site / page.source.url
    # What counts from the root of the host counts from the folder, too, in which the site may stand there.
    waiting = [
        site / name[name.index("/assets") + 1 :] if name.startswith("/") else (folder / name).resolve()
        for name in named
    ]
    found: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            imports = re.findall(r"^import\b[^;]*\"([^\"]+)\";", file.read_text(encoding="utf-8"), re.MULTILINE)
            waiting += [(file.parent / path).resolve() for path in imports]
    return found


def test_what_comes_before_the_first_result_is_small(site: Path, sources: Sources) -> None:
    """Two scripts, 20 kB; index, .45 kB a topic; compressed: a quarter of a second on a slow phone (1.6 Mbit/s)."""
    search = hashed_file(site, "assets/search/search.js").parent
    names = (
        "sounds",
        "learn",
        "learn-worker",
        "meanings",
        "warning",
        "answers",
        "unanswered",
    )  # these come with or after the secrets' module
    scripts = set(search.rglob("*.js")) - {search / f"{name}.js" for name in names}
    assert scripts == {search / "loader.js", search / "search.js"}

    def size(file: Path) -> int:
        return len(gzip.compress(file.read_bytes(), 9))

    assert sum(map(size, scripts)) <= 20_000
    for lang in sources.languages:
        assert size(hashed_file(site, f"search/{lang}.json")) <= 450 * len(sources.registry.topics), lang
