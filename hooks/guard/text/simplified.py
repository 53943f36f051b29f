"""Chinese in one script: the characters of Taiwan and Hong Kong as those of the mainland, one for one."""

from __future__ import annotations

import re
from functools import lru_cache

from guard.words import file_text

# Pairs of characters, the traditional first: those that stand in words by which a contact is told.
PAIRS = "".join(file_text("traditional.txt").split())
_TABLE = str.maketrans({PAIRS[at]: PAIRS[at + 1] for at in range(0, len(PAIRS), 2)})
_TRADITIONAL = re.compile(f"[{PAIRS[::2]}]")


# So many texts are remembered: of those that are read together one reader after another asks for each.
_MOST_TEXTS = 128


@lru_cache(maxsize=_MOST_TEXTS)
def simplified(text: str) -> str:
    """Return `text`, as long as it was, in simplified characters; Cantonese ones become those they stand for."""
    return text.translate(_TABLE) if not text.isascii() and _TRADITIONAL.search(text) else text


@lru_cache(maxsize=_MOST_TEXTS)
def in_small(text: str) -> str:
    """Return `text` in simplified characters and small letters."""
    return simplified(text).lower()
