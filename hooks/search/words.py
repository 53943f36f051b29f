"""docs/synonyms.yml: words that mean the same to a reader, and words of a question that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.findings import Finding, nearest
from languages import Languages, PerLanguage, in_languages


class Group(Closed):
    """`words` mean the same: whoever types one is also shown pages with the others, a little lower.

    `leads_to` is one-way: whoever types one of `words` is also shown pages with these (狗狗币 leads to 币种),
    but not the other way round.
    """

    words: Annotated[tuple[Words, ...], Field(min_length=1)]
    leads_to: tuple[Words, ...] = ()


class SearchLanguage(Closed):
    """One language: synonyms, words that count little, and phrases a query loses before it is looked up.

    `replace`: a word of the pages to those that other regions, or readers who mix languages, say for it.
    `meanings`: what a text tells beyond its words, by name, and the words and phrases by which it is known.
    `beyond`: meanings that tell of something else than the site is about.
    `victim`: meanings that together say that somebody was called, threatened or robbed; to them the search never says
    that there is no page.
    """

    replace: dict[Words, tuple[Words, ...]] = Field(default_factory=dict)
    groups: tuple[Group, ...]
    weak: tuple[Words, ...]
    drop: tuple[Words, ...]
    meanings: dict[Words, tuple[Words, ...]] = Field(default_factory=dict)
    beyond: tuple[Words, ...] = ()
    victim: tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...] = ()


class Synonyms(DataFile, PerLanguage[SearchLanguage]):
    """docs/synonyms.yml: every language."""


def load_synonyms(path: Path, languages: Languages, name: str = "docs/synonyms.yml") -> Synonyms:
    """Read the reviewed synonyms of every language; `name` is what findings call the file.

    Raises findings.Refused with all faults at once (SE001); each names its line and its fix.
    """
    context = in_languages(languages)
    return load(path, name, Synonyms, "SE001", lambda loaded: _faults(loaded, name), context)


# What parts two words, or stands around one; a word that people search has none of it.
_NO_PART = re.compile(r"[,，、､﹐،;；。!！?？:：/／\\|\"“”„「」『』()（）\[\]【】]")


def _not_parted(synonyms: Synonyms, source: str) -> Iterator[Finding]:
    """Find entries that are two words, or one in quotation marks, as input methods write them."""
    for lang, words in synonyms.by_language.items():
        plain = words.model_dump(exclude={"meanings": True})
        for place, text in _texts(plain, (lang,)):
            if any(map(str.isalnum, text)) and (match := _NO_PART.search(text)):
                at = synonyms.line(*place)
                fix = "write [one, two], with plain commas and blanks, without quotation marks"
                yield Finding(source, at, "SE001", f"the word “{text}” has the sign {match[0]}", fix)


def _texts(value: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*place, key))
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _texts(item, (*place, number))


def _faults(synonyms: Synonyms, source: str) -> list[Finding]:
    """A group that says nothing, and a word that stands twice (both would apply, or one never)."""
    faults = [*_not_parted(synonyms, source)]
    for lang, words in synonyms.by_language.items():
        home: dict[str, int] = {}
        for plain, others in words.replace.items():
            at = synonyms.line(lang, "replace", plain)
            for word in others:
                key = word.casefold()
                if key in home:
                    message = f"{word} stands twice (also line {home[key]})"
                    faults.append(Finding(source, at, "SE001", message, "keep one"))
                home[key] = at
        for index, group in enumerate(words.groups):
            at = synonyms.line(lang, "groups", index)
            if len(group.words) + len(group.leads_to) < 2:
                faults.append(Finding(source, at, "SE001", f"{group.words[0]} has no synonym", "add one"))
            for word in (*group.words, *group.leads_to):
                if not any(char.isalnum() for char in word):
                    faults.append(Finding(source, at, "SE001", f"{word} has no letter", "remove it"))
            for word in group.words:
                key = word.casefold()
                if key in home:
                    faults.append(
                        Finding(source, at, "SE001", f"{word} stands twice (also line {home[key]})", "keep one")
                    )
                home[key] = at
        named = [(("beyond", index), name) for index, name in enumerate(words.beyond)]
        named += [(("victim", index), name) for index, together in enumerate(words.victim) for name in together]
        for where, name in named:
            if name not in words.meanings:
                fix = nearest(name, words.meanings) or "name one that stands below meanings"
                faults.append(Finding(source, synonyms.line(lang, *where), "SE001", f"there is no meaning {name}", fix))
    return faults
