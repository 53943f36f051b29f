"""A cache of files: what several steps of a build ask of a file is read once, as long as the file is the same. A
preview asks for the same thousand after every save.

A file is taken for the same as long as its number on the disk, its size and both of its times are, whatever its path:
the folder of a preview changes its name with every build. Some disks count seconds, so what was changed a moment before
it was read is read again the next time.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

Made = TypeVar("Made")

# So long after its last change a file is the same as long as its times are, in nanoseconds.
_SETTLED = 3_000_000_000
# Of so many files what was made is held.
_MOST = 50_000


class _Held(NamedTuple):
    """What was made of a file by each function, as long as it has this stamp."""

    stamp: tuple[int, ...]
    made: dict[Callable[[bytes], Any], Any]


# By the number of the disk, and that of the file on it.
_held: dict[tuple[int, int], _Held] = {}


def of_file(path: str | Path, make: Callable[[bytes], Made]) -> Made:
    """Return what a function makes of the content of a file; of the same file it is asked once. Raises what the
    function raises, and `OSError`.
    """
    name = os.fspath(path)
    held = _held_of(os.stat(name))
    if held and make in held.made:
        known: Made = held.made[make]
        return known
    with open(name, "rb") as file:
        now = os.fstat(file.fileno())
        content = file.read()
    made = make(content)
    if time.time_ns() - max(now.st_mtime_ns, now.st_ctime_ns) > _SETTLED:
        held = _held_of(now)
        if held is None:
            if len(_held) >= _MOST:
                _held.clear()
            held = _held[now.st_dev, now.st_ino] = _Held(_stamp(now), {})
        held.made[make] = made
    return made


def is_held(path: str | Path, digest: bytes) -> bool:
    """Tell whether a file is known to have this SHA-256, without reading it. Raises `OSError`."""
    held = _held_of(os.stat(path))
    return held is not None and held.made.get(_digest) == digest


def _held_of(stat: os.stat_result) -> _Held | None:
    held = _held.get((stat.st_dev, stat.st_ino))
    return held if held and held.stamp == _stamp(stat) else None


def text_of(path: str | Path) -> str:
    """Return the text of a file as `Path.read_text` does."""
    return of_file(path, _text)


def readable_text(path: str | Path) -> str:
    """Return the text of a file with a sign in the place of each byte that is not UTF-8."""
    return of_file(path, _readable)


def digest_of(path: str | Path) -> bytes:
    """Return the SHA-256 of a file."""
    return of_file(path, _digest)


def _stamp(stat: os.stat_result) -> tuple[int, ...]:
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def _text(content: bytes) -> str:
    return _lines(content.decode())


def _readable(content: bytes) -> str:
    return _lines(content.decode(errors="replace"))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
