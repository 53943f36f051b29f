"""Join scripts and styles that are written apart into the files that are published: a page waits for each it loads.

A module stands in the joined file as it was written; what it imports of a part before it, or hands on of one, is there
already, and that line goes. So no two parts may give the same name, and whoever else wants something of a part that is
not published by itself takes it from the whole (tests/unit/publish/test_joined.py looks).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

STYLE = "stylesheets/site.css"


def _below(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}{name}.js" for name in names.split())


# The parts of each published file in the order in which they count, by their place below assets/.
PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        STYLE: ("stylesheets/material.css", STYLE, "stylesheets/diagrams.css", "search/search.css"),
        "javascripts/page.js": ("javascripts/page.js", "javascripts/embed.js", "javascripts/steps.js"),
        "javascripts/channels.js": ("javascripts/copy.js", "javascripts/channels.js"),
        "javascripts/not-found.js": ("search/distance.js", "javascripts/not-found.js"),
        "case/case.js": ("javascripts/copy.js", "javascripts/element.js", "case/text.js", "case/case.js"),
        "check/form.js": ("javascripts/element.js", "check/form.js"),
        "search/search.js": _below(
            "search/",
            "turns ranking tokens distance postings fold tally query mark engine usual caution box search",
        ),
        "secrets/secrets.js": _below(
            "secrets/", "checksums keys phrases phrases-electrum phrases-chinese words-chinese secrets"
        ),
    }
)
# The parts that are not published by themselves, as site paths.
GONE = frozenset(f"assets/{part}" for parts in PARTS.values() for part in parts) - {f"assets/{name}" for name in PARTS}
_IMPORT = re.compile(r"^(?:import|export) \{[^}]*\} from \"(?P<path>[^\"]+)\";\n", re.MULTILINE)


def joined_files(read: Callable[[str], str]) -> dict[str, bytes]:
    """Return the joined files by site path. `read` gives the text of a part."""
    return {f"assets/{name}": _joined(parts, read).encode() for name, parts in PARTS.items()}


def _joined(parts: tuple[str, ...], read: Callable[[str], str]) -> str:
    def text(part: str) -> str:
        def left(match: re.Match[str]) -> str:
            asked = posixpath.normpath(posixpath.join(posixpath.dirname(part), match["path"]))
            return "" if asked in parts else match[0]

        return _IMPORT.sub(left, read(part))

    return "\n".join(map(text, parts))
