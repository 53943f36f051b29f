"""A cache of what builds made, by a hash of all that it was made from, so that an edit costs only what it changes.

A value is found again under its key alone, and the key names the code and everything else that the value depends on.
A file that is damaged, or that other code wrote, is thrown away with all that it holds. What is published is built
without any of this (`make release`, CI).
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from guard.read.tree import checksum

Made = TypeVar("Made")

# Of so many times what the last build used, the rest is dropped.
_SLACK = 2


class Damaged(Exception):
    """The file does not hold what was put into it."""


class Cache:
    """Values by their key: in memory, or in a file if there is one; in both for a process that `stays`, so that it
    reads each but once. Whoever may write that file may run code here, as may whoever writes hooks/.
    """

    def __init__(self, file: Path | None = None, *, stays: bool = False) -> None:
        self._values: dict[str, Any] = {}
        self._stays = stays
        self._used: set[str] = set()
        self._file = file
        self._rows = _opened(file) if file else None
        self._code = ""

    def draw_on(self, folder: Path, version: str) -> None:
        """Before each build of a preview: the first begins with what an earlier preview of this version of the code has
        kept in `folder`. Where there is other code since, the file gets nothing any more: parts of the old one still
        run, and what they make is no result of the new.
        """
        if not self._code:
            self._code, self._file = version, _file_of(folder, version)
            self._rows = _opened(self._file)
        elif version != self._code:
            self.leave_file()

    def get(self, key: str) -> Any:
        """Return the value, None if there is none."""
        self._used.add(key)
        if self._rows is None or key in self._values:
            return self._values.get(key)
        try:
            row = self._rows.execute("SELECT value, checksum FROM made WHERE key = ?", (key,)).fetchone()
            found = _loaded(*row) if row else None
        except (Damaged, sqlite3.Error):
            self._throw_away()
            return None
        if self._stays and row:
            self._values[key] = found
        return found

    def is_empty(self) -> bool:
        """Tell whether nothing is known yet."""
        try:
            if self._rows is not None:
                return self._rows.execute("SELECT 1 FROM made LIMIT 1").fetchone() is None
        except sqlite3.Error:
            self._throw_away()
        return not self._values

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._used.add(key)
        if self._rows is None or self._stays:
            self._values[key] = value
        if self._rows is None:
            return
        content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        try:
            self._rows.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?)", (key, content, checksum(content)))
        except sqlite3.Error:
            self._throw_away()

    def close(self) -> None:
        """End a build: what it did not use is dropped once there is more of that than of the rest."""
        if len(self._values) > _SLACK * len(self._used):
            self._values = {key: value for key, value in self._values.items() if key in self._used}
        if self._rows is not None:
            try:
                self._drop_old()
                self._rows.commit()
                if self._stays:
                    self._rows.execute("BEGIN IMMEDIATE")  # nobody else has the file in between
            except sqlite3.Error:
                self._throw_away()
        self._used.clear()

    def leave_file(self) -> None:
        """Go on in memory; what builds have put into the file stays there."""
        if self._rows is not None:
            self._rows.close()
            self._rows = None

    def _drop_old(self) -> None:
        assert self._rows is not None
        (count,) = self._rows.execute("SELECT count(*) FROM made").fetchone()
        if count > _SLACK * len(self._used):
            keys = [key for (key,) in self._rows.execute("SELECT key FROM made") if key not in self._used]
            self._rows.executemany("DELETE FROM made WHERE key = ?", ((key,) for key in keys))

    def _throw_away(self) -> None:
        """Go on in memory, without the file."""
        self.leave_file()
        if self._file:
            self._file.unlink(missing_ok=True)


@dataclass(frozen=True)
class Known:
    """What is made of the site's files apart from its pages: `around` is a hash of all of them."""

    cache: Cache | None = None
    around: str = ""

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what `make` returns; for the same files it is called once."""
        if self.cache is None:
            return make()
        key = key_of("known", name, self.around)
        found = self.cache.get(key)
        if found is None:
            found = (make(),)
            self.cache.put(key, found)
        made: Made = found[0]
        return made


@lru_cache(maxsize=1)
def cache_of_preview() -> Cache:
    """Return the cache of all builds of a preview. For each of them MkDocs runs hooks/build.py anew, and what that
    module held is gone; this module stays.
    """
    return Cache(stays=True)


def open_cache(folder: Path, version: str) -> Cache:
    """Open the cache of this version of the code; those of other versions are deleted."""
    return Cache(_file_of(folder, version))


def _file_of(folder: Path, version: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{version}.sqlite"
    for other in folder.glob("*.sqlite*"):
        if not other.name.startswith(file.name):
            other.unlink(missing_ok=True)
    return file


def key_of(*parts: object) -> str:
    """Return the key for what is made of these parts, whose repr tells all of them."""
    return checksum(repr(parts).encode())


def _opened(file: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            rows = sqlite3.connect(file, timeout=0, check_same_thread=False)
            rows.execute("PRAGMA synchronous = OFF")  # a file that a crash damages is thrown away
            rows.execute("CREATE TABLE IF NOT EXISTS made (key TEXT PRIMARY KEY, value BLOB, checksum TEXT)")
            rows.execute("BEGIN IMMEDIATE")
            return rows
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                return None  # another build has it
            file.unlink(missing_ok=True)
        except sqlite3.Error:
            file.unlink(missing_ok=True)
    return None


def _loaded(content: bytes, told: str) -> Any:
    if told != checksum(content):
        raise Damaged
    try:
        return pickle.loads(content)
    except Exception as error:  # whatever a pickle of other code does
        raise Damaged from error
