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
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain, islice, pairwise

from guard.text.normalize import fold
from guard.text.simplified import simplified
from guard.words import LANGUAGES, file_text

_HAN = "\u4e00-\u9fff"
_WORD = re.compile(rf"[a-z]+(?:'[a-z]+)?|[{_HAN}]+")
# Behind these begins another clause: its first word follows no word.
_CLAUSE = re.compile(rf"[^\w\s'{_HAN}-]+|\d+")
# The pairs of what reads well weigh more than so much each, and so much together.
_WELL, _CHANCE = 0.4, 4.0
# Text around a sentence is salad if its pairs weigh at most so much on average. It is read up to so many pairs; fewer
# than so many tell nothing.
_SALAD, _PAIRS_AROUND, _PAIRS_OF_PART = -0.15, 100, 300
# A text of fewer pairs is a title or a label, of which every page has many.
_PROSE = 6
# So many texts on each side are looked at, and of a file of so many texts all.
_TEXTS_AROUND, _TEXTS_WHOLE = 120, 800
# One of so many words of a sentence of a salad may stand nowhere else in it.
_OWN_WORDS = 4
# Random words are refused now and then. Where one of so many texts is, somebody chose the words.
_MOST_REFUSED = 2
# "Support 1982 1982"
_TWICE = re.compile(r"(?P<once>.*(?<!\d)(?P<number>\d+))\s(?P=number)")

# Tells whether a text is refused when it stands alone.
Refuses = Callable[[str], bool]


@dataclass(frozen=True)
class Order:
    """What is known of a language: the class of each word, None of one that is too rare for one, and what each pair of
    classes weighs.
    """

    classes: dict[str, int | None]
    weights: tuple[tuple[float, ...], ...]

    @cached_property
    def longest(self) -> int:
        """How many characters the longest word has of those that are written without spaces."""
        return max((len(word) for word in self.classes if not word.isascii()), default=1)

    @cached_property
    def writings(self) -> frozenset[bool]:
        """Whether its words are written in ASCII: all, none or some of them."""
        return frozenset(map(str.isascii, self.classes))


@cache
def order(language: str) -> Order | None:
    """Return what is known of a language; None of one of which nothing was learned."""
    try:
        _, rare, *lines = file_text(f"order.{language}.tsv").splitlines()
    except FileNotFoundError:
        return None
    rows = [line.split("\t") for line in lines]
    classes: dict[str, int | None] = dict.fromkeys(rare.split())
    classes |= {word: number for number, (words, *_) in enumerate(rows) for word in words.split(" ")}
    return Order(classes, tuple(tuple(int(weight) / 100 for weight in weights) for _, *weights in rows))


def clauses(text: str, known: Collection[str], longest: int) -> Iterator[list[str]]:
    """Yield the words of each clause of a text; what has no spaces is read by the longest word that is known."""
    for runs in runs_of(text):
        yield [word for run in runs for word in _parted(run, known, longest)]


def runs_of(text: str) -> Iterator[list[str]]:
    """Yield the words of each clause of a text, and what has no spaces between its words in one piece."""
    for clause in _CLAUSE.split(simplified(fold(text)).lower().replace("’", "'")):
        if runs := _WORD.findall(clause):
            yield runs


def _parted(run: str, known: Collection[str], longest: int) -> list[str]:
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
    """How a text reads in its language: how many pairs of known words it has, what these weigh together, and all its
    words.
    """

    pairs: int
    weight: float
    words: frozenset[str]

    def is_salad(self) -> bool:
        """Tell whether the words follow each other by chance."""
        return self.weight <= _SALAD * self.pairs

    def reads_well(self) -> bool:
        """Tell whether a sentence is in better order than one of a salad can be by chance. Short ones tell less."""
        return self.weight > _WELL * self.pairs + _CHANCE


def _read(clauses_of: Sequence[Sequence[str]], of: Order) -> Reading:
    pairs, weight = 0, 0.0
    words: set[str] = set()
    for runs in clauses_of:
        clause = [word for run in runs for word in _parted(run, of.classes, of.longest)]
        words.update(clause)
        classes = map(of.classes.get, clause)
        told = [of.weights[one][other] for one, other in pairwise(classes) if one is not None and other is not None]
        pairs, weight = pairs + len(told), weight + sum(told)
    return Reading(pairs, weight, frozenset(words))


@cache
def _orders() -> tuple[Order, ...]:
    return tuple(filter(None, map(order, LANGUAGES)))


@lru_cache(maxsize=2048)
def reading(text: str) -> Reading:
    """Return how a text reads in the language of which it has most words."""
    clauses_of = list(runs_of(text))
    writings = {run.isascii() for runs in clauses_of for run in runs}
    # Who knows no word of this writing has no pair of it.
    likely = [of for of in _orders() if not writings.isdisjoint(of.writings)]
    best = _best(clauses_of, likely)
    return best if best.pairs or len(likely) == len(_orders()) else _best(clauses_of, _orders())


def _best(clauses_of: Sequence[Sequence[str]], orders: Iterable[Order]) -> Reading:
    return max((_read(clauses_of, of) for of in orders), key=lambda one: one.pairs, default=_NOTHING)


_NOTHING = Reading(0, 0.0, frozenset())


class Around:
    """The texts of a file in the order in which they stand, which tell whether a sentence among them is salad.

    One of them may be `joined` of parts that somebody else put together, such as a title and the name of the site
    behind it: each part is a sentence of its own.

    `withdrawn` counts the sentences that are no requests here, and numbers that are said twice: a text with one of them
    may be refused elsewhere.
    """

    def __init__(
        self, texts: Callable[[], Iterable[str]] = tuple, joined: tuple[str, tuple[str, ...]] | None = None
    ) -> None:
        self._told = texts
        self._joined = joined or ("", ())
        self._refusals: dict[str, bool] = {}
        self.withdrawn = 0

    @cached_property
    def _texts(self) -> list[str]:
        return list(self._told())

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: place for place, text in reversed(list(enumerate(self._texts)))}

    def says_once(self, text: str) -> str:
        """Return the other one of these texts that a text repeats with its last number twice, "" for none: data numbers
        a title that ends in its number already.
        """
        twice = _TWICE.fullmatch(text)
        if not twice or twice["once"] not in self._places:
            return ""
        self.withdrawn += 1
        return twice["once"]

    def asks_nothing(self, sentence: str, text: str, refuses: Refuses) -> bool:
        """Tell whether a sentence of a text is none: it is salad, or it goes over a joint between two."""
        whole, parts = self._joined
        if text == whole and not any(map(refuses, parts)):
            self.withdrawn += 1
            return True
        return self.is_salad(sentence, text, refuses)

    def is_salad(self, sentence: str, text: str, refuses: Refuses) -> bool:
        """Tell whether a sentence of a text asks for nothing: its words follow each other by chance, among texts of the
        same words that do nothing else.
        """
        own = reading(sentence)
        if own.reads_well():
            return False
        place, texts = self._places.get(text), self._texts
        before = texts[max(0, place - _TEXTS_AROUND) : place][::-1] if place is not None else []
        behind = texts[place + 1 : place + 1 + _TEXTS_AROUND] if place is not None else []
        near = texts if len(texts) <= _TEXTS_WHOLE else before + behind

        def others(texts: list[str]) -> Iterator[str]:
            """Yield those that tell something of others; most need not be read, for the nearest ones tell enough."""
            return (one for one in texts if sentence not in one and one not in text and reading(one).pairs >= _PROSE)

        parts = chain(islice(_parts(others(before)), 1), islice(_parts(others(behind)), 1), _parts(others(near)))
        if not any(self._is_salad(part, refuses) for part in parts):
            return False
        if not _has_words(own, map(reading, chain(others(before), others(near)))):
            return False
        self.withdrawn += 1
        return True

    def _is_salad(self, texts: list[str], refuses: Refuses) -> bool:
        """Tell whether texts are a salad together, and most of them are not refused."""
        read = list(map(reading, texts))
        whole = Reading(sum(one.pairs for one in read), sum(one.weight for one in read), frozenset())
        if whole.pairs < _PAIRS_AROUND or not whole.is_salad():
            return False
        return sum(map(self._refused(refuses), texts)) * _MOST_REFUSED <= len(texts)

    def _refused(self, refuses: Refuses) -> Refuses:
        def is_refused(text: str) -> bool:
            if text not in self._refusals:
                self._refusals[text] = refuses(text)
            return self._refusals[text]

        return is_refused


def _has_words(own: Reading, around: Iterable[Reading]) -> bool:
    """Tell whether the words of a sentence are those of the salad around it, but for a few of its own."""
    left = own.words
    for one in around:
        # Some texts have most of them already.
        if len(left) * _OWN_WORDS <= len(own.words):
            break
        if one.is_salad():
            left -= one.words
    return len(left) * _OWN_WORDS <= len(own.words)


def _parts(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts that stand side by side, part by part, each as long as it tells something."""
    part, pairs = [], 0
    for one in texts:
        part.append(one)
        pairs += reading(one).pairs
        if pairs >= _PAIRS_OF_PART:
            yield part
            part, pairs = [], 0
    yield part


# No text: what stands nowhere is no salad.
NOWHERE = Around()
