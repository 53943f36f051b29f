"""A fault in the words that a page has for the search names the line on which they stand."""

from __future__ import annotations

from pathlib import Path

from helpcenter.checks import vocabulary
from helpcenter.load import load_site


def test_a_finding_names_its_line(composed: Path) -> None:
    loaded = load_site(composed)
    source = loaded.sources.of_file("docs/en/fees/network.md")
    line = vocabulary(loaded, source).line(source.meta.questions[0])
    assert source.meta.questions[0] in (composed / source.file).read_text(encoding="utf-8").splitlines()[line - 1]
