"""What a phone's camera reads from a page as it is drawn: photographs of built pages in Chromium, at two sizes.
Whatever draws a code, be it markup, a style sheet or pictures side by side, it is a listed address or there is none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from channels import load_channels
from guard.policy.addresses import Listed, resolve_address
from guard.policy.listing import Allowed
from guard.read.pictures import matrix_codes
from tests.support.barcodes import barcode
from tests.support.paths import ROOT
from tests.support.second_opinion import html_files

pytestmark = pytest.mark.browser

WIDTHS = (390, 1300)
# Some pages of each run; `make test-long` photographs all. Topic pages are none: a browser leaves them at once.
EVERY = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 60
# Chromium draws no longer picture; what stands below is photographed from there.
LONGEST = 8000
# A code of 25 modules, drawn by a style sheet alone: no element and no picture holds it.
DRAWN_BY_STYLES = """(shadows) => {
  document.body.replaceChildren(Object.assign(document.createElement('div'), {id: 'drawn'}));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`body{background:#fff;padding:60px} #drawn{width:6px;height:6px;box-shadow:${shadows}}`);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def codes_in_view(page: Page) -> set[str]:
    """Return what a camera reads from the whole page as it is drawn."""
    found: set[str] = set()
    height = page.evaluate("document.documentElement.scrollHeight")
    width = page.viewport_size["width"] if page.viewport_size else WIDTHS[0]
    for top in range(0, height, LONGEST):
        clip = {"x": 0, "y": top, "width": width, "height": min(LONGEST, height - top)}
        photograph = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]
        found |= set(matrix_codes(Image.open(BytesIO(photograph)).convert("L").convert("RGB")))
    return found


def test_a_camera_reads_only_listed_codes(page: Page, site: Path, site_url: str) -> None:
    allowed = Allowed.of(load_channels(ROOT / "docs" / "channels.yml", "channels.yml"))
    wrong = []
    for name in [name for name in html_files(site) if not name.startswith("go/")][::EVERY]:
        page.goto(site_url + name)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [
                (name, width, code)
                for code in codes_in_view(page)
                if not isinstance(resolve_address(code, "", allowed), Listed)
            ]
    assert wrong == []


def test_a_code_that_only_a_style_sheet_draws_is_photographed(page: Page, site_url: str) -> None:
    drawn = barcode("https://evil.example/kefu", scale=1)
    width, height = drawn.size
    dark = [(x, y) for y in range(height) for x in range(width) if drawn.getpixel((x, y)) == 0]
    page.goto(site_url)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.evaluate(DRAWN_BY_STYLES, ",".join(f"{6 * x}px {6 * y}px #000" for x, y in dark))
    assert "https://evil.example/kefu" in codes_in_view(page)
