"""The sentences of a text that are weighed, alone and with those beside them, each with the language it is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import inf
from operator import add
from typing import NamedTuple

from guard.text.derived import derived
from guard.text.light import Groups, Names, Sums, concept_tree, concepts_in, group_table, sums
from guard.text.models import languages, model
from guard.text.units import CONCEPTS_AFTER, concepts, grouped, groups, plain_text, units

# Who knows less of the units than this has a text of another language before him.
_KNOWN = 0.45
_END = re.compile(r"(?<![。!?！？\n])(?:[。!?！？\n]+|\.(?=\s|\Z))[”」』\"')）]*\s*")
_BEGINS = re.compile(r"[\s,，;；:：、“「『\"'(（–—-]*")
# So many neighbouring sentences are read together, of so many characters at most: what one begins, the next asks for.
MOST_TOGETHER, LONGEST_READ = 3, 400
# A sentence that is longer is read in parts of so many characters.
_PART = 120


@dataclass(frozen=True)
class Sample:
    """A sentence, or several side by side, as the model sees it: how often each group stands in it, which share it has
    of the letters that each language wants at least, and where it begins and ends in its text.
    """

    groups: Counter[str]
    shares: tuple[float, ...]
    start: int
    end: int

    @property
    def language(self) -> str | None:
        """The language of the sample; None if nothing was learned of it, or it has too little of any."""
        best = max(self.shares)
        name = tuple(languages())[self.shares.index(best)]
        return name if languages()[name].limit(best) < inf else None

    def and_also(self, more: Sample) -> Sample:
        """Return this one together with another that follows it."""
        shares = tuple(map(add, self.shares, more.shares))
        return Sample(self.groups + more.groups, shares, self.start, more.end)


def samples(folded: str) -> Iterator[Sample]:
    """Yield each sentence of folded text that may ask for something, and those that stand side by side together, if
    they are not too long.
    """
    return _with_those_beside(list(alone_in(plain_text(folded))))


def samples_to_learn(folded: str) -> Iterator[Sample]:
    """Yield the same of every sentence, without shares: what is known of a language says which sentences are asked
    about, and it is learned from these.
    """
    plain = plain_text(folded)
    every = (Sample(groups(plain[start:end]), (), start, end) for start, end in sentence_bounds(plain))
    return _with_those_beside(list(every))


def _with_those_beside(alone: list[Sample]) -> Iterator[Sample]:
    for first, one in enumerate(alone):
        yield one
        together = one
        for more in beside(alone, first):
            together = together.and_also(more)
            yield together


def beside(alone: list[Sample], first: int) -> list[Sample]:
    """Return the sentences that are read together with one, in their order."""
    return [one for one in alone[first + 1 : first + MOST_TOGETHER] if one.end - alone[first].start <= LONGEST_READ]


def alone_in(plain: str) -> Iterator[Sample]:
    """Yield each sentence of a plain text that may ask for something."""
    return map(sample_of, parts_of([plain])[0])


def sample_of(one: WeighedPart) -> Sample:
    """Return a sentence that may ask for something as the model sees it."""
    return Sample(grouped(one.units), one.shares, one.start, one.end)


def sentence_bounds(plain: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each sentence, or each part of a long one, is read."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(plain)), len(plain)):
        yield from _parts(start, end)
        start = end


def _parts(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where a sentence is read: the whole of it. What has no end for long is read in short parts,
    each of which begins in the middle of the one before, so that little stands around what is asked.
    """
    if end - start <= LONGEST_READ:
        yield start, end
        return
    for part in range(start, end - _PART // 2, _PART // 2):
        yield part, min(part + _PART, end)


class WeighedPart(NamedTuple):
    """A sentence that may ask for something: its units, its shares as those of a sample, and for each language the
    bounds of what its groups weigh and how long it is.
    """

    start: int
    end: int
    units: list[str]
    shares: tuple[float, ...]
    bounds: list[tuple[int, int]]


def parts_of(plain: Sequence[str]) -> list[list[WeighedPart]]:
    """Return, of each of some plain texts, the sentences that do not only forbid something and are of some language.
    All of them are weighed together.
    """
    found: list[list[WeighedPart]] = [[] for _ in plain]
    places = [(at, start, end) for at, text in enumerate(plain) for start, end in sentence_bounds(text)]
    asking = [
        (place, sentence) for place in places if not _only_forbids(sentence := plain[place[0]][place[1] : place[2]])
    ]
    sentences = [sentence for _, sentence in asking]
    each = list(map(units, sentences))
    for ((at, start, end), _), found_units, (shares, told) in zip(asking, each, _shares(sentences, each), strict=True):
        if any(shares):
            found[at].append(WeighedPart(start, end, found_units, shares, _bounds(found_units, shares, told)))
    return found


def _only_forbids(sentence: str) -> bool:
    begin = _BEGINS.match(sentence).end()  # type: ignore[union-attr]
    # Most sentences do not begin so in any language, and are done.
    if not _forbidding().match(sentence, begin):
        return False
    return any(language.only_forbids(sentence, begin) for language in languages().values())


@cache
def _forbidding() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{language.forbids.pattern})" for language in languages().values()))


def _bounds(found: list[str], shares: tuple[float, ...], told: tuple[Sums, ...]) -> list[tuple[int, int]]:
    """Return what the groups of units weigh in each language, and how long they are at least."""
    of = concepts_in(found, _names())
    if not of:
        return [one[:2] for one in told]
    # In the order of the text, so that the same text weighs the same in every run.
    behind = (f"{one} > {after}" for at, one in enumerate(of) for after in of[at + 1 : at + 1 + CONCEPTS_AFTER])
    pairs = dict.fromkeys((*behind, *(f"{one} >" for one in of)))
    bounds = []
    for (_, concepts_of), share, one in zip(_tables(), shares, told, strict=True):
        known = [concepts_of[pair] for pair in pairs if pair in concepts_of] if share else ()
        bounds.append((one.weight + sum(w for w, _ in known), one.length + sum(s for _, s in known)))
    return bounds


def _shares(plain: Sequence[str], found: Sequence[list[str]]) -> list[tuple[tuple[float, ...], tuple[Sums, ...]]]:
    """Return, of each of some texts, which share of the letters that it wants at least each language has in it, 0 of
    one foreign to it; and what its groups of units weigh there.
    """
    of_languages = []
    for language, (groups_of, _) in zip(languages().values(), _tables(), strict=True):
        letters = [len(language.letters.findall(text)) for text in plain]
        some = [at for at, count in enumerate(letters) if count]
        told = dict(zip(some, sums([found[at] for at in some], groups_of), strict=True))
        of_languages.append(
            [
                (count / language.least if (one := told.get(at, _NOTHING)).known > _KNOWN * len(units_of) else 0.0, one)
                for at, (count, units_of) in enumerate(zip(letters, found, strict=True))
            ]
        )
    return [tuple(zip(*each, strict=True)) for each in zip(*of_languages, strict=True)]  # type: ignore[misc]


_NOTHING = Sums(0, 0, 0)


@cache
def _tables() -> tuple[tuple[Groups, dict[str, tuple[int, int]]], ...]:
    return derived("tables of groups", lambda: tuple(group_table(model(name).weights) for name in languages()))


@cache
def _names() -> Names:
    return concept_tree(concepts())


def language_of(folded: str) -> str | None:
    """Return the language of a text; None if nothing was learned of it, or the text has too little of any."""
    plain = plain_text(folded)
    found = units(plain)
    return Sample(grouped(found), _shares([plain], [found])[0][0], 0, len(plain)).language
