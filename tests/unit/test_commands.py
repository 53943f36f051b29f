"""What any command says of a data file that it cannot read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import ready
from tests.support.fixture_site import FIXTURE
from tests.support.paths import ROOT

BEGIN = "import scripts\nfrom guard.report.findings import Finding, Refused\n"
FINDING = 'Finding("docs/facts.yml", 3, "FA001", "begins with a tab", "put blanks in its place")'


@pytest.mark.parametrize(
    ("raised", "says"),
    [
        (f"Refused([{FINDING}])", "docs/facts.yml:3 FA001 begins with a tab; put blanks in its place\n"),
        ("ValueError('x')", "Traceback"),
    ],
)
def test_a_fault_of_a_file_is_a_finding_and_any_other_a_traceback(raised: str, says: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{BEGIN}raise {raised}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"hooks{os.pathsep}."},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == says if says.endswith("\n") else done.stderr.startswith(says)


def test_the_checklist_ends_where_a_file_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FIXTURE / "docs", tmp_path / "docs")
    (tmp_path / "docs" / "languages.yml").write_text("languages: {}\n", encoding="utf-8")
    monkeypatch.setattr(ready, "ROOT", tmp_path)
    assert ready.main() == 1
    assert "docs/languages.yml:1 LA001 " in capsys.readouterr().out
