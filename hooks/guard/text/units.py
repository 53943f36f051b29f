"""What the learned models see of a text: its words, figures and characters, the groups that neighbours make, the
concepts that they name.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import chain, groupby, zip_longest

from guard.text.simplified import simplified
from guard.words import toml

# A word of letters, a number, a character of Chinese, Japanese or Korean, and marks of asking and of telling.
_UNIT = re.compile(
    r"[^\W\d_\u3040-\u9fff\uac00-\ud7af][^\W\d_\u3040-\u9fff\uac00-\ud7af']*|[0-9]+|[\u3040-\u9fff\uac00-\ud7af]|[?!:]"
)
_FIGURE = re.compile("[0-9]")
# No name is longer than that before its sign, and each is read from where it begins alone: a run of letters without end
# would be read from each of them. What looks like an address, a name or a number to call says nothing here: other rules
# judge it.
_SCHEME = r"(?<![a-z])[a-z][a-z0-9.+-]{0,200}:[/?]?[^\s，。；、）]+"
_NAME = r"(?:(?<![a-z0-9.+-])[a-z0-9.+-]{0,200})?[@_][a-z0-9_.@/+-]+"
_HOST = r"(?:(?<![a-z0-9-])[a-z0-9-]{1,200}|(?<=[a-z0-9-]{201}))(?:\.[a-z0-9-]+)+(?:/[^\s，。；、）]*)?"
_CONTACT = re.compile(rf"(?i:{_SCHEME}|{_NAME}|{_HOST})|[+(]?[0-9][0-9 ()-]{{6,}}[0-9]|[0-9]+-[0-9-]*[a-z]{{3,}}")
# Without one of these there is none.
_HINT = re.compile(r"[@_]|\.(?<=[a-z0-9].)[a-z0-9]|:(?<=[a-z]:)\S|[0-9](?:[0-9 ()-]{6}|-[a-z])")
_MARKS = str.maketrans("？！：’", "?!:'")
_MARKED = re.compile("[？！：’]")
# Groups of more units tell nothing more.
LONGEST_GROUP = 3
# A concept is told together with so many that follow it.
CONCEPTS_AFTER = 5


def units(plain: str) -> list[str]:
    """Return the words, figures, characters and marks of a plain text; all figures are one."""
    found = _UNIT.findall(plain)
    return ["0" if unit[0].isdigit() else unit for unit in found] if _FIGURE.search(plain) else found


@cache
def concepts() -> dict[str, str]:
    """Return the concept of each word that has one; a word of several units is written as the group of them."""
    named = [pair for one in toml("learned.toml").values() for pair in one.get("concepts", {}).items()]
    return {" ".join(_UNIT.findall(word)): concept for concept, words in named for word in words.split()}


def groups(plain: str) -> Counter[str]:
    """Return the groups of neighbouring units of a plain text, and how often each stands there; and once each concept,
    and each that stands before another.
    """
    return grouped(units(plain))


def grouped(found: list[str]) -> Counter[str]:
    """Return the same of units that are known."""
    sizes = [found]
    for size in range(2, LONGEST_GROUP + 1):
        sizes.append([*map(" ".join, zip(*(found[at:] for at in range(size)), strict=False))])
    grouped = Counter(chain.from_iterable(sizes))
    # Where words of several lengths begin, the longest one counts.
    begin = zip_longest(*(map(concepts().get, one) for one in reversed(sizes)))
    named = [concept for concept, _ in groupby(filter(None, (next(filter(None, words), None) for words in begin)))]
    for at, concept in enumerate(named):
        grouped[f"{concept} >"] = 1
        for after in named[at + 1 : at + 1 + CONCEPTS_AFTER]:
            grouped[f"{concept} > {after}"] = 1
    return grouped


def plain_text(folded: str) -> str:
    """Return folded text, as long as it was, in simplified characters and small letters, without contacts."""
    plain = simplified(folded).lower()
    if not plain.isascii() and _MARKED.search(plain):
        plain = plain.translate(_MARKS)
    return _CONTACT.sub(lambda found: " " * len(found[0]), plain) if _HINT.search(plain) else plain
