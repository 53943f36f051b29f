"""What was learned of each language: the weights of its groups, and what a text may weigh there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import inf, sqrt

from guard.text.second_look import with_pairs
from guard.text.stretches import packed, unpacked
from guard.text.units import grouped, units
from guard.words import file_text, toml

_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s|——|[\s“”「」『』\"'.。!！?？()（）]+$|^[\s“「『\"'(（]+")


@dataclass(frozen=True)
class ContactLimits:
    """What a sentence that leads to a contact is asked for (contact_look.py): it has at least so many known words, and
    something that could be a contact, a name or a word of what `seeks`; and it weighs more than the `limit`.
    """

    least: int
    limit: float
    seeks: re.Pattern[str]


@dataclass(frozen=True)
class Language:
    """Whose a text is: it has at `least` so many of these `letters`. What weighs more than `threshold` is looked at
    again, and refused if both weights together, of which the first one counts `carried` times, are more than `second`.
    A text that names nothing `at_stake` has to weigh `unless_at_stake` more, both times.
    What weighs less than `doubt` is not, though a rule sees a request in it; what a broad rule sees is
    none below `doubt_of_broad`, what a lead does none below `doubt_of_leads`. What weighs less than `documentation`
    speaks of how something works. Statements and labels of few words, `brief` at least, have to weigh more than
    `brief_threshold` and `brief_second`.

    A sentence each of whose clauses begins with `forbids`, and which has no word that `turns`, asks for nothing.
    """

    letters: re.Pattern[str]
    least: int
    brief: int
    threshold: float
    brief_threshold: float
    second: float
    brief_second: float
    carried: float
    at_stake: re.Pattern[str]
    unless_at_stake: float
    doubt: float
    doubt_of_broad: float
    doubt_of_leads: float
    documentation: float
    forbids: re.Pattern[str]
    turns: re.Pattern[str]
    contacts: ContactLimits

    def has_enough(self, plain: str) -> bool:
        """Tell whether a text has as many letters of the language as one must have to be weighed."""
        return len(plain) >= self.brief and len(self.letters.findall(plain)) >= self.brief

    def limit(self, share: float) -> float:
        """Return what a text may weigh that has such a share of the letters which the language wants at least."""
        if share >= 1:
            return self.threshold
        return self.brief_threshold if round(share * self.least) >= self.brief else inf

    def second_limit(self, share: float) -> float:
        """Return what a text of such a share may weigh in both looks together."""
        return self.second if share >= 1 else self.brief_second

    def more(self, plain: str) -> float:
        """Return what a plain text may weigh more, for want of anything in it that could be stolen."""
        return 0.0 if self.at_stake.search(plain) else self.unless_at_stake

    def together(self, first: float, second: float) -> float:
        """Return what a text weighs in both looks together."""
        return self.carried * first + second

    def only_forbids(self, sentence: str, begin: int) -> bool:
        """Tell whether a sentence, in small letters, only forbids something, or tells what thieves do. Its words begin
        at a place.
        """
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


# What the look for contacts sees of a text: a unit, or several.
Group = str | tuple[str, ...]


@dataclass(frozen=True)
class ContactModel:
    """What was learned of a language of sentences that lead to a contact: of each group its weight and its share in the
    length of a text, in thousandths, so that a sum is the same in whatever order the groups come, both in one number
    (stretches.py); and the constant, which a text without any group weighs.
    """

    numbers: dict[Group, int]
    constant: float

    def total(self, groups: Iterable[Group]) -> int:
        """Return the sum of groups, each of which is given once."""
        return sum(filter(None, map(self.numbers.get, groups)))

    def weight(self, total: int) -> float:
        """Return what a text of groups of such a sum weighs: the more, the more it leads to somebody."""
        weight, share = unpacked(total)
        return self.constant + (weight / 1000 / sqrt(share / 1000) if share else 0.0)


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
            one["carried"],
            re.compile("|".join(one["at-stake"].split())),
            one["unless-at-stake"],
            one["doubt"],
            one["doubt-of-broad"],
            one["doubt-of-leads"],
            one["documentation"],
            re.compile(one["forbids"]),
            re.compile(one["turns"]),
            ContactLimits(
                one["contacts"]["least"], one["contacts"]["limit"], re.compile(f"(?i){one['contacts']['seeks']}")
            ),
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


@cache
def contact_model(language: str) -> ContactModel:
    """Return what was learned of a language of sentences that lead to a contact."""
    constant, rows = _rows_of(f"contacts.{language}.tsv")
    return ContactModel({group_of(name): packed(weight, share) for name, weight, share in rows}, constant)


def group_of(name: str) -> Group:
    """Return the group that a file has as its units with a space between them."""
    return tuple(name.split(" ")) if " " in name else name


def _model_of(name: str) -> Model:
    constant, rows = _rows_of(name)
    return Model({group: (weight / 1000, share / 1000) for group, weight, share in rows}, constant)


def _rows_of(name: str) -> tuple[float, list[tuple[str, int, int]]]:
    """Return what the file of a model holds: the constant, and of each group its weight and its share in thousandths.
    The file has the constant in thousandths, too, then a row for each group.
    """
    head, *rows = (line.split("\t") for line in file_text(name).splitlines())
    return int(head[1]) / 1000, [(group, int(weight), int(share)) for group, weight, share in rows]


def weighed(language: str, found: Counter[str]) -> float:
    """Return what the groups of a text weigh in a language."""
    return model(language).weight(*model(language).sums(found))


def second_weight(language: str, plain: str) -> float:
    """Return what a plain text weighs at the second look."""
    found = units(plain)
    of = second(language)
    return of.weight(*of.sums(with_pairs(grouped(found), found)))
