"""Sentences that read like those of thieves, told by a linear model that was learned from texts of both kinds.

The leads and ways know how sentences are built by which thieves were seen to steal; the next thief builds another one.
So a text is taken apart into groups of up to three neighbouring words (Chinese: characters). Each group has a weight,
learned from texts that strangers wrote, some as thieves and some as honest editors (tests/unit/guard/writers.tsv). A
sentence that weighs more than a threshold is looked at again, by a second model (second_look.py); if it weighs more
than a threshold there, too, it is refused. The weights are data, files for each language, made by
scripts/learn_sentences.py and scripts/learn_second_look.py.

A language may name concepts, too, with their words ("never" and "nobody" are a no, "phrase" and "seed" a secret). Which
concept stands before which one is a group as well: it tells a warning from the advice to do the same, in words that no
text had yet.

The model is a linear support vector machine on tf-idf features: T. Joachims, "Text Categorization with Support Vector
Machines", 1998.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache, partial, reduce
from operator import add

from guard.text.derived import derived
from guard.text.light import most
from guard.text.models import Language, languages, model, second_weight, weighed
from guard.text.samples import LONGEST_READ, MOST_TOGETHER, Sample, WeighedPart, alone_in, beside, parts_in
from guard.text.units import plain_text


@lru_cache(maxsize=8192)
def reads_like_a_thief(folded: str) -> tuple[str, ...]:
    """Return the sentences of folded text that read like a thief's, the worst first, no part of the text twice."""
    told: list[Sample] = []
    plain = plain_text(folded)
    if not any(language.has_enough(plain) for language in languages().values()):
        return ()
    read = list(parts_in(plain))
    if not any(map(partial(_may_be_heavy, read), range(len(read)))):
        return ()
    for _, one in sorted(_heavy(list(alone_in(plain)), plain), key=lambda pair: -pair[0]):
        if all(one.end <= other.start or one.start >= other.end for other in told):
            told.append(one)
    return tuple(folded[one.start : one.end].strip() for one in told)


def _may_be_heavy(read: list[WeighedPart], first: int) -> bool:
    """Tell whether a sentence, alone or with those that are read together with it, may weigh too much."""
    limits, begin = _limits(), read[first].start
    shares, bounds = read[first].shares, [[one] for one in read[first].bounds]
    for last in range(first, min(first + MOST_TOGETHER, len(read))):
        if last > first:
            if read[last].end - begin > LONGEST_READ:
                return False
            shares = tuple(map(add, shares, read[last].shares))
            for one, more in zip(bounds, read[last].bounds, strict=True):
                one.append(more)
        share = max(shares)
        constant, language = limits[best := shares.index(share)]
        if most(constant, bounds[best]) > language.limit(share):
            return True
    return False


@cache
def _limits() -> tuple[tuple[float, Language], ...]:
    """Return what a text without any group weighs in each language, and the language, which says what is too much."""
    constants = derived("constants", lambda: tuple(model(name).constant for name in languages()))
    return tuple(zip(constants, languages().values(), strict=True))


def is_heavy(one: Sample, plain: str) -> bool:
    """Tell whether a sample of a plain text weighs too much in its language, with the second look as well."""
    language, share = one.language, max(one.shares)
    if language is None or (first := weighed(language, one.groups)) <= languages()[language].limit(share):
        return False
    of = languages()[language]
    return of.together(first, second_weight(language, plain[one.start : one.end])) > of.second_limit(share)


def _heavy(alone: list[Sample], plain: str) -> Iterator[tuple[float, Sample]]:
    """Yield what weighs too much, with what it weighs.

    Sentences together are at least as long as the root of the sum of the squares of their lengths. So the sums of each
    tell at once that most of them weigh too little together.
    """
    names = tuple(languages())
    sums = [
        [model(name).sums(one.groups) if share else (0.0, 0.0) for name, share in zip(names, one.shares, strict=True)]
        for one in alone
    ]
    for first, one in enumerate(alone):
        shares, weights = one.shares, sums[first]
        for many in range(1, 2 + len(beside(alone, first))):
            if many > 1:
                more = first + many - 1
                shares = tuple(map(add, shares, alone[more].shares))
                weights = [
                    (total + another, length + longer)
                    for (total, length), (another, longer) in zip(weights, sums[more], strict=True)
                ]
            best = shares.index(max(shares))
            threshold = languages()[names[best]].limit(shares[best])
            if model(names[best]).weight(*weights[best]) <= threshold:
                continue
            sample = reduce(Sample.and_also, alone[first : first + many])
            if is_heavy(sample, plain):
                yield weighed(names[best], sample.groups), sample
