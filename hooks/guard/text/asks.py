"""Sentences that ask the reader for what only a thief asks for, whichever way they put it.

The leads (leads.py) list ways of asking. This turns it round: whatever opens a wallet, given, shown or typed anywhere;
a payment to somebody; a signature or a program that somebody sends; somebody who is nobody of the list, to turn to: all
that is refused, unless the sentence has one of the few shapes in which a help center speaks of it. A denial governs the
act; a tale tells of thieves or of what has happened; the reader acts alone, in a safe place. What the acts, persons and
safe places are called stands in words/asks.<language>.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from guard.text.atoms import needs_of_all, needs_of_each, needs_of_hints
from guard.text.doubt import PLAINLY, PROGRAM, explains, is_chance, is_documentation, is_doubtful, is_short
from guard.text.leads import asks_whether, has_hint, sentences
from guard.text.look import Need, Things
from guard.text.normalize import blank
from guard.text.simplified import in_small
from guard.words import LANGUAGES, toml

_PART = re.compile(r"\{([a-z-]+)\}")
_LATIN_WORD = re.compile(r"[a-z]+")
# The parts by which a request is harmless, in the order of Asks.
SHAPES = ("denies", "stops", "spares", "ends", "empty", "tales", "vouched", "turns", "excepts")
# The part of the tales behind which stands what thieves say.
_THIEVES_SAY = "{thieves-say}"
# How far back a text may have said what "them" and "it" are, in characters.
_BEFORE = 240
# Quotation marks that are not the same at both ends.
_OPENS, _CLOSES = re.compile("[“「『‘《]"), re.compile("[”」』’》]")
# So many sets of an act are looked for before those of what stands beside it.
_OF_ACT = 3
# How far from an act what belongs to it may stand.
_REACH = 100


@dataclass(frozen=True)
class Ask:
    """One kind of request: `act` is what is asked, `all` what the sentence has besides, `before` what the text said
    before, `unless` what makes it harmless. `hints` are lists of words, of each of which a text has one; `kind` is what
    is wrong. A semicolon ends what belongs to the act if it is `parted`. A `broad` one is made of words that
    documentation of all kinds has side by side: the sentence has to weigh more. What is `short` is asked in few words,
    too, what is `sure` whatever the sentence weighs.
    """

    name: str
    kind: str
    hints: tuple[tuple[str, ...], ...]
    act: re.Pattern[str]
    all: tuple[re.Pattern[str], ...]
    before: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    parted: bool
    broad: bool
    short: bool
    sure: bool
    example: str
    fine: str


@dataclass(frozen=True)
class Asks:
    """The requests of a language. `denies` reaches on over commas to what `stops` it, `spares` ("no need to") only to
    what `ends` it; `empty` denials deny nothing ("do not worry"). `tales` tell of thieves or of what has happened,
    unless the thief is `vouched` against; behind what `turns` from a tale it is over. What `excepts` takes back both.
    Behind `thieves_say` stand their words.
    """

    denies: re.Pattern[str]
    stops: re.Pattern[str]
    spares: re.Pattern[str]
    ends: re.Pattern[str]
    empty: re.Pattern[str]
    tales: re.Pattern[str]
    vouched: re.Pattern[str]
    turns: re.Pattern[str]
    excepts: re.Pattern[str]
    thieves_say: re.Pattern[str]
    asks: tuple[Ask, ...]


def data(language: str) -> dict[str, Any]:
    """Return the file of a language as it stands: named parts, and requests whose patterns name them."""
    return toml(f"asks.{language}.toml")


@cache
def asks(language: str) -> Asks:
    """Return the requests of a language, their named parts put in."""
    parts: dict[str, str] = {}
    for name, listed in data(language)["parts"].items():
        parts[name] = _either([_filled(pattern, parts) for pattern in listed])

    def made(pattern: str) -> re.Pattern[str]:
        return re.compile(_filled(pattern, parts), re.ASCII)

    def of(one: dict[str, Any]) -> Ask:
        before, unless = (made(one[name]) if name in one else None for name in ("before", "unless"))
        hints = tuple(tuple(one[name]) for name in ("hints", "also") if name in one)
        act, every = made(one["act"]), tuple(map(made, one.get("all", ())))
        return Ask(
            one["name"],
            one["kind"],
            hints,
            act,
            every,
            before,
            unless,
            one.get("parted", False),
            one.get("broad", False),
            one.get("short", False),
            one.get("sure", False),
            one["example"],
            one["fine"],
        )

    denies, stops, spares, ends, empty, tales, vouched, turns, excepts = (made(f"{{{name}}}") for name in SHAPES)
    every, said = tuple(map(of, data(language)["ask"])), made(_THIEVES_SAY)
    return Asks(denies, stops, spares, ends, empty, tales, vouched, turns, excepts, said, every)


def _either(patterns: list[str]) -> str:
    """Return an alternation; the border of a word that all begin with stands before it, which is looked for faster."""
    if all(pattern.startswith(r"\b") for pattern in patterns):
        return rf"\b(?:{'|'.join(pattern[2:] for pattern in patterns)})"
    return f"(?:{'|'.join(patterns)})"


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _PART.sub(lambda part: parts[part[1]], pattern)


@cache
def _every() -> tuple[tuple[Asks, Ask], ...]:
    """Return the requests of all languages, each in its own."""
    return tuple((asks(language), ask) for language in LANGUAGES for ask in asks(language).asks)


def _needs(ask: Ask, number: int) -> list[Need]:
    """Return what an ask, which has a number, needs, for each way in which its act may be told."""
    around = [needs_of_hints(hints) for hints in ask.hints]
    beside = needs_of_all(ask.all)
    return [Need([*one[:_OF_ACT], *beside, *one[_OF_ACT:]], around, number) for one in needs_of_each(ask.act)]


_THINGS = Things(lambda: [need for at, (_, ask) in enumerate(_every()) for need in _needs(ask, at)])


def requests(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with each sentence of folded text that asks so, and the sentence."""
    text = in_small(folded)
    possible = _THINGS.of(text)
    if not possible:
        return
    words = set(_LATIN_WORD.findall(text))
    for start, end in sentences(text):
        sentence = text[start:end]
        may = possible & _THINGS.within(text[start : end + 1])
        # Nobody is told to do what is asked about.
        if not may or text[end : end + 1] in ("?", "？") or asks_whether(sentence):
            continue
        every = [one for one in map(_every().__getitem__, _THINGS.numbers(may)) if _is_hinted(one[1], text, words)]
        before = text[max(0, start - _BEFORE) : start]
        asked = [ask for of, ask in every if _is_asked(of, ask, sentence, before)]
        if not asked:
            continue
        # Who must not forget to send something, or is the exception, is asked for it, though it reads like a warning.
        insists = any(of.empty.search(sentence) or of.excepts.search(sentence) for of, _ in every)
        if is_documentation(sentence) or not insists:
            asked = [ask for ask in asked if not _is_chance(ask, sentence)]
        for kind in sorted({ask.kind for ask in asked}):
            yield kind, folded[start:end].strip()


def _is_chance(ask: Ask, sentence: str) -> bool:
    """Tell whether the words of a request stand in a sentence by chance. In few words some are asked for all the same,
    others however many there are; a broad one has to weigh more.
    """
    if explains(sentence, PROGRAM if ask.kind == "secret" else PLAINLY):
        return True
    if ask.sure or (ask.short and is_short(sentence)):
        return False
    return is_chance(sentence) or (ask.broad and is_doubtful(sentence, broad=True))


def _is_hinted(ask: Ask, text: str, words: set[str]) -> bool:
    """Tell whether a text, whose Latin words are given too, has a word of each list."""
    return all(has_hint(hints, text, words) for hints in ask.hints)


def _is_asked(of: Asks, ask: Ask, sentence: str, before: str) -> bool:
    if not ask.act.search(sentence) or (ask.unless and ask.unless.search(sentence)):
        return False
    beside = [[match.span() for match in pattern.finditer(sentence)] for pattern in ask.all]
    if not all(beside) or (ask.before and not ask.before.search(before)):
        return False
    found = (_whole(ask, sentence, beside, *match.span()) for match in ask.act.finditer(sentence))
    acts = [act for act in found if act]
    if not acts:
        return False
    bare = of.vouched.sub(blank, of.empty.sub(blank, sentence))
    if of.excepts.search(bare):
        return True
    return any(not _is_denied(of, bare, *act) and not _is_told(of, bare, act[0]) for act in acts)


def _whole(
    ask: Ask, sentence: str, beside: list[list[tuple[int, int]]], start: int, end: int
) -> tuple[int, int] | None:
    """Return from where to where an act stands with what must stand near it. A semicolon may part what is asked
    for from what is said of somebody else.
    """
    first, last = start, end
    begin, finish = 0, len(sentence)
    if ask.parted:
        begin, finish = sentence.rfind(";", 0, start) + 1, (sentence + ";").index(";", end)
    for spans in beside:
        within = (span for span in spans if begin <= span[0] and span[1] <= finish)
        near = min(within, key=lambda span: max(span[0] - end, start - span[1]), default=None)
        if near is None or max(near[0] - end, start - near[1]) > _REACH:
            return None
        first, last = min(first, near[0]), max(last, near[1])
    return first, last


def _is_denied(of: Asks, sentence: str, start: int, end: int) -> bool:
    """Tell whether a denial governs an act: it stands in it, or before it with nothing between that ends its reach."""
    for denial, stop in ((of.denies, of.stops), (of.spares, of.ends)):
        for match in denial.finditer(sentence, 0, end):
            if match.start() >= start or not _stands(stop, sentence, match.end(), start):
                return True
    return False


def _is_told(of: Asks, sentence: str, start: int) -> bool:
    """Tell whether an act is one of a tale, which may say so before it or behind it; so are the thieves' words."""
    return any(
        match.end() > start
        or not _stands(of.turns, sentence, match.end(), start)
        or _is_open(sentence[match.end() : start])
        for match in of.tales.finditer(sentence)
    )


def _is_open(text: str) -> bool:
    """Tell whether a quotation begins in a text and does not end in it."""
    return text.count('"') % 2 == 1 or len(_OPENS.findall(text)) > len(_CLOSES.findall(text))


def _stands(pattern: re.Pattern[str], sentence: str, start: int, end: int) -> bool:
    """Tell whether a pattern begins between two places; what follows the second may belong to it."""
    return any(start <= match.start() < end for match in pattern.finditer(sentence))
