"""A finished site comes into its folder, whatever that is; what cannot be done is said, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import placing
from scripts.placing import NotPlaced, put_into_place

NEW = {"index.html": "new", "en/index.html": "new", "assets/a.js": "new", "gone": "a file where a folder was"}
OLD = {"index.html": "old", "revoked/index.html": "old", "gone/deep/x.txt": "old", "en": "a file where a folder comes"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def mounted(self: Path) -> bool:
    return self.name == "site"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return write(tmp_path / "aside" / "fresh", NEW)


def test_a_plain_folder_is_replaced_whole(tmp_path: Path, fresh: Path) -> None:
    site = tmp_path / "site"
    assert put_into_place(fresh, site) == "replaced whole"
    assert read(site) == NEW
    again = write(tmp_path / "aside" / "again", {"index.html": "newer"})
    assert put_into_place(again, site) == "replaced whole"
    assert read(site) == {"index.html": "newer"}
    assert not list((tmp_path / "aside").iterdir())


def test_what_was_there_before_may_be_kept_aside(tmp_path: Path, fresh: Path) -> None:
    site, before = write(tmp_path / "site", OLD), tmp_path / "aside" / "before"
    write(before, {"older.html": "older"})
    assert put_into_place(fresh, site, before) == "replaced whole"
    assert (read(site), read(before)) == (NEW, OLD)


def test_a_link_keeps_leading_to_its_folder_which_holds_the_new_site_alone(tmp_path: Path, fresh: Path) -> None:
    root = write(tmp_path / "www" / "html", OLD)
    site = tmp_path / "site"
    site.symlink_to(root)
    assert "because it is a link" in put_into_place(fresh, site)
    assert site.is_symlink() and site.resolve() == root
    assert read(root) == NEW


def test_a_mount_is_filled_and_what_the_disk_needs_stays(
    tmp_path: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path / "site", {**OLD, "lost+found/#1": "the disk's own"})
    inode = site.stat().st_ino
    monkeypatch.setattr(Path, "is_mount", mounted)
    assert "because it is a mount" in put_into_place(fresh, site)
    assert site.stat().st_ino == inode, "the folder itself is the mount"
    assert read(site) == {**NEW, "lost+found/#1": "the disk's own"}
    assert not (site / "revoked").exists()


def test_a_folder_that_cannot_be_renamed_is_filled(
    tmp_path: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bind mount that looks like a plain folder says EBUSY."""
    site = write(tmp_path / "site", OLD)

    def busy(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(placing, "_swap", busy)
    put_into_place(fresh, site)
    assert read(site) == NEW


def test_pages_come_last(tmp_path: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = write(tmp_path / "site", OLD)
    monkeypatch.setattr(Path, "is_mount", mounted)
    copied: list[str] = []
    real = shutil.copyfile

    def copyfile(source: Path, target: Path) -> None:
        copied.append(source.suffix)
        real(source, target)

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    put_into_place(fresh, site)
    assert copied.index(".html") == len(copied) - 2, copied


def dangling(site: Path) -> None:
    site.symlink_to("nowhere")


def a_file(site: Path) -> None:
    site.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(("make", "says"), [(dangling, "a link to nowhere"), (a_file, "is no folder")])
def test_what_cannot_be_filled_is_named(tmp_path: Path, fresh: Path, make: object, says: str) -> None:
    assert callable(make)
    make(tmp_path / "site")
    with pytest.raises(NotPlaced, match=says):
        put_into_place(fresh, tmp_path / "site")


def test_a_disk_that_is_full_is_named_and_never_called_built(
    tmp_path: Path, fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path / "site", OLD)
    monkeypatch.setattr(Path, "is_mount", mounted)

    def full(_source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(NotPlaced, match="No space left on device; site/ may hold parts of two sites"):
        put_into_place(fresh, site)
