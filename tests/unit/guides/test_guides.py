"""Guides: every fault of a tree has its line, every way ends, and the page links each step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from guard.report.findings import Refused
from guides import Guide, load_guides
from guides.model import MOST_QUESTIONS
from guides.render import Ways, guide_block
from tests.made import ZH_EN, editions
from tests.support.markup import first


def text(words: str) -> dict[str, str]:
    return {"zh": f"{words}字", "en": words}


def question(*leads: str) -> dict[str, Any]:
    return {"question": text("Why?"), "answers": [{"label": text(f"To {name}"), "to": name} for name in leads]}


END = {"end": text("Wait & see"), "do": [text("Wait")], "avoid": [text("Pay")], "topic": "fees", "channel": "phone"}


def loaded(folder: Path, steps: dict[str, Any], start: str = "a") -> Guide:
    path = folder / "guides.yml"
    value = {"guides": {"money": {"start": start, "steps": steps}}}
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load_guides(path, ZH_EN, ["fees"], ["phone"], ["transfer"]).guides["money"]


def chain(questions: int) -> dict[str, Any]:
    steps = {f"q{number}": question(f"q{number + 1}", "end") for number in range(questions - 1)}
    return {**steps, f"q{questions - 1}": question("end", "end"), "end": END}


def test_a_site_without_the_file_has_none(tmp_path: Path) -> None:
    assert load_guides(tmp_path / "guides.yml", ZH_EN, [], []).guides == {}


def test_a_whole_tree(tmp_path: Path) -> None:
    guide = loaded(tmp_path, {"a": question("b", "c"), "b": question("c", "d"), "c": END, "d": END})
    followed = guide.follow()
    assert set(guide.ends) == {"c", "d"} and followed.longest == 2
    assert followed.parents == {"a": "", "b": "a", "c": "a", "d": "b"}
    assert loaded(tmp_path, chain(MOST_QUESTIONS), "q0").follow().longest == MOST_QUESTIONS


FAULTS = [
    ({"a": question("b", "b"), "b": {**END, "more": 1}}, "GU001", "more"),
    ({"a": question("b")}, "GU001", "at least 2"),
    ({"a": question("b", "b"), "b": {key: END[key] for key in END if key != "avoid"}}, "GU001", "avoid"),
    ({"a": question("b", "x"), "b": END}, "GU002", "no step is called x"),
    ({"a": question("b", "b"), "b": END, "c": END}, "GU002", "no answer leads to c"),
    ({"a": question("b", "a"), "b": END}, "GU003", "comes round to a"),
    ({"a": question("b", "b"), "b": {**END, "topic": "fee"}}, "GU004", "unknown topic fee"),
    ({"a": question("b", "b"), "b": {**END, "channel": "fone"}}, "GU004", "unknown channel fone"),
    ({"a": question("b", "b"), "b": {**END, "case": "transfers"}}, "GU004", "unknown case transfers"),
    ({"a": question("b", "b"), "b": {**END, "do": [text("[See](topic:fee)")]}}, "GU005", "unknown topic fee"),
    ({"a": question("b", "b"), "b": {**END, "avoid": [text("[See](../fees.md)")]}}, "GU005", "another form"),
    ({"a": question("b", "b"), "b": {**END, "do": [text("[See] (topic:fees)")]}}, "GU005", "another form"),
    ({"a": {**question("b", "b"), "hint": {"zh": "看", "en": "[See](topic:fees)"}}, "b": END}, "GU005", "in en alone"),
    ({"a": question("b", "b"), "b": {**END, "end": text("[See](topic:fees)")}}, "GU005", "no link inside"),
    ({"a": {**question("b", "b"), "question": text("[Why](topic:fees)?")}, "b": END}, "GU005", "no link inside"),
]


@pytest.mark.parametrize(("steps", "code", "says"), FAULTS)
def test_a_fault_names_its_line(tmp_path: Path, steps: dict[str, Any], code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        loaded(tmp_path, steps)
    found = refused.value.findings
    assert {finding.code for finding in found} == {code}
    assert any(says in finding.message for finding in found) and all(finding.line > 1 for finding in found)


def test_a_way_may_not_be_longer(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="GU003"):
        loaded(tmp_path, chain(MOST_QUESTIONS + 1), "q0")


def test_the_page_links_every_step(tmp_path: Path) -> None:
    transfer = {**END, "case": "transfer"}
    guide = loaded(tmp_path, {"a": question("b", "c"), "b": question("c", "d"), "c": END, "d": transfer})
    ways = Ways(
        lambda name: (f"Page {name}", f"../{name}/"), lambda name: f"<i>{name}</i>", lambda kind: f"../case/#{kind}"
    )
    html = guide_block(guide, editions()["en"], ways)
    tree = LexborHTMLParser(html)
    headings = {heading.id for heading in tree.css("h3")}
    assert headings == {"step-a", "step-b", "step-c", "step-d"}
    assert {(a.attributes["href"] or "").removeprefix("#") for a in tree.css(".guide__answer")} == headings - {"step-a"}
    assert [a.attributes["href"] for a in tree.css(".guide__back")] == ["#step-a", "#step-a", "#step-b"]
    assert first(tree, "[data-step=c] .guide__more a").attributes["href"] == "../fees/"
    assert first(tree, "[data-step=c] i").text() == "phone"
    assert [a.attributes["href"] for a in tree.css(".guide__case a")] == ["../case/#transfer"]


def test_a_text_links_to_a_topic(tmp_path: Path) -> None:
    see = text("First [see <fees> & more](topic:fees), then [fees](topic:fees) & wait")
    guide = loaded(tmp_path, {"a": {**question("b", "b"), "hint": see}, "b": {**END, "do": [see], "avoid": [see]}})
    html = guide_block(guide, editions()["en"], Ways(lambda name: (name, f"../{name}/?a&b"), str, str))
    way = '<a href="../fees/?a&amp;b">'
    assert html.count(f"First {way}see &lt;fees&gt; &amp; more</a>, then {way}fees</a> &amp; wait") == 3
