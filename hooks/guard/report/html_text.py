"""Text as HTML writes it, with its character references read."""

from __future__ import annotations

import html
import re

# Python reads no number of more digits than some thousands. Of more than seven, zeros aside, none is a character.
_LONG = re.compile(r"&#([0-9]{1000,})")
_DIGITS = 8


def unescaped(text: str) -> str:
    """Return a text with its character references read as browsers do, numbers of any length included."""
    if "&#" in text:
        text = _LONG.sub(lambda match: f"&#{match[1].lstrip('0')[:_DIGITS] or '0'}", text)
    return html.unescape(text)
