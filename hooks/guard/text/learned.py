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

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, reduce
from operator import add

from guard.text.derived import derived
from guard.text.light import most
from guard.text.models import Language, languages, model, second_weight, weighed
from guard.text.samples import LONGEST_READ, MOST_TOGETHER, Sample, WeighedPart, parts_of, sample_of
from guard.text.thieves_words import without_thieves_words
from guard.text.units import plain_text


@lru_cache(maxsize=8192)
def reads_like_a_thief(folded: str) -> tuple[str, ...]:
    """Return the sentences of folded text that read like a thief's, the worst first, no part of the text twice."""
    told: list[Sample] = []
    plain = plain_text(folded)
    if not any(language.has_enough(plain) for language in languages().values()):
        return ()
    found = [*_heavy(parts_of([plain])[0], plain)]
    # Few texts come so far: only of them it is asked whose words they are.
    if found and (own := without_thieves_words(plain)) != plain:
        found = [*_heavy(parts_of([own])[0], own)]
    for _, one in sorted(found, key=lambda pair: -pair[0]):
        if all(one.end <= other.start or one.start >= other.end for other in told):
            told.append(one)
    return tuple(folded[one.start : one.end].strip() for one in told)


def may_read_so(folded: Sequence[str]) -> list[bool]:
    """Tell of each folded text whether `reads_like_a_thief` may find something in it; all are weighed together, and
    most are so light that this says no.
    """
    return [any(True for _ in _may_be_heavy(read)) for read in parts_of([*map(plain_text, folded)])]


def _may_be_heavy(read: list[WeighedPart]) -> Iterator[tuple[int, int]]:
    """Yield from which sentence to which one those stand that may weigh too much, alone or read together."""
    limits = _limits()
    for first, sentence in enumerate(read):
        begin, shares, bounds = sentence.start, sentence.shares, [[one] for one in sentence.bounds]
        for last in range(first, min(first + MOST_TOGETHER, len(read))):
            if last > first:
                if read[last].end - begin > LONGEST_READ:
                    break
                shares = tuple(map(add, shares, read[last].shares))
                for one, more in zip(bounds, read[last].bounds, strict=True):
                    one.append(more)
            share = max(shares)
            constant, language = limits[best := shares.index(share)]
            if most(constant, bounds[best]) > language.limit(share):
                yield first, last


@cache
def _limits() -> tuple[tuple[float, Language], ...]:
    """Return what a text without any group weighs in each language, and the language, which says what is too much."""
    constants = derived("constants", lambda: tuple(model(name).constant for name in languages()))
    return tuple(zip(constants, languages().values(), strict=True))


def heavy_weight(one: Sample, plain: str) -> float | None:
    """Return what a sample of a plain text weighs, if that is too much in its language, the second look too."""
    language, share = one.language, max(one.shares)
    if language is None or (first := weighed(language, one.groups)) <= languages()[language].limit(share):
        return None
    of, text = languages()[language], plain[one.start : one.end]
    more = of.more(text)
    if first <= of.limit(share) + more:
        return None
    return first if of.together(first, second_weight(language, text)) > of.second_limit(share) + more else None


def _heavy(read: list[WeighedPart], plain: str) -> Iterator[tuple[float, Sample]]:
    """Yield what weighs too much, with what it weighs. The bounds of its sentences tell at once that most does not."""
    alone: dict[int, Sample] = {}
    for first, last in _may_be_heavy(read):
        for at in range(first, last + 1):
            alone[at] = alone.get(at) or sample_of(read[at])
        one = reduce(Sample.and_also, map(alone.__getitem__, range(first, last + 1)))
        weight = heavy_weight(one, plain)
        if weight is not None:
            yield weight, one
