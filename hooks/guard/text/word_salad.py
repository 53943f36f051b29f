"""Word salad: words in an order in which nobody writes, as generators of test pages put them.

A rule of sentences looks for a few words that stand near each other. Among many random words they do so now and then,
and ask for nothing. So it is learned which words follow each other in what people write: the frequent words of a
language are put into classes, and for each pair of classes stands how much more often one follows the other there than
by chance (words/order.<language>.tsv, made by scripts/learn_word_order.py; unknown words count for nothing).

Bad grammar is no salad: a thief's request in broken words is understood, and its words are in no better order. So a
sentence is taken for salad only where the text around it is salad, too, made of the same words, and not refused itself
for the most part. A request among random words is told by words that only it has; one that reads well is refused
whatever stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import pairwise

from guard.text.normalize import fold
from guard.text.simplified import simplified
from guard.words import LANGUAGES

_HAN = "\u4e00-\u9fff"
_WORD = re.compile(rf"[a-z]+(?:'[a-z]+)?|[{_HAN}]+")
# Behind these begins another clause: its first word follows no word.
_CLAUSE = re.compile(rf"[^\w\s'{_HAN}-]+|\d+")
# A sentence of fewer pairs of known words is none of a salad; of others the pairs weigh more than so much each, and so
# much together, if they read well.
_LEAST_PAIRS, _WELL, _CHANCE = 2, 0.4, 2.0
# Text around a sentence is salad if its pairs weigh at most so much on average. It is read up to so many pairs; fewer
# than so many tell nothing.
_SALAD, _PAIRS_AROUND, _MOST_PAIRS = -0.15, 100, 300
# A text of fewer pairs is a title or a label, of which every page has many.
_PROSE = 6
# So many texts on each side are looked at, and of a file of so many texts all.
_TEXTS_AROUND, _TEXTS_WHOLE = 120, 800
# One of so many words of a sentence of a salad may stand nowhere else in it.
_OWN_WORDS = 4
# Random words are refused now and then. Where one of so many texts is, somebody chose the words.
_MOST_REFUSED = 2

# Tells whether a text is refused when it stands alone.
Refuses = Callable[[str], bool]


@dataclass(frozen=True)
class Order:
    """What is known of a language: the class of each word, and what each pair of classes weighs."""

    classes: dict[str, int]
    weights: tuple[tuple[float, ...], ...]

    def weight(self, one: str, other: str) -> float | None:
        """Return what a pair of words weighs; None if one of them is unknown."""
        first, second = self.classes.get(one), self.classes.get(other)
        return None if first is None or second is None else self.weights[first][second]

    @cached_property
    def longest(self) -> int:
        """How many characters the longest word has of those that are written without spaces."""
        return max((len(word) for word in self.classes if not word.isascii()), default=1)


@cache
def order(language: str) -> Order | None:
    """Return what is known of a language; None of one of which nothing was learned."""
    path = files("guard.words").joinpath(f"order.{language}.tsv")
    if not path.is_file():
        return None
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    classes = {word: number for number, (words, *_) in enumerate(rows) for word in words.split(" ")}
    return Order(classes, tuple(tuple(int(weight) / 100 for weight in weights) for _, *weights in rows))


def clauses(text: str, known: dict[str, int], longest: int) -> Iterator[list[str]]:
    """Yield the words of each clause of a text; what has no spaces is read by the longest word that is known."""
    for clause in _CLAUSE.split(simplified(fold(text)).lower().replace("’", "'")):
        words = [word for run in _WORD.findall(clause) for word in _parted(run, known, longest)]
        if words:
            yield words


def _parted(run: str, known: dict[str, int], longest: int) -> list[str]:
    """Return the words of letters that have nothing between them: the longest that is known, from the end on, which
    errs less often than from the beginning.
    """
    if run.isascii():
        return [run]
    words, end = [], len(run)
    while end:
        size = next((size for size in range(min(longest, end), 1, -1) if run[end - size : end] in known), 1)
        words.append(run[end - size : end])
        end -= size
    return words[::-1]


@dataclass(frozen=True)
class Reading:
    """How a text reads in its language: how many pairs of known words it has, what these weigh together, and its known
    words.
    """

    pairs: int
    weight: float
    words: frozenset[str]

    def reads_well(self) -> bool:
        """Tell whether a sentence is in better order than one of a salad can be by chance. Short ones tell less."""
        return self.pairs < _LEAST_PAIRS or self.weight > _WELL * self.pairs + _CHANCE


def _read(text: str, of: Order) -> Reading:
    pairs, weight = 0, 0.0
    words: set[str] = set()
    for clause in clauses(text, of.classes, of.longest):
        words.update(filter(of.classes.__contains__, clause))
        told = [each for one, other in pairwise(clause) if (each := of.weight(one, other)) is not None]
        pairs, weight = pairs + len(told), weight + sum(told)
    return Reading(pairs, weight, frozenset(words))


@cache
def _orders() -> tuple[Order, ...]:
    return tuple(filter(None, map(order, LANGUAGES)))


@lru_cache(maxsize=2048)
def reading(text: str) -> Reading:
    """Return how a text reads in the language of which it has most words."""
    return max((_read(text, of) for of in _orders()), key=lambda one: len(one.words), default=_NOTHING)


_NOTHING = Reading(0, 0.0, frozenset())


class Around:
    """The texts of a file in the order in which they stand, which tell whether a sentence among them is salad.

    `withdrawn` counts the sentences that were taken for salad: a text with one of them may be refused elsewhere.
    """

    def __init__(self, texts: Callable[[], Iterable[str]] = tuple) -> None:
        self._told = texts
        self._refusals: dict[str, bool] = {}
        self.withdrawn = 0

    @cached_property
    def _texts(self) -> list[str]:
        return list(self._told())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: place for place, text in reversed(list(enumerate(self._texts)))}

    def is_salad(self, sentence: str, text: str, refuses: Refuses) -> bool:
        """Tell whether a sentence of a text asks for nothing: its words follow each other by chance, among texts of the
        same words that do nothing else.
        """
        own = reading(sentence)
        if own.reads_well() or not any(self._has(own, texts, refuses) for texts in self._ways(sentence, text)):
            return False
        self.withdrawn += 1
        return True

    def _has(self, own: Reading, texts: list[str], refuses: Refuses) -> bool:
        """Tell whether texts are a salad that has the words of a sentence, too."""
        read = list(map(reading, texts))
        pairs = sum(one.pairs for one in read)
        if pairs < _PAIRS_AROUND or sum(one.weight for one in read) > _SALAD * pairs:
            return False
        if len(own.words.difference(*(one.words for one in read))) * _OWN_WORDS > len(own.words):
            return False
        return sum(map(self._refused(refuses), texts)) * _MOST_REFUSED <= len(texts)

    def _ways(self, sentence: str, text: str) -> Iterator[list[str]]:
        """Yield the texts before a text, the nearest first, those behind it, and the others part by part, unless the
        file is large: a title may stand far from what it belongs to. What says the same as the text tells nothing.
        """
        place, told = self._places.get(text), self._texts
        ways = [told] if len(told) <= _TEXTS_WHOLE else []
        if place is not None:
            before, behind = told[max(0, place - _TEXTS_AROUND) : place], told[place + 1 : place + 1 + _TEXTS_AROUND]
            ways = [before[::-1], behind, *ways]
        for way in ways:
            part, pairs = [], 0
            for one in way:
                if reading(one).pairs < _PROSE or sentence in one or one in text:
                    continue
                part.append(one)
                pairs += reading(one).pairs
                if pairs >= _MOST_PAIRS:
                    yield part
                    part, pairs = [], 0
                    if way is not told:
                        break
            yield part

    def _refused(self, refuses: Refuses) -> Refuses:
        def is_refused(text: str) -> bool:
            if text not in self._refusals:
                self._refusals[text] = refuses(text)
            return self._refusals[text]

        return is_refused


# No text: what stands nowhere is no salad.
NOWHERE = Around()
