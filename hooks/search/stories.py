"""docs/stories.yml: how people tell what happened to them, and the topic that answers it.

The search learns from these which words tell one topic from another; nobody is shown them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from guard.read.data_files import DataFile, Words, load
from guard.report.findings import Finding, nearest
from languages import Languages, PerLanguage, in_languages

HEARD = "~ "  # before a text that somebody wrote, as in mail; overrides/assets/search/learn.js lets it teach more


class Stories(DataFile, PerLanguage[dict[Words, tuple[Words, ...]]]):
    """docs/stories.yml: per language and topic id, what people wrote. A text below two topics is answered by both."""

    def answered_by(self, topics: Mapping[str, str]) -> Stories:
        """Return the stories with those of a topic that ended below the one that took its place."""
        told: dict[str, dict[str, tuple[str, ...]]] = {}
        for lang, by_topic in self.by_language.items():
            told[lang] = {}
            for topic, texts in by_topic.items():
                there = told[lang].get(topics[topic], ())
                told[lang][topics[topic]] = tuple(dict.fromkeys((*there, *texts)))
        return Stories.model_construct(None, **told)  # every text of these was read already


def load_stories(
    path: Path, languages: Languages, topics: Mapping[str, str] | None = None, name: str = "docs/stories.yml"
) -> Stories:
    """Read the stories of every language; `topics` are the ids that may stand there, each with the topic that answers
    for it today, `name` is what findings call the file.

    Raises findings.Refused with all faults at once (SE002); each names its line and its fix.
    """
    read = load(path, name, Stories, "SE002", lambda made: _faults(made, topics, name), in_languages(languages))
    return read.answered_by(topics) if topics else read


def _faults(stories: Stories, topics: Mapping[str, str] | None, name: str) -> list[Finding]:
    """A topic that is none, and a text that stands twice below one topic."""
    faults: list[Finding] = []
    for lang, by_topic in stories.by_language.items():
        for topic, texts in by_topic.items():
            if topics is not None and topic not in topics:
                fix = nearest(topic, topics) or "use an id of docs/topics.yml that has a page of its own"
                faults.append(Finding(name, stories.line(lang, topic), "SE002", f"there is no topic {topic}", fix))
            seen: defaultdict[str, int] = defaultdict(int)
            for index, text in enumerate(texts):
                own = text.removeprefix(HEARD).casefold()
                seen[own] += 1
                if seen[own] == 2:
                    at = stories.line(lang, topic, index)
                    faults.append(Finding(name, at, "SE002", f"{text} stands twice below {topic}", "keep one"))
    return faults
