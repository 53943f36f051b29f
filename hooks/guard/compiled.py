"""Compiled regular expressions, kept: to compile those of the guard takes longer than to judge a page. What a pattern
compiles to depends on it, its flags and Python alone.

They are compiled once for the environment (prepared.py): by the first command `channel-guard` in it, or by the set-up
of a site that is made with the guard. Who draws on others too keeps its own in a folder that it names. Whoever may
write such a file may change what is found.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import sys
import threading
from array import array
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

_NAME = "patterns"
# Where those of this environment are.
PREPARED = Path(sys.prefix) / "channel-guard"
# The environment keeps all that any program has used in it, till that is so many times what one of them uses.
_SLACK = 3
# What a pattern means depends on more where these are set.
_OTHERS = int(re.DEBUG | re.LOCALE)
# A pattern with its flags, and what Python's own engine was called with, its program as bytes.
_Key = tuple[str | bytes, int]
_Call = tuple[bytes, tuple[Any, ...], tuple[Any, ...]]


def draw_on(folder: Path | None = None) -> None:
    """Let this process find the compiled patterns of the environment and those in `folder`, and keep there what it
    uses; until a folder is named it keeps nothing. Called first of all, since every import compiles some. On a Python
    that is made in another way nothing is kept.
    """
    compiler, engine = getattr(re, "_compiler", None), sys.modules.get("_sre")
    if not _kept and compiler and engine and getattr(compiler, "_sre", None) is engine:
        _kept.append(_Patterns(compiler, engine))
    if folder and _kept:
        _kept[0].keep_in(folder / _NAME)


def keep() -> None:
    """Write what was compiled since, if something was."""
    for patterns in _kept:
        patterns.write()


class _Patterns:
    def __init__(self, compiler: Any, engine: Any) -> None:
        self._file: Path | None = None
        self._of = (sys.version, engine.MAGIC)
        self._known = _read(PREPARED / _NAME, self._of)
        self._used: dict[_Key, _Call] = {}
        self._engine, self._compile = _Recording(engine), compiler.compile
        self._new = False
        compiler._sre = self._engine
        compiler.compile = self.compile

    def keep_in(self, file: Path) -> None:
        """Draw on what this file keeps as well, and keep there what is used; the first one that is named counts."""
        if self._file is None:
            self._file = file
            if file != PREPARED / _NAME:
                self._known |= _read(file, self._of)

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Do what `re._compiler.compile` does."""
        if not isinstance(pattern, str | bytes) or flags & _OTHERS:
            return self._compile(pattern, flags)
        key = (pattern, int(flags))
        if found := self._known.get(key):
            self._used[key] = found
            program, before, behind = found
            with suppress(RuntimeError, TypeError, ValueError):  # it is no program
                return self._engine.run(*before, array("I", program).tolist(), *behind)
        made = self._compile(pattern, flags)
        call = self._engine.last()
        if call[0] == pattern and isinstance(call[2], list):
            self._used[key] = self._known[key] = array("I", call[2]).tobytes(), call[:2], call[3:]
            self._new = True
        return made

    def write(self) -> None:
        """Write what this process has used, and where the environment keeps it what others have used, too."""
        if not self._new or not self._file:
            return
        shared = self._file == PREPARED / _NAME and len(self._known) <= _SLACK * len(self._used)
        content = pickle.dumps((self._of, self._known if shared else self._used), pickle.HIGHEST_PROTOCOL)
        write_whole(self._file, hashlib.sha256(content).digest() + content)
        self._new = False


class _Recording:
    """Python's engine, which tells what it was last called with by this thread."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._last = threading.local()
        self.run: Callable[..., Any] = engine.compile

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def compile(self, *call: Any) -> Any:
        self._last.call = call
        return self.run(*call)

    def last(self) -> tuple[Any, ...]:
        call: tuple[Any, ...] = self._last.call
        return call


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all, whoever else writes it meanwhile. Where nobody may write it stays as it is."""
    half = file.with_name(f"{file.name}-{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(file)


def _read(file: Path, of: tuple[Any, ...]) -> dict[_Key, _Call]:
    """Return what was kept. What is damaged, or was made by another Python, is nothing."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    digest, rest = content[:32], content[32:]
    if hashlib.sha256(rest).digest() != digest:
        return {}
    made_by, known = pickle.loads(rest)
    return known if made_by == of else {}


_kept: list[_Patterns] = []
