"""The small changes of code that `make mutants` tries."""

from __future__ import annotations

import ast
from pathlib import Path
from unittest import mock

from guard.prepared import Prepared
from scripts.mutant_changes import Mutant, _nodes, mutant, path_of, places
from scripts.mutant_cold import _ColdTests


def changes(module: str, beside: str = "") -> list[Mutant]:
    """Return the changes of a module, on lines that hold what is `beside` them."""
    source = path_of(module).read_text(encoding="utf-8")
    lines = ["", *source.splitlines()]
    held = [beside in lines[getattr(node, "lineno", 0)] for node in _nodes(ast.parse(source))]
    return [changed for place in places(module) if held[place.node] and (changed := mutant(place))]


def test_a_statement_that_is_removed_stood_in_its_function() -> None:
    removed = [one for one in changes("text.long") if one.change.endswith("→  pass")]
    assert {one.function and one.function[0] for one in removed} == {"in_parts", "matches_in_parts"}
    assert all(one.statement for one in removed)


def test_of_characters_that_are_stripped_one_is_left_out() -> None:
    made = [*changes("text.apart", "strip("), *changes("text.said_numbers", "frozenset(")]
    found = {one.change for one in made}
    assert any("strip('').lower" in change for change in found)
    assert any("frozenset('1234')" in change for change in found)
    assert not any("strip('.!')" in change or "frozenset('12345!')" in change for change in found)


def test_what_a_type_variable_is_called_is_not_changed() -> None:
    assert not any("TypeVar(" in one.change for one in changes("text.memory"))


def test_tests_of_a_changed_guard_take_nothing_that_was_derived_from_another(tmp_path: Path) -> None:
    prepared = Prepared(tmp_path)
    prepared.put("a", (1,))
    try:
        assert prepared.get("a") == (1,)
        _ColdTests([]).pytest_collection_modifyitems([])
        assert prepared.get("a") is None
    finally:
        mock.patch.stopall()
