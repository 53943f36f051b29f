"""What a release has promised: docs/topics.released.yml, a frozen copy of the registry that it must go on honouring.

Phones keep old apps for years, so a published id or context never disappears, never comes back with another meaning,
and moves only where its readers still find what they came for.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from pydantic import Field

from guard.read.data_files import Closed, DataFile, load
from guard.report.findings import Finding
from topics.registry import NAME, ContextName, Key, PagePath, Topic, TopicRegistry, Version

RELEASED = "docs/topics.released.yml"
_HEADER = """\
# What the last release promised to apps: every topic id and context, and where each led. The build compares
# docs/topics.yml with it. Written by `make topics-release`, never by hand.
"""


class Promise(Closed):
    """Where a released id led: a page (or a heading of one), or its successor if it was retired by then."""

    since: Version
    page: PagePath | None = None
    heading: Key | None = None
    replaced_by: Key | None = None


class Released(DataFile, Closed):
    """docs/topics.released.yml. `release` is the highest `since` in it.

    `moved` are paths that pages once had, each with the id of its topic: their addresses go on working.
    """

    release: Version
    topics: dict[Key, Promise]
    contexts: dict[ContextName, Key]
    moved: dict[PagePath, Key] = Field(default_factory=dict)


def load_released(path: Path) -> Released:
    """Load docs/topics.released.yml. Raises `findings.Refused` with every fault."""
    return load(path, RELEASED, Released, "TP020")


def load_promised(path: Path) -> Released:
    """Load the same for a build: before the first release there is no such file, and nothing is promised. Raises
    `findings.Refused` as `load_released` does.
    """
    return load_released(path) if path.exists() else Released(release="0.0.0", topics={}, contexts={})


def moved_pages(registry: TopicRegistry, released: Released) -> dict[str, str]:
    """Return the paths of released pages at which there is none today, each with the id of its topic."""
    current = {topic.page for topic in registry.topics.values() if topic.page and not topic.heading}
    promised = {
        promise.page: topic_id for topic_id, promise in released.topics.items() if promise.page and not promise.heading
    }
    every = {**released.moved, **promised}
    return {page: topic_id for page, topic_id in every.items() if page not in current and topic_id in registry.topics}


def freeze(registry: TopicRegistry, before: Released | None = None) -> Released:
    """Return what a release of this registry promises, with the addresses that the release `before` had promised."""
    return Released(
        release=max((topic.since for topic in registry.topics.values()), key=version),
        topics={
            topic_id: Promise.model_validate(topic.model_dump(exclude={"contexts"}))
            for topic_id, topic in registry.topics.items()
        },
        contexts=dict(sorted(registry.contexts.items())),
        moved=dict(sorted(moved_pages(registry, before).items())) if before else {},
    )


def as_yaml(released: Released) -> str:
    """Return the text of docs/topics.released.yml."""
    plain = released.model_dump(exclude_none=True, exclude=None if released.moved else {"moved"})
    return _HEADER + yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=200)


def version(text: str) -> tuple[int, ...]:
    """Return a version such as 1.10.0 as numbers, which compare as versions do."""
    return tuple(map(int, text.split(".")))


def check_released(registry: TopicRegistry, released: Released) -> list[Finding]:
    """Return a finding for every promise of the release that the registry no longer keeps.

    What has gone from the registry is named where it was promised, what has changed where it stands now.
    """
    return [*_topics(registry, released), *_contexts(registry, released), *_new(registry, released)]


def _topics(registry: TopicRegistry, released: Released) -> Iterator[Finding]:
    for topic_id, promise in released.topics.items():
        topic = registry.topics.get(topic_id)
        if topic is None:
            fix = f"put it back into {NAME}; a topic that ends keeps its line, with replaced_by:"
            line = released.line("topics", topic_id)
            yield Finding(RELEASED, line, "TP021", f"the released id {topic_id} is gone", fix)
        elif topic.since != promise.since or (promise.replaced_by and topic.page):
            fix = f"give the new topic an id of its own and leave {topic_id} as it was"
            line = registry.line("topics", topic_id)
            yield Finding(NAME, line, "TP022", f"the released id {topic_id} is used for something else", fix)
        else:
            yield from _moved(topic_id, topic, promise, registry, released)


def _moved(
    topic_id: str, topic: Topic, promise: Promise, registry: TopicRegistry, released: Released
) -> Iterator[Finding]:
    if promise.replaced_by and topic.replaced_by:
        before, after = promise.replaced_by, topic.replaced_by
    elif promise.heading and topic.page:
        before, after = _owner(released.topics, promise.page), _owner(registry.topics, topic.page)
    else:
        # An id with a page of its own cannot stray: the page carries the id.
        return
    if not _may_move(before, after, registry, released):
        message = f"the released id {topic_id} led to {before}, now to {after}"
        yield Finding(NAME, registry.line("topics", topic_id), "TP023", message, _FIX)


def _contexts(registry: TopicRegistry, released: Released) -> Iterator[Finding]:
    for context, before in released.contexts.items():
        after = registry.contexts.get(context)
        if after is None:
            fix = f"put it back into {NAME}, behind {before}"
            line = released.line("contexts", context)
            yield Finding(RELEASED, line, "TP024", f"the released context {context} is gone", fix)
        elif not _may_move(before, after, registry, released):
            message = f"the released context {context} led to {before}, now to {after}"
            yield Finding(NAME, registry.line("topics", after), "TP025", message, _FIX)


_FIX = "it may move only from a topic that was retired, or to one that is newer than the release"


def _may_move(before: str, after: str, registry: TopicRegistry, released: Released) -> bool:
    """A better page may be written, a topic may end; but what led to one released topic never leads to another."""
    ended = before in registry.topics and registry.topics[before].replaced_by is not None
    return before == after or ended or after not in released.topics


def _owner(topics: dict[str, Topic] | dict[str, Promise], page: str | None) -> str:
    """The topic whose own page this is; the page's path where it has none."""
    return next((name for name, topic in topics.items() if topic.page == page and not topic.heading), page or "")


def _new(registry: TopicRegistry, released: Released) -> Iterator[Finding]:
    for topic_id, topic in registry.topics.items():
        if topic_id not in released.topics and version(topic.since) <= version(released.release):
            message = f"{topic_id} says since {topic.since}, but release {released.release} did not have it"
            yield Finding(
                NAME, registry.line("topics", topic_id), "TP026", message, "name the release that will publish it first"
            )
