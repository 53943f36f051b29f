"""A cache of compiled regular expressions. Without it a build after an edit takes a fifth longer (2.55 CPU seconds, not
2.1, in pairs, 78 pages a language). What a pattern compiles to depends on it, its flags and Python alone.

Whoever may write the file may change what is found, as with all that earlier builds have kept (cache.py); what is
published is built without it.
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
# What a pattern means depends on more where these are set.
_OTHERS = int(re.DEBUG | re.LOCALE)
# A pattern with its flags, and what Python's own engine was called with, its program as bytes.
_Key = tuple[str | bytes, int]
_Call = tuple[bytes, tuple[Any, ...], tuple[Any, ...]]


def draw_on(folder: Path) -> None:
    """Let this process find compiled patterns in `folder`, and keep there what it compiles. Called first of all, since
    every import compiles some. On a Python that is made in another way nothing is kept.
    """
    compiler, engine = getattr(re, "_compiler", None), sys.modules.get("_sre")
    if not _kept and compiler and engine and getattr(compiler, "_sre", None) is engine:
        _kept.append(_Patterns(folder / _NAME, compiler, engine))


def keep() -> None:
    """Write what was compiled since, if something was."""
    for patterns in _kept:
        patterns.write()


class _Patterns:
    def __init__(self, file: Path, compiler: Any, engine: Any) -> None:
        self._file = file
        self._of = (sys.version, engine.MAGIC)
        self._known = _read(file, self._of)
        self._used: dict[_Key, _Call] = {}
        self._engine, self._compile = _Recording(engine), compiler.compile
        self._new = False
        compiler._sre = self._engine
        compiler.compile = self.compile

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
        """Write what this process has used."""
        if not self._new:
            return
        content = pickle.dumps((self._of, self._used), pickle.HIGHEST_PROTOCOL)
        half = self._file.with_name(f"{self._file.name}-{os.getpid()}")
        with suppress(OSError):
            half.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(hashlib.sha256(content).digest() + content)
            half.replace(self._file)
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
