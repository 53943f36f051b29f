"""Show findings in a bar on every page of the preview (`make serve`); a click leads to the place in the editor."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from guard.report.findings import Finding, defang

_BODY = re.compile(rb"<body[^>]*>")
# A name of a file, and its line; the sign of a sentence may follow, nothing that would make a longer address of it.
_OWN_FILE = re.compile(
    r"(?<![\w./@:-])((?:docs|overrides|hooks|scripts)/[\w/-]+\.[a-z]{2,4}(?::\d+)*)(?![\w/@-]|[.:][\w/@:.-])"
)
# How a browser opens a file in an editor. The variable EDITOR_LINK names another one, such as
# idea://open?file={path}&line={line}&column={column}; an empty one leaves the links out.
_EDITOR = "vscode://file{path}:{line}:{column}"
# What a message quotes of a line, and the id of a heading.
_QUOTED = re.compile(r"“([^”]+)”|\{\{[^}]*\}\}|(?<=channel )[\w-]+|(?<=link )\S+")
_HEADING_ID = re.compile(r"^#{1,6} .*\{#([\w-]+)", re.MULTILINE)
# A preview has no content-security policy, so the bar brings its own look: it must show on any page, in any state.
_STYLE = (
    ".findings-bar{position:relative;z-index:99;padding:.6rem 1rem;font:14px/1.5 sans-serif;"
    "color:#fff;background:#a3122a}"
    ".findings-bar ul{margin:.4rem 0 0;padding-left:1.2rem}.findings-bar li{margin:0 0 .3rem}"
    ".findings-bar code{padding:0 .2rem;color:#fff;background:#0004;user-select:all;font-size:1em}"
    ".findings-bar a{color:#fff;text-decoration:underline}"
)
_WHOLE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Findings</title>'
    '<meta name="viewport" content="width=device-width"></head><body>{bar}</body></html>'
)


def show_bar(
    site: Path, findings: Sequence[Finding], pages: Mapping[str, str] | None = None, root: Path | None = None
) -> None:
    """Let every page of the preview in `site` show a red bar with these findings, in the place of an earlier one. The
    pages stay as they are: the bar lies beside the site, and `with_bar` puts it into what is served. `pages` are
    addresses on the site by the file that they are made of; `root` is the checkout, from which the links into an editor
    lead.
    """
    _beside(site).write_text(bar(findings, pages or {}, root), encoding="utf-8")


def clear_bar(site: Path) -> None:
    """Take the bar away."""
    _beside(site).unlink(missing_ok=True)


def move_bar(old: Path, new: Path) -> None:
    """Let a site show what another one has shown, and nothing where that showed nothing."""
    clear_bar(new)
    if _beside(old).exists():
        _beside(old).rename(_beside(new))


def with_bar(site: Path, page: bytes) -> bytes:
    """Return a page of `site` with the bar, if there is one, at its top."""
    try:
        shown = _beside(site).read_bytes()
    except FileNotFoundError:
        return page
    return _BODY.sub(lambda match: match[0] + shown, page, count=1)


def codes_in_bar(site: Path) -> set[str]:
    """Return the codes of the findings that the bar of `site` shows."""
    there = _beside(site)
    return set(re.findall(r"\b[A-Z]{2}\d{3}\b", there.read_text(encoding="utf-8"))) if there.exists() else set()


def _beside(site: Path) -> Path:
    return site.with_name(f"{site.name}.findings")


def page_of_findings(findings: Sequence[Finding], root: Path | None = None) -> str:
    """Return a page with nothing but the bar, for a site that could not be built even once."""
    return _WHOLE.format(bar=bar(findings, {}, root))


def bar(findings: Sequence[Finding], pages: Mapping[str, str], root: Path | None = None) -> str:
    """Return the bar: a line for each finding, with a place to copy that opens in the editor, a link to the heading on
    the page, and the fix to copy.
    """
    items = "".join(f"<li>{_item(finding, pages, root)}</li>" for finding in findings)
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    return (
        f'<div class="findings-bar" role="alert"><style>{_STYLE}</style><strong>{count}</strong><ul>{items}</ul></div>'
    )


def _item(finding: Finding, pages: Mapping[str, str], root: Path | None) -> str:
    column, heading = spot(finding, root)
    # A file name is pasted into an editor, so it stands as it is; in the rest no address may become a link.
    numbers = (finding.line, column) if column else (finding.line,) if finding.line else ()
    place = f"<code>{escape(':'.join(map(str, (finding.file, *numbers))))}</code>"
    pattern = os.environ.get("EDITOR_LINK", _EDITOR)
    if column and root and pattern:
        path = quote(str(root / finding.file))
        link = pattern.format(path=path, line=finding.line, column=column)
        place = f'<a href="{escape(link)}">{place}</a>'
    code, address = escape(finding.code), pages.get(finding.file)
    if address is not None:
        code = f'<a href="/{escape(address)}{escape(heading)}">{code}</a>'
    fix = f"; <code>{escape(_safe(finding.fix))}</code>" if finding.fix else ""
    return f"{place} {code} {escape(_safe(finding.message))}{fix}"


def spot(finding: Finding, root: Path | None) -> tuple[int, str]:
    """Return the column (from 1) of what a finding speaks of, 0 where there is none, and the heading above it as the
    end of an address ("#steps").
    """
    try:
        text = (root / finding.file).read_text(encoding="utf-8-sig") if root and finding.line else ""
    except (OSError, UnicodeDecodeError):
        text = ""
    lines = text.split("\n")
    if not text or finding.line > len(lines):
        return 0, ""
    line = lines[finding.line - 1]
    found = (line.find((match[1] or match[0])[:12]) for match in _QUOTED.finditer(finding.message))
    column = next((at for at in found if at >= 0), len(line) - len(line.lstrip()))
    ids = _HEADING_ID.findall("\n".join(lines[: finding.line]))
    return column + 1, f"#{ids[-1]}" if ids else ""


def _safe(text: str) -> str:
    """A text without addresses that could be followed; names of files of this repository stay whole."""
    parts = _OWN_FILE.split(text)
    parts[::2] = map(defang, parts[::2])
    return "".join(parts)
