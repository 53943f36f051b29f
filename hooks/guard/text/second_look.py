"""A second look at sentences that read like a thief's: by what only texts about wallets taught.

The first model (models.py) has to know a thief from a wallet's editor and from whoever documents a program, and the
more it learns of programs, the worse it tells the first two apart. So what it finds is weighed again, by a second model
of the same kind, which learned nothing of programs: what is about none of them was found before. Few sentences come so
far, and it may look at more: besides the groups of neighbouring words also at pairs of words that stand apart ("send _
phrase"), whatever is between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

# So many words lie at most between the two of a pair, less one.
APART = 5


def pairs_apart(units: Sequence[str]) -> list[str]:
    """Return the pairs of units that do not stand side by side, but near to each other, each once and in the order of
    the text: what they weigh is summed up in it, and sums of another order differ in their last digits.
    """
    pairs = (f"{one} _ {other}" for at, one in enumerate(units) for other in units[at + 2 : at + 1 + APART])
    return list(dict.fromkeys(pairs))


def with_pairs(groups: Counter[str], units: Sequence[str]) -> Counter[str]:
    """Return the groups of a text and, once each, its pairs."""
    found = Counter(groups)
    found.update(pairs_apart(units))
    return found
