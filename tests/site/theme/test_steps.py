"""Steps to tick off, the same page on a clean device, and the ways on for whom an article did not help."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.contexts import shared

pytestmark = pytest.mark.browser

PATH = "en/security/compromised/"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    with shared(browser, viewport={"width": 390, "height": 844}) as context:
        opened = context.new_page()
        opened.goto(site_url + PATH)
        yield opened


def test_ticks_stay_on_reload_and_can_be_cleared(page: Page, site_url: str) -> None:
    page.get_by_role("checkbox", name="Step 2 is done").check()
    expect(page.get_by_role("status").filter(has_text="1 of 3 done")).to_be_visible()
    page.reload()
    expect(page.get_by_role("checkbox", name="Step 2 is done")).to_be_checked()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Clear the ticks").click()
    expect(page.get_by_role("checkbox", name="Step 1 is done")).to_be_focused()
    page.reload()
    expect(page.get_by_role("checkbox", name="Step 2 is done")).not_to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0
    # Ticks of a list that had another length are none of this one.
    page.evaluate("sessionStorage.setItem('help-steps-compromised', '4 0 2')")
    page.reload()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)


def test_the_boxes_move_no_text_when_they_come(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")
    page.goto(site_url + PATH)
    expect(page.locator(".tick")).to_have_count(3)
    steps = page.locator("#now ~ ol > li")
    taken = "steps => steps.map(step => [step.getBoundingClientRect().height, getComputedStyle(step).paddingRight])"
    with_boxes = steps.evaluate_all(taken)
    page.route("**/page.js", lambda route: route.abort())
    page.reload()
    expect(page.locator(".tick")).to_have_count(0)
    assert steps.evaluate_all(taken) == with_boxes
    page.close()


def test_the_page_can_be_opened_on_a_clean_device(page: Page) -> None:
    folded = page.locator(".elsewhere")
    folded.locator("summary").click()
    expect(folded.get_by_role("img", name="QR code: this page")).to_be_visible()
    expect(folded).to_contain_text("answers.tidewallet.example/go/en/compromised")
    expect(folded).to_contain_text("answers dot tidewallet dot example")


def test_whom_it_did_not_help_goes_on_without_scripts_too(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PATH)
    expect(page.locator(".tick")).to_have_count(0)
    page.locator(".feedback summary", has_text="No").click()
    page.get_by_role("link", name="I did all of it").click()
    expect(page).to_have_url(site_url + "en/contact/in-app/")
    context.close()
