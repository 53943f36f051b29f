"""Run the tests on a changed module of the guard in a fork that has nothing of this repository loaded (`make mutants`).

It loads the guard with the changed module, which takes much longer than to change what is loaded (mutant_warm.py): for
statements that are reached when modules are loaded, or when a table is made that is kept.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
from unittest import mock

import pytest

from scripts.mutant_changes import Mutant
from scripts.mutant_running import MARKS, OPTIONS, Finder, limit, quiet
from scripts.mutant_seen import Plan, file_of

# Of the processor, for the tests of one mutant.
_SECONDS = 20.0
_FIRST_FILES = 3


def preload(names: list[str]) -> None:
    """Load what others wrote, once for all cold processes."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)


class _ColdTests:
    """Lets pytest run the given tests in the given order, for so much processor time."""

    def __init__(self, tests: list[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}
        self.began = 0.0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the tests that were asked for, in their order; the time of the tests begins when all are loaded."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )
        # Set-up has derived its tables from the guard as it is on the disk, and not from the changed one.
        mock.patch("guard.prepared.Prepared.get", return_value=None).start()
        self.began = time.process_time()

    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """End without a failure when the time is over."""
        if time.process_time() - self.began > _SECONDS:
            os._exit(0)
        limit(60)


def cold(changed: Mutant, plan: Plan, likely: str = "") -> bool:
    """Return whether the tests notice a mutant when everything is loaded anew, first the one that is `likely` to."""
    process = os.fork()
    if not process:
        outcome = 1
        with contextlib.suppress(BaseException):
            outcome = _cold(changed, plan, likely)
        os._exit(outcome)
    return os.waitpid(process, 0)[1] != 0


def _cold(changed: Mutant, plan: Plan, likely: str) -> int:
    quiet()
    limit(_SECONDS * 2 + 60)
    sys.meta_path.insert(0, Finder({changed.place.module: changed.code}))
    tests = [*plan.reaching, *plan.others]
    near = list(dict.fromkeys(map(file_of, tests)))[:_FIRST_FILES]
    first = [test for test in tests if file_of(test) in near]
    last = [test for test in tests if file_of(test) not in near]
    # Most fall to tests of a few files; only what is left costs the loading of all.
    return next(filter(None, map(_pytest, ([likely] if likely else [], first, last))), 0)


def _pytest(tests: list[str]) -> int:
    if not tests:
        return 0
    files = list(dict.fromkeys(map(file_of, tests)))
    return int(pytest.main([*OPTIONS, *MARKS, "-x", *files], plugins=[_ColdTests(tests)]))
