"""A third language is data alone: one entry, one folder, one file of words, and texts in the data files.

Japanese, in tests/site/japanese, is laid over the fixture site; no code knows of it. Every place where a language shows
is asked for it.
"""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from selectolax.lexbor import LexborHTMLParser

from guard.read.data_files import read_yaml
from helpcenter.load import load_site
from publish import constants, redirects
from publish.data import read_help_links
from scripts.static_server import serve
from tests.support.any_site import *  # noqa: F403 - the invariants of any site, asked of this one too
from tests.support.builds import build_here, copy_folder
from tests.support.fixture_site import BASE, FIXTURE, compose
from tests.support.hashed import hashed_file, hashed_name
from tests.support.once import once
from tests.support.paths import ROOT
from topics.check import main as check_topics

TAG = "ja"
OVERLAY = ROOT / "tests" / "site" / "japanese"
LANGUAGES = ["zh", "en", TAG]


def lay_over(target: Path) -> None:
    """Write a checkout of the fixture site with the third language to `target`."""
    compose(target)
    shutil.copytree(OVERLAY / "docs", target / "docs", dirs_exist_ok=True)
    shutil.copytree(OVERLAY / "words", target / "overrides" / "words", dirs_exist_ok=True)


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "third-language", lay_over)


@pytest.fixture(scope="module")
def site(composed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(target: Path) -> None:
        built = build_here(composed, target)
        assert built.succeeded, built.said

    return once(tmp_path_factory, "third-language-site", build)


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / name).read_text(encoding="utf-8"))


def test_nothing_but_data_is_added() -> None:
    """The overlay holds pages, a drawing, words and data files, and these differ only by the language."""
    names = {path.relative_to(OVERLAY).as_posix() for path in OVERLAY.rglob("*") if path.is_file()}
    assert all(name.endswith((".md", ".yml", ".svg")) for name in names)
    pages = {path.relative_to(FIXTURE / "docs" / "en").as_posix() for path in (FIXTURE / "docs" / "en").rglob("*.md")}
    assert {name.removeprefix("docs/ja/") for name in names if name.startswith("docs/ja/")} == pages

    def without(value: object) -> object:
        if isinstance(value, dict):
            return {key: without(item) for key, item in value.items() if key != TAG}
        return [without(item) for item in value] if isinstance(value, list) else value

    for file in sorted((OVERLAY / "docs").glob("*.yml")):
        assert without(read_yaml(file, file.name, "x")[0]) == read_yaml(FIXTURE / "docs" / file.name, file.name, "x")[0]


def test_every_page_leads_to_its_translations(site: Path) -> None:
    tree = page(site, "ja/fees/index.html")
    assert tree.css_first("html").attributes["lang"] == "ja"  # type: ignore[union-attr]
    links = {node.attributes["hreflang"]: node.attributes["href"] for node in tree.css("link[hreflang]")}
    assert links == {
        "zh-Hans": f"{BASE}fees/",
        "en": f"{BASE}en/fees/",
        "ja": f"{BASE}ja/fees/",
        "x-default": f"{BASE}fees/",
    }
    switcher = {node.attributes["data-language"]: node.attributes["href"] for node in tree.css("a[data-language]")}
    assert switcher == {"zh": "../../fees/", "en": "../../en/fees/"}


def test_the_page_for_lost_readers_speaks_it(site: Path) -> None:
    tree = page(site, "404.html")
    assert [node.attributes["data-lang"] for node in tree.css(".lost[data-lang]")] == LANGUAGES


def test_topic_pages_redirects_and_constants_know_it(composed: Path, site: Path) -> None:
    assert (site / "go/ja/account-locked/index.html").is_file()
    languages = load_site(composed).languages
    links = read_help_links((site / "help-links.json").read_bytes(), languages)
    assert links.topics["account-locked"].links[TAG].url == f"{BASE}ja/account/"
    maps = redirects.nginx_maps(links, languages, BASE) + redirects.nginx_server(languages, BASE)
    assert "/ja/account/" in maps and re.search(r"\bja\b", redirects.nginx_server(languages, BASE))
    for text in constants.files(links, languages.prefixes, BASE).values():
        assert re.search(r"[\"']ja[\"']", text)


def test_the_search_has_an_index_of_it_and_what_is_kept_holds_it(site: Path) -> None:
    index = json.loads(hashed_file(site, "search/ja.json").read_text(encoding="utf-8"))
    assert index["docs"] and all(doc["url"].startswith("ja/") for doc in index["docs"])
    kept = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    assert "ja/account/" in kept[TAG] and hashed_name(site, "search/ja.json") in kept[TAG]
    with zipfile.ZipFile(site / "offline/help-center.zip") as copy:
        names = set(copy.namelist())
    assert {"ja/index.html", "go/ja/account-locked/index.html", "search/ja.json.js"} <= names


def test_an_app_that_links_to_it_is_checked(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The checker that apps copy learns the languages from the published list: "ja" is no topic."""
    app = tmp_path / "app.js"
    app.write_text('open("/go/ja/account-locked/"); open("/go/ja/acount-locked/");', encoding="utf-8")
    assert check_topics([str(app), "--links", str(site / "help-links.json")]) == 1
    said = capsys.readouterr()
    assert "acount-locked" in said.out + said.err and "topic ja" not in said.out + said.err


def test_a_text_that_lacks_it_is_named(composed: Path, tmp_path: Path) -> None:
    checkout = copy_folder(composed, tmp_path / "checkout")
    facts = checkout / "docs" / "facts.yml"
    facts.write_text(re.sub(r", ja: [^,}]+", "", facts.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    (checkout / "docs/ja/fees/swap.md").unlink()
    built = build_here(checkout, tmp_path / "site")
    assert not built.succeeded
    assert re.search(r"docs/facts\.yml:\d+ FA001 .*ja is missing", built.said), built.said
    assert "docs/ja/fees/swap.md" in built.said


@pytest.mark.browser
def test_a_reader_searches_and_is_redirected_in_it(browser: Browser, site: Path) -> None:
    server, address = serve(site)
    opened = browser.new_page(locale="ja-JP")
    try:
        opened.goto(f"{address}go/account-locked/")
        opened.wait_for_url("**/ja/account/")
        opened.goto(f"{address}ja/")
        opened.locator("input[role=combobox]").fill("ロック")
        first = opened.locator("[role=option][data-help-id]").first
        first.wait_for()
        assert first.get_attribute("data-help-id") == "account-locked"
        opened.goto(f"{address}go/ja/acount-lokced/")
        expect(opened.locator(".lost[data-lang]").first).to_have_attribute("data-lang", TAG)
    finally:
        opened.close()
        server.shutdown()
