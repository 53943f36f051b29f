"""Every page of the fixture site in a real browser, in the combinations that docs/ is not looked at in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import DESK, PHONE, Look, addresses, faults_of_pages
from tests.support.shapes import pages_of_every_kind

pytestmark = pytest.mark.browser

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def test_every_page_is_quiet_self_contained_and_accessible(browser: Browser, site: Path, site_url: str) -> None:
    """With the service worker: what it fetches is quiet and self-contained, too."""
    every = addresses(site)
    pages = every if LONG else sorted(pages_of_every_kind(site, every))
    looks = [Look(PHONE, "dark"), Look(DESK, "light")]
    drawn = None if LONG else set[str]()
    assert faults_of_pages(browser, site_url, pages, looks, worker=True, drawn=drawn) == []
