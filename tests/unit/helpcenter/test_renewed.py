"""A preview that is written over the one before holds what a new one would hold, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from helpcenter.folder import Renewed

BEFORE = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", "c/d/picture.svg": b"c"}


def written(root: Path, files: dict[str, bytes]) -> None:
    renewed = Renewed(root)
    renewed.clean(str(root))
    for name, content in files.items():
        renewed.write(content, str(root / name))
    renewed.sweep()


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE | {"a/index.html": b"A"},  # as long as before
        BEFORE | {"e/f/index.html": b"new"},
        {"index.html": b"home"},
        {},
    ],
)
def test_the_site_is_there_and_nothing_of_the_one_before(tmp_path: Path, after: dict[str, bytes]) -> None:
    written(tmp_path, BEFORE)
    written(tmp_path, after)
    assert held(tmp_path) == after
    assert all(any(folder.iterdir()) for folder in tmp_path.rglob("*/"))


def test_what_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    written(tmp_path, BEFORE)
    for name in BEFORE:
        os.utime(tmp_path / name, (0, 0))
    written(tmp_path, BEFORE | {"index.html": b"other"})
    assert {name for name in BEFORE if (tmp_path / name).stat().st_mtime} == {"index.html"}


def test_a_copied_file_is_a_written_one(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x")
    renewed = Renewed(tmp_path / "site")
    renewed.copy(str(tmp_path / "source"), str(tmp_path / "site" / "y" / "target"))
    renewed.sweep()
    assert held(tmp_path / "site") == {"y/target": b"x"}


def test_another_folder_is_emptied_as_ever(tmp_path: Path) -> None:
    written(tmp_path, BEFORE)
    Renewed(tmp_path / "site").clean(str(tmp_path / "a"))
    assert "a/index.html" not in held(tmp_path)
