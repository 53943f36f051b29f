"""Names that are handles by the sign before them: @name, u/name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.account_names import ID_REACH, POSING, is_masked, is_unmistakable
from guard.text.accounts import Account
from guard.text.clauses import is_told, sentence_at
from guard.text.doubt import EXPLAINS, explains
from guard.words import words

# Some services have hyphens in their names; what is read up to the first one is another name.
_LATIN = r"[A-Za-z][A-Za-z0-9_.]{2,}[A-Za-z0-9_](?:-[A-Za-z0-9_]+)*"
HANDLE = re.compile(
    rf"(?<![A-Za-z0-9_@./-])(?<!/:)@(?P<id>{_LATIN}|(?=\w*[\u4e00-\u9fff])[A-Za-z\u4e00-\u9fff]\w+)(?![A-Za-z0-9_]|/\w)"
)
REDDIT = re.compile(r"(?<![\w/.-])/?[ur]/(?P<id>[A-Za-z0-9_-]{3,20})(?![\w/-]|\.\w)")
_PUT_IN = re.compile(rf"[A-Z]+(?:_[A-Z]+)*_(?i:{words('ends-of-settings', 'ends-of-builds')})")
_CLOSED = re.compile(r"@(?![A-Za-z0-9])")
_NO_ONE = re.compile(words("no-ones"))
_ADDRESSED = tuple(words("addressed").split("|"))
# Words of programs and chats that stand behind an @; only the whole word is one of them.
CODE_WORDS = frozenset(
    "types imports rpath objc mainactor media import keyframes supports font layer property page everyone here channel"
    " all context type graph id mention mentions todo fixme".split()
)


def handles_in(text: str) -> Iterator[Account]:
    """Yield the handles of folded text that are no word of a program and not masked."""
    for match in REDDIT.finditer(text) if "/" in text else ():
        if is_unmistakable(match["id"]) or POSING.fullmatch(match["id"]):
            yield Account("handle", match["id"].lower(), match[0])
    if "@" not in text:
        return
    for match in HANDLE.finditer(text):
        name = match["id"]
        # @VERSION@: what a program puts in its place, when a page is made.
        if _PUT_IN.fullmatch(name) and _CLOSED.match(text, match.end()):
            continue
        if (
            name.lower().partition("-")[0] not in CODE_WORDS
            and not name.startswith(_ADDRESSED)
            and not _NO_ONE.match(name)
            and not is_masked(name, text[match.end() : match.end() + ID_REACH])
            and not _is_of_documentation(text, match)
        ):
            yield Account("handle", name.lower().rstrip("."), match[0])


def _is_of_documentation(text: str, match: re.Match[str]) -> bool:
    """Tell whether a handle stands in a sentence that plainly explains something, beside no service for chats, and is
    not to be written to: who wrote a change, what a program calls a mark.
    """
    return explains(sentence_at(text, match.start()), EXPLAINS) and not is_told(text, match[0])
