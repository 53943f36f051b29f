"""Learn which words follow each other in what people write, and write hooks/guard/words/order.<language>.tsv.

    python -m scripts.learn_word_order

It is learned from the tables that scripts/learn_sentences.py learns from, but for the random words: texts of thieves
and of honest writers alike, for both are written, and those of our pages that stand there. The frequent words are put
into classes so that a class tells most of the class that follows: each word in turn is moved to the class where it does
so best, until few words move. The weight of a pair of classes is the logarithm of how much more often than by chance
one follows the other, in hundredths.

The method is the exchange algorithm: S. Martin, J. Liermann, H. Ney, "Algorithms for Bigram and Trigram Word
Clustering", 1998. The same texts give the same file, which begins with a digest of them: a test tells when they part.

A language that has no spaces between words needs a list of them: scripts/words.<language>.txt.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import pairwise
from math import log
from pathlib import Path

from guard.read.tree import checksum
from guard.text.word_salad import clauses
from guard.words import LANGUAGES
from scripts.learn_sentences import WORDS, ordinary, pages, written

_LISTS = Path(__file__).resolve().parent
# A word that stands there so often is known.
_OFTEN = 8
_CLASSES = 60
_ROUNDS = 12
# A pair of classes counts as seen so many times more, and as expected so many times more: rare ones tell little.
_MORE = 2.0
# What a pair weighs at most and at least: one pair alone says nothing.
_MOST = 3.0
_BEGIN, _END = "<", ">"
_LETTER = re.compile(r"[a-z]")

Words = list[str]


def texts(language: str) -> list[str]:
    """Return all texts of the tables in a language, each once."""
    return list(dict.fromkeys(one.text for one in (*written(), *ordinary(), *pages()) if one.language == language))


def listed(language: str) -> frozenset[str]:
    """Return the words of the list of a language that has no spaces."""
    path = _LISTS / f"words.{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def parted(told: Iterable[str], known: Collection[str], *, spaced: bool) -> list[Words]:
    """Return the words of each clause of the texts that is in the writing of the language. One without spaces may have
    Latin words in it.
    """
    longest = max(map(len, known), default=1)
    found = [words for text in told for words in clauses(text, known, longest)]
    return [words for words in found if all(map(_LETTER.match, words)) == spaced]


def known_words(told: list[str], language: str) -> tuple[list[str], list[Words]]:
    """Return the frequent words of texts, the most frequent first, and the words of each clause."""
    own = listed(language)
    found = parted(told, own, spaced=not own)
    many = Counter(word for words in found for word in words)
    often = [word for word, times in sorted(many.items(), key=lambda one: (-one[1], one[0])) if times >= _OFTEN]
    return often, found


class Exchange:
    """Words in classes, and how often each class follows each other one."""

    def __init__(self, words: list[str], told: list[Words]) -> None:
        self.words = words
        self.classes = {word: number % _CLASSES for number, word in enumerate(words)}
        self.after: dict[str, Counter[str]] = defaultdict(Counter)
        self.before: dict[str, Counter[str]] = defaultdict(Counter)
        for clause in told:
            for one, other in pairwise([_BEGIN, *clause, _END]):
                self.after[one][other] += 1
                self.before[other][one] += 1
        # Begin, end and unknown words are classes of their own.
        self.many = [[0] * (_CLASSES + 3) for _ in range(_CLASSES + 3)]
        self.lefts, self.rights = [0] * (_CLASSES + 3), [0] * (_CLASSES + 3)
        for one, followed in self.after.items():
            for other, times in followed.items():
                first, second = self._of(one), self._of(other)
                self.many[first][second] += times
                self.lefts[first] += times
                self.rights[second] += times

    def _of(self, word: str) -> int:
        if word in (_BEGIN, _END):
            return _CLASSES + (word == _END)
        return self.classes.get(word, _CLASSES + 2)

    def run(self) -> None:
        """Move each word to its best class, again and again."""
        for _ in range(_ROUNDS):
            moved = sum(map(self._move, self.words))
            if moved * 100 < len(self.words):
                return

    def _move(self, word: str) -> bool:
        old, twice = self.classes[word], self.after[word][word]
        nexts = self._by_class(self.after[word], word)
        lasts = self._by_class(self.before[word], word)
        self._put(old, nexts, lasts, twice, -1)
        best = max(range(_CLASSES), key=lambda number: (self._gain(number, nexts, lasts, twice), -number))
        self.classes[word] = best
        self._put(best, nexts, lasts, twice, 1)
        return best != old

    def _by_class(self, words: Counter[str], but: str) -> Counter[int]:
        found: Counter[int] = Counter()
        for word, times in words.items():
            if word != but:
                found[self._of(word)] += times
        return found

    def _put(self, number: int, nexts: Counter[int], lasts: Counter[int], twice: int, sign: int) -> None:
        for other, times in nexts.items():
            self.many[number][other] += sign * times
        for other, times in lasts.items():
            self.many[other][number] += sign * times
        self.many[number][number] += sign * twice
        self.lefts[number] += sign * (nexts.total() + twice)
        self.rights[number] += sign * (lasts.total() + twice)

    def _gain(self, number: int, nexts: Counter[int], lasts: Counter[int], twice: int) -> float:
        """Return how much more the classes tell of each other if a word comes to one of them."""
        row = self.many[number]
        gain = sum(_grown(row[other], times) for other, times in nexts.items() if other != number)
        gain += sum(_grown(self.many[other][number], times) for other, times in lasts.items() if other != number)
        gain += _grown(row[number], nexts[number] + lasts[number] + twice)
        gain -= _grown(self.lefts[number], nexts.total() + twice)
        return gain - _grown(self.rights[number], lasts.total() + twice)

    def weights(self) -> list[list[float]]:
        """Return what each pair of classes weighs."""
        total = sum(self.lefts)

        def weight(first: int, second: int) -> float:
            by_chance = self.lefts[first] * self.rights[second] / total
            return max(-_MOST, min(_MOST, log((self.many[first][second] + _MORE) / (by_chance + _MORE))))

        return [[weight(first, second) for second in range(_CLASSES)] for first in range(_CLASSES)]


def _grown(many: int, more: int) -> float:
    return _weighed(many + more) - _weighed(many)


def _weighed(many: int) -> float:
    return many * log(many) if many else 0.0


def digest(language: str, told: list[str]) -> str:
    """Return what tells texts, and how they are learned from, from all others."""
    how = (_OFTEN, _CLASSES, _ROUNDS, _MORE, _MOST, sorted(listed(language)))
    return checksum(repr((how, told)).encode())


def table(language: str) -> str:
    """Return the file of a language: the digest, the words that are too rare to have a class, and a row for each class:
    its words, and what it weighs before each class.
    """
    told = texts(language)
    often, found = known_words(told, language)
    exchange = Exchange(often, found)
    exchange.run()
    words: dict[int, list[str]] = defaultdict(list)
    for word, number in sorted(exchange.classes.items()):
        words[number].append(word)
    rows = [
        "\t".join([" ".join(words[number]), *(str(round(weight * 100)) for weight in weights)])
        for number, weights in enumerate(exchange.weights())
    ]
    rare = " ".join(sorted(listed(language).difference(often)))
    return "\n".join([digest(language, told), rare, *rows]) + "\n"


def main() -> None:
    """Learn each language, and write its file."""
    for language in LANGUAGES:
        (WORDS / f"order.{language}.tsv").write_text(table(language), encoding="utf-8")
        print(f"{language}: {len(texts(language))} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
