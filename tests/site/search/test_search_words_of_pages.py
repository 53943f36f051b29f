"""A fault in the words that a page has for the search names the line on which they stand."""

from __future__ import annotations

from pathlib import Path

from helpcenter.house import House


def test_a_finding_names_its_line(composed: Path) -> None:
    house = House.load(composed, serving=False)
    source = house.source("docs/en/fees/network.md")
    line = house._vocabulary(source).line(source.meta.questions[0])
    assert source.meta.questions[0] in (composed / source.file).read_text(encoding="utf-8").splitlines()[line - 1]
