"""JSON that all its readers take alike, read and written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text. Raises `ValueError` for a text that is none, that has a key twice (one reader
    takes the first, another the last), a number that only some know (NaN) or more levels than a reader has room for.
    """
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("is nested too deeply") from error


def json_file(value: Mapping[str, Any]) -> bytes:
    """Return a value as the files that are published have it: UTF-8, two spaces, a closing newline."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return value


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
