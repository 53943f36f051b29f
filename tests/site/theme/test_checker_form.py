"""The form of the checker: what a reader pastes, and what they are told."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from publish.signature import LIST, signature
from tests.support.contexts import ContextOf, shared
from tests.unit.publish.test_signature import OTHER, PUBLIC, SECRET_KEY

pytestmark = pytest.mark.browser

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    with shared(browser, viewport={"width": 390, "height": 844}) as context:
        opened = context.new_page()
        opened.goto(site_url + "en/contact/verify/")
        yield opened


def ask(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Paste what you were given").fill(text)
    page.get_by_role("button", name="Check it").click()


def test_a_contact_that_is_not_listed_is_shown_beside_the_nearest(page: Page) -> None:
    ask(page, "care@tidewa11et.example")
    answer = page.locator(".check__answer")
    expect(answer.get_by_role("heading", name="Not on the official list")).to_be_visible()
    expect(answer).to_contain_text("care@tidewallet.example")
    expect(answer).to_contain_text("“11” is not “ll”")
    expect(answer.locator("mark")).to_have_text(["11", "ll"])
    expect(answer).to_contain_text("Compared with the list of October 5, 2026.")


def test_a_listed_one_is_to_be_contacted_by_the_reader(page: Page) -> None:
    ask(page, "  CARE@tidewallet.example ")
    answer = page.locator(".check__answer")
    expect(answer.get_by_role("heading", name="On the official list: Support e-mail")).to_be_visible()
    expect(answer).to_contain_text("can be faked")
    link = answer.get_by_role("link", name="Support e-mail")
    expect(link).to_have_attribute("href", "mailto:care@tidewallet.example")


def test_a_revoked_one_comes_with_the_published_list(page: Page) -> None:
    ask(page, "https://chat.tide-old.example/")
    expect(page.locator('.check__one[data-verdict="revoked"]')).to_be_visible()


def test_a_number_is_compared_digit_by_digit(page: Page) -> None:
    ask(page, "1-202-555-0119")
    answer = page.locator(".check__answer")
    expect(answer).to_contain_text("12025550119")
    expect(answer).to_contain_text("“9” is not “7”")


def test_a_name_alone_leads_to_the_accounts_that_bear_it(page: Page) -> None:
    ask(page, "@tide")
    answer = page.locator(".check__answer")
    expect(answer).to_contain_text("ours only behind the buttons here")
    expect(answer.locator("a[data-channel-link]").first).to_be_visible()


def test_a_message_with_several(page: Page) -> None:
    ask(page, "mail care@tidewallet.example or ring +1 202-555-0100")
    expect(page.locator(".check__one")).to_have_count(2)
    expect(page.locator(".check__answer")).to_contain_text("There are 2 contacts")


def test_a_recovery_phrase_is_cleared_at_once(page: Page) -> None:
    ask(page, PHRASE)
    expect(page.locator('.check__one[data-verdict="secret"]')).to_be_visible()
    expect(page.locator(".check__field")).to_have_value("")


def test_an_address_is_no_contact_and_a_hash_may_be_a_key(page: Page) -> None:
    ask(page, "0x0000000000000000000000000000000000000001")
    answer = page.locator(".check__answer")
    expect(answer.get_by_role("heading", name="This is a wallet address, not a contact")).to_be_visible()
    expect(answer.get_by_role("link", name="See where a transfer is")).to_be_visible()
    ask(page, "ab12" * 16)
    expect(page.locator('.check__one[data-verdict="secret"]')).to_contain_text("look alike")
    expect(page.locator(".check__field")).to_have_value("")


def test_nothing_is_loaded_before_somebody_turns_to_it_and_nothing_is_sent(
    context_of: ContextOf, site_url: str
) -> None:
    page = context_of().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "en/contact/verify/", wait_until="networkidle")
    assert not [url for url in asked if "check/check.js" in url]
    asked.clear()
    ask(page, "somebody@else.example")
    expect(page.locator(".check__one")).to_be_visible()
    assert not [url for url in asked if not url.startswith(site_url) or "else" in url]


def test_without_scripts_the_reader_is_told_to_compare(context_of: ContextOf, site_url: str) -> None:
    context = context_of(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "en/contact/verify/")
    expect(page.locator(".check")).to_contain_text("Compare it with the official list")
    expect(page.locator(".check__form")).to_be_hidden()


@pytest.mark.parametrize(
    ("key", "more", "says"),
    [
        (PUBLIC, b"", "Compared with the list of October 5, 2026. Its signature is right."),
        (OTHER, b"", "The signature of the published list is wrong, so it was not used."),
        (PUBLIC, b" ", "The signature of the published list is wrong, so it was not used."),
    ],
)
def test_the_browser_verifies_the_list_with_its_key(
    context_of: ContextOf, site_url: str, key: str, more: bytes, says: str
) -> None:
    """Chromium's own Ed25519: of the list with its key, with another key, and of another list."""
    with urllib.request.urlopen(site_url + LIST) as answer:
        content = answer.read()
    signed = signature(content, SECRET_KEY, 1700000000)

    def with_key(route: Route) -> None:
        html = route.fetch().text()
        assert '"published":' in html
        route.fulfill(body=html.replace('"published":', f'"key":"{key}","published":', 1), content_type="text/html")

    page = context_of().new_page()
    page.route("**/en/contact/verify/", with_key)
    page.route(f"**/{LIST}", lambda route: route.fulfill(body=content + more, content_type="application/json"))
    page.route(f"**/{LIST}.minisig", lambda route: route.fulfill(body=signed))
    page.goto(site_url + "en/contact/verify/")
    ask(page, "care@tidewallet.example")
    expect(page.locator(".check__dated")).to_contain_text(says)
