"""The form that is made of the list of what support needs: its text, what it takes out, and that it keeps nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.contexts import shared

pytestmark = pytest.mark.browser

PATH = "en/contact/in-app/"
PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"
BARE_HASH = "ab12" * 16


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    with shared(browser, viewport={"width": 390, "height": 844}) as context:
        opened = context.new_page()
        asked: list[str] = []
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(f"{site_url}{PATH}?app=5.2.1&ctx=help@evil.example#case-stolen")
        yield opened
        assert not [url for url in asked if not url.startswith(site_url)]


def text(page: Page, name: str) -> str:
    shown: str = page.get_by_role("region", name=name).inner_text()
    return shown


def test_a_text_for_support_and_one_for_the_police(page: Page) -> None:
    expect(page.get_by_role("radio", name="A theft")).to_be_checked()
    expect(page.locator(".case__form .case__first a")).to_be_visible()
    page.get_by_label("When").press_sequentially("Monday 9:00")
    expect(page.get_by_label("When")).to_be_focused()
    page.get_by_label("What happened").fill("It left.\nI did not do it.")
    assert text(page, "Your text for support") == (
        "A theft\n\nWhen: Monday 9:00\nWhat happened: It left.\nI did not do it.\nApp version: 5.2.1"
    )
    police = text(page, "Your text for the police")
    assert "When: Monday 9:00\nWhat happened: It left." in police and "5.2.1" not in police
    href = page.get_by_role("link", name="Start an e-mail (Support e-mail)").get_attribute("href") or ""
    assert href.startswith("mailto:care@tidewallet.example?subject=A%20theft&body=A%20theft%0D%0A")
    page.get_by_role("radio", name="A transfer").check()
    expect(page.get_by_role("region", name="Your text for the police")).to_be_hidden()
    page.get_by_role("button", name="Clear everything").click()
    expect(page.get_by_label("When")).to_have_value("")
    expect(page.get_by_role("radio", name="A transfer")).to_be_focused()


def test_secrets_are_taken_out(page: Page) -> None:
    story = page.get_by_label("What happened")
    story.fill("It left.")
    story.fill(PHRASE)
    expect(story).to_have_value("")
    expect(page.locator(".case__secret:visible")).to_contain_text("a recovery phrase")
    assert PHRASE not in page.content()
    # A phrase that is spread over two fields is one.
    page.get_by_label("When").fill(" ".join(PHRASE.split()[:6]))
    story.fill(" ".join(PHRASE.split()[6:]))
    expect(story).to_have_value("")
    expect(page.get_by_label("When")).to_have_value("")


def test_a_hash_is_kept_by_whoever_knows_it_is_one(page: Page) -> None:
    field = page.get_by_label("Transaction hash")
    field.fill(BARE_HASH)
    expect(field).to_have_value("")
    page.get_by_role("button", name="It is the hash").click()
    expect(field).to_have_value(BARE_HASH)
    assert f"Transaction hash: {BARE_HASH}" in text(page, "Your text for support")
    story = page.get_by_label("What happened")
    story.fill(f"private key {BARE_HASH}")
    expect(story).to_have_value("")


def test_nothing_is_kept_when_the_page_is_left(page: Page, site_url: str) -> None:
    page.get_by_label("When").fill("Monday 9:00")
    page.goto(site_url + "en/contact/")
    page.go_back()
    expect(page.get_by_label("When")).to_have_value("")
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_on_paper_the_list_stands_for_the_form(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".case__list")).to_be_visible()
    expect(page.get_by_role("radio", name="A theft")).to_be_hidden()
    expect(page.locator(".case__rows")).to_be_hidden()
