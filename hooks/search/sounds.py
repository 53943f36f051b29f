"""Chinese characters by their sound: so that pinyin, and characters taken for others, find the right words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "pinyin.txt"


@cache
def sounds() -> str:
    """Return the table: a line per syllable, then its characters ("zhang 章张账…"); a character may have several."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
