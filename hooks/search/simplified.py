"""Traditional and variant characters: the pairs an index carries so that readers may type either form."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "traditional.txt"

# Simplified look-alikes that people type for one another, and forms that the OpenCC table leaves alone.
_VARIANTS = {
    "帐": "账",
    "著": "着",
    "妳": "你",
    "您": "你",
    "佔": "占",
    "裡": "里",
    "甚": "什",
    "祇": "只",
    "覆": "复",
    "瞭": "了",
}


@cache
def pairs() -> dict[str, str]:
    """Return every known pair, character to its plain form; each side is one character of the basic plane.

    Variants win over the table and are followed through (帳 gives 帐 there, and so 账 here).
    """
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    text = "".join(line for line in lines if not line.startswith("#"))
    table = dict(zip(text[::2], text[1::2], strict=True)) | _VARIANTS
    plain = {source: table.get(target, target) for source, target in table.items()}
    return {source: target for source, target in plain.items() if source != target}


def to_plain(text: str) -> str:
    """Return `text` with every character in its plain form."""
    return text if text.isascii() else text.translate(_codes())


@cache
def _codes() -> dict[int, int]:
    return {ord(source): ord(target) for source, target in pairs().items()}


def needed(text: str) -> str:
    """Return the pairs a reader of `text` may need, joined ("帳账鎖锁…"), sorted by their first character.

    Only pairs whose plain character occurs in the plain text: others could not match anything.
    """
    plain = pairs()
    present = {plain.get(character, character) for character in set(text)}
    return "".join(pair for pair in _in_order() if pair[1] in present)


@cache
def _in_order() -> list[str]:
    return [f"{source}{target}" for source, target in sorted(pairs().items())]
