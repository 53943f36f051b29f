"""Values that stand once in each language of the site: a label, a fact, a term of the glossary.

Which languages these are is known when a file is loaded, not when its model is written: `load` hands the registry to
the model as pydantic's context (`in_languages`), and what is missing or too much is a fault of its own key and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, ValidationError, ValidationInfo, model_validator
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from guard.read.data_files import Words
from guard.report.findings import Finding, Refused
from languages.registry import Languages

Value = TypeVar("Value")
_MARK = "onePerLanguage"


# What texts write for the wallet's name.
BRAND = "brand"
_BRAND = re.compile(rf"\{{\{{\s*{BRAND}\s*\}}\}}")


def in_languages(tags: Iterable[str]) -> dict[str, Any]:
    """Return the context for validating a model whose values stand in these languages."""
    return {"languages": tuple(tags), "names": tags.names if isinstance(tags, Languages) else {}}


def load_each(tags: Iterable[str], one: Callable[[str, Mapping[str, Value]], Value]) -> dict[str, Value]:
    """Return what `one` loads for each language, by tag; it is told what is loaded already. Raises `findings.Refused`
    with the faults of all.
    """
    loaded: dict[str, Value] = {}
    faults: list[Finding] = []
    for tag in tags:
        try:
            loaded[tag] = one(tag, loaded)
        except Refused as refused:
            faults += refused.findings
    if faults:
        raise Refused(faults)
    return loaded


def named(value: Any, name: str) -> Any:
    """Return a value of a data file with the wallet's name where its texts write {{ brand }}."""
    if isinstance(value, str):
        return _BRAND.sub(lambda _: name, value)
    if isinstance(value, dict):
        return {named(key, name): named(item, name) for key, item in value.items()}
    return [named(item, name) for item in value] if isinstance(value, list) else value


class PerLanguage(BaseModel, Generic[Value]):
    """A record with one `Value` under the tag of each language, and the keys that its class names beside them.

    Without a context any tags are taken: so tests and code may make one by hand.
    """

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True, json_schema_extra={_MARK: True})
    __pydantic_extra__: dict[str, Value]

    def __getitem__(self, tag: str) -> Value:
        return self.__pydantic_extra__[tag]

    @property
    def by_language(self) -> dict[str, Value]:
        """The values by tag, in the order of the registry."""
        return dict(self.__pydantic_extra__)

    @model_validator(mode="wrap")
    @classmethod
    def _has_each_language(cls, value: Any, made: ModelWrapValidatorHandler[Any], info: ValidationInfo) -> Any:
        if not isinstance(value, dict) or not info.context:
            return made(value)
        tags: tuple[str, ...] = info.context["languages"]
        own = [field.alias or name for name, field in cls.model_fields.items()]
        names: Mapping[str, str] = info.context["names"]
        known = {
            key: named(value[key], names[key]) if key in names else value[key] for key in (*own, *tags) if key in value
        }
        faults = list(_key_faults(value, tags, own))
        try:
            record = made(known)
        except ValidationError as error:
            faults += map(_again, error.errors())
        if faults:
            raise ValidationError.from_exception_data(cls.__name__, faults)
        return record


class Text(PerLanguage[Words]):
    """A sentence or label in every language; none may be missing."""


def _key_faults(value: dict[Any, Any], tags: tuple[str, ...], own: list[str]) -> Iterator[InitErrorDetails]:
    for tag in tags:
        if tag not in value:
            yield InitErrorDetails(type="missing", loc=(tag,), input=value)
    for key, given in value.items():
        if key not in tags and key not in own:
            yield InitErrorDetails(type="extra_forbidden", loc=(str(key),), input=given)


def _again(fault: ErrorDetails) -> InitErrorDetails:
    """A fault that was met inside, to be raised together with those of the keys."""
    kind = PydanticCustomError(fault["type"], fault["msg"])
    return InitErrorDetails(type=kind, loc=fault["loc"], input=fault["input"])


def schema_in(model: type[BaseModel], tags: Iterable[str]) -> dict[str, Any]:
    """Return the JSON Schema of a data file's model with the languages of the site spelled out."""
    filled: dict[str, Any] = _fill(model.model_json_schema(), tuple(tags))
    return filled


def _fill(part: Any, tags: tuple[str, ...]) -> Any:
    if isinstance(part, list):
        return [_fill(item, tags) for item in part]
    if not isinstance(part, dict):
        return part
    whole = {key: _fill(item, tags) for key, item in part.items() if key != _MARK}
    if part.get(_MARK) is True:
        value = whole["additionalProperties"]
        whole["properties"] = {**whole.get("properties", {}), **dict.fromkeys(tags, value)}
        whole["required"] = [*whole.get("required", []), *tags]
        whole["additionalProperties"] = False
    return whole
