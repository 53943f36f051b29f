"""Texts that were left in another language: in front matter, data files and words of the interface. They are told by
their script, or by standing in two languages alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from content.markup.data import WORDS, name_of, values_of
from content.sources import Source
from guard.report.findings import Finding
from guard.sources.settings import Value
from languages import Languages, foreign_label, script_of
from languages.script import UNSPACED

# What readers type, in whatever language: never shown.
_TYPED = frozenset({"words"})
_FIX = "write it in the language that it stands for"
# Fewer words (or characters, where there are no spaces) may be a name, which is alike in all languages.
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS, _FEWEST_CHARACTERS = 4, 8


def untranslated_front_matter(source: Source, script: str) -> Iterator[Finding]:
    """Yield the title and the description of a page that are written in another script than its language's."""
    for key, text in (("title", source.meta.title), ("description", source.meta.description)):
        if foreign_label(text, script):
            yield Finding(source.file, source.line_of_key(key), "TW012", f"{key} {_said(text)}", _FIX)


def untranslated_data(root: Path, languages: Languages) -> Iterator[Finding]:
    """Yield the texts in data files and words of the interface that stand in another language than they say."""
    scripts = {tag: script_of(language.locale) for tag, language in languages.items()}
    for path in sorted(root.glob("docs/*.yml")):
        beside: dict[str, str] = {}
        parent: tuple[str, ...] = ()
        for value in values_of(path):
            tag = value.key
            if tag not in scripts or not _TYPED.isdisjoint(value.path):
                continue
            # The same key again begins the next item of a list.
            if value.path[:-1] != parent or tag in beside:
                beside, parent = {}, value.path[:-1]
            if foreign_label(value.text, scripts[tag]):
                yield _finding(name_of(path, root), value, _said(value.text))
            elif other := _copied(value.text, beside):
                yield _finding(name_of(path, root), value, f"{_said(value.text)}: {other} says the same")
            beside[tag] = value.text
    yield from _untranslated_words(root, languages, scripts)


def _untranslated_words(root: Path, languages: Languages, scripts: Mapping[str, str]) -> Iterator[Finding]:
    known: dict[tuple[str, ...], tuple[str, str]] = {}
    for tag in languages:
        path = root / WORDS / f"{tag}.yml"
        for value in values_of(path):
            there = known.setdefault(value.path, (tag, value.text))
            if foreign_label(value.text, scripts[tag]):
                yield _finding(name_of(path, root), value, _said(value.text))
            elif there[0] != tag and _copied(value.text, dict([there])):
                yield _finding(name_of(path, root), value, f"{_said(value.text)}: {there[0]} says the same")


def _copied(text: str, beside: Mapping[str, str]) -> str:
    """The language that says the very same, "" where there is none or where it may be a name."""
    long = len(_WORD.findall(text)) >= _FEWEST_WORDS or len(UNSPACED.findall(text)) >= _FEWEST_CHARACTERS
    return next((tag for tag, other in beside.items() if long and other == text), "")


def _finding(file: str, value: Value, said: str) -> Finding:
    return Finding(file, value.line, "TW013", f"{'.'.join(value.path)} {said}", _FIX)


def _said(text: str) -> str:
    return f"is not translated: “{text[:30]}{'…' if len(text) > 30 else ''}”"
