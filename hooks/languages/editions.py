"""The words of the interface, loaded for each language, and what they make of the site: an edition in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from guard.read.data_files import load
from guard.report.findings import Finding
from languages.interface import FOLDER, Interface
from languages.registry import Language, Languages
from languages.text import load_each

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Edition:
    """The site in one language: the language, the words of its interface, what the wallet is called."""

    language: Language
    words: Interface
    brand: str = ""

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag

    @property
    def site_name(self) -> str:
        """What the site is called."""
        return self.words.site.name.replace("{brand}", self.brand)


def load_editions(folder: Path, languages: Languages) -> dict[str, Edition]:
    """Return the editions of the site by tag, with their words; raises `findings.Refused` as `load_words` does."""
    names = languages.names
    return {
        tag: Edition(languages[tag], words, names.get(tag, "")) for tag, words in load_words(folder, languages).items()
    }


def load_words(folder: Path, languages: Languages) -> dict[str, Interface]:
    """Load overrides/words/<tag>.yml of every language, by tag.

    Raises `findings.Refused` with the faults of every file: a key that is unknown, missing or empty
    (UI001), other placeholders than the default language has (UI002), wrong plural forms (UI003).
    """
    default = languages.default.tag

    def words(tag: str, loaded: Mapping[str, Interface]) -> Interface:
        return load_interface(folder, languages[tag], loaded.get(default))

    return load_each(languages, words)


def load_interface(folder: Path, language: Language, default: Interface | None) -> Interface:
    """Load the words of one language; `default` are those of the default language, None for these themselves."""
    file = f"{FOLDER}/{language.tag}.yml"

    def faults(words: Interface) -> list[Finding]:
        return [*_plural_faults(words, language, file), *_placeholder_faults(words, default, file)]

    return load(folder / f"{language.tag}.yml", file, Interface, "UI001", faults)


def _plural_faults(words: Interface, language: Language, file: str) -> Iterator[Finding]:
    wanted = {*language.locale.plural_form.tags, "other"}
    if set(words.search.count) != wanted:
        message = f"search.count has the forms {', '.join(sorted(words.search.count))}"
        fix = f"write {', '.join(sorted(wanted))}: these the language has"
        yield Finding(file, words.line("search", "count"), "UI003", message, fix)


def _placeholder_faults(words: Interface, default: Interface | None, file: str) -> Iterator[Finding]:
    if default is None:
        return
    wanted = dict(_texts(default, ()))
    for at, text in _texts(words, ()):
        here, there = set(_PLACEHOLDER.findall(text)), set(_PLACEHOLDER.findall(wanted.get(at, text)))
        if here != there:
            message = f"{'.'.join(at)} has {_shown(here)}, but the default language has {_shown(there)}"
            yield Finding(file, words.line(*at), "UI002", message, "use the same ones")


def _shown(placeholders: set[str]) -> str:
    return " ".join(f"{{{name}}}" for name in sorted(placeholders)) or "no placeholder"


def _texts(words: BaseModel, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every single text with its keys; forms of a plural and names from tables are left out, for they may differ."""
    for key in type(words).model_fields:
        value = getattr(words, key)
        if isinstance(value, BaseModel):
            yield from _texts(value, (*at, key))
        elif isinstance(value, str):
            yield (*at, key), value
