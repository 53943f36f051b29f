r"""Addresses whose signs are escaped as programs, patterns and mail write them: kefu\@imwdesk\.example,
imwdesk\056example, =69=6D=77desk=2Eexample.

In a pattern a host stands among signs of its own, and leads nobody anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.put_in_place import put_in_place
from guard.words import words

_SLASHES = r"(?:\\{1,3}|\^)"
_AT = re.compile(r"(?<=[A-Za-z0-9])\\{1,3}@(?=[A-Za-z0-9])")
_DOT = re.compile(rf"(?<=[A-Za-z0-9-]){_SLASHES}\.(?=[a-z])")
_OCTAL = re.compile(r"(?<=[A-Za-z0-9])\\0?(?P<code>5[567]|100)(?=[a-z])")
_ESCAPES = re.compile(r"\\{1,3}(?=[@./:_-])|\^(?=\.)")
# All of a text, or with a name that only hosts have.
_ALONE = re.compile(rf"\W{{0,3}}[A-Za-z0-9-]{{1,60}}{_SLASHES}\..{{1,60}}")
_HOST = re.compile(rf"(?:[a-z]-[a-z]|{words('in-names-of-hosts')})[a-z0-9-]{{0,40}}{_SLASHES}\.")
_OF_PATTERNS = re.compile(r"[()\[\]{}*+?$|]|\\[dwsbDWSB]|(?<![\w-])\^")
# Letters and signs of a mail, one behind the other; behind plain letters they are more.
_QUOTED = re.compile(
    r"(?<![\w&?=-])(?:(?:=[4-7][0-9A-F]){2,}|[a-z0-9-]{1,40}(?:=[2-7][0-9A-F]){3,})[A-Za-z0-9.=-]{3,80}"
)
_QUOTED_ONE = re.compile(r"=([2-7][0-9A-F])")
# The words around an address that may say whose it is, in characters.
_AROUND = 80

# A text without any of these escapes no sign.
_HINTS = Hints(finds=lambda text: some(escaped_signs(text)), escaped=(_AT, _DOT, _OCTAL), quoted=_QUOTED)


def escaped_signs(folded: str) -> Iterator[str]:
    """Yield folded text with the signs that it escapes."""
    hints = _HINTS.of(folded)
    if "escaped" in hints:
        plain = _OCTAL.sub(lambda match: chr(int(match["code"], 8)), folded)
        of_host = _ALONE.fullmatch(plain) or _HOST.search(plain)
        if _AT.search(plain) or (of_host and not _OF_PATTERNS.search(plain)):
            plain = _ESCAPES.sub("", plain)
        yield from [plain] if plain != folded else ()
    for match in _QUOTED.finditer(folded) if "quoted" in hints else ():
        told = _QUOTED_ONE.sub(lambda one: chr(int(one[1], 16)), match[0])
        yield put_in_place(folded, match, told, _AROUND)
