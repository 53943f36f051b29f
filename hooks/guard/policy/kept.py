"""What judging a file gave before, for the same file against the same list. Whoever keeps it answers for the code that
made it: a result of other code is no result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from guard.policy.files import check_file
from guard.policy.listing import Listing
from guard.policy.lock import plain_path
from guard.policy.page_check import CheckResult, Linked, PageCheck
from guard.read.tree import checksum
from guard.report.faults import Fault

# Data of so many bytes is remembered text by text as well: an edit changes the index of the search, but little of it.
_LARGE = 100_000


_HASHED = re.compile(r"(?<![\w-])(assets|search)-[a-p]{12}(?=/)")
_Result = tuple[tuple[Fault, ...], tuple[Linked, ...], frozenset[str]]


class _Hashed:
    """The folders named by their content that a file names. Another file of the site gives them other names, and to the
    verdict of this one it is all the same which: they stand in it under names that do not change.
    """

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-8", errors="replace") if b"assets-" in content or b"search-" in content else ""
        found = sorted({match[0] for match in _HASHED.finditer(text)})
        self.stand_ins = {name: f"{name[:6]}-{number:0>12}" for number, name in enumerate(found)}
        self.names = {stand_in: name for name, stand_in in self.stand_ins.items()}

    def without(self, content: bytes) -> bytes:
        """Return the content with the names that do not change."""
        for name, stand_in in self.stand_ins.items():
            content = content.replace(f"{name}/".encode(), f"{stand_in}/".encode())
        return content

    def swapped(self, result: _Result, names: Mapping[str, str]) -> _Result:
        """Return a result with other names."""

        def swap(text: str) -> str:
            for name, other in names.items():
                text = text.replace(f"{name}/", f"{other}/")
            return text

        if not names:
            return result
        faults = tuple(Fault(*map(swap, fault)) for fault in result[0])
        return faults, tuple(_renamed(one, swap) for one in result[1]), result[2]


def _renamed(linked: Linked, swap: Callable[[str], str]) -> Linked:
    raw = swap(linked.raw)
    if raw == linked.raw:
        return linked
    return linked._replace(raw=raw, target=replace(linked.target, path=swap(linked.target.path)))


class Keeper(Protocol):
    """Keeps values by a key."""

    def get(self, key: str) -> Any:
        """Return the value, None if there is none."""

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""


@dataclass(frozen=True)
class Kept:
    """The results of one list, by path and content of the file."""

    keeper: Keeper
    list: str

    @classmethod
    def against(cls, keeper: Keeper, channels: Listing, folder: str) -> Kept:
        """Return what is kept of files judged against this list, for a site in this folder of its host."""
        entries = [[(one.id, one.kind, one.value) for one in part] for part in (channels.channels, channels.revoked)]
        return cls(keeper, checksum(repr((entries, getattr(channels, "signing_key", None), folder)).encode()))

    def check(self, name: str, content: bytes, check: PageCheck) -> CheckResult:
        """Judge a file, unless it has been judged."""
        hashed = _Hashed(content)
        key = f"{self.list} {name} {checksum(hashed.without(content))}"
        found: _Result | None = self.keeper.get(key)
        if found is None:
            result = self._anew(name, content, check)
            found = tuple(result.faults), tuple(result.linked), frozenset(result.anchors)
            self.keeper.put(key, hashed.swapped(found, hashed.stand_ins))
        else:
            found = hashed.swapped(found, hashed.names)
        faults, linked, anchors = found
        return CheckResult(dict.fromkeys(faults), list(linked), set(anchors))

    def _anew(self, name: str, content: bytes, check: PageCheck) -> CheckResult:
        """Judge a file that is not the same; of large data most texts are."""
        if len(content) < _LARGE or not name.endswith(".json"):
            return check_file(name, content, check)
        key = f"{self.list} {plain_path(name)} texts"
        check.trust(self.keeper.get(key) or ())
        check.met = []
        result = check_file(name, content, check)
        self.keeper.put(key, check.met)
        check.met = None
        return result
