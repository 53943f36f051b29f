"""Which words are words: a token that stands in no dictionary and beside a messenger's name is an account."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from guard.words import file_text, words

_LETTERS = re.compile(r"[A-Za-z]+")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_JOINTS = re.compile(r"[\s._-]")
# Before a word: prebuilt, pre-release, subfolder. And what is put behind one whose last letter is doubled: committer.
_PREFIXES = ("pre", "non", "sub", "multi", "inter", "counter")
_DOUBLING = re.compile(r"(?P<stem>[a-z]{2,}([b-df-hj-np-tv-z]))\2(?:ers?|ed|ing)")
# Each part of a compound has so many letters.
_PART = 4
_HELPER = re.compile(f"{words('names-of-desks')}|{words('names-of-offices')}|{words('names-of-teams')}")
_ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("er", ""),
    ("ers", ""),
    ("ers", "e"),
    ("ees", ""),
    ("ees", "e"),
    ("ly", ""),
)


@cache
def _dictionary() -> frozenset[str]:
    """The English words, and those of programs and trades that a dictionary lacks."""
    lines = file_text("english-words.txt").splitlines()
    known = {word for line in lines if not line.startswith("#") for word in line.split()}
    return frozenset(known | set(words("known-words").replace("\\b", "").split("|")))


@lru_cache(maxsize=32768)
def is_entry(word: str) -> bool:
    """Tell whether a word of small letters stands in the dictionary, as it is or with an ending or a prefix."""
    if len(word) == 1 or word in _dictionary() or word in _PREFIXES:
        return True
    if any(word.endswith(ending) and word.removesuffix(ending) + stem in _dictionary() for ending, stem in _ENDINGS):
        return True
    if _HELPER.search(word):
        return False
    doubled = _DOUBLING.fullmatch(word)
    return (doubled is not None and doubled["stem"] in _dictionary()) or any(
        word.startswith(prefix) and len(word) - len(prefix) >= _PART and is_entry(word.removeprefix(prefix))
        for prefix in _PREFIXES
    )


def _is_compound(word: str) -> bool:
    """Tell whether a word is two of the dictionary ("shortcode"), none of them what an account says of itself."""
    return not _HELPER.search(word) and bool(parts_of_compound(word))


def parts_of_compound(word: str) -> list[str]:
    """Return the two words of the dictionary that a word of small letters is made of; none of any other word."""
    for at in range(_PART, len(word) - _PART + 1):
        if word[:at] in _dictionary() and word[at:] in _dictionary():
            return [word[:at], word[at:]]
    return []


@cache
def _in_order() -> list[str]:
    return sorted(_dictionary())


def begins_word(piece: str) -> bool:
    """Tell whether a word of the dictionary begins with a piece of small letters, as one that was cut off does."""
    at = bisect_left(_in_order(), piece)
    return piece.islower() and at < len(_in_order()) and _in_order()[at].startswith(piece)


@lru_cache(maxsize=32768)
def is_plain(token: str) -> bool:
    """Tell whether a token is made of words alone, each in a dictionary: "account", "read-only", "userName"."""
    parts = _LETTERS.findall(token)
    if len("".join(parts)) < len(_JOINTS.sub("", token)):
        return False
    return all(_is_plain(part) for part in parts)


def _is_plain(part: str) -> bool:
    humps = _HUMP.findall(part)
    if is_entry(part.lower()) or (len(humps) > 1 and all(is_entry(hump.lower()) for hump in humps)):
        return True
    return _is_compound(part.lower())
