"""Compare a page with its twin: not the words, but everything that the words hang on."""

from __future__ import annotations

from dataclasses import dataclass, fields

from selectolax.lexbor import LexborHTMLParser, LexborNode

from guard.report.findings import Finding

_HEADINGS = "h1, h2, h3, h4, h5, h6"


@dataclass(frozen=True)
class Skeleton:
    """What a page is made of, in reading order, without its words.

    headings: (level, id) · steps: items of each numbered list · items: items of each bulleted list · tables: (rows,
    columns) · boxes: kind of each box, warning and fold-out · images: address of each picture · channels: id of
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


def skeleton(html: str, shortcodes: tuple[str, ...]) -> Skeleton:
    """Take the skeleton of a rendered article."""
    tree = LexborHTMLParser(f"<body>{html}</body>")
    lists = [node for node in tree.css("ol, ul") if not _inside_block(node)]
    return Skeleton(
        headings=tuple((node.tag or "", node.id or "") for node in tree.css(_HEADINGS)),
        steps=tuple(_children(node, "li") for node in lists if node.tag == "ol"),
        items=tuple(_children(node, "li") for node in lists if node.tag == "ul"),
        tables=tuple((len(node.css("tr")), len(node.css("tr:first-child > *"))) for node in tree.css("table")),
        boxes=tuple(node.attributes.get("class") or node.tag or "" for node in tree.css(".admonition, details, aside")),
        images=tuple(node.attributes.get("src") or "" for node in tree.css("img")),
        channels=tuple(_channel(node) for node in tree.css("[data-channel], [data-channel-link]")),
        tabs=tuple(_children(node, "label") for node in tree.css(".tabbed-labels")),
        shortcodes=shortcodes,
    )


def _inside_block(node: LexborNode) -> bool:
    """Lists inside shortcode blocks come from data that has both languages; they cannot differ by an editor's slip."""
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


def compare(zh: Skeleton, en: Skeleton, zh_file: str, en_file: str) -> list[Finding]:
    """Return one finding for each part in which the twins differ; it names both files and the first difference."""
    return [
        Finding(en_file, 0, code, f"{what} differ from {zh_file}: {_difference(one, other)}", "make both say the same")
        for field in fields(Skeleton)
        for code, what in [_CALLED[field.name]]
        for one, other in [(getattr(zh, field.name), getattr(en, field.name))]
        if one != other
    ]


def _difference(zh: tuple[object, ...], en: tuple[object, ...]) -> str:
    for number, (one, other) in enumerate(zip(zh, en, strict=False), 1):
        if one != other:
            return f"number {number} is {_shown(one)} in zh, {_shown(other)} in en"
    longer = zh if len(zh) > len(en) else en
    return f"{len(zh)} in zh, {len(en)} in en (first extra: {_shown(longer[min(len(zh), len(en))])})"


def _shown(part: object) -> str:
    return " ".join(map(str, part)) if isinstance(part, tuple) else str(part)
