"""Characters that look like Latin letters and digits (Unicode's confusables), and the skeleton of a name: what is left
of it when all that look alike are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

# Pairs that read alike in common fonts, and marks that are overlooked; after the table, so in ASCII.
_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_SINGLE = str.maketrans("1|i05", "lllos", "-_")
_SINGLE_BYTES = bytes.maketrans(b"1|i05", b"lllos")
# Stands between texts that are looked at together: nobody reads one of them on into the next.
SEPARATOR = "\0"
# Most texts hold nothing that could look like a Latin letter: ASCII, Chinese, Korean and their punctuation.
_OTHER = re.compile(r"[^\x00-\x7f\u2010-\u2026\u2190-\u2199\u3000-\u9fff\uac00-\ud7ff\uff00-\uffef]")

# A word as it stands between spaces and marks; hosts and mailboxes are words too.
_WORD = re.compile(r"[^\s<>()\[\]{}「」『』“”\"'，。、；：！？|/\\]{5,64}")


# Where Unicode keeps Latin capitals in other drawings, which its table of confusables leaves out: small
# capitals, white letters on black, letters of flags.
_DRAWN_CAPITALS = (range(0x250, 0x2B0), range(0x1D00, 0x1D80), range(0xA720, 0xA800), range(0x1F130, 0x1F200))
_CAPITAL = re.compile(
    r"LATIN LETTER SMALL CAPITAL ([A-Z])"
    r"|(?:NEGATIVE )?(?:CIRCLED|SQUARED) LATIN CAPITAL LETTER ([A-Z])"
    r"|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
)


@cache
def _table() -> dict[int, str]:
    """Return what each character looks like, by its code point."""
    lines = files("guard.text").joinpath("confusables.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split() for line in lines if line and not line.startswith("#"))
    return _capitals() | {int(point, 16): target for target, *points in entries for point in points}


def _capitals() -> dict[int, str]:
    points = (point for places in _DRAWN_CAPITALS for point in places)
    named = ((point, _CAPITAL.fullmatch(unicodedata.name(chr(point), ""))) for point in points)
    return {point: max(match.groups(""), key=len) for point, match in named if match}


def lookalikes(letter: str) -> tuple[str, ...]:
    """Return the characters that look like a letter or a digit, whatever its case."""
    return tuple(chr(point) for point, target in _table().items() if target.lower() == letter.lower())


def as_latin(text: str) -> str:
    """Return text with Latin letters for those that only look like them, and without accents."""
    if not _OTHER.search(text):
        return text
    bare = (char for char in unicodedata.normalize("NFD", text.translate(_table())) if not unicodedata.combining(char))
    return "".join(bare).translate(_table())


@lru_cache(maxsize=1024)
def skeleton(value: str) -> str:
    """Fold `value` so that look-alikes become equal: `rn` and `m`, `1`, `i` and `l`, Cyrillic and Latin; hyphens and
    underscores are gone.
    """
    folded = as_latin(value).lower()
    for pair in _ALIKE:
        folded = folded.replace(*pair)
    return folded.translate(_SINGLE)


def may_look_alike(texts: Sequence[str], skeletons: frozenset[str]) -> list[bool]:
    """Tell of each text, whose letters only look like themselves (`as_latin`), whether `lookalike_of` may find
    something in it, by one look at all of them.
    """
    together = SEPARATOR.join(texts).lower().encode("utf-8", "surrogatepass")
    for pair, single in _ALIKE:
        together = together.replace(pair.encode(), single.encode())
    together = together.translate(_SINGLE_BYTES, b"-_")
    bones = [one for one in (bones.encode("utf-8", "surrogatepass") for bones in skeletons) if one in together]
    found = together.split(SEPARATOR.encode()) if bones else []
    if bones and len(found) != len(texts):
        return [True] * len(texts)
    return [any(one in whole for one in bones) for whole in found] if bones else [False] * len(texts)


@lru_cache(maxsize=1024)
def lookalike_of(text: str, skeletons: frozenset[str]) -> tuple[str, ...]:
    """Return the words of `text` whose skeleton is one of the `skeletons`."""
    whole = skeleton(text)
    if not any(bones in whole for bones in skeletons):
        return ()
    words = (word.strip(".-_:,;@") for word in _WORD.findall(text))
    return tuple(word for word in words if skeleton(word) in skeletons)
