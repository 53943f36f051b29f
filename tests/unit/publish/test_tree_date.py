"""The date of a tree: its own commit's, or none. Nothing is made up that looks like one."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.tree_date import tree_date, undated

WHEN = 1795320000  # 2026-11-22
AGO = {"GIT_COMMITTER_DATE": f"{WHEN} +0000", "GIT_AUTHOR_DATE": f"{WHEN} +0000"}
WHO = ["-c", "user.name=x", "-c", "user.email=x@imwallet.example"]


def commit(folder: Path, environment: dict[str, str] = AGO) -> None:
    (folder / "page.md").write_text("x", encoding="utf-8")
    for command in (["init", "-q"], ["add", "."], [*WHO, "commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True, env=environment | {"PATH": "/usr/bin:/bin"})


def inside_another(folder: Path) -> None:
    """A source archive that was unpacked inside somebody's repository: git knows a date, and it is another's."""
    commit(folder.parent)


def only_begun(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)


def begin(folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)


def edited(folder: Path) -> None:
    commit(folder)
    (folder / "page.md").write_text("y", encoding="utf-8")


def of_the_future(folder: Path) -> None:
    commit(folder, dict.fromkeys(AGO, "4000000000 +0000"))


CASES: list[tuple[Callable[[Path], None] | None, dict[str, str], int | None, str]] = [
    (commit, {}, WHEN, ""),
    (None, {}, None, "git does not know this folder (fatal: not a git repository"),
    (inside_another, {}, None, "git knows the folder around this one alone"),
    (begin, {}, None, "nothing is comm"),
    (of_the_future, {}, None, "in the future"),
    (edited, {}, WHEN, "differs from its commit (page.md)"),
    # What somebody states is believed where it can be a moment.
    (None, {"SOURCE_DATE_EPOCH": str(WHEN)}, WHEN, ""),
    (edited, {"SOURCE_DATE_EPOCH": str(WHEN)}, WHEN, ""),
    (commit, {"SOURCE_DATE_EPOCH": ""}, WHEN, ""),
    (commit, {"SOURCE_DATE_EPOCH": "0"}, None, "'0', no moment after 1970"),
    (commit, {"SOURCE_DATE_EPOCH": "2026-11-22"}, None, "no moment after 1970"),
    (commit, {"SOURCE_DATE_EPOCH": "-5"}, None, "no moment after 1970"),
    (commit, {"SOURCE_DATE_EPOCH": "\u0661"}, None, "no moment after 1970"),
    (commit, {"SOURCE_DATE_EPOCH": "4000000000"}, None, "in the future"),
]


@pytest.mark.parametrize(("make", "environment", "seconds", "says"), CASES, ids=range(len(CASES)))
def test_a_release_has_the_date_of_its_own_commit(
    tmp_path: Path,
    make: Callable[[Path], None] | None,
    environment: dict[str, str],
    seconds: int | None,
    says: str,
) -> None:
    folder = tmp_path / "around" / "tree"
    folder.mkdir(parents=True)
    if make:
        make(folder)
    assert tree_date(folder, environment).seconds == seconds
    findings = undated(folder, environment)
    assert [finding.code for finding in findings] == (["RE001"] if says else [])
    assert says in " ".join(map(str, findings))


def test_a_machine_without_git_knows_no_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert "git cannot be run" in str(undated(tmp_path, {})[0])
