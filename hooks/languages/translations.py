"""Compare a page with its translation: not the words, but everything that the words hang on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from selectolax.lexbor import LexborNode

from guard.report.findings import Finding
from languages.parsed import parsed

HEADINGS = "h1, h2, h3, h4, h5, h6"


@dataclass(frozen=True)
class Outline:
    """What a page is made of, in reading order, without its words.

    headings: (level, id) · steps: items of each numbered list · items: items of each bulleted list · tables: (rows,
    columns) · boxes: kind of each box, warning and fold-out · images: file name of each picture · channels: id of
    each channel link and block · tabs: labels per set of tabs · shortcodes: as written
    """

    headings: tuple[tuple[str, str], ...]
    steps: tuple[int, ...]
    items: tuple[int, ...]
    tables: tuple[tuple[int, int], ...]
    boxes: tuple[str, ...]
    images: tuple[str, ...]
    channels: tuple[str, ...]
    tabs: tuple[int, ...]
    shortcodes: tuple[str, ...]


_CALLED = {
    "headings": ("TW003", "headings"),
    "steps": ("TW004", "numbered steps"),
    "items": ("TW005", "list items"),
    "tables": ("TW006", "tables (rows, columns)"),
    "boxes": ("TW007", "boxes"),
    "images": ("TW008", "pictures"),
    "channels": ("TW009", "channels"),
    "tabs": ("TW010", "tabs"),
    "shortcodes": ("TW011", "shortcodes"),
}


def outline(html: str, shortcodes: tuple[str, ...]) -> Outline:
    """Take the outline of a rendered article."""
    tree = parsed(html)
    lists = [node for node in tree.css("ol, ul") if not _inside_block(node)]
    return Outline(
        headings=tuple((node.tag or "", node.id or "") for node in tree.css(HEADINGS)),
        steps=tuple(_children(node, "li") for node in lists if node.tag == "ol"),
        items=tuple(_children(node, "li") for node in lists if node.tag == "ul"),
        tables=tuple((len(node.css("tr")), len(node.css("tr:first-child > *"))) for node in tree.css("table")),
        boxes=tuple(node.attributes.get("class") or node.tag or "" for node in tree.css(".admonition, details, aside")),
        images=tuple((node.attributes.get("src") or "").rpartition("/")[2] for node in tree.css("img")),
        channels=tuple(_channel(node) for node in tree.css("[data-channel], [data-channel-link]")),
        tabs=tuple(_children(node, "label") for node in tree.css(".tabbed-labels")),
        shortcodes=shortcodes,
    )


def _inside_block(node: LexborNode) -> bool:
    """Lists inside shortcode blocks come from data that has every language; they cannot differ by an editor's slip."""
    parent = node.parent
    while parent is not None:
        if parent.tag in {"aside", "nav"}:
            return True
        parent = parent.parent
    return False


def _children(node: LexborNode, tag: str) -> int:
    return sum(child.tag == tag for child in node.iter())


def _channel(node: LexborNode) -> str:
    return node.attributes.get("data-channel") or node.attributes.get("data-channel-link") or ""


def compare(
    default: Outline, other: Outline, default_file: str, file: str, body: str = "", line: int = 1
) -> list[Finding]:
    """Return one finding for each part in which a page (`other`, of `file`) differs from the same page in the default
    language; it names both files and the first difference. `body` is the page's Markdown, which begins on `line`.
    """
    return [
        Finding(
            file,
            _line(field.name, alike_at_start(there, here), body, line),
            code,
            f"{what} differ from {default_file}: {_difference(there, here)}",
            "make both say the same",
        )
        for field in fields(Outline)
        for code, what in [_CALLED[field.name]]
        for there, here in [(getattr(default, field.name), getattr(other, field.name))]
        if there != here
    ]


# Where in Markdown a part of each kind begins. Not all is found so (a box may come out of a shortcode), but the place
# is near it.
_BEGINS = {
    "headings": re.compile(r"^#{1,6} ", re.MULTILINE),
    "steps": re.compile(r"(?:\A|(?<=\n\n))[ \t]*\d+\. ", re.MULTILINE),
    "items": re.compile(r"(?:\A|(?<=\n\n))[ \t]*[-*+] ", re.MULTILINE),
    "tables": re.compile(r"^\|?[ :|-]*-{3,}[ :|-]*$", re.MULTILINE),
    "boxes": re.compile(r"^(?:!!!|\?\?\?)|\{\{ *box ", re.MULTILINE),
    "images": re.compile(r"!\[", re.MULTILINE),
    "channels": re.compile(r"\]\(channel:|\{\{ *channel ", re.MULTILINE),
    "tabs": re.compile(r"(?:\A|(?<=\n\n))=== ", re.MULTILINE),
    "shortcodes": re.compile(r"\{\{", re.MULTILINE),
}


def _line(name: str, number: int, body: str, line: int) -> int:
    """The line of a page on which the part with this number (from 0) begins, or the last of its kind, or the first."""
    places = [match.start() for match in _BEGINS[name].finditer(body)]
    at = places[min(number, len(places) - 1)] if places else 0
    return line + body.count("\n", 0, at) if body else 0


def alike_at_start(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many parts two sequences begin with alike: the number, from 0, of the first part that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (here, there) in pairs if here != there), min(len(one), len(other)))


def _difference(there: tuple[object, ...], here: tuple[object, ...]) -> str:
    for number, (one, other) in enumerate(zip(there, here, strict=False), 1):
        if one != other:
            return f"number {number} is {_shown(one)} there, {_shown(other)} here"
    longer = there if len(there) > len(here) else here
    return f"{len(there)} there, {len(here)} here (first extra: {_shown(longer[min(len(there), len(here))])})"


def _shown(part: object) -> str:
    return " ".join(map(str, part)) if isinstance(part, tuple) else str(part)
