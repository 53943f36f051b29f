"""A second opinion on every built page: Chromium opens it, with scripts off and on, and says what it sees.

The guard must see the same addresses, and every text. What the site's scripts add must be clean as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from channels import load_channels
from content.sources import HOME, read_sources
from guard.policy.addresses import Rejected, resolve_address
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.html import ShownText
from languages import load_languages
from tests.support.paths import ROOT
from tests.support.second_opinion import (
    LIVE_PAGE,
    Seen,
    differences,
    html_files,
    plain,
    read_all,
    scanned,
    shown_by_styles,
)

pytestmark = pytest.mark.browser

# What the site's scripts add to pages, by the element that has the address. Each was looked at by a person.
ADDED_BY_SCRIPTS: dict[str, str] = {
    "a.hs-option": "results of the search: pages of this site, from its own index",
}


@pytest.fixture(scope="module")
def names(site: Path) -> list[str]:
    return html_files(site)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(service_workers="block", viewport={"width": 1300, "height": 900})
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def without_scripts(context: BrowserContext, site_url: str, names: list[str]) -> dict[str, dict[str, Any]]:
    return dict(zip(names, read_all(context, site_url, names, scripts=False), strict=True))


@pytest.fixture(scope="module")
def guarded(site: Path, site_url: str, names: list[str]) -> dict[str, Seen]:
    return {name: scanned((site / name).read_text(encoding="utf-8"), site_url + name) for name in names}


def test_the_guard_sees_what_chromium_sees_on_every_page(
    site: Path, without_scripts: dict[str, dict[str, Any]], guarded: dict[str, Seen]
) -> None:
    styles = shown_by_styles(site)
    found = [line for name, live in without_scripts.items() for line in differences(name, live, guarded[name], styles)]
    assert not found, "\n".join(found[:50])
    assert all(live["addresses"] for live in without_scripts.values()), "a page without a link was not read"


def judge_added(name: str, live: dict[str, Any], before: Seen, judge: PageCheck, address: str) -> Iterator[str]:
    """Judge what a page has with scripts on and did not have before."""
    for absolute, place in live["addresses"]:
        if absolute not in before.addresses:
            raw = f"/{absolute.removeprefix(address)}" if absolute.startswith(address) else absolute
            verdict = resolve_address(raw, name, judge.allowed)
            if place not in ADDED_BY_SCRIPTS or isinstance(verdict, Rejected):
                yield f"{name}: scripts add {absolute} to <{place}>"
    for text in {*live["texts"], *live["lines"]}:
        if plain(text) not in before.text:
            yield from (f"{name}: scripts add {fault.message}" for fault in judge.text(ShownText(text, "text")))


def test_what_scripts_add_is_clean(
    context: BrowserContext, site_url: str, names: list[str], guarded: dict[str, Seen]
) -> None:
    judge = PageCheck(Allowed.of(load_channels(ROOT / "docs" / "channels.yml", "channels.yml")))
    pages = [name for name in names if not name.startswith("go/")]
    found = []
    for name, live in zip(pages, read_all(context, site_url, pages, scripts=True), strict=True):
        found += judge_added(name, live, guarded[name], judge, site_url)
    page = context.new_page()
    for home, query in searches().items():
        live = searched(page, f"{site_url}{home}index.html", query)
        assert {place for _, place in live["addresses"]} >= ADDED_BY_SCRIPTS.keys()
        found += judge_added(f"{home}index.html", live, guarded[f"{home}index.html"], judge, site_url)
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
