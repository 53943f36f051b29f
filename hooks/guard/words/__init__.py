"""Words by which a contact is told, one data file per language, each word with an example.

A group is a table of a file: the pattern of each word under an example of it. Patterns are parts of regular
expressions; they are tried in the order of the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
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
    return {group: found for group, found in toml(f"{language}.toml").items() if isinstance(found, dict)}


def places() -> dict[str, str]:
    """Return the names of places by the region whose numbers they have."""
    return toml("places.toml")


def numerals(kind: str) -> dict[str, Any]:
    """Return the numerals of all languages that write them in one way: a digit is one of the `characters`, or one of
    the `words`.
    """
    found: dict[str, Any] = {}
    for one in toml("numerals.toml").values():
        if one["written"] == kind:
            found = {key: _together(found[key], value) if key in found else value for key, value in one.items()}
    return found


def numerals_apart(kind: str) -> list[dict[str, Any]]:
    """Return the same of each language by itself."""
    return [one for one in toml("numerals.toml").values() if one["written"] == kind]


def _together(some: Any, more: Any) -> Any:
    return some | more if isinstance(some, dict) else some + more


def words(*groups: str) -> str:
    """Return the words of groups in all languages as one alternation, for a pattern."""
    return "|".join(pattern for language in LANGUAGES for pattern in _of_groups(language, groups))


def word_patterns(*groups: str, spaced: bool) -> list[str]:
    """Return the pattern of each word of groups in the languages that part words by spaces, or in those that do not."""
    among = (language for language in LANGUAGES if toml(f"{language}.toml")["spaced"] == spaced)
    return [pattern for language in among for pattern in _of_groups(language, groups)]


def _of_groups(language: str, groups: tuple[str, ...]) -> Iterator[str]:
    """Yield the patterns of groups. A language may lack one, but a group that none has is a slip: of no words at all a
    pattern is made that finds everything. Raises `KeyError`.
    """
    if unknown := set(groups) - _groups():
        raise KeyError(f"no language has the words {', '.join(sorted(unknown))}")
    for group in groups:
        yield from tables(language).get(group, {}).values()


@cache
def _groups() -> frozenset[str]:
    return frozenset(group for language in LANGUAGES for group in tables(language))


def whole_words(*groups: str) -> str:
    """Return the words of groups as a part of a pattern that finds whole words, as each language writes them."""
    return _standing("whole-word", groups)


def word_beginnings(*groups: str) -> str:
    """Return the same for a pattern that finds words that begin so."""
    return _standing("word-beginning", groups)


def words_apart(*groups: str) -> str:
    """Return the same for a pattern that finds whole words beside which no digit and no underscore stands."""
    return _standing("word-apart", groups)


def word_endings(*groups: str) -> str:
    """Return the same for a pattern that has found what the words stand behind."""
    return _standing("word-ending", groups)


def words_before(*groups: str) -> str:
    """Return the same with what parts the words from what they lead to, an article too."""
    return _standing("word-before", groups)


def words_between(*groups: str) -> str:
    """Return the same with what parts the words from what stands on both sides of them."""
    return _standing("word-between", groups)


def one_or_many(*groups: str) -> str:
    """Return the same for a pattern that finds whole words for one thing, and for many of it."""
    return _standing("one-or-many", groups)


def word_stems(*groups: str) -> str:
    """Return the same for a pattern that finds words that go on in any way."""
    return _standing("word-stem", groups)


def names_in_text(*groups: str) -> str:
    """Return the same for a pattern that finds names, and none that is a part of an id or of an address."""
    return _standing("name-in-text", groups)


def _standing(how: str, groups: tuple[str, ...]) -> str:
    """Return the words of groups as each language has them stand in a sentence; a language may have none of them."""
    every = ((one, "|".join(_of_groups(one, groups))) for one in LANGUAGES)
    return f"(?:{'|'.join(toml(f'{one}.toml')[how].replace('{}', found) for one, found in every if found)})"
