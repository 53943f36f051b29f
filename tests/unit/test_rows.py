"""A long table in one test says of each row what parametrised tests would."""

from __future__ import annotations

import pytest

from tests.support.rows import SHOWN, each_row


def test_every_row_is_judged_and_those_that_fail_are_told() -> None:
    met = []

    @each_row("number, name", [(1, "a"), (2, "b"), (3, "c")])
    def odd(number: int, name: str) -> None:
        """Says what it proves."""
        met.append(name)
        assert number % 2, name

    with pytest.raises(ExceptionGroup, match="1 of 3 rows") as raised:
        odd()
    assert met == ["a", "b", "c"] and odd.__doc__ == "Says what it proves."
    [fault] = raised.value.exceptions
    assert "b" in str(fault) and fault.__notes__ == ["in the row (2, 'b')"]


def test_rows_of_one_value_and_names_of_rows() -> None:
    met: list[object] = []
    each_row("value", ["x", ("y",)])(lambda value: met.append(value))()
    each_row(("one", "other"), {"k": "v"}.items(), ids="k")(lambda one, other: met.append((one, other)))()
    assert met == ["x", ("y",), ("k", "v")]

    @each_row("value", range(SHOWN + 5), ids=lambda value: f"number {value}")
    def fails(value: int) -> None:
        raise ValueError(value)

    with pytest.raises(ExceptionGroup) as raised:
        fails()
    assert [fault.__notes__ for fault in raised.value.exceptions][-1] == [f"in the row number {SHOWN - 1}"]


@pytest.mark.parametrize(("names", "table"), [("value", []), ("a, b", [(1, 2), (3,)])])
def test_a_table_without_rows_or_values_is_no_test(names: str, table: list[object]) -> None:
    with pytest.raises(AssertionError):
        each_row(names, table)
