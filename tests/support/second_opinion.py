"""What Chromium says of a built site, beside what the guard sees of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import ada_url
from playwright.sync_api import BrowserContext

from channels import load_channels
from guard.policy.addresses import Rejected, resolve_address
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.css import read_style
from guard.read.events import html_readings
from guard.read.facts import PageFacts, ShownText
from guard.read.html import collect
from tests.support.paths import ROOT

LIVE_PAGE = (ROOT / "tests" / "unit" / "guard" / "live_page.js").read_text(encoding="utf-8").strip()
# A file of the site without a policy of its own: there Chromium opens the pages in frames, several at a time.
HOST = "robots.txt"
# What the site's scripts add to pages, by the element that has the address. Each was looked at by a person.
ADDED_BY_SCRIPTS: dict[str, str] = {
    "a.hs-option": "results of the search: pages of this site, from its own index",
}


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
    carried = PageFacts()
    for number, reading in enumerate(html_readings(source)):
        collect(reading, carried, second=number > 0)
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


@cache
def checker() -> PageCheck:
    """Checks pages against the list of docs/."""
    return PageCheck(Allowed.of(load_channels(ROOT / "docs" / "channels.yml", "channels.yml")))


def added_faults(name: str, live: dict[str, Any], before: Seen, site_url: str) -> Iterator[str]:
    """What is wrong with what a page has with scripts on (`live`) and does not have without (`before`)."""
    check = checker()
    for absolute, place in live["addresses"]:
        if absolute not in before.addresses:
            raw = f"/{absolute.removeprefix(site_url)}" if absolute.startswith(site_url) else absolute
            verdict = resolve_address(raw, name, check.allowed)
            if place not in ADDED_BY_SCRIPTS or isinstance(verdict, Rejected):
                yield f"{name}: scripts add {absolute} to <{place}>"
    for text in {*live["texts"], *live["lines"]}:
        if plain(text) not in before.text:
            yield from (f"{name}: scripts add {fault.message}" for fault in check.text(ShownText(text, "text")))


def read_all(context: BrowserContext, address: str, names: list[str], scripts: bool) -> list[dict[str, Any]]:
    """Open these pages below `address` and return what Chromium says of each."""
    page = context.new_page()
    page.goto(address + HOST)
    seen: list[dict[str, Any]] = page.evaluate(
        f"([names, scripts]) => {LIVE_PAGE}.readAll(names, scripts)", [[address + name for name in names], scripts]
    )
    page.close()
    return seen


def html_files(site: Path) -> list[str]:
    """The paths of all HTML files of a built site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
