"""What a text must have before any rule can hold: cheap looks, after which most texts are done."""

from __future__ import annotations

import re
from functools import cache, lru_cache, reduce
from itertools import chain
from operator import or_

from guard.text.atoms import needs_of_each
from guard.text.hints import NOTHING, Hints
from guard.text.leads import leads
from guard.text.look import Need, OwnBits, Things
from guard.text.ways.patterns import AMOUNT, ENTER, FIGURES, LONG, PERSON, RUN, STREET, TO_SOMEBODY
from guard.text.ways.words import known_terms, longest_of, pattern_of, stems_of
from guard.words import LANGUAGES

_LATIN_WORD = re.compile(r"[a-z]+")
# A class without which no rule holds: most texts have none of its words and are done.
ANCHORS = ("place", "spot", "pay", "secret", "scan", "call", "label")
# Of these, what needs no name beside it.
UNNAMED = ("spot", "secret", "scan", "contact", "cash")
# What every name has in it: quotation marks, figures or signs among letters, capitals in a row, a title.
_MAY_NAME = re.compile(
    r"[「『“\"《‘_=*]|\d\D?\d\D?\d|[A-Za-z]\d|\d[A-Za-z]|[A-Z][A-Za-z]*\s[A-Z0-9]|[a-z]-[a-z]|[A-Z]\w*[A-Z]|[a-z]\.[a-z]"
    rf"|[\u3040-\u30ff\uac00-\ud7a3]|[\u4e00-\u9fff]\s?[A-Za-z]{{5}}|{pattern_of('may-be-person')}"
)
# What each rule needs of a text, wherever it stands: one of each group, which are classes of words and, in capitals,
# patterns. What a sentence is about may stand in the one before it, and "write directly" is about something by itself.
_BAIT = ("bait", "contact.direct")
# What is no class of words.
PATTERNS = ("AMOUNT", "LONG", "FIGURES", "STREET", "ENTER", "SOMEBODY")
# What a sentence takes from the one before it.
ABOUT = ("lead", *_BAIT)
_PLACE_OR_LABEL = ("place", "label")
_NEEDS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (_BAIT, ("label.sure", "lead"), _PLACE_OR_LABEL),
    (("pay",), ("pay.payee", "AMOUNT")),
    (("LONG",),),
    (("call",), ("FIGURES",)),
    (("STREET",), ("lead", "give"), ("secret", "pay", *_BAIT)),
    (("scan",), ("picture.code",), ("picture.shown",), ("then",)),
    (("contact",), _BAIT, ("place",), ("lead.turn",)),
    (("cash",), _BAIT, ("free",), ("lead",)),
    (("secret",), ("taker", "SOMEBODY", "place"), ("give", "ENTER")),
)


@cache
def _anchors(named: bool) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words without which no rule holds, for text that may or may not have a name in it."""
    wanted = set(ANCHORS if named else UNNAMED)
    latin, _, other = known_terms()
    longest = {
        max(_LATIN_WORD.findall(" ".join((word, *rest))), key=len, default="")
        for word, phrases in latin.items()
        for rest, of in phrases
        if wanted & set(of)
    }
    forms = {f"{word.removesuffix('e')}{end}" for word in longest for end in ("ing", "ed", "es")}
    return frozenset(longest | forms | {f"{word}s" for word in longest}), longest_of(
        {term: of for term, of in other.items() if wanted & set(of)}
    )


@cache
def _needed() -> dict[str, int]:
    """Return a bit for each class or pattern that a rule needs."""
    return {name: 1 << at for at, name in enumerate(dict.fromkeys(chain.from_iterable(chain(*_NEEDS))))}


@cache
def _rules() -> tuple[tuple[int, ...], ...]:
    """Return what each rule needs, each group as the bits of which one must be there."""
    needed = _needed()
    return tuple(tuple(sum(needed[name] for name in group) for group in rule) for rule in _NEEDS)


@cache
def _by_rarest() -> dict[str, int]:
    """Return the bits of all Latin phrases by one word of each, the longest: all of its words stand in a text."""
    latin, _, _ = known_terms()
    found: dict[str, int] = {}
    for first, phrases in latin.items():
        for rest, classes in phrases:
            word = max((first, *rest), key=len)
            found[word] = found.get(word, 0) | bits_of_names(classes)
    return found


@lru_cache(maxsize=16384)
def bits_of_names(names: frozenset[str] | tuple[str, ...]) -> int:
    """Return the bits of classes and patterns together."""
    needed = _needed()
    return reduce(or_, (needed.get(name, 0) for name in names), 0)


@lru_cache(maxsize=16384)
def _of_word(word: str) -> int:
    """Return the bits of the phrases that have a form of a word in them."""
    by_rarest = _by_rarest()
    return reduce(or_, (by_rarest.get(stem, 0) for stem in stems_of(word)), 0)


@cache
def _by_pair() -> dict[tuple[str, ...], int]:
    """Return the bits of all terms that are not Latin by their first two characters, or the one that they are."""
    found: dict[tuple[str, ...], int] = {}
    for term, classes in known_terms()[2].items():
        found[tuple(term[:2])] = found.get(tuple(term[:2]), 0) | bits_of_names(classes)
    return found


@cache
def looks_of_rules() -> Hints:
    """Return the patterns that a rule needs."""
    return Hints(
        of_names=False, AMOUNT=AMOUNT, LONG=LONG, FIGURES=FIGURES, STREET=STREET, ENTER=ENTER,
        SOMEBODY=(TO_SOMEBODY, PERSON),
    )  # fmt: skip


@cache
def _names_look() -> Hints:
    """Return what every name has in it, for a look that is quick where there is none."""
    return Hints(of_names=False, NAME=_MAY_NAME)


@cache
def _turned() -> Hints:
    """Return what a text has that tells of fraud and turns from it; what vouches is blanked before that is sought."""
    of = [leads(language) for language in LANGUAGES]
    turns = tuple(re.compile(one.turns.pattern.replace(r"\s", r"[\s\S]"), re.ASCII) for one in of)
    return Hints(
        lambda told: told if len(told) > 1 else NOTHING,
        of_names=False,
        fraud=tuple(one.fraud for one in of),
        turns=turns,
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns that a rule needs, those of tales that turn, and their names."""
    return tuple(
        (name, one) for hints in (looks_of_rules(), _turned()) for name, every in hints.patterns() for one in every
    )


def _each() -> list[Need]:
    """Return what each way needs in which one of the patterns is found."""
    return [Need(way, (), at) for at, (_, pattern) in enumerate(_patterns()) for way in needs_of_each(pattern)]


_THINGS = Things(_each, OwnBits(_of_word, _by_pair, bits=len(_needed())))


@lru_cache(maxsize=16384)
def _names_of(things: int) -> frozenset[str]:
    return frozenset(_patterns()[number][0] for number in _THINGS.numbers(things))


def may_turn(lower: str) -> bool:
    """Tell whether a text in small letters may tell of fraud and turn from it."""
    return _names_of(_THINGS.within(lower)) >= {"fraud", "turns"} and bool(_turned().of(lower))


def looked_at(lower: str) -> int:
    """Return the bits of what text in small, simplified letters may have of all that a rule needs."""
    return _THINGS.told(lower) | _bits_of_things(_THINGS.within(lower))


@lru_cache(maxsize=16384)
def _bits_of_things(things: int) -> int:
    return bits_of_names(_names_of(things))


def shown_by(plain: str) -> int:
    """Return the bits of the patterns that simplified text has of those that a rule needs."""
    return bits_of_names(looks_of_rules().of(plain))


@lru_cache(maxsize=16384)
def may_hold(bits: int) -> bool:
    """Tell whether all is there that any of the rules needs: a cheap look."""
    return any(all(bits & group for group in rule) for rule in _rules())


def may_lead(plain: str, lower: str) -> bool:
    """Tell whether simplified text, given in small letters too, has what no rule holds without: a cheap look."""
    first, pattern = _anchors("NAME" in _names_look().of(plain) and _MAY_NAME.search(plain) is not None)
    if RUN.search(plain) or not first.isdisjoint(_LATIN_WORD.findall(lower)):
        return True
    return not lower.isascii() and pattern.search(lower) is not None
