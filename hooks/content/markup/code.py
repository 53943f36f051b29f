"""Which parts of a page's Markdown are code, read as CommonMark reads it: what stands there is shown as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# The line that opens a fence may name a language, but holds no backtick more; the one that closes it is a fence alone.
_OPENING = re.compile(r"^[ >]*(`{3,}(?=[^`]*$)|~{3,})")
_CLOSING = re.compile(r"^[ >]*(`{3,}|~{3,})[ \t]*$")
# As many backticks as opened it close a span of code; one with a backslash before it opens none.
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


@dataclass(frozen=True)
class Code:
    """Where code stands: places in the text where fences and spans begin and end, and the place of a fence that nothing
    closes, -1 if there is none. Such a fence is no code.
    """

    fences: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]
    unclosed: int = -1

    def __contains__(self, place: int) -> bool:
        return _inside(self.fences, place) or _inside(self.spans, place)

    def in_fence(self, place: int) -> bool:
        """Tell whether a place of the text is inside fenced code."""
        return _inside(self.fences, place)


def _inside(ranges: tuple[tuple[int, int], ...], place: int) -> bool:
    number = bisect_right(ranges, (place, place)) - 1
    return any(start <= place < end for start, end in ranges[max(0, number) : number + 2])


@lru_cache(maxsize=8)  # several checks ask it of one page
def code_in(text: str) -> Code:
    """Find the fences and the spans of code in a text of Markdown."""
    fences: list[tuple[int, int]] = []
    opened, mark, place = -1, "", 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\n")
        if opened < 0 and (match := _OPENING.match(bare)):
            opened, mark = place, match[1]
        elif opened >= 0 and (match := _CLOSING.match(bare)) and match[1].startswith(mark):
            fences.append((opened, place + len(line)))
            opened = -1
        place += len(line)
    spans = tuple(
        match.span() for match in _SPAN.finditer(text) if not any(start <= match.start() < end for start, end in fences)
    )
    return Code(tuple(fences), spans, opened)
