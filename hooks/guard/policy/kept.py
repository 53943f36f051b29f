"""What judging a file gave before, for the same file against the same list. Whoever keeps it answers for the code that
made it: a result of other code is no result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from guard.policy.files import check_file
from guard.policy.listing import Listing
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.tree import checksum

# Data of so many bytes is remembered text by text as well: an edit changes the index of the search, but little of it.
_LARGE = 100_000


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
        key = f"{self.list} {name} {checksum(content)}"
        found = self.keeper.get(key)
        if found is None:
            result = self._anew(name, content, check)
            found = tuple(result.faults), tuple(result.linked), frozenset(result.anchors)
            self.keeper.put(key, found)
        faults, linked, anchors = found
        return CheckResult(dict.fromkeys(faults), list(linked), set(anchors))

    def _anew(self, name: str, content: bytes, check: PageCheck) -> CheckResult:
        """Judge a file that is not the same; of large data most texts are."""
        if len(content) < _LARGE or not name.endswith(".json"):
            return check_file(name, content, check)
        key = f"{self.list} {name} texts"
        check.trust(self.keeper.get(key) or ())
        check.met = []
        result = check_file(name, content, check)
        self.keeper.put(key, check.met)
        check.met = None
        return result
