"""A case: every fault of its file has its line, the page lists all of it, and a link can write no address into it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from cases import Case, load_case
from cases.render import case_block
from channels import load_channels
from guard.report.findings import Refused
from tests.javascript import evaluate
from tests.made import ZH_EN, editions
from tests.support.markup import first

ROOT = Path(__file__).parents[3]


def text(words: str) -> dict[str, str]:
    return {"zh": f"{words}字", "en": words}


def loaded(folder: Path, value: dict[str, Any]) -> Case:
    path = folder / "case.yml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return load_case(path, ZH_EN, ["compromised"])


WHOLE: dict[str, Any] = {
    "fields": {"when": {"label": text("When")}, "hash": {"label": text("Hash <0>"), "form": "hash"}},
    "always": ["when"],
    "kinds": {
        "theft": {"label": text("Theft"), "fields": ["hash"], "first": "compromised", "report": ["when", "hash"]}
    },
}


def changed(kind: dict[str, Any] | None = None, **keys: Any) -> dict[str, Any]:
    theft = {**WHOLE["kinds"]["theft"], **(kind or {})}
    return {**WHOLE, "kinds": {"theft": theft}, **keys}


FAULTS = [
    (changed({"fields": []}), "CA001", "at least 1"),
    (changed({"fields": ["hsh"]}), "CA002", "no field is called hsh"),
    (changed({"fields": ["hash", "hash"]}), "CA002", "hash is asked twice"),
    (changed({"fields": ["hash", "when"]}), "CA002", "when is asked twice"),
    (changed({"report": ["hour"]}), "CA002", "no field is called hour"),
    (changed(always=[]), "CA002", "nobody is asked for when"),
    (changed({"first": "compromise"}), "CA003", "unknown topic compromise"),
]


@pytest.mark.parametrize(("value", "code", "says"), FAULTS)
def test_a_fault_names_its_line(tmp_path: Path, value: dict[str, Any], code: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        loaded(tmp_path, value)
    found = refused.value.findings
    assert {finding.code for finding in found} == {code}
    assert any(says in finding.message for finding in found) and all(finding.line > 1 for finding in found)


def test_a_site_without_the_file_has_none(tmp_path: Path) -> None:
    assert not load_case(tmp_path / "case.yml", ZH_EN).kinds


def test_without_scripts_the_page_lists_all_of_it(tmp_path: Path) -> None:
    channels = load_channels(ROOT / "tests" / "site" / "fixture" / "docs" / "channels.yml")
    html = case_block(
        loaded(tmp_path, WHOLE), channels, editions()["en"], ["ERR_1"], lambda name: (name, f"../{name}/")
    )
    page = LexborHTMLParser(html)
    assert [node.text() for node in page.css(".case__title")] == ["Theft", editions()["en"].words.case.always]
    assert [node.text() for node in page.css("li")] == ["Hash <0>", "When"]
    assert first(page, ".case__first a").attributes["href"] == "../compromised/"


@pytest.mark.parametrize(
    ("search", "given"),
    [
        ("?app=5.2.1&os=Android 14&ctx=ERR_1", {"app": "5.2.1", "os": "Android 14", "ctx": "ERR_1"}),
        ("?app=%20v12%20&os=iOS", {"app": "v12", "os": "iOS"}),
        ("?ctx=ERR_2&os=Evil 12&app=1.2.3.4.5", {}),
        ("?app=help@evil.example&os=Android 14 call 12025550100&ctx=telegram_evil", {}),
        ("?app=5.2%0Ahelp@evil.example&os=Android 14%0Aevil.example", {}),
    ],
)
def test_a_link_fills_in_only_what_the_app_may_say(search: str, given: dict[str, str]) -> None:
    assert evaluate("case/text.js", "return m.given(...v);", search, ["ERR_1"]) == given


def test_the_text_and_the_draft() -> None:
    answers = [
        {"label": "When", "value": " today "},
        {"label": "What $&", "value": "a\n{value} b"},
        {"label": "x", "value": " "},
    ]
    made = evaluate("case/text.js", "return m.textOf(...v);", "Theft", answers, "{label}: {value}")
    assert made == "Theft\n\nWhen: today\nWhat $&: a\n{value} b"
    assert evaluate("case/text.js", "return m.textOf(...v);", "Theft", answers[2:], "{label}: {value}") == ""
    draft = evaluate("case/text.js", "return m.draft(...v);", "care@tidewallet.example", "A&B", made)
    assert draft == (
        "mailto:care@tidewallet.example?subject=A%26B&body=Theft%0D%0A%0D%0AWhen%3A%20today%0D%0A"
        "What%20%24%26%3A%20a%0D%0A%7Bvalue%7D%20b"
    )
    assert evaluate("case/text.js", "return m.draft(...v);", "care@tidewallet.example", "A", "字" * 2000) == ""
