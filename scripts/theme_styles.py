"""Write overrides/assets/stylesheets/material.css: what this site's pages can use of the style sheet of Material for
MkDocs, in the version that is locked. Most of that is for a header, a navigation and a search that are not here.

A rule goes when each of its selectors asks for something that no page has: a class or a data attribute of Material's
own that no template, script or style of the site names, or a class of a Markdown extension that mkdocs.yml does not ask
for. What Markdown makes here stays: boxes, tabs, tables, code. Then values go that nothing asks for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import files, version
from pathlib import Path
from typing import NamedTuple

from scripts import ROOT

THEME = "mkdocs-material"
TARGET = ROOT / "overrides" / "assets" / "stylesheets" / "material.css"
_SOURCE = re.compile(r"material/templates/assets/stylesheets/main\.[0-9a-f]+\.min\.css")
_OWN_NAME = re.compile(r"(?:\.|\[data-)(md-[\w-]+)")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_SET = re.compile(r"(--[\w-]+)\s*:")
# What extensions make that are not in mkdocs.yml: keys, footnotes, tasks, emoji, formulas, changes, cards, numbers.
_UNMADE = re.compile(
    r"\.(?:keys|footnote|task-list|twemoji|emojione|gemoji|arithmatex|critic|grid|cards?|annotate|headerlink|mermaid"
    r"|highlighttable|linenos|linenodiv|inline)(?![a-z])"
)
# What the theme says once for each direction of writing: pages from the left have no dir, so they never had it, and
# pages from the right shall be their mirror.
_ONE_WAY = re.compile(r"\[dir=")
_NAMED = re.compile(r"md-[\w-]+")
# Strings and addresses hold braces and semicolons that mean nothing; a brace begins or ends a block.
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|url\((?:[^)\"'\\]|\\.)*\)|/\*.*?\*/|[{};]", re.DOTALL)
# At-rules that hold rules, and those whose content is no rules.
_HOLDS_RULES = ("@media", "@supports", "@layer")


class Rule(NamedTuple):
    """A piece of a style sheet: what stands before its brace (or all of it, without one), and what stands in it."""

    head: str
    body: str | None


def rules(css: str) -> Iterator[Rule]:
    """Cut a style sheet, or what stands in an at-rule, into its rules."""
    depth = start = opened = 0
    for token in _TOKEN.finditer(css):
        if token[0] == "{":
            opened = opened if depth else token.start()
            depth += 1
        elif token[0] == "}":
            depth -= 1
            if not depth:
                yield Rule(css[start:opened].strip(), css[opened + 1 : token.start()])
                start = token.end()
        elif token[0] == ";" and not depth:
            yield Rule(css[start : token.end()].strip(), None)
            start = token.end()


def kept(css: str, names: frozenset[str]) -> str:
    """Return what is left of a style sheet for a site that uses these of the theme's `names`."""
    return "".join(_kept(rule, names) for rule in rules(css))


def _kept(rule: Rule, names: frozenset[str]) -> str:
    if rule.body is None:
        return ""  # the character set, which is written anew
    if rule.head.startswith(_HOLDS_RULES):
        inside = kept(rule.body, names)
        return f"{rule.head}{{{inside}}}" if inside else ""
    if rule.head.startswith("@"):
        return f"{rule.head}{{{rule.body}}}"
    can_match = [one for one in _selectors(rule.head) if not _UNMADE.search(one) and not _ONE_WAY.search(one)]
    selectors = [one for one in can_match if names.issuperset(_OWN_NAME.findall(one))]
    return f"{','.join(selectors)}{{{rule.body}}}" if selectors else ""


def _selectors(head: str) -> list[str]:
    """Take a list of selectors apart at the commas that stand in no parentheses."""
    parts, depth = [""], 0
    for char in head:
        depth += (char == "(") - (char == ")")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def without_unused_values(css: str, texts: Iterable[str]) -> str:
    """Return a style sheet without custom properties that neither it nor one of the other texts asks for."""
    others = "".join(texts)
    while True:
        asked = frozenset(_ASKED.findall(css + others))
        less = "".join(_valued(rule, asked) for rule in rules(css))
        if less == css:
            return css
        css = less


def _valued(rule: Rule, asked: frozenset[str]) -> str:
    if rule.body is None:
        return rule.head
    if rule.head.startswith(_HOLDS_RULES):
        inside = "".join(_valued(one, asked) for one in rules(rule.body))
        return f"{rule.head}{{{inside}}}" if inside else ""
    if rule.head.startswith("@"):
        return f"{rule.head}{{{rule.body}}}"
    pieces = [piece.head.rstrip(";") for piece in rules(f"{rule.body};")]
    left = [piece for piece in pieces if not (name := _SET.match(piece)) or name[1] in asked]
    return f"{rule.head}{{{';'.join(left)}}}" if left else ""


def used(texts: Iterable[str]) -> frozenset[str]:
    """Return the theme's names that stand in these texts."""
    return frozenset(name for text in texts for name in _NAMED.findall(text))


def trimmed(root: Path) -> str:
    """Return the style sheet for the site in this folder."""
    found = next(path for path in files(THEME) or () if _SOURCE.fullmatch(path.as_posix()))
    ours = [path for path in (root / "overrides").rglob("*") if path.suffix in {".html", ".js", ".css"}]
    texts = [path.read_text(encoding="utf-8") for path in ours if path.name != TARGET.name]
    css = re.sub(r"\s*/\*# sourceMappingURL=.*?\*/\s*", "", found.read_text())
    note = f"/* Of {THEME} {version(THEME)} (MIT): what pages use of it. Written by make theme-styles. */\n"
    return f'@charset "UTF-8";\n{note}{without_unused_values(kept(css, used(texts)), texts)}\n'


def main() -> int:
    """Write the file; return 0."""
    text = trimmed(ROOT)
    TARGET.write_text(text, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(text.encode()) / 1024:.1f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
