"""What sentences weigh at most in the first model (models.py): most of them so little that nobody has to weigh them.

To weigh a sentence its groups are put together and counted. Here its words lead down a tree instead, which has a branch
for each word that goes on to a group that is known. The sum of the groups is the same. Of the length only so much is
taken as a text of these words has in any case: a group that stands there twice makes it longer than two groups do.
What is told is therefore never less than the weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

# What a word leads to: what the group that ends with it weighs and its share of the length, in thousandths; whether the
# group is known; the words that go on to longer groups.
_Branch = tuple[int, int, bool, "Branches | None"]
Branches = dict[str, _Branch]
# Concepts of words in the same way: which one the words so far have, and those that go on.
_Named = tuple[str | None, "Names | None"]
Names = dict[str, _Named]
# A weight is a sum of rounded numbers: its bound has to be above it by more than they can be off.
_MARGIN = 1e-6


class Sums(NamedTuple):
    """What the groups of a text weigh together, and the least square of its length; how many of its units are known."""

    weight: int
    length: int
    known: int


def group_tree(weights: Mapping[str, tuple[float, float]]) -> tuple[Branches, dict[str, tuple[int, int]]]:
    """Return the groups of a model as a tree, and those of concepts by themselves."""
    found: Branches = {}
    named: dict[str, tuple[int, int]] = {}
    for group, (weight, share) in weights.items():
        numbers = round(weight * 1000), round(share * 1000)
        if ">" in group:
            named[group] = numbers
            continue
        *before, last = group.split(" ")
        at = found
        for unit in before:
            told = at.get(unit, (0, 0, False, None))
            further = told[3] if told[3] is not None else {}
            at[unit] = (*told[:3], further)
            at = further
        at[last] = (*numbers, True, at[last][3] if last in at else None)
    return found, named


def concept_tree(concepts: Mapping[str, str]) -> Names:
    """Return the words of concepts as a tree."""
    found: Names = {}
    for words, concept in concepts.items():
        *before, last = words.split(" ")
        at = found
        for unit in before:
            told, further = at.get(unit, (None, None))
            further = {} if further is None else further
            at[unit] = told, further
            at = further
        at[last] = concept, at[last][1] if last in at else None
    return found


def concepts_in(units: Sequence[str], words: Names) -> list[str]:
    """Return the concepts of a text in their order, neighbours of one kind once. Where words of several lengths begin,
    the longest one counts.
    """
    found: list[str] = []
    for at, unit in enumerate(units):
        branch = words.get(unit)
        if branch is None:
            continue
        concept, further = branch
        place = at + 1
        while further is not None and place < len(units) and (next_one := further.get(units[place])):
            concept, further, place = next_one[0] or concept, next_one[1], place + 1
        if concept and (not found or found[-1] != concept):
            found.append(concept)
    return found


def sums(units: Sequence[str], branches: Branches) -> Sums:
    """Return what the groups of neighbouring units weigh."""
    weight = length = known = 0
    for at, unit in enumerate(units, 1):
        if unit not in branches:
            continue
        more, share, is_known, further = branches[unit]
        weight, length, known = weight + more, length + share, known + is_known
        for after in units[at : at + 2] if further else ():
            if further is None or after not in further:
                break
            more, share, _, further = further[after]
            weight, length = weight + more, length + share
    return Sums(weight, length, known)


def most(constant: float, parts: Iterable[tuple[int, int]]) -> float:
    """Return what texts of such sums weigh together at most."""
    weight = length = 0
    for more, longer in parts:
        weight, length = weight + more, length + longer
    return constant + (weight / sqrt(1000 * length) if weight > 0 and length else 0.0) + _MARGIN
