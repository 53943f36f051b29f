"""Topic pages: where they lead, and that nothing in a title can leave its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from babel import Locale
from selectolax.lexbor import LexborHTMLParser

from incidents import Incident
from publish.redirect_pages import moved_page_redirects, redirect_pages
from tests.made import editions, help_links

BASE = "https://help.imwallet.example/"
LINKS = help_links(
    {
        "a": {
            "zh": {"url": BASE + "x/a/#now", "title": "<甲>"},
            "en": {"url": BASE + "en/x/a/#now", "title": "A & B"},
            "since": "1.0.0",
        },
        "top": {
            "zh": {"url": BASE, "title": "首"},
            "en": {"url": BASE + "en/", "title": "Top"},
            "since": "1.0.0",
        },
    }
)


@pytest.fixture(scope="module")
def files() -> dict[str, LexborHTMLParser]:
    return {
        path: LexborHTMLParser(content.decode()) for path, content in redirect_pages(LINKS, editions(), BASE).items()
    }


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("go/zh/a/index.html", "../../../x/a/#now"),
        ("go/en/a/index.html", "../../../en/x/a/#now"),
        ("go/zh/top/index.html", "../../../"),
    ],
)
def test_a_fixed_language_needs_no_script(files: dict[str, LexborHTMLParser], path: str, target: str) -> None:
    page = files[path]
    refresh = page.css_first('meta[http-equiv="refresh"]')
    assert refresh is not None and refresh.attributes["content"] == f"0; url={target}"
    assert page.css_first("a").attributes["href"] == target  # type: ignore[union-attr]
    assert refresh.parent is not None and refresh.parent.tag == "noscript"


def test_the_choosing_page_offers_both(files: dict[str, LexborHTMLParser]) -> None:
    page = files["go/a/index.html"]
    links = {node.attributes["data-lang"]: node.attributes["href"] for node in page.css("a[data-lang]")}
    assert links == {"zh": "../../x/a/#now", "en": "../../en/x/a/#now"}
    assert page.css_first("script").attributes["src"] == "../../assets/javascripts/redirect.js"  # type: ignore[union-attr]


def test_titles_are_escaped_and_pages_stay_out_of_indexes(files: dict[str, LexborHTMLParser]) -> None:
    assert len(files) == 6
    for page in files.values():
        robots = page.css_first('meta[name="robots"]')
        assert robots is not None and robots.attributes["content"] == "noindex"
    assert files["go/zh/a/index.html"].css_first("a").text() == "<甲>"  # type: ignore[union-attr]


def test_a_title_stands_alone_in_the_language_of_its_page(files: dict[str, LexborHTMLParser]) -> None:
    """So nothing is read into it that other words beside it would say."""
    for path, title in (("go/zh/a", "<甲>"), ("go/en/a", "A & B"), ("go/a", "<甲>")):
        page = files[f"{path}/index.html"]
        assert page.css_first("title").text() == title  # type: ignore[union-attr]
        assert title in [paragraph.text() for paragraph in page.css("p")]


def test_a_page_from_the_right_says_so() -> None:
    both = editions()
    arabic = replace(both["en"].language, html="ar", locale=Locale("ar"))
    pages = redirect_pages(LINKS, {**both, "en": replace(both["en"], language=arabic)}, BASE)
    assert b'<html lang="ar" dir="rtl">' in pages["go/en/a/index.html"]
    assert b" dir=" not in pages["go/zh/a/index.html"]
    assert b'<html lang="zh-Hans">' in pages["go/a/index.html"]
    assert b'<p lang="ar" dir="rtl"><a' in pages["go/a/index.html"]


def test_an_incident_stands_on_the_topic_pages_that_it_concerns() -> None:
    text = {"zh": "慢", "en": "Slow"}
    given = {"id": "slow", "severity": "notice", "title": text, "text": text, "topics": ["a"]}
    incident = Incident.model_validate(given | {"from": "2026-12-01T08:00:00+08:00"})
    files = redirect_pages(LINKS, editions(), BASE, [incident])
    assert {path for path, content in files.items() if b"Slow" in content} == {"go/en/a/index.html"}
    assert {path for path, content in files.items() if "慢".encode() in content} == {"go/zh/a/index.html"}


def test_an_address_that_a_page_once_had_leads_to_its_topic() -> None:
    moved = {"old/a.md": "a", "gone/index.md": "top"}
    made = {path: content.decode() for path, content in moved_page_redirects(LINKS, moved, editions(), BASE).items()}
    assert sorted(made) == ["en/gone/index.html", "en/old/a/index.html", "gone/index.html", "old/a/index.html"]
    assert 'content="0; url=../../x/a/#now"' in made["old/a/index.html"]
    assert 'content="0; url=../../x/a/#now"' in made["en/old/a/index.html"]
    assert f'<link rel="canonical" href="{BASE}en/">' in made["en/gone/index.html"]
    assert "noindex" in made["old/a/index.html"] and "&lt;甲&gt;" in made["old/a/index.html"]
