"""The search box on the built site: by keyboard, by touch, with an input method, under the site's policy."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Request, Route, expect

from guard.policy.lock import plain_path
from scripts.static_server import serve
from tests.support.browsing import DESK, PHONE, accessibility_faults
from tests.support.contexts import ContextOf, shared

pytestmark = pytest.mark.browser

INPUT = "input[role=combobox]"
OPTIONS = "[role=option]"
RESULTS = "[role=option]:not(.hs-option--last)"
PHRASE = "abandon ability able about above absent absorb abstract absurd abuse access accident"


@pytest.fixture
def desk(browser: Browser) -> Iterator[BrowserContext]:
    """Without the service worker, which would answer for a network that fails."""
    with shared(browser, viewport=DESK) as context:
        yield context


@pytest.fixture
def with_worker(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=DESK, service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with shared(browser, viewport=PHONE, has_touch=True, is_mobile=True) as context:
        yield context


# As a reader closes the box and turns to something else.
TURNED_AWAY = """() => {
  const input = document.querySelector(".hs-input");
  input.value = "";
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.querySelector(".hs-close").click();
  input.blur();
  scrollTo(0, 0);
}"""


@pytest.fixture(scope="module")
def home_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESK)
    yield context.new_page()
    context.close()


@pytest.fixture
def home(home_page: Page, site_url: str) -> Iterator[Callable[[str], Page]]:
    """Opens the home page of a language ("en/") with the box open and everything it needs fetched: one page for all
    tests, as a reader asks one question after the other.
    """

    def turned_to(lang: str) -> Page:
        if home_page.url != site_url + lang:
            return turn_to(home_page, site_url + lang)
        home_page.locator(INPUT).click()
        return home_page

    yield turned_to
    home_page.evaluate(TURNED_AWAY)


def opened(context: BrowserContext, address: str) -> Page:
    """A page with the search open and everything it needs fetched."""
    return turn_to(context.new_page(), address)


def turn_to(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator(INPUT).click()
    page.wait_for_selector("[data-hs=full]", state="attached")
    return page


def topics(page: Page, selector: str = RESULTS) -> list[str]:
    ids: list[str] = page.locator(selector).evaluate_all("options => options.map(option => option.dataset.helpId)")
    return ids


def settled(page: Page) -> None:
    """Wait until the results of what stands in the field are drawn: they come in the frame after the letter."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def expect_topics(page: Page, *ids: str | re.Pattern[str]) -> None:
    """Wait until these are the first results, in this order."""
    for place, topic in enumerate(ids):
        expect(page.locator(RESULTS).nth(place)).to_have_attribute("data-help-id", topic)


def watch(page: Page) -> list[str]:
    """Collect what the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.mark.parametrize(("lang", "own"), [("", "zh"), ("en/", "en")])
def test_nothing_is_fetched_before_the_first_turn_to_it(
    with_worker: BrowserContext, site_url: str, lang: str, own: str
) -> None:
    page = with_worker.new_page()
    asked = watch(page)
    page.clock.install()
    page.goto(f"{site_url}{lang}account/")
    # What the page asks for by itself has come when the worker runs, however long that takes; a minute of timers is let
    # pass besides, which nobody waits for.
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.clock.fast_forward(60_000)
    settled(page)
    ours = [url.removeprefix(site_url) for url in asked if "search" in url]
    assert sorted(map(plain_path, ours)) == ["assets/search/loader.js"]
    asked.clear()
    page.locator(INPUT).focus()
    page.wait_for_selector("[data-hs=full]", state="attached")
    data = sorted(url.removeprefix(site_url) for url in asked if url.endswith(".json"))
    assert list(map(plain_path, data)) == [f"search/{own}.json", f"search/{own}.text.json"]
    asked.clear()
    page.locator(INPUT).fill("fee 手续费")
    expect(page.locator(RESULTS).first).to_be_visible()
    assert not asked


@pytest.mark.parametrize("lang", ["", "en/"])
def test_before_typing_it_shows_the_emergencies(desk: BrowserContext, site_url: str, lang: str) -> None:
    page = opened(desk, f"{site_url}{lang}fees/")
    found = topics(page)
    assert len(found) == 5
    assert {"account-locked", "compromised", "contact-verify"} <= set(found)
    page.locator(INPUT).fill("fee")
    page.locator(INPUT).fill("")
    expect_topics(page, *found)
    expect(page.locator(RESULTS)).to_have_count(5)
    for option in page.locator(RESULTS).all():
        assert desk.request.get(option.evaluate("option => option.href")).ok


@pytest.mark.parametrize(
    ("lang", "asked", "name"), [("", "怎么质押赚利息", "质押"), ("en/", "unstake my coins", "Staking")]
)
def test_of_a_subject_without_a_page_it_says_so(home: Callable[[str], Page], lang: str, asked: str, name: str) -> None:
    """One sentence first, then where else to go; Enter chooses nothing by itself."""
    page = home(lang)
    page.locator(INPUT).fill(asked)
    expect_topics(page, "not-covered", "glossary")
    expect(page.locator(OPTIONS).first).to_contain_text(name)
    expect(page.locator(OPTIONS).last).to_have_attribute("data-help-id", "contact-overview")
    here = page.url
    page.keyboard.press("Enter")
    expect(page).to_have_url(here)


def test_a_contact_is_judged_before_all_pages(home: Callable[[str], Page], site_url: str) -> None:
    page = home("en/")
    page.fill(INPUT, "care@tidewa11et.example")
    first = page.locator(OPTIONS).first
    expect(first).to_contain_text("Not on the official list")
    expect(page.locator(f"{RESULTS}[data-help-id=contact-verify]")).to_have_count(1)
    page.fill(INPUT, "0x0000000000000000000000000000000000000001")
    expect(first).to_contain_text("This is a wallet address, not a contact")
    expect_topics(page, "transaction-status")
    page.fill(INPUT, "care@tidewa11et.example")
    expect(first).to_contain_text("Not on the official list")
    first.click()
    expect(page.locator(".check__verdict")).to_have_text("Not on the official list")
    expect(page).to_have_url(site_url + "en/contact/verify/")


def test_every_option_has_an_id_of_its_own(home: Callable[[str], Page]) -> None:
    page = home("en/")
    for asked in ("", "fee", "unstake my coins", "zzzz"):
        page.locator(INPUT).fill(asked)
        settled(page)
        ids = page.locator(OPTIONS).evaluate_all("options => options.map(option => option.id)")
        assert len(set(ids)) == len(ids) > 1 and not [one for one in ids if "NaN" in one]


def test_the_keyboard_walks_through_field_and_results(home: Callable[[str], Page], site_url: str) -> None:
    page = home("en/")
    field = page.locator(INPUT)
    field.fill("account locked")
    expect(field).to_have_attribute("aria-expanded", "true")
    settled(page)  # among the emergencies before, it is the first too
    expect_topics(page, "account-locked")
    count = page.locator(OPTIONS).count()

    def active() -> str | None:
        return field.get_attribute("aria-activedescendant")

    assert active() is None
    page.keyboard.press("ArrowDown")
    first = page.locator(OPTIONS).first
    assert active() == first.get_attribute("id")
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    assert active() is None
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    assert active() == page.locator(OPTIONS).nth(count - 1).get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert active() is None
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}en/account/")


def test_enter_alone_opens_the_best_result(home: Callable[[str], Page], site_url: str) -> None:
    page = home("")
    page.locator(INPUT).fill("帳戶鎖定怎麼辦")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}account/")


def test_enter_opens_nothing_that_was_not_asked_for(desk: BrowserContext, site_url: str) -> None:
    page = opened(desk, site_url)
    page.keyboard.press("Enter")
    page.locator(INPUT).fill("龘龘")
    page.keyboard.press("Enter")
    # The page goes on answering, so that neither Enter has opened another.
    page.locator(INPUT).fill("手续费")
    expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
    expect(page).to_have_url(site_url)


def test_escape_closes_then_clears(home: Callable[[str], Page]) -> None:
    page = home("")
    field = page.locator(INPUT)
    field.fill("手续费")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".hs-panel")).to_be_hidden()
    expect(field).to_have_value("手续费")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hs-panel")).to_be_visible()


def test_shortcuts(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    page.goto(f"{site_url}en/account/")
    for keys in ("/", "Control+k", "Meta+k"):
        page.keyboard.press(keys)
        expect(page.locator(INPUT)).to_be_focused()
        expect(page.locator(".hs-panel")).to_be_visible()
        expect(page.locator(INPUT)).to_have_value("")
        page.locator(".hs-close").evaluate("close => close.click()")
        page.locator(INPUT).blur()
        expect(page.locator(".hs-panel")).to_be_hidden()


def test_tab_and_a_click_outside_close_it(home: Callable[[str], Page]) -> None:
    page = home("")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".hs-panel")).to_be_hidden()
    page.locator(INPUT).click()
    expect(page.locator(".hs-panel")).to_be_visible()
    page.mouse.click(5, 800)
    expect(page.locator(".hs-panel")).to_be_hidden()


def test_its_button_closes_it_by_keyboard(home: Callable[[str], Page]) -> None:
    page = home("")
    page.locator(".hs-close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hs-panel")).to_be_hidden()
    expect(page.locator(INPUT)).to_be_focused()


CLOSERS = {
    "button": lambda page: page.locator(".hs-close").evaluate("close => close.click()"),
    "escape": lambda page: page.keyboard.press("Escape"),
    "focus": lambda page: page.locator("main a").first.focus(),
    "pointer": lambda page: page.mouse.click(5, 800),
}


@pytest.mark.parametrize("way", CLOSERS)
def test_closed_before_its_files_came_it_stays_closed(desk: BrowserContext, site_url: str, way: str) -> None:
    page = desk.new_page()
    held: list[Route] = []
    page.route("**/search-*/en.json", lambda route: held.append(route))
    page.goto(f"{site_url}en/account/")
    with page.expect_request("**/search-*/en.json"):
        page.keyboard.press("/")
    expect(page.locator(".hs-panel")).to_be_visible()
    CLOSERS[way](page)
    expect(page.locator(".hs-panel")).to_be_hidden()
    held[0].continue_()
    page.wait_for_selector("[data-hs=full]", state="attached")
    expect(page.locator(".hs-panel")).to_be_hidden()


def test_half_typed_pinyin_is_not_searched(home: Callable[[str], Page]) -> None:
    page = home("")
    before = topics(page)
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "shou'xu'fei", "selectionStart": 11, "selectionEnd": 11})
    expect(page.locator(INPUT)).to_have_value("shou'xu'fei")
    assert topics(page) == before
    session.send("Input.insertText", {"text": "手续费"})
    expect(page.locator(INPUT)).to_have_value("手续费")
    expect_topics(page, re.compile("^fees-"))


def test_a_composed_english_word_is_searched_letter_by_letter(home: Callable[[str], Page]) -> None:
    page = home("en/")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "password", "selectionStart": 8, "selectionEnd": 8})
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", "account-password")


def test_a_letter_is_shown_before_its_results(home: Callable[[str], Page]) -> None:
    """A key does no work of the search; whoever presses Enter at once gets what belongs to the text."""
    page = home("en/")
    type_and_look = """(text) => {
      const list = document.querySelector(".hs-list"), input = document.querySelector(".hs-input");
      const before = list.innerHTML;
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const then = list.innerHTML === before;
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
      return [then, list.innerHTML !== before, input.getAttribute("aria-activedescendant")];
    }"""
    assert page.evaluate(type_and_look, "swap fee") == [True, True, "hs-result-1"]
    page.evaluate(type_and_look.replace("input.dispatchEvent(new KeyboardEvent", "void (new KeyboardEvent"), "phone")
    expect(page.locator("[role=option]").first).to_contain_text("phone", ignore_case=True)


def test_pasted_text_is_searched_without_a_key(home: Callable[[str], Page]) -> None:
    page = home("en/")
    page.keyboard.insert_text("my account is frozen")
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", "account-locked")


def test_a_result_says_what_it_is_and_marks_what_matched(home: Callable[[str], Page]) -> None:
    page = home("en/")
    page.locator(INPUT).fill("acount locked")
    first = page.locator(RESULTS).first
    expect(first.locator(".hs-title")).to_have_text("My account is locked")
    expect(first.locator(".hs-section")).not_to_be_empty()
    expect(first.locator(".hs-summary")).not_to_be_empty()
    assert first.locator(".hs-title mark").all_inner_texts() == ["account", "locked"]
    expect(page.locator(OPTIONS).last).to_have_attribute("data-help-id", "contact-overview")


def test_words_that_say_nothing_are_not_marked(home: Callable[[str], Page]) -> None:
    page = home("en/")
    page.locator(INPUT).fill("my coins never arrived")
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", "deposit-missing")
    marked = {word.lower() for word in page.locator(f"{RESULTS} mark").all_inner_texts()}
    assert {"arrived", "coins"} <= marked
    assert not marked & {"my", "in", "get", "there"}


def test_the_number_of_results_is_spoken(home: Callable[[str], Page]) -> None:
    page = home("en/")
    page.locator(INPUT).fill("account locked")
    settled(page)  # among the emergencies before, it is the first too
    expect_topics(page, "account-locked")
    shown = page.locator(".hs-head").inner_text()
    assert shown.split()[0] == str(page.locator(RESULTS).count())
    expect(page.locator(".hs-status")).to_have_text(shown)


def test_a_result_jumps_to_the_part_that_answers(home: Callable[[str], Page], site_url: str) -> None:
    page = home("")
    page.locator(INPUT).fill("換手機 驗證碼")
    first = page.locator(RESULTS).first
    expect(first).to_have_attribute("data-help-id", "two-factor")
    target = first.evaluate("option => new URL(option.href).hash")
    assert target
    first.click()
    page.wait_for_url(f"{site_url}security/two-factor/{target}")
    expect(page.locator(target)).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_never_a_dead_end(home: Callable[[str], Page], lang: str) -> None:
    page = home(lang)
    for query in ("龘龘", "qqqqqq", "???", "...", "🙂"):
        page.locator(INPUT).fill(query)
        settled(page)
        found = topics(page, OPTIONS)
        assert len(found) > 3 and "contact-overview" in found, query


def test_a_link_can_bring_a_question(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    page.goto(f"{site_url}en/?q=scam")
    expect(page.locator(INPUT)).to_have_value("scam")
    expect(page.locator(".hs-head")).to_contain_text("result")
    expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
    assert {"phishing", "compromised"} & set(topics(page)[:2])


def test_the_address_bar_can_ask_and_tells_nobody(desk: BrowserContext, site: Path, site_url: str) -> None:
    description = (site / "en/opensearch.xml").read_text(encoding="utf-8")
    assert len(description.split("<ShortName>")[1].split("</ShortName>")[0]) <= 16  # else browsers drop it
    template = description.split('template="', 1)[1].split('"', 1)[0]
    path = template.split("/", 3)[3]
    page = desk.new_page()
    asked = watch(page)
    page.goto(site_url + path.replace("{searchTerms}", "is%20it%20a%20scam"))
    expect(page.locator(INPUT)).to_have_value("is it a scam")
    expect(page.locator(".hs-head")).to_contain_text("result")
    page.goto(site_url + path.replace("{searchTerms}", "gas+fee"))
    expect(page.locator(INPUT)).to_have_value("gas fee")
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", "fees-network")
    assert not [url for url in asked if "scam" in url.split("#")[0] or "gas" in url.split("#")[0]]
    link = page.locator("link[rel=search]").evaluate("link => link.href")
    assert link == f"{site_url}en/opensearch.xml"


def test_a_secret_in_the_fragment_leaves_the_address_bar(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    page.goto(f"{site_url}en/account/#q={PHRASE.replace(' ', '%20')}")
    expect(page.locator(".hs-warning")).to_be_visible()
    expect(page).to_have_url(f"{site_url}en/account/")


def test_a_phrase_that_is_still_being_typed_is_a_secret(home: Callable[[str], Page]) -> None:
    page = home("en/")
    page.locator(INPUT).fill(PHRASE.rsplit(" ", 2)[0])
    expect(page.locator(".hs-warning")).to_be_visible()


@pytest.mark.parametrize("lang", ["", "en/"])
def test_a_secret_is_not_searched(desk: BrowserContext, site_url: str, lang: str) -> None:
    page = opened(desk, site_url + lang)
    asked = watch(page)
    for text in (PHRASE, f"private key {'ab' * 32}"):
        page.locator(INPUT).fill("fee")
        page.locator(INPUT).fill(text)
        expect(page.locator(".hs-warning")).to_be_visible()
        expect(page.locator(INPUT)).to_have_value("")
        expect(page.locator(".hs-list")).to_be_hidden()
        expect(page.locator(INPUT)).to_have_attribute("aria-expanded", "false")
        links = page.locator(".hs-warning__link:visible").evaluate_all("links => links.map(link => link.href)")
        assert links == [f"{site_url}{lang}security/compromised/"]
        # Its own scripts may still come, by names that no reader chooses.
        assert [url for url in asked if not url.startswith(f"{site_url}assets-")] == []
        page.keyboard.press("Enter")
    page.locator(INPUT).fill("fee")
    expect(page.locator(".hs-warning")).to_be_hidden()
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page).to_have_url(site_url + lang)


SECRETS_FILE = "**/secrets/secrets.js"


@pytest.mark.parametrize("secret", [PHRASE, "生象喂产持庭志次悬士难闻", "4111 1111 1111 1111", "ab" * 32])
@pytest.mark.parametrize("way", ["typed", "in the address"])
def test_a_secret_that_comes_before_what_knows_secrets_waits_for_it(
    desk: BrowserContext, site_url: str, secret: str, way: str
) -> None:
    """On a slow network the index is there first: nothing that may be a secret is looked up with it."""
    page = desk.new_page()
    held: list[Route] = []
    page.route(SECRETS_FILE, lambda route: held.append(route))
    with page.expect_request(SECRETS_FILE):
        page.goto(f"{site_url}en/{'' if way == 'typed' else '#q=' + secret.replace(' ', '%20')}")
        page.locator(INPUT).click()
    if way == "typed":
        page.keyboard.insert_text(secret)
    expect(page.locator(".hs-head")).to_have_text("Searching…")
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator(".hs-head")).to_have_text("Searching…")
    expect(page.locator(".hs-list")).to_be_hidden()
    expect(page.locator(f"{OPTIONS} mark")).to_have_count(0)
    assert not page.evaluate("history.state?.asked")
    held[0].continue_()
    expect(page.locator(".hs-warning")).to_be_visible()
    expect(page.locator(".hs-list")).to_be_hidden()
    expect(page.locator(INPUT)).to_have_value(secret if secret.startswith("ab") and " " not in secret else "")
    expect(page).to_have_url(f"{site_url}en/")


def test_a_question_does_not_wait_for_what_knows_secrets(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    held: list[Route] = []
    page.route(SECRETS_FILE, lambda route: held.append(route))
    page.goto(f"{site_url}en/#q=gas%20too%20high")
    expect_topics(page, "fees-network")
    page.locator(INPUT).fill("I sent usdt to my friend yesterday and he says that he has got nothing until now")
    expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
    long = "support called yesterday then wallet balance gone please help urgent money lost everything"
    page.locator(INPUT).fill(long)
    expect(page.locator(".hs-head")).to_have_text("Searching…")
    expect(page.locator(".hs-list")).to_be_hidden()
    held[0].continue_()
    expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
    expect(page.locator(INPUT)).to_have_value(long)


def test_without_what_knows_secrets_nothing_that_may_be_one_is_searched(desk: BrowserContext, site_url: str) -> None:
    """It is said that this cannot be; what is too small for a secret is answered; the next turn tries again."""
    page = desk.new_page()
    page.route(SECRETS_FILE, lambda route: route.abort())
    page.goto(f"{site_url}en/")
    page.locator(INPUT).click()
    page.keyboard.insert_text(PHRASE)
    expect(page.locator(".hs-head")).to_contain_text("could not start")
    expect(page.locator(".hs-status")).to_contain_text("could not start")
    assert len(topics(page)) == 5
    page.keyboard.press("Enter")
    page.locator(INPUT).fill("gas too high")
    expect_topics(page, "fees-network")
    expect(page.locator(".hs-head")).to_have_text(re.compile(r"\d+ results"))  # nothing more is to come
    page.locator(INPUT).fill(PHRASE)
    expect(page.locator(".hs-head")).to_contain_text("could not start")
    page.unroute(SECRETS_FILE)
    page.locator(INPUT).click()
    expect(page.locator(".hs-warning")).to_be_visible()
    expect(page.locator(INPUT)).to_have_value("")
    page.wait_for_selector("[data-hs=full]", state="attached")


def test_what_may_be_a_hash_stays_and_is_told_as_both(desk: BrowserContext, site_url: str) -> None:
    """64 bare digits are the hash of a transaction or a private key: they stay, and are neither looked up nor kept."""
    page = desk.new_page()
    page.goto(f"{site_url}en/#q={'ab' * 32}")
    title, text = page.locator(".hs-warning__title"), page.locator(".hs-warning__hash")
    expect(title).to_contain_text("transaction hash")
    expect(title).to_contain_text("private key")
    expect(text).to_be_visible()
    expect(page.locator(".hs-warning__secret")).to_be_hidden()
    expect(page.locator(".hs-list")).to_be_hidden()
    expect(page.locator(INPUT)).to_have_value("ab" * 32)
    expect(page.locator(".hs-status")).to_contain_text("block explorer")
    expect(page).to_have_url(f"{site_url}en/")
    assert not page.evaluate("history.state?.asked")
    text.locator("a").click()
    page.wait_for_url(f"{site_url}en/transactions/")
    page = opened(desk, f"{site_url}en/")
    page.locator(INPUT).fill("0x" + "ab" * 32)  # as explorers show a hash
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", "transaction-status")


def test_back_from_a_result_brings_the_question_again(with_worker: BrowserContext, site_url: str) -> None:
    page = opened(with_worker, f"{site_url}en/account/")
    page.locator(INPUT).fill("network fee")
    expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
    found = topics(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "account" not in url)
    assert not page.evaluate("history.state?.asked")  # the page that was found knows nothing of it
    page.go_back()
    expect(page).to_have_url(f"{site_url}en/account/")
    expect(page.locator(INPUT)).to_have_value("network fee")
    expect(page.locator(f"{RESULTS} mark").first).to_be_visible()
    expect_topics(page, found[0])
    page.locator(INPUT).fill("")  # whoever clears the field is not asked again
    page.reload()
    expect(page.locator(INPUT)).to_have_value("")
    expect(page.locator(".hs-panel")).to_be_hidden()


def heard(session: CDPSession) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """What the browser tells a screen reader of the search: the field, the lists and the options, by its own tree."""
    told = [
        {"role": node["role"]["value"], "name": node.get("name", {}).get("value", "")}
        | {one["name"]: one["value"] for one in node.get("properties", [])}
        for node in session.send("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"]
    ]
    (field,) = (node for node in told if node["role"] == "combobox" and node.get("autocomplete"))
    lists, options = ([node for node in told if node["role"] == role] for role in ("listbox", "option"))
    return field, lists, options


def pointed(field: dict[str, Any]) -> str:
    """The id of the option that the field points to, or ""."""
    related = field.get("activedescendant", {}).get("relatedNodes", [])
    return str(related[0]["idref"]) if related else ""


def test_what_a_screen_reader_hears_on_each_key(desk: BrowserContext, site_url: str) -> None:
    """By the browser's accessibility tree: roles, names and states of field and options, and what is spoken."""
    page = opened(desk, f"{site_url}en/account/")
    session = desk.new_cdp_session(page)
    session.send("Accessibility.enable")

    field, lists, options = heard(session)
    assert field["name"] and field["hasPopup"]["value"] == "listbox" and field["autocomplete"]["value"] == "list"
    assert field["expanded"]["value"] is True and field["focused"]["value"] is True and pointed(field) == ""
    assert len(lists) == 1 and lists[0]["name"] and len(options) == 5
    # The tree has the results of what stands in the field, letter by letter.
    for letter in "fees":
        page.keyboard.press(letter)
        settled(page)
        shown = topics(page, OPTIONS)
        field, lists, options = heard(session)
        assert len(options) == len(shown) > 0 and all(one["name"] for one in options)
        assert [one["selected"]["value"] for one in options] == [False] * len(options)
    assert shown[0].startswith("fees-")
    ids = page.locator(OPTIONS).evaluate_all("options => options.map((option) => option.id)")
    for at in (0, 1):
        page.keyboard.press("ArrowDown")
        field, _, options = heard(session)
        assert pointed(field) == ids[at]
        assert [one["selected"]["value"] for one in options] == [place == at for place in range(len(options))]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert pointed(heard(session)[0]) == ""
    status = page.locator(".hs-status[role=status][aria-live=polite]")
    expect(status).to_have_text(re.compile(r"^\d+ results"))
    page.keyboard.press("Escape")
    field, lists, options = heard(session)
    assert field["expanded"]["value"] is False and not lists and not options
    page.locator(INPUT).fill(PHRASE)
    expect(status).to_contain_text("recovery phrase")
    field, lists, _ = heard(session)
    assert field["expanded"]["value"] is False and not lists


def test_whoever_knows_better_can_search_all_the_same(home: Callable[[str], Page]) -> None:
    """What is told names the kind; a text that only looks like a secret can be searched."""
    page = home("en/")
    page.locator(INPUT).fill(PHRASE)
    expect(page.locator(".hs-warning__title")).to_contain_text("recovery phrase")
    page.locator(".hs-warning__anyway").click()
    expect(page.locator(".hs-warning")).to_be_hidden()
    expect(page.locator(INPUT)).to_have_value(PHRASE)
    page.locator(INPUT).fill("4111 1111 1111 1111")
    expect(page.locator(".hs-warning__title")).to_contain_text("card")
    expect(page.locator(".hs-warning__anyway")).to_be_hidden()  # its check digit proves it


@pytest.mark.parametrize("way", ["paste", "input method", "word by word"])
def test_however_a_secret_comes_in_it_goes_nowhere(desk: BrowserContext, site_url: str, way: str) -> None:
    page = opened(desk, site_url)
    title, asked = page.title(), watch(page)
    secrets = ["生象喂产持庭志次悬士难闻", "生 象 喂 产 持 庭 志 次 悬 士 难 闻", PHRASE, "4111 1111 1111 1111"]
    for secret in secrets:
        page.locator(INPUT).fill("")
        if way == "paste":
            page.keyboard.insert_text(secret)
        elif way == "input method":
            session = desk.new_cdp_session(page)
            session.send("Input.imeSetComposition", {"text": "a", "selectionStart": 1, "selectionEnd": 1})
            session.send("Input.insertText", {"text": secret})
        else:
            page.keyboard.type(secret)
        expect(page.locator(".hs-warning")).to_be_visible()
        expect(page.locator(".hs-list")).to_be_hidden()
        page.keyboard.press("Enter")
    kept = "[{...localStorage}, {...sessionStorage}, document.cookie, history.state, history.length]"
    stored = page.evaluate(f"JSON.stringify({kept})")
    assert not any(part in stored for part in ("喂", "abandon", "4111"))
    assert (page.url, page.title(), asked) == (site_url, title, [])


@pytest.mark.parametrize("address", ["?q=", "#q="])
def test_a_chinese_phrase_in_the_address_is_removed(desk: BrowserContext, site_url: str, address: str) -> None:
    page = desk.new_page()
    page.goto(f"{site_url}account/{address}生象喂产持庭志次悬士难闻")
    expect(page.locator(".hs-warning")).to_be_visible()
    expect(page).to_have_url(f"{site_url}account/")


def test_a_secret_in_a_link_leaves_the_address_bar(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    page.goto(f"{site_url}en/account/?from=app&q={PHRASE.replace(' ', '+')}")
    expect(page.locator(".hs-warning")).to_be_visible()
    expect(page).to_have_url(f"{site_url}en/account/?from=app")


def test_a_query_leaves_no_trace(with_worker: BrowserContext, site_url: str) -> None:
    page = opened(with_worker, f"{site_url}en/")
    asked = watch(page)
    page.locator(INPUT).fill("zebra fee")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fees/**")
    kept = "[{...localStorage}, {...sessionStorage}, document.cookie, history.state]"
    stored = page.evaluate(f"JSON.stringify({kept})")
    assert "zebra" not in stored
    assert not [url for url in asked if "zebra" in url]


def test_on_a_phone_it_takes_the_whole_screen(phone: BrowserContext, site_url: str) -> None:
    page = phone.new_page()
    page.goto(f"{site_url}account/")
    height = page.evaluate("document.documentElement.scrollHeight")
    page.locator(INPUT).focus()
    expect(page.locator(".hs-panel")).to_be_hidden()
    page.locator(INPUT).tap()
    page.wait_for_selector("[data-hs=full]", state="attached")
    assert page.locator(".hs-sheet").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    page.locator(INPUT).fill("手续费")
    assert page.evaluate("document.querySelector('main').closest('[inert]') !== null")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # All at once: the results are shown in a better order while more is learnt.
    expect(page.locator(OPTIONS).first).to_be_visible()
    heights = page.locator(OPTIONS).evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert heights and min(heights) >= 44
    page.locator(".hs-close").tap()
    expect(page.locator(".hs-panel")).to_be_hidden()
    assert page.evaluate("document.querySelector('[inert]') === null")
    assert page.evaluate("document.documentElement.scrollHeight") == height


def test_a_result_opens_by_touch(phone: BrowserContext, site_url: str) -> None:
    page = opened(phone, f"{site_url}en/")
    page.locator(INPUT).fill("phone number")
    page.locator(RESULTS).first.tap()
    page.wait_for_url(f"{site_url}en/contact/phone/**")


@pytest.mark.parametrize("lang", ["", "en/"])
def test_without_scripts_there_is_the_list_of_topics(context_of: ContextOf, site_url: str, lang: str) -> None:
    context = context_of(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site_url}{lang}account/")
    expect(page.locator(INPUT)).to_be_hidden()
    page.locator(".hs-all").click()
    page.wait_for_url(f"{site_url}{lang}#topics")
    expect(page.locator("#topics")).to_be_in_viewport()


def test_from_a_sub_path(browser: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    os.symlink(site, tmp_path / "a" / "b")
    server, address = serve(tmp_path)
    context = browser.new_context(viewport=DESK)
    page = opened(context, f"{address}a/b/en/security/phishing/")
    page.locator(INPUT).fill("account locked")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}a/b/en/account/")
    context.close()
    server.shutdown()


def test_on_the_page_for_lost_addresses(desk: BrowserContext, site_url: str) -> None:
    page = opened(desk, f"{site_url}en/no/such/page/")
    page.locator(INPUT).fill("手续费")
    expect_topics(page, re.compile("^fees-"))
    href = page.locator(RESULTS).first.evaluate("option => option.href")
    assert desk.request.get(href).ok


def test_what_waits_for_the_search_does_not_look_like_its_answer(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    held: list[Route] = []
    page.route("**/search-*/en.json", lambda route: held.append(route))
    page.goto(site_url + "en/account/")
    page.locator(INPUT).click()
    expect(page.locator(RESULTS).first).to_be_visible()
    page.locator(INPUT).fill("gas too high")
    expect(page.locator(RESULTS).first).to_be_hidden()
    expect(page.locator(".hs-head")).to_have_text("Searching…")
    held[0].continue_()
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", re.compile("fees"))


def test_without_network_the_emergencies_stay(desk: BrowserContext, site_url: str) -> None:
    page = desk.new_page()
    page.goto(f"{site_url}en/")
    page.route("**/search-*/en.json", lambda route: route.abort())
    page.locator(INPUT).click()
    expect(page.locator(".hs-head")).to_contain_text("could not start")
    assert len(topics(page)) == 5
    page.locator(".hs-close").click()
    expect(page.locator(".hs-panel")).to_be_hidden()
    page.unroute("**/search-*/en.json")
    page.locator(INPUT).click()
    page.locator(INPUT).fill("scam")
    page.wait_for_selector("[data-hs=full]", state="attached")
    expect(page.locator(RESULTS).first).to_be_visible()


@pytest.mark.parametrize("names", [["en.text.json"], ["learn.js", "en.text.json"]], ids=["text", "text-and-script"])
def test_without_the_running_text_it_still_searches(desk: BrowserContext, site_url: str, names: list[str]) -> None:
    page = desk.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{site_url}en/")
    lost: set[str] = set()

    def is_last(request: Request) -> bool:
        lost.add(request.url.rpartition("/")[2])
        return lost.issuperset(names)

    for name in names:
        page.route(f"**/{name}", lambda route: route.abort())
    with page.expect_event("requestfailed", is_last):
        page.locator(INPUT).click()
        page.locator(INPUT).fill("account locked")
    page.evaluate("new Promise((go) => setTimeout(go))")  # what nobody waits for has failed by then
    expect(page.locator(RESULTS).first).to_have_attribute("data-help-id", "account-locked")
    assert errors == []


@pytest.mark.parametrize(
    ("size", "scheme", "lang"),
    [(PHONE, "light", ""), (PHONE, "dark", "en/"), (DESK, "dark", "")],
    ids=["phone-light", "phone-dark", "desk-dark"],
)
def test_axe_finds_nothing_in_the_open_box(
    context_of: ContextOf, site_url: str, size: dict[str, int], scheme: Any, lang: str
) -> None:
    context = context_of(viewport=size, color_scheme=scheme)
    page = opened(context, f"{site_url}{lang}fees/")
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    faults = []
    drawn: set[str] = set()
    for text in ("", "手续费 network fee", PHRASE):
        page.locator(INPUT).fill(text)
        page.keyboard.press("ArrowDown")
        faults += [f"{text!r}: {fault}" for fault in accessibility_faults(page, drawn=drawn)]
    assert not faults, "\n".join(faults)
    assert not messages
