"""A second opinion on every built page: Chromium opens it, with scripts off and on, and says what it sees.

The guard must see the same addresses, and every text. What the site's scripts add must be clean as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ada_url
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from channels import load_channels
from guard.policy.addresses import Refused, judge_address
from guard.policy.judge import Judge
from guard.policy.listing import Allowed
from guard.read.css import read_style
from guard.read.events import html_readings
from guard.read.html import Carried, Text, carry
from scripts.static_server import serve
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

LIVE_PAGE = (ROOT / "tests" / "unit" / "guard" / "live_page.js").read_text(encoding="utf-8").strip()
# A file of the site without a policy of its own: there Chromium opens the pages in frames, several at a time.
HOST = "robots.txt"

# What the site's scripts add to pages, by the element that has the address. Each was looked at by a person.
ADDED_BY_SCRIPTS: dict[str, str] = {
    "a.hs-option": "results of the search: pages of this site, from its own index",
}
QUERIES = {"": "钱转出去了对方没收到", "en/": "sent usdt but recipient got nothing"}


@dataclass(frozen=True)
class Seen:
    """What the guard sees of a page: addresses in normal form, all its text, and data for scripts."""

    addresses: set[str]
    text: str
    data: set[tuple[str, str, str]]


def plain(text: str) -> str:
    """Text as it is compared: single spaces, and no capitals, which style sheets may add."""
    return " ".join(text.split()).casefold()


def scanned(source: str, address: str) -> Seen:
    """What the guard sees of an HTML file that is served at `address`."""
    carried = Carried()
    for number, reading in enumerate(html_readings(source)):
        carry(reading, carried, second=number > 0)
    addresses = {ada_url.URL(destination.raw, address).href for destination in carried.destinations}
    return Seen(addresses, "\n".join(plain(text.value) for text in carried.texts), set(carried.data))


def shown_by_styles(site: Path) -> str:
    """The strings that the site's style sheets can show."""
    sheets = (path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    return "\n".join(plain(text) for sheet in sheets for text in read_style(sheet).texts)


def differences(name: str, live: dict[str, Any], guard: Seen, styles: str) -> Iterator[str]:
    """Compare what Chromium says of a page without scripts with what the guard sees of it."""
    addresses = {address for address, _ in live["addresses"]}
    for address in sorted(addresses ^ guard.addresses):
        yield f"{name}: {address} is seen by {'Chromium' if address in addresses else 'the guard'} alone"
    for text in sorted({plain(text) for text in (*live["texts"], *live["lines"])}):
        if text not in guard.text and text not in styles:
            yield f"{name}: the guard does not see the text {text!r}"
    data = {(kind, identity, content) for kind, identity, content in live["data"]}
    yield from (f"{name}: data seen differently: {one}" for one in sorted(data ^ guard.data))


@pytest.fixture(scope="module")
def names(site: Path) -> list[str]:
    """The paths of all HTML files of the built site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(service_workers="block", viewport={"width": 1300, "height": 900})
    yield opened
    opened.close()


def read_all(context: BrowserContext, address: str, names: list[str], scripts: bool) -> list[dict[str, Any]]:
    """Open these pages below `address` and return what Chromium says of each."""
    page = context.new_page()
    page.goto(address + HOST)
    seen: list[dict[str, Any]] = page.evaluate(
        f"([names, scripts]) => {LIVE_PAGE}.readAll(names, scripts)", [[address + name for name in names], scripts]
    )
    page.close()
    return seen


@pytest.fixture(scope="module")
def without_scripts(context: BrowserContext, site_url: str, names: list[str]) -> dict[str, dict[str, Any]]:
    return dict(zip(names, read_all(context, site_url, names, scripts=False), strict=True))


@pytest.fixture(scope="module")
def guarded(site: Path, site_url: str, names: list[str]) -> dict[str, Seen]:
    return {name: scanned((site / name).read_text(encoding="utf-8"), site_url + name) for name in names}


def test_the_guard_sees_what_chromium_sees_on_every_page(
    site: Path, without_scripts: dict[str, dict[str, Any]], guarded: dict[str, Seen]
) -> None:
    styles = shown_by_styles(site)
    found = [line for name, live in without_scripts.items() for line in differences(name, live, guarded[name], styles)]
    assert not found, "\n".join(found[:50])
    assert len(guarded) > 300
    assert sum(len(live["addresses"]) for live in without_scripts.values()) > 3000


def judge_added(name: str, live: dict[str, Any], before: Seen, judge: Judge, address: str) -> Iterator[str]:
    """Judge what a page has with scripts on and did not have before."""
    for absolute, place in live["addresses"]:
        if absolute not in before.addresses:
            raw = f"/{absolute.removeprefix(address)}" if absolute.startswith(address) else absolute
            verdict = judge_address(raw, name, judge.allowed)
            if place not in ADDED_BY_SCRIPTS or isinstance(verdict, Refused):
                yield f"{name}: scripts add {absolute} to <{place}>"
    for text in {*live["texts"], *live["lines"]}:
        if plain(text) not in before.text:
            yield from (f"{name}: scripts add {fault.message}" for fault in judge.text(Text(text, "text")))


def test_what_scripts_add_is_clean(
    context: BrowserContext, site_url: str, names: list[str], guarded: dict[str, Seen]
) -> None:
    judge = Judge(Allowed.of(load_channels(ROOT / "docs" / "channels.yml", "channels.yml")))
    pages = [name for name in names if not name.startswith("go/")]
    found = []
    for name, live in zip(pages, read_all(context, site_url, pages, scripts=True), strict=True):
        found += judge_added(name, live, guarded[name], judge, site_url)
    page = context.new_page()
    for home, query in QUERIES.items():
        live = searched(page, f"{site_url}{home}index.html", query)
        assert {place for _, place in live["addresses"]} >= ADDED_BY_SCRIPTS.keys()
        found += judge_added(f"{home}index.html", live, guarded[f"{home}index.html"], judge, site_url)
    page.close()
    assert not found, "\n".join(found[:50])


def searched(page: Page, home: str, query: str) -> dict[str, Any]:
    """What Chromium says of a home page on which somebody has searched."""
    page.goto(home)
    page.locator("input[role=combobox]").fill(query)
    expect(page.locator("[role=option] mark").first).to_be_visible()
    live: dict[str, Any] = page.evaluate(f"{LIVE_PAGE}.read(document)")
    return live


def test_topic_pages_lead_where_their_links_lead(
    context: BrowserContext, site: Path, names: list[str], guarded: dict[str, Seen], tmp_path: Path
) -> None:
    """Scripts on: a topic page opens one of the addresses that the guard has judged. Only these pages are served."""
    (tmp_path / "go").symlink_to(site / "go")
    (tmp_path / "assets").symlink_to(site / "assets")
    (tmp_path / HOST).symlink_to(site / HOST)
    stubs = [name for name in names if name.startswith("go/")]
    server, address = serve(tmp_path)
    seen = read_all(context, address, stubs, scripts=True)
    server.shutdown()
    assert len(stubs) > 200
    for name, live in zip(stubs, seen, strict=True):
        links = {ada_url.URL(address).href + link.split("/", 3)[3] for link in guarded[name].addresses}
        assert live["here"] in links, name
