"""Sentences that read like those of thieves, told by a linear model that was learned from texts of both kinds.

The leads and ways know how sentences are built by which thieves were seen to steal; the next thief builds another one.
So a text is taken apart into groups of up to three neighbouring words (Chinese: characters). Each group has a weight,
learned from texts that strangers wrote, some as thieves and some as honest editors (tests/unit/guard/writers.tsv). A
sentence that weighs more than a threshold is refused. The weights are data, a file for each language, made by
scripts/learn_sentences.py.

The model is a linear support vector machine on tf-idf features: T. Joachims, "Text Categorization with Support Vector
Machines", 1998.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt

from guard.text.simplified import simplified

# A word of Latin letters, a number, a character of Chinese, and the marks by which something is asked or called out.
_UNIT = re.compile(r"[a-z][a-z']*|[0-9]+|[\u3400-\u9fff]|[?!:]")
# What looks like an address, a name or a number to call says nothing here: other rules judge it.
_CONTACT = re.compile(
    r"(?i:[a-z][a-z0-9.+-]*:[/?]?[^\s，。；、）]+|[a-z0-9.+-]*[@_][a-z0-9_.@/+-]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s，。；、）]*)?)"
    r"|[+(]?[0-9][0-9 ()-]{6,}[0-9]"
)
_MARKS = str.maketrans("？！：’", "?!:'")
_END = re.compile(r"(?<![。!?！？\n])(?:[。!?！？\n]+|\.(?=\s|\Z))[”」』\"')）]*\s*")
_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s|——|[\s“”「」『』\"'.。!！?？()（）]+$|^[\s“「『\"'(（]+")
# So many neighbouring sentences are read together, of so many characters at most: what one begins, the next asks for.
_TOGETHER, _LONGEST_READ = 3, 400
# What weighs less is no request, whichever words stand in it: those of thieves weigh more, nouns in a row less.
_CHANCE = -0.5
# Groups of more units tell nothing more.
LONGEST_GROUP = 3


@dataclass(frozen=True)
class Sample:
    """A sentence as the model sees it: how often each group stands in it, and where it begins and ends in its text."""

    groups: Counter[str]
    start: int
    end: int


@dataclass(frozen=True)
class Language:
    """Whose a text is: it has at `least` so many of these `letters`. What weighs more than `threshold` is refused.

    A sentence each of whose clauses begins with `forbids`, and which has no word that `turns`, asks for nothing.
    """

    letters: re.Pattern[str]
    least: int
    threshold: float
    forbids: re.Pattern[str]
    turns: re.Pattern[str]

    def only_forbids(self, sentence: str) -> bool:
        """Tell whether a sentence, in small letters, only forbids something, or tells what thieves do."""
        clauses = filter(None, map(str.strip, _CLAUSE.split(sentence)))
        return all(map(self.forbids.match, clauses)) and not self.turns.search(sentence)


@dataclass(frozen=True)
class Model:
    """What was learned of a language: of each group its weight and its share in the length of a text, both with the
    group's idf in them; and the constant, which a text without any group weighs.
    """

    weights: dict[str, tuple[float, float]]
    constant: float

    def weight(self, groups: Counter[str]) -> float:
        """Return what a text weighs: the more, the more it reads like a thief's."""
        total = length = 0.0
        for group in groups.keys() & self.weights.keys():
            weight, share = self.weights[group]
            times = groups[group]
            total += weight * times
            length += share * times * times
        return self.constant + (total / sqrt(length) if length else 0.0)


@cache
def languages() -> dict[str, Language]:
    """Return the languages of which something was learned."""
    told = tomllib.loads(files("guard.words").joinpath("learned.toml").read_text(encoding="utf-8"))
    return {
        name: Language(
            re.compile(one["letters"]),
            one["least"],
            one["threshold"],
            re.compile(one["forbids"]),
            re.compile(one["turns"]),
        )
        for name, one in told.items()
    }


@cache
def model(language: str) -> Model:
    """Return what was learned of a language: the constant, then a row for each group, all in thousandths."""
    path = files("guard.words").joinpath(f"learned.{language}.tsv")
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    weights = {group: (int(weight) / 1000, int(share) / 1000) for group, weight, share in rows}
    return Model(weights, int(head[1]) / 1000)


def groups(text: str) -> Counter[str]:
    """Return the groups of neighbouring units of a text, and how often each stands there."""
    plain = _CONTACT.sub(" ", simplified(text).lower().translate(_MARKS))
    units = ["0" if unit[0].isdigit() else unit for unit in _UNIT.findall(plain)]
    return Counter(
        " ".join(units[at : at + size]) for size in range(1, LONGEST_GROUP + 1) for at in range(len(units) - size + 1)
    )


def samples(text: str) -> Iterator[Sample]:
    """Yield each sentence of a text, and those that stand side by side together, as long as they are not too long."""
    alone = list(_alone(text))
    for first, one in enumerate(alone):
        yield one
        together = one.groups
        for more in alone[first + 1 : first + _TOGETHER]:
            if more.end - one.start > _LONGEST_READ:
                break
            together = together + more.groups
            yield Sample(together, one.start, more.end)


def _alone(text: str) -> Iterator[Sample]:
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        # What has no end for long is read in parts, each of which begins in the middle of the one before.
        for part in range(start, end, _LONGEST_READ // 2):
            if part == start or part + _LONGEST_READ // 2 < end:
                stop = min(part + _LONGEST_READ, end)
                if (found := groups(text[part:stop])) and not _only_forbids(text[part:stop]):
                    yield Sample(found, part, stop)
        start = end


def _only_forbids(sentence: str) -> bool:
    plain = simplified(sentence).lower()
    return any(language.only_forbids(plain) for language in languages().values())


def language_of(text: str) -> str | None:
    """Return the language of a text; None if nothing was learned of it, or the text has too little of any."""
    lower = _CONTACT.sub(" ", text.lower())
    shares = {name: len(one.letters.findall(lower)) / one.least for name, one in languages().items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 1 else None


def is_chance(sentence: str) -> bool:
    """Tell whether a sentence is so short or weighs so little that the words of a request stand in it by chance."""
    language = language_of(sentence)
    return language is None or model(language).weight(groups(sentence)) < _CHANCE


@lru_cache(maxsize=8192)
def reads_like_a_thief(folded: str) -> tuple[str, ...]:
    """Return the sentences of folded text that read like a thief's, the worst first, no part of the text twice."""
    found: list[tuple[float, Sample]] = []
    for one in samples(folded):
        language = language_of(folded[one.start : one.end])
        if language is None:
            continue
        weight = model(language).weight(one.groups)
        if weight > languages()[language].threshold:
            found.append((weight, one))
    told: list[Sample] = []
    for _, one in sorted(found, key=lambda pair: -pair[0]):
        if all(one.end <= other.start or one.start >= other.end for other in told):
            told.append(one)
    return tuple(folded[one.start : one.end].strip() for one in told)
