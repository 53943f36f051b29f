"""Walking the tree that is about to be published."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# Of one file, in bytes: more is not read into memory. The offline copy of a large site is a tenth of it.
MAX_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True)
class Tree:
    """All files of a folder or an archive as sorted paths with forward slashes, the symbolic links among them, and what
    else is no file (pipes, sockets, devices) or is too large to be read; `read` returns the content of a file.
    """

    read: Callable[[str], bytes]
    files: tuple[str, ...]
    links: tuple[str, ...] = ()
    odd: tuple[str, ...] = ()
    large: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The HTML files."""
        return tuple(name for name in self.files if name.lower().endswith((".html", ".htm")))


def walk(root: Path) -> Tree:
    """List the files below `root`; symbolic links are neither followed nor counted as files, and what is no regular
    file is never opened. Raises `OSError`.
    """
    files: list[str] = []
    links: list[str] = []
    odd: list[str] = []
    large: list[str] = []
    for folder, folders, names in os.walk(root, onerror=_raise):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        before = "" if inside == "." else f"{inside}/"
        links += [f"{before}{name}" for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in names:
            status = os.lstat(os.path.join(folder, name))
            if stat.S_ISLNK(status.st_mode):
                kept = links
            elif stat.S_ISREG(status.st_mode):
                kept = large if status.st_size > MAX_BYTES else files
            else:
                kept = odd
            kept.append(f"{before}{name}")
    return Tree(lambda name: (root / name).read_bytes(), *(tuple(sorted(kept)) for kept in (files, links, odd, large)))


def _raise(error: OSError) -> None:
    raise error


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a file's content in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
