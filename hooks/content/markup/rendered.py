"""Faults in the HTML of an article: headings without an id, ids that stand twice, code and boxes that nobody meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from content.markup.code import code_in
from languages.parsed import parsed
from languages.translations import HEADINGS

# An id in braces behind a heading, or as an attribute.
_OWN_ID = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}|\bid=[\"']?([\w-]+)")
# site.css marks the one that is open among so many.
MOST_TABS = 10
# What holds nothing is a slip, each with what it is and a pattern of its source.
_EMPTY = {
    "li": ("item of a list", r"^[ \t]*(?:[-+*]|\d+\.)[ \t]*$"),
    "a": ("link", r"\[\s*\]\("),
    "h2": ("heading", r"^##\s*(?:\{|$)"),
    "h3": ("heading", r"^###\s*(?:\{|$)"),
    "h4": ("heading", r"^####\s*(?:\{|$)"),
    "strong": ("bold word", r"\*\*\s*\*\*"),
}

_PARTS = {
    "tr": ("head of a table", r"^[ \t]*\|(?:[ \t]*\|)+[ \t]*$"),
    "td": (
        "cell of a table",
        r"^(?=[ \t]*\|)(?![ \t|:-]*$).*\|[ \t]*\||^[ \t]*\|?[ \t]*:?-+:?[ \t]*\|.*\n(?![ \t]*\|)",
    ),
    "div": ("tab", r"^[ \t]*===.*\n(?=\s*(?:===|\S))"),
}


@dataclass(frozen=True)
class RenderedFault:
    """A fault of an article: its code, what it is, its fix, and a pattern of its line in the source."""

    code: str
    message: str
    fix: str
    near: str
    severity: str = "error"


def rendered_faults(html: str, done: str, body: str, taken: Collection[str] = ()) -> Iterator[RenderedFault]:
    """Yield the faults of an article. `html` is what Markdown made of `body`, `done` the same with the blocks of the
    shortcodes; the page around the article has the ids `taken`.
    """
    tree = parsed(html)
    yield from _headings(tree, body)
    whole = parsed(done)
    yield from _ids(whole, taken)
    yield from _twice(whole)
    yield from _code(tree, body)
    yield from _nothing(tree)
    for node in tree.css(".tabbed-labels"):
        if (tabs := len(node.css("label"))) > MOST_TABS:
            fix = "write headings, or a page for each"
            yield RenderedFault("MD012", f"has {tabs} tabs in one set, more than {MOST_TABS}", fix, r"^[ \t]*===")


def _headings(tree: LexborHTMLParser, body: str) -> Iterator[RenderedFault]:
    own = {name for match in _OWN_ID.finditer(body) for name in match.groups() if name}
    for node in tree.css(HEADINGS):
        if node.id and node.id not in own:
            words = node.text(strip=True)
            message = f"the heading “{words}” has no id"
            yield RenderedFault("MD002", message, "write {#id} behind it, the same in each language", _alike(words))


def _ids(tree: LexborHTMLParser, taken: Collection[str]) -> Iterator[RenderedFault]:
    found = Counter(node.id or "" for node in tree.css("[id]"))
    for name, times in found.items():
        if times > 1:
            message = f"the id {name} stands {times} times on the page"
            yield RenderedFault("MD003", message, "choose another for each; show a drawing once", _second(name))
        elif name in taken:
            message = f"the id {name} is taken by the page around the article"
            yield RenderedFault("MD003", message, "choose another", rf"#{name}\b")


def _twice(tree: LexborHTMLParser) -> Iterator[RenderedFault]:
    """Find warnings that stand twice: the second time nobody reads them, nor the next one."""
    boxes = [node.css_first(".admonition-title, .box__title") for node in tree.css(".admonition, .box")]
    for words, times in Counter(box.text(strip=True) for box in boxes if box).items():
        if times > 1:
            fix = "say it once, where the reader is about to do it"
            yield RenderedFault(
                "MD013", f"shows the box “{words}” {times} times", fix, rf"[!?]{{3}}.*{re.escape(words)}"
            )


def _code(tree: LexborHTMLParser, body: str) -> Iterator[RenderedFault]:
    shown = tree.css("pre")
    fenced = "".join(body[start:end] for start, end in code_in(body).fences) if shown else ""
    for node in shown:
        words = node.text().strip()
        if words and words.split("\n")[0].strip() not in fenced:
            first = words.split("\n")[0].strip()
            message = f"shows “{first[:30]}” as code"
            yield RenderedFault(
                "MD007", message, "indent it less; an empty line before a list begins it", re.escape(first)
            )


def _nothing(tree: LexborHTMLParser) -> Iterator[RenderedFault]:
    for node in tree.css(", ".join(_EMPTY)):
        # A block that comes later holds its place with a mark; a picture is something, too.
        if not node.text(strip=True) and node.css_first("img, svg, input") is None:
            what, near = _EMPTY[node.tag or ""]
            yield RenderedFault("MD008", f"has a {what} with nothing in it", "write its words, or delete it", near)
    for node in tree.css("thead tr, td, .tabbed-block"):
        if not node.text(strip=True) and node.css_first("img, svg") is None:
            what, near = _PARTS[node.tag or ""]
            yield RenderedFault("MD008", f"has a {what} with nothing in it", "write its words, or delete it", near)
    for node in tree.css("a[href]"):
        yield from _link(node.attributes["href"] or "", node.text(strip=True))
    for node in tree.css(".admonition, details"):
        title = node.css_first(".admonition-title, summary")
        words = title.text(strip=True) if title else ""
        if node.text(strip=True) == words and node.css_first("img, svg") is None:
            fix = "indent the lines that belong into it by four spaces"
            yield RenderedFault(
                "MD008", f"has a box “{words}” with nothing in it", fix, rf"^[ \t]*[!?]{{3}}.*{re.escape(words)}"
            )


def _link(href: str, words: str) -> Iterator[RenderedFault]:
    """Find a link that leads to where it stands, or counts from the root of a host on which the site may lie deeper."""
    fix = "write [words](page.md#heading) or [words](channel:id)"
    if href in {"", "#"}:
        message = f"has a link “{words[:20]}” without an address"
        yield RenderedFault("MD008", message, fix, r"\]\(\s*#?\s*\)")
    elif href.startswith("/") and not href.startswith("//"):
        message = (
            f"has a link “{words[:20]}” that counts from the root of the host: it leaves the language, or the site"
        )
        yield RenderedFault("MD021", message, fix, re.escape(f"]({href}"), "warning")


def _alike(words: str) -> str:
    """A pattern of the line that became a heading of these words."""
    return rf"^(?:#.*)?{re.escape(words[:12])}"


def _second(name: str) -> str:
    """A pattern of the second place at which an id is given, or of the drawing or box that brings it."""
    return rf"#{name}\b[\s\S]*?(#{name}\b)|\{{\{{\s*diagram "
