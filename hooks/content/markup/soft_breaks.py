"""Lines that end inside a sentence. Between two Chinese characters such an end is no space."""

from __future__ import annotations

import re
from itertools import pairwise

from guard.read.data_files import UNSPACED

_NAMES = "a|abbr|b|code|em|i|kbd|mark|s|samp|small|span|strong|sub|sup|u"
_INLINE = rf"</?(?:{_NAMES})(?:\s[^>]*)?>"
# Curly quotation marks and dashes are both Chinese and Latin: one on one side is enough to join the lines.
_EITHER = "‘-”…—"
_JOINED = re.compile(
    rf"(?<=[{UNSPACED}{_EITHER}])((?:{_INLINE})*)[ \t]*\n[ \t]*((?:{_INLINE})*)(?=[{UNSPACED}])"
    rf"|(?<=[{UNSPACED}])((?:{_INLINE})*)[ \t]*\n[ \t]*((?:{_INLINE})*)(?=[{_EITHER}])"
)
# What stands at the end or the beginning of a line that may be joined: such a character, or an element in a line.
_SIDE = re.compile(rf"[{UNSPACED}{_EITHER}]")
_IN_LINE = re.compile(rf"</?(?:{_NAMES})[\s>]")
_UNSPACED = re.compile(f"[{UNSPACED}]")
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def without_soft_breaks(html: str) -> str:
    """Join lines of rendered text that end and begin with Chinese characters: a browser would show a gap there, and the
    search would not find a word that goes over two lines. Fenced code stays as it is.
    """
    if not _UNSPACED.search(html):
        return html
    parts = _PRE.split(html)
    parts[::2] = [_joined(part) for part in parts[::2]]
    return "".join(parts)


def _joined(html: str) -> str:
    if not any(_may_end(line) and _may_begin(following) for line, following in pairwise(html.split("\n"))):
        return html
    return _JOINED.sub(lambda match: "".join(filter(None, match.groups())), html)


def _may_end(line: str) -> bool:
    """Tell at little cost whether a line may go on in the next one: nearly all lines of HTML end in a block."""
    bare = line.rstrip(" \t")
    if not bare.endswith(">"):
        return bool(bare) and _SIDE.match(bare[-1]) is not None
    tag = bare.rfind("<")
    return tag < 0 or _IN_LINE.match(bare, tag) is not None


def _may_begin(line: str) -> bool:
    bare = line.lstrip(" \t")
    return (
        _IN_LINE.match(f"{bare}\n") is not None
        if bare.startswith("<")
        else bool(bare) and _SIDE.match(bare[0]) is not None
    )
