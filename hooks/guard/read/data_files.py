"""Read a YAML data file into a validated model; every fault names its line and its fix."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from guard.report.findings import Finding, Refused, nearest

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

# libyaml, where PyYAML was built with it, reads ten times as fast.
SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Closed(BaseModel):
    """A record with a fixed set of keys: an unknown key is a fault, so that a typing slip cannot pass unread."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("must not be empty")
    return value


Words = Annotated[str, AfterValidator(_not_blank)]


def read_yaml(path: Path, name: str, code: str) -> tuple[Any, dict[Location, int]]:
    """Return the plain value of a YAML file and the line (from 1) of every key and item in it.

    Raises `Refused` for a missing file, a syntax error or a key that stands twice (YAML would silently
    keep the last one).
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused([Finding(name, 0, code, f"cannot be read ({error.__class__.__name__})")]) from error
    lines: dict[Location, int] = {(): 1}
    loader = SafeLoader(text)
    try:
        node = loader.get_single_node()
        repeated = _walk(node, (), lines)
        value = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise Refused([Finding(name, line, code, f"is not YAML: {error.problem}")]) from error
    except (yaml.YAMLError, ValueError) as error:
        raise Refused([Finding(name, 0, code, f"is not YAML: {error}")]) from error
    finally:
        loader.dispose()
    twice = [
        Finding(name, key.start_mark.line + 1, code, f"key {key.value} stands twice", "keep one of the two")
        for key in repeated
    ]
    if twice:
        raise Refused(twice)
    return value, lines


def _walk(node: yaml.Node | None, at: Location, lines: dict[Location, int]) -> list[yaml.Node]:
    """Fill `lines` for everything below `node`; return the keys that stand twice in one mapping."""
    repeated: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[Hashable] = set()
        for key, value in node.value:
            here = (*at, str(key.value))
            if key.value in seen:
                repeated.append(key)
            seen.add(key.value)
            lines[here] = key.start_mark.line + 1
            repeated += _walk(value, here, lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            here = (*at, index)
            lines[here] = item.start_mark.line + 1
            repeated += _walk(item, here, lines)
    return repeated


def line_of(lines: dict[Location, int], location: Location) -> int:
    """Return the line of `location`, or of its nearest parent that stands in the file."""
    while location not in lines and location:
        location = location[:-1]
    return lines.get(location, 0)


def load(
    path: Path,
    name: str,
    model: type[Model],
    code: str,
    check: Callable[[Model, Callable[[Location], int]], list[Finding]] | None = None,
    context: dict[str, Any] | None = None,
) -> Model:
    """Load a data file into `model`. `check` adds what single fields cannot know (duplicates, references); `context`
    reaches the validators of the model.

    Raises `Refused` with every fault of the file at once.
    """
    value, lines = read_yaml(path, name, code)
    try:
        loaded = model.model_validate(value, context=context)
    except ValidationError as error:
        raise Refused(_as_finding(fault, lines, name, code, model) for fault in _first_causes(error)) from error
    faults = check(loaded, lambda location: line_of(lines, location)) if check else []
    errors = [fault for fault in faults if fault.severity == "error"]
    if errors:
        raise Refused(errors)
    return loaded


def _first_causes(error: ValidationError) -> list[ErrorDetails]:
    """Leave out "at least 1 item, not 0" where the items are there but at fault themselves."""
    faults = error.errors()
    places = [fault["loc"] for fault in faults]
    return [
        fault
        for fault in faults
        if fault["type"] != "too_short"
        or not any(len(place) > len(fault["loc"]) and place[: len(fault["loc"])] == fault["loc"] for place in places)
    ]


def _as_finding(
    fault: ErrorDetails, lines: dict[Location, int], name: str, code: str, model: type[BaseModel]
) -> Finding:
    location = tuple(part for part in fault["loc"] if not (isinstance(part, str) and part.startswith("function-")))
    where = ".".join(map(str, location))
    line = line_of(lines, location)
    if fault["type"] == "extra_forbidden":
        known = _all_keys(model)
        return Finding(name, line, code, f"{where}: unknown key", nearest(str(location[-1]), known) or "remove it")
    if fault["type"] == "missing":
        return Finding(name, line, code, f"{where} is missing", f"add {location[-1]}:")
    message = fault["msg"].removeprefix("Value error, ")
    return Finding(name, line, code, f"{where}: {message}" if where else message)


def _all_keys(model: type[BaseModel]) -> set[str]:
    """Collect every key that the model's JSON Schema knows, at any depth, for a 'did you mean'."""
    found: set[str] = set()
    open_schemas: list[Any] = [model.model_json_schema()]
    while open_schemas:
        schema = open_schemas.pop()
        if isinstance(schema, dict):
            found |= set(schema.get("properties", {}))
            open_schemas += schema.values()
        elif isinstance(schema, list):
            open_schemas += schema
    return found
