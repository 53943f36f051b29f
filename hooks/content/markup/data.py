"""Leftovers in what is no article: front matter, data files, words of the interface, drawings; and marks of merges in
every file that somebody writes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from content.markup.leftovers import Leftover, leftovers, leftovers_of_each, merge_marks
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
_SETTINGS = ("mkdocs.yml", "guard-exceptions.yml")
_WRITTEN = re.compile(r"docs/(?:.*\.(?:md|svg)|[^/]*\.yml)|overrides/.*\.(?:md|yml|svg|html|js|css)", re.DOTALL)


def front_matter_findings(source: Source) -> Iterator[Finding]:
    """Yield the leftovers in the front matter of a page."""
    meta = source.meta
    texts: list[tuple[Location, str]] = [(("title",), meta.title), (("description",), meta.description)]
    texts += [(("keywords", number), text) for number, text in enumerate(meta.keywords)]
    texts += [(("questions", number), text) for number, text in enumerate(meta.questions)]
    if next(leftovers("\n".join(text for _, text in texts)), None):
        for place, text in texts:
            yield from _told(source.file, source.line_of_key(*place), leftovers(text))


def data_findings(root: Path, tags: Collection[str]) -> Iterator[Finding]:
    """Yield the leftovers in the data files below `root`: whatever they say in one of the languages `tags`."""
    for path in sorted(root.glob("docs/*.yml")):
        told = [value for value in values_of(path) if not set(value.path).isdisjoint(tags)]
        # The wallet's name comes into every text of a language. Texts of guides may link to topics.
        own = words_of if name_of(path, root) == GUIDES else str
        for number, found in leftovers_of_each([own(named(value.text, "x")) for value in told]):
            yield from _told(name_of(path, root), told[number].line, [found])
    for path in sorted(root.glob(f"{WORDS}/*.yml")):
        told = [value for value in values_of(path) if value.path]
        # Placeholders stand in braces, and some words are HTML: their model knows which.
        for number, found in leftovers_of_each([value.text for value in told], OF_WORDS):
            yield from _told(name_of(path, root), told[number].line, [found])


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
        yield Finding(file, line, "MD001", one.message, one.sign.fix)


def name_of(path: Path, root: Path) -> str:
    """Return a file as findings name it."""
    return path.relative_to(root).as_posix()
