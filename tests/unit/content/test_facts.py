"""Operator facts, button names and boxes: both languages, and where each fact comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.facts import load_boxes, load_facts
from guard.report.findings import Refused
from tests.made import ZH_EN

FACTS = "facts:\n  a: {{ zh: 甲, en: A, from: {origin} }}\nui:\n  help: {{ zh: 帮助, en: {help} }}\n"


def facts_file(tmp_path: Path, origin: str = "operator", help_name: str = "Help") -> Path:
    path = tmp_path / "facts.yml"
    path.write_text(FACTS.format(origin=origin, help=help_name), encoding="utf-8")
    return path


def test_facts_in_both_languages(tmp_path: Path) -> None:
    facts = load_facts(facts_file(tmp_path), ZH_EN)
    assert (facts.facts["a"]["zh"], facts.facts["a"]["en"], facts.facts["a"].origin) == ("甲", "A", "operator")
    assert facts.ui["help"]["en"] == "Help"


@pytest.mark.parametrize("faulty", [{"origin": "somebody"}, {"help_name": '"  "'}, {"help_name": ""}])
def test_a_fact_without_words_or_origin_is_refused(tmp_path: Path, faulty: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        load_facts(facts_file(tmp_path, **faulty), ZH_EN)
    assert {finding.code for finding in refused.value.findings} == {"FA001"}
    assert all(finding.line for finding in refused.value.findings)


def test_a_box_needs_items(tmp_path: Path) -> None:
    path = tmp_path / "boxes.yml"
    path.write_text("a: { title: { zh: x, en: x }, items: [], end: { zh: x, en: x } }\n", encoding="utf-8")
    with pytest.raises(Refused):
        load_boxes(path, ZH_EN)
