"""The shape of docs/glossary.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guard.read.data_files import Closed, Location, Words, load
from guard.report.findings import Finding

NAME = "docs/glossary.yml"


class Word(Closed):
    """A term in one language, other spellings that pages use, and its meaning in one sentence."""

    term: Words
    also: tuple[Words, ...] = ()
    meaning: Words


class Term(Closed):
    """One entry of the glossary; `topic` leads to the page that says more."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    topic: str | None = None
    zh: Word
    en: Word

    def __getitem__(self, lang: str) -> Word:
        return {"zh": self.zh, "en": self.en}[lang]


class Glossary(Closed):
    """docs/glossary.yml."""

    terms: tuple[Term, ...]


def load_glossary(path: Path) -> Glossary:
    """Load docs/glossary.yml. Raises `findings.Refused` with every fault: form, ids and spellings used twice."""
    return load(path, NAME, Glossary, "GL001", lambda glossary, line: list(_faults(glossary, line)))


def _faults(glossary: Glossary, line: Callable[[Location], int]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for index, term in enumerate(glossary.terms):
        spellings = [("id", term.id)]
        for lang in ("zh", "en"):
            spellings += [(lang, word.casefold()) for word in (term[lang].term, *term[lang].also)]
        for key in spellings:
            first = seen.setdefault(key, term.id)
            if first != term.id or (key[0] == "id" and spellings.count(key) > 1):
                yield Finding(NAME, line(("terms", index)), "GL002", f"{key[1]} stands in {first} already")
