"""What judging a file gave before, for the same file against the same list. Whoever keeps it answers for the code that
made it: a result of other code is no result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from guard.policy.files import check_file
from guard.policy.listing import Listing
from guard.policy.lock import plain_path
from guard.policy.page_check import CheckResult, Linked, PageCheck
from guard.read.tree import checksum
from guard.report.faults import Fault
from guard.text.memory import Keeper

# Data of so many bytes is remembered text by text as well: an edit changes the index of the search, but little of it.
_LARGE = 4_000


# A pattern that begins with letters is found many times faster than one that looks behind itself first.
_HASHED = (re.compile(rb"assets-[a-p]{12}(?=/)"), re.compile(rb"search-[a-p]{12}(?=/)"))
_BEHIND = re.compile(rb"[\w-]\Z")
_Pairs = tuple[tuple[str, str], ...]
_Result = tuple[tuple[Fault, ...], tuple[Linked, ...], frozenset[str]]


class _Hashed:
    """The folders named by their content that a file names. Another file of the site gives them other names, and to the
    verdict of this one it is all the same which: they stand in it under names that do not change.
    """

    def __init__(self, content: bytes) -> None:
        found = sorted(
            {
                match[0].decode()
                for pattern in _HASHED
                for match in pattern.finditer(content)
                if not _BEHIND.search(content[max(0, match.start() - 1) : match.start()])
            }
        )
        self.stand_ins = {name: f"{name[:6]}-{number:0>12}" for number, name in enumerate(found)}
        self.names = {stand_in: name for name, stand_in in self.stand_ins.items()}

    def without(self, content: bytes) -> bytes:
        """Return the content with the names that do not change."""
        for name, stand_in in self.stand_ins.items():
            content = content.replace(f"{name}/".encode(), f"{stand_in}/".encode())
        return content

    def swapped(self, result: _Result, names: Mapping[str, str]) -> _Result:
        """Return a result with other names."""

        if not names:
            return result
        pairs = tuple((f"{name}/", f"{other}/") for name, other in names.items())
        faults = tuple(Fault(*(_swapped(text, pairs) for text in fault)) for fault in result[0])
        linked = tuple(
            _renamed(one, pairs) if "assets-" in one.raw or "search-" in one.raw else one for one in result[1]
        )
        return faults, linked, result[2]


def _swapped(text: str, pairs: _Pairs) -> str:
    for name, other in pairs:
        text = text.replace(name, other)
    return text


def _renamed(linked: Linked, pairs: _Pairs) -> Linked:
    return linked._replace(raw=_swapped(linked.raw, pairs), path=_swapped(linked.path, pairs))


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
            faults, linked, anchors = hashed.swapped(found, hashed.stand_ins)
            # Plain tuples are read again in a fraction of the time.
            self.keeper.put(key, (faults, tuple(map(tuple, linked)), anchors))
        else:
            faults, plain, anchors = found
            found = hashed.swapped((faults, tuple(map(Linked._make, plain)), anchors), hashed.names)
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
        check.trust(())
        return result
