"""Run the tests on a changed module of the guard in a process that has everything loaded (`make mutants`).

It forks to run the tests of each file once, and so knows which test reaches which statement of the guard, and how long
it takes. For a mutant it forks, puts the changed function into the place of the old one, and runs the tests that reach
the changed statement, first those that are quick and ask few other modules, until one fails. That takes a fraction of a
second. It never runs a test itself: the guard remembers what it found in a text, and what an unchanged guard remembers
would hide the change.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import itertools
import multiprocessing
import os
import pickle
import re
import sys
import time
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator
from hashlib import sha256
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from scripts import ROOT
from scripts.mutant_changes import Function, Mutant, mutant, reporting
from scripts.mutant_running import MARKS, OPTIONS, Finder, limit, quiet
from scripts.mutant_seen import Plan, Seen, file_of

# Of the processor, for the tests of one mutant; nearly all that fall do so within two. A few tables take five each, and
# what only they notice would count as noticed by nothing.
_SECONDS = 25.0
# The same where a value is changed that a module keeps: a cold process has the last word on it.
_SECONDS_OF_VALUES = 8.0
_SEEN = ROOT / ".build" / "mutants.seen"
# What the tests that are run depend on.
_ANEW = ("hooks", "scripts", "tests", "docs", "overrides")


class Warm:
    """The process that has everything loaded. Answers which tests to run on a mutant, and runs them."""

    def __init__(self, modules: list[str], tests: list[str]) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        process = os.fork()
        if not process:
            self._ours.close()
            with contextlib.suppress(BaseException):
                _serve(modules, tests, theirs)
            os._exit(1)
        theirs.close()

    def begins(self) -> tuple[int, list[str], list[str]]:
        """Wait until all tests ran once; return how many, which fail without a mutant, and the names of the packages
        of others that they load.
        """
        told: tuple[int, list[str], list[str]] = self._ours.recv()
        return told

    def plan(self, place: Any) -> Plan:
        """Return which tests to run on the mutant at a place."""
        self._ours.send((place, False))
        told: Plan = self._ours.recv()
        return told

    def notices(self, place: Any) -> str:
        """Return the test that fails on the mutant, of those that reach what is changed, or ''."""
        self._ours.send((place, True))
        return str(self._ours.recv())


def _serve(modules: list[str], tests: list[str], pipe: Any) -> None:
    """Load everything, run all tests once, then answer."""
    quiet()
    seen = Seen()
    codes = {module: reporting(module, seen.known) for module in modules}
    sys.meta_path.insert(0, Finder(codes, seen.reached.add))
    pytest.main([*OPTIONS, *MARKS, *tests], plugins=[_WarmTests(seen, pipe)])


class _WarmTests:
    """Takes pytest's loop over the tests that it has collected."""

    def __init__(self, seen: Seen, pipe: Any) -> None:
        self.seen, self.pipe = seen, pipe

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """Count what fixtures reach for all tests of the file: those that share one need not make it again."""
        self.seen.prepared[file_of(item.nodeid)] |= self.seen.reached

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test once, then answer until nobody asks."""
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be loaded")
        self.items = {item.nodeid: item for item in session.items}
        gc.unfreeze()  # so that it tells of all
        self.functions = _functions()
        caches = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
        # What was remembered while the tests were loaded would hide that the code is another now. Tables that are made
        # once stay, and are all made here: what makes them is tried cold.
        self.caches = [one for one in caches if _remembers(one)]
        for one in caches:
            if str(one.__module__).startswith("guard") and not one.__wrapped__.__code__.co_argcount:
                one()
        self.between = [one for one in self.caches if not _is_table(one)]
        self.seen.early = frozenset(self.seen.known[number] for number in self.seen.reached)
        gc.collect()
        gc.freeze()
        self._look()
        self.seen.ends()
        theirs = [name for name, one in list(sys.modules.items()) if _of_others(one)]
        self.pipe.send((len(session.items), self.seen.failed, theirs))
        with contextlib.suppress(EOFError):
            while True:
                self._answer(*self.pipe.recv())
        os._exit(0)

    def _look(self) -> None:
        """Run all tests once, unless that was done for the same code and tests before."""
        mark = _mark(), list(self.items)
        with contextlib.suppress(OSError, pickle.UnpicklingError, ValueError):
            before, told = pickle.loads(_SEEN.read_bytes())
            if before == mark:
                self.seen.takes(*told)
                return
        for _, items in itertools.groupby(self.items.values(), lambda item: file_of(item.nodeid)):
            self.seen.takes(*_in_fork(functools.partial(self._whole_file, list(items))))
        _SEEN.parent.mkdir(parents=True, exist_ok=True)
        _SEEN.write_bytes(pickle.dumps((mark, self.seen.of_own())))

    def _whole_file(self, items: list[pytest.Item]) -> tuple[Any, ...]:
        self.seen = Seen(self.seen.known, self.seen.reached)
        for one in self.caches:
            one.cache_clear()
        for item, following in zip(items, [*items[1:], None], strict=True):
            self._once(item, following)
        return self.seen.of_own()

    def _once(self, item: pytest.Item, following: pytest.Item | None) -> None:
        for one in self.between:
            one.cache_clear()
        self.seen.reached.clear()
        began = time.process_time()
        reports = runtestprotocol(item, log=False, nextitem=following)
        self.seen.seconds[item.nodeid] = time.process_time() - began
        self.seen.by_test[item.nodeid] = array("I", self.seen.reached)
        if any(report.failed for report in reports):
            self.seen.failed.append(item.nodeid)
            del self.seen.by_test[item.nodeid], self.seen.seconds[item.nodeid]

    def _answer(self, place: Any, runs: bool) -> None:
        changed = mutant(place)
        assert changed
        swaps = bool(
            self.functions.get((changed.place.module, changed.function)) if changed.function else changed.users
        )
        plan = self.seen.plan(changed, swaps)
        if not runs:
            self.pipe.send(plan)
            return
        try:
            self.pipe.send(_in_fork(functools.partial(self._try, changed, plan.reaching)))
        except EOFError:
            # A process that ends before it tells anything ran into a loop, or could not even begin.
            self.pipe.send(plan.reaching[0])

    def _try(self, changed: Mutant, tests: list[str]) -> str:
        """Run tests on a mutant, in a process of its own; return the one that fails, '' if none does in the time."""
        if changed.function:
            found = next(_codes(changed.code, changed.function))
            for function in self.functions[changed.place.module, changed.function]:
                function.__code__ = found
        elif not _keeps_others(changed):
            return ""
        for one in self.caches:
            one.cache_clear()
        began = time.process_time()
        most = _SECONDS if changed.function else _SECONDS_OF_VALUES
        for test, following in zip(tests, [*tests[1:], None], strict=True):
            spent = time.process_time() - began
            if spent > most:
                break
            limit(10 + 20 * self.seen.seconds[test])
            next_item = self.items[following] if following else None
            if any(report.failed for report in runtestprotocol(self.items[test], log=False, nextitem=next_item)):
                return test
        return ""


def _mark() -> str:
    """Return the checksum of all code and tests."""
    found = sha256()
    for path in sorted(path for part in _ANEW for path in (ROOT / part).rglob("*") if path.suffix != ".pyc"):
        if path.is_file():
            found.update(f"{path}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _in_fork(work: Callable[[], Any]) -> Any:
    """Do something in a process of its own, and return what it returns."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = os.fork()
    if not process:
        with contextlib.suppress(BaseException):
            theirs.send(work())
        os._exit(0)
    theirs.close()
    told = ours.recv()
    ours.close()
    os.waitpid(process, 0)
    return told


def _remembers(cache: functools._lru_cache_wrapper[Any]) -> bool:
    """Whether a cache keeps answers: all of the tests, and those of the guard that have arguments."""
    home = str(getattr(cache, "__module__", ""))
    arguments = cache.__wrapped__.__code__.co_argcount
    return home.startswith(("tests", "test_", "guard_trees")) or (home.startswith("guard") and bool(arguments))


def _is_table(cache: functools._lru_cache_wrapper[Any]) -> bool:
    """Whether a cache of the guard keeps, by a name, what is never forgotten, and keeps some of it before there is any
    test. To make these tables anew takes longer than most tests: it is done once for a file of tests, whose first one
    reaches what makes them.
    """
    keeps = cache.cache_parameters()["maxsize"] is None and cache.cache_info().currsize > 0
    return keeps and str(cache.__module__).startswith("guard")


def _functions() -> dict[tuple[str, Function], list[FunctionType]]:
    """The functions of the guard that are loaded, by module, name and line."""
    found: dict[tuple[str, Function], list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (one.__module__ or "").startswith("guard."):
            code = one.__code__
            found[one.__module__.removeprefix("guard."), (code.co_qualname, code.co_firstlineno)].append(one)
    return found


def _keeps_others(changed: Mutant) -> bool:
    """Put the plain values that a changed module keeps into the place of the old ones, wherever these are; return
    whether there are any. What is made of them is not made anew, so what tests say of it is not yet sure.
    """
    module = sys.modules[f"guard.{changed.place.module}"]
    old = dict(vars(module))
    anew = {**{name: value for name, value in old.items() if name.startswith("__")}, "__reached__": id}
    exec(changed.code, anew)
    others = {name: value for name, value in anew.items() if _is_plain(value) and value != old.get(name, value)}
    for home in [one for name, one in list(sys.modules.items()) if name.startswith("guard.")]:
        for name, value in others.items():
            if vars(home).get(name) is old[name]:
                setattr(home, name, value)
    return bool(others)


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, (*value.keys(), *value.values())))
    if isinstance(value, tuple | list | set | frozenset):
        return all(map(_is_plain, value))
    return isinstance(value, int | float | str | bytes | range | re.Pattern | None)


def _codes(code: CodeType, function: Function) -> Iterator[CodeType]:
    """The code of a function within a module's."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if (inner.co_qualname, inner.co_firstlineno) == function:
                yield inner
            yield from _codes(inner, function)


def _of_others(module: ModuleType) -> bool:
    file = str(getattr(module, "__file__", None) or "")
    return "site-packages" in file and not module.__name__.startswith("_pytest")
