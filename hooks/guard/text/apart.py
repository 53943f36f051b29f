"""Names and numbers whose letters stand apart: (t)(i)(d), t*i*d, h{e}l{p}, "t" "i" "d", T as in tango, I, D.

Nobody writes so for readers; it keeps programs from seeing an account. Beside a service, an invitation or a word for
leaving signs out the letters put together are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.clauses import ToldAccount, names_service, speaks_of_accounts
from guard.text.digits import CALLED
from guard.text.hints import Hints, some
from guard.text.host_endings import is_ending
from guard.text.vocabulary import is_plain
from guard.words import whole_words, words, words_apart

_CHARACTER = "(?:[A-Za-z0-9_@.]|at|dot)"
_OPEN, _CLOSE = "[(\\[{<【「『“\"'‹«]", "[)\\]}>】」』”\"'›»]"
# A sign on both sides of each letter, or of every other one.
_ENCLOSED = re.compile(rf"(?:{_OPEN}\s?{_CHARACTER}\s?{_CLOSE}[\s,，、]{{0,2}}){{5,40}}")
_EVERY_OTHER = re.compile(rf"(?:[A-Za-z0-9]{{0,2}}{_OPEN}{_CHARACTER}{_CLOSE}){{3,20}}[A-Za-z0-9]{{0,3}}")
# The same sign between any two.
_BETWEEN = re.compile(
    r"(?<![A-Za-z0-9_])[A-Za-z0-9](?P<gap>\s?[^\w\s@]\s?|\s)[A-Za-z0-9_](?:(?P=gap)(?:[A-Za-z0-9_.]|\(\.\))|(?!(?P=gap))\s\.\s[A-Za-z0-9](?=(?P=gap))){4,40}"
    r"(?![A-Za-z0-9_])"
)
# What is put together so, and leads somewhere whatever stands around it.
_HOST = re.compile(r"[a-z0-9][a-z0-9-]{3,}\.(?P<end>[a-z]{2,12})")
# A, B as in bravo, C; then 77
_AS_IN = rf"\s(?:{words('letter-as-in')})\s[A-Za-z-]{{2,12}}"
_NAMED = f"(?:{_AS_IN})?"
_LETTER = rf"[A-Za-z](?![A-Za-z]){_NAMED}"
_SPELLED = re.compile(
    rf"\b{_LETTER}(?:[,，、]\s?{_LETTER}){{4,30}}(?:[,，、]?\s?(?:{words('then-digits')})?\s?\d{{1,6}})?"
)
# K(keep)F(fly)E(easy)X(box)88
_GLOSSED = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9]\s?\([A-Za-z]{2,12}\)[\s,，、]{0,2}){4,30}\d{0,6}")
_ONE = re.compile(rf"{_AS_IN}|{words_apart('then-digits')}|\([A-Za-z]{{2,12}}\)|[^A-Za-z0-9_@.]")
# A text without four signs has no such run.
_SIGNS = re.compile(
    r"(?:[A-Za-z0-9]\([a-z]+\)\W{0,2}){3}|(?:\b[A-Za-z0-9][^\w]{1,3}){3}|(?:[^\w\s][A-Za-z0-9_][^\w\s]){2}"
)
_LEFT_OUT = re.compile(rf"(?i){whole_words('left-out')}")
_CALLS = re.compile(rf"(?i){whole_words('call')}")
_LEAST_LETTERS, _LEAST_DIGITS = 6, 7
# A word for calling stands right before what is called.
_CALLED_REACH = 40
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_COUNTING = "0123456789012345678909876543210"

# A text without any of these has no letters apart.
_HINTS = Hints(
    finds=lambda text: some(spelled_accounts(text)),
    apart=(_BETWEEN,),
    letters=(_ENCLOSED, _EVERY_OTHER, _BETWEEN, _SPELLED, _GLOSSED),
)


def spelled_accounts(folded: str) -> Iterator[ToldAccount]:
    """Yield the accounts of folded text that are written letter by letter."""
    if not _HINTS.of(folded) or not _SIGNS.search(folded):
        return
    spelled = [
        (name, match)
        for pattern in (_ENCLOSED, _EVERY_OTHER, _BETWEEN, _SPELLED, _GLOSSED)
        for match in pattern.finditer(folded)
        if _is_name(name := _put_together(match))
    ]
    if not spelled:
        return
    anywhere = _is_told(_without(folded, [match for _, match in spelled]))
    service = names_service(folded)
    found: dict[str, ToldAccount] = {}
    for name, match in spelled:
        if anywhere or _is_host(name) or CALLED.search(folded[max(0, match.start() - _CALLED_REACH) : match.start()]):
            found.setdefault(name, ToldAccount(name, match[0].strip(" ,，、"), service))
    yield from found.values()


def _put_together(match: re.Match[str]) -> str:
    gap = match["gap"] if match.re is _BETWEEN else None
    together = _ONE.sub("", match[0]) if gap is None else match[0].replace(gap, "").replace("(.)", ".").replace(" ", "")
    return together.strip(".").lower()


def _is_host(name: str) -> bool:
    host = _HOST.fullmatch(name)
    return host is not None and is_ending(host["end"])


def _is_name(name: str) -> bool:
    if name.isdigit():
        return len(name) >= _LEAST_DIGITS and name not in _COUNTING
    long = len(name) >= _LEAST_LETTERS and name not in _ALPHABET
    return long and len(set(name)) > 2 and ("_" in name or not is_plain(name)) and any(map(str.isalpha, name))


def _without(folded: str, spelled: list[re.Match[str]]) -> str:
    """Return what stands around all that is `spelled` in a text."""
    rest, before = [], 0
    for match in sorted(spelled, key=re.Match.start):
        rest.append(folded[before : match.start()])
        before = max(before, match.end())
    return " ".join((*rest, folded[before:]))


def _is_told(rest: str) -> bool:
    """Tell whether the rest of a text, which may spell thousands, says that somebody is reached so."""
    return bool(speaks_of_accounts(rest) or _CALLS.search(rest) or _LEFT_OUT.search(rest))
