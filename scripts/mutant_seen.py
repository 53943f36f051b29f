"""Which tests reach which statement of the guard, what each costs, and which to run on a mutant."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from scripts.mutant_changes import Begin, Mutant

# A test that takes so long is a table of hundreds of rows: it notices more than a quick one, so it need not wait for
# all of them.
_TABLE_SECONDS, _ROWS = 0.1, 200
# What exactly each reader takes out, and each function answers, is held by these tests, and they notice most of what
# they reach: they wait for others of so many seconds only.
_EXACT = ("tests/unit/guard/test_readings.py", "tests/unit/guard/test_traces.py")
_SECONDS_BEFORE = 3.0


class Plan(NamedTuple):
    """Which tests to run on a mutant: those that reach what is changed, or name it, then others that may notice. A warm
    process can take it if it `swaps`, and a cold one ought to if it is `early`: reached before there is any test.
    """

    reaching: list[str]
    others: list[str]
    swaps: bool
    early: bool


@dataclass
class Seen:
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
            together = self.prepared[file_of(test)].union(own)
            for number in together:
                self.reaching[self.known[number]].append(test)
            modules[test] = {self.known[number][0] for number in together}
        self.touching: dict[str, list[str]] = defaultdict(list)
        nearness: dict[str, Counter[str]] = defaultdict(Counter)
        for test, touched in modules.items():
            for module in touched:
                self.touching[module].append(test)
                nearness[module][file_of(test)] += 1000 // len(touched)
        self.width = {test: len(touched) for test, touched in modules.items()}
        self.nearest = {module: [file for file, _ in files.most_common(3)] for module, files in nearness.items()}
        self.guard_tests = [test for test in self.seconds if test.startswith("tests/unit/guard/")]

    def plan(self, changed: Mutant, can_swap: bool) -> Plan:
        """Return which tests to run on a mutant, first the quickest of those that ask few modules besides."""
        module = changed.place.module
        places = [changed.statement] if changed.statement and changed.function else changed.users
        reaching = dict.fromkeys(test for place in places for test in self.reaching.get((module, place), ()))
        near = set(self.nearest.get(module, ()))
        first = [test for test in self.touching[module] if file_of(test) in near]
        touching, elsewhere = self.touching[module], self.guard_tests
        chosen = self._exact_soon(sorted(reaching, key=self._cost))
        others = dict.fromkeys(one for part in (first, touching, elsewhere) for one in sorted(part, key=self._cost))
        early = not changed.function or (module, changed.statement) in self.early
        known = set(chosen)
        return Plan(chosen, [test for test in others if test not in known], can_swap and bool(chosen), early)

    def _exact_soon(self, tests: list[str]) -> list[str]:
        """Return tests in their order, but the exact ones behind so many seconds of the others."""
        exact = [test for test in tests if file_of(test) in _EXACT]
        others = [test for test in tests if file_of(test) not in _EXACT]
        spent = accumulate(self.seconds[test] for test in others)
        at = next((at for at, seconds in enumerate(spent) if seconds > _SECONDS_BEFORE), len(others))
        return [*others[:at], *exact, *others[at:]]

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


def file_of(test: str) -> str:
    """Return the file that a test stands in."""
    return test.split("::", 1)[0]
