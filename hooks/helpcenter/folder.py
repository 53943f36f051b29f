"""The files of a folder as a mapping that reads each file when it is asked for: a large site is never held whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path


class Folder(Mapping[str, bytes]):
    """Content by path with forward slashes, of the files that were there at first and those written since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: dict[str, None] = {}
        for folder, _, names in os.walk(root):
            inside = os.path.relpath(folder, root).replace(os.sep, "/")
            before = "" if inside == "." else f"{inside}/"
            self._names |= dict.fromkeys(f"{before}{name}" for name in names)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        with open(os.path.join(self._root, name), "rb") as file:
            return file.read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files into the folder."""
        write_files(self._root, files)
        self._names |= dict.fromkeys(files)


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files below `root`, by path."""
    top, there = f"{root}/", {""}
    os.makedirs(root, exist_ok=True)
    for name, content in files.items():
        _make(top, name.rpartition("/")[0], there)
        with open(top + name, "wb") as file:
            file.write(content)


def _make(top: str, folder: str, there: set[str]) -> None:
    """Make a folder and those around it, of which some are known to be `there`."""
    if folder not in there:
        _make(top, folder.rpartition("/")[0], there)
        with suppress(FileExistsError):
            os.mkdir(top + folder)
        there.add(folder)


class Renewed:
    """A folder in which a site is written over the one before: nearly every file of a preview is what it was, and to
    look whether it is costs a tenth of writing it. All paths are absolute.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._asked: set[str] = set()

    def write(self, content: bytes, path: str) -> None:
        """Let a file have this content."""
        self._asked.add(os.path.normpath(path))
        if not _holds(path, content):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(content)

    def copy(self, source: str, path: str) -> None:
        """Let a file have the content of another one."""
        with open(source, "rb") as file:
            self.write(file.read(), path)

    def clean(self, root: str) -> None:
        """Empty a folder before a build, unless it is this one."""
        if root != self._root:
            shutil.rmtree(root, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what nothing has asked for, and the folders that are then empty."""
        for folder, _, names in os.walk(self._root, topdown=False):
            for name in names:
                if (path := os.path.join(folder, name)) not in self._asked:
                    os.unlink(path)
            if folder != self._root and not os.listdir(folder):
                os.rmdir(folder)


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read() == content
    except FileNotFoundError:
        return False
