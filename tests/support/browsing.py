"""What every page of a site must be like in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1300, "height": 900}


def addresses(site: Path) -> list[str]:
    """Every address with a page, the 404 page too, pages that only lead on not."""
    pages = (page.relative_to(site).as_posix().removesuffix("index.html") for page in site.rglob("*.html"))
    return sorted(page for page in pages if not page.startswith("go/"))


# Of a page that was looked at before, only the rules that a window or a palette can change; those of colours are more.
LOOKS_ONLY = ["scrollable-region-focusable", "target-size"]
# These take axe longer than all its others. Where some ways of drawing a text were judged before, of those texts alone
# that are drawn in none of them it is asked: by an element of the same kind, in the same colour and size, beside text
# and in elements that are drawn alike.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# Faults alone, told in a line each: what passes would take longer to tell than to find.
ASK_AXE = (Path(__file__).parent / "axe_faults.js").read_text(encoding="utf-8").strip().rstrip(";")


def accessibility_faults(page: Page, rules: Sequence[str] = (), drawn: set[str] | None = None) -> list[str]:
    """What axe has against a page: rule, number of places, the first place. Without `rules` all are asked for.

    Colours are judged of each text that is drawn in none of the ways `drawn`, which has those of this page in the end.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    known = set() if drawn is None else drawn
    found: list[str]
    found, ways = page.evaluate(ASK_AXE, {"rules": list(rules), "ofColours": OF_COLOURS, "drawn": sorted(known)})
    known.update(ways)
    return found


@dataclass(frozen=True)
class Look:
    """How a page is looked at: the size of the window, and the colour scheme that the device asks for."""

    size: ViewportSize
    scheme: Literal["light", "dark"]


def nothing_else(_address: str, _page: Page) -> Iterable[str]:
    """Ask nothing more of an open page."""
    return ()


def faults_of_pages(
    browser: Browser,
    site_url: str,
    pages: list[str],
    looks: list[Look],
    worker: bool = False,
    ask: Callable[[str, Page], Iterable[str]] = nothing_else,
    judged: Container[str] | None = None,
    drawn: set[str] | None = None,
) -> list[str]:
    """Open every page once; return what is wrong with it in each of the `looks`, with large letters, and by `ask`.

    `ask` is given the address and the open page in the end; what the page says meanwhile is its doing.

    No console message, no request to another host, nothing wider than the window, no fault of accessibility. A page
    is opened in the look of the page before and changes to the others, from the first to the last or back, as it does
    when a reader turns the phone or the sun sets; letters are made large in the first one.
    Without the service `worker` nothing is fetched but what the pages themselves need. If addresses are given in
    `judged`, those alone are looked at in every look and judged for accessibility, the others in the first look; texts
    that are drawn in one of the ways `drawn` have the colours of one that was judged.
    """
    context = browser.new_context(
        viewport=looks[0].size,
        color_scheme=looks[0].scheme,
        service_workers="allow" if worker else None,
    )
    page = context.new_page()
    faults: list[str] = []
    at = ""
    asking = False
    narrow = looks[0]

    def asked(address: str) -> None:
        if not address.startswith(site_url):
            faults.append(f"{at}: asks for {address}")

    def said(message: ConsoleMessage) -> None:
        if message.type != "info" and not asking:
            faults.append(f"{at}: says {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: faults.append(f"{at}: {error}"))
    page.on("request", lambda request: asked(request.url))
    shown = looks[0]
    for at in pages:
        whole = judged is None or at in judged
        order = looks[:1] if not whole else looks if shown == looks[0] else looks[::-1]
        if shown != order[0]:
            show(page, order[0])
        page.goto(site_url + at)
        for number, look in enumerate(order):
            if number:
                show(page, look)
            seen = [*faults_in_sight(page)]
            if whole:
                seen += accessibility_faults(page, LOOKS_ONLY if number else (), drawn)
            faults += [f"{at} ({look.scheme}, {look.size['width']} px): {fault}" for fault in seen]
            if look == narrow:
                faults += [f"{at}: {fault}" for fault in faults_of_large_letters(page, look)]
        shown = order[-1]
        asking = True
        faults += ask(at, page)
        asking = False
    context.close()
    return faults


def show(page: Page, look: Look) -> None:
    """Look at a page in this way."""
    page.set_viewport_size(look.size)
    page.emulate_media(color_scheme=look.scheme)


def faults_in_sight(page: Page) -> Iterator[str]:
    """What is wrong with an open page as it is drawn now: its colours, its width."""
    scheme, asked, wide = page.evaluate(IN_SIGHT)
    if scheme != asked:
        yield f"is drawn {scheme} where the device asks for {asked}"
    if wide > 0:
        yield f"{wide} px wider than the window"


# Where the first numbered step below "what to do now" begins and ends, from the top of the window; null without one.
FIRST_STEP = """() => {
  const step = document.querySelector("#now ~ ol > li, #now ~ * ol > li")?.getBoundingClientRect();
  return step ? { top: step.top, bottom: step.bottom } : null;
}"""

# The scheme a page is drawn in, the one that the device asks for, and how much wider than the window it is: asked after
# two frames, before which a page does not hear of a change, and at the end of every change of colour.
IN_SIGHT = """async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  for (const change of document.getAnimations()) change.finish();
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return [
    root.getAttribute("data-md-color-scheme") === "slate" ? "dark" : "light",
    dark ? "dark" : "light",
    root.scrollWidth - innerWidth,
  ];
}"""

# The four ways to see a page: in a browser and in an app, each with everything twice as large (a phone of 390 px is
# 195 px wide then) and with letters twice as large (every rem is doubled).
SIZES = {195: "125%", 390: "250%"}
AS_BEFORE = """() => {
  document.documentElement.style.fontSize = "";
  document.documentElement.classList.remove("is-embedded");
}"""
FITS = """([size, embedded]) => {
  const root = document.documentElement;
  root.style.fontSize = size;
  root.classList.toggle("is-embedded", embedded);
  const seen = (selector) => document.querySelector(selector).checkVisibility({ visibilityProperty: true });
  return [root.scrollWidth - innerWidth, seen("input[role=combobox]"), seen("h1")];
}"""


def faults_of_large_letters(page: Page, look: Look) -> Iterator[str]:
    """Look at an open page in these four ways; return what does not fit. In the end all is as in `look`.

    What ?embed=1 changes hangs on one class (boot.js), which is put on and taken off.
    """
    for width, size in SIZES.items():
        page.set_viewport_size({"width": width, "height": 844})
        for embedded in (False, True):
            wide, search, heading = page.evaluate(FITS, [size, embedded])
            if wide > 0 or not search or not heading:
                where = f"at {width} px with large letters{' in an app' if embedded else ''}"
                yield f"{where}: {wide} px too wide, search {search}, heading {heading}"
    page.evaluate(AS_BEFORE)
    if page.viewport_size != look.size:
        page.set_viewport_size(look.size)
