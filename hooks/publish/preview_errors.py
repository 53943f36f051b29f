"""In `make serve`, what is wrong stands on the page itself, where the editor looks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from guard.report.findings import Finding, defang

_BODY = re.compile(r"<body[^>]*>")
_BAR = re.compile(r"<!--findings-->.*?<!--/findings-->", re.DOTALL)
_OWN_FILE = re.compile(r"(?<![\w./@:-])((?:docs|overrides|hooks|scripts)/[\w/-]+\.[a-z]{2,4})(?![\w./@:-])")
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


def show_in_pages(site: Path, findings: Sequence[Finding], pages: Mapping[str, str] | None = None) -> None:
    """Put a red bar with all findings at the top of every page below `site`, in the place of an earlier one. For
    previews only: it changes pages. `pages` are addresses on the site by the file that they are made of.
    """
    shown = bar(findings, pages or {})
    for page in site.rglob("*.html"):
        text = _BAR.sub("", page.read_text(encoding="utf-8"))
        page.write_text(_BODY.sub(lambda match: match[0] + shown, text, count=1), encoding="utf-8")


def page_of_findings(findings: Sequence[Finding]) -> str:
    """Return a page with nothing but the bar, for a site that could not be built even once."""
    return _WHOLE.format(bar=bar(findings, {}))


def bar(findings: Sequence[Finding], pages: Mapping[str, str]) -> str:
    """Return the bar: a line for each finding, with a place to copy, a link to the page, and the cure to copy."""
    items = "".join(f"<li>{_item(finding, pages)}</li>" for finding in findings)
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    return (
        f'<!--findings--><div class="findings-bar" role="alert"><style>{_STYLE}</style><strong>{count}</strong>'
        f"<ul>{items}</ul></div><!--/findings-->"
    )


def _item(finding: Finding, pages: Mapping[str, str]) -> str:
    # A file name is pasted into an editor, so it stands as it is; in the rest no address may become a link.
    place = escape(f"{finding.file}:{finding.line}" if finding.line else finding.file)
    code, address = escape(finding.code), pages.get(finding.file)
    if address is not None:
        code = f'<a href="/{escape(address)}">{code}</a>'
    cure = f"; <code>{escape(_safe(finding.fix))}</code>" if finding.fix else ""
    return f"<code>{place}</code> {code} {escape(_safe(finding.message))}{cure}"


def _safe(text: str) -> str:
    """A text without addresses that could be followed; names of files of this repository stay whole."""
    parts = _OWN_FILE.split(text)
    parts[::2] = map(defang, parts[::2])
    return "".join(parts)
