"""What is made once for the environment, beside its packages, as Python keeps what it compiles of modules: the compiled
patterns (compiled.py), and what the guard derives from its own code and words alone.

Whoever judges few pages begins four CPU seconds sooner with both. What was derived holds for the very code that it was
derived from. Whoever may write there may change any package of the environment as well.
"""

from __future__ import annotations

import hashlib
import pickle
import platform
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from guard.compiled import PREPARED, write_whole
from guard.read.file_cache import digest_of
from guard.read.tree import checksum, entries

_NAME = "derived"
_GUARD = Path(__file__).parent


class Prepared:
    """Values by their key (a `Keeper`), out of what was made of this version of the guard; none of another version, or
    if the file is damaged. What is put into it is kept by nobody until it is written.
    """

    def __init__(self, folder: Path = PREPARED) -> None:
        self._file = folder / _NAME
        self._put: dict[str, Any] = {}

    @cached_property
    def _version(self) -> str:
        return _version()

    @cached_property
    def _pickled(self) -> dict[str, bytes]:
        """What the file holds. It is read when the first value is asked for: a build that has a cache may need none.

        Each value is pickled for itself. A module may derive something while it is imported, before it has the classes
        that other values are made of.
        """
        with suppress(OSError, ValueError):
            told, content = self._file.read_bytes().split(b"\n", 1)
            if told.decode() == f"{self._version} {checksum(content)}":
                values: dict[str, bytes] = pickle.loads(content)
                return values
        return {}

    def get(self, key: str) -> Any:
        """Return the value, None if there is none."""
        if key in self._put:
            return self._put[key]
        pickled = self._pickled.get(key)
        return None if pickled is None else pickle.loads(pickled)

    def put(self, key: str, value: Any) -> None:
        """Take in a value."""
        self._put[key] = value

    def write(self) -> None:
        """Keep the values for commands and builds to come, if there are others than before."""
        if self._put:
            new = {key: pickle.dumps(value, pickle.HIGHEST_PROTOCOL) for key, value in self._put.items()}
            content = pickle.dumps(self._pickled | new, pickle.HIGHEST_PROTOCOL)
            write_whole(self._file, f"{self._version} {checksum(content)}\n".encode() + content)
            self._pickled |= new
            self._put.clear()


@cache
def of_environment() -> Prepared:
    """Return what was made of the guard as it stood when this was first asked for: as this process imported it."""
    return Prepared()


def version_of(paths: Iterable[Path]) -> str:
    """Return a hash of the code: these files and all files below these folders, Python, and every installed package."""
    digest = hashlib.sha256(platform.python_version().encode())
    for path in paths:
        names = (
            [f"/{name}" for name, entry in entries(path) if entry.is_file()]
            if path.is_dir()
            else [""][: path.is_file()]
        )
        for name in sorted(name for name in names if "/__pycache__/" not in name):
            digest.update(f"\n{path.name}{name}\n".encode())
            digest.update(digest_of(f"{path}{name}"))
    # Folders of installed packages are called by name and version; to read what is in each takes ten times as long.
    for name in sorted({one.name for folder in sys.path if folder for one in Path(folder).glob("*.dist-info")}):
        digest.update(f"\n{name}".encode())
    return digest.hexdigest()[:32]


def _version() -> str:
    """Return a hash of the guard's code and data; what its documents say changes nothing."""
    files = (path for path in _GUARD.rglob("*") if path.suffix not in (".md", ".pyc") and path.is_file())
    return version_of(sorted(files))
