"""Parts of a table are together the whole of it, each row once."""

from __future__ import annotations

import pytest

from tests.support import parts
from tests.support.parts import Part, fewer_in_check, first_in_check, in_parts


@pytest.mark.parametrize("every", [2, 7, 40])
def test_all_rows_are_judged_once(every: int) -> None:
    assert sorted(Part(every, 0).of(range(100)) + Part(every, 1).of(range(100))) == list(range(100))


def test_of_the_rest_some_are_left_to_a_long_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Part(5, 0).of(range(12)) == [0, 5, 10]
    assert Part(5, 3).of(range(12)) == [1, 4, 8]
    for profile, rest in (("quick", 3), ("long", 1)):
        monkeypatch.setenv("HYPOTHESIS_PROFILE", profile)
        some, others = in_parts(5, rest=3).args[1]
        assert (some.values, others.values) == ((Part(5, 0),), (Part(5, rest),))
        assert not some.marks and [mark.name for mark in others.marks] == ["repeated"]


def test_the_first_are_for_the_quick_run() -> None:
    first, *others = first_in_check("abc")
    assert first == "a" and [one.values for one in others] == [("b",), ("c",)]  # type: ignore[attr-defined]


def test_what_is_a_tuple_is_a_value_for_each_parameter() -> None:
    _, other = first_in_check([("a", 1), ("b", 2)])
    assert other.values == ("b", 2)  # type: ignore[attr-defined]


def test_of_a_dear_table_the_quick_run_judges_every_so_many_th_row_and_the_whole_run_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "IN_CHECK", True)
    assert fewer_in_check(range(7)) == [0, 3, 6] and fewer_in_check(range(7), 5) == [0, 5]
    monkeypatch.setattr(parts, "IN_CHECK", False)
    assert fewer_in_check(range(7)) == [*range(7)]
