"""A second opinion: whatever the guard lets through, Chromium takes to a listed address or to this site."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from guard_trees import LIST
from playwright.sync_api import Browser, Page
from test_destinations import LEADS_HOME, REFUSED, STAYS_HERE
from test_properties import HOSTS, SCHEMES, SEPARATORS, TAILS

from guard.allow import Allowed
from guard.extract import html_readings
from guard.html import Carried, carry
from guard.urls import Listed, Refused, judge_address

pytestmark = pytest.mark.browser

SITE = "https://site.invalid"
HERE = "zh/faq/index.html"
GENERATED = 2000
READ = """hrefs => hrefs.map(href => {
  const link = document.createElement('a'); link.setAttribute('href', href);
  return [link.href, link.protocol, link.origin, link.username + link.password, link.pathname, link.search + link.hash];
})"""

# Pieces that parsers disagree about; the link is put between random ones of them.
PIECES = [
    *(
        "<b> </b> <p> </p> <table> <tr> <td> </table> <caption> <colgroup> <svg> </svg> <desc> <title> </title> <math> <mi> <mtext> "
        "<annotation-xml> <template> </template> <noscript> </noscript> <select> <option> </select> <textarea> </textarea> <style> "
        "</style> <xmp> </xmp> <iframe> </iframe> <noembed> </noembed> <noframes> </noframes> <plaintext> <body> </body> </html> <head> "
        "<form> </form> <button> <a> </a> <ruby> <rt> <dl> <dd> <li> <h1> <hr> <br> <input> <![CDATA[ ]]> <!-- --> --!> <!--> <! </ <? "
        "<foreignobject> <mglyph> <frameset> <x-y> x &lt; \"> '> <details> <summary> <menu> <font> <nobr> <marquee> <object> </object>"
    ).split(),
    "<template shadowrootmode=open>",
    '<p title="',
    "<p title='",
    "<script type=x>",
    "</script>",
    '<svg title="',
]
DOCUMENTS = 400
LIVE = """documents => { const frame = document.createElement('iframe'); document.body.append(frame); return documents.map(source => {
  const found = new Set();
  const visit = root => {
    for (const element of root.querySelectorAll('*')) {
      if (element.hasAttribute('href')) found.add(element.getAttribute('href'));
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(new DOMParser().parseFromString(source, 'text/html'));
  frame.contentDocument.open(); frame.contentDocument.write(source); frame.contentDocument.close();
  visit(frame.contentDocument);
  return [...found];
}); }"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that Chromium believes to be served at the site's address; nothing goes to a network."""
    opened = browser.new_page()
    opened.route("**/*", lambda route: route.fulfill(body="<!doctype html><title>x</title>", content_type="text/html"))
    opened.goto(f"{SITE}/{HERE}")
    yield opened
    opened.close()


def _hrefs() -> list[str]:
    choice = random.Random(20261122).choice
    made = ["".join(map(choice, (SCHEMES, SEPARATORS, HOSTS, TAILS))) for _ in range(GENERATED)]
    return [*LEADS_HOME, *STAYS_HERE, *REFUSED, *made]


def test_the_guard_is_never_laxer_than_chromium(page: Page) -> None:
    hrefs = _hrefs()
    allowed = Allowed.of(LIST)
    origins = {entry.value for entry in LIST.channels if entry.kind == "origin"}
    pages = {entry.value for entry in LIST.channels if entry.kind == "page"}
    passed = 0
    for href, (full, protocol, origin, user, path, rest) in zip(hrefs, page.evaluate(READ, hrefs), strict=True):
        verdict = judge_address(href, HERE, allowed)
        if isinstance(verdict, Refused):
            continue
        passed += 1
        if not isinstance(verdict, Listed):
            assert origin == SITE, (href, full)
        elif verdict.origin:
            assert protocol == "https:", (href, full)
            assert user == "", (href, full)
            assert origin in origins or (origin + path.rstrip("/") in pages and rest == ""), (href, full)
        else:
            assert full.lower() == href.strip().lower(), (href, full)
    assert passed > 50


def test_the_scanner_sees_every_link_that_chromium_makes(page: Page) -> None:
    random_pieces = random.Random(20261122)
    documents = []
    for _ in range(DOCUMENTS):
        before, after = (random_pieces.choices(PIECES, k=random_pieces.randint(0, 6)) for _ in range(2))
        documents.append(f"<!doctype html>{''.join(before)}<a href=https://evil.example/marker>x</a>{''.join(after)}")
    links = 0
    for source, live in zip(documents, page.evaluate(LIVE, documents), strict=True):
        carried = Carried()
        for number, reading in enumerate(html_readings(source)):
            carry(reading, carried, second=number > 0)
        seen = {destination.raw for destination in carried.destinations}
        assert set(live) <= seen, (source, live, seen)
        links += bool(live)
    assert links > DOCUMENTS // 2
