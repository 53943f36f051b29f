"""The shape of docs/case.yml: what a case is about, and what support needs to hear of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path
from typing import Literal

import pydantic

from guard.policy.official_list import Id
from guard.read.data_files import Closed, DataFile, Location, load
from guard.report.findings import Finding, nearest
from languages import Languages, Text, in_languages

NAME = "docs/case.yml"


class Field(Closed):
    """One thing that support needs to hear, and where a reader finds it."""

    label: Text
    hint: Text | None = pydantic.Field(default=None, description="where to find it, or how to write it")
    form: Literal["line", "text", "hash"] = pydantic.Field(
        default="line", description="a line, a text of several lines, or the hash of a transaction"
    )
    query: Literal["app", "os", "ctx"] | None = pydantic.Field(
        default=None, description="the part of a link's query with which the app fills it in: version, system, screen"
    )


class Kind(Closed):
    """What a case is about."""

    label: Text
    fields: tuple[Id, ...] = pydantic.Field(min_length=1, description="what to tell besides what every case needs")
    first: Id | None = pydantic.Field(default=None, description="the topic with what to do before anything is written")
    report: tuple[Id, ...] = pydantic.Field(default=(), description="what the police want to read, in their order")


class Case(DataFile, Closed):
    """docs/case.yml."""

    topic: Id | None = pydantic.Field(default=None, description="the topic of its page: guides lead there")

    fields: dict[Id, Field] = pydantic.Field(default_factory=dict)
    always: tuple[Id, ...] = pydantic.Field(default=(), description="what every case needs, after its own fields")
    kinds: dict[Id, Kind] = pydantic.Field(default_factory=dict)


def load_case(path: Path, languages: Languages, topics: Collection[str] | None = ()) -> Case:
    """Load docs/case.yml; a site without the file has no such form. `topics` are the ids that there are,
    None where their file could not be read.

    Raises `findings.Refused` with every fault: form (CA001), a field that is named and missing or that nobody is asked
    for (CA002), a topic that there is not (CA003).
    """
    if not path.exists():
        return Case()

    def faults(loaded: Case) -> list[Finding]:
        return [*_named(loaded), *_unasked(loaded), *_led(loaded, topics)]

    return load(path, NAME, Case, "CA001", faults, in_languages(languages))


def _named(loaded: Case) -> Iterator[Finding]:
    lists: list[tuple[Location, tuple[str, ...]]] = [(("always",), loaded.always)]
    for kind_id, kind in loaded.kinds.items():
        lists += [(("kinds", kind_id, "fields"), kind.fields), (("kinds", kind_id, "report"), kind.report)]
    for at, names in lists:
        for index, name in enumerate(names):
            if name not in loaded.fields:
                fix = nearest(name, loaded.fields) or "name one of fields:"
                yield Finding(NAME, loaded.line(*at, index), "CA002", f"no field is called {name}", fix)
            elif name in names[:index] or (at != ("always",) and name in loaded.always and at[-1] == "fields"):
                yield Finding(NAME, loaded.line(*at, index), "CA002", f"{name} is asked twice", "name it once")


def _led(loaded: Case, topics: Collection[str] | None) -> Iterator[Finding]:
    named: list[tuple[Location, str | None]] = [(("topic",), loaded.topic)]
    named += [(("kinds", name, "first"), kind.first) for name, kind in loaded.kinds.items()]
    for at, topic in named:
        if topic and topics is not None and topic not in topics:
            fix = nearest(topic, topics) or "name a topic that there is"
            yield Finding(NAME, loaded.line(*at), "CA003", f"unknown topic {topic}", fix)


def _unasked(loaded: Case) -> Iterator[Finding]:
    asked = {*loaded.always, *chain.from_iterable(kind.fields for kind in loaded.kinds.values())}
    for name in loaded.fields:
        if name not in asked:
            message = f"nobody is asked for {name}"
            yield Finding(
                NAME, loaded.line("fields", name), "CA002", message, "name it in always: or a kind, or remove it"
            )
