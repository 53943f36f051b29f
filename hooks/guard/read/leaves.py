"""The names, strings and numbers of JSON data, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

MAX_DEPTH = 60
# What a leaf may be; what is nested too deep for its leaves to be told is one itself.
NAME, STRING, NUMBER, TOO_DEEP = "name", "string", "number", "deep"


class Leaf(NamedTuple):
    """A name, a string or a number, with the name under which a value stands."""

    kind: str
    key: str
    value: Any


def leaves(value: Any, key: str = "", depth: int = 0) -> Iterator[Leaf]:
    """Yield what is to be read in data, in its order; neither true, false nor null says anything."""
    if depth > MAX_DEPTH:
        yield Leaf(TOO_DEEP, key, None)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield Leaf(NAME, "", name)
            yield from leaves(item, name, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key, depth + 1)
    elif isinstance(value, str):
        yield Leaf(STRING, key, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield Leaf(NUMBER, key, value)
