"""Walking the tree that is about to be published."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Tree:
    """All files of a folder or an archive as sorted paths with forward slashes, and the symbolic links among them;
    `read` returns the content of a file.
    """

    read: Callable[[str], bytes]
    files: tuple[str, ...]
    links: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The HTML files."""
        return tuple(name for name in self.files if name.lower().endswith((".html", ".htm")))


def walk(root: Path) -> Tree:
    """List the files below `root`; symbolic links are neither followed nor counted as files. Raises
    `OSError`.
    """
    files: list[str] = []
    links: list[str] = []
    for folder, folders, names in os.walk(root, onerror=_raise):
        here = Path(folder)
        for name in (*folders, *names):
            if (here / name).is_symlink():
                links.append((here / name).relative_to(root).as_posix())
        files += [(here / name).relative_to(root).as_posix() for name in names if not (here / name).is_symlink()]
    return Tree(lambda name: (root / name).read_bytes(), tuple(sorted(files)), tuple(sorted(links)))


def _raise(error: OSError) -> None:
    raise error


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a file's content in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
