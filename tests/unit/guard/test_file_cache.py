"""A file is read once for all who ask for it, and again when it has changed."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from guard.read.file_cache import digest_of, is_held, of_file, readable_text, text_of

AN_HOUR = 3600


def settled(path: Path, content: bytes, ago: float = AN_HOUR) -> Path:
    """Write a file as if it had been written so many seconds ago."""
    path.write_bytes(content)
    os.utime(path, (time.time() - ago, time.time() - ago))
    return path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that is written now was written long ago."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + AN_HOUR * 10**9)


@pytest.mark.usefixtures("later")
def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    read: list[bytes] = []
    path = settled(tmp_path / "a", b"x")
    for _ in range(3):
        assert of_file(path, read.append) is None
    assert read == [b"x"]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("content", [b"other", b"others"])
def test_a_file_that_changed_is_read_again(tmp_path: Path, content: bytes) -> None:
    path = settled(tmp_path / "a", b"first")
    assert text_of(path) == "first"
    assert text_of(settled(path, content)) == content.decode()
    assert text_of(path) == content.decode()


@pytest.mark.usefixtures("later")
def test_a_file_of_the_same_size_and_times_in_its_place_is_read_again(tmp_path: Path) -> None:
    path = settled(tmp_path / "a", b"first")
    assert digest_of(path)
    other, times = settled(tmp_path / "b", b"later"), path.stat()
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(path)
    assert text_of(path) == "later"


@pytest.mark.usefixtures("later")
def test_a_file_in_a_folder_that_is_called_otherwise_is_the_same(tmp_path: Path) -> None:
    read: list[bytes] = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        of_file(settled(tmp_path / folder / "file", folder.encode()), read.append)
    for before, after in (("a", "c"), ("b", "a"), ("c", "b")):
        (tmp_path / before).rename(tmp_path / after)
    assert of_file(tmp_path / "a" / "file", read.append) is of_file(tmp_path / "b" / "file", read.append) is None
    assert read == [b"a", b"b"]


@pytest.mark.usefixtures("later")
def test_a_file_is_known_to_hold_what_it_was_read_with(tmp_path: Path) -> None:
    path = settled(tmp_path / "a", b"first")
    first, later = (sha256(content).digest() for content in (b"first", b"later"))
    assert not is_held(path, first)
    digest_of(path)
    assert is_held(path, first) and not is_held(path, later)
    settled(path, b"later")
    assert not is_held(path, first) and not is_held(path, later)


def test_what_was_written_a_moment_ago_is_read_each_time(tmp_path: Path) -> None:
    """Its times may be those of the next change as well."""
    read: list[bytes] = []
    path = tmp_path / "a"
    for content in (b"one", b"two"):
        path.write_bytes(content)
        of_file(path, read.append)
        of_file(path, read.append)
    assert read == [b"one", b"one", b"two", b"two"]


@pytest.mark.usefixtures("later")
def test_a_text_is_what_the_library_reads(tmp_path: Path) -> None:
    path = settled(tmp_path / "a", "\ufeffa\r\nb\rc\n\u4e2d".encode())
    assert text_of(path) == path.read_text(encoding="utf-8")
    broken = settled(tmp_path / "b", b"a\xff\r\nb")
    assert readable_text(broken) == broken.read_text(encoding="utf-8", errors="replace")
    for _ in range(2):
        with pytest.raises(UnicodeDecodeError):
            text_of(broken)
    with pytest.raises(FileNotFoundError):
        text_of(tmp_path / "c")
