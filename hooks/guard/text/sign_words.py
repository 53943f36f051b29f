"""Addresses whose signs are words: "imw" hyphen "safe" full stop "example", imw 減號 safe 句點 example.

Each such chain is put together and read as a text of its own, for what the signs join may be ordinary words as well.
Dots alone that are spelled are the work of deobfuscate.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.vocabulary import is_plain
from guard.words import words, words_apart

# What a word stands for, and the words: those of Latin letters are whole ones.
_SIGNS = {".": words("dot-signs"), "-": words("hyphen-signs"), "/": words("slash-signs"), "@": words("at-signs")}
_OPEN, _CLOSE = r"[\"“「『(（]?", r"[\"”」』)）]?"
_LABEL = rf"{_OPEN}[A-Za-z0-9][A-Za-z0-9-]*{_CLOSE}"
_WHOLE = rf"(?<![a-z])(?:{'|'.join(_SIGNS.values())})(?![a-z])"
_DOT = words_apart("dots-said")
_JOINT = rf"\s?{_OPEN}\s?(?:{_WHOLE}|{_DOT}|[.@])\s?{_CLOSE}\s?"
_CHAIN = re.compile(rf"(?i)(?<![A-Za-z0-9]){_LABEL}(?:{_JOINT}{_LABEL}){{1,6}}(?![A-Za-z0-9])")
_JOINTS = re.compile(rf"(?i){_JOINT}")
_SIGN = [(sign, re.compile(rf"(?i){_OPEN}\s?(?:{names})\s?{_CLOSE}")) for sign, names in _SIGNS.items()]
_MARKS = re.compile(r"[\s\"“”「」『』()（）]")
_SEPARATORS = re.compile(r"[.@/-]")
_SIGN_WORD = re.compile(rf"(?i){_WHOLE}")
# A text without any of these has no sign in words.
_HINTS = Hints(finds=lambda text: some(signs_in_words(text)), signs=_SIGN_WORD)
# The words before a chain that may say what it is, in characters.
_BEFORE = 24


def signs_in_words(folded: str) -> Iterator[str]:
    """Yield each chain of folded text as the address that it spells, with the words before it."""
    if not _HINTS.of(folded):
        return
    for match in _CHAIN.finditer(folded):
        address = _MARKS.sub("", _JOINTS.sub(_sign, match[0]))
        odd = "@" in address or not all(map(is_plain, _SEPARATORS.split(address)))
        if odd and "." in address and _SIGN_WORD.search(match[0]):
            yield f"{folded[max(0, match.start() - _BEFORE) : match.start()]} {address}"


def _sign(match: re.Match[str]) -> str:
    joint = match[0].strip()
    return next((sign for sign, names in _SIGN if names.fullmatch(joint)), joint if joint in ".@" else ".")
