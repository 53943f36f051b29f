"""A long table in one test. To tell thousands of rows apart as tests takes pytest longer than the rows themselves take;
what fails is told by its row all the same, and all rows that fail are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

# So many rows that fail are shown with what went wrong.
SHOWN = 20


def each_row(
    names: str | tuple[str, ...], table: Iterable[Any], ids: Iterable[object] | Callable[[Any], object] = repr
) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Let one test judge every row of a table, in place of `pytest.mark.parametrize`, which makes a test of each.

    `names` and `table` are as there: names with commas, or of a tuple, want rows of as many values. `ids` tells what a
    row is called where it fails. A test that takes fixtures wants them anew for each row, and is no test for this.

    The test raises an ExceptionGroup of what the rows raised, each with its row.
    """
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [(row,) if names == columns[0] else tuple(row) for row in table]
    assert rows and all(len(row) == len(columns) for row in rows), "each row has a value for each name"
    called = [ids(row[0] if len(row) == 1 else row) for row in rows] if callable(ids) else list(ids)

    def around(test: Callable[..., None]) -> Callable[[], None]:
        @wraps(test)
        def judge() -> None:
            failed = []
            for row, name in zip(rows, called, strict=True):
                try:
                    test(**dict(zip(columns, row, strict=True)))
                except Exception as error:
                    error.add_note(f"in the row {name}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(rows)} rows", failed[:SHOWN])

        del judge.__wrapped__  # pytest would take its parameters for fixtures
        return judge

    return around
