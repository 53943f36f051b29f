"""docs/languages.yml: the languages of the site, and everything about a language that is not a word.

This is the one place that names them. Everything else asks: which languages there are, where a language's pages lie,
what stands in `lang=`, and which language a reader gets who asks for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field

from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.findings import Finding

NAME = "docs/languages.yml"

# How a language is called in addresses, folders and data files; what the languages plugin of MkDocs accepts.
TAG = r"[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?"
_BCP47 = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

DayNames = Literal["wide", "abbreviated"]
Folding = Literal["chinese"]


def _known_to_cldr(value: str) -> str:
    try:
        Locale.parse(value)
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{value!r} is no locale that CLDR knows, such as en_GB or zh_Hans_CN") from error
    return value


class _Entry(Closed):
    """One language as it stands in the file."""

    html: Annotated[str, Field(pattern=_BCP47, description="what pages say in lang= and hreflang (BCP 47)")]
    locale: Annotated[
        str,
        AfterValidator(_known_to_cldr),
        Field(description="where names of days, months, languages and time zones come from (CLDR), with a region"),
    ]
    name: Words = Field(description="what the language calls itself")
    reads: Annotated[tuple[Annotated[str, Field(pattern=_BCP47)], ...], Field(min_length=1)] = Field(
        description="BCP 47 tags that lead to this language, and so does every longer tag; the longest match wins"
    )
    date: Words = Field(default="long", description="how a day is written: a pattern of CLDR, or its long form")
    days: DayNames = Field(default="wide", description="names of days in opening hours: Monday, or Mon")
    input_method: bool = Field(default=False, description="readers compose characters; half a one is no word yet")
    folding: Folding | None = Field(
        default=None,
        description="chinese: the search knows pinyin, characters taken for others, and Chinese recovery phrases",
    )


class LanguagesFile(DataFile, Closed):
    """docs/languages.yml."""

    languages: Annotated[dict[Annotated[str, Field(pattern=f"^{TAG}$")], _Entry], Field(min_length=1)]


@dataclass(frozen=True)
class Language:
    """One language of the site.

    `tag` names it in addresses, folders and data files; `path` stands before the address of each of its pages ("" for
    the default language, "en/"). `html` is the value of lang=. `locale` is what CLDR calls it. `reads` are BCP 47 tags
    that lead to it. `date` is a pattern of CLDR or "long"; `days` the length of day names in opening hours.
    `input_method`: readers compose characters. `folding`: "chinese" or None, what the search does with its words.
    """

    tag: str
    path: str
    html: str
    locale: Locale
    name: str
    reads: tuple[str, ...]
    date: str
    days: DayNames
    input_method: bool
    folding: Folding | None

    @property
    def region(self) -> str:
        """The language with its region as Open Graph writes it ("en_GB")."""
        return "_".join(part for part in (self.locale.language, self.locale.territory) if part)

    @property
    def from_right(self) -> bool:
        """Whether it is written from the right."""
        return bool(self.locale.text_direction == "rtl")

    @property
    def dir_attribute(self) -> str:
        """What stands behind lang= where a page, or a part of one, is written from the right; "" for all others."""
        return ' dir="rtl"' if self.from_right else ""

    @property
    def simplified(self) -> bool:
        """Whether its pages are written in simplified Chinese characters."""
        return "Hans" in self.html.split("-")


class Languages(Mapping[str, Language]):
    """The languages by tag, in the order in which readers meet them, the default one first.

    `names` is what the wallet is called in each; without it texts that write {{ brand }} stay as they are.
    """

    def __init__(self, languages: Mapping[str, Language], names: Mapping[str, str] | None = None) -> None:
        self._languages = dict(languages)
        self.names = dict(names or {})

    def __getitem__(self, tag: str) -> Language:
        return self._languages[tag]

    def __iter__(self) -> Iterator[str]:
        return iter(self._languages)

    def __len__(self) -> int:
        return len(self._languages)

    def named(self, names: Mapping[str, str]) -> Languages:
        """Return the same languages with the wallet's name in each."""
        return Languages(self._languages, names)

    @property
    def default(self) -> Language:
        """The language whose pages lie at /."""
        return next(iter(self._languages.values()))

    @property
    def others(self) -> tuple[Language, ...]:
        """All but the default one."""
        return tuple(self._languages.values())[1:]

    def beside(self, tag: str) -> tuple[Language, ...]:
        """All but the language `tag`."""
        return tuple(language for language in self._languages.values() if language.tag != tag)

    @property
    def prefixes(self) -> dict[str, str]:
        """The tag of the language for each beginning of a BCP 47 tag that leads to it, in small letters."""
        return {read.lower(): language.tag for language in self._languages.values() for read in language.reads}


def load_languages(path: Path) -> Languages:
    """Load docs/languages.yml.

    Raises `findings.Refused` with every fault: form (LA001), a tag that leads to two languages (LA002), a language to
    which its own tag does not lead (LA003).
    """
    loaded = load(path, NAME, LanguagesFile, "LA001", _faults)
    entries = enumerate(loaded.languages.items())
    return Languages({tag: _language(tag, entry, number == 0) for number, (tag, entry) in entries})


def _language(tag: str, entry: _Entry, is_default: bool) -> Language:
    return Language(
        tag=tag,
        path="" if is_default else f"{tag}/",
        html=entry.html,
        locale=Locale.parse(entry.locale),
        name=entry.name,
        reads=entry.reads,
        date=entry.date,
        days=entry.days,
        input_method=entry.input_method,
        folding=entry.folding,
    )


def _faults(loaded: LanguagesFile) -> list[Finding]:
    found: list[Finding] = []
    home: dict[str, str] = {}
    for tag, entry in loaded.languages.items():
        at = loaded.line("languages", tag, "reads")
        for read in entry.reads:
            other = home.setdefault(read.lower(), tag)
            if other != tag:
                message = f"{read} leads to {other} already"
                found.append(Finding(NAME, at, "LA002", message, "let it lead to one of them"))
        if not any(tag.lower() == read.lower() for read in entry.reads):
            found.append(Finding(NAME, at, "LA003", f"{tag} does not lead to itself", f"add {tag} to reads:"))
    return found
