"""A second opinion on built pages: Chromium opens each with scripts off and says what it sees. The guard must see
the same addresses, and every text. What the search adds must be clean as well.

Topic pages are hundreds made from one template; every twentieth of them is opened, of the others every sixth, and each
page that has an element of its own. `make test-long` opens all.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from content.read_pages import read_sources
from content.sources import HOME
from languages import load_languages
from tests.support.paths import ROOT
from tests.support.second_opinion import (
    ADDED_BY_SCRIPTS,
    LIVE_PAGE,
    Seen,
    added_faults,
    differences,
    html_files,
    read_all,
    scanned,
    shown_by_styles,
)
from tests.support.shapes import pages_of_every_kind

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def names(site: Path) -> list[str]:
    every = html_files(site)
    if os.environ.get("HYPOTHESIS_PROFILE") == "long":
        return every
    topics = [name for name in every if name.startswith("go/")]
    others = sorted({*every} - {*topics})
    of_every_kind = pages_of_every_kind(site, topics) | pages_of_every_kind(site, others)
    return sorted({*topics[::20], *others[::6]} | of_every_kind)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1300, "height": 900})
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def without_scripts(context: BrowserContext, site_url: str, names: list[str]) -> dict[str, dict[str, Any]]:
    return dict(zip(names, read_all(context, site_url, names, scripts=False), strict=True))


@pytest.fixture(scope="module")
def guarded(site: Path, site_url: str, names: list[str]) -> dict[str, Seen]:
    return {name: scanned((site / name).read_text(encoding="utf-8"), site_url + name) for name in names}


@pytest.mark.long
def test_the_guard_sees_what_chromium_sees_on_every_page(
    site: Path, without_scripts: dict[str, dict[str, Any]], guarded: dict[str, Seen]
) -> None:
    styles = shown_by_styles(site)
    found = [line for name, live in without_scripts.items() for line in differences(name, live, guarded[name], styles)]
    assert not found, "\n".join(found[:50])
    assert all(live["addresses"] for live in without_scripts.values()), "a page without a link was not read"


def test_what_the_search_adds_is_clean(context: BrowserContext, site: Path, site_url: str) -> None:
    """What scripts add to a page as it opens is judged where every page is opened: test_live_pages.py."""
    page = context.new_page()
    found: list[str] = []
    for home, query in searches().items():
        name = f"{home}index.html"
        live = searched(page, f"{site_url}{name}", query)
        assert {place for _, place in live["addresses"]} >= ADDED_BY_SCRIPTS.keys()
        before = scanned((site / name).read_text(encoding="utf-8"), site_url + name)
        found += added_faults(name, live, before, site_url)
    page.close()
    assert not found, "\n".join(found[:50])


def searches() -> dict[str, str]:
    """A question that finds something for each home page: the title of another page."""
    languages = load_languages(ROOT / "docs" / "languages.yml")
    pages = read_sources(ROOT / "docs", languages)
    homes = {page.lang: page.url for page in pages if page.meta.id == HOME}
    titles = {page.lang: page.meta.title for page in pages if page.meta.id != HOME}
    return {homes[lang]: titles[lang] for lang in languages}


def searched(page: Page, home: str, query: str) -> dict[str, Any]:
    """What Chromium says of a home page on which somebody has searched."""
    page.goto(home)
    page.locator("input[role=combobox]").fill(query)
    expect(page.locator("[role=option] mark").first).to_be_visible()
    live: dict[str, Any] = page.evaluate(f"{LIVE_PAGE}.read(document)")
    return live
