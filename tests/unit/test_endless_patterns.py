"""No pattern takes a run apart in more ways than there is time for: of a repetition within a repetition, something must
stand between.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from typing import Any

import pytest

PACKAGES = (
    *("guard", "cases", "channels", "checker", "content", "guides", "helpcenter", "incidents", "languages", "offline"),
    *("publish", "search", "topics", "wallet"),
)
REPEATS = {codes.MAX_REPEAT, codes.MIN_REPEAT}
# Repetitions of so many are without end; fewer are tried in so many ways at most.
WITHOUT_END = 20


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield all patterns that modules keep by a name, with it."""
    for package in PACKAGES:
        root = importlib.import_module(package)
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            if found.name.endswith(("__main__", "draw_apart")):
                continue
            for name, value in vars(importlib.import_module(found.name)).items():
                for at, one in enumerate(value if isinstance(value, tuple | list) else (value,)):
                    if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                        yield f"{found.name}.{name}[{at}]", one


def inner(code: Any, argument: Any) -> list[Any]:
    """Return the sequences within an item of a parsed pattern."""
    if code in REPEATS:
        return [argument[2]]
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code is codes.BRANCH:
        return list(argument[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return []


def is_repeated_alone(sequence: Any) -> bool:
    """Tell whether a sequence may be nothing but a run without end: all else in it may be left out."""
    needed = [(code, argument) for code, argument in sequence if not may_be_left_out(code, argument)]
    if len(needed) != 1:
        return False
    [(code, argument)] = needed
    if code in REPEATS:
        return int(argument[1]) >= WITHOUT_END
    return code in (codes.SUBPATTERN, codes.BRANCH) and any(map(is_repeated_alone, inner(code, argument)))


def may_be_left_out(code: Any, argument: Any) -> bool:
    """Tell whether an item of a parsed pattern matches nothing, too."""
    if code in REPEATS:
        return argument[0] == 0 or all(may_be_left_out(*item) for item in argument[2])
    return code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT)


def is_endless(sequence: Any) -> bool:
    """Tell whether a run within a run can be cut anywhere."""
    for code, argument in sequence:
        if code in REPEATS and argument[1] >= WITHOUT_END and is_repeated_alone(argument[2]):
            return True
        if any(map(is_endless, inner(code, argument))):
            return True
    return False


@pytest.mark.parametrize("pattern", [r"[a-z]+(?:[_.]?[a-z]+)*\d", r"(?:a+|b)*c", r"(?:\s*\w+\s*)+:", r"(?:(?:x+))+"])
def test_a_run_within_a_run_is_told(pattern: str) -> None:
    assert is_endless(parser.parse(pattern))


@pytest.mark.parametrize(
    "pattern", [r"[a-z]+(?:[_.][a-z]+)*\d", r"(?:ab+)*c", r"(?:\w+,)+", r"(?:a{1,3})+", "(?:a?b)*"]
)
def test_a_run_with_something_between_is_not(pattern: str) -> None:
    assert not is_endless(parser.parse(pattern))


def test_no_pattern_holds_one() -> None:
    every = dict(patterns())
    assert len(every) > 300
    assert [name for name, one in every.items() if is_endless(parser.parse(one.pattern, one.flags))] == []
