"""Names made of the wallet's own name: "imwallet_kefu88" is an impostor's account, whichever messenger it is on.

An impostor needs the name to be believed. So this finds accounts of messengers that nobody has heard of, and accounts
that stand far from any messenger's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from guard.disguises import undisguise
from guard.folding import fold
from guard.hosts import own_label
from guard.messengers import is_word

# Shorter names are parts of ordinary words.
_LEAST_CHARACTERS = 5
# Characters that are drawn for one another, as one of them.
_DRAWN = str.maketrans("01|i3457@$", "ollleastas")
_SEPARATORS = re.compile(r"[._-]+")
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[@$]?(?P<name>[A-Za-z0-9|@$]+(?:[._-]+[A-Za-z0-9|@$]+)*)")
# What a product's name stands beside in file names, versions and words of the trade.
_FILE = re.compile(
    r"(?i).*\.(?:apk|aab|ipa|exe|dmg|msi|zip|gz|json|csv|txt|log|md|pdf|png|jpe?g|svg|html?|js|css|ya?ml|toml|xml|plist|keystore|bak)"
)
_VERSION = re.compile(r"(?i)v?\d+(?:\.\d+)+|(?:19|20)\d{6}")
_ORDINARY = frozenset(
    "s app apps ios android web mac macos windows linux desktop mobile extension beta lite pro sdk".split()
)
# A constant of a program: "IMWALLET_TIMEOUT".
_CONSTANT = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+")
# Words with hyphens are what hosts and file names are made of; few messengers take them for an account.
_HYPHENATED = re.compile(r"(?i)[a-z]+(?:-[a-z]+)+")
_HELPER = re.compile(r"(?i)kefu|support|service|help|official|admin|agent|desk")
_MASKED = re.compile(r"\*\*|••|●●|…|\.\.\.")


def brands(hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the names that the hosts of listed origins carry ("imwallet" of help.imwallet.example), but for plain
    words, which stand in any text.
    """
    names = set(map(own_label, hosts))
    return tuple(sorted(name for name in names if len(name) >= _LEAST_CHARACTERS and not is_word(name)))


@lru_cache(maxsize=32768)
def posing_names(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of `text` that are made of one of the `names` (from `brands`) and could be an account."""
    if not _named(text, names):
        return ()
    return tuple(dict.fromkeys(_posing(undisguise(fold(text)), names)))


def _named(text: str, names: tuple[str, ...]) -> str:
    """Return the first of the names that `text` holds in letters that look like it, or ''."""
    drawn = _skeleton(text)
    return next((name for name in names if _skeleton(name) in drawn), "")


def _skeleton(text: str) -> str:
    return _SEPARATORS.sub("", text.lower().translate(_DRAWN))


def _posing(text: str, names: tuple[str, ...]) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match["name"]
        name = _named(word, names)
        if name and not _is_ordinary(word, name) and not _MASKED.match(text, match.end()):
            yield word


def _is_ordinary(word: str, name: str) -> bool:
    """Tell whether a word with the wallet's name in it is the name itself, a file, a version or a constant."""
    if _HYPHENATED.fullmatch(word) or _FILE.fullmatch(word) or (_CONSTANT.fullmatch(word) and not _HELPER.search(word)):
        return True
    around = re.split("(?i)" + "[._-]?".join(map(re.escape, name)), word)
    rest = [part for piece in around for part in re.split(r"[_-]+", piece.strip(".")) if part]
    return len(around) == 2 and all(part.lower() in _ORDINARY or _VERSION.fullmatch(part) for part in rest)
