"""The names, strings and numbers of JSON data, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_DEPTH = 60
# What a leaf may be. What is nested too deep to be told is one itself, and so is a part that is asked for.
NAME, STRING, NUMBER, TOO_DEEP, PART = "name", "string", "number", "deep", "part"


class Leaf(NamedTuple):
    """A name, a string, a number or a part, with the name under which a value stands."""

    kind: str
    key: str
    value: Any


def leaves(value: Any, key: str = "", depth: int = 0, *, parts: int = -1) -> Iterator[Leaf]:
    """Yield what is to be read in data, in its order; neither true, false nor null says anything. Lists and objects at
    the depth of `parts` are not opened.
    """
    if depth > MAX_DEPTH:
        yield Leaf(TOO_DEEP, key, None)
    elif depth == parts and isinstance(value, dict | list):
        yield Leaf(PART, key, value)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield Leaf(NAME, "", name)
            yield from leaves(item, name, depth + 1, parts=parts)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key, depth + 1, parts=parts)
    elif isinstance(value, str):
        yield Leaf(STRING, key, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield Leaf(NUMBER, key, value)
