"""The finished tree, read as text: every page in both languages, and what is published beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter.load import Site, load_site

BASE = "https://help.imwallet.example/"


@pytest.fixture(scope="session")
def loaded(root: Path) -> Site:
    return load_site(root)


@pytest.fixture(scope="session")
def pages(site: Path, loaded: Site) -> dict[str, tuple[str, LexborHTMLParser]]:
    """Every page by its address: its topic id and its parsed HTML."""
    return {
        source.url: (source.meta.id, LexborHTMLParser((site / source.url / "index.html").read_text(encoding="utf-8")))
        for source in loaded.sources
    }


def test_every_topic_has_a_page_in_each_language(pages: dict[str, tuple[str, LexborHTMLParser]], loaded: Site) -> None:
    topics = {*loaded.library.registry.topics, "home"}
    assert len(topics) == 42
    for prefix in ("", "en/"):
        chosen = {topic for url, (topic, _) in pages.items() if url.startswith("en/") == bool(prefix)}
        assert chosen == topics


def _head(pages: dict[str, tuple[str, LexborHTMLParser]]) -> Iterator[tuple[str, str, LexborHTMLParser]]:
    for url, (topic, tree) in pages.items():
        yield url, topic, tree


def one(tree: LexborHTMLParser, selector: str, attribute: str) -> str:
    nodes = tree.css(selector)
    assert len(nodes) == 1, f"{len(nodes)} of {selector}"
    return nodes[0].attributes[attribute] or ""


def test_the_head_of_every_page(pages: dict[str, tuple[str, LexborHTMLParser]]) -> None:
    for url, topic, tree in _head(pages):
        english = url.startswith("en/")
        inner = url.removeprefix("en/")
        assert one(tree, "html", "lang") == ("en" if english else "zh-Hans")
        assert one(tree, 'meta[name="help-id"]', "content") == topic
        assert one(tree, 'link[rel="canonical"]', "href") == BASE + url
        links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("link[hreflang]")}
        assert links == {"zh-Hans": BASE + inner, "en": f"{BASE}en/{inner}", "x-default": BASE + inner}
        assert one(tree, 'meta[property="og:url"]', "content") == BASE + url
        assert 20 <= len(one(tree, 'meta[name="description"]', "content")) <= 220
        assert len(tree.css("h1")) == 1, url


def test_structured_data_of_every_page(pages: dict[str, tuple[str, LexborHTMLParser]]) -> None:
    for url, topic, tree in _head(pages):
        blocks = [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]
        kinds = {block["@type"] for block in blocks}
        assert kinds == (set() if topic == "home" else {"FAQPage", "BreadcrumbList"}), url


def test_no_page_runs_inline_code_or_style(site: Path) -> None:
    for page in site.rglob("*.html"):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        assert not tree.css("style, [style]"), page
        for script in tree.css("script"):
            kind = script.attributes.get("type") or "text/javascript"
            assert script.attributes.get("src") or kind in {"application/json", "application/ld+json"}, page


def test_a_topic_page_answers_first(pages: dict[str, tuple[str, LexborHTMLParser]]) -> None:
    for url, topic, tree in _head(pages):
        first = tree.css_first("article p")
        assert first is not None and "answer" in (first.attributes.get("class") or ""), url
        if topic not in {"home", "glossary"}:
            assert tree.css_first("article nav.next") is not None, url


NEVER_ASK = ("account-", "transaction-", "contact-", "withdrawal-", "deposit-", "compromised", "phishing", "home")


def test_the_box_stands_wherever_support_is_near(pages: dict[str, tuple[str, LexborHTMLParser]]) -> None:
    for url, topic, tree in _head(pages):
        if topic.startswith(NEVER_ASK):
            assert tree.css_first(".box--never-ask") is not None, url


def test_keywords_and_questions_are_never_shown(site: Path, loaded: Site) -> None:
    """A single one may be the page's own words; all of them together would be the front matter."""
    for source in loaded.sources:
        html = (site / source.url / "index.html").read_text(encoding="utf-8")
        assert not all(question in html for question in source.meta.questions), source.file
        assert not all(word in html for word in source.meta.keywords) or len(source.meta.keywords) < 5, source.file


def test_help_links_follow_their_schema_and_lead_to_pages(site: Path) -> None:
    links = json.loads((site / "help-links.json").read_text(encoding="utf-8"))
    jsonschema.validate(links, json.loads((site / "help-links.schema.json").read_text(encoding="utf-8")))
    assert links["version"] == 1 and links["default_language"] == "zh"
    assert len(links["topics"]) == 41
    for topic in links["topics"].values():
        for lang in ("zh", "en"):
            path = topic[lang]["url"].removeprefix(BASE).partition("#")[0]
            assert (site / path / "index.html").is_file()
    assert set(links["contexts"].values()) <= set(links["topics"])


def test_official_channels_follow_their_schema(site: Path, loaded: Site) -> None:
    published = json.loads((site / "official-channels.json").read_text(encoding="utf-8"))
    jsonschema.validate(published, json.loads((site / "official-channels.schema.json").read_text(encoding="utf-8")))
    assert [entry["value"] for entry in published["channels"]] == [
        channel.value for channel in loaded.channels.in_order()
    ]
    assert {entry["id"] for entry in published["revoked"]} == {past.id for past in loaded.channels.revoked}
    assert "owner" not in published["channels"][0]


def test_topic_stubs_exist_and_lead_on_without_javascript(site: Path, loaded: Site) -> None:
    for topic_id in loaded.library.registry.topics:
        for lang in ("zh", "en"):
            stub = LexborHTMLParser((site / "go" / lang / topic_id / "index.html").read_text(encoding="utf-8"))
            target = one(stub, 'meta[http-equiv="refresh"]', "content").partition("url=")[2]
            page = (site / "go" / lang / topic_id / target / "index.html").resolve()
            assert (
                one(LexborHTMLParser(page.read_text(encoding="utf-8")), 'meta[name="help-id"]', "content") == topic_id
            )
            assert one(stub, 'meta[name="robots"]', "content") == "noindex"
        assert (site / "go" / topic_id / "index.html").is_file()


def test_the_sitemap_lists_every_page_and_nothing_else(site: Path, loaded: Site) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == len(loaded.sources)
    for source in loaded.sources:
        assert f"<loc>{BASE}{source.url}</loc><lastmod>{source.meta.reviewed}</lastmod>" in text
    assert "/go/" not in text and "404" not in text
    assert not (site / "sitemap.xml.gz").exists()


def test_data_files_stay_inside(site: Path) -> None:
    assert not list(site.rglob("*.yml")) and not list(site.rglob("*.md")) and not list(site.rglob("*.map"))


def test_the_glossary_is_linked_from_pages(pages: dict[str, tuple[str, LexborHTMLParser]], site: Path) -> None:
    ids = {node.id for node in pages["using/glossary/"][1].css("dt[id]")}
    linked = [node for _, (_, tree) in pages.items() for node in tree.css("a.term")]
    assert len(linked) > 100
    assert {(node.attributes["href"] or "").partition("#")[2] for node in linked} <= ids
    assert all(node.attributes["title"] for node in linked)
