"""Read a YAML data file into a validated model; every fault names its line and its fix."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, PrivateAttr, ValidationError
from pydantic_core import ErrorDetails

from guard.read.yaml_lost import SafeLoader, lost, not_text, otherwise, unreadable
from guard.read.yaml_slips import BLANK, explain, wanted
from guard.report.findings import Finding, Refused, nearest

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

# Characters that are written without spaces between words: Chinese and Japanese with their full-width signs (Korean has
# spaces). YAML makes a space of a line's end, and between two of them that would be a gap.
UNSPACED = (
    "\u2e80-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3220-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003ffff"
)
_GAP = re.compile(rf"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")
# What Unicode calls a control character (Cc).
_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f]")

# How the tags of a model begin that tell one kind of record from another: no part of a place in a file.
KIND = "kind of "


class Closed(BaseModel):
    """A record with a fixed set of keys: an unknown key is a fault, so that a typing slip cannot pass unread."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class DataFile(BaseModel):
    """A model of a whole file, which knows where each of its keys stands."""

    _lines: dict[Location, int] = PrivateAttr(default_factory=dict)

    def line(self, *place: str | int) -> int:
        """Return the line of a place in the file, such as ("channels", 0, "value"), or of its nearest parent there; 0
        for a value that `load` did not make.
        """
        return line_of(self._lines, place)


def _not_blank(value: str) -> str:
    # What is no letter, digit, sign or symbol shows nothing, however many characters it has.
    if not value[:1].isalnum() and not any(unicodedata.category(char)[0] in "LNPS" for char in value):
        raise ValueError(BLANK)
    if _CONTROL.search(value):
        raise ValueError("has a line break or a tab within; write it on one line, in one piece")
    if "  " in value:
        raise ValueError("has two blanks in a row; delete one")
    return value


Words = Annotated[str, AfterValidator(_not_blank)]


def read_yaml(path: Path, name: str, code: str) -> tuple[Any, dict[Location, int]]:
    """Return the plain value of a YAML file and the line (from 1) of every key and item in it.

    Raises `Refused` for a missing file and as `parse_yaml` does.
    """
    try:
        # utf-8-sig: some editors begin a file with a mark that nobody sees.
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        line, message, fix = unreadable(error)
        raise Refused([Finding(name, line, code, message, fix)]) from error
    return parse_yaml(text, name, code)


def parse_yaml(text: str, name: str, code: str, first_line: int = 1) -> tuple[Any, dict[Location, int]]:
    """Return the plain value of a YAML text and the line of every key and item in it; `text` begins on `first_line` of
    the file `name`. A text that goes over several lines has no gap where a line ends between two Chinese characters.

    Raises `Refused` for a syntax error or a key that stands twice (YAML would silently keep the last one).
    """
    before = first_line - 1
    if slip := next(not_text(text), None):
        raise Refused([Finding(name, slip.line + first_line, code, slip.message, slip.fix)])
    lines: dict[Location, int] = {(): first_line}
    node = None
    try:
        loader = SafeLoader(text)
        node = loader.get_single_node()
        if slip := next(lost(node, text), None):
            raise Refused([Finding(name, slip.line + first_line, code, slip.message, slip.fix)])
        repeated = _walk(node, (), lines, before)
        value = loader.construct_document(node) if node else None
    except yaml.MarkedYAMLError as error:
        slip = explain(text, error)
        raise Refused([Finding(name, slip.line + first_line, code, slip.message, slip.fix)]) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        slip = otherwise(node, error)
        raise Refused([Finding(name, slip.line + first_line, code, slip.message, slip.fix)]) from error
    twice = [
        Finding(name, key.start_mark.line + first_line, code, f"key {key.value} stands twice", "keep one of the two")
        for key in repeated
    ]
    if twice:
        raise Refused(twice)
    return value, lines


def _walk(node: yaml.Node | None, at: Location, lines: dict[Location, int], before: int) -> list[yaml.Node]:
    """Fill `lines` for everything below `node` and close the gaps of its texts; return the keys that stand twice in one
    mapping. `before` lines stand before the text.
    """
    repeated: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            here = (*at, name)
            if name in seen:
                repeated.append(key)
            seen.add(name)
            lines[here] = key.start_mark.line + 1 + before
            repeated += _walk(value, here, lines, before)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            here = (*at, index)
            lines[here] = item.start_mark.line + 1 + before
            repeated += _walk(item, here, lines, before)
    elif isinstance(node, yaml.ScalarNode) and node.style != "|" and node.start_mark.line < node.end_mark.line:
        node.value = _GAP.sub("", node.value)
    return repeated


def strings_in(value: Any) -> Iterator[str]:
    """Yield the strings of JSON or YAML data in their order, without the names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings_in(item)


def line_of(lines: Mapping[Location, int], location: Location) -> int:
    """Return the line of `location`, or of its nearest parent that stands in the file."""
    while location not in lines and location:
        location = location[:-1]
    return lines.get(location, 0)


def load(
    path: Path,
    name: str,
    model: type[Model],
    code: str,
    check: Callable[[Model], Iterable[Finding]] | None = None,
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
        raise Refused(_as_finding(fault, lines, name, code, model) for fault in first_causes(error)) from error
    if isinstance(loaded, DataFile):
        loaded._lines.update(lines)
    errors = [fault for fault in (check(loaded) if check else ()) if fault.severity == "error"]
    if errors:
        raise Refused(errors)
    return loaded


def first_causes(error: ValidationError) -> list[ErrorDetails]:
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
    location = tuple(
        part for part in fault["loc"] if not (isinstance(part, str) and part.startswith(("function-", KIND)))
    )
    where = ".".join(map(str, location))
    line = line_of(lines, location)
    if fault["type"] == "extra_forbidden":
        known = _all_keys(model)
        return Finding(name, line, code, f"{where}: unknown key", nearest(str(location[-1]), known) or "remove it")
    if fault["type"] == "missing":
        return Finding(name, line, code, f"{where} is missing", f"add {location[-1]}:")
    message, fix = wanted(fault)
    return Finding(name, line, code, f"{where}: {message}" if where else message, fix)


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
