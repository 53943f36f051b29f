"""Every page of docs/ in a real browser. How the theme looks otherwise is seen on the fixture site."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from content.sources import read_sources
from languages import load_languages
from tests.support.browsing import DESK, PHONE, addresses, faults_of_large_letters, faults_of_pages
from tests.support.builds import ROOT
from topics import load_ledger

pytestmark = pytest.mark.browser

# Every page is looked at in each, which takes the longest of all tests: half the pages in a test, for two workers.
HALVES = [0, 1]
LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone-light", "desk-dark"])
def test_every_page_is_quiet_self_contained_and_accessible(
    browser: Browser, site: Path, site_url: str, size: dict[str, int], scheme: Any, half: int
) -> None:
    assert faults_of_pages(browser, site_url, addresses(site)[half :: len(HALVES)], size, scheme) == []


@pytest.mark.parametrize("half", HALVES)
def test_letters_twice_as_large_lose_nothing(browser: Browser, site: Path, site_url: str, half: int) -> None:
    assert faults_of_large_letters(browser, site_url, addresses(site)[half :: len(HALVES)]) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_steps_of_an_emergency_are_above_the_fold(browser: Browser, site_url: str, lang: str) -> None:
    """Of every page that the home page offers in an emergency, where it says what to do now."""
    entries = load_ledger(ROOT / "docs" / "topics.yml", LANGUAGES).emergencies
    urgent = [*(entry.id for entry in entries), *(also for entry in entries for also in entry.also)]
    urls = {page.meta.id: page.url for page in read_sources(ROOT / "docs", LANGUAGES) if page.lang == lang}
    page = browser.new_page(viewport=PHONE)
    bottoms = {}
    for topic in urgent:
        page.goto(site_url + urls[topic])
        bottoms[topic] = page.evaluate(
            "document.querySelector('#now ~ ol > li, #now ~ * ol > li')?.getBoundingClientRect().bottom ?? 0"
        )
    page.close()
    assert {topic: bottom for topic, bottom in bottoms.items() if bottom >= PHONE["height"]} == {}
    assert all(bottoms[entry.id] > 0 for entry in entries), "a page of an emergency without first steps"
