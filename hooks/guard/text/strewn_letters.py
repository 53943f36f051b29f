"""Names and addresses with signs strewn among them that a reader is to leave out: imwNOSPAMdesk.exaNOSPAMmple,
e好x人a平m安p万l事e.

Capitals within small letters are left out where the text says so or has the same ones twice. What is left is judged
like any text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.put_in_place import put_in_place
from guard.text.vocabulary import is_plain
from guard.words import words

# What stands before the first capitals of a run is no beginning of a word, as in names of programs (camelCase).
_CAPITALS = re.compile(r"(?<=[a-z0-9@._-])[A-Z]{3,16}(?=[a-z0-9@._-])")
# Capitals that name a sign: kefuATimwdeskDOTexample.
_FEW_CAPITALS = re.compile(r"(?<=[a-z0-9])[A-Z]{2,10}(?=[a-z0-9])")
_SIGNS = [
    (sign, re.compile(rf"(?i){words(*groups)}"))
    for sign, groups in (
        (".", ("dots-in-brackets", "dot-signs")),
        ("@", ("ats-in-brackets", "at-signs")),
        ("-", ("hyphen-signs",)),
        ("/", ("slash-signs",)),
    )
]
_TOLD = re.compile(rf"(?i){words('capitals-left-out')}")
# i1m1w1d1e1s1k1: the same sign behind each letter; and what programs put together of pieces in quotation marks.
_EVERY_OTHER = re.compile(r"(?<![\w.@-])[a-z](?P<sign>[0-9a-z*~^])(?:[a-z0-9._@-](?P=sign)){5,40}[a-z0-9]?(?![\w@])")
_CHARACTER_CODE = re.compile(r"(?:String\.)?(?i:fromCharCode|chr|char)\(\s?(?P<code>4[5-7]|64|95|0x2[def]|0x40)\s?\)")
_PIECES = re.compile(
    r"[\"'“”]\s?(?:\+|\.|&|\|\|)\s?[\"'“”]|[\"'“”]\s?(?:\+|&)\s?(?=[.@-])|(?<=[.@-])\s?(?:\+|&)\s?[\"'“”]"
)
# ['imwdesk', 'example'].join('.'); $\mathtt{imwdesk}\cdot\mathtt{example}$
_JOINED = re.compile(
    r"\[(?P<pieces>(?:\s?[\"'][\w@-]{1,32}[\"']\s?,?){2,6})\]\.join\(\s?[\"'](?P<sign>[.@-])[\"']\s?\)"
)
_SET_IN_TYPE = re.compile(
    r"\\(?:mathtt|texttt|mathrm|text|mathsf|mathit)\{(?P<piece>[\w.@-]{1,40})\}|\\(?P<dot>cdot|bullet|ldotp)"
)
_INSERTED = re.compile(r"\$\{\s?[\"'“”](?P<piece>[\w.@-]{1,32})[\"'“”]\s?\}")
# iimmww..eexx: each sign twice, a dot among them.
_TWICE = re.compile(r"(?<![\w.@-])[a-z0-9@-]{2,60}\.\.[a-z]{4,40}(?![\w.])")
_HEX_DIGITS = frozenset("0123456789abcdef")
_HAN = "[\u4e00-\u9fff]"
# A letter or a figure, one to three characters, the next one.
_STREWN = re.compile(rf"(?<![A-Za-z0-9])(?:[a-z0-9]{_HAN}{{1,3}}){{5,30}}[a-z0-9]{{1,6}}(?![A-Za-z0-9])")
_OF_HAN = re.compile(f"{_HAN}+")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# So many letters make a name, so many of them different.
_LEAST_LETTERS, _LEAST_DIFFERENT = 3, 4
# The words around a name that may say whose it is, in characters.
_AROUND = 40

_HINTS = Hints(
    finds=lambda text: some(strewn_letters(text)),
    capitals=_CAPITALS,
    signs=_FEW_CAPITALS,
    every=_EVERY_OTHER,
    code=(_CHARACTER_CODE, _INSERTED, _JOINED, _SET_IN_TYPE),
    twice=_TWICE,
    strewn=_STREWN,
)


def strewn_letters(folded: str) -> Iterator[str]:
    """Yield folded text without what is strewn among the letters of its names and addresses."""
    hints = _HINTS.of(folded)
    if "capitals" in hints:
        many = Counter(_CAPITALS.findall(folded))
        if many and (max(many.values()) > 1 or _TOLD.search(folded)):
            yield _CAPITALS.sub("", folded)
    if "signs" in hints and (told := _FEW_CAPITALS.sub(_sign, folded)) != folded:
        yield told
    written = _CHARACTER_CODE.sub(_character, _INSERTED.sub(r"\g<piece>", folded)) if "code" in hints else folded
    if written != folded:
        yield _PIECES.sub("", written)
    joined = _SET_IN_TYPE.sub(_set_in_type, _JOINED.sub(_joined, folded)) if "code" in hints else folded
    if joined != folded:
        yield joined
    for match in _TWICE.finditer(folded) if "twice" in hints else ():
        if match[0][::2] == match[0][1::2]:
            yield put_in_place(folded, match, match[0][::2], _AROUND)
    for match in _EVERY_OTHER.finditer(folded) if "every" in hints else ():
        name = match[0][::2]
        if not _HEX_DIGITS.issuperset(name) and match["sign"] not in name and _is_name(name):
            yield put_in_place(folded, match, name if "." in name or "@" in name else f"@{name}", _AROUND)
    for match in _STREWN.finditer(folded) if "strewn" in hints else ():
        if _is_name(name := _OF_HAN.sub("", match[0])):
            yield put_in_place(folded, match, f"@{name}", _AROUND)


def _sign(match: re.Match[str]) -> str:
    return next((sign for sign, names in _SIGNS if names.fullmatch(match[0])), match[0])


def _character(match: re.Match[str]) -> str:
    return chr(int(match["code"], 0))


def _joined(match: re.Match[str]) -> str:
    return match["sign"].join(re.findall(r"[\w@-]+", match["pieces"]))


def _set_in_type(match: re.Match[str]) -> str:
    return "." if match["dot"] else match["piece"]


def _is_name(name: str) -> bool:
    several = sum(map(str.isalpha, name)) >= _LEAST_LETTERS and len(set(name)) >= _LEAST_DIFFERENT
    return several and name not in _ALPHABET and not is_plain(name)
