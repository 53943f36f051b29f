"""Every page of the fixture site in a real browser, in the combinations that docs/ is not looked at in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.browsing import DESK, PHONE, Look, addresses, faults_of_pages

pytestmark = pytest.mark.browser

# The templates are the same on all: every third page has each of them, `make test-long` looks at all.
EVERY = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3


@pytest.mark.parametrize(
    ("looks", "worker"),
    [([Look(PHONE, "dark")], False), ([Look(DESK, "light")], True)],
    ids=["phone-dark", "desk-light, with the service worker"],
)
def test_every_page_is_quiet_self_contained_and_accessible(
    browser: Browser, site: Path, site_url: str, looks: list[Look], worker: bool
) -> None:
    assert faults_of_pages(browser, site_url, addresses(site)[::EVERY], looks, worker) == []
