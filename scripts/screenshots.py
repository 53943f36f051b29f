"""Take the README's pair of screenshots again, from a build of this checkout."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts import ROOT
from scripts.browser import started
from scripts.made_site import build
from scripts.static_server import served

PICTURES = {
    "phone-zh.png": ("", {"width": 390, "height": 844}),
    "desk-en.png": ("en/account/", {"width": 1300, "height": 844}),
}


def main() -> int:
    """Write screenshots/*.png."""
    with tempfile.TemporaryDirectory() as folder, started() as browser, served(build(Path(folder) / "site")) as address:
        for name, (page_path, size) in PICTURES.items():
            page = browser.new_page(viewport=size, color_scheme="light")  # type: ignore[arg-type]
            page.goto(address + page_path, wait_until="networkidle")
            page.screenshot(path=ROOT / "screenshots" / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
