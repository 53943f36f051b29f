"""Sentences that lead a reader to a contact without naming it, tell one as a riddle, or ask for what opens a wallet.

No id stands in them that could be compared with a list, so the sentence itself is judged: it is refused when it has
one word of each list of a lead (words/leads.<language>.toml) and neither denies them nor tells of a fraud.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from guard.text.simplified import simplified
from guard.words import LANGUAGES

_SENTENCE = re.compile(r"(?:[^。!?！？\n.]|\.(?!\s|\Z))+")
_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s")
_QUOTED = re.compile(r"「[^」]*」|“[^”]*”|\"[^\"]*\"")
# The words of a lead stand so near to each other, in characters: cells and headings are glued without a full stop.
_REACH = 120
# A reader asks whether something may be done: nobody is told to do it.
_ASKS = re.compile(r"吗\s*$|^\s*(?:can|may|should|must|shall) i\b")
_LATIN_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Lead:
    """One kind of sentence: `hints` are words of which a text has one, `all` the lists, `kind` what is wrong."""

    name: str
    kind: str
    hints: tuple[str, ...]
    all: tuple[re.Pattern[str], ...]
    example: str
    fine: str


@dataclass(frozen=True)
class Leads:
    """The leads of a language, and the words that deny them, tell of a fraud or of what has happened."""

    denies: re.Pattern[str]
    fraud: re.Pattern[str]
    told: re.Pattern[str]
    leads: tuple[Lead, ...]


@cache
def leads(language: str) -> Leads:
    """Return the leads of a language."""
    raw = tomllib.loads(files("guard.words").joinpath(f"leads.{language}.toml").read_text(encoding="utf-8"))
    found = (
        Lead(
            one["name"],
            one["kind"],
            tuple(one["hints"]),
            tuple(re.compile(pattern, re.ASCII) for pattern in one["all"]),
            one["example"],
            one["fine"],
        )
        for one in raw["lead"]
    )
    denies, fraud, told = (re.compile(raw[name], re.ASCII) for name in ("denies", "fraud", "told"))
    return Leads(denies, fraud, told, tuple(found))


@cache
def _by_hint() -> tuple[dict[str, list[tuple[Leads, Lead]]], dict[str, list[tuple[Leads, Lead]]]]:
    """Return the leads by their hints: those that are whole words of Latin letters, and the others."""
    latin: dict[str, list[tuple[Leads, Lead]]] = {}
    other: dict[str, list[tuple[Leads, Lead]]] = {}
    for language in LANGUAGES:
        for lead in leads(language).leads:
            for hint in lead.hints:
                by = latin if hint.isascii() and hint.isalpha() else other
                by.setdefault(hint, []).append((leads(language), lead))
    return latin, other


def is_denied(sentence: str) -> bool:
    """Tell whether a sentence denies something or tells of a fraud, in whichever language."""
    lower = sentence.lower()
    return any(leads(language).denies.search(lower) or leads(language).fraud.search(lower) for language in LANGUAGES)


def unnamed_contacts(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each such sentence of folded text (stranger, riddle, secret), and the sentence."""
    text = simplified(folded).lower()
    latin, other = _by_hint()
    hints = latin.keys() & set(_LATIN_WORD.findall(text))
    possible = {id(one[1]): one for hint in hints for one in latin[hint]}
    if not text.isascii():
        possible |= {id(one[1]): one for hint in other if hint in text for one in other[hint]}
    if not possible:
        return
    for sentence in _SENTENCE.finditer(text):
        kinds = {lead.kind for of, lead in possible.values() if _says(sentence[0], of, lead)}
        for kind in sorted(kinds):
            yield kind, folded[sentence.start() : sentence.end()].strip()


def _says(sentence: str, of: Leads, lead: Lead) -> bool:
    """Tell whether a sentence has a word of each list and means it."""
    found = []
    for pattern in lead.all:
        match = pattern.search(sentence)
        if match is None:
            return False
        found.append(match)
    last = found[-1]
    far = max(match.end() for match in found) - min(match.start() for match in found) > _REACH
    told = lead.kind == "secret" and of.told.search(sentence)
    if far or told or _ASKS.search(sentence) or of.fraud.search(sentence):
        return False
    ends = [0, *(border.end() for border in _CLAUSE.finditer(sentence)), len(sentence)]
    begin = max(end for end in ends if end <= last.start())
    return not of.denies.search(sentence[begin : last.end()])
