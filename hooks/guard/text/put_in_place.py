"""What a passage of a text stands for, put in its place: decoded, joined or said in figures."""

from __future__ import annotations

import re


def put_in_place(text: str, passage: re.Match[str], value: str, around: int) -> str:
    """Return `value` where the passage stood, with up to so many characters of the text before and behind it."""
    return put_between(text, passage.start(), passage.end(), value, around)


def put_between(text: str, start: int, end: int, value: str, around: int) -> str:
    """Return the same for the passage between two places of the text."""
    before = text[max(0, start - around) : start].rstrip()
    behind = text[end : end + around].lstrip()
    return f"{before} {value} {behind}"
