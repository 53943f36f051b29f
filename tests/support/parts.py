"""Parts of a table: `make check` judges some of its rows, `make test` others as well, `make test-long` all.

Each row is judged once in a run. Some are every seventh, or whatever a test says: a fault of a whole kind stands in
these too, and is told within the minute. Only what takes long says so, a third of a second or more: a table that costs
nothing is judged whole each time, and so is a test whose cases differ in kind.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple, TypeVar

import pytest

Case = TypeVar("Case")

# The Makefile asks for the fewest examples of everything in `make check`, and in nothing else.
IN_CHECK = os.environ.get("HYPOTHESIS_PROFILE") == "brief"


def fewer_in_check(rows: Iterable[Case], every: int = 3) -> list[Case]:
    """Return the rows of a table that this run judges: in `make check` every so many-th, else all."""
    table = list(rows)
    return table[::every] if IN_CHECK else table


class Part(NamedTuple):
    """Every so many-th row of a table; or of the rest of it every so many-th."""

    every: int
    rest: int

    def of(self, cases: Iterable[Case]) -> list[Case]:
        """Return the rows of this part."""
        rows = list(cases)
        if not self.rest:
            return rows[:: self.every]
        return [row for at, row in enumerate(rows) if at % self.every][:: self.rest]


def in_parts(every: int, rest: int = 1) -> pytest.MarkDecorator:
    """Let a test that takes a `part` judge every so many-th row; in `make test` of the rest every so many-th, in
    `make test-long` all of it.
    """
    rest = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else rest
    others = pytest.param(Part(every, rest), marks=pytest.mark.repeated, id="others")
    return pytest.mark.parametrize("part", [pytest.param(Part(every, 0), id="some"), others])


def first_in_check(cases: Iterable[object], many: int = 1) -> list[object]:
    """Return the values of a parametrised test, of which `make check` runs so many and `make test` all.

    A case that is a tuple is a value for each of several parameters.
    """
    return [
        case if at < many else pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=pytest.mark.repeated)
        for at, case in enumerate(cases)
    ]
