"""Which pages of a site have, between them, every kind of element that the site has.

axe judges elements and how they are nested. It takes most of the time that looking at a page takes, so the quick run
asks it only of these pages, and `make test-long` of all.
"""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

# A kind of element: the tag and classes of its parent, its own, and the names of its attributes.
Kind = tuple[str, str, str, str, tuple[str, ...]]


def kinds_of(source: str) -> set[Kind]:
    """Every kind of element in a page."""
    found: set[Kind] = set()
    for element in LexborHTMLParser(source).css("*"):
        parent = element.parent
        above = ((parent.tag or "", parent.attributes.get("class") or "")) if parent else ("", "")
        own = element.attributes
        found.add((*above, element.tag or "", own.get("class") or "", tuple(sorted(own))))
    return found


def pages_of_every_kind(site: Path, addresses: list[str]) -> set[str]:
    """The fewest of these addresses that show every kind, found greedily: the page with most kinds not seen yet."""
    kinds = {
        address: kinds_of(
            (site / (address if address.endswith(".html") else f"{address}index.html")).read_text(encoding="utf-8")
        )
        for address in addresses
    }
    left = set().union(*kinds.values())
    chosen: set[str] = set()
    while left:
        best = max(addresses, key=lambda address: len(kinds[address] & left))
        chosen.add(best)
        left -= kinds[best]
    return chosen
