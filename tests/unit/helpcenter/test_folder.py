"""A site that is written over the one before holds what a new one would hold, and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from guard.read.file_cache import digest_of
from helpcenter.folder import Folder

BEFORE = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", "c/d/picture.svg": b"c"}


def written(root: Path, files: dict[str, bytes]) -> Folder:
    folder = Folder(root, over=True)
    for name, content in files.items():
        folder.write_file(content, str(root / name))
    folder.take_others()
    folder.sweep()
    assert dict(folder) == files
    return folder


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE | {"a/index.html": b"A"},  # as long as before
        BEFORE | {"a/index.html": b"longer", "index.html": b""},
        BEFORE | {"e/f/index.html": b"new"},
        {"index.html": b"home"},
        {"a": b"a file where a folder was", "index.html/a": b"and a folder where a file was"},
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


def linked(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def linked_twice(path: Path, outside: Path) -> None:
    os.link(outside, path)


def not_to_be_written(path: Path, outside: Path) -> None:
    path.write_bytes(outside.read_bytes())
    path.chmod(0o400)


@pytest.mark.parametrize("make", [linked, linked_twice, not_to_be_written])
def test_what_is_written_lands_nowhere_else(tmp_path: Path, make: Callable[[Path, Path], None]) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"mine")
    written(tmp_path / "site", BEFORE)
    (tmp_path / "site" / "index.html").unlink()
    make(tmp_path / "site" / "index.html", outside)
    written(tmp_path / "site", BEFORE)
    assert held(tmp_path / "site") == BEFORE
    assert outside.read_bytes() == b"mine"


def test_a_folder_that_leads_elsewhere_is_made_anew(tmp_path: Path) -> None:
    written(tmp_path / "site", {"index.html": b"home"})
    (tmp_path / "outside").mkdir()
    (tmp_path / "site" / "a").symlink_to(tmp_path / "outside")
    written(tmp_path / "site", BEFORE)
    assert held(tmp_path / "site") == BEFORE
    assert not held(tmp_path / "outside")


def test_what_somebody_else_writes_meanwhile_is_a_file_like_others(tmp_path: Path) -> None:
    written(tmp_path, BEFORE)
    folder = Folder(tmp_path, over=True)
    for name in ("c/d/picture.svg", "new.txt"):
        (tmp_path / name).write_bytes(b"by a plugin")
    folder.take_others()
    folder.sweep()
    assert held(tmp_path) == dict(folder) == dict.fromkeys(("c/d/picture.svg", "new.txt"), b"by a plugin")


def test_files_get_other_paths_and_go(tmp_path: Path) -> None:
    written(tmp_path, BEFORE)
    folder = Folder(tmp_path, over=True)
    folder.write(BEFORE)
    folder.rename("a/index.html", "x/y/index.html")
    folder.remove("a/b/index.html")
    folder.sweep()
    assert held(tmp_path) == dict(folder)
    assert set(folder) == {"index.html", "x/y/index.html", "c/d/picture.svg"}


def test_a_copied_file_is_a_written_one(tmp_path: Path) -> None:
    (tmp_path / "source").write_bytes(b"x")
    folder = Folder(tmp_path / "site")
    folder.copy_file(str(tmp_path / "source"), str(tmp_path / "site" / "y" / "target"))
    assert held(tmp_path / "site") == dict(folder) == {"y/target": b"x"}


@pytest.mark.parametrize("over", [True, False])
def test_pages_that_are_held_are_written_in_their_last_form(tmp_path: Path, over: bool) -> None:
    if over:
        written(tmp_path, BEFORE | {"gone.html": b"x"})
    folder = Folder(tmp_path, over=over, hold=True)
    for name in ("index.html", "a/index.html", "new/index.html", "one.svg"):
        folder.write_file(f"first {name}".encode(), str(tmp_path / name))
    assert set(held(tmp_path)) == ({*BEFORE, "gone.html"} if over else set()) | {"one.svg"}
    assert folder["a/index.html"] == b"first a/index.html" and "a/index.html" in folder
    folder.write({"a/index.html": b"second"})
    folder.take_others()
    folder.sweep()
    wanted = {name: f"first {name}".encode() for name in ("index.html", "new/index.html", "one.svg")}
    assert held(tmp_path) == dict(folder) == wanted | {"a/index.html": b"second"}


def test_the_digests_are_those_of_what_lies_there(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write({"a/x": b"1", "b": b"2", "c": b"3"})
    folder.write({"b": b"4"})
    folder.rename("a/x", "d/x")
    folder.remove("c")
    assert folder.digests == {name: sha256(content).hexdigest() for name, content in held(tmp_path).items()}


@pytest.mark.parametrize("hold", [False, True])
def test_of_a_file_that_is_known_to_lie_there_nothing_is_asked(
    tmp_path: Path, hold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 3600 * 10**9)
    before = {name: value for name, value in BEFORE.items() if name.endswith(".html")}
    written(tmp_path, before)
    for name in before:
        digest_of(tmp_path / name)
    asked: list[str] = []

    def content(name: str, value: bytes) -> bytes:
        asked.append(name)
        return value

    after = before | {"a/index.html": b"A", "new/index.html": b"n"}
    folder = Folder(tmp_path, over=True, hold=hold)
    for name, value in after.items():
        if hold:
            folder.write_file(b"later", str(tmp_path / name))
        folder.write_anew(name, partial(content, name, value), sha256(value).digest())
    folder.sweep()
    assert held(tmp_path) == dict(folder) == after
    assert asked == ["a/index.html", "new/index.html"]
    assert folder.digests == {name: sha256(value).hexdigest() for name, value in after.items()}
