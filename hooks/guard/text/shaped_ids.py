"""Ids whose shape alone, or beside the name of their service, says whose they are: wxid_…, zQ3sh…, Jami and forty
hexadecimal digits.

The shapes are data (`words/services.toml`), each under the service that gives such ids and no other kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.clauses import ToldAccount
from guard.text.hints import Hints, some
from guard.words import toml

_ALONE: dict[str, str] = toml("services.toml")["shapes"]
_NAMED: dict[str, str] = toml("services.toml")["shapes-beside-names"]
_BEFORE, _BEHIND = r"(?<![\w./@=-])", r"(?![\w/=-]|\.\w)"
# Between the name and its id stand so few characters of one sentence.
_GAP = r"\W(?:[^.;!?。；！？\n]{0,24}?\W)?"
_SHAPES = [
    *((name, re.compile(rf"{_BEFORE}(?P<id>{shape}){_BEHIND}")) for name, shape in _ALONE.items()),
    *(
        (name, re.compile(rf"(?<![\w./@-])(?i:{re.escape(name)}){_GAP}(?P<id>{shape}){_BEHIND}"))
        for name, shape in _NAMED.items()
    ),
]
_HINTS = Hints(finds=lambda text: some(shaped_ids(text)), shapes=tuple(shape for _, shape in _SHAPES))


def shaped_ids(folded: str) -> Iterator[ToldAccount]:
    """Yield the ids of folded text that are made as those of one service are."""
    for service, shape in _SHAPES if _HINTS.of(folded) else ():
        for match in shape.finditer(folded):
            yield ToldAccount(match["id"].lower(), match[0], service)
