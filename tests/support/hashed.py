"""Scripts, styles and search data of a built site, whose folders are named by their content."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

_FOLDER = re.compile(r"assets-[a-p]{12}")


def hashed_file(site: Path, name: str) -> Path:
    """Return the file of a built site that is `name` ("search/en.json") in its sources."""
    folder, _, rest = name.partition("/")
    [found] = site.glob(f"{folder}-*/{rest}")
    return found


def hashed_name(site: Path, name: str) -> str:
    """Return the path of that file below the site's root."""
    return hashed_file(site, name).relative_to(site).as_posix()


def script_address(site_url: str, name: str) -> str:
    """Return where a served site has a script of overrides/assets, such as "javascripts/page.js"."""
    with urllib.request.urlopen(site_url) as home:
        folder = _FOLDER.search(home.read().decode())
    assert folder, "the home page names no hashed folder"
    return f"{site_url}{folder[0]}/{name}"
