"""What is asked before everything has come is answered anew when it has come: the reader need not press another key."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browsing import DESK
from tests.support.contexts import ContextOf, shared

pytestmark = pytest.mark.browser

INPUT = "input[role=combobox]"
OPTIONS = "[role=option]"
# Above the results, and to whoever listens: that the search goes on; and how many there are.
GOES_ON, COUNTED = "Searching…", re.compile(r"\d+ results")
# The index alone leads it to another page: what people say of the one that is meant comes with the texts.
ASKED, MEANT = "the payment did not go through", "transaction-failed"

Held = tuple[Page, Callable[[], None]]


@pytest.fixture
def held(context_of: ContextOf) -> Held:
    """A page whose further files of the search wait until they are let go."""
    page, waiting = context_of(viewport=DESK).new_page(), list[Route]()
    page.route("**/en.text.json", lambda route: waiting.append(route))

    def let_go() -> None:
        page.wait_for_function("performance.getEntriesByType('resource').length > 0")
        while not waiting:
            page.wait_for_timeout(10)
        for route in waiting:
            route.continue_()

    return page, let_go


def shown(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all(OPTIONS, "all => all.map((one) => one.dataset.helpId)")
    return ids


def asked(page: Page, address: str) -> list[str]:
    """Open a page with a question in its address, as an app does; return what the index alone says."""
    page.goto(address)
    expect(page.locator("[data-hs=ready]")).to_have_count(1)
    expect(page.locator("#hs-result-1")).to_be_visible()
    return shown(page)


def test_a_question_from_an_app_is_answered_by_all_that_is_known(held: Held, site_url: str) -> None:
    page, let_go = held
    before = asked(page, f"{site_url}en/#q={ASKED}")
    expect(page.locator(".hs-head")).to_have_text(GOES_ON)
    let_go()
    expect(page.locator("[data-hs=full]")).to_have_count(1)
    expect(page.locator("#hs-result-1")).to_have_attribute("data-help-id", MEANT)
    expect(page.locator(".hs-head")).to_have_text(COUNTED)
    expect(page.locator(".hs-status")).to_have_text(COUNTED)
    after = shown(page)
    assert before[0] != MEANT
    page.fill(INPUT, "")
    page.fill(INPUT, ASKED)
    expect(page.locator("#hs-result-1")).to_be_visible()
    assert shown(page) == after


@pytest.mark.parametrize("turn", ["arrow", "pointer", "touch"])
def test_results_that_the_reader_has_turned_to_stay(held: Held, site_url: str, turn: str) -> None:
    page, let_go = held
    before = asked(page, f"{site_url}en/#q={ASKED}")
    if turn == "arrow":
        page.keyboard.press("ArrowDown")
    elif turn == "pointer":
        box = page.locator("#hs-result-1").bounding_box()
        assert box
        page.mouse.move(box["x"] + 9, box["y"] + 9)
        page.mouse.move(box["x"] + 30, box["y"] + 12)
    else:
        page.dispatch_event("#hs-result-1", "touchmove")
    let_go()
    expect(page.locator("[data-hs=full]")).to_have_count(1)
    assert shown(page) == before
    expect(page.locator(".hs-head")).to_have_text(COUNTED)
    expect(page.locator(".hs-status")).to_have_text(COUNTED)


def test_files_that_do_not_come_end_the_search_too(browser: Browser, site_url: str) -> None:
    with shared(browser, viewport=DESK) as context:
        page = context.new_page()
        page.route("**/en.text.json", lambda route: route.abort())
        before = asked(page, f"{site_url}en/#q={ASKED}")
        expect(page.locator(".hs-head")).to_have_text(COUNTED)
        assert shown(page) == before


def test_what_stays_as_it_is_is_not_drawn_again(held: Held, site_url: str) -> None:
    page, let_go = held
    first = asked(page, f"{site_url}en/#q=account locked")
    page.evaluate("document.querySelector('#hs-result-1').mark = 1")
    let_go()
    expect(page.locator("[data-hs=full]")).to_have_count(1)
    assert shown(page) == first
    assert page.evaluate("document.querySelector('#hs-result-1').mark") == 1
    expect(page.locator(".hs-head")).to_have_text(COUNTED)
