"""Words by which a contact is told, one data file per language, each word with an example.

A group is a table of a file: the pattern of each word under an example of it. Patterns are parts of regular
expressions; they are tried in the order of the file.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

# The kinds of file that a language has here: words of contacts, and three kinds of sentences. What is learned of it
# (learned.toml) is one more, which a language may lack.
KINDS = ("{}.toml", "leads.{}.toml", "ways.{}.toml", "asks.{}.toml")


def _languages() -> tuple[str, ...]:
    """Return the languages that have a file, Chinese first: in this order their words are tried."""
    found = (re.fullmatch(r"asks\.([a-z-]+)\.toml", path.name) for path in files(__package__).iterdir())
    return tuple(sorted((match[1] for match in found if match), reverse=True))


LANGUAGES = _languages()


@cache
def toml(name: str) -> dict[str, Any]:
    """Return what a file of this folder says. Whoever gets it must not change it: it is read once."""
    return tomllib.loads(file_text(name))


def file_text(name: str) -> str:
    """Return a file of this folder. Raises `FileNotFoundError`."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def tables(language: str) -> dict[str, dict[str, str]]:
    """Return every group of a language's file: its patterns by their examples."""
    return toml(f"{language}.toml")


def places() -> dict[str, str]:
    """Return the names of places by the region whose numbers they have."""
    return toml("places.toml")


def numerals(language: str) -> dict[str, Any]:
    """Return the numerals of a language, as they are read."""
    found: dict[str, Any] = toml("numerals.toml")[language]
    return found


def words(group: str, *languages: str) -> str:
    """Return the words of a group as one alternation, for a pattern; those of all languages unless some are named."""
    return "|".join(
        pattern for language in languages or LANGUAGES for pattern in tables(language).get(group, {}).values()
    )


def whole_words(group: str) -> str:
    """Return the words of a group as a part of a pattern: whole words, but for Chinese, which is written without
    spaces.
    """
    return rf"(?:{words(group, 'zh')}|(?<![a-z])(?:{words(group, 'en')})(?![a-z]))"
