"""Did this help? Each answer leads on; on a site that counts, one request goes to the site's own host and no other."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.support.contexts import ContextOf
from tests.support.hashed import script_address

pytestmark = pytest.mark.browser

PATH = "en/security/compromised/"
ASKS = "**/feedback?*"


@pytest.fixture
def page(context_of: ContextOf, site_url: str) -> Page:
    """A page of the fixture site, whose operator counts; the host has left a cookie, which no answer may carry."""
    context = context_of(viewport={"width": 390, "height": 844}, service_workers="block")
    context.add_cookies([{"name": "session", "value": "reader-7", "url": site_url}])
    opened = context.new_page()
    opened.route(ASKS, lambda route: route.fulfill(status=204))
    opened.goto(site_url + PATH)
    return opened


def sent(request: Request) -> dict[str, str]:
    """What an answer holds; it names neither the page nor its reader."""
    assert request.method == "GET" and request.post_data is None
    assert not {"cookie", "referer"} & set(request.all_headers())
    return {name: value for name, [value] in parse_qs(urlsplit(request.url).query).items()}


def test_an_answer_is_sent_once_and_a_reason_leads_on(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    block = page.get_by_role("group", name="Did this help?")
    expect(block).to_contain_text("Nothing about you")
    with page.expect_request(ASKS) as said:
        block.get_by_text("No", exact=True).click()
    about = {"v": "1", "lang": "en", "topic": "compromised", "checked": "2026-10-05"}
    assert sent(said.value) == {**about, "helped": "no"}
    expect(block.get_by_role("status")).to_have_text("Your answer has been counted.")
    block.get_by_text("Yes", exact=True).click()
    expect(block.get_by_role("link", name="check the contact first")).to_be_visible()
    block.get_by_text("No", exact=True).click()
    with page.expect_request(ASKS) as said:
        block.get_by_role("link", name="I did all of it").click()
    assert sent(said.value) == {**about, "reason": "tried"}
    expect(page).to_have_url(site_url + "en/contact/in-app/")
    assert len([address for address in asked if "/feedback?" in address]) == 2
    assert [address for address in asked if not address.startswith(site_url)] == []


def test_a_search_without_an_answer_tells_words_of_the_index_alone(page: Page) -> None:
    box = page.get_by_role("combobox")
    box.fill("Ann Miller 482915 transfer from qzxvbank has not arrived")
    button = page.locator(".hs-unanswered button")
    expect(button).to_contain_text("transfer")
    with page.expect_request(ASKS) as said:
        button.click()
    told = sent(said.value)
    assert (told.pop("v"), told.pop("lang"), set(told)) == ("1", "en", {"search"})
    words = told["search"].split()
    assert "transfer" in words and words == sorted(words) and len(words) <= 5
    assert not {"ann", "miller", "482915", "qzxvbank"} & set(words)
    expect(button).to_be_hidden()
    expect(page.locator(".hs-status")).to_have_text("Your answer has been counted.")
    box.fill("abandon ability able about above absent absorb abstract absurd abuse access accident")
    expect(page.locator(".hs-warning")).to_be_visible()
    expect(button).to_be_hidden()


TELLABLE = """async ([address, text, index]) => {
  const { tellable } = await import(address);
  return tellable({ plain: (said) => said, often: (term) => index[term] ?? 0 }, text);
}"""


@pytest.mark.parametrize(
    ("text", "index", "words"),
    [
        ("转账没到账", {"转账": 9, "账没": 2, "没到": 5, "到账": 8}, ["到账", "转账"]),
        ("gas fee pin swap bank loan", {"gas": 6, "fee": 5, "pin": 4, "swap": 3, "bank": 2, "loan": 1},
         ["bank", "fee", "loan", "pin", "swap"]),
        ("pin 4829 trc20 x", {"pin": 1, "4829": 1, "trc20": 1, "x": 1}, ["pin"]),
        ("wallet wallet", {"wallet": 1}, ["wallet"]),
        ("nothing of this", {}, []),
    ],
)  # fmt: skip
def test_which_words_may_be_told(page: Page, site_url: str, text: str, index: dict[str, int], words: list[str]) -> None:
    address = script_address(site_url, "search/unanswered.js")
    assert page.evaluate(TELLABLE, [address, text, index]) == words


@pytest.mark.parametrize("path", ["//evil.example/x", "https://evil.example/x", "/\\evil.example"])
def test_no_path_leads_to_another_host(page: Page, site_url: str, path: str) -> None:
    script = "async ([address, path]) => (await import(address)).addressOf(path, location.origin, {})"
    with pytest.raises(Exception, match="another host"):
        page.evaluate(script, [script_address(site_url, "javascripts/feedback.js"), path])
