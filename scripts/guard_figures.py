"""Renew the figures in the guard's README: how many texts of each class are refused, and how many ordinary ones pass.

`python -m scripts.guard_figures` writes them; a test tells when they are stale.
"""

from __future__ import annotations

import re
from collections import Counter

from guard.policy.listing import Allowed
from guard.policy.official_list import load_official_list
from guard.policy.page_check import PageCheck
from scripts import ROOT
from scripts.tsv import rows

README = ROOT / "hooks" / "guard" / "README.md"
TESTS = ROOT / "tests" / "unit" / "guard"
_PLACE = re.compile(r"(?s)(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)")
_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>\n%s\n</body></html>'


def figures() -> str:
    """Return the table of figures as Markdown."""
    check = PageCheck(Allowed.of(load_official_list(ROOT / "tests" / "fixtures" / "channels.yml")))
    refused: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for row in rows(TESTS / "texts.tsv"):
        body = row["text"] if row["text"].startswith("<") else f"<p>{row['text']}</p>"
        every[row["class"]] += 1
        refused[row["class"]] += bool(check.html(_PAGE % body, "index.html").faults)
    lines = ["| texts of thieves | refused | of |", "|---|---|---|"]
    lines += [f"| {name} | {refused[name]} | {every[name]} |" for name in every]
    lines.append(f"| **all** | **{refused.total()}** | **{every.total()}** |")
    return "\n".join(lines) + "\n"


def renewed() -> str:
    """Return the README with the figures of today."""
    return _PLACE.sub(lambda _: figures(), README.read_text(encoding="utf-8"))


if __name__ == "__main__":
    README.write_text(renewed(), encoding="utf-8")
    print(figures(), end="")
