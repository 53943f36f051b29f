"""What sentences weigh at most in the first model (models.py): most of them so little that nobody has to weigh them.

To weigh a sentence its groups are put together and counted. Here the words of many sentences are one row, and what the
groups weigh that begin at each of them is added up along it; a sentence has the difference between its two ends. The
sum of its groups is the same. Of the length only so much is taken as a text of these words has in any case: a group
that stands there twice makes it longer than two groups do. What is told is therefore never less than the weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice, repeat
from math import sqrt
from operator import add
from typing import Any, NamedTuple

# Of a group, in one number that can be added: whether it is one unit alone, its share of the length and what it weighs,
# both in thousandths. The last one may be negative, the others have so many bits.
_KNOWN_BITS, _LENGTH_BITS = 24, 48
# Ends a sentence in a row of units; no group has it.
_BREAK = "\n"
# Groups of one, two and three units.
Groups = tuple[dict[str, int], dict[tuple[str, str], int], dict[tuple[str, str, str], int]]
# Concepts of words as a tree: which one the words so far have, and those that go on.
_Named = tuple[str | None, "Names | None"]
Names = dict[str, _Named]
# A weight is a sum of rounded numbers: its bound has to be above it by more than they can be off.
_MARGIN = 1e-6


class Sums(NamedTuple):
    """What the groups of a text weigh together, and the least square of its length; how many of its units are known."""

    weight: int
    length: int
    known: int


def group_table(weights: Mapping[str, tuple[float, float]]) -> tuple[Groups, dict[str, tuple[int, int]]]:
    """Return the groups of a model by their units, and those of concepts by themselves."""
    found: tuple[dict[Any, int], dict[Any, int], dict[Any, int]] = {}, {}, {}
    named: dict[str, tuple[int, int]] = {}
    for group, (weight, share) in weights.items():
        numbers = round(weight * 1000), round(share * 1000)
        if ">" in group:
            named[group] = numbers
            continue
        of = tuple(group.split(" "))
        packed = (numbers[0] << _LENGTH_BITS | numbers[1]) << _KNOWN_BITS
        found[len(of) - 1][of if len(of) > 1 else group] = packed + (len(of) == 1)
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
    # Most sentences have none.
    if words.keys().isdisjoint(units):
        return found
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


def sums(texts: Sequence[Sequence[str]], groups: Groups) -> list[Sums]:
    """Return what the groups of neighbouring units weigh in each of some texts."""
    row: list[str] = []
    for units in texts:
        row += units
        row.append(_BREAK)
    # Behind the last one stands what a group of three goes on with.
    row += (_BREAK, _BREAK)
    one, two, three = groups
    pairs = map(two.get, zip(row, islice(row, 1, None), strict=False), repeat(0))
    triples = map(three.get, zip(row, islice(row, 1, None), islice(row, 2, None), strict=False), repeat(0))
    so_far = list(accumulate(map(add, map(add, map(one.get, row, repeat(0)), pairs), triples), initial=0))
    found, start = [], 0
    for units in texts:
        end = start + len(units)
        total = so_far[end] - so_far[start]
        length = total >> _KNOWN_BITS & (1 << _LENGTH_BITS) - 1
        found.append(Sums(total >> _KNOWN_BITS + _LENGTH_BITS, length, total & (1 << _KNOWN_BITS) - 1))
        start = end + 1
    return found


def most(constant: float, parts: Iterable[tuple[int, int]]) -> float:
    """Return what texts of such sums weigh together at most."""
    weight = length = 0
    for more, longer in parts:
        weight, length = weight + more, length + longer
    return constant + (weight / sqrt(1000 * length) if weight > 0 and length else 0.0) + _MARGIN
