"""A guide on its page: one step at a time, back again, an address for each step, and all of it without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.contexts import shared

pytestmark = pytest.mark.browser

PATH = "en/transactions/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with shared(browser, viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


def shows(page: Page, title: str) -> None:
    """Wait for this step, alone."""
    expect(page.locator(".guide__title:visible")).to_have_text([title])


def test_one_step_at_a_time_and_back(page: Page, site_url: str) -> None:
    page.goto(site_url + PATH)
    shows(page, "Sent or received?")
    page.get_by_role("link", name="Sent", exact=True).click()
    shows(page, "What does it say?")
    expect(page.locator("#step-status")).to_be_focused()
    page.get_by_role("link", name="Failed", exact=True).press("Enter")
    shows(page, "You still have it")
    expect(page.get_by_role("link", name="Open Live chat")).to_be_visible()
    page.get_by_role("link", name="Back", exact=True).click()
    shows(page, "What does it say?")
    page.go_back()
    shows(page, "Sent or received?")
    page.goto(site_url + PATH + "#step-failed")
    page.get_by_role("link", name="See why", exact=True).click()
    expect(page).to_have_url(site_url + "en/security/two-factor/#no-code")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("#step-failed", "You still have it"),
        ("?step=status", "What does it say?"),
        ("?step=nonsense", "Sent or received?"),
        ("?step=status#step-ask", "Ask the other side"),
        ("?embed=1&step=ask", "Ask the other side"),
    ],
)
def test_each_step_has_an_address(page: Page, site_url: str, address: str, shown: str) -> None:
    page.goto(site_url + PATH + address)
    shows(page, shown)


def test_without_scripts_every_step_is_there_and_linked(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PATH)
    expect(page.locator(".guide__title:visible")).to_have_count(4)
    page.get_by_role("link", name="Received", exact=True).click()
    page.wait_for_url("**/#step-ask")
    context.close()
