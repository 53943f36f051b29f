"""Tables of cases: a whole table is one test, which names every row that is wrong.

A test for each row would cost more in pytest than in what it tests, once a table has hundreds of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")
Verdict = TypeVar("Verdict")


def wrong(
    rows: Iterable[tuple[Case, Verdict]], found: Callable[[Case], Verdict]
) -> list[tuple[Case, Verdict, Verdict]]:
    """Return the rows with another verdict than expected: the case, what is expected, what was found.

    A table without rows would test nothing: that is a fault, too.
    """
    table = list(rows)
    assert table, "the table is empty"
    return [(case, expected, verdict) for case, expected in table if (verdict := found(case)) != expected]


def all_but(
    cases: Iterable[Case], found: Callable[[Case], Verdict], expected: Verdict
) -> list[tuple[Case, Verdict, Verdict]]:
    """Return the same of cases that all should have one verdict."""
    return wrong(((case, expected) for case in cases), found)
