"""Find shortcodes in Markdown, put their words in place, and hold block HTML back until Markdown is done.

Markdown would mangle a block of HTML inside a list or an admonition, so a block becomes a paragraph with a mark in
it, and the mark's paragraph becomes the block in the rendered HTML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from content.markup.code import code_in
from guard.report.findings import Finding, nearest
from languages.text import BRAND

# How a page calls one.
FORM = re.compile(r"\{\{\s*(.*?)\s*\}\}")
# Private-use characters cannot be typed by accident, and the guard would refuse them if one were left over.
_MARK = "\ue000{}\ue001"
# What stands alone in its paragraph or in its item, so that a block may take its place.
_ALONE = re.compile("(?:<p>|<li>|</p>|</li>|^)\\s*\ue000(\\d+)\ue001\\s*(?=<|$)")
_MARKED = re.compile("\ue000(\\d+)\ue001")
_MARKED_PARAGRAPH = re.compile("(?:<p>)?\ue000(\\d+)\ue001(?:</p>)?")


@dataclass(frozen=True)
class Block:
    """HTML that stands on its own, not inside a sentence."""

    html: str


# A shortcode takes its arguments and gives Markdown (a str, inside the sentence) or a Block.
# It raises ValueError with a message for the editor when the arguments name nothing.
Shortcode = Callable[[list[str]], str | Block]


@dataclass(frozen=True)
class Expanded:
    """Markdown with its shortcodes gone, the blocks held back, the faults met, what was used, in order, and the
    line of each block.
    """

    markdown: str
    blocks: tuple[str, ...]
    findings: tuple[Finding, ...]
    used: tuple[str, ...]
    lines: tuple[int, ...] = ()


def expand(markdown: str, shortcodes: Mapping[str, Shortcode], file: str, first_line: int) -> Expanded:
    """Expand every shortcode outside of code. `first_line` is the line of the file where `markdown` begins."""
    blocks: list[str] = []
    findings: list[Finding] = []
    used: list[str] = []
    lines: list[int] = []

    code = code_in(markdown)

    def one(match: re.Match[str]) -> str:
        if match.start() in code:
            return match[0]
        call, line = match[1], first_line + markdown.count("\n", 0, match.start())
        name, *arguments = call.split() or [""]
        if name != BRAND:  # translations say the wallet's name wherever their sentences do
            used.append(call)
        if name not in shortcodes:
            findings.append(Finding(file, line, "SC001", f"unknown shortcode {name}", nearest(name, shortcodes)))
            return ""
        try:
            result = shortcodes[name](arguments)
        except ValueError as error:
            findings.append(Finding(file, line, "SC002", f"{{{{ {call} }}}}: {error}"))
            return ""
        if isinstance(result, str):
            return result
        blocks.append(result.html)
        lines.append(line)
        return _MARK.format(len(blocks) - 1)

    return Expanded(FORM.sub(one, markdown), tuple(blocks), tuple(findings), tuple(used), tuple(lines))


def within_sentences(html: str, expanded: Expanded, file: str) -> Iterator[Finding]:
    """Yield the blocks that would break a sentence in two: words stand beside them in the HTML that Markdown made."""
    if not expanded.blocks:
        return
    alone = {match[1] for match in _ALONE.finditer(html)}
    for match in _MARKED.finditer(html):
        if match[1] not in alone:
            fix = "write it on a line of its own, between empty lines"
            yield Finding(file, expanded.lines[int(match[1])], "SC002", "puts a block into a sentence", fix)


def fill(html: str, blocks: tuple[str, ...]) -> str:
    """Put the blocks that `expand` held back where their marks stand."""
    return _MARKED_PARAGRAPH.sub(lambda match: blocks[int(match[1])], html) if blocks else html
