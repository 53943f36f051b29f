"""What every page of a site must be like in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1300, "height": 900}
# Faults are all that is asked for; what passes would take longer to tell than to find.
FAULTS_ONLY = {"resultTypes": ["violations"]}


def addresses(site: Path) -> list[str]:
    """Every address with a page, the 404 page too, pages that only lead on not."""
    pages = (page.relative_to(site).as_posix().removesuffix("index.html") for page in site.rglob("*.html"))
    return sorted(page for page in pages if not page.startswith("go/"))


def accessibility_faults(page: Page) -> list[str]:
    """What axe has against a page: rule, number of places, the first place."""
    found = Axe().run(page, options=FAULTS_ONLY).response["violations"]
    return [f"{fault['id']} ({len(fault['nodes'])}): {fault['nodes'][0]['html'][:200]}" for fault in found]


def faults_of_pages(
    browser: Browser, site_url: str, pages: list[str], size: dict[str, int], scheme: Any, worker: bool = False
) -> list[str]:
    """Open every page; return what is wrong with each.

    No console message, no request to another host, nothing wider than the window, no fault of accessibility. Without
    the service `worker` nothing is fetched but what the pages themselves need.
    """
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    if not worker:
        context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    faults: list[str] = []
    at = ""

    def asked(address: str) -> None:
        if not address.startswith(site_url):
            faults.append(f"{at}: asks for {address}")

    page.on("console", lambda said: faults.append(f"{at}: says {said.text}") if said.type != "info" else None)
    page.on("pageerror", lambda error: faults.append(f"{at}: {error}"))
    page.on("request", lambda request: asked(request.url))
    for at in pages:
        page.goto(site_url + at)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{at}: wider than {size['width']} px")
        faults += [f"{at}: {fault}" for fault in accessibility_faults(page)]
    context.close()
    return faults


# Where the first numbered step below "what to do now" begins and ends, from the top of the window; null without one.
FIRST_STEP = """() => {
  const step = document.querySelector("#now ~ ol > li, #now ~ * ol > li")?.getBoundingClientRect();
  return step ? { top: step.top, bottom: step.bottom } : null;
}"""

# The four ways to see a page: in a browser and in an app, each with everything twice as large (a phone of 390 px is
# 195 px wide then) and with letters twice as large (every rem is doubled).
SIZES = {195: "125%", 390: "250%"}
FITS = """([size, embedded]) => {
  const root = document.documentElement;
  root.style.fontSize = size;
  root.classList.toggle("is-embedded", embedded);
  const seen = (selector) => document.querySelector(selector).checkVisibility({ visibilityProperty: true });
  return [root.scrollWidth - innerWidth, seen("input[role=combobox]"), seen("h1")];
}"""


def faults_of_large_letters(browser: Browser, site_url: str, pages: list[str]) -> list[str]:
    """Open every page once and look at it in these four ways; return what does not fit.

    What ?embed=1 changes hangs on one class (boot.js), which is put on and taken off.
    """
    context = browser.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    faults = []
    for address in pages:
        page.goto(site_url + address)
        for width, size in SIZES.items():
            page.set_viewport_size({"width": width, "height": 844})
            for embedded in (False, True):
                wide, search, heading = page.evaluate(FITS, [size, embedded])
                if wide > 0 or not search or not heading:
                    where = f"{address} at {width} px{' in an app' if embedded else ''}"
                    faults.append(f"{where}: {wide} px too wide, search {search}, heading {heading}")
    context.close()
    return faults
