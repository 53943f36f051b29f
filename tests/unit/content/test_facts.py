"""Operator facts, button names and boxes: both languages, where each fact comes from, and what pages get."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.facts import load_boxes, load_facts
from guard.report.findings import Refused
from helpcenter.load import Site, load_site
from helpcenter.render import Rendering
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


@pytest.fixture(scope="module")
def loaded(root: Path) -> Site:
    return load_site(root)


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("docs/zh/fees/swap.md", "打开 {{ ui help }} 看", "打开<strong>「帮助与客服」</strong>看"),
        ("docs/en/fees/swap.md", "Open {{ ui help }} now", "Open <strong>Help &amp; support</strong> now"),
        ("docs/en/fees/swap.md", "{{ reply support-email }}", "usually within 1–2 working days"),
        ("docs/zh/fees/swap.md", "{{ open phone }}", "周一至周五 09:00–18:00（北京时间）"),
    ],
)
def test_what_pages_get(loaded: Site, file: str, text: str, expected: str) -> None:
    assert Rendering(loaded).markdown(loaded.sources.of_file(file), text) == expected


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ ui halp }}", "did you mean help?"),
        ("{{ fact }}", "takes one name, not 0"),
        ("{{ box never-aks }}", "did you mean never-ask?"),
        ("{{ next compromized }}", "did you mean compromised?"),
        ("{{ channel live-chta }}", "did you mean live-chat?"),
        ("{{ reply website }}", "has no reply: on the list"),
        ("{{ channels x }}", "takes no names"),
        ("{{ diagram nothing }}", "unknown diagram nothing"),
    ],
)
def test_a_wrong_name_is_a_finding_with_a_hint(loaded: Site, text: str, says: str) -> None:
    rendering = Rendering(loaded)
    rendering.markdown(loaded.sources.of_file("docs/en/fees/swap.md"), text)
    assert [says in str(finding) for finding in rendering.findings] == [True]
