"""Take the README's pair of screenshots again, from a build of this checkout."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts import ROOT
from scripts.browser import ARGUMENTS, NONE_FOUND, find
from scripts.made_site import build
from scripts.static_server import served

PICTURES = {
    "phone-zh.png": ("", {"width": 390, "height": 844}),
    "desk-en.png": ("en/account/", {"width": 1300, "height": 844}),
}


def main() -> int:
    """Write screenshots/*.png; return 1 when there is no browser."""
    path = find()
    if not path:
        print(NONE_FOUND, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        with served(build(Path(folder) / "site")) as address:
            for name, (page_path, size) in PICTURES.items():
                page = browser.new_page(viewport=size, color_scheme="light")  # type: ignore[arg-type]
                page.goto(address + page_path, wait_until="networkidle")
                page.screenshot(path=ROOT / "screenshots" / name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
