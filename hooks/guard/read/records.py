"""What the fields of one record say together: {"label": "Telegram", "id": "desk_example"}. A program shows them side by
side, as a page does its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from guard.read.block_kinds import is_value, label_of
from guard.read.leaves import MAX_DEPTH
from guard.text.ids import is_odd

# In a longer list stand words that mean the same; only a name that is no word is somebody's there.
_PAIR, _OF_NAMES = 2, re.compile(r"[\d_]")
_DAY = re.compile(r"(?:19|20)\d\d-[01]\d-[0-3]\d")


def told_together(value: Any, name: str = "", depth: int = 0) -> Iterator[str]:
    """Yield each label of data with each value beside it: in its record, behind it in a list, or in the record that it
    names.
    """
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict):
        fields = [(key, text) for key, one in value.items() if (text := _text(one))]
        values = [text for _, text in fields if is_value(text) and (_OF_NAMES.search(text) or is_odd(text))]
        if values:
            labels = [label for _, text in fields if (label := label_of(text))]
            yield from _beside([name, *labels] if label_of(name) else labels, values)
        for key, one in value.items():
            if isinstance(one, dict | list):
                yield from told_together(one, key, depth + 1)
    elif isinstance(value, list):
        texts = [_text(one) for one in value]
        for first, second in pairwise(texts):
            pair = len(texts) == _PAIR or _OF_NAMES.search(second)
            if first and pair and is_value(second) and not label_of(second) and (label := label_of(first)):
                yield f"{label}: {second}"
        if name and any(texts) and label_of(name):
            yield from _beside([name], [text for text in texts if is_value(text)])
        for one in value:
            if isinstance(one, dict | list):
                yield from told_together(one, "", depth + 1)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return "" if _DAY.fullmatch(value) else value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _beside(labels: Sequence[str], values: Sequence[str]) -> Iterator[str]:
    for label in labels:
        yield from (f"{label}: {value}" for value in values if value != label)
