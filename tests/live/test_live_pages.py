"""Every page of docs/ in a real browser. How the theme looks otherwise is seen on the fixture site."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from content.read_pages import read_sources
from languages import load_languages
from tests.support.browsing import DESK, FIRST_STEP, PHONE, Look, addresses, faults_of_pages
from tests.support.paths import ROOT
from tests.support.second_opinion import LIVE_PAGE, added_faults, scanned
from tests.support.shapes import pages_of_every_kind
from topics.registry import load_topics

pytestmark = pytest.mark.browser

# Looking at every page takes the longest of all tests: half the pages in a test, for two workers.
HALVES = [0, 1]
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
# Reads an open page; what the browser said of attributes on the pages before, it is not asked again.
READ = f"known => {{ const live = {LIVE_PAGE}; live.known(known); return [live.read(document), live.known([])]; }}"


@pytest.mark.long
@pytest.mark.parametrize("half", HALVES)
def test_every_page_is_quiet_self_contained_accessible_and_its_scripts_add_no_address(
    browser: Browser, site: Path, site_url: str, half: int
) -> None:
    known: list[Any] = []

    def added(address: str, page: Page) -> Iterable[str]:
        file = address if address.endswith(".html") else f"{address}index.html"
        before = scanned((site / file).read_text(encoding="utf-8"), site_url + address)
        live, known[:] = page.evaluate(READ, known)
        return added_faults(file, live, before, site_url)

    looks = [Look(PHONE, "light"), Look(DESK, "dark")]
    every = addresses(site)
    judged = pages_of_every_kind(site, every)
    # `make test-long` looks at every page in every way; here, beside pages with an element of their own, at a tenth.
    if LONG:
        judged = set(every)
    pages = sorted({*judged, *every[::10]})[half :: len(HALVES)]
    drawn = None if LONG else set[str]()
    assert faults_of_pages(browser, site_url, pages, looks, ask=added, judged=judged, drawn=drawn) == []


LINE = 24  # CSS pixels: a line of a step


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_emergency_begins_with_what_to_do_now(browser: Browser, site_url: str, lang: str) -> None:
    """Of every page that the home page offers, the first step can be seen at once on a phone, if it has steps; the
    five entries themselves have them.
    """
    entries = load_topics(ROOT / "docs" / "topics.yml", LANGUAGES).emergencies
    urgent = [*(entry.id for entry in entries), *(also for entry in entries for also in entry.also)]
    urls = {page.meta.id: page.url for page in read_sources(ROOT / "docs", LANGUAGES) if page.lang == lang}
    page = browser.new_page(viewport=PHONE)
    steps = {}
    for topic in urgent:
        page.goto(site_url + urls[topic])
        steps[topic] = page.evaluate(FIRST_STEP)
    page.close()
    assert [entry.id for entry in entries if not steps[entry.id]] == []
    assert {topic: step for topic, step in steps.items() if step and step["top"] + LINE > PHONE["height"]} == {}
