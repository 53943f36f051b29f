"""Pages as they were written: front matter by a closed model, the body as it stands, and where to find each page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from guard.read.data_files import Closed, Location, Words, line_of

# The home page of each language carries this id; it is a page, but no topic that an app would link to.
HOME = "home"
# A page that nobody has checked for so long says so: apps and networks have changed twice by then.
OLD = timedelta(days=180)

# What an input method writes for a comma between two keywords; the list would then have one word of both. No word needs
# quotation marks.
_SEPARATORS = '，、；﹐､;"“”„「」『』'


def _one_word(value: str) -> str:
    if separator := next((sign for sign in _SEPARATORS if sign in value), None):
        raise ValueError(f"holds {separator}; write plain commas between keywords, and no quotation marks")
    return value


class FrontMatter(Closed):
    """What a page says about itself. `keywords` and `questions` are searched, never shown."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    title: Words
    description: Words
    keywords: Annotated[tuple[Annotated[Words, AfterValidator(_one_word)], ...], Field(min_length=1, max_length=20)]
    questions: Annotated[tuple[Words, ...], Field(min_length=1, max_length=40)]
    reviewed: date


@dataclass(frozen=True)
class Source:
    """One Markdown file.

    `lang` is the tag of its language, `home` the address of that language's home page below the site's root ("" or
    "en/"). `path` is relative to the language's folder, `file` to the repository. `line` is where the body begins,
    `lines` where each key of the front matter stands. `mark` is a hash of the whole file.
    """

    lang: str
    home: str
    path: str
    file: str
    meta: FrontMatter
    body: str
    line: int
    lines: Mapping[Location, int] = field(default_factory=dict, compare=False)
    mark: str = field(default="", compare=False)

    @property
    def url(self) -> str:
        """The page's address below the site's root: "account/locked/", "en/", "" for the first home page of all."""
        stem = re.sub(r"(^|/)index$", "", self.path.removesuffix(".md"))
        return f"{self.home}{stem}/" if stem else self.home

    @property
    def section(self) -> str:
        """The folder that the page lies in, "" for the home page."""
        return self.path.rpartition("/")[0]

    def line_of_key(self, *place: str | int) -> int:
        """The line of a place in the front matter, such as ("keywords", 0)."""
        return line_of(self.lines, place)

    def line_of(self, needle: str) -> int:
        """The line in the file on which `needle` first stands in the body, or the body's first line."""
        at = self.body.find(needle)
        return self.line + self.body.count("\n", 0, at) if at >= 0 else self.line

    def line_like(self, pattern: str) -> int:
        """The line in the file on which a regular expression (its last group, if there is one) first matches in the
        body, or the body's first line.
        """
        match = re.search(pattern, self.body, re.MULTILINE)
        return self.line + self.body.count("\n", 0, match.start(match.lastindex or 0)) if match else self.line


class Sources:
    """Every page of the site, in the order in which they were read, found without looking through all of them."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._all = tuple(sources)
        self._by_file = {source.file: source for source in self._all}
        self._by_topic: defaultdict[str, dict[str, Source]] = defaultdict(dict)
        self._by_path: defaultdict[str, dict[str, Source]] = defaultdict(dict)
        for source in self._all:
            self._by_topic[source.lang][source.meta.id] = source
            self._by_path[source.path][source.lang] = source

    def __iter__(self) -> Iterator[Source]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __contains__(self, file: str) -> bool:
        return file in self._by_file

    def of_file(self, file: str) -> Source:
        """Return the page of a file ("docs/en/account/index.md"). Raises KeyError if it is not a page."""
        return self._by_file[file]

    def by_topic(self, lang: str) -> Mapping[str, Source]:
        """Return the pages of a language by topic id."""
        return self._by_topic[lang]

    def translations(self, path: str) -> Mapping[str, Source]:
        """Return a page in each language, by tag; `path` is relative to the language's folder."""
        return self._by_path[path]
