"""The words that lead a reader somewhere (words/ways.<language>.toml), and where they stand in a sentence."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from guard.text.look import WORD
from guard.words import LANGUAGES, toml


def terms(language: str) -> dict[str, dict[str, list[str]]]:
    """Return the words of a language by class and kind."""
    return {name: kinds for name, kinds in toml(f"ways.{language}.toml").items() if name != "patterns"}


def pattern_of(name: str) -> str:
    """Return a part of a pattern, as each language has it."""
    return "|".join(str(toml(f"ways.{language}.toml")["patterns"][name]) for language in LANGUAGES)


# What a sentence has of each class: where the words stand.
Tags = dict[str, list[tuple[int, int]]]
# The words of a phrase behind its first, and its classes.
Phrase = tuple[tuple[str, ...], tuple[str, ...]]
_AS_LETTERS = str.maketrans("01345", "oleas")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


@cache
def known_terms() -> tuple[
    dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]], re.Pattern[str], dict[str, tuple[str, ...]]
]:
    """Return the words of all languages with their classes: Latin phrases by their first word, and the others."""
    classes: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        for name, kinds in terms(language).items():
            for kind, listed in kinds.items():
                for term in listed:
                    classes.setdefault(term, {}).update({name: None, f"{name}.{kind}": None})
    latin: dict[str, list[Phrase]] = {}
    other: dict[str, tuple[str, ...]] = {}
    for term, of in classes.items():
        if term.isascii():
            first, *rest = WORD.findall(term)
            latin.setdefault(first, []).append((tuple(rest), tuple(of)))
        else:
            other[term] = tuple(of)
    for phrases in latin.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return latin, longest_of(other), other


def longest_of(terms: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Return a pattern that finds the longest of the terms at each place."""
    by_first: dict[str, list[str]] = {}
    for term in sorted(terms, key=len, reverse=True):
        by_first.setdefault(term[0], []).append(re.escape(term[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()))


@lru_cache(maxsize=16384)
def stems_of(word: str) -> tuple[str, ...]:
    """Return what a word may be a form of, itself first."""
    latin, _, _ = known_terms()
    forms = [word]
    if not word.isalpha() and (drawn := word.translate(_AS_LETTERS)) in latin and not word.isdigit():
        forms.append(drawn)
    forms += [word.removesuffix(end) + put for end, put in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2]
    if word.endswith("'s"):
        forms.append(word[:-2])
    return tuple(forms)


@lru_cache(maxsize=16384)
def _phrases(word: str) -> tuple[Phrase, ...]:
    """Return the phrases that begin with a form of a word: their other words, and their classes."""
    latin, _, _ = known_terms()
    found = []
    for stem in stems_of(word):
        done = word.endswith("ed") and stem != word
        # What somebody did leads nobody.
        found += [(rest, of) for rest, of in latin.get(stem, ()) if not (done and not rest and "lead.turn" in of)]
    return tuple(found)


def tags_of(lower: str) -> Tags:
    """Return where words of each class stand in a sentence in small, simplified letters."""
    found: Tags = {}
    words = WORD.findall(lower)
    places: list[tuple[int, int]] = []
    after = 0
    for at, phrases in enumerate(map(_phrases, words)):
        for rest, classes in phrases if at >= after else ():
            last = at + len(rest)
            if last < len(words) and all(term in stems_of(words[at + 1 + n]) for n, term in enumerate(rest)):
                # Where words stand is asked only of those that a class has.
                places = places or [match.span() for match in WORD.finditer(lower)]
                for of in classes:
                    found.setdefault(of, []).append((places[at][0], places[last][1]))
                after = last + 1
                break
    if not lower.isascii():
        _, pattern, other = known_terms()
        for match in pattern.finditer(lower):
            for of in other[match[0]]:
                found.setdefault(of, []).append(match.span())
    return found
