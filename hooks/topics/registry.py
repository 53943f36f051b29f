"""The shape of docs/topics.yml: every topic id ever published and where it leads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr

from guard.read.data_files import Closed, DataFile, load
from guard.report.findings import Finding, nearest
from languages import Languages, Text, in_languages

NAME = "docs/topics.yml"
# Words that already mean something where a topic id could stand: parts of /go/ addresses (with the languages), ids of
# pages without a topic.
RESERVED = frozenset({"ctx", "home", "not-found"})
# The first parts of addresses at which the build writes files of its own (with the languages): a page there would be
# written over, or be kept by browsers as long as scripts are, whose folders have a mark of their content in the name.
FOLDERS = re.compile(r"go|offline|(?:assets|search)(?:-[a-p]+)?")
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
# A folder below that of a language, or a folder in such a folder.
_Folder = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(/[a-z][a-z0-9]*(-[a-z0-9]+)*)*$")]
# So many sections stand on one level, so many pages in one folder: every page lists those around it, and a reader looks
# through no longer list.
MOST_SECTIONS, MOST_PAGES = 24, 60


def _version(value: object) -> object:
    # YAML reads 1.1 as a number, and a version of two parts is none in quotes either.
    if isinstance(value, int | float):
        raise ValueError(f"{value} is no version; write three numbers, such as 1.2.0")
    return value


Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$"), BeforeValidator(_version)]
ContextName = Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]*|ERR_[A-Z0-9_]+)$")]


def _no_escape(value: str) -> str:
    if value.startswith("/") or ".." in value or not value.endswith(".md") or re.search(r"[\s\\]", value):
        raise ValueError(
            f"{value!r} is not the path of a page below the folder of a language; write one, such as account/index.md"
        )
    return value


PagePath = Annotated[str, AfterValidator(_no_escape)]


class Topic(Closed):
    """One published id. A retired one keeps its line and names its successor."""

    since: Version
    page: PagePath | None = None
    heading: Key | None = None
    replaced_by: Key | None = None
    contexts: tuple[ContextName, ...] = ()


class Emergency(Closed):
    """An entry for a reader in trouble: the first things on the home page and in the empty search box."""

    id: Key
    label: Text
    hint: Text
    also: tuple[Key, ...] = ()


class TopicRegistry(DataFile, Closed):
    """docs/topics.yml."""

    sections: dict[_Folder, Text]
    topics: dict[Key, Topic]
    emergencies: tuple[Emergency, ...] = Field(min_length=1)
    # The sections in each folder, once they were asked for: every page asks for many of them.
    _inside: dict[str, list[str]] = PrivateAttr(default_factory=dict)
    # The ids that lead to each page.
    _leading: dict[str, set[str]] = PrivateAttr(default_factory=dict)

    def resolve(self, topic_id: str) -> Topic:
        """Return the topic that `topic_id` leads to today, successors followed. Raises KeyError if unknown."""
        return self.topics[self._last(topic_id)]

    def ids_of_page(self, path: str) -> set[str]:
        """Return all ids that lead to the page of this path: its own, those of its headings, and retired ones."""
        if not self._leading:
            for topic_id in self.topics:
                self._leading.setdefault(self.resolve(topic_id).page or "", set()).add(topic_id)
        return self._leading.get(path, set())

    def sections_in(self, folder: str) -> list[str]:
        """Return the sections that lie in the folder of another, in their order; "" has the first level."""
        if not self._inside:
            for section in self.sections:
                self._inside.setdefault(section.rpartition("/")[0], []).append(section)
        return self._inside.get(folder, [])

    @property
    def with_pages(self) -> frozenset[str]:
        """The ids of topics that are a whole page."""
        return frozenset(key for key, topic in self.topics.items() if topic.page and not topic.heading)

    @property
    def page_of(self) -> dict[str, str]:
        """The topic that answers for each id with a whole page: itself, or what took its place once it had ended."""
        return {key: key for key in self.with_pages} | {
            key: last
            for key, topic in self.topics.items()
            if topic.replaced_by and (last := self._last(key)) in self.with_pages
        }

    def _last(self, topic_id: str) -> str:
        """The id at the end of the chain of successors, `topic_id` itself where it has none."""
        after = self.topics[topic_id].replaced_by
        return self._last(after) if after else topic_id

    @property
    def contexts(self) -> dict[str, str]:
        """The topic id for each screen name and error code of the app."""
        return {context: topic_id for topic_id, topic in self.topics.items() for context in topic.contexts}


def load_topics(path: Path, languages: Languages) -> TopicRegistry:
    """Load docs/topics.yml. Raises `findings.Refused` with every fault: form, unknown successors, loops."""
    tags = frozenset(tag.lower() for tag in languages)
    return load(path, NAME, TopicRegistry, "TP001", lambda made: _faults(made, tags), in_languages(languages))


def _faults(registry: TopicRegistry, tags: frozenset[str]) -> Iterator[Finding]:
    yield from _section_faults(registry, tags)
    yield from _emergency_faults(registry)
    seen: dict[str, str] = {}
    cased: dict[str, str] = {}
    for topic_id, topic in registry.topics.items():
        at = registry.line("topics", topic_id)
        if topic_id in RESERVED | tags:
            yield Finding(NAME, at, "TP010", f"{topic_id} is no name for a topic: it is taken", "choose another id")
        if topic.heading and not topic.page:
            fix = "add page:, or remove heading:"
            yield Finding(NAME, at, "TP002", f"{topic_id} has a heading: without a page:", fix)
        if bool(topic.page) == bool(topic.replaced_by):
            fix = "give it a page; a topic that ended names its successor instead"
            yield Finding(NAME, at, "TP002", f"{topic_id} needs either page: or replaced_by:", fix)
        if topic.replaced_by and topic.replaced_by not in registry.topics:
            fix = nearest(topic.replaced_by, {*registry.topics} - {topic_id}) or "name a topic of this file"
            message = f"{topic_id}: replaced_by: {topic.replaced_by} is no topic"
            yield Finding(NAME, at, "TP003", message, fix)
        elif topic.replaced_by and _loops(registry, topic_id):
            fix = "let the last of them lead to a topic with a page"
            yield Finding(NAME, at, "TP003", f"{topic_id}: its successors lead in a circle", fix)
        for context in topic.contexts:
            other = seen.setdefault(context, topic_id)
            if other != topic_id:
                yield Finding(NAME, at, "TP004", f"context {context} leads to {other} already", "keep it in one place")
            # Some disks and web servers do not tell large from small letters.
            alike = cased.setdefault(context.lower(), context)
            if alike != context:
                yield Finding(NAME, at, "TP011", f"contexts {alike} and {context} differ only in case", "rename one")


def _emergency_faults(registry: TopicRegistry) -> Iterator[Finding]:
    entries: set[str] = set()
    for index, entry in enumerate(registry.emergencies):
        at = registry.line("emergencies", index)
        for name in (entry.id, *entry.also):
            if name not in registry.topics:
                yield Finding(NAME, at, "TP005", f"unknown topic {name}", nearest(name, registry.topics))
            elif registry.topics[name].heading or not registry.topics[name].page:
                message = f"the emergency entry {name} has no page of its own"
                yield Finding(NAME, at, "TP005", message, "name a topic that has one")
        if entry.id in entries:
            yield Finding(NAME, at, "TP005", f"{entry.id} is an emergency entry already", "keep one of the two")
        entries.add(entry.id)
        for name, times in Counter((entry.id, *entry.also)).items():
            if times > 1:
                message = f"the emergency entry {entry.id} names {name} {times} times"
                yield Finding(NAME, at, "TP005", message, "keep it in one place")


def _section_faults(registry: TopicRegistry, tags: Collection[str]) -> Iterator[Finding]:
    for section in registry.sections:
        first, around = section.partition("/")[0], section.rpartition("/")[0]
        if first == section and (FOLDERS.fullmatch(first) or first in tags):
            fix = "call its folder something else, in every language"
            message = f"{section} is no name for a section: files of the site stand at /{section}/"
            yield Finding(NAME, registry.line("sections", section), "TP017", message, fix)
        if around and around not in registry.sections:
            fix = f"write {around}: with its titles above it"
            yield Finding(NAME, registry.line("sections", section), "TP014", f"{section} lies in no section", fix)
    folders: Counter[str] = Counter()
    for topic_id, topic in registry.topics.items():
        folder = topic.page.rpartition("/")[0] if topic.page and not topic.heading else ""
        folders[folder] += 1
        if folder and folders[folder] == MOST_PAGES + 1:
            fix = f"move pages that belong together to a section inside it: {folder}/…, with its titles above"
            message = f"{topic_id} is page {MOST_PAGES + 1} of the folder {folder}"
            yield Finding(NAME, registry.line("topics", topic_id), "TP016", message, fix)


def _loops(registry: TopicRegistry, topic_id: str) -> bool:
    """Whether the successors lead in a circle; one that is no topic ends them."""
    passed: set[str] = set()
    current: str | None = topic_id
    while current is not None:
        if current in passed:
            return True
        passed.add(current)
        current = registry.topics[current].replaced_by if current in registry.topics else None
    return False


def crowded_levels(registry: TopicRegistry) -> list[Finding]:
    """Return a warning for each level on which more sections stand than somebody looks through."""
    fix = "put some of them into the folder of a section around them"
    found = []
    for around in ("", *registry.sections):
        beside = registry.sections_in(around)
        if len(beside) > MOST_SECTIONS:
            where = f" in {around}" if around else ""
            message = f"more than {MOST_SECTIONS} sections stand beside each other{where}"
            line = registry.line("sections", beside[MOST_SECTIONS])
            found.append(Finding(NAME, line, "TP015", message, fix, "warning"))
    return found


def check_headings(
    registry: TopicRegistry, headings: Mapping[tuple[str, str], Collection[str]], tags: Collection[str]
) -> list[Finding]:
    """Return a finding for every heading of the registry that a rendered page lacks.

    `headings` holds the heading ids of each page by language and path ("zh", "account/index.md").
    """
    return [
        Finding(
            NAME,
            registry.line("topics", topic_id),
            "TP012",
            f"{topic_id}: docs/{lang}/{topic.page} has no heading {topic.heading}",
            nearest(topic.heading, headings[lang, topic.page]) or "name a heading that stands on the page",
        )
        for topic_id, topic in registry.topics.items()
        if topic.page and topic.heading
        for lang in tags
        if (lang, topic.page) in headings and topic.heading not in headings[lang, topic.page]
    ]
