"""The small changes of code that `make mutants` tries."""

from __future__ import annotations

from scripts.mutant_changes import Mutant, mutant, places


def changes(module: str) -> list[Mutant]:
    return [changed for place in places(module) if (changed := mutant(place))]


def test_a_statement_that_is_removed_stood_in_its_function() -> None:
    removed = [one for one in changes("text.long") if one.change.endswith("→  pass")]
    assert {one.function and one.function[0] for one in removed} == {"in_parts", "matches_in_parts"}
    assert all(one.statement for one in removed)


def test_of_characters_that_are_stripped_one_is_left_out() -> None:
    found = {one.change for module in ("text.apart", "text.said_numbers") for one in changes(module)}
    assert any("strip('').lower" in change for change in found)
    assert any("frozenset('1234')" in change for change in found)
    assert not any("strip('.!')" in change or "frozenset('12345!')" in change for change in found)


def test_what_a_type_variable_is_called_is_not_changed() -> None:
    assert not any("TypeVar(" in one.change for one in changes("text.memory"))
