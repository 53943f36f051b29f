"""The shape of docs/glossary.yml."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.findings import Finding, nearest
from languages import Languages, PerLanguage, in_languages

NAME = "docs/glossary.yml"


class Word(Closed):
    """A term in one language, other spellings that pages use, and its meaning in one sentence."""

    term: Words
    also: tuple[Words, ...] = ()
    meaning: Words


class Term(PerLanguage[Word]):
    """One entry of the glossary; `topic` leads to the page that says more."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    topic: str | None = None


class Glossary(DataFile, Closed):
    """docs/glossary.yml."""

    terms: tuple[Term, ...]


def load_glossary(path: Path, languages: Languages) -> Glossary:
    """Load docs/glossary.yml. Raises `findings.Refused` with every fault: form, ids and spellings used twice."""
    return load(path, NAME, Glossary, "GL001", _faults, in_languages(languages))


def topics_of_terms(glossary: Glossary, topics: Collection[str]) -> Iterator[Finding]:
    """Yield the terms that name a topic without a page; `topics` are those that have one."""
    for index, term in enumerate(glossary.terms):
        if term.topic and term.topic not in topics:
            at = glossary.line("terms", index, "topic")
            fix = nearest(term.topic, topics) or "name a topic that has a page"
            yield Finding(NAME, at, "GL003", f"{term.id}: no page has the topic {term.topic}", fix)


def _faults(glossary: Glossary) -> Iterator[Finding]:
    ids: set[str] = set()
    seen: dict[tuple[str, str], str] = {}
    for index, term in enumerate(glossary.terms):
        spellings: list[tuple[str, str]] = []
        if term.id in ids:
            message = f"the id {term.id} stands twice"
            yield Finding(NAME, glossary.line("terms", index, "id"), "GL002", message, "choose another")
        ids.add(term.id)
        for lang, word in term.by_language.items():
            spellings += [(lang, spelling.casefold()) for spelling in (word.term, *word.also)]
        for key in spellings:
            first = seen.setdefault(key, term.id)
            if first != term.id:
                message = f"{key[1]} stands in {first} already"
                yield Finding(NAME, glossary.line("terms", index), "GL002", message, "keep it in one of them")
