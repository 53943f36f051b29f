"""An address that changed needs a review of its own: on the day of the change, or later."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from channels import load_channels
from scripts.ready import reviewed_before
from tests.support.paths import ROOT

WHO = {f"GIT_{role}_{key}": "x" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
OLD, NEW = "https://chat.imwallet.example", "https://talk.imwallet.example"


def committed(root: Path, day: str) -> None:
    when = {f"GIT_{role}_DATE": f"{day}T12:00:00 +0800" for role in ("AUTHOR", "COMMITTER")}
    for command in (["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=root, check=True, env={**os.environ, **WHO, **when})


@pytest.mark.parametrize(
    ("changed", "reviewed", "refused"),
    [
        ("2026-11-25", "2026-11-22", True),  # the review of the old address
        ("2026-11-25", "2026-11-23", False),  # proven first, then put on the list
        ("2026-11-22", "2026-11-22", False),  # a slip of the same day, mended and proven again
    ],
)
def test_an_address_is_not_older_than_its_review(tmp_path: Path, changed: str, reviewed: str, refused: bool) -> None:
    path = tmp_path / "docs" / "channels.yml"
    path.parent.mkdir()
    text = (ROOT / "tests" / "fixtures" / "channels.yml").read_text(encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    path.write_text(text, encoding="utf-8")
    committed(tmp_path, "2026-11-22")
    parts = text.partition(OLD)
    after = parts[2].replace("reviewed: 2026-11-22", f"reviewed: {reviewed}", 1)
    path.write_text(parts[0] + NEW + after, encoding="utf-8")
    committed(tmp_path, changed)
    found = [finding.message.split()[0] for finding in reviewed_before(load_channels(path), tmp_path)]
    assert found == (["live-chat"] if refused else [])


def test_a_commit_that_says_the_address_again_is_no_review(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "channels.yml"
    path.parent.mkdir()
    text = (ROOT / "tests" / "fixtures" / "channels.yml").read_text(encoding="utf-8")
    changed = text.replace(OLD, NEW, 1)
    again = changed.replace("evidence: A host", f"evidence: {NEW} is a host")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for day, version in enumerate([text, "channels: [", changed, again], start=22):  # one that nobody can read, too
        path.write_text(version, encoding="utf-8")
        committed(tmp_path, f"2026-11-{day}")
    found = [finding.message.split()[0] for finding in reviewed_before(load_channels(path), tmp_path)]
    assert found == ["live-chat"]


def test_an_address_that_is_not_committed_yet_wants_a_review(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "channels.yml"
    path.parent.mkdir()
    text = (ROOT / "tests" / "fixtures" / "channels.yml").read_text(encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    path.write_text(text, encoding="utf-8")
    committed(tmp_path, "2026-11-22")
    assert list(reviewed_before(load_channels(path), tmp_path)) == []
    path.write_text(text.replace(OLD, NEW, 1), encoding="utf-8")
    assert [finding.code for finding in reviewed_before(load_channels(path), tmp_path)] == ["RE003"]
