"""Every page of the fixture site in a real browser, in the combinations that docs/ is not looked at in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import DESK, PHONE, addresses, faults_of_large_letters, faults_of_pages

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("size", "scheme", "worker"),
    [(PHONE, "dark", False), (DESK, "light", True)],
    ids=["phone-dark", "desk-light, with the service worker"],
)
def test_every_page_is_quiet_self_contained_and_accessible(
    browser: Browser, site: Path, site_url: str, size: dict[str, int], scheme: Any, worker: bool
) -> None:
    assert faults_of_pages(browser, site_url, addresses(site), size, scheme, worker) == []


def test_letters_twice_as_large_lose_nothing(browser: Browser, site: Path, site_url: str) -> None:
    assert faults_of_large_letters(browser, site_url, addresses(site)) == []
