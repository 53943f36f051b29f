"""Find punctuation of another script, twice or half: what an input method was not told, and what an edit left behind.

Only texts that somebody reads are looked at; what is searched alone (questions, stories) stays as people type it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from content.markup.signs import Sign
from languages.script import HAN, JAPANESE

_CODE = "MD017"
# What is written without spaces, and no punctuation.
_CHARACTER = r"[\u3040-\u30fa\u30fc-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_FULL = "，。、；：！？"
_OPENING = "「『（《〈【［｛“([{"
_CLOSING = "」』）》〉】］｝”)]}"
_OTHER_HALF = dict(zip(_CLOSING, _OPENING, strict=True))
_HALVES = re.compile("[" + re.escape(_OPENING + _CLOSING) + "]")
# A smile, and the number of an item, have a bracket to themselves.
_ALONE = re.compile(r"[:;]-?[()]|(?:^|(?<=[\s;,；，]))(?:\d{1,2}|[A-Za-z])[)）](?=\s)", re.MULTILINE)


def _sign(pattern: str, meant: str, fix: str, hint: str = "") -> Sign:
    return Sign(re.compile(pattern, re.MULTILINE), meant, fix, code=_CODE, hint=re.compile(hint))


# Each begins with a class of characters where it can: Python looks for such a pattern ten times as fast. The others
# are looked for where their hint stands. None of them looks over the end of a line.
_ANYWHERE = (
    _sign(
        rf"[，、；：。！？,.;](?:(?<=[，、；：])[{_FULL},.;]|(?<=[。！？])[，。、；：,.;]|(?<=[,;])[,.;{_FULL}]"
        rf"|(?<=,):|(?<=\.)[{_FULL}]|(?<=(?<!\.)\.)\.(?!\.))",
        "punctuation that stands twice",
        "keep one of them",
    ),
    _sign(
        rf"(?<=\S)[ \u3000]+[{_FULL}」』）》】”]|[「『（《【“][ \u3000]+(?=\S)|\w[ ][,.](?=\s|$)",
        "a blank beside punctuation",
        "delete the blank",
        rf"[ \u3000「『（《【“][ \u3000{_FULL}」』）》】”,.]",
    ),
)
# Among characters.
_UNSPACED = (
    _sign(
        rf"[,;:?!.](?:(?<={_CHARACTER}[,;:?!])|(?<=[」』）》】”][,;:?!])|(?<=[,;:?!])(?={_CHARACTER})"
        rf"|(?<={_CHARACTER}\.)(?:(?![\w.])|\.\.))",
        "half-width punctuation beside a character",
        "write the full-width sign: ，。；：？！……",
    ),
    _sign(
        rf"[()](?:(?<={_CHARACTER}.)|(?={_CHARACTER}))",
        "a half-width bracket beside a character",
        "write （ and ）",
    ),
    _sign(
        rf"[\"'](?:(?<={_CHARACTER}.)|(?={_CHARACTER}))",
        "straight quotation marks beside a character",
        "write 「 and 」",
    ),
    _sign(
        r"\u3000(?<=\S.)\u3000*(?=\S)",
        "a wide blank within a sentence",
        "delete it, or write the punctuation that belongs there",
    ),
)
# Where words are parted by spaces; a line that quotes another language has its punctuation, too.
_SPACED = (
    _sign(
        rf"^(?!.*{_CHARACTER})[^\n]*?[{_FULL}「」『』（）《》【】]",
        "full-width punctuation among other letters",
        "write the sign of this language, and a blank behind it",
        rf"[{_FULL}「」『』（）《》【】]",
    ),
)
_HALF = _sign(r"$^", "half of a pair", "write its other half, or delete it")


@cache
def _signs(script: str) -> tuple[Sign, ...]:
    return (*_ANYWHERE, *(_UNSPACED if script in {HAN, JAPANESE} else _SPACED))


def punctuation_slips(texts: Sequence[str], script: str) -> Iterator[tuple[int, int, Sign]]:
    """Yield where the punctuation of texts is wrong: the number of the text, the place, and what is; the first place in
    each line, as the others mostly come of it. All texts together are looked through first: in most nothing is wrong.
    """
    met = _met("\n".join(texts), script)
    for number, text in enumerate(texts):
        if not met and not _HALVES.search(text):
            continue
        found = [(match.end() - 1, sign) for sign in met for match in sign.pattern.finditer(text)]
        found += [(at, _HALF) for at in _halves(text)]
        told = set()
        for at, sign in sorted(found, key=lambda one: one[0]):
            line = text.count("\n", 0, at)
            if line not in told:
                yield number, at, sign
            told.add(line)


def _met(text: str, script: str) -> list[Sign]:
    return [sign for sign in _signs(script) if (not sign.hint or sign.hint.search(text)) and sign.pattern.search(text)]


def _halves(text: str) -> Iterator[int]:
    """Yield the first bracket or quotation mark of a text without its other half."""
    if not _HALVES.search(text):
        return
    alone = {match.end() - 1 for match in _ALONE.finditer(text)}
    opened: list[re.Match[str]] = []
    for match in _HALVES.finditer(text):
        if match.start() in alone:
            continue
        if match[0] in _OPENING:
            opened.append(match)
        elif opened and opened[-1][0] == _OTHER_HALF[match[0]]:
            opened.pop()
        else:
            yield (opened[-1] if opened else match).start()
            return
    if opened:
        yield opened[0].start()
