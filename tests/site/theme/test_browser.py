"""The built site in a real browser: every page, both languages, phone and desk, scripts on and off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize, expect

from tests.support.browsing import DESK, FIRST_STEP, PHONE
from tests.support.contexts import ContextOf, shared

pytestmark = pytest.mark.browser

EMERGENCIES = [
    "account/",
    "account/password/",
    "transactions/failed/",
    "transactions/deposit-missing/",
    "security/compromised/",
    "security/phishing/",
    "contact/verify/",
]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with shared(browser, viewport=PHONE) as context:
        yield context


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("address", EMERGENCIES)
def test_the_first_steps_of_an_emergency_are_above_the_fold(
    context: BrowserContext, site_url: str, prefix: str, address: str
) -> None:
    page = context.new_page()
    page.goto(site_url + prefix + address)
    assert page.evaluate(FIRST_STEP)["bottom"] < PHONE["height"]


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_home_page_begins_with_the_emergencies(context: BrowserContext, site_url: str, prefix: str) -> None:
    page = context.new_page()
    page.goto(site_url + prefix)
    entries = page.locator(".emergencies__main")
    expect(entries).to_have_count(5)
    box = entries.last.bounding_box()
    assert box is not None and box["y"] + box["height"] < 700, "all five on the first screen of a small phone"
    below = page.locator(".emergencies__below")
    expect(below.get_by_role("link")).not_to_have_count(0)
    assert below.get_by_role("link").count() == below.get_by_role("listitem").count(), (
        "a listener hears how many there are"
    )
    targets = entries.evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    assert targets == [
        f"/{prefix}{path}"
        for path in (
            "account/",
            "transactions/failed/",
            "security/compromised/",
            "security/phishing/",
            "contact/verify/",
        )
    ]


def test_the_language_link_keeps_page_and_heading_and_is_remembered(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/password/#limits")
    page.locator("[data-language]:visible").first.click()
    page.wait_for_url(site_url + "en/account/password/#limits")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.locator("[data-language]:visible").first.click()
    page.wait_for_url(site_url + "account/password/#limits")
    page.goto(site_url + "go/account-locked/")
    page.wait_for_url(site_url + "account/")


def test_without_javascript_everything_but_comfort_is_there(context_of: ContextOf, site_url: str) -> None:
    context = context_of(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + "contact/")
    expect(page.locator(".channel").first).to_contain_text("服务时间")
    page.locator("[data-language]:visible").first.click()
    page.wait_for_url(site_url + "en/contact/")
    page.goto(site_url + "account/")
    page.locator("nav.next a").first.click()
    page.wait_for_url(site_url + "account/password/")
    page.goto(site_url + "go/en/two-factor/")
    page.wait_for_url(site_url + "en/security/two-factor/")


def test_the_drawer_leads_to_a_section_on_a_phone(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/")
    page.locator(".menu").first.click()
    page.locator("#site-nav").get_by_role("link", name="手续费", exact=True).click()
    page.wait_for_url(site_url + "fees/")


def test_the_drawer_takes_the_focus(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/")
    page.locator(".menu").press("Enter")
    expect(page.locator(".side__close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu")).to_be_focused()


def test_a_phone_has_contents_and_a_way_up(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "en/account/")
    page.locator(".to-contents").click()
    expect(page.locator("#contents")).to_be_in_viewport()
    page.locator(".up").click()
    expect(page.locator("h1")).to_be_in_viewport()


def test_no_page_of_an_emergency_has_a_next_chapter(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "en/security/compromised/")
    expect(page.locator(".turn")).to_have_count(0)
    page.goto(site_url + "en/fees/swap/")
    expect(page.locator(".turn")).to_have_count(1)


# Of the longest paragraph, the characters of its fullest line.
LINE = """() => {
  const paragraphs = [...document.querySelectorAll(".article > p")];
  const longest = paragraphs.sort((a, b) => b.textContent.length - a.textContent.length)[0];
  const range = document.createRange();
  const lines = {};
  const walker = document.createTreeWalker(longest, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const line = Math.round(range.getBoundingClientRect().bottom / 8);
      lines[line] = (lines[line] ?? 0) + 1;
    }
  }
  return Math.max(...Object.values(lines));
}"""


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_large_letters_leave_the_screen_to_the_page(context: BrowserContext, site_url: str, prefix: str) -> None:
    """Twice as large, the header stays one row with the search below it, on a small phone as well."""
    page = context.new_page()
    page.goto(site_url + prefix + "fees/")
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    for width in (390, 360):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.querySelector('.site-header').getBoundingClientRect().height") < 230


LAST_LINES = """() => {
  const text = document.querySelector("article p");
  const lengths = [];
  for (let length = 70; length < 95; length += 1) {
    text.textContent = "转".repeat(length);
    const lines = new Map();
    for (let at = 0; at < length; at += 1) {
      const range = document.createRange();
      range.setStart(text.firstChild, at);
      range.setEnd(text.firstChild, at + 1);
      const { bottom } = range.getBoundingClientRect();
      lines.set(bottom, (lines.get(bottom) ?? 0) + 1);
    }
    lengths.push([...lines.values()].at(-1));
  }
  return lengths;
}"""


def test_no_paragraph_ends_on_a_line_of_one_character(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "fees/")
    assert min(page.evaluate(LAST_LINES)) > 1


def test_a_line_is_short_enough_to_find_the_next(context_of: ContextOf, site_url: str) -> None:
    page = context_of(viewport=DESK).new_page()
    page.goto(site_url + "en/contact/verify/")
    page.evaluate("document.querySelector('.article > p').append(' a long line of plain words'.repeat(20))")
    assert 55 < page.evaluate(LINE) <= 80


def test_tabs_lead_to_every_section_on_a_desk(context_of: ContextOf, site_url: str) -> None:
    page = context_of(viewport=DESK).new_page()
    page.goto(site_url + "en/")
    for name in ("Contact", "Fees", "Account", "Transactions"):
        page.locator("nav:visible").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"{site_url}en/{name.lower()}/")


# 2026-11-23 is a Monday; Shanghai is eight hours ahead of UTC.
OPEN_CASES = [
    ("2026-11-23T02:00:00", "phone", "true"),
    ("2026-11-23T11:00:00", "phone", "false"),
    ("2026-11-22T02:00:00", "phone", "false"),
    ("2026-11-22T02:00:00", "live-chat", "true"),
    ("2026-11-22T02:00:00", "in-app-help", "false"),
]


@pytest.mark.parametrize(("moment", "channel", "is_open"), OPEN_CASES)
def test_a_channel_block_tells_whether_it_is_open(
    browser: Browser, site_url: str, moment: str, channel: str, is_open: str
) -> None:
    context = browser.new_context(viewport=PHONE, timezone_id="Europe/London")
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    page.goto(site_url + "contact/")
    state = page.locator(f'[data-channel="{channel}"] .channel__state')
    expect(state).to_be_visible()
    expect(state).to_have_attribute("data-open", is_open)
    context.close()


@pytest.mark.parametrize(("channel", "says"), [("support-email", "Write at any time"), ("phone", "Closed, opens")])
def test_a_letter_is_never_too_late(browser: Browser, site_url: str, channel: str, says: str) -> None:
    context = browser.new_context(viewport=PHONE, timezone_id="Europe/London")
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 22, 2, 0, tzinfo=UTC))  # a Sunday
    page.goto(site_url + "en/contact/")
    card = page.locator(f'[data-channel="{channel}"]')
    expect(card.locator(".channel__state")).to_contain_text(says)
    box = card.get_by_role("link").first.bounding_box()
    assert box and box["height"] >= 48
    context.close()


def test_an_address_can_be_copied(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site_url + "en/contact/")
    card = page.locator('[data-channel="support-email"]')
    card.get_by_role("button", name="Copy Support e-mail").click()
    expect(card.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == card.locator(".channel__value").inner_text()
    context.close()


def test_hours_are_told_in_the_readers_time_too(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport=PHONE, timezone_id="Europe/London")
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 23, 2, 0, tzinfo=UTC))
    page.goto(site_url + "en/contact/")
    expect(page.locator('[data-channel="live-chat"] .channel__local')).to_contain_text("00:00–12:00")
    context.close()


_MOVED = """() => new Promise((told) => {
  const sum = (list) => told(list.getEntries().reduce((all, one) => all + one.value, 0));
  new PerformanceObserver(sum).observe({ type: "layout-shift", buffered: true });
  setTimeout(told, 800, 0);
})"""


def test_nothing_moves_when_the_hours_are_told(browser: Browser, site_url: str) -> None:
    """Also where the script comes late: what it writes is there when the page is painted first."""
    context = browser.new_context(viewport=PHONE, timezone_id="Europe/London")
    page = context.new_page()
    held: list[Route] = []
    page.route("**/channels.js", lambda route: held.append(route))
    page.goto(site_url + "en/contact/phone/", wait_until="commit")
    page.wait_for_timeout(1000)
    held[0].continue_()
    expect(page.locator(".channel__local").first).to_be_visible()
    assert page.evaluate(_MOVED) == 0
    context.close()


@pytest.mark.parametrize("path", ["no-such-page/", "en/no/such/page/", "account/no-such.html"])
def test_the_404_page_helps_in_both_languages(context: BrowserContext, site_url: str, path: str) -> None:
    page = context.new_page()
    assert page.goto(site_url + path).status == 404  # type: ignore[union-attr]
    assert page.locator('[lang="en"]').count() and page.locator('[lang^="zh"]').count()
    for href in ("/account/", "/en/account/", "/contact/", "/en/contact/"):
        assert page.locator(f'a[href="{href}"]').count(), href
    page.locator('a[href="/en/security/compromised/"]').first.click()
    page.wait_for_url(site_url + "en/security/compromised/")


@pytest.mark.parametrize(
    ("locale", "query", "lands"),
    [
        ("zh-CN", "", "account/"),
        ("en-GB", "", "en/account/"),
        ("fr-FR", "", "account/"),
        ("en-GB", "?lang=zh-Hant-TW", "account/"),
        ("zh-CN", "?lang=en&x=1", "en/account/?x=1"),
        ("zh-CN", "?lang=fr", "account/"),
        ("zh-CN", "?lang=en#limits", "en/account/#limits"),
        ("zh-CN", "?lang=//evil.example", "account/"),
    ],
)
def test_a_topic_page_chooses_the_language(
    context_of: ContextOf, site_url: str, locale: str, query: str, lands: str
) -> None:
    context = context_of(locale=locale)
    page = context.new_page()
    page.goto(f"{site_url}go/account-locked/{query}")
    page.wait_for_url(re.compile(re.escape(site_url + lands) + "$"))


# Where the first row of a table stands: the left edge of each cell, and the names of columns that are shown in them.
ROW = """() => {
  const row = document.querySelector(".cards tbody tr");
  const shown = (cell) => cell.querySelector(".column").checkVisibility();
  const cells = [...row.children];
  return [cells.map((cell) => cell.getBoundingClientRect().left), cells.map(shown)];
}"""


@pytest.mark.parametrize(("size", "card"), [(PHONE, True), (DESK, False)], ids=["phone", "desk"])
def test_a_row_of_three_columns_is_a_card_on_a_phone(
    context_of: ContextOf, site_url: str, size: dict[str, int], card: bool
) -> None:
    page = context_of(viewport=size).new_page()
    page.goto(site_url + "en/fees/network/")
    edges, named = page.evaluate(ROW)
    assert (len(set(edges)) == 1) is card
    assert named == [False, card, card]
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("cell")).to_have_count(6)
    expect(page.get_by_role("columnheader")).to_have_count(0 if card else 3)


def test_the_palette_is_kept(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + "account/")
    before = page.locator("html").get_attribute("data-md-color-scheme")
    page.locator(".palette").first.click()
    page.goto(site_url + "fees/")
    after = page.locator("html").get_attribute("data-md-color-scheme")
    assert {before, after} == {"default", "slate"}


def test_printing_leaves_the_article_and_the_addresses(page_on_paper: Page) -> None:
    expect(page_on_paper.locator("header.site-header")).to_be_hidden()
    expect(page_on_paper.locator(".channel").first).to_be_visible()


def test_the_contact_page_is_few_sheets(context: BrowserContext, site_url: str) -> None:
    """A card is printed without what only a screen needs, so that no sheet holds one card and stays empty below it."""
    page = context.new_page()
    page.goto(site_url + "contact/")
    page.emulate_media(media="print")
    expect(page.locator(".channel__value").first).to_be_visible()
    sheet: ViewportSize = {"width": 700, "height": 1000}  # A4 without its margins, in CSS pixels
    page.set_viewport_size(sheet)
    heights = page.locator(".channel").evaluate_all("cards => cards.map(card => card.getBoundingClientRect().height)")
    assert heights and max(heights) < sheet["height"] / 3


def test_no_page_is_wider_than_paper(context: BrowserContext, site_url: str) -> None:
    """The panel of what to do now reaches beside the text on a screen; beside it on paper there is nothing."""
    page = context.new_page()
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(media="print")
    page.goto(site_url + "account/")
    panel = page.locator("h2#now")
    expect(panel).to_be_visible()
    assert panel.evaluate("node => node.getBoundingClientRect().left") >= 0
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.fixture
def page_on_paper(context: BrowserContext, site_url: str) -> Page:
    page = context.new_page()
    page.goto(site_url + "account/")
    page.emulate_media(media="print")
    return page


# What has the focus, and whether an outline is drawn around it or around what holds it (the field of the search).
OUTLINED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const drawn = (one) => one && getComputedStyle(one).outlineStyle !== "none";
  return [node.localName, node.outerHTML.slice(0, 80), Boolean(drawn(node) || drawn(node.parentElement))];
}"""


@pytest.mark.parametrize("viewport", [PHONE, DESK])
def test_whoever_goes_by_keyboard_sees_where_they_are(browser: Browser, site_url: str, viewport: ViewportSize) -> None:
    """Every kind of what can be reached, folded parts too, whose outline the theme's own style took away."""
    with shared(browser, viewport=viewport) as context:
        page = context.new_page()
        page.goto(site_url + "en/transactions/failed/")
        reached: list[str] = []
        while len(reached) < 100:
            page.keyboard.press("Tab")
            told = page.evaluate(OUTLINED)
            if told is None:
                break
            assert told[2], told[1]
            reached.append(told[0])
        assert {"a", "summary", "input"} <= set(reached)
