"""The registry of topics: form, successors, contexts, and its agreement with the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from content.sources import FrontMatter, Source
from content.topic_pages import check_pages
from guard.report.findings import Refused
from tests.made import ZH_EN
from topics.registry import crowded_levels, load_topics

ONE = {"since": "1.0.0", "page": "account/index.md"}
EMERGENCY = {"id": "a", "label": {"zh": "x", "en": "x"}, "hint": {"zh": "x", "en": "x"}}
SECTIONS = {"account": {"zh": "账户", "en": "Account"}}


# The build's own folders: topic pages, the other language, the copy for apps, scripts, search data.
TAKEN = ["go", "en", "offline", "assets", "search", "search-help"]


def registry_file(tmp_path: Path, topics: Mapping[str, object], **more: object) -> Path:
    path = tmp_path / "topics.yml"
    data = {"sections": SECTIONS, "topics": topics, "emergencies": [EMERGENCY], **more}
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    with pytest.raises(Refused) as refused:
        load_topics(path, ZH_EN)
    return [finding.code for finding in refused.value.findings]


@pytest.mark.parametrize(
    ("topics", "code"),
    [
        ({"a": {"since": "1.0.0"}}, "TP002"),
        ({"a": {**ONE, "replaced_by": "a"}}, "TP002"),
        ({"a": {"since": "1.0.0", "replaced_by": "b"}}, "TP003"),
        ({"a": {"since": "1.0.0", "replaced_by": "b"}, "b": {"since": "1.0.0", "replaced_by": "a"}}, "TP003"),
        ({"a": {**ONE, "contexts": ["send"]}, "b": {**ONE, "contexts": ["send"]}}, "TP004"),
        ({"a": {**ONE, "page": "../secret.md"}}, "TP001"),
        ({"a": {**ONE, "page": "/etc/x.md"}}, "TP001"),
        ({"a": {**ONE, "contexts": ["Not a context"]}}, "TP001"),
        ({"a": {**ONE, "since": "soon"}}, "TP001"),
        ({"b": ONE}, "TP005"),
        ({"a": {"since": "1.0.0", "replaced_by": "b"}, "b": ONE}, "TP005"),
        ({"a": {**ONE, "heading": "x"}}, "TP005"),
    ],
)
def test_faults(tmp_path: Path, topics: dict[str, object], code: str) -> None:
    assert code in codes(registry_file(tmp_path, topics))


@pytest.mark.parametrize("section", TAKEN)
def test_a_section_never_stands_where_the_build_writes(tmp_path: Path, section: str) -> None:
    assert codes(registry_file(tmp_path, {"a": ONE}, sections={**SECTIONS, section: SECTION})) == ["TP017"]
    sections = {**SECTIONS, f"account/{section}": SECTION, f"{section}-x9": SECTION}
    load_topics(registry_file(tmp_path, {"a": ONE}, sections=sections), ZH_EN)


@pytest.mark.parametrize("entries", [[{"also": ["b", "b"]}], [{"also": ["a"]}], [{}, {}]], ids=["also", "id", "entry"])
def test_an_emergency_is_named_once(tmp_path: Path, entries: list[dict[str, object]]) -> None:
    """The home page would list it twice."""
    path = registry_file(tmp_path, {"a": ONE, "b": ONE}, emergencies=[EMERGENCY | entry for entry in entries])
    assert codes(path) == ["TP005"]


def test_a_successor_that_is_no_topic_is_named(tmp_path: Path) -> None:
    topics = {"a": ONE, "fees": ONE, "old-fees": {"since": "1.0.0", "replaced_by": "fes"}}
    with pytest.raises(Refused) as refused:
        load_topics(registry_file(tmp_path, topics), ZH_EN)
    (finding,) = refused.value.findings
    assert str(finding).endswith("TP003 old-fees: replaced_by: fes is no topic; did you mean fees?") and finding.line


@pytest.mark.parametrize("since", [1.1, 1, "1.1"])
def test_a_version_of_two_parts_is_said_at_once(tmp_path: Path, since: object) -> None:
    with pytest.raises(Refused) as refused:
        load_topics(registry_file(tmp_path, {"a": {**ONE, "since": since}}), ZH_EN)
    (finding,) = refused.value.findings
    assert "no version; write three numbers" in str(finding)


def test_successors_are_followed(tmp_path: Path) -> None:
    topics = {"a": ONE, "old": {"since": "1.0.0", "replaced_by": "mid"}, "mid": {"since": "1.0.0", "replaced_by": "a"}}
    registry = load_topics(registry_file(tmp_path, topics), ZH_EN)
    assert registry.resolve("old").page == "account/index.md"
    with pytest.raises(KeyError):
        registry.resolve("never-published")


def page(lang: str, path: str, topic: str) -> Source:
    words = {"title": "t", "description": "d", "keywords": ("k",), "questions": ("q",)}
    meta = FrontMatter(id=topic, reviewed=date(2026, 1, 1), **words)
    return Source(lang, ZH_EN[lang].path, path, f"docs/{lang}/{path}", meta, "", 9)


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([("account/index.md", "a")], []),
        ([], ["TP007", "TP007"]),
        ([("account/index.md", "a"), ("account/new.md", "new")], ["TP006", "TP006"]),
        ([("account/index.md", "other")], ["TP006", "TP006", "TP008", "TP008"]),
        ([("account/index.md", "a"), ("elsewhere/x.md", "home")], []),
        ([("account/index.md", "a"), ("fees.md", "new")], ["TP006", "TP006", "TP009", "TP009"]),
        ([("account/index.md", "a"), ("account/old.md", "old")], ["TP013", "TP013"]),
    ],
)
def test_pages_and_registry_agree(tmp_path: Path, pages: list[tuple[str, str]], expected: list[str]) -> None:
    registry = load_topics(registry_file(tmp_path, {"a": ONE, "old": {"since": "1.0.0", "replaced_by": "a"}}), ZH_EN)
    sources = [page(lang, path, topic) for path, topic in pages for lang in ("zh", "en")]
    findings = check_pages(registry, sources, ZH_EN)
    assert sorted(finding.code for finding in findings) == expected
    assert all((finding.line or finding.code == "TP009") and finding.fix for finding in findings)
    assert "  " not in " ".join(map(str, findings))


SECTION = {"zh": "x", "en": "X"}


@pytest.mark.parametrize(
    ("sections", "topics", "code"),
    [
        ({"account": SECTION, "fees/networks": SECTION}, {}, "TP014"),
        ({"s": {**SECTION}}, {f"t{number}": {**ONE, "page": f"s/t{number}.md"} for number in range(61)}, "TP016"),
        ({"s/": SECTION}, {}, "TP001"),
        ({"S/t": SECTION}, {}, "TP001"),
    ],
    ids=["in-none", "many-pages", "slash", "capital"],
)
def test_faults_of_sections(tmp_path: Path, sections: dict[str, object], topics: dict[str, object], code: str) -> None:
    path = registry_file(tmp_path, {"a": ONE, **topics}, sections=sections)
    assert codes(path) == [code]


@pytest.mark.parametrize(("around", "many"), [("", 25), ("", 24), ("s/", 25), ("s/", 24)])
def test_many_sections_are_a_warning(tmp_path: Path, around: str, many: int) -> None:
    """A large site is built as it is, however many sections stand beside each other."""
    sections = {"s": SECTION} if around else {}
    sections |= {f"{around}t{number}": {**SECTION} for number in range(many)}
    findings = crowded_levels(load_topics(registry_file(tmp_path, {"a": ONE}, sections=sections), ZH_EN))
    assert [(one.code, one.severity) for one in findings] == [("TP015", "warning")] * (many > 24)
    assert all(one.line for one in findings)


def test_sections_in_sections(tmp_path: Path) -> None:
    sections = {"a": SECTION, "b": SECTION, "a/x": SECTION, "a/x/y": SECTION, "a/w": SECTION}
    registry = load_topics(registry_file(tmp_path, {"a": ONE}, sections=sections), ZH_EN)
    assert registry.sections_in("") == ["a", "b"]
    assert (registry.sections_in("a"), registry.sections_in("a/x")) == (["a/x", "a/w"], ["a/x/y"])


def test_which_ids_lead_to_a_page(tmp_path: Path) -> None:
    """Its own, those of its headings, and retired ones."""
    there = {**ONE, "page": "a/x.md"}
    topics = {
        "a": ONE,
        "x": there,
        "part": {**there, "heading": "now"},
        "old": {"since": "1.0.0", "replaced_by": "part"},
        "y": {**ONE, "page": "a/y.md"},
    }
    registry = load_topics(registry_file(tmp_path, topics), ZH_EN)
    assert registry.ids_of_page("a/x.md") == {"x", "part", "old"}
    assert (registry.ids_of_page("a/y.md"), registry.ids_of_page("a/z.md")) == ({"y"}, set())
