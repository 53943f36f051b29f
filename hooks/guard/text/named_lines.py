"""Lines, and parts of lines, that are nothing but a service and the name that somebody has there in words: "WeCom:
Night Desk - Ann".

Such a name has no id that could stand on a list. It is somebody's if it ends with what somebody is or is called, and
has more than that: "QQ: customer service" is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.leads import is_denied
from guard.text.simplified import simplified
from guard.words import names_in_text, whole_words, words

_SERVICE = rf"(?:{names_in_text('services', 'messenger-names')}|(?:{words('service-words')}))"
_LABEL_END = rf"(?:\s?(?:{words('label-ends')}))?"
# What no name of somebody has in it.
_SIGNS = ':：,，。;；!?！？「」『』“”"()\\[\\]'
_LINE = re.compile(
    rf"(?i)\W{{0,3}}(?P<service>{_SERVICE}){_LABEL_END}\s?[:：]\s?"
    rf"[「『“\"]?(?P<name>[^\s{_SIGNS}][^{_SIGNS}]{{2,31}}?)[」』”\"]?\s?"
)
_PERSON = re.compile(rf"(?i).*?(?P<person>{words('ends-of-names')})\Z")
_NOT_A_NAME = re.compile(rf"(?i){words('no-names', 'asks')}|{whole_words('seek-verbs', 'reference-verbs')}")
_HELP = re.compile(rf"(?i){words('helpers')}|{words('signed-names')}")
_OF_NOBODY = re.compile(
    rf"(?i){words('ends-of-names', 'helpers', 'messenger-names', 'services')}|{whole_words('nobodys')}|[\W_]"
)
# A name of a person in letters: it begins with a capital, as each of its words does.
_CAPITALS = re.compile(r"(?:[A-Z][\w.]*|[-–—·|&])(?:\s(?:[A-Z][\w.]*|[-–—·|&])){1,5}")
# What parts a line into what each says for itself.
_PARTS = re.compile(r"[,，。;；、|\n]")
_HINTS = Hints(finds=lambda text: some(named_lines(text)), line=_LINE)


def named_lines(folded: str) -> Iterator[str]:
    """Yield the names that folded text, as a whole or in a part that stands for itself, gives somebody on a service."""
    plain = simplified(folded)
    if not _HINTS.of(plain):
        return
    for part in _PARTS.split(plain):
        yield from _named(part)


def _named(part: str) -> Iterator[str]:
    match = _LINE.fullmatch(part)
    if not match:
        return
    name = match["name"].strip()
    person = _PERSON.fullmatch(name)
    if not person or _NOT_A_NAME.search(name) or is_denied(part):
        return
    if name.isascii() and not _CAPITALS.fullmatch(name):
        return
    if _HELP.search(name) and len(_OF_NOBODY.sub("", name)) > 1:
        yield name
