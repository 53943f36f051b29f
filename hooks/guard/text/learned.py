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

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, partial, reduce
from itertools import chain, groupby, zip_longest
from math import inf, sqrt
from operator import add
from typing import NamedTuple

from guard.text.derived import derived
from guard.text.light import Branches, Names, Sums, concept_tree, concepts_in, group_tree, most, sums
from guard.text.second_look import with_pairs
from guard.text.simplified import simplified
from guard.words import file_text, toml

# A word of letters, a number, a character of Chinese, Japanese or Korean, and marks of asking and of telling.
_UNIT = re.compile(
    r"[^\W\d_\u3040-\u9fff\uac00-\ud7af][^\W\d_\u3040-\u9fff\uac00-\ud7af']*|[0-9]+|[\u3040-\u9fff\uac00-\ud7af]|[?!:]"
)
_FIGURE = re.compile("[0-9]")
# Who knows less of the units than this has a text of another language before him.
_KNOWN = 0.45
# What looks like an address, a name or a number to call says nothing here: other rules judge it.
_CONTACT = re.compile(
    r"(?i:[a-z][a-z0-9.+-]*:[/?]?[^\s，。；、）]+|[a-z0-9.+-]*[@_][a-z0-9_.@/+-]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[^\s，。；、）]*)?)"
    r"|[+(]?[0-9][0-9 ()-]{6,}[0-9]|[0-9]+-[0-9-]*[a-z]{3,}"
)
# Without one of these there is none.
_HINT = re.compile(r"[@_]|\.(?<=[a-z0-9].)[a-z0-9]|:(?<=[a-z]:)\S|[0-9](?:[0-9 ()-]{6}|-[a-z])")
_MARKS = str.maketrans("？！：’", "?!:'")
_MARKED = re.compile("[？！：’]")
_END = re.compile(r"(?<![。!?！？\n])(?:[。!?！？\n]+|\.(?=\s|\Z))[”」』\"')）]*\s*")
_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s|——|[\s“”「」『』\"'.。!！?？()（）]+$|^[\s“「『\"'(（]+")
_BEGINS = re.compile(r"[\s,，;；:：、“「『\"'(（–—-]*")
# So many neighbouring sentences are read together, of so many characters at most: what one begins, the next asks for.
_TOGETHER, _LONGEST_READ = 3, 400
# A sentence that is longer is read in parts of so many characters.
_PART = 120
# What has a smaller share of the letters that its language wants is a heading: no request is so short.
_SHORT = 0.7
# What has a smaller share is so short that it is asked for what few words ask for, whatever it weighs.
_FEW = 1.5
# So little weighs a title that names such things; a short request ("我們保管你的私鑰", -0.06) weighs more.
_LITTLE = -0.45
# Groups of more units tell nothing more.
LONGEST_GROUP = 3
# A concept is told together with so many that follow it.
_CONCEPTS_AFTER = 5


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


@dataclass(frozen=True)
class Language:
    """Whose a text is: it has at `least` so many of these `letters`. What weighs more than `threshold` is looked at
    again, and refused if it weighs more than `second` then; what
    weighs less than `doubt` is not, though a rule sees a request in it; what a broad rule sees is
    none below `doubt_of_broad`. What weighs less than `documentation` speaks of how something works. Statements and
    labels of few words, `brief` at least, have to weigh more than `brief_threshold` and `brief_second`.

    A sentence each of whose clauses begins with `forbids`, and which has no word that `turns`, asks for nothing.
    """

    letters: re.Pattern[str]
    least: int
    brief: int
    threshold: float
    brief_threshold: float
    second: float
    brief_second: float
    doubt: float
    doubt_of_broad: float
    documentation: float
    forbids: re.Pattern[str]
    turns: re.Pattern[str]

    def has_enough(self, plain: str) -> bool:
        """Tell whether a text has as many letters of the language as one must have to be weighed."""
        return len(plain) >= self.brief and len(self.letters.findall(plain)) >= self.brief

    def limit(self, share: float) -> float:
        """Return what a text may weigh that has such a share of the letters which the language wants at least."""
        if share >= 1:
            return self.threshold
        return self.brief_threshold if round(share * self.least) >= self.brief else inf

    def second_limit(self, share: float) -> float:
        """Return what a text of such a share may weigh at the second look."""
        return self.second if share >= 1 else self.brief_second

    def only_forbids(self, sentence: str, begin: int) -> bool:
        """Tell whether a sentence, in small letters, only forbids something, or tells what thieves do. Its words begin
        at a place.
        """
        # Most sentences do not begin so, and are done.
        if not self.forbids.match(sentence, begin):
            return False
        clauses = filter(None, map(str.strip, _CLAUSE.split(sentence)))
        return all(map(self.forbids.match, clauses)) and not self.turns.search(sentence)


@dataclass(frozen=True)
class Model:
    """What was learned of a language: of each group its weight and its share in the length of a text, both with the
    group's idf in them; and the constant, which a text without any group weighs.
    """

    weights: dict[str, tuple[float, float]]
    constant: float

    def sums(self, groups: Counter[str]) -> tuple[float, float]:
        """Return what the groups of a text weigh together, and the square of the text's length."""
        total = length = 0.0
        # In the order of the text, so that the same text weighs the same in every run.
        for group in filter(self.weights.__contains__, groups):
            weight, share = self.weights[group]
            times = groups[group]
            total += weight * times
            length += share * times * times
        return total, length

    def weight(self, total: float, length: float) -> float:
        """Return what a text of such sums weighs: the more, the more it reads like a thief's."""
        return self.constant + (total / sqrt(length) if length else 0.0)


@cache
def languages() -> dict[str, Language]:
    """Return the languages of which something was learned."""
    return {
        name: Language(
            re.compile(one["letters"]),
            one["least"],
            one["brief"],
            one["threshold"],
            one["brief-threshold"],
            one["second"],
            one["brief-second"],
            one["doubt"],
            one["doubt-of-broad"],
            one["documentation"],
            re.compile(one["forbids"]),
            re.compile(one["turns"]),
        )
        for name, one in toml("learned.toml").items()
    }


@cache
def model(language: str) -> Model:
    """Return what was learned of a language."""
    return _model_of(f"learned.{language}.tsv")


@cache
def second(language: str) -> Model:
    """Return what was learned of a language for the second look."""
    return _model_of(f"second.{language}.tsv")


def _model_of(name: str) -> Model:
    """Return the model of a file: the constant, then a row for each group, all in thousandths."""
    head, *rows = (line.split("\t") for line in file_text(name).splitlines())
    weights = {group: (int(weight) / 1000, int(share) / 1000) for group, weight, share in rows}
    return Model(weights, int(head[1]) / 1000)


def units(plain: str) -> list[str]:
    """Return the words, figures, characters and marks of a plain text; all figures are one."""
    found = _UNIT.findall(plain)
    return ["0" if unit[0].isdigit() else unit for unit in found] if _FIGURE.search(plain) else found


@cache
def concepts() -> dict[str, str]:
    """Return the concept of each word that has one; a word of several units is written as the group of them."""
    named = [pair for one in toml("learned.toml").values() for pair in one.get("concepts", {}).items()]
    return {" ".join(_UNIT.findall(word)): concept for concept, words in named for word in words.split()}


def groups(plain: str) -> Counter[str]:
    """Return the groups of neighbouring units of a plain text, and how often each stands there; and once each concept,
    and each that stands before another.
    """
    return _grouped(units(plain))


def _grouped(found: list[str]) -> Counter[str]:
    sizes = [found]
    for size in range(2, LONGEST_GROUP + 1):
        sizes.append([*map(" ".join, zip(*(found[at:] for at in range(size)), strict=False))])
    grouped = Counter(chain.from_iterable(sizes))
    # Where words of several lengths begin, the longest one counts.
    begin = zip_longest(*(map(concepts().get, one) for one in reversed(sizes)))
    named = [concept for concept, _ in groupby(filter(None, (next(filter(None, words), None) for words in begin)))]
    for at, concept in enumerate(named):
        grouped[f"{concept} >"] = 1
        for after in named[at + 1 : at + 1 + _CONCEPTS_AFTER]:
            grouped[f"{concept} > {after}"] = 1
    return grouped


def plain_text(folded: str) -> str:
    """Return folded text, as long as it was, in simplified characters and small letters, without contacts."""
    plain = simplified(folded).lower()
    if not plain.isascii() and _MARKED.search(plain):
        plain = plain.translate(_MARKS)
    return _CONTACT.sub(lambda found: " " * len(found[0]), plain) if _HINT.search(plain) else plain


def samples(folded: str, *, to_learn: bool = False) -> Iterator[Sample]:
    """Yield each sentence of folded text, and those that stand side by side together, if they are not too long; to
    learn from, those that nobody would be asked about, too, since what is known says which these are.
    """
    alone = list(_alone(plain_text(folded), to_learn=to_learn))
    for first, one in enumerate(alone):
        yield one
        together = one
        for more in _beside(alone, first):
            together = together.and_also(more)
            yield together


def _beside(alone: list[Sample], first: int) -> list[Sample]:
    """Return the sentences that are read together with one, in their order."""
    return [one for one in alone[first + 1 : first + _TOGETHER] if one.end - alone[first].start <= _LONGEST_READ]


def _alone(plain: str, *, to_learn: bool = False) -> Iterator[Sample]:
    if not to_learn:
        yield from (Sample(_grouped(one.units), one.shares, one.start, one.end) for one in _read(plain))
        return
    for part, stop in _sentences(plain):
        yield Sample(groups(plain[part:stop]), (), part, stop)


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where each sentence, or each part of a long one, is read."""
    start = 0
    for end in (*(match.end() for match in _END.finditer(plain)), len(plain)):
        yield from _parts(start, end)
        start = end


def _parts(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where a sentence is read: the whole of it. What has no end for long is read in short parts,
    each of which begins in the middle of the one before, so that little stands around what is asked.
    """
    if end - start <= _LONGEST_READ:
        yield start, end
        return
    for part in range(start, end - _PART // 2, _PART // 2):
        yield part, min(part + _PART, end)


class _Part(NamedTuple):
    """A sentence that may ask for something: its units, its shares as those of a sample, and for each language the
    bounds of what its groups weigh and how long it is.
    """

    start: int
    end: int
    units: list[str]
    shares: tuple[float, ...]
    bounds: list[tuple[int, int]]


def _read(plain: str) -> Iterator[_Part]:
    """Yield the sentences of a plain text that do not only forbid something, and are of some language."""
    of = tuple(languages().values())
    for start, end in _sentences(plain):
        sentence = plain[start:end]
        begin = _BEGINS.match(sentence).end()  # type: ignore[union-attr]
        if any(language.only_forbids(sentence, begin) for language in of):
            continue
        found = units(sentence)
        shares, told = _shares(sentence, found)
        if any(shares):
            yield _Part(start, end, found, shares, _bounds(found, shares, told))


def _bounds(found: list[str], shares: tuple[float, ...], told: list[Sums]) -> list[tuple[int, int]]:
    """Return what the groups of units weigh in each language, and how long they are at least."""
    of = concepts_in(found, _names())
    pairs = {f"{one} > {after}" for at, one in enumerate(of) for after in of[at + 1 : at + 1 + _CONCEPTS_AFTER]}
    pairs.update(f"{one} >" for one in of)
    bounds = []
    for (_, concepts_of), share, one in zip(_trees(), shares, told, strict=True):
        known = [concepts_of[pair] for pair in pairs if pair in concepts_of] if share else ()
        bounds.append((one.weight + sum(w for w, _ in known), one.length + sum(s for _, s in known)))
    return bounds


def _shares(plain: str, found: list[str]) -> tuple[tuple[float, ...], list[Sums]]:
    """Return which share of the letters that it wants at least each language has in a text, 0 of one foreign to it;
    and what its groups of units weigh there.
    """
    shares, told = [], []
    for language, (branches, _) in zip(languages().values(), _trees(), strict=True):
        letters = len(language.letters.findall(plain))
        one = sums(found, branches) if letters else _NOTHING
        shares.append(letters / language.least if one.known > _KNOWN * len(found) else 0.0)
        told.append(one)
    return tuple(shares), told


_NOTHING = Sums(0, 0, 0)


@cache
def _trees() -> tuple[tuple[Branches, dict[str, tuple[int, int]]], ...]:
    return derived("trees of groups", lambda: tuple(group_tree(model(name).weights) for name in languages()))


@cache
def _names() -> Names:
    return concept_tree(concepts())


def language_of(folded: str) -> str | None:
    """Return the language of a text; None if nothing was learned of it, or the text has too little of any."""
    plain = plain_text(folded)
    found = units(plain)
    return Sample(_grouped(found), _shares(plain, found)[0], 0, len(plain)).language


def is_chance(folded: str) -> bool:
    """Tell whether a sentence is so short or weighs so little that the words of a request stand in it by chance, or
    that it warns of what it names.
    """
    _, share, _ = _told_of(folded)
    return share < _SHORT or is_doubtful(folded)


def is_doubtful(folded: str, *, broad: bool = False) -> bool:
    """Tell whether a sentence weighs so little that it hardly asks for what a rule, perhaps a broad one, sees in it.

    Foreign words weigh nothing: nobody gets past a rule by adding some.
    """
    language, _, weight = _told_of(folded)
    of = languages()[language]
    return says_little(folded) or weight < (of.doubt_of_broad if broad else of.doubt)


def is_documentation(folded: str) -> bool:
    """Tell whether a sentence weighs so little that it plainly speaks of how something works."""
    language, _, weight = _told_of(folded)
    return weight < languages()[language].documentation


def is_short(folded: str) -> bool:
    """Tell whether a sentence has so few words of its language that what it weighs tells little."""
    return _told_of(folded)[1] < _FEW


def says_little(folded: str) -> bool:
    """Tell whether a sentence has less than a text of its language has that is weighed, and less of a thief's than of
    others: the title of a page may name a key and a browser side by side.
    """
    _, share, weight = _told_of(folded)
    return share < 1 and weight < _LITTLE


@lru_cache(maxsize=32)
def _told_of(folded: str) -> tuple[str, float, float]:
    """Return the language of which a sentence has most, its share of what a text that is weighed must have, and what it
    weighs.
    """
    plain = plain_text(folded)
    shares = {name: len(one.letters.findall(plain)) / one.least for name, one in languages().items()}
    best = max(shares, key=lambda name: shares[name])
    return best, shares[best], weighed(best, groups(plain))


def weighed(language: str, found: Counter[str]) -> float:
    """Return what the groups of a text weigh in a language."""
    return model(language).weight(*model(language).sums(found))


@lru_cache(maxsize=8192)
def reads_like_a_thief(folded: str) -> tuple[str, ...]:
    """Return the sentences of folded text that read like a thief's, the worst first, no part of the text twice."""
    told: list[Sample] = []
    plain = plain_text(folded)
    if not any(language.has_enough(plain) for language in languages().values()):
        return ()
    read = list(_read(plain))
    if not any(map(partial(_may_be_heavy, read), range(len(read)))):
        return ()
    for _, one in sorted(_heavy(list(_alone(plain)), plain), key=lambda pair: -pair[0]):
        if all(one.end <= other.start or one.start >= other.end for other in told):
            told.append(one)
    return tuple(folded[one.start : one.end].strip() for one in told)


def _may_be_heavy(read: list[_Part], first: int) -> bool:
    """Tell whether a sentence, alone or with those that are read together with it, may weigh too much."""
    limits, begin = _limits(), read[first].start
    shares, bounds = read[first].shares, [[one] for one in read[first].bounds]
    for last in range(first, min(first + _TOGETHER, len(read))):
        if last > first:
            if read[last].end - begin > _LONGEST_READ:
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


def second_weight(language: str, plain: str) -> float:
    """Return what a plain text weighs at the second look."""
    found = units(plain)
    of = second(language)
    return of.weight(*of.sums(with_pairs(_grouped(found), found)))


def is_heavy(one: Sample, plain: str) -> bool:
    """Tell whether a sample of a plain text weighs too much in its language, at the second look as well."""
    language, share = one.language, max(one.shares)
    if language is None or weighed(language, one.groups) <= languages()[language].limit(share):
        return False
    return second_weight(language, plain[one.start : one.end]) > languages()[language].second_limit(share)


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
        for many in range(1, 2 + len(_beside(alone, first))):
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
