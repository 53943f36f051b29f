"""What set-up makes once for the environment, beside its packages, as Python keeps what it compiles of modules: the
compiled patterns (patterns.py), and what the guard derives from its own code and words alone.

A build from nothing begins two CPU seconds sooner with both. What was derived holds for the very code that it was
derived from. Whoever may write there may change any package of the environment as well.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from guard.read.tree import checksum
from helpcenter.cache import version_of
from helpcenter.patterns import PREPARED

_NAME = "derived"
_GUARD = Path(__file__).parents[1] / "guard"


def _version() -> str:
    """Return a hash of the guard's code and data; what its documents say changes nothing."""
    files = (path for path in _GUARD.rglob("*") if path.suffix not in (".md", ".pyc") and path.is_file())
    return version_of(sorted(files))


class Prepared:
    """Values by their key (a `Keeper`), out of what set-up has made of this version of the guard; none of another
    version, or if the file is damaged. What is put into it is kept by nobody until it is written.
    """

    def __init__(self, folder: Path = PREPARED) -> None:
        self._file = folder / _NAME

    @cached_property
    def _version(self) -> str:
        return _version()

    @cached_property
    def _values(self) -> dict[str, Any]:
        """What the file holds. It is read when the first value is asked for: a build that has a cache may need none."""
        with suppress(OSError, ValueError):
            told, content = self._file.read_bytes().split(b"\n", 1)
            if told.decode() == f"{self._version} {checksum(content)}":
                values: dict[str, Any] = pickle.loads(content)
                return values
        return {}

    def get(self, key: str) -> Any:
        """Return the value, None if there is none."""
        return self._values.get(key)

    def put(self, key: str, value: Any) -> None:
        """Take in a value."""
        self._values[key] = value

    def write(self) -> None:
        """Keep the values for builds to come."""
        content = pickle.dumps(self._values, pickle.HIGHEST_PROTOCOL)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_bytes(f"{self._version} {checksum(content)}\n".encode() + content)


@cache
def of_environment() -> Prepared:
    """Return what set-up has made of the guard as it stood when it was first asked for: as this process imported it."""
    return Prepared()
