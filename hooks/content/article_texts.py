"""Take the texts out of a rendered article for the rules of words, block by block, each with its context."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from languages.parsed import parsed_to_change

_NESTED = frozenset({"ul", "ol", "p", "table", "div"})


def texts_of_article(html: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of a rendered article, block by block, each with what is said around it: the title of a box, the
    line before a list, the head of a table and the first cell of a row. "They ask for:" belongs to each item below it;
    a heading does not: below "What can and can't be done" a promise is one. Code, drawings and blocks made of data are
    left out.
    """
    tree = parsed_to_change(html)
    for node in tree.css("script, style, svg, code, pre, samp, aside, nav"):
        node.decompose()
    around: dict[int, str] = {}
    for node in tree.css("h2, h3, h4, p, li, td, th, dd, dt, summary, figcaption, label"):
        own = "".join(part.text(deep=part.tag not in _NESTED) or "" for part in node.iter(include_text=True))
        if own.strip():
            parent = node.parent
            place = parent.mem_id if parent is not None else 0
            if place not in around:
                around[place] = " ".join(_around(parent))
            yield own, around[place]


def _around(parent: LexborNode | None) -> Iterator[str]:
    """What stands around the blocks of an element and is a part of what they say."""
    while parent is not None and parent.tag != "body":
        if parent.tag in {"ul", "ol"} and parent.prev is not None:
            before = parent.prev if parent.prev.tag != "-text" else parent.prev.prev
            if before is not None and before.tag == "p":
                yield before.text()
        elif parent.tag == "tr":
            first = parent.css_first("td, th")
            yield first.text() if first else ""
        elif parent.tag == "table":
            yield " ".join(cell.text() for cell in parent.css("th"))
        elif "admonition" in (parent.attributes.get("class") or "") or parent.tag == "details":
            title = parent.css_first(".admonition-title, summary")
            yield title.text() if title else ""
        parent = parent.parent
