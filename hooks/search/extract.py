"""The words of a rendered article, cut at its headings, without what every page repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from languages.parsed import parsed_to_change

# Boilerplate and destinations: on many pages alike, so they would only blur which page is about what.
_SKIPPED = ".box, .channel, .check, .guide, .diagram, nav, script, style, template, svg, .headerlink, .column, [hidden]"
# What a result may jump to: headings, and the terms of a glossary.
_HEADINGS = frozenset({"h2", "h3", "h4", "dt"})
_BLOCKS = _HEADINGS | {
    "p", "li", "ul", "ol", "dl", "dd", "div", "section", "aside", "table", "tr", "td", "th", "br",
    "blockquote", "pre", "figure", "figcaption", "details", "summary", "hr",
}  # fmt: skip
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Part:
    """A stretch of an article: its heading (`id` and `text`, "" before the first heading) and its words."""

    id: str
    text: str
    body: str


def extract(html: str) -> tuple[Part, ...]:
    """Return the parts of an article's `html` in reading order; the first one has no heading."""
    root = parsed_to_change(html).body
    if root is None:
        return (Part("", "", ""),)
    for node in root.css(_SKIPPED):
        node.decompose()
    ids, texts, bodies = [""], [""], [""]
    # Whether the words of the last heading may go on: what stands in an element comes in one piece.
    within = False
    for node in root.traverse(include_text=True):
        tag = node.tag
        if tag == "-text":
            heading = _heading_around(node, root) if within else None
            within = heading is not None
            into = texts if heading and heading == ids[-1] else bodies
            into[-1] += node.text(deep=False) or ""
            continue
        if tag in _HEADINGS and (identity := node.attributes.get("id")):
            within = True
            ids.append(identity)
            texts.append("")
            bodies.append("")
        if tag in _BLOCKS:
            bodies[-1] += "\n"
    return tuple(Part(*map(_plain, part)) for part in zip(ids, texts, bodies, strict=True))


def _heading_around(node: LexborNode, root: LexborNode) -> str | None:
    """Return the id of the heading that `node` stands in, "" if it has none; None outside of headings."""
    parent = node.parent
    while parent is not None and parent.tag != root.tag:
        if parent.tag in _HEADINGS:
            return parent.attributes.get("id") or ""
        parent = parent.parent
    return None


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
