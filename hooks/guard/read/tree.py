"""Walking the tree that is about to be published."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guard.read.file_cache import digest_of

# Of one file, in bytes: more is not read into memory. The offline copy of a large site is a tenth of it.
MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Tree:
    """All files of a folder or an archive as sorted paths with forward slashes, the symbolic links among them, and what
    else is no file (pipes, sockets, devices) or is too large to be read; `read` returns the content of a file, and
    `packed_mark` a hash of all bytes from which an archive reads it, "" elsewhere. `digest` returns the SHA-256 of a
    file in a folder, read but once as long as it is the same.
    """

    read: Callable[[str], bytes]
    files: tuple[str, ...]
    links: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    large: tuple[str, ...] = ()
    packed_mark: Callable[[str], str] = lambda _: ""
    digest: Callable[[str], str] = lambda _: ""

    @property
    def pages(self) -> tuple[str, ...]:
        """The HTML files."""
        return tuple(name for name in self.files if name.lower().endswith((".html", ".htm")))


def walk(root: Path) -> Tree:
    """List the files below `root`; symbolic links are neither followed nor counted as files, and what is no regular
    file is never opened. Raises `OSError`.
    """
    found: dict[str, list[str]] = {"files": [], "links": [], "odd": [], "large": []}
    for name, entry in entries(root):
        if entry.is_symlink():
            kind = "links"
        elif not entry.is_file(follow_symlinks=False):
            kind = "odd"
        else:
            kind = "large" if entry.stat(follow_symlinks=False).st_size > MAX_BYTES else "files"
        found[kind].append(name)
    files, links, odd, large = (tuple(sorted(names)) for names in found.values())
    inside = f"{root}/"
    return Tree(partial(_content, inside), files, links, odd, large, digest=lambda name: digest_of(inside + name).hex())


def entries(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies below a folder and is no folder itself, by its path with forward slashes; a symbolic link is not
    followed. Raises `OSError`.
    """
    folders = [""]
    while folders:
        inside = folders.pop()
        with os.scandir(f"{root}/{inside}") as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inside}{entry.name}/")
                else:
                    yield f"{inside}{entry.name}", entry


def _content(root: str, name: str) -> bytes:
    with open(root + name, "rb") as file:
        return file.read()


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a file's content in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
