"""A second opinion: whatever the guard lets through, Chromium takes to a listed address or to this site."""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from guard_trees import LIST
from playwright.sync_api import Browser, Page
from test_destinations import LEADS_HOME, REFUSED, STAYS_HERE
from test_properties import HOSTS, SCHEMES, SEPARATORS, TAILS

from guard.policy.addresses import Listed, Rejected, resolve_address
from guard.policy.listing import Allowed
from guard.read.events import html_readings
from guard.read.facts import PageFacts
from guard.read.html import collect

pytestmark = pytest.mark.browser

LIVE_PAGE = (Path(__file__).parent / "live_page.js").read_text(encoding="utf-8").strip()
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
        "<b> </b> <p> </p> <table> <tr> <td> </table> <caption> <colgroup> <svg> </svg> <desc> <title> </title>"
        " <math> <mi> <mtext> <annotation-xml> <template> </template> <noscript> </noscript> <select> <option>"
        " </select> <textarea> </textarea> <style> </style> <xmp> </xmp> <iframe> </iframe> <noembed> </noembed>"
        " <noframes> </noframes> <plaintext> <body> </body> </html> <head> <form> </form> <button> <a> </a> <ruby>"
        " <rt> <dl> <dd> <li> <h1> <hr> <br> <input> <![CDATA[ ]]> <!-- --> --!> <!--> <! </ <? <foreignobject>"
        " <mglyph> <frameset> <x-y> x &lt; \"> '> <details> <summary> <menu> <font> <nobr> <marquee> <object>"
        " </object>"
    ).split(),
    "<template shadowrootmode=open>",
    '<p title="',
    "<p title='",
    "<script type=x>",
    "</script>",
    '<svg title="',
]
MARKER = "https://evil.example/marker"
# Everything that may carry an address; % is the attribute's value in quotes, % % two of them.
CARRIERS = [
    *(
        "<a href=%>x</a>",
        "<a href='/' ping=%>x</a>",
        "<a href='/' attributionsrc=%>x</a>",
        "<map><area href=%></map>",
        "<link rel=x href=%>",
        "<link rel=preload as=image imagesrcset=%>",
        "<base href=%>",
        "<meta http-equiv=refresh content='9; url=@'>",
        "<noscript><meta http-equiv=refresh content='9;URL=@'></noscript>",
        "<meta http-equiv=' REFRESH ' content='9, @'>",
    ),
    *("<img src=%>", "<img srcset=%>", "<img longdesc=%>", "<picture><source srcset=%></picture>", "<image src=%>"),
    *("<video poster=%></video>", "<audio src=%></audio>", "<video><track src=%><source src=%></video>"),
    *(
        "<iframe src=%></iframe>",
        "<frame src=%>",
        "<embed src=%>",
        "<object data=%></object>",
        "<script src=%></script>",
    ),
    *("<form action=%><form action=%>x</form></form>", "<button formaction=%>x</button>", "<input formaction=%>"),
    *(
        "<input type=image src=%>",
        "<body background=%>",
        "<table background=%>",
        "<html manifest=%>",
        "<td background=%>",
    ),
    *("<q cite=%>x</q>", "<blockquote cite=%>x</blockquote>", "<del cite=%>x</del>", "<ins cite=%>x</ins>"),
    *(
        "<svg><a href=%><text>x</text></a></svg>",
        "<svg><a xlink:href=%><text>x</text></a></svg>",
        "<svg><use href=%></svg>",
    ),
    *("<svg><image xlink:href=%></svg>", "<svg><feImage href=%></svg>", "<svg><script href=%></script></svg>"),
    *("<svg><path fill='url(@)'></svg>", "<svg><path mask='url( @ )'></svg>", "<p style='background:url(@)'>x</p>"),
    *(
        "<math><mi href=%>x</mi></math>",
        "<math><mtext><a xlink:href=%>x</a></mtext></math>",
        "<svg><desc><a href=%>x</a></svg>",
    ),
    *("<p data-to=%>x</p>", "<p title=%>x</p>", "<x-y value=%></x-y>", "<input value=%>", "<meta name=x content=%>"),
    *(
        "<a href=% href='/'>x</a>",
        "<a href='/' href=%>x</a>",
        "<a/href=%/>x</a>",
        "<A\nHREF\n=\n%\n>x</A>",
        "<a x='>' href=%>",
    ),
    *("<template><a href=%>x</a></template>", "<div><template shadowrootmode=open><a href=%>x</a></template></div>"),
    *("<div><template shadowrootmode=closed><a href=%>x</a></template></div>", "<svg><template><a href=%>x</a></svg>"),
    *("<noscript><a href=%>x</a></noscript>", "<noscript><p title='</noscript><a href=%>x</a>'></noscript>"),
    *("<select><option><a href=%>x</select>", "<table><a href=%>x</a><tr><td>", "<frameset><frame src=%></frameset>"),
    *(
        "</p x=1 href=%><a href=%>x",
        "<!--><a href=%>x</a>-->",
        "<a <b href=%>x</a>",
        "<a =x href=%>x</a>",
        "<a\0 href=%>x</a>",
    ),
]
# Spellings of one value that browsers read as the same, or nearly.
QUOTED = ['"%"', "'%'", "%", '" % "', '"\n%\t"', '"%&amp;x=1"']
ADDRESSES = [
    *(
        MARKER,
        "//evil.example/marker",
        "/\\evil.example/marker",
        "javascript:marker()",
        "data:text/html,marker",
        "blob:https://x/y",
    ),
    *("&#104;ttps&colon;//evil.example/marker", "https&#58//evil.example/marker", "ht&Tab;tps://evil.example/marker"),
    *("&sol;&sol;evil.example/marker", "/zh/faq/", "#steps", "tel:1", "MAILTO:a@evil.example"),
]
DOCUMENTS = 480


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
        verdict = resolve_address(href, HERE, allowed)
        if isinstance(verdict, Rejected):
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


def _documents() -> Iterator[str]:
    """Every carrier in every other position of the parser, and in random ones."""
    chance = random.Random(20261122)
    for number in range(DOCUMENTS):
        carrier = CARRIERS[number % len(CARRIERS)]
        for mark in ("%", "@"):
            while mark in carrier:
                value = chance.choice(ADDRESSES)
                if mark == "%":
                    value = chance.choice(QUOTED).replace("%", value)
                carrier = carrier.replace(mark, value, 1)
        before, after = (chance.choices(PIECES, k=chance.randint(0, 6)) for _ in range(2))
        # A word on either side: texts must be seen as well.
        yield f"<!doctype html>{''.join(before)} left {carrier} right {''.join(after)}"


def _unseen(source: str, live: dict[str, Any]) -> list[str]:
    """What Chromium makes of a document and the guard neither sees nor forbids."""
    facts = PageFacts()
    for number, reading in enumerate(html_readings(source)):
        collect(reading, facts, second=number > 0)
    raws = {destination.raw for destination in facts.destinations} | set(facts.embedded)
    seen = raws | {raw.strip() for raw in raws}
    forbidden = {fault.code for fault in facts.faults}
    text = "\n".join(value for value, _ in facts.texts)
    addresses = [
        address
        for address, place in live["addresses"]
        if address not in seen
        and not (place == "meta refresh" and (address.strip() in seen or "CH306" in forbidden))
        and not ("CH303" in forbidden and f"style='background:url({address})" in html.unescape(source))
    ]
    shown = (" ".join(text.split()) for text in live["texts"])
    return addresses + [one for one in shown if one not in " ".join(text.split())]


def test_the_scanner_sees_every_address_and_text_that_chromium_makes(page: Page) -> None:
    documents = list(_documents())
    found = page.evaluate(f"sources => {LIVE_PAGE}.parseAll(sources)", documents)
    missed = {
        source: unseen for source, live in zip(documents, found, strict=True) if (unseen := _unseen(source, live))
    }
    assert not missed
    assert sum(bool(live["addresses"]) for live in found) > DOCUMENTS // 2
