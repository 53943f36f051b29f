"""Run the tests on a changed module of the guard (`make mutants`), in one of two ways.

`Warm` is a process that has everything loaded. It forks to run the tests of each file once, and so knows which test
reaches which statement of the guard, and how long it takes. For a mutant it forks, puts the changed function into the
place of the old one, and runs the tests that reach the changed statement, first those that are quick and ask few other
modules, until one fails. That takes a fraction of a second. It never runs a test itself: the guard remembers what it
found in a text, and what an unchanged guard remembers would hide the change.

`cold` is a fork that has nothing of this repository loaded. It loads the guard with the changed module, which takes
much longer: for statements that are reached when modules are loaded or when a table is made that is kept.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import itertools
import multiprocessing
import os
import pickle
import signal
import sys
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from scripts import ROOT
from scripts.mutant_changes import Begin, Function, Mutant, mutant, path_of, reporting

WARM_SECONDS = 12.0  # of the processor, for the tests of one mutant; nearly all that fall do so within two
COLD_SECONDS = 20.0
_SEEN = ROOT / ".build" / "mutants.seen"
_OPTIONS = [
    "-q",
    "-s",
    "--no-header",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:xdist",
    "-p",
    "no:randomly",
    "-o",
    "addopts=",
]
_MARKS = ["-m", "not built and not browser and not nginx and not minisign"]
# A test that takes so long is a table: it notices more than a quick one, so it need not wait for all of them.
_TABLE_SECONDS, _ROWS = 0.1, 20
_FIRST_FILES = 3
# What the tests that are run depend on.
_ANEW = ("hooks", "scripts", "tests", "docs", "overrides")


class Plan(NamedTuple):
    """Which tests to run on a mutant: those that reach what is changed, then others that may notice. A warm process can
    take it if it `swaps`, and a cold one ought to if it is `early`: reached before there is any test.
    """

    reaching: list[str]
    others: list[str]
    swaps: bool
    early: bool


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads other code in the place of modules of the guard."""

    def __init__(self, codes: dict[str, CodeType], reached: Any = None) -> None:
        self.codes, self.reached = codes, reached

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Return how to load a module whose code is given, and nothing of any other."""
        module = name.removeprefix("guard.")
        if module == name or module not in self.codes:
            return None
        return importlib.util.spec_from_file_location(name, path_of(module), loader=self)

    def exec_module(self, module: ModuleType) -> None:
        """Run the given code as the module."""
        module.__dict__["__reached__"] = self.reached
        exec(self.codes[module.__name__.removeprefix("guard.")], module.__dict__)


def _quiet() -> None:
    """Print nothing, leave no compiled file behind, and let property tests try few examples and look for no shorter
    one.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.dont_write_bytecode = True
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    phases = (Phase.explicit, Phase.generate)
    settings.register_profile(
        "mutants", max_examples=100, derandomize=True, deadline=None, database=None, phases=phases, print_blob=False
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutants"


def _limit(seconds: float) -> None:
    """End this process after so much processor time: a loop counts as noticed, and a busy machine makes no loop."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


@dataclass
class _Seen:
    """What the tests reach on the unchanged guard, and what each costs."""

    known: list[tuple[str, Begin]] = field(default_factory=list)
    reached: set[int] = field(default_factory=set)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    by_test: dict[str, array[int]] = field(default_factory=dict)
    prepared: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    early: frozenset[tuple[str, Begin | None]] = frozenset()

    def ends(self) -> None:
        """Turn what was seen round: which tests reach a statement, and which a module."""
        self.reaching: dict[tuple[str, Begin], list[str]] = defaultdict(list)
        modules: dict[str, set[str]] = {}
        for test, own in self.by_test.items():
            together = self.prepared[_file(test)].union(own)
            for number in together:
                self.reaching[self.known[number]].append(test)
            modules[test] = {self.known[number][0] for number in together}
        self.touching: dict[str, list[str]] = defaultdict(list)
        nearness: dict[str, Counter[str]] = defaultdict(Counter)
        for test, touched in modules.items():
            for module in touched:
                self.touching[module].append(test)
                nearness[module][_file(test)] += 1000 // len(touched)
        self.width = {test: len(touched) for test, touched in modules.items()}
        self.nearest = {module: [file for file, _ in files.most_common(3)] for module, files in nearness.items()}
        self.guard_tests = [test for test in self.seconds if test.startswith("tests/unit/guard/")]

    def plan(self, changed: Mutant, can_swap: bool) -> Plan:
        """Return which tests to run on a mutant, first the quickest of those that ask few modules besides."""
        module = changed.place.module
        reaching = self.reaching.get((module, changed.statement), []) if changed.statement and changed.function else []
        near = set(self.nearest.get(module, ()))
        first = [test for test in self.touching[module] if _file(test) in near]
        touching, elsewhere = self.touching[module], self.guard_tests
        chosen = sorted(reaching, key=self._cost)
        others = dict.fromkeys(one for part in (first, touching, elsewhere) for one in sorted(part, key=self._cost))
        early = not changed.function or (module, changed.statement) in self.early
        known = set(chosen)
        return Plan(chosen, [test for test in others if test not in known], can_swap and bool(chosen), early)

    def _cost(self, test: str) -> float:
        """What a test costs for each module that it asks: of what goes through all of them little hangs on one."""
        seconds = self.seconds[test]
        return (seconds if seconds < _TABLE_SECONDS else seconds / _ROWS) * self.width[test]

    def of_own(self) -> tuple[Any, ...]:
        """What a process that ran some tests tells the one that ran none."""
        return self.seconds, self.failed, self.by_test, dict(self.prepared)

    def takes(self, seconds: Any, failed: Any, by_test: Any, prepared: Any) -> None:
        """Take in what such a process told."""
        self.seconds |= seconds
        self.failed += failed
        self.by_test |= by_test
        self.prepared |= prepared


def _file(test: str) -> str:
    return test.split("::", 1)[0]


class Warm:
    """The process that has everything loaded. Answers which tests to run on a mutant, and runs them."""

    def __init__(self, modules: list[str]) -> None:
        self._ours, theirs = multiprocessing.Pipe()
        process = os.fork()
        if not process:
            self._ours.close()
            with contextlib.suppress(BaseException):
                _serve(modules, theirs)
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

    def notices(self, place: Any) -> bool:
        """Return whether a test that reaches what is changed fails on the mutant."""
        self._ours.send((place, True))
        return bool(self._ours.recv())


def _serve(modules: list[str], pipe: Any) -> None:
    """Load everything, run all tests once, then answer."""
    _quiet()
    seen = _Seen()
    codes = {module: reporting(module, seen.known) for module in modules}
    sys.meta_path.insert(0, _Finder(codes, seen.reached.add))
    pytest.main([*_OPTIONS, *_MARKS, "tests/unit"], plugins=[_WarmTests(seen, pipe)])


class _WarmTests:
    """Takes pytest's loop over the tests that it has collected."""

    def __init__(self, seen: _Seen, pipe: Any) -> None:
        self.seen, self.pipe = seen, pipe

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> None:
        """Count what fixtures reach for all tests of the file: those that share one need not make it again."""
        self.seen.prepared[_file(item.nodeid)] |= self.seen.reached

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
        mark = _mark()
        with contextlib.suppress(OSError, pickle.UnpicklingError, ValueError):
            before, told = pickle.loads(_SEEN.read_bytes())
            if before == mark:
                self.seen.takes(*told)
                return
        for _, items in itertools.groupby(self.items.values(), lambda item: _file(item.nodeid)):
            self.seen.takes(*_in_fork(functools.partial(self._whole_file, list(items))))
        _SEEN.parent.mkdir(parents=True, exist_ok=True)
        _SEEN.write_bytes(pickle.dumps((mark, self.seen.of_own())))

    def _whole_file(self, items: list[pytest.Item]) -> tuple[Any, ...]:
        self.seen = _Seen(self.seen.known, self.seen.reached)
        for item, following in zip(items, [*items[1:], None], strict=True):
            self._once(item, following)
        return self.seen.of_own()

    def _once(self, item: pytest.Item, following: pytest.Item | None) -> None:
        for one in self.caches:
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
        swaps = bool(changed.function and self.functions.get((changed.place.module, changed.function)))
        plan = self.seen.plan(changed, swaps)
        if not runs:
            self.pipe.send(plan)
            return
        process = os.fork()
        if not process:
            outcome = 1
            with contextlib.suppress(BaseException):
                outcome = self._try(changed, plan.reaching)
            os._exit(outcome)
        self.pipe.send(os.waitpid(process, 0)[1] != 0)

    def _try(self, changed: Mutant, tests: list[str]) -> int:
        """Run tests on a mutant, in a process of its own; return 1 if one fails, 0 if none does in the time."""
        assert changed.function
        found = next(_codes(changed.code, changed.function))
        for function in self.functions[changed.place.module, changed.function]:
            function.__code__ = found
        for one in self.caches:
            one.cache_clear()
        began = time.process_time()
        for test, following in zip(tests, [*tests[1:], None], strict=True):
            spent = time.process_time() - began
            if spent > WARM_SECONDS:
                break
            _limit(10 + 20 * self.seen.seconds[test])
            next_item = self.items[following] if following else None
            if any(report.failed for report in runtestprotocol(self.items[test], log=False, nextitem=next_item)):
                return 1
        return 0


def _mark() -> str:
    """Return the checksum of all code and tests."""
    found = sha256()
    for path in sorted(path for part in _ANEW for path in (ROOT / part).rglob("*") if path.suffix != ".pyc"):
        if path.is_file():
            found.update(f"{path}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _in_fork(work: Callable[[], tuple[Any, ...]]) -> Any:
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


def _functions() -> dict[tuple[str, Function], list[FunctionType]]:
    """The functions of the guard that are loaded, by module, name and line."""
    found: dict[tuple[str, Function], list[FunctionType]] = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and (one.__module__ or "").startswith("guard."):
            code = one.__code__
            found[one.__module__.removeprefix("guard."), (code.co_qualname, code.co_firstlineno)].append(one)
    return found


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


def preload(names: list[str]) -> None:
    """Load what others wrote, once for all cold processes."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


class _ColdTests:
    """Lets pytest run the given tests in the given order, for so much processor time."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}
        self.began = time.process_time()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the tests that were asked for, in their order."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """End without a failure when the time is over."""
        if time.process_time() - self.began > COLD_SECONDS:
            os._exit(0)
        _limit(60)


def cold(changed: Mutant, plan: Plan) -> bool:
    """Return whether the tests notice a mutant when everything is loaded anew."""
    process = os.fork()
    if not process:
        outcome = 1
        with contextlib.suppress(BaseException):
            outcome = _cold(changed, plan)
        os._exit(outcome)
    return os.waitpid(process, 0)[1] != 0


def _cold(changed: Mutant, plan: Plan) -> int:
    _quiet()
    _limit(COLD_SECONDS * 2 + 60)
    sys.meta_path.insert(0, _Finder({changed.place.module: changed.code}))
    tests = [*plan.reaching, *plan.others]
    near = list(dict.fromkeys(map(_file, tests)))[:_FIRST_FILES]
    first = [test for test in tests if _file(test) in near]
    # Most fall to tests of a few files; only what is left costs the loading of all.
    return _pytest(first) or _pytest([test for test in tests if _file(test) not in near])


def _pytest(tests: list[str]) -> int:
    if not tests:
        return 0
    files = list(dict.fromkeys(map(_file, tests)))
    return int(pytest.main([*_OPTIONS, *_MARKS, "-x", *files], plugins=[_ColdTests(tests)]))
