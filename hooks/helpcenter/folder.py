"""The folder that a site is written into, as a mapping that reads each file when it is asked for: a large site is never
held whole.

It may be written over the site of an earlier build. Most files are what they were, and to look whether one is costs a
tenth of making it; to make a folder costs more than to fill it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from guard.read.file_cache import is_held
from guard.read.tree import entries


class Folder(Mapping[str, bytes]):
    """Content by path with forward slashes, of the files that were written into `root` since it was cleaned. `over`
    tells that a site of before may lie there: what nothing has written again goes with `sweep`. `hold` keeps the pages
    of MkDocs back until they are written in another form, or until then.

    `write_file` and `copy_file` are called as MkDocs calls its own, with absolute paths.
    """

    def __init__(self, root: Path, *, over: bool = False, hold: bool = False) -> None:
        self.root, self._top = root, f"{root}/"
        self._began = time.time_ns()
        self._names: dict[str, None] = {}
        # Pages that are not written yet: what becomes of them is known when all are there.
        self._held: dict[str, bytes] | None = {} if hold else None
        # The SHA-256 of what was written, so that nobody need read it again for that.
        self.digests: dict[str, str] = {}
        self._folders: set[str] = set()
        # Files of before that nothing has written yet.
        self._left: set[str] = set()
        if over:
            self._make("")
            self._look("")

    def _look(self, inside: str) -> None:
        """Take in what lies in a folder. A link stays none: what is written must not land where it leads."""
        with os.scandir(self._top + inside) as entries:
            for entry in entries:
                name = f"{inside}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    self._folders.add(name)
                    self._look(f"{name}/")
                elif entry.is_file(follow_symlinks=False):
                    self._left.add(name)
                else:
                    os.unlink(entry.path)

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        if self._held and name in self._held:
            return self._held[name]
        with open(self._top + name, "rb") as file:
            return file.read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files into the folder."""
        for name, content in files.items():
            self._write(name, content, hashlib.sha256(content).digest())

    def _write(self, name: str, content: bytes, digest: bytes) -> None:
        path = self._top + name
        held = self._held is not None and self._held.pop(name, None) is not None
        if name in self._left or (name in self._names and not held):
            if not is_held(path, digest):
                _renew(path, content)
        else:
            self._make_way(name)
            with open(path, "wb") as file:
                file.write(content)
        self._take(name)
        self.digests[name] = digest.hex()

    def write_anew(self, name: str, content: Callable[[], bytes], digest: bytes) -> None:
        """Write a file whose SHA-256 is known. Where it is known to lie there already, its content is not asked for."""
        if name in self._left and is_held(self._top + name, digest):
            if self._held is not None:
                self._held.pop(name, None)
            self._take(name)
            self.digests[name] = digest.hex()
        else:
            self._write(name, content(), digest)

    def rename(self, name: str, new: str) -> None:
        """Give a file another path."""
        if new not in self._left:
            self._make_way(new)
        os.replace(self._top + name, self._top + new)
        del self._names[name]
        self._take(new)
        if name in self.digests:
            self.digests[new] = self.digests.pop(name)

    def remove(self, name: str) -> None:
        """Delete a file that was written."""
        os.unlink(self._top + name)
        del self._names[name]
        self.digests.pop(name, None)

    def _take(self, name: str) -> None:
        self._left.discard(name)
        self._names[name] = None

    def _make_way(self, name: str) -> None:
        """Let there be a folder for a new file, and no folder of before in its place."""
        if name in self._folders:
            shutil.rmtree(self._top + name)
            for names in (self._folders, self._left):
                names -= {one for one in names if one == name or one.startswith(f"{name}/")}
        self._make(name.rpartition("/")[0])

    def _make(self, folder: str) -> None:
        if folder in self._folders:
            return
        if folder:
            self._make(folder.rpartition("/")[0])
            if folder in self._left:
                os.unlink(self._top + folder)
                self._left.discard(folder)
            with suppress(FileExistsError):
                os.mkdir(self._top + folder)
        else:
            os.makedirs(self.root, exist_ok=True)
        self._folders.add(folder)

    def take_others(self) -> None:
        """Take in what somebody else has written since this began: it is a file of the site like the others."""
        for name, entry in entries(self.root):
            if name in self._names or not entry.is_file():
                continue
            if name not in self._left or entry.stat(follow_symlinks=False).st_mtime_ns >= self._began:
                self._take(name)

    def sweep(self) -> None:
        """Write what is held; remove what is of before, and the folders that are then empty."""
        self.write(dict(self._held or ()))
        for name in self._left:
            os.unlink(self._top + name)
        self._left.clear()
        wanted: set[str] = {""}
        for name in self._names:
            while (name := name.rpartition("/")[0]) not in wanted:
                wanted.add(name)
        for folder in sorted(self._folders - wanted, reverse=True):
            with suppress(OSError):  # somebody has written into it
                os.rmdir(self._top + folder)
        self._folders &= wanted

    def write_file(self, content: bytes, path: str) -> None:
        """Let a file have this content."""
        name = self._name(path)
        if self._held is not None and name.endswith(".html"):
            self._held[name] = content
            self._names[name] = None
        else:
            self.write({name: content})

    def copy_file(self, source: str, path: str) -> None:
        """Let a file have the content of another one."""
        with open(source, "rb") as file:
            self.write_file(file.read(), path)

    def _name(self, path: str) -> str:
        return os.path.normpath(path).removeprefix(self._top).replace(os.sep, "/")


def _renew(path: str, content: bytes) -> None:
    """Let a file that is there have this content. It is written where it lies, which takes a tenth of the time, unless
    it lies elsewhere too: a copy that somebody made by a second link stays what it is.
    """
    try:
        with open(path, "r+b") as file:
            if os.fstat(file.fileno()).st_nlink == 1:
                if file.read() != content:
                    file.seek(0)
                    file.write(content)
                    file.truncate()
                return
    except OSError:
        pass  # it may not be written to
    os.unlink(path)
    with open(path, "wb") as file:
        file.write(content)
