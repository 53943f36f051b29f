"""Sentences that lead a reader to a contact without naming it, tell one as a riddle, or ask for what opens a wallet.

No id stands in them that could be compared with a list, so the sentence itself is judged: it is refused when it has
one word of each list of a lead (words/leads.<language>.toml) and neither denies them nor tells of a fraud.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guard.text.atoms import needs, needs_of_all, needs_of_hints
from guard.text.doubt import PLAINLY, explains, is_no_lead
from guard.text.long import in_parts, matches_in_parts
from guard.text.look import Need, Things, bits_of
from guard.text.normalize import blank
from guard.text.simplified import in_small
from guard.words import LANGUAGES, toml, words

_SENTENCE = re.compile(r"(?:[^。!?！？\n.]++|\.(?!\s|\Z))+")
_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s")
# The words of a lead stand so near to each other, in characters: cells and headings are glued without a full stop.
_REACH = 120
# A reader asks whether something may be done: nobody is told to do it.
_QUESTION_ENDS = tuple(words("asks-at-end").split("|"))
_ASKS = re.compile(rf"(?:{words('asks-at-end')})\s*$|^\s*(?:{words('asks-at-beginning')})\b")
_LATIN_WORD = re.compile(r"[a-z]+")
# The bits of all languages.
_ALL = -1
# What stands between a question and its answer.
_ANSWER = re.compile(rf"[?？。\s]*(?:(?:{words('answers')})\s?[:：]\s*)?", re.IGNORECASE)


@dataclass(frozen=True)
class Lead:
    """One kind of sentence: `hints` are words of which a text has one, `all` the lists, `kind` what is wrong. What is
    `sure` shows a number, a code or a name, so that it leads somewhere however little it weighs.
    """

    name: str
    kind: str
    hints: tuple[str, ...]
    all: tuple[re.Pattern[str], ...]
    example: str
    fine: str
    sure: bool = False


@dataclass(frozen=True)
class Leads:
    """The leads of a language, and the words that deny them, tell of a fraud or of what has happened; those by which a
    thief warns of others, and those that turn from a warning to what is asked.
    """

    denies: re.Pattern[str]
    fraud: re.Pattern[str]
    told: re.Pattern[str]
    vouches: re.Pattern[str]
    says: re.Pattern[str]
    turns: re.Pattern[str]
    leads: tuple[Lead, ...]


@cache
def leads(language: str) -> Leads:
    """Return the leads of a language."""
    raw = toml(f"leads.{language}.toml")
    found = (
        Lead(
            one["name"],
            one["kind"],
            tuple(one["hints"]),
            tuple(re.compile(pattern, re.ASCII) for pattern in one["all"]),
            one["example"],
            one["fine"],
            one.get("sure", False),
        )
        for one in raw["lead"]
    )
    denies, fraud, told, vouches, says, turns = (
        re.compile(raw[name], re.ASCII) for name in ("denies", "fraud", "told", "vouches", "says", "turns")
    )
    return Leads(denies, fraud, told, vouches, says, turns, tuple(found))


@cache
def _every() -> tuple[tuple[Leads, Lead], ...]:
    """Return the leads of all languages, each in its own."""
    return tuple((leads(language), lead) for language in LANGUAGES for lead in leads(language).leads)


_THINGS = Things(lambda: [Need(needs_of_all(lead.all), [needs_of_hints(lead.hints)]) for _, lead in _every()])


def _of_languages(part: str) -> Things:
    return Things(lambda: [Need(needs(getattr(leads(language), part))) for language in LANGUAGES], name=(part,))


# What a sentence has that tells of a fraud, vouches or turns, a bit for each language; most tell of none.
_TALES, _VOUCHES, _TURNS = map(_of_languages, ("fraud", "vouches", "turns"))


def has_hint(hints: tuple[str, ...], text: str, words: set[str]) -> bool:
    """Tell whether a text, whose Latin words are given too, has one of the hints: a whole word, or others anywhere."""
    return any(hint in words if hint.isascii() and hint.isalpha() else hint in text for hint in hints)


def is_denied(sentence: str) -> bool:
    """Tell whether a sentence denies something or tells of a fraud, in whichever language."""
    lower = sentence.lower()
    return any(leads(language).denies.search(lower) for language in LANGUAGES) or not meant(sentence)


def meant(sentence: str) -> str:
    """Return what a sentence asks of its reader, in its place, '' where all of it tells of a fraud.

    A thief speaks of thieves, too: "all others are fake", "thieves are everywhere, so …". The first are no tale of a
    fraud; behind a turn like the second begins what is asked, unless the thieves are said to say it.
    """
    lower = sentence.lower()
    found = [of for of in _among(_TALES.within(lower)) if of.fraud.search(lower)]
    if not found:
        return sentence
    bare = lower
    # Where something is left out, words may begin that did not before.
    for of in _among(_VOUCHES.within(lower)) and _among(_ALL):
        bare = of.vouches.sub(blank, bare)
    tales = [match.span() for of in found for match in of.fraud.finditer(bare)]
    if not tales:
        return sentence
    first, last = min(tales)[0], max(end for _, end in tales)
    turned = filter(
        None, (of.turns.search(bare, last) for of in _among(_TURNS.within(lower) if bare == lower else _ALL))
    )
    turn = min((match.start() for match in turned), default=0)
    said = any(of.says.search(bare, first, turn) for of in map(leads, LANGUAGES))
    return " " * turn + sentence[turn:] if turn and not said else ""


def _among(bits: int) -> list[Leads]:
    """Return the leads of the languages whose bit is set."""
    return [leads(language) for at, language in enumerate(LANGUAGES) if bits >> at & 1]


def asks_whether(sentence: str) -> bool:
    """Tell whether a sentence ends as a question does without its mark."""
    return sentence.rstrip().endswith(_QUESTION_ENDS)


def answers_no(after: str) -> bool:
    """Tell whether what follows a question denies it at once: "答：绝对不可以", "A: No, never"."""
    start = _ANSWER.match(after)
    lower = re.split("[,，]", after[start.end() if start else 0 :], maxsplit=1)[0].lower()
    return any(leads(language).denies.search(lower) for language in LANGUAGES)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a text begins and ends, without the sign behind it."""
    for match in _SENTENCE.finditer(text):
        yield from in_parts(*match.span())


def unnamed_contacts(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each such sentence of folded text (stranger, riddle, secret), and the sentence."""
    text = in_small(folded)
    possible = _THINGS.of(text)
    if not possible:
        return
    words = set(_LATIN_WORD.findall(text))
    for sentence in matches_in_parts(_SENTENCE.finditer(text)):
        # With the sign behind it, since others look at it so (ways/).
        may = possible & _THINGS.within(text[sentence.start() : sentence.end() + 1])
        if not may:
            continue
        if text[sentence.end() : sentence.end() + 1] in ("?", "？") and answers_no(text[sentence.end() :][:32]):
            continue
        hinted = [one for one in map(_every().__getitem__, bits_of(may)) if has_hint(one[1].hints, text, words)]
        kinds = _kinds(sentence[0], hinted)
        if kinds and (asked := meant(sentence[0])) != sentence[0]:
            kinds = _kinds(asked, hinted)
        if kinds and (is_no_lead(sentence[0]) or explains(sentence[0], PLAINLY)):
            sure = _kinds(meant(sentence[0]), [one for one in hinted if one[1].sure])
            kinds &= sure if is_no_lead(sentence[0]) else sure | {"secret"}
        for kind in sorted(kinds):
            yield kind, folded[sentence.start() : sentence.end()].strip()


def _kinds(sentence: str, hinted: list[tuple[Leads, Lead]]) -> set[str]:
    return {lead.kind for of, lead in hinted if _says(sentence, of, lead)}


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
    if far or told or _ASKS.search(sentence):
        return False
    if of.denies.search(sentence[_clause_start(sentence, last.start()) : last.end()]):
        return False
    # "In a ticket say which network, do not write the phrase": what is asked for stands denied, at the end.
    end = max(match.end() for match in found)
    begin = _clause_start(sentence, max(match.start() for match in found))
    return lead.kind != "secret" or not of.denies.search(sentence[begin:end]) or bool(_CLAUSE.search(sentence, end))


def _clause_start(sentence: str, at: int) -> int:
    return max((border.end() for border in _CLAUSE.finditer(sentence) if border.end() <= at), default=0)
