"""A cache of verdicts: what judging a file gave is taken again for the same file against the same list. Its key does
not name the code: whoever hands in a `Keeper` sees to it that it holds results of this code alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from guard.policy.file_results import FALLEN
from guard.policy.files import check_file
from guard.policy.listing import Allowed
from guard.policy.lock import plain_path
from guard.policy.page_check import CheckResult, Linked, PageCheck
from guard.read.tree import checksum
from guard.report.faults import Fault
from guard.text.detect import find_contacts
from guard.text.memory import Keeper

# Data of so many bytes is remembered text by text as well: an edit changes the index of the search, but little of it.
_LARGE = 4_000


_Pairs = tuple[tuple[str, str], ...]
_Result = tuple[tuple[Fault, ...], tuple[Linked, ...], frozenset[str]]
# The same in plain tuples, and which addresses hold a name.
_Stored = tuple[tuple[tuple[str, ...], ...], tuple[tuple[Any, ...], ...], frozenset[str], tuple[int, ...]]
# What stands before the name of a folder that is none, but the end of another name.
_OF_A_NAME = re.compile(rb"[\w-]")


def stand_ins(files: Iterable[str]) -> _Pairs:
    """Return the folders of a tree that are named by their content, each with a name that does not change. Another file
    of the site gives them other names, and to the verdict of a file that names them it is all the same which.
    """
    tops = {name.partition("/")[0] for name in files if name != plain_path(name)}
    return tuple((f"{top}/", f"{top.partition('-')[0]}-{number:0>12}/") for number, top in enumerate(sorted(tops)))


def named_in(content: bytes, pairs: _Pairs) -> _Pairs:
    """Return the folders that a file names; none where it has such a name within another, or what stands in for one."""
    named = []
    for name, stand_in in pairs:
        at = content.find(name.encode())
        if stand_in.encode() in content:
            return ()
        if at >= 0:
            named.append((name, stand_in))
        while at >= 0:
            if at and _OF_A_NAME.match(content, at - 1):
                return ()
            at = content.find(name.encode(), at + 1)
    return tuple(named)


def swapped(result: _Result, pairs: _Pairs) -> _Result:
    """Return a result with the second name of each pair in the place of the first. A file in such a folder leads into
    it without naming it.
    """
    if not pairs:
        return result
    faults = tuple(Fault(*(_swapped(text, pairs) for text in fault)) for fault in result[0])
    linked = tuple(
        one._replace(raw=_swapped(one.raw, pairs), path=_swapped(one.path, pairs))
        if any(name in one.path or name in one.raw for name, _ in pairs)
        else one
        for one in result[1]
    )
    return faults, linked, result[2]


def _stored(result: CheckResult, pairs: _Pairs) -> _Stored:
    """Return what is kept of a result, as plain tuples: they are read again in a fraction of the time."""
    before = tuple(result.linked)
    faults, linked, anchors = swapped((tuple(result.faults), before, frozenset(result.anchors)), pairs)
    changed = tuple(at for at, one in enumerate(linked) if one is not before[at])
    return tuple(map(tuple, faults)), tuple(map(tuple, linked)), anchors, changed


def _restored(stored: _Stored, pairs: _Pairs) -> CheckResult:
    """Return the result that was kept, with the second name of each pair in the place of the first."""
    faults, plain, anchors, changed = stored
    linked = list(map(Linked._make, plain))
    told = tuple(Fault(*fault) for fault in faults)
    if pairs and (told or changed):
        told, renamed, _ = swapped((told, tuple(linked[at] for at in changed), anchors), pairs)
        for at, one in zip(changed, renamed, strict=True):
            linked[at] = one
    return CheckResult(dict.fromkeys(told), linked, set(anchors))


def _swapped(text: str, pairs: _Pairs) -> str:
    for name, other in pairs:
        text = text.replace(name, other)
    return text


@dataclass(frozen=True)
class Kept:
    """The results of one list, by path and content of the file. `folders` are those of the tree that are named by their
    content, with what stands in for each. Of pages their texts are remembered as well, unless these are `copies`.
    """

    keeper: Keeper
    list: str
    folders: _Pairs = ()
    copies: bool = False

    @classmethod
    def against(cls, keeper: Keeper, allowed: Allowed, key: str | None) -> Kept:
        """Return what is kept of files judged against this list, whose `key` signs it: of all that a `PageCheck` knows
        of a list, nothing is left out.
        """
        return cls(keeper, checksum(repr((allowed.told(), key)).encode()))

    def within(self, files: Iterable[str]) -> Kept:
        """Return the same for a tree of these files."""
        return replace(self, folders=stand_ins(files))

    def check(
        self,
        name: str,
        content: Callable[[], bytes],
        check: PageCheck,
        mark: str = "",
        digest: Callable[[str], str] | None = None,
    ) -> CheckResult:
        """Judge a file, unless it has been judged. Where a `mark` tells its content, that is not asked for; where the
        `digest` tells it, only if it is new: no name of a folder can stand in it that would have to be taken out.
        """
        if digest and not mark and not self.folders and (known := self._found(name, digest(name))):
            return _restored(known, ())
        named: _Pairs = ()
        if not mark:
            told = content()
            named = named_in(told, self.folders)
            for one, stand_in in named:
                told = told.replace(one.encode(), stand_in.encode())
            mark = checksum(told)
        named += tuple(pair for pair in self.folders if name.startswith(pair[0]) and pair not in named)
        found = self._found(name, mark)
        if found is not None:
            return _restored(found, tuple((stand_in, one) for one, stand_in in named))
        result = self._anew(name, content(), check)
        if all(fault.code != FALLEN for fault in result.faults):
            self.keeper.put(self._key(name, mark), _stored(result, named))
        return result

    def _key(self, name: str, mark: str) -> str:
        return f"{self.list} {plain_path(name)} {mark}"

    def _found(self, name: str, mark: str) -> _Stored | None:
        found: _Stored | None = self.keeper.get(self._key(name, mark))
        return found

    def _anew(self, name: str, content: bytes, check: PageCheck) -> CheckResult:
        """Judge a file that is not the same; of a page and of large data most texts are."""
        key = f"{self.list} {plain_path(name)} texts"
        if len(content) >= _LARGE and name.endswith(".html") and not self.copies:
            return self._page_anew(key, name, content, check)
        if len(content) < _LARGE or not name.endswith(".json"):
            return check_file(name, content, check)
        check.data.trust(self.keeper.get(key) or ())
        check.data.met = []
        result = check_file(name, content, check)
        self.keeper.put(key, check.data.met)
        check.data.met = None
        check.data.trust(())
        return result

    def _page_anew(self, key: str, name: str, content: bytes, check: PageCheck) -> CheckResult:
        """Judge a page of which texts may be known to hold nothing, against this list or any."""
        clean, empty = self.keeper.get(key) or (b"", b"")
        with check.texts.clean.met(clean) as still_clean, find_contacts.empty.met(empty) as still_empty:
            result = check_file(name, content, check)
            self.keeper.put(key, (still_clean(), still_empty()))
        return result
