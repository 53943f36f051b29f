"""What the groups of any stretch of a text weigh together, each group once: what is looked up along the whole text is
not looked up again for each stretch of it.

A text is read sentence by sentence, and two sentences at a time, so most of it stands in three stretches. Sums along
the text give those of a stretch by its two ends; a group that stands there again was counted again, and is taken out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from typing import Any

# A weight and a share in the length of a text are one number, so that both are added at once. The share, which is never
# negative, has so many bits.
_SHARE = 40
# What stands before a stretch and behind it.
BEGIN, END = "^", "$"


def packed(weight: int, share: int) -> int:
    """Return a weight and a share as one number; a sum of such numbers is that of the weights and of the shares."""
    return (weight << _SHARE) + share


def unpacked(total: int) -> tuple[int, int]:
    """Return the sum of the weights and that of the shares."""
    return total >> _SHARE, total & (1 << _SHARE) - 1


class Stretches:
    """The groups of one, two and three neighbouring units of a text, none of which is `BEGIN` or `END`. `numbers` are
    those of the groups that weigh anything, packed; a group is a string, of several units a tuple.
    """

    def __init__(self, seen: Sequence[str], numbers: Mapping[Any, int]) -> None:
        self._seen, self._find = seen, numbers.get
        after = seen[1:]
        pairs, triples = [*zip(seen, after, strict=False)], [*zip(seen, after, seen[2:], strict=False)]
        groups: tuple[Sequence[Any], ...] = (seen, pairs, triples)
        told = [[*map(self._find, of_size, repeat(0))] for of_size in groups]
        self._singles, self._pairs, self._triples = ([*accumulate(numbers, initial=0)] for numbers in told)
        # Where each unit stands once no group stands twice.
        repeated = zip(groups, told, (1, 2, 3), strict=True) if len(set(seen)) < len(seen) else ()
        self._again = sorted(one for of_size in repeated for one in _again(*of_size))

    def total(self, start: int, end: int) -> int:
        """Return the sum of the groups of a stretch, which has two units or more, its two ends among them."""
        find, first, last = self._find, self._seen[start : start + 2], self._seen[end - 2 : end]
        total = (
            find(BEGIN, 0)
            + find(END, 0)
            + find((BEGIN, first[0]), 0)
            + find((last[1], END), 0)
            + find((BEGIN, *first), 0)
            + find((*last, END), 0)
            + (self._singles[end] - self._singles[start])
            + (self._pairs[end - 1] - self._pairs[start])
            + (self._triples[end - 2] - self._triples[start])
        )
        # A text may hold a unit without end: only those that end in the stretch are looked at.
        again = self._again[bisect_left(self._again, (start + 1,)) : bisect_left(self._again, (end + 1,))]
        return total - sum(number for _, before, number in again if start <= before)


def _again(groups: Sequence[Any], told: Sequence[int], size: int) -> Iterator[tuple[int, int, int]]:
    """Yield where a group of so many units that weighs anything stands again: the place behind it, where it stood
    before, and its number.
    """
    last: dict[Any, int] = {}
    for at, number in enumerate(told):
        if number:
            group = groups[at]
            if group in last:
                yield at + size, last[group], number
            last[group] = at
