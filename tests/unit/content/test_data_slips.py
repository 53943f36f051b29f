"""Slips in data files and front matter that once were read as something else, without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from content.length import empty_pages
from content.read_pages import read_sources
from guard.report.findings import Finding, Refused
from incidents import load_incidents
from search import load_synonyms
from tests.made import ZH_EN
from topics.released import load_released
from wallet import load_wallet

PAGE = """---
id: fees
title: {title}
description: {title}
keywords: [k]
questions: [q]
reviewed: 2026-11-01
---
{body}"""


def refused(read: Callable[[], object]) -> list[Finding]:
    """Return the faults with which something is refused, each of which has a cure."""
    with pytest.raises(Refused) as told:
        read()
    assert all(finding.fix and "pattern" not in finding.message for finding in told.value.findings), told.value
    return list(told.value.findings)


def pages(root: Path, body: str = "1\n") -> Path:
    for tag in ZH_EN:
        (root / tag).mkdir()
        text = PAGE.format(title="费用" if tag == "zh" else "Fees", body=body)
        (root / tag / "fees.md").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("incident.yml", "did you mean incidents.yml?"),
        ("incidents.yaml", "did you mean incidents.yml?"),
        ("case.yml.bak", "did you mean case.yml?"),
        ("wording/eng.yml", "did you mean en.yml?"),
        ("wordings/en.yml", "move it out"),
        ("zh/synonyms.yml", "move it out"),
        ("zh/fees.txt", "delete it"),
        ("zh/fees.md~", "delete it"),
    ],
)
def test_a_file_that_nobody_reads_is_told(tmp_path: Path, name: str, cure: str) -> None:
    docs = pages(tmp_path)
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_text("x", encoding="utf-8")
    (finding,) = refused(lambda: read_sources(docs, ZH_EN))
    assert (finding.file, finding.code) == (f"{tmp_path.name}/{name}", "FM011") and cure in finding.fix


def test_files_that_are_read_are_none(tmp_path: Path) -> None:
    docs = pages(tmp_path)
    (docs / "wording").mkdir()
    for name in (
        "incidents.yml",
        "wording/en.yml",
        "zh/form.pdf",
        "zh/send.dark.png",
        "en/.fees.md.swp",
        "pictures.lock.json",
    ):
        (docs / name).write_bytes(b"x")
    assert len(list(read_sources(docs, ZH_EN))) == 2


@pytest.mark.parametrize("body", ["", "\n \n\n"])
def test_a_page_without_text_is_told_and_stops_nothing(tmp_path: Path, body: str) -> None:
    sources = read_sources(pages(tmp_path, body), ZH_EN)
    told = [one for source in sources for one in empty_pages(source)]
    assert {(one.code, one.line, one.severity) for one in told} == {("FM012", 9, "warning")}


def test_a_byte_of_another_encoding_has_its_line(tmp_path: Path) -> None:
    path = pages(tmp_path) / "en" / "fees.md"
    path.write_bytes(path.read_bytes() + b"a\nna\xefve\n")
    (finding,) = refused(lambda: read_sources(tmp_path, ZH_EN))
    assert (finding.code, finding.line) == ("FM001", 11)


SYNONYMS = (
    "zh: {{ replace: {{ 到账: [{0}] }}, groups: [], weak: [], drop: [] }}\nen: {{ groups: [], weak: [], drop: [] }}\n"
)


@pytest.mark.parametrize(
    "word", ["入账，进账", "入账、进账", "入账；进账", "'入账;进账'", "入账/进账", "“入账”", "入账”", "入账﹐进账"]
)
def test_two_synonyms_in_one_are_told(tmp_path: Path, word: str) -> None:
    path = tmp_path / "synonyms.yml"
    path.write_text(SYNONYMS.format(word), encoding="utf-8")
    (finding,) = refused(lambda: load_synonyms(path, ZH_EN))
    assert (finding.code, finding.line) == ("SE001", 1) and "plain commas" in finding.fix
    path.write_text(SYNONYMS.format("入账, 进账, wi-fi, can't"), encoding="utf-8")
    assert load_synonyms(path, ZH_EN)


@pytest.mark.parametrize("word", ["到账、入账", "到账，入账", "“进账”", "swap; bridge", "到账；入账", "「到账"])
def test_two_keywords_in_one_are_told(tmp_path: Path, word: str) -> None:
    docs = pages(tmp_path)
    path = docs / "zh" / "fees.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[k]", f"['{word}']"), encoding="utf-8")
    (finding,) = refused(lambda: read_sources(docs, ZH_EN))
    assert (finding.code, finding.line) == ("FM006", 5) and "plain commas" in finding.fix
    path.write_text(text.replace("[k]", "[wi-fi, can't, A/B, 3.5 %]"), encoding="utf-8")
    assert read_sources(docs, ZH_EN)


OPERATOR = "name: {{ zh: 无名, en: {0} }}\napp: nameless\n{1}"


@pytest.mark.parametrize(
    ("name", "more", "line"),
    [
        ('"No\\nname"', "", 1),
        ('"No\\tname"', "", 1),
        ('"No  name"', "", 1),
        ("Nameless", 'look: { brand: { light: "#05a", dark: "#7cc4dd" } }', 3),
        ("Nameless", "feedback: /Feed back", 3),
        ("Nameless", "app_links: { ios: [nameless] }", 3),
    ],
)
def test_the_operator_is_told_what_to_write(tmp_path: Path, name: str, more: str, line: int) -> None:
    path = tmp_path / "operator.yml"
    path.write_text(OPERATOR.format(name, more), encoding="utf-8")
    assert [one.line for one in refused(lambda: load_wallet(path, ZH_EN))] == [line]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.0.0\ntopics", "v1.0.0\ntopics"),
        ("since: 1.0.0", "since: 1.0.0.0"),
        ("fees/index.md", "'fees/index.md '"),
        ("fees/index.md", "fees/in\u00a0dex.md"),
        ("fees/index.md", "fees\\index.md"),
        ("  fees:", "  'fees ':"),
        ("fee: fees", "'fee ': fees"),
        ("fee: fees", "fee: 'fees '"),
    ],
)
def test_a_blank_in_what_was_released_is_told(tmp_path: Path, old: str, new: str) -> None:
    text = "release: 1.0.0\ntopics:\n  fees: { since: 1.0.0, page: fees/index.md }\ncontexts:\n  fee: fees\n"
    path = tmp_path / "topics.released.yml"
    path.write_text(text, encoding="utf-8")
    assert load_released(path)
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert {one.code for one in refused(lambda: load_released(path))} == {"TP020"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at: 2026-12-01T12", "at: 2026-11-01T12"),
        ("08:00:00+08:00\n    upd", "08:00:00\n    upd"),
        ("2026-12-01T08", "soon"),
    ],
)
def test_moments_of_an_incident(tmp_path: Path, old: str, new: str) -> None:
    text = """incidents:
  - id: slow
    severity: notice
    title: { zh: 变慢, en: Slow }
    text: { zh: 等一等。, en: Wait. }
    from: 2026-12-01T08:00:00+08:00
    updates:
      - at: 2026-12-01T12:00:00+08:00
        text: { zh: 好了。, en: It is well. }
"""
    path = tmp_path / "incidents.yml"
    path.write_text(text, encoding="utf-8")
    assert load_incidents(path, ZH_EN, [])
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert {one.code for one in refused(lambda: load_incidents(path, ZH_EN, []))} == {"IN001"}
