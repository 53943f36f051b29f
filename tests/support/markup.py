"""Parts of HTML that must be there."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def first(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """Return the first element that a selector finds; that it finds none is the test's failure."""
    found = tree.css_first(selector)
    assert found is not None, f"no {selector}"
    return found
