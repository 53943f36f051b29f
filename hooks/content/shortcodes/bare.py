"""Find shortcodes that were typed without their braces, or in brackets of another kind: readers would see them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from content.shortcodes.expand import FORM
from guard.report.findings import Finding

_VISIBLE = re.compile(r"[^\n]")


def bare_calls(markdown: str, names: Mapping[str, Collection[str]], file: str, first_line: int) -> Iterator[Finding]:
    """Yield each place of a page that has the name of a shortcode and behind it one of the ids that it takes. `names`
    has these ids by shortcode; one without a hyphen may be a word.
    """
    text = FORM.sub(lambda match: _VISIBLE.sub(" ", match[0]), markdown)
    for name, ids in names.items():
        if name not in text:
            continue
        ends = "|".join(re.escape(one) for one in sorted(ids, key=len, reverse=True) if "-" in one)
        for match in re.finditer(rf"(?<![\w-]){name}[ =(\[\"'“‘]+(?:{ends})(?![\w-])", text) if ends else ():
            line = first_line + text.count("\n", 0, match.start())
            fix = "write {{ name argument }} on one line, in plain braces and outside of code"
            yield Finding(file, line, "MD001", f"shows “{match[0]}”: a shortcode that stayed text", fix)
