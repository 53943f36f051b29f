"""Leftovers in what is no article: front matter, data files, words of the interface, drawings; and marks of merges in
every file that somebody writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from content.markup.leftovers import Leftover, leftovers, leftovers_of_each, merge_marks, punctuation_leftovers
from content.markup.signs import OF_WORDS
from content.sources import Source
from guard.read.data_files import Location
from guard.read.file_cache import readable_text
from guard.read.tree import entries
from guard.report.findings import Finding
from guard.sources.settings import Value, texts_of
from guides.links import words_of
from guides.model import NAME as GUIDES
from languages.text import named

WORDS = "overrides/words"
# What is typed by readers, and shown to nobody.
_SEARCHED = frozenset({"docs/stories.yml", "docs/synonyms.yml"})
_SETTINGS = ("mkdocs.yml", "guard-exceptions.yml")
_WRITTEN = re.compile(r"docs/(?:.*\.(?:md|svg)|[^/]*\.yml)|overrides/.*\.(?:md|yml|svg|html|js|css)", re.DOTALL)


def front_matter_findings(source: Source, script: str) -> Iterator[Finding]:
    """Yield the leftovers in the front matter of a page, and wrong punctuation in what of it is shown."""
    meta = source.meta
    shown: list[tuple[Location, str]] = [(("title",), meta.title), (("description",), meta.description)]
    for number, found in punctuation_leftovers([text for _, text in shown], script):
        yield from _told(source.file, source.line_of_key(*shown[number][0]), [found])
    texts = [*shown]
    texts += [(("keywords", number), text) for number, text in enumerate(meta.keywords)]
    texts += [(("questions", number), text) for number, text in enumerate(meta.questions)]
    if next(leftovers("\n".join(text for _, text in texts)), None):
        for place, text in texts:
            yield from _told(source.file, source.line_of_key(*place), leftovers(text))


def data_findings(root: Path, scripts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield the leftovers in the data files below `root`, in whatever they say in a language, and wrong punctuation in
    what of it is shown. `scripts` has the languages by tag, each with its script.
    """
    for path in sorted(root.glob("docs/*.yml")):
        name = name_of(path, root)
        told = [value for value in values_of(path) if not set(value.path).isdisjoint(scripts)]
        # The wallet's name comes into every text of a language. Texts of guides may link to topics.
        own = words_of if name == GUIDES else str
        texts = [own(named(value.text, "x")) for value in told]
        for number, found in leftovers_of_each(texts):
            yield from _told(name, told[number].line, [found])
        if name not in _SEARCHED:
            shown = list(zip(told, texts, strict=True))
            for tag, script in scripts.items():
                yield from _punctuation(name, [one for one in shown if _is_shown(one[0], tag, scripts)], script)
    for path in sorted(root.glob(f"{WORDS}/*.yml")):
        name = name_of(path, root)
        told = [value for value in values_of(path) if value.path]
        # Placeholders stand in braces, and some words are HTML: their model knows which.
        for number, found in leftovers_of_each([value.text for value in told], OF_WORDS):
            yield from _told(name, told[number].line, [found])
        if path.stem in scripts:
            yield from _punctuation(name, [(value, value.text) for value in told], scripts[path.stem])


def _is_shown(value: Value, tag: str, tags: Iterable[str]) -> bool:
    """Tell whether a text stands in a language, and for more than being searched."""
    return "words" not in value.path and next(part for part in value.path if part in tags) == tag


def _punctuation(name: str, values: Sequence[tuple[Value, str]], script: str) -> Iterator[Finding]:
    for number, found in punctuation_leftovers([text for _, text in values], script):
        yield from _told(name, values[number][0].line, [found])


def merge_findings(root: Path) -> Iterator[Finding]:
    """Yield the marks that a merge left in a file from which the site is made."""
    for name in _written(root):
        for line in merge_marks(readable_text(root / name)):
            fix = "decide between the versions, and delete the marks"
            yield Finding(name, line, "MD010", "holds the mark of a merge", fix)


def _written(root: Path) -> Iterator[str]:
    """The files that somebody writes, as findings name them."""
    yield from (name for name in _SETTINGS if (root / name).is_file())
    for folder in filter(Path.is_dir, (root / "docs", root / "overrides")):
        for inside, entry in entries(folder):
            name = f"{folder.name}/{inside}"
            if _WRITTEN.fullmatch(name) and "/vendor/" not in name and entry.is_file():
                yield name


def values_of(path: Path) -> Sequence[Value]:
    """Return every text of a YAML file, none of one that cannot be read: its own loader says what is wrong."""
    try:
        return texts_of(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return ()


def _told(file: str, line: int, found: Iterable[Leftover]) -> Iterator[Finding]:
    for one in found:
        yield Finding(file, line, one.sign.code, one.message, one.sign.fix)


def name_of(path: Path, root: Path) -> str:
    """Return a file as findings name it."""
    return path.relative_to(root).as_posix()
