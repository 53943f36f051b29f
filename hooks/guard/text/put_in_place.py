"""What a passage of a text stands for, put in its place: decoded, joined or said in figures."""

from __future__ import annotations

import re


def put_in_place(text: str, passage: re.Match[str], value: str, around: int) -> str:
    """Return `value` where the passage stood, with up to so many characters of the text before and behind it."""
    before = text[max(0, passage.start() - around) : passage.start()].rstrip()
    behind = text[passage.end() : passage.end() + around].lstrip()
    return f"{before} {value} {behind}"
