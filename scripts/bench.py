"""Measure what a reader downloads, and waits for. Figures only; nothing here passes or fails."""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Response

from languages import load_languages
from scripts import ROOT, lighthouse
from scripts.browser import needed, started
from scripts.made_site import build
from scripts.static_server import served
from scripts.tsv import rows

LANGUAGES = load_languages(ROOT / "docs" / "languages.yml")
PAGES = {
    f"{name} ({tag})": f"{language.path}{path}"
    for tag, language in LANGUAGES.items()
    for name, path in (("home", ""), ("article", "account/"))
}
CONTACT = {f"contact ({tag})": f"{language.path}contact/" for tag, language in LANGUAGES.items()}
QUERIES = ROOT / "tests/live/queries.tsv"


def compressed(response: Response) -> int:
    """The bytes of a response as a host sends them: text compressed by gzip."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    return len(gzip.compress(body, 9)) if "image/png" not in kind else len(body)


def _listen(page: Page, responses: list[Response]) -> None:
    """Add to `responses` whatever the page is answered."""
    page.on("response", lambda response: responses.append(response))


def page_figures(browser: Browser, address: str) -> None:
    """Print the requests and bytes of some pages, first visit."""
    for name, path in PAGES.items():
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        responses: list[Response] = []
        _listen(page, responses)
        page.goto(address + path, wait_until="networkidle")
        size = sum(compressed(response) for response in responses)
        print(f"{name:<17} {len(responses):3d} requests  {size / 1024:6.1f} KB compressed")
        context.close()


def first_queries() -> dict[str, str]:
    """The first question of the table in each language."""
    return {row["lang"]: row["query"] for row in reversed(rows(QUERIES))}


def search_figures(browser: Browser, address: str) -> None:
    """Print what the first search downloads, and the time from focus to the first result."""
    for lang, query in first_queries().items():
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.goto(address + LANGUAGES[lang].path, wait_until="networkidle")
        responses: list[Response] = []
        _listen(page, responses)
        box = page.locator("input[role=combobox]")
        began = time.perf_counter()
        box.focus()
        box.fill(query)
        page.locator("[role=option][data-help-id] mark").first.wait_for(state="attached")
        took = time.perf_counter() - began
        page.wait_for_load_state("networkidle")
        size = sum(compressed(response) for response in responses)
        first = f"first result {took * 1000:.0f} ms"
        print(f"search ({lang})       {len(responses):3d} requests  {size / 1024:6.1f} KB compressed, {first}")
        context.close()


def lighthouse_figures(chromium: str, site: Path) -> None:
    """Print Lighthouse's scores of pages on a phone, the search open on the last of them."""
    program = lighthouse.find()
    if program is None:
        print(lighthouse.NOT_FOUND)
        return
    lang, query = next(iter(first_queries().items()))
    pages = {**PAGES, **CONTACT, f"search open ({lang})": f"{LANGUAGES[lang].path}?q={quote(query)}"}
    for name, found in lighthouse.scores(program, chromium, site, pages).items():
        print(f"{name:<17} {', '.join(f'{category} {score}' for category, score in found.items())}")


def main() -> int:
    """Print all figures."""
    path = needed()
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder) / "site")
        with served(site) as address, started() as browser:
            page_figures(browser, address)
            search_figures(browser, address)
        lighthouse_figures(path, site)
    return 0


if __name__ == "__main__":
    sys.exit(main())
