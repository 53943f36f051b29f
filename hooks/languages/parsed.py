"""The tree of an article, parsed once for all that look at it."""

from __future__ import annotations

from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser


@lru_cache(maxsize=4)
def parsed(html: str) -> LexborHTMLParser:
    """Return the tree of an article's HTML. Others look at it too, so nobody may change it."""
    return LexborHTMLParser(f"<body>{html}</body>")


def parsed_to_change(html: str) -> LexborHTMLParser:
    """Return a tree of an article's HTML that nobody else sees. A copy takes a fifth of the time of parsing."""
    return parsed(html).clone()
