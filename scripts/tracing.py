"""What each function of the guard does while something is read: how often it is called, how often it looks with a
pattern, and what it answers.

Two readings of a text may give the same and differ in how much is done for them: a first look that lets everything
through finds no less than one that lets little through. Counts tell them apart.
"""

from __future__ import annotations

import functools
import gc
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple
from zlib import crc32

from PIL import Image

from guard.read import pictures
from guard.read.known_pieces import known_pieces
from guard.text import detect, hints, look, memory
from guard.text.ways import needs

_GUARD = Path(__file__).resolve().parent.parent / "hooks" / "guard"
_PACKAGES = ("text", "policy", "read")
# What it does hangs on the clock, and on numbers that a disk gives.
_BY_THE_CLOCK = "read.file_cache"
_BYTES = 5
_FORGETS = tuple(f"guard.{package}." for package in _PACKAGES)
# Who remembers so few answers, or all, keeps tables that take long to make anew.
_TABLES = 16
# What is told at once: it is short.
_PLAIN = (type(None), bool)
# Where in memory something stands.
_PLACE = re.compile(r" at 0x[0-9A-Fa-f]+")
# An answer of so many characters is written once.
_LONG = 1000


class Done(NamedTuple):
    """What a function did: how often it was called or went on, how often it looked with a pattern, and the checksum of
    all its answers, in whatever order.
    """

    calls: int
    looks: int
    answers: str


class Trace:
    """What each function of the guard did, by its module and its name; what stands in a function belongs to it."""

    def __init__(self) -> None:
        # By the number of its code: code is compared slowly. Code that is kept has a number of its own.
        self._names: dict[int, str] = {}
        self._kept: list[CodeType] = []
        self._long = _Long()
        self._calls: Counter[str] = Counter()
        self._looks: Counter[str] = Counter()
        self.answers: dict[str, Counter[str]] = defaultdict(Counter)

    def done(self) -> dict[str, Done]:
        """Return what each function did."""
        return {
            name: Done(calls, self._looks[name], _checksum(self.answers[name]))
            for name, calls in sorted(self._calls.items())
        }

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take in what is done meanwhile. No garbage is collected: what ends then would end at any time."""
        collects, before = gc.isenabled(), sys.getprofile()
        gc.disable()
        sys.setprofile(self._happens)
        try:
            yield
        finally:
            sys.setprofile(before)
            if collects:
                gc.enable()

    def _happens(self, frame: FrameType, event: str, argument: Any) -> None:
        # Most of what happens are calls of Python's own functions, which look with no pattern.
        if event not in ("return", "call") and (
            event != "c_call" or type(getattr(argument, "__self__", None)) is not re.Pattern
        ):
            return
        code = frame.f_code
        try:
            name = self._names[id(code)]
        except KeyError:
            name = self._named(code)
        if not name:
            return
        if event == "return":
            told = repr(argument) if type(argument) in _PLAIN else self._long.told(argument)
            self.answers[name][told] += 1
        elif event == "call":
            self._calls[name] += 1
        else:
            self._looks[name] += 1

    def _named(self, code: CodeType) -> str:
        """Return what a function is called, "" for one that is left out."""
        self._kept.append(code)
        path, name = Path(code.co_filename), ""
        # How far a generator expression goes hangs on the order of a set; what comes of it, its function answers.
        if path.is_relative_to(_GUARD) and code.co_name != "<genexpr>":
            parts = path.relative_to(_GUARD).with_suffix("").parts
            module = ".".join(parts)
            if parts[0] in _PACKAGES and module != _BY_THE_CLOCK:
                name = f"{module} {code.co_qualname.split('.<locals>')[0]}"
        self._names[id(code)] = name
        return name


def _checksum(answers: Counter[str]) -> str:
    """Return the checksum of some answers, which may have come in any order."""
    found = sum(many * int.from_bytes(_mark(told)) for told, many in answers.items())
    return f"{found % (1 << 8 * _BYTES):0{2 * _BYTES}x}"


def _told(value: Any) -> str:
    """Return an answer as text that is the same in every run: where in memory it stands and the order of a set say
    nothing. Of a picture its content says something too.
    """
    told = repr(value)
    if isinstance(value, Image.Image):
        told += f" {crc32(value.tobytes())}"
    if "{" in told:
        return _in_order(value)
    return _PLACE.sub("", told)


class _Long:
    """What long answers are told as. Most are tables that are made once and asked for again and again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, str]] = {}

    def told(self, value: Any) -> str:
        """Return an answer as text, or as a checksum of it."""
        if known := self._known.get(id(value)):
            return known[1]
        if isinstance(value, tuple | list) and any(map(_is_made, value)):
            told = f"{type(value).__name__}({', '.join(map(self.told, value))})"
        else:
            told = _told(value)
        if len(told) > _LONG:
            told = _mark(told).hex()
            if not isinstance(value, list | dict | set):
                # It is held, so that no other one takes its place in memory.
                self._known[id(value)] = value, told
        return told


def _is_made(value: Any) -> bool:
    """Tell whether a value is made of others."""
    return isinstance(value, tuple) or hasattr(value, "__dataclass_fields__")


def _mark(told: str) -> bytes:
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest()


def _in_order(value: Any) -> str:
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(_in_order, value)))}}}"
    if isinstance(value, dict):
        return f"{{{', '.join(sorted(f'{_in_order(key)}: {_in_order(one)}' for key, one in value.items()))}}}"
    if isinstance(value, tuple | list):
        return f"{type(value).__name__}({', '.join(map(_in_order, value))})"
    if is_dataclass(value):
        return f"{type(value).__name__}({', '.join(_in_order(getattr(value, one.name)) for one in fields(value))})"
    return _PLACE.sub("", repr(value))


def forget() -> None:
    """Forget what was found in texts of late. Tables that are made once stay."""
    for one in _kept():
        if isinstance(one, functools._lru_cache_wrapper) and (one.cache_parameters()["maxsize"] or 0) > _TABLES:
            one.cache_clear()
        elif isinstance(one, dict) and hasattr(one, "__missing__"):
            one.clear()
        elif isinstance(one, hints.Hints):
            for known in (one._known, one._seen, one._looked, one._of_things):
                known.clear()
    table = look._table()
    for texts in (table._seen, table._words, detect._ahead, detect._nameless, detect.find_contacts._told):
        texts.clear()
    detect.find_contacts.empty = memory.Texts()
    detect.find_contacts._full.cache_clear()
    hints._last = "", b""
    known_pieces._late, known_pieces._before = {}, {}
    pictures._searched.clear()


def _kept() -> Iterator[object]:
    """Yield what modules and classes of the guard keep by a name, and hints that only a function keeps."""
    for module in [one for name, one in list(sys.modules.items()) if name.startswith(_FORGETS)]:
        homes = [module, *(one for one in vars(module).values() if isinstance(one, type))]
        yield from [one for home in homes for one in vars(home).values()]
    yield from (*hints.NAMING, needs.looks_of_rules(), needs._names_look(), needs._turned())
