"""The numbers of lists as readers see them, where a page says which these are: `<ol start=139>`, `<li value=5550>`; and
those that bars stand for: `<meter value=202>`.

A list that goes on after a picture begins with some number; one whose numbers go up and down tells something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise, takewhile

from guard.read.block_order import PlacedBlock
from guard.text.clauses import names_service
from guard.text.leads import is_denied
from guard.text.phone_shapes import WHOLE_NUMBER
from guard.text.phones import speaks_of_calls

# Elements whose attributes say the number of an item, or for which number they stand, and those attributes.
NUMBERED = {"ol": "start", "li": "value", "meter": "value", "progress": "value"}
_BARS = frozenset({"meter", "progress"})
LIST_NUMBERS = frozenset({"start", "value", "type", "reversed"})
# How a list is written whose numbers go down.
_REVERSED = "r"
_NUMBER = re.compile(r"\s*(?P<digits>\d{1,16})")
# A number to call has so many digits, at least so many in the group that stands before a text of digits.
_DIGITS = range(7, 16)
_LEAST_GROUP, _LEAST_LETTERS = 2, 4
# Lists that go on have small numbers; these may be one number.
_LARGE = 3
_IN_ORDER = re.compile(r"1[3-9]\d \d{4} \d{4}|[2-9]\d\d [2-9]\d\d \d{4}")
# How many blocks before bars may say what they are; a number of their own has no zero before it.
_NEAR, _ZERO_FIRST = 2, re.compile(r"0\d{3}")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def number_of(tag: str, attributes: Mapping[str, str]) -> tuple[str, str]:
    """Return the number that an element says its first item has, and how it is written ("1", "a", "i"); "" for none."""
    match = _NUMBER.match(attributes.get(NUMBERED[tag], ""))
    written = _REVERSED if "reversed" in attributes else attributes.get("type", "").strip()[:1].lower()
    return (match["digits"] if match else ""), written


def goes_down(blocks: list[PlacedBlock]) -> bool:
    """Tell whether the numbers of a list among the blocks go down, so that somebody may read it from its end."""
    return any(block.piece.mark == f"ol {_REVERSED}" for block in blocks)


def said_by_bars(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Yield the number that bars beside each other stand for, if it is one to call whoever sees it."""
    for at, block in enumerate(blocks):
        if _is_bar(block) and not (at and _is_bar(blocks[at - 1])):
            run = [one.text for one in takewhile(_is_bar, blocks[at:])]
            called = any(speaks_of_calls(one.text) for one in blocks[max(0, at - _NEAR) : at])
            number = "".join(run)
            if len(run) > 1 and WHOLE_NUMBER.fullmatch(number) and (called or _ZERO_FIRST.fullmatch(run[-1])):
                yield f"tel {number}"


def _is_bar(block: PlacedBlock) -> bool:
    return block.piece.mark.partition(" ")[0] in _BARS


def said_by_numbers(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Yield what the numbers of items say, which are among the blocks: one after the other, or with digits behind."""
    run: list[str] = []
    last, before, written, apart = "", "", "", True
    for at, block in enumerate(blocks):
        tag, _, kind = block.piece.mark.partition(" ")
        if not tag:
            last = block.text
        if not tag or tag in _BARS:
            continue
        yield from _before_digits(block, blocks[at + 1 : at + 2])
        if tag == "ol" and not (run and min(len(run[-1]), len(block.text)) >= _LARGE):
            yield from _of_run(run, written, before, apart=apart)
            run, apart, before = [], True, last
        written += kind
        # What the first item says again of itself is the number that its list begins with.
        again = bool(run) and tag == "li" and blocks[at - 1].piece.mark.startswith("ol") and run[-1] == block.text
        run += [block.text] if block.text and not again else []
        apart = apart and (tag == "ol" or again)
    yield from _of_run(run, written, before, apart=apart)


def _before_digits(block: PlacedBlock, behind: list[PlacedBlock]) -> Iterator[str]:
    """Yield the number of an item with its text, if that is a group of digits: "139. 5550 0173"."""
    groups = (one.text for one in behind if one.piece.group or one.text.isdecimal())
    for text in (one for one in groups if len(block.text) >= _LEAST_GROUP):
        if sum(map(str.isdigit, block.text + text)) in _DIGITS:
            yield f"tel {block.text} {text}"


def _of_run(numbers: list[str], written: str, before: str, *, apart: bool) -> Iterator[str]:
    """Yield what the numbers of one list say that is written so, behind a text that may say what they are; or those
    with which several lists begin, each `apart` from the others.
    """
    values = list(map(int, numbers))
    steps = {second > first for first, second in pairwise(values)}
    told = " ".join(numbers)
    counts = len(steps) == 1 and (not apart or steps == {True})
    if sum(map(len, numbers)) in _DIGITS and (not counts or _IN_ORDER.fullmatch(told)):
        yield f"tel {told}"
    if "a" in written and len(values) >= _LEAST_LETTERS and len(steps) > 1 and max(values) <= len(_ALPHABET):
        name = "".join(_ALPHABET[value - 1] for value in values)
        service = "" if is_denied(before) else names_service(before)
        yield f"{service}: {name}" if service else f"@{name}"
