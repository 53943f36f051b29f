"""What is asked of axe (tests/support/axe_faults.js): colours of each way in which a text is drawn, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import accessibility_faults

pytestmark = pytest.mark.browser

FIRST = '<p class="a">One line of text</p><p class="a">Another <a href="/">link</a></p>'
SHELL = (
    "<!doctype html><html lang=en><title>t</title><style>body {{ background: #fff; color: #222 }} {style}</style>"
    "<main><h1>t</h1>{body}</main>"
)
# A second page: its style, its text, and what axe then says of it, once for texts that are drawn alike.
FAULTS = [
    ("", '<p class="b" style="color: #bbb">Pale</p>', ["color-contrast (1)"]),
    (".a { color: #bbb }", FIRST, ["color-contrast (1)"]),
    ("main { background: #333 }", FIRST, ["color-contrast (2)"]),
    ("main { opacity: 0.3 }", FIRST, ["color-contrast (2)"]),
    ("a { color: #223; text-decoration: none }", FIRST, ["link-in-text-block (1)"]),
    ("", '<p class="a">Fine</p><img src="data:,">', ["image-alt (1)"]),
    ("", FIRST, []),
]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    yield opened
    opened.close()


def show(page: Page, style: str, body: str) -> None:
    page.set_content(SHELL.format(style=style, body=body))


@pytest.mark.parametrize(("style", "body", "faults"), FAULTS)
def test_what_no_page_before_was_drawn_like_is_judged(page: Page, style: str, body: str, faults: list[str]) -> None:
    drawn: set[str] = set()
    show(page, "", FIRST)
    assert accessibility_faults(page, drawn=drawn) == []
    before = set(drawn)
    assert before
    show(page, style, body)
    found = accessibility_faults(page, drawn=drawn)
    assert [fault.partition(":")[0] for fault in found] == faults
    assert drawn >= before


def test_without_ways_that_were_judged_all_are(page: Page) -> None:
    for _ in range(2):
        show(page, *FAULTS[0][:2])
        assert len(accessibility_faults(page)) == 1
        assert accessibility_faults(page, ["image-alt"]) == accessibility_faults(page, ["target-size"])
