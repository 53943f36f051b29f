"""docs/not-covered.yml: what people ask that no page of this site answers, so that the search can say so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.findings import Finding, nearest
from languages import Languages, PerLanguage, Text, in_languages
from search.stories import HEARD


class SubjectWords(PerLanguage[Annotated[tuple[Words, ...], Field(min_length=1)]]):
    """The words in which readers of each language ask for a subject."""


class Subject(Closed):
    """A subject outside the site: its name, one sentence to whoever asks, where else on the site to go (topic ids), and
    the words and questions by which it is known in each language. `general` is the one that is told where a question
    fits neither a page nor any of the others."""

    name: Text
    answer: Text
    see: tuple[Words, ...] = ()
    general: bool = False
    words: SubjectWords


class NotCovered(DataFile, Closed):
    """docs/not-covered.yml: the subjects by id."""

    subjects: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")], Subject]


def load_not_covered(
    path: Path, languages: Languages, topics: Mapping[str, str] | None = None, name: str = "docs/not-covered.yml"
) -> NotCovered:
    """Read the subjects that no page is about; `topics` are the ids that `see` may name, each with the topic that
    answers for it today, `name` is for findings.

    Raises findings.Refused with all faults at once (SE003); each names its line and its fix.
    """
    read = load(path, name, NotCovered, "SE003", lambda made: _faults(made, topics, name), in_languages(languages))
    if topics is None:
        return read
    see = {key: tuple(dict.fromkeys(map(topics.__getitem__, subject.see))) for key, subject in read.subjects.items()}
    return NotCovered(
        subjects={key: subject.model_copy(update={"see": see[key]}) for key, subject in read.subjects.items()}
    )


def _faults(given: NotCovered, topics: Mapping[str, str] | None, name: str) -> list[Finding]:
    """A topic that is none, a word that stands twice in one language, and a second general subject."""
    general = [key for key, subject in given.subjects.items() if subject.general]
    faults = [
        Finding(name, given.line("subjects", key, "general"), "SE003", f"{general[0]} is general, too", "keep one")
        for key in general[1:]
    ]
    home: dict[tuple[str, str], int] = {}
    for key, subject in given.subjects.items():
        for index, topic in enumerate(subject.see):
            if topics is not None and topic not in topics:
                fix = nearest(topic, topics) or "use an id of docs/topics.yml that has a page of its own"
                at = given.line("subjects", key, "see", index)
                faults.append(Finding(name, at, "SE003", f"there is no topic {topic}", fix))
        for lang, words in subject.words.by_language.items():
            for index, word in enumerate(words):
                at = given.line("subjects", key, "words", lang, index)
                own = word.removeprefix(HEARD).casefold()
                if (lang, own) in home:
                    message = f"{word} stands twice (also line {home[lang, own]})"
                    faults.append(Finding(name, at, "SE003", message, "keep one"))
                home[lang, own] = at
    return faults
