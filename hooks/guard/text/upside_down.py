"""Text that stands on its head: letters of other alphabets that look like turned Latin ones, in backward order."""

from __future__ import annotations

import re

_TURNED = "ɐqɔpǝɟƃɓɥᴉıɾʞlןɯuodbɹsʇnʌʍxʎz˙‾ƖᄅƐㄣϛㄥ"
_LETTERS = "abcdefgghiijkllmnopqrstuvwxyz._123457"
# Those that nothing else is written with beside Latin letters; so many make a text of them.
_ONLY = frozenset("ɐɔǝɟƃɓɥᴉɾʞɯɹʇʌʍʎ")
_LEAST = 3
_UPRIGHT = str.maketrans(_TURNED, _LETTERS)
_RUN = re.compile(rf"[{_TURNED}\d.,_@/-]+")


def may_be_turned(text: str) -> bool:
    """Tell whether a text has letters that stand on their heads."""
    return not text.isascii() and not _ONLY.isdisjoint(text)


def upright(text: str) -> str:
    """Return a text with what stands on its head as a reader sees it who turns the screen, and as one who turns each
    letter.
    """
    return _RUN.sub(_turned, text) if may_be_turned(text) else text


def _turned(match: re.Match[str]) -> str:
    if sum(map(_ONLY.__contains__, match[0])) < _LEAST:
        return match[0]
    straight = match[0].translate(_UPRIGHT)
    return f"{straight[::-1]} {straight}"
