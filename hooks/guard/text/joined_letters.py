"""Names and addresses with the same sign between any two of their letters, or around their dots, that nobody is to
type: I-M-W, then D-O-T, i|m|w|.|e, imw#desk#.#example.

Groups of letters that follow each other are one address; what is put together is judged like any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import Hints, some
from guard.text.host_endings import is_ending
from guard.text.put_in_place import put_between
from guard.text.vocabulary import is_plain
from guard.words import numerals, words

_SIGN = r"[-–_·•|/+^;~*#,]"
_LETTERS = re.compile(
    rf"(?<![A-Za-z0-9.@])[A-Za-z0-9](?P<sign>{_SIGN})(?:[A-Za-z0-9.@_•·-](?P=sign)){{0,39}}[A-Za-z0-9](?![A-Za-z0-9])"
)
# Three letters and more that are joined: shorter groups say something beside such a one alone.
_LONG_GROUP = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z0-9](?:{_SIGN}[A-Za-z0-9.@_•·-]){{2,40}}(?![A-Za-z0-9])")
# [i][m][w][.][e]: each in brackets of its own.
_IN_BRACKETS = re.compile(r"(?:[\[({<「『【〔]\s?[A-Za-z0-9.@_•·-]\s?[\])}>」』】〕]\s?){5,40}")
_BRACKETS = re.compile(r"[\[\](){}<>「」『』【】〔〕\s]")
_DOTS = str.maketrans("•·", "..")
# i|m|w|.|example, imw#desk#.#example: a dot or an at sign with the same sign on both sides.
_SIGNED = re.compile(r"(?<=[A-Za-z0-9])(?P<sign>[#|^~*+;])[.@](?P=sign)(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])`@`(?=[a-z])")
# "imwdesk" . "example", <imwdesk><.><example>: signs on both sides, of what the dot joins and of the dot.
_ENCLOSED = re.compile(
    r"(?<=[A-Za-z0-9])[\"'`”>\]]\s?[+&]?\s?[\"'`“<\[]?(?P<dot>[.@])[\"'`”>\]]?\s?[+&]?\s?[\"'`“<\[](?=[a-z])"
    r"|(?<=[A-Za-z0-9])[\"'`”]\s(?P<apart>[.@])\s[\"'`“](?=[a-z])"
)
# im + w + example + 7
_PLUS = re.compile(
    r"(?<![\w.+-])[\"'“]?[a-z0-9._-]{1,12}[\"'”]?(?:\s\+\s[\"'“]?[a-z0-9._@-]{1,12}[\"'”]?){2,7}(?![\w+-]|\s[+*/=])"
)
_TOKEN = re.compile(r"[A-Za-z0-9.@#|^~*+;`_-]+")
# What stands between two groups of one address: a few words, of which one may be a sign.
_MOST_BETWEEN = 24
_ENDS = re.compile(r"[。!?！？\n]|\.\s")
_CALLED = [
    (sign, re.compile(rf"(?i)(?<![a-z])(?:{words(*groups)})(?![a-z])"))
    for sign, groups in (
        ("@", ("ats-in-brackets", "at-signs")),
        (".", ("dots-in-brackets", "dot-signs", "dots-said")),
        ("-", ("hyphen-signs",)),
        ("/", ("slash-signs",)),
    )
]
_IN_ONE = re.compile(r"(?P<name>[a-z0-9-]{3,})(?:d[o0]t)(?P<end>[a-z]{3,12})")
_LEAST_LETTERS, _LEAST_DIFFERENT = 5, 4
_DIGITS: dict[str, str] = numerals("words")["digits"]
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_HEX_DIGITS = frozenset("0123456789abcdef")
# The words around an address that may say whose it is, in characters.
_AROUND = 40

# A text without any of these has no letters that are joined so.
_HINTS = Hints(
    finds=lambda text: some(joined_letters(text)),
    letters=_LONG_GROUP,
    signed=_SIGNED,
    enclosed=_ENCLOSED,
    plus=_PLUS,
    brackets=_IN_BRACKETS,
)


def joined_letters(folded: str) -> Iterator[str]:
    """Yield folded text with letters that signs join put together."""
    hints = _HINTS.of(folded)
    if "letters" in hints:
        for chain in _chains(folded):
            yield from _told(folded, chain)
    if "signed" in hints and (told := _TOKEN.sub(_unsigned, folded)) != folded:
        yield told
    for match in _PLUS.finditer(folded) if "plus" in hints else ():
        pieces = [piece.strip(".") for piece in re.findall(r"[\w.@-]+", match[0])]
        if _is_name(name := "".join(_DIGITS.get(piece, piece) for piece in pieces)):
            yield put_between(folded, match.start(), match.end(), name, _AROUND)
    for match in _IN_BRACKETS.finditer(folded) if "brackets" in hints else ():
        name = dotted(_BRACKETS.sub("", match[0]).lower().translate(_DOTS))
        if not all(map(is_plain, re.split("[.@]", name))):
            yield put_between(folded, match.start(), match.end(), name, _AROUND)
    if "enclosed" in hints and (told := _ENCLOSED.sub(lambda match: match["dot"] or match["apart"], folded)) != folded:
        yield told


def dotted(name: str) -> str:
    """Return a name in whose letters a dot is spelled before an ending ("imwdotexample") with that dot."""
    match = _IN_ONE.fullmatch(name)
    told = match is not None and is_ending(match["end"]) and not is_plain(match["name"])
    return f"{match['name']}.{match['end']}" if match and told else name


def _chains(folded: str) -> Iterator[list[re.Match[str]]]:
    """Yield the groups of letters that follow each other."""
    chain: list[re.Match[str]] = []
    for match in _LETTERS.finditer(folded):
        between = folded[chain[-1].end() : match.start()] if chain else ""
        if chain and (len(between) > _MOST_BETWEEN or _ENDS.search(between)):
            yield chain
            chain = []
        chain.append(match)
    if chain:
        yield chain


def _told(folded: str, chain: list[re.Match[str]]) -> Iterator[str]:
    """Yield the text with what a chain of groups spells as one address, and with each group by itself."""
    each = [match[0].replace(match["sign"], "").lower().translate(_DOTS) for match in chain]
    pieces: list[str] = []
    for at, (match, letters) in enumerate(zip(chain, each, strict=True)):
        between = folded[chain[at - 1].end() : match.start()] if at else ""
        pieces += [_sign_of(between, whole=False), _sign_of(letters, whole=True) or letters]
    address = dotted("".join(pieces))
    start, end = chain[0].start(), chain[-1].end()
    if ("." in address or "@" in address) and not all(map(is_plain, re.split("[.@]", address))):
        yield put_between(folded, start, end, address, _AROUND)
    elif any(map(_is_name, each)):
        told, last = "", start
        for match, letters in zip(chain, each, strict=True):
            told, last = told + folded[last : match.start()] + letters, match.end()
        yield put_between(folded, start, end, told, _AROUND)


def _sign_of(text: str, *, whole: bool) -> str:
    """Return the sign of which a text is the name, or in which one is named, or ''."""
    for sign, names in _CALLED:
        if names.fullmatch(text) if whole else names.search(text):
            return sign
    return ""


def _is_name(letters: str) -> bool:
    many = sum(map(str.isalpha, letters)) >= _LEAST_LETTERS and len(set(letters)) >= _LEAST_DIFFERENT
    return many and letters not in _ALPHABET and not _HEX_DIGITS.issuperset(letters) and not is_plain(letters)


def _unsigned(match: re.Match[str]) -> str:
    """Return a token without the signs that stand around its dots."""
    token = match[0]
    for found in list(_SIGNED.finditer(token)):
        token = token.replace(found["sign"] or "`", "")
    return token
