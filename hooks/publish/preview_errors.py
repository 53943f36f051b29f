"""In `make serve`, what is wrong stands on the page itself, where the editor looks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from guard.report.findings import Finding, defang

_BODY = re.compile(r"<body[^>]*>")


def show_in_pages(site: Path, findings: Sequence[Finding]) -> None:
    """Put a red bar with all findings at the top of every page below `site`. For previews only: it changes pages."""
    items = "".join(f"<li>{escape(defang(str(finding)))}</li>" for finding in findings)
    bar = f'<div class="findings-bar" role="alert"><strong>{len(findings)} findings</strong><ul>{items}</ul></div>'
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_BODY.sub(lambda match: match[0] + bar, text, count=1), encoding="utf-8")
