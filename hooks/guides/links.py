"""Links in the texts of a guide: `[words](topic:id)` leads to the page of a topic, as `channel:` does to a channel."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from html import escape

from guard.read.data_files import Location
from guard.report.findings import Finding, nearest
from languages import Text

_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\(topic:(?P<topic>[\w-]+)\)")
# What is left of a link in another form.
_OTHER = re.compile(r"\]\s*\(|\[[^\[\]]*\]\s*\[")


def linked(text: str) -> list[str]:
    """Return the topics that a text links to, in order."""
    return [match["topic"] for match in _LINK.finditer(text)]


def words_of(text: str) -> str:
    """Return a text with the words of its links alone."""
    return _LINK.sub(lambda match: match["words"], text)


def with_links(text: str, way: Callable[[str], str]) -> str:
    """Return a text as HTML; `way` gives the address of a topic."""
    made, done = "", 0
    for match in _LINK.finditer(text):
        words = escape(match["words"], quote=False)
        made += f'{escape(text[done : match.start()], quote=False)}<a href="{escape(way(match["topic"]))}">{words}</a>'
        done = match.end()
    return made + escape(text[done:], quote=False)


def link_faults(
    file: str, texts: Mapping[Location, Text], plain: Collection[Location], topics: Collection[str] | None,
    line: Callable[..., int],
) -> Iterator[Finding]:  # fmt: skip
    """Tell what is wrong with the links in the texts of a file (GU005); those at `plain` may have none.

    `topics` are the ids that there are, None where their file could not be read.
    """
    for at, text in texts.items():
        found = {tag: linked(words) for tag, words in text.by_language.items()}
        first = next(iter(found.values()))
        for tag, words in text.by_language.items():
            here = line(*at, tag)
            if _OTHER.search(words_of(words)):
                yield Finding(file, here, "GU005", f"{words} has a link in another form", "write [words](topic:id)")
            elif found[tag] and at in plain:
                fix = "put it into hint, do or avoid"
                yield Finding(file, here, "GU005", "a title, a question or an answer has no link inside it", fix)
            elif found[tag] != first:
                fix = "link to the same topics, in the same order, in every language"
                yield Finding(
                    file, here, "GU005", f"links to {', '.join(found[tag]) or 'no topic'} in {tag} alone", fix
                )
            for topic in found[tag]:
                if topics is not None and topic not in topics:
                    fix = nearest(topic, topics) or "name a topic of docs/topics.yml"
                    yield Finding(file, here, "GU005", f"links to the unknown topic {topic}", fix)
