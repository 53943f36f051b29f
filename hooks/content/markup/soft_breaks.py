"""Lines that end inside a sentence. Between two Chinese characters such an end is no space."""

from __future__ import annotations

import re

from guard.read.data_files import UNSPACED

_INLINE = r"</?(?:a|abbr|b|code|em|i|kbd|mark|s|samp|small|span|strong|sub|sup|u)(?:\s[^>]*)?>"
# Curly quotation marks and dashes are both Chinese and Latin: one on one side is enough to join the lines.
_EITHER = "‘-”…—"
_JOINED = re.compile(
    rf"(?<=[{UNSPACED}{_EITHER}])((?:{_INLINE})*)[ \t]*\n[ \t]*((?:{_INLINE})*)(?=[{UNSPACED}])"
    rf"|(?<=[{UNSPACED}])((?:{_INLINE})*)[ \t]*\n[ \t]*((?:{_INLINE})*)(?=[{_EITHER}])"
)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def without_soft_breaks(html: str) -> str:
    """Join lines of rendered text that end and begin with Chinese characters: a browser would show a gap there, and the
    search would not find a word that goes over two lines. Fenced code stays as it is.
    """
    parts = _PRE.split(html)
    parts[::2] = [_JOINED.sub(lambda match: "".join(filter(None, match.groups())), part) for part in parts[::2]]
    return "".join(parts)
