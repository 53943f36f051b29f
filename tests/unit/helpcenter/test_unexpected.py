"""Errors that nobody foresaw, as findings with a file and a line."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from guard.report.findings import Finding, Refused
from helpcenter.unexpected import findings_of


def caught(work: object) -> Exception:
    with pytest.raises(Exception) as info:
        work()  # type: ignore[operator]
    return info.value


def test_what_carries_findings_is_told_by_them(tmp_path: Path) -> None:
    finding = Finding("docs/a.md", 2, "FM001", "x")
    assert findings_of(Refused([finding]), tmp_path) == (finding,)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("overrides/base.html", "a\n{% block x }", "overrides/base.html:2"),
        ("overrides/base.html", "a\nb\n{{ x.y.z }}", "overrides/base.html:3"),
        ("overrides/base.html", "{% include 'none.html' %}", "overrides/base.html:1"),
    ],
)
def test_templates(tmp_path: Path, name: str, text: str, place: str) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path / "overrides"), autoescape=True)
    error = caught(lambda: environment.get_template("base.html").render())
    [finding] = findings_of(error, tmp_path)
    assert str(finding).startswith(f"{place} MK002 ended the build: ")


def test_files(tmp_path: Path) -> None:
    error = caught(lambda: (tmp_path / "docs" / "a.svg").read_text(encoding="utf-8"))
    assert str(findings_of(error, tmp_path)[0]).startswith("docs/a.svg MK002 ended the build: FileNotFoundError")


def test_whatever_else(tmp_path: Path) -> None:
    said = str(findings_of(ValueError("one\n  two"), tmp_path)[0])
    assert said.startswith("mkdocs.yml MK002 ended the build: ValueError: one two; ")
    assert "no message" in str(findings_of(KeyboardInterrupt(), tmp_path)[0])
