"""The files of a folder as a mapping that reads each file when it is asked for: a large site is never held whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path


class Folder(Mapping[str, bytes]):
    """Content by path with forward slashes, of the files that were there at first and those written since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names = {
            os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/"): None
            for folder, _, names in os.walk(root)
            for name in names
        }

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._root / name).read_bytes()

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
    for name, content in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
