"""Read docs/zh and docs/en: front matter checked against a closed model, bodies left as they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field, ValidationError

from guard.read.data_files import Closed, Words
from guard.report.findings import Finding, Refused, nearest

LANGUAGES = ("zh", "en")
DEFAULT_LANGUAGE = "zh"
# The home page of each language carries this id; it is a page, but no topic that an app would link to.
HOME = "home"

_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)


class FrontMatter(Closed):
    """What a page says about itself. `keywords` and `questions` are searched, never shown."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    title: Words
    description: Words
    keywords: Annotated[tuple[Words, ...], Field(min_length=1, max_length=20)]
    questions: Annotated[tuple[Words, ...], Field(min_length=1, max_length=40)]
    reviewed: date


@dataclass(frozen=True)
class Source:
    """One Markdown file. `path` is relative to the language's folder, `line` is where the body begins."""

    lang: str
    path: str
    file: str
    meta: FrontMatter
    body: str
    line: int

    @property
    def url(self) -> str:
        """The page's address below the site's root: "account/locked/", "en/", or "" for the Chinese home page."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        inner = f"{stem.strip('/')}/" if stem.strip("/") else ""
        return inner if self.lang == DEFAULT_LANGUAGE else f"{self.lang}/{inner}"

    @property
    def section(self) -> str:
        """The folder that the page lies in, "" for the home page."""
        return self.path.rpartition("/")[0]

    def line_of(self, needle: str) -> int:
        """The line in the file on which `needle` first stands in the body, or the body's first line."""
        at = self.body.find(needle)
        return self.line + self.body.count("\n", 0, at) if at >= 0 else self.line


def read_sources(docs: Path) -> tuple[Source, ...]:
    """Read every page below docs/zh and docs/en.

    Raises `findings.Refused` with all faults: no or broken front matter, unknown keys, an id used twice in one
    language, a page of one language only, twins with different ids.
    """
    read: list[Source] = []
    faults: list[Finding] = []
    for lang in LANGUAGES:
        for path in sorted((docs / lang).rglob("*.md")):
            try:
                read.append(_read(path, lang, docs))
            except Refused as refused:
                faults += refused.findings
    # A page whose front matter is broken has a twin all the same: its own fault is enough.
    if not faults:
        faults += _pairing_faults(read)
    if faults:
        raise Refused(faults)
    return tuple(read)


def _read(path: Path, lang: str, docs: Path) -> Source:
    file = f"{docs.name}/{path.relative_to(docs).as_posix()}"
    try:
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Refused([Finding(file, 0, "FM001", "is not UTF-8 text", "save it as UTF-8")]) from error
    match = _FRONT.match(text)
    if not match:
        cure = "begin the file with a --- block of id, title, description, keywords, questions, reviewed"
        raise Refused([Finding(file, 1, "FM002", "has no front matter", cure)])
    meta = _front_matter(match[1], file)
    relative = path.relative_to(docs / lang).as_posix()
    return Source(lang, relative, file, meta, text[match.end() :], text.count("\n", 0, match.end()) + 1)


def _front_matter(text: str, file: str) -> FrontMatter:
    try:
        value = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 2
        raise Refused([Finding(file, line, "FM003", f"front matter is not YAML: {error.problem}")]) from error
    try:
        return FrontMatter.model_validate(value)
    except ValidationError as error:
        raise Refused(_faults(error, text, file)) from error


def _faults(error: ValidationError, text: str, file: str) -> Iterator[Finding]:
    for fault in error.errors():
        key = str(fault["loc"][0]) if fault["loc"] else ""
        line = _line_of_key(key, text)
        if fault["type"] == "extra_forbidden":
            cure = nearest(key, FrontMatter.model_fields) or "remove it"
            yield Finding(file, line, "FM004", f"unknown front matter key {key}", cure)
        elif fault["type"] == "missing":
            yield Finding(file, 1, "FM005", f"front matter has no {key}", f"add {key}:")
        else:
            yield Finding(file, line, "FM006", f"front matter {key}: {fault['msg']}")


def _line_of_key(key: str, text: str) -> int:
    lines = text.split("\n")
    return next((number + 2 for number, line in enumerate(lines) if line.startswith(f"{key}:")), 1)


def _pairing_faults(sources: Iterable[Source]) -> Iterator[Finding]:
    by_path: defaultdict[str, dict[str, Source]] = defaultdict(dict)
    by_id: dict[tuple[str, str], Source] = {}
    for source in sources:
        by_path[source.path][source.lang] = source
        first = by_id.setdefault((source.lang, source.meta.id), source)
        if first is not source:
            yield Finding(source.file, 2, "FM007", f"id {source.meta.id} is the id of {first.file}", "choose another")
    for path, twins in by_path.items():
        for lang in LANGUAGES:
            if lang not in twins:
                here = next(iter(twins.values())).file
                missing = f"docs/{lang}/{path}"
                yield Finding(here, 0, "TW001", f"has no twin {missing}", f"write {missing} or remove both")
        if len(twins) == len(LANGUAGES) and len({twin.meta.id for twin in twins.values()}) > 1:
            zh, en = twins["zh"], twins["en"]
            message = f"id {en.meta.id}, but {zh.file} has id {zh.meta.id}"
            yield Finding(en.file, 2, "TW002", message, "use one id for both")
