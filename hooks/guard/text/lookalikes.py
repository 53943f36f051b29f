"""Values that a reader would take for one another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from guard.text.confusables import as_latin, skeleton

# A letter of another script beside a Latin one. A Greek letter stands at the beginning or end of units and formulas
# ("μTorrent", "sinα"), so only one within a word counts.
_BESIDE = re.compile(
    r"[A-Za-z][\u0400-\u052f\u0531-\u0587]|[\u0400-\u052f\u0531-\u0587][A-Za-z]|[A-Za-z][\u0370-\u03ff]+[A-Za-z]"
)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_WEB, _NUMBER = re.compile(r"\Ahttps?://"), re.compile(r"(?<=[a-z])\d+(?![a-z0-9])|:\d+\Z")


def mixed_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that are written in Latin letters and in letters of another script which look like
    Latin ones ("Wаllet" with a Cyrillic а), each once: no language is written so, only names of impostors.
    """
    if not _BESIDE.search(text):
        return ()
    words = (word for word in _LETTERS.findall(text) if _BESIDE.search(word) and as_latin(word).isascii())
    return tuple(dict.fromkeys(words))


def may_mix(texts: Sequence[str]) -> list[bool]:
    """Tell of each text whether `mixed_words` may find something in it, by one look at all of them."""
    if not _BESIDE.search("\n".join(texts)):
        return [False] * len(texts)
    return [_BESIDE.search(text) is not None for text in texts]


def mixed_scripts(value: str) -> list[str]:
    """Return the scripts of the letters in `value` if there are several, else an empty list."""
    scripts = {unicodedata.name(char, "UNKNOWN").split()[0].capitalize() for char in value if char.isalpha()}
    return sorted(scripts) if len(scripts) > 1 else []


def resembles(one: str, other: str) -> bool:
    """Tell whether two different values look alike: equal skeletons, or a name that differs by one slip.

    Numbers are not compared by slips: two lines of one switchboard differ by a digit and are both ours.
    """
    if one == other:
        return False
    if skeleton(one) == skeleton(other):
        return not one.startswith("+")
    names = _names(one), _names(other)
    if len(names[0]) != len(names[1]):
        return False
    different = [pair for pair in zip(*names, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and len(different[0][0]) > 4 and one_slip(*different[0])


def differ_in_numbers(one: str, other: str) -> bool:
    """Tell whether two values are the same but for the numbers that end their names, and a port: one.example,
    one2.example:8443.
    """
    return one != other and _NUMBER.sub("", one) == _NUMBER.sub("", other)


def _names(value: str) -> list[str]:
    # http:// and https:// are no names that anybody takes for one another.
    return re.findall(r"[a-z_-]+[a-z0-9_-]*", _WEB.sub("", value.lower()))


def one_slip(one: str, other: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap of neighbours turns `one` into `other`."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[1::-1] and left[2:] == right[2:])
    )
