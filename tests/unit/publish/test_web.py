"""Sitemap, alternates, structured data: what crawlers read."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from content.pages import Page
from publish.web import alternates, headers, robots, search_description, sitemap, structured_data
from tests.made import ZH_EN

BASE = "https://help.imwallet.example/"


def page(lang: str, url: str) -> Page:
    day = date(2026, 11, 22)
    return Page("a", lang, f"docs/{lang}/a.md", url, "T", "D", ("k",), ("q",), day, "S", "")


def test_alternates_are_absolute_and_have_a_default() -> None:
    assert alternates({"zh": "a/", "en": "en/a/"}, ZH_EN, BASE) == [
        {"hreflang": "zh-Hans", "href": BASE + "a/"},
        {"hreflang": "en", "href": BASE + "en/a/"},
        {"hreflang": "x-default", "href": BASE + "a/"},
    ]


def test_sitemap() -> None:
    text = sitemap([page("en", "en/a/"), page("zh", "a/")], ZH_EN, BASE).decode()
    assert text.count("<url>") == 2
    assert text.count("x-default") == 2
    assert text.count("<lastmod>2026-11-22</lastmod>") == 2
    assert text.index(f"<loc>{BASE}a/") < text.index(f"<loc>{BASE}en/a/")
    assert BASE.encode() in robots(BASE)


def rules(text: str) -> dict[str, str]:
    """A `_headers` file: the lines below each path."""
    blocks = [block.split("\n", 1) for block in ("\n" + text).split("\n/")[1:]]
    return {f"/{path}": lines for path, lines in blocks}


@pytest.mark.parametrize(("base", "root"), [(BASE, "/"), (f"{BASE}w/", "/w/")])
def test_headers_are_said_of_the_site_and_of_no_page_beside_it(base: str, root: str) -> None:
    found = rules(headers(["assets-abcdefghijkl/"], base).decode())
    assert list(found) == [f"{root}*", f"{root}assets-abcdefghijkl/*"]
    assert "immutable" in found[f"{root}assets-abcdefghijkl/*"]
    assert "Strict-Transport-Security: max-age=63072000" in found[f"{root}*"]


def test_the_file_that_names_an_app_of_apple_is_json() -> None:
    found = rules(headers([], f"{BASE}w/", of_apple=True).decode())
    assert found["/.well-known/apple-app-site-association"].strip() == "Content-Type: application/json"


def test_search_description() -> None:
    root = ElementTree.fromstring(search_description("IM & Wallet", "IM & Wallet help", BASE + "en/", "en"))
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.findtext(f"{space}ShortName") == "IM & Wallet"
    assert root.findtext(f"{space}LongName") == root.findtext(f"{space}Description") == "IM & Wallet help"
    assert root.findtext(f"{space}Language") == "en"
    url = root.find(f"{space}Url")
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": BASE + "en/#q={searchTerms}"}


def test_structured_data_cannot_leave_its_script() -> None:
    trail = [("Home", BASE), ("</script><b>", BASE + "a/")]
    blocks = structured_data("</script><!--", "answer", "en", trail, is_topic=True)
    for block in blocks:
        tree = LexborHTMLParser(f'<body><script type="application/ld+json">{block}</script><p>after</p></body>')
        assert tree.css_first("b") is None
        assert tree.css_first("p") is not None
    faq = json.loads(blocks[1])
    assert faq["mainEntity"][0]["name"] == "</script><!--"


def test_the_home_page_has_no_trail() -> None:
    assert structured_data("Home", "d", "en", [("Home", BASE)], is_topic=False) == []
