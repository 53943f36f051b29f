"""The shape of docs/guides.yml, and the proof that every tree in it ends well."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from guard.policy.official_list import Id
from guard.read.data_files import KIND, Closed, DataFile, Location, load
from guard.report.findings import Finding, nearest
from guides.links import link_faults
from languages import Languages, Text, in_languages

NAME = "docs/guides.yml"
# Somebody in trouble answers no more questions than these.
MOST_QUESTIONS = 6


class Answer(Closed):
    """One answer to a question: what a reader chooses, and the step that follows."""

    label: Text
    to: Id


class Question(Closed):
    """One screen: a question and its answers."""

    question: Text
    hint: Text | None = Field(
        default=None, description="where to look, or what a word means; may link: [words](topic:id)"
    )
    answers: tuple[Answer, ...] = Field(min_length=2)


class End(Closed):
    """Where a way through the guide ends: what is so, what to do now, what not to do, the page and the channel."""

    end: Text
    do: tuple[Text, ...] = Field(min_length=1, description="what to do now, in order; may link: [words](topic:id)")
    avoid: tuple[Text, ...] = Field(min_length=1, description="what not to do; may link: [words](topic:id)")
    topic: Id = Field(description="the topic with the whole story")
    channel: Id = Field(description="the channel that helps, by its id on the list")
    case: Id | None = Field(default=None, description="the kind of case to prepare for it, if not the guide's")


def _kind(step: object) -> str:
    """Tell which of the two a step is by its first key, so that a fault names the key that is wrong in it."""
    return _END if isinstance(step, End) or (isinstance(step, dict) and "end" in step) else _QUESTION


_QUESTION, _END = f"{KIND}question", f"{KIND}end"
Step = Annotated[Annotated[Question, Tag(_QUESTION)] | Annotated[End, Tag(_END)], Discriminator(_kind)]


class Guide(Closed):
    """A decision tree. `start` is its first question."""

    start: Id
    case: Id | None = Field(default=None, description="the kind of case in docs/case.yml to prepare at its ends")
    steps: dict[Id, Step]

    @property
    def ends(self) -> dict[str, End]:
        """The ends by the name of their step."""
        return {name: step for name, step in self.steps.items() if isinstance(step, End)}

    def follow(self) -> Followed:
        """Walk every way from the start."""
        return _follow(self)


class Guides(DataFile, Closed):
    """docs/guides.yml: the guides by id."""

    guides: dict[Id, Guide] = Field(default_factory=dict)


@dataclass
class Followed:
    """What a walk through a guide met: each step with the fewest questions before it; names that lead nowhere, as
    (step, name); steps at which a way comes round to itself; the most questions before an end.
    """

    before: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    missing: list[tuple[str, str]] = field(default_factory=list)
    loops: set[str] = field(default_factory=set)
    longest: int = 0


def _follow(guide: Guide) -> Followed:
    found = Followed()
    waiting: list[tuple[str, tuple[str, ...]]] = [(guide.start, ())]
    while waiting:
        name, way = waiting.pop(0)
        step = guide.steps.get(name)
        if name in way:
            found.loops.add(name)
        elif step is None:
            found.missing.append((way[-1] if way else "", name))
        else:
            found.before.setdefault(name, len(way))
            found.parents.setdefault(name, way[-1] if way else "")
            if isinstance(step, Question):
                waiting += [(answer.to, (*way, name)) for answer in step.answers]
            else:
                found.longest = max(found.longest, len(way))
    return found


def load_guides(
    path: Path,
    languages: Languages,
    topics: Collection[str] | None,
    channels: Collection[str] | None,
    cases: Collection[str] | None = (),
) -> Guides:
    """Load docs/guides.yml; a site without the file has none. `topics`, `channels` and `cases` are the ids that there
    are, None where their file could not be read: its own fault is told, not what follows from it.

    Raises `findings.Refused` with every fault: form (GU001), a step that is missing or that no way leads to (GU002), a
    way that goes round or is too long (GU003), an end that names no topic, channel or kind of case (GU004), a link in a
    text that leads to no topic (GU005).
    """
    if not path.exists():
        return Guides()

    def faults(loaded: Guides) -> Iterator[Finding]:
        for guide_id in loaded.guides:
            yield from _tree_faults(loaded, guide_id)
            yield from _end_faults(loaded, guide_id, {"topic": topics, "channel": channels, "case": cases})
            plain, linking = _texts(guide_id, loaded.guides[guide_id])
            yield from link_faults(NAME, {**plain, **linking}, plain, topics, loaded.line)

    return load(path, NAME, Guides, "GU001", faults, in_languages(languages))


def _tree_faults(loaded: Guides, guide_id: str) -> Iterator[Finding]:
    guide = loaded.guides[guide_id]
    found, at = guide.follow(), ("guides", guide_id, "steps")
    for step, name in found.missing:
        here = loaded.line(*((*at, step) if step else ("guides", guide_id, "start")))
        fix = nearest(name, guide.steps) or "name a step of this guide"
        yield Finding(NAME, here, "GU002", f"{guide_id}: no step is called {name}", fix)
    for step in guide.steps:
        if step not in found.before and not found.missing:
            fix = "let an answer lead there, or remove it"
            yield Finding(NAME, loaded.line(*at, step), "GU002", f"{guide_id}: no answer leads to {step}", fix)
    for step in sorted(found.loops):
        fix = "let every answer lead on; the reader has a way back"
        yield Finding(NAME, loaded.line(*at, step), "GU003", f"{guide_id}: a way comes round to {step} again", fix)
    if found.longest > MOST_QUESTIONS:
        message = f"{guide_id}: an end comes after {found.longest} questions; {MOST_QUESTIONS} are the most"
        yield Finding(NAME, loaded.line("guides", guide_id), "GU003", message, "ask less, or make two guides of it")


def _end_faults(loaded: Guides, guide_id: str, known: Mapping[str, Collection[str] | None]) -> Iterator[Finding]:
    guide = loaded.guides[guide_id]
    cases = known["case"]
    if guide.case and cases is not None and guide.case not in cases:
        fix = nearest(guide.case, cases) or "name a kind of docs/case.yml"
        yield Finding(
            NAME, loaded.line("guides", guide_id, "case"), "GU004", f"{guide_id}: unknown case {guide.case}", fix
        )
    for name, end in guide.ends.items():
        for key, ids in known.items():
            value: str | None = getattr(end, key)
            if value and ids is not None and value not in ids:
                at = loaded.line("guides", guide_id, "steps", name, key)
                fix = nearest(value, ids) or f"name a {key} that there is"
                yield Finding(NAME, at, "GU004", f"{guide_id}, {name}: unknown {key} {value}", fix)


def _texts(guide_id: str, guide: Guide) -> tuple[dict[Location, Text], dict[Location, Text]]:
    """The texts of a guide by their place: titles, questions and answers; and those that may link."""
    plain: dict[Location, Text] = {}
    linking: dict[Location, Text] = {}
    for name, step in guide.steps.items():
        at: Location = ("guides", guide_id, "steps", name)
        if isinstance(step, End):
            plain[*at, "end"] = step.end
            linking |= {(*at, "do", place): text for place, text in enumerate(step.do)}
            linking |= {(*at, "avoid", place): text for place, text in enumerate(step.avoid)}
        else:
            plain[*at, "question"] = step.question
            plain |= {(*at, "answers", place, "label"): answer.label for place, answer in enumerate(step.answers)}
            if step.hint:
                linking[*at, "hint"] = step.hint
    return plain, linking
