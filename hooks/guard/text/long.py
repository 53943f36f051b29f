"""Sentences without end. Whoever writes a page ends them; where nobody did, a row of words is read part by part, or
time would grow by the square of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# The longest sentence that is read as a whole, in characters, and how much of a part stands in the next one too: more
# than any rule looks ahead.
MOST, TWICE = 2_000, 400
_ALL = re.compile(r"(?s).+")


def in_parts(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the place of a sentence, or the places of its parts if it is too long."""
    while end - start > MOST:
        yield start, start + MOST
        start += MOST - TWICE
    yield start, end


def matches_in_parts(sentences: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the sentences that were found, each that is too long as its parts."""
    for match in sentences:
        start, end = match.span()
        if end - start <= MOST:
            yield match
        else:
            yield from (part for place in in_parts(start, end) if (part := _ALL.match(match.string, *place)))
