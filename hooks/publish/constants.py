"""Constants for apps: every topic id and context in Kotlin, Swift, TypeScript and Dart, with a function that builds
the link. An id that an app names by a constant cannot be mistyped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publish.app_languages import APP_LANGUAGES, AppLanguage, filled
from publish.data import HelpLinks
from publish.redirect_pages import CONTEXTS

_SAID = {
    "first": "Written by `make constants` from the help center's topic ids; do not edit.",
    "about-topics": "Every topic id of the help center. An id stays for ever.",
    "about-contexts": "Screens and error codes of the app that lead to a topic.",
    "about-languages": "The help center's language for the beginnings of BCP 47 tags.",
    "about-link": (
        "The link for an id of HelpTopic or HelpContext. language: a BCP 47 tag; with none, or one that leads to "
        "none of the help center's languages, the web view's own decides. theme: dark or light. embed: no header "
        "and footer, for web views. search: words to search for there. heading: the id of a heading on the page."
    ),
}


@dataclass(frozen=True)
class _Constant:
    """One constant: the words of its name, its value, and the words of its successor's name if it is retired."""

    words: tuple[str, ...]
    value: str
    successor: tuple[str, ...] = ()


def files(links: HelpLinks, prefixes: Mapping[str, str], base: str) -> dict[str, str]:
    """Return the sources by file name. `prefixes` holds the language for each beginning of a tag that leads to it;
    `base` is the site's absolute address with a closing slash.
    """
    topics = [
        _Constant(_words(topic_id), topic_id, _words(topic.replaced_by or ""))
        for topic_id, topic in links.topics.items()
    ]
    contexts = [_Constant(_words(name), CONTEXTS + name) for name in links.contexts]
    found = {}
    for language in APP_LANGUAGES:
        parts = {
            **_SAID,
            "topics": "\n".join(_lines(topics, language)),
            "contexts": "\n".join(_lines(contexts, language)),
            "languages": ", ".join(language.prefix.format(prefix=prefix, tag=tag) for prefix, tag in prefixes.items()),
            "base": base,
        }
        found[language.topics_file] = filled(language.topics_file, parts)
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z0-9]+", name.lower()))


def _lines(constants: Iterable[_Constant], language: AppLanguage) -> Iterator[str]:
    for constant in constants:
        if constant.successor:
            yield f"    {language.retired.format(name=language.name(constant.successor))}"
        yield f"    {language.constant.format(name=language.name(constant.words), value=constant.value)}"
