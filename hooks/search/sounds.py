"""Chinese characters by sound and by look: so that pinyin, and characters taken for others, find the right words."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def sounds() -> str:
    """Return the table: a line per syllable, then its characters ("zhang 章张账…"); a character may have several."""
    return _table("pinyin.txt")


@cache
def looks() -> str:
    """Return the characters that are taken for one another by their look, a line per set ("末未")."""
    return _table("lookalikes.txt")


def _table(name: str) -> str:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))
