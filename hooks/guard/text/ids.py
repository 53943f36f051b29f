"""Tokens that may be an account's id: what is no word, measure, file, version or date. Three kinds ask for more or less
evidence beside them (clauses.py):

- sure: letters and digits mixed, or an underscore ("kf8866", "night_desk").
- digits: five to twelve.
- odd: letters that no dictionary has ("imwdesk").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from guard.text.vocabulary import is_plain
from guard.words import word_beginnings, words

SURE, DIGITS, ODD = "sure", "digits", "odd"

ID = r"(?P<id>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)"
_TOKEN = re.compile(rf"(?<![A-Za-z0-9_./\\@#$%&=~+-])[@~]?{ID}(?![A-Za-z0-9_\\=]|/[A-Za-z0-9/]|\.\w|['’][A-Za-z])")
_LONGEST, SHORTEST, _SURE_DIGITS, _UNDERSCORED = 32, 5, 3, 8
# Names of programs' values that have a figure: chain_id_1, tx_v2, block_size2.
_OF_FIELDS = re.compile(
    r"(?:\A|_)(?:id|v|step|page|line|row|col|test|chain|block|tx|eth|token|node|level|part|rpc|key)_?\d"
)
DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[A-Za-z]")
# Units behind figures, and what standards, products and programs are called.
_UNIT_OF_MONEY = "usd[tc]?|eth|btc|trx|bnb|sol|cny|rmb|eur|hkd|twd|[gmkw]?wei|gwei"
_UNIT = (
    f"px|r?em|r?ex|v[hw]|ms|s|[kmgt]i?b|[kmb]|x|h|d|w|y|{_UNIT_OF_MONEY}|bits?|[kmg]?hz|fps|dpi|mm|cm|km|kg|"
    f"st|nd|rd|th|gb|mb|bps|kwh|{words('units-of-time')}"
)
_MEASURE = re.compile(rf"(?i)[v$]?\d+(?:[.,]\d+)*(?:{_UNIT})?(?:[-–]\d+(?:{_UNIT})?)?")
_KNOWN = re.compile(rf"(?i){words('known-mixes')}")
# A word and a figure behind it name a product or a step ("Python3", "step-2"); letters and then more figures an id.
_NUMBERED_WORD = re.compile(r"(?P<word>[A-Za-z]{2,})[._-]?\d{1,2}(?:\.\d+)*")
_FILE = re.compile(r"(?i).*\.(?:[a-z]{1,4}|[a-z]{1,3}\d|html|json|yaml|toml|plist|svelte|astro|properties|webmanifest)")
# Words joined by underscores and the ending of a file that nobody takes for a part of a name.
_TEXT_OR_PICTURE = re.compile(r"[a-z]+(?:_[a-z]+)+\.(?:txt|csv|log|pdf|png|jpe?g|gif|svg|webp|json|ya?ml|xml|sql)")
_HEX = re.compile(r"0x[0-9a-fA-F]+|[0-9a-f]{12,}|[0-9A-F]{12,}")
_DATE = re.compile(r"(?:19|20)\d\d(?:[01]\d(?:[0-3]\d)?)?")
_ALONE = re.compile(r"@?(?=\w*\d)[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
_ONE_NAME = re.compile(r"@?[a-z]+(?:\d{1,4}|_[a-z0-9_]+)")
# What somebody on duty is called, and which of them: night_kf77.
_OF_DESKS = re.compile(rf"\A[a-z][a-z0-9]*_(?:{words('names-of-desks', 'initials-of-desks')})_?\d{{1,4}}\Z")
# How far behind its label the number of a thing may stand, in characters.
LABEL_REACH = 12
# Other things that have a number or a name of letters and digits.
OF_THINGS = re.compile(rf"(?i){word_beginnings('things-with-ids')}")
_MASK = re.compile(r"\*\*|••|●●|…|\.\.\.|xxx", re.IGNORECASE)


class Token(NamedTuple):
    """What may be an id, of which kind, and where it stands in its text."""

    value: str
    kind: str
    start: int
    end: int


def stands_alone(folded: str) -> bool:
    """Tell whether folded text is nothing but a name as accounts have: letters and digits, joined by underscores."""
    return "_" in folded and _ALONE.fullmatch(folded) is not None and kind_of(folded.lstrip("@")) == SURE


def is_account_name(folded: str) -> bool:
    """Tell whether folded text is nothing but a name that nothing but an account has: "kefuzhang07", "night_desk"."""
    return _ONE_NAME.fullmatch(folded) is not None and kind_of(folded.lstrip("@")) == SURE


def is_odd(name: str) -> bool:
    """Tell whether a name is no word, measure, file or version, and no number."""
    return kind_of(name) not in ("", DIGITS)


def is_of_things(text: str, start: int, reach: int = LABEL_REACH) -> bool:
    """Tell whether what begins at a place is the number of a ticket, a block, a version."""
    return OF_THINGS.search(text, max(0, start - reach), start) is not None


class Named(NamedTuple):
    """What could be somebody's name, whether letters and figures are mixed in it as in no word, and where it stands."""

    value: str
    sure: bool
    start: int
    end: int


def named_tokens(text: str, start: int, end: int) -> list[Named]:
    """Return what between two places of a text could be somebody's name: no word, measure, file, and no number."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        kind = kind_of(match["id"])
        joined = "_" in match["id"] and match["id"].islower()
        if (kind or joined) and kind != DIGITS:
            found.append(Named(match["id"], kind == SURE, match.start(), match.end()))
    return found


def odd_tokens(folded: str) -> list[Token]:
    """Return what in folded text is no word, measure or name of a standard, each with what it could be as an id."""
    return [token for token in tokens_in(folded) if not is_of_things(folded, token.start)]


def tokens_in(text: str) -> list[Token]:
    """Return what in a text may be an id; what is masked (kf8***) is none."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = kind_of(match["id"])
        if kind and not (_MASK.match(text, match.end()) and len(match["id"]) <= 5):
            found.append(Token(match["id"], kind, match.start(), match.end()))
    return found


@lru_cache(maxsize=32768)
def kind_of(name: str) -> str:
    """Tell what a token could be as an id; '' for a word, a measure, a file, a version."""
    if not SHORTEST <= len(name) <= _LONGEST:
        return ""
    if name.isdigit():
        return "" if len(name) > 12 or _DATE.fullmatch(name) else DIGITS
    if DIGIT.search(name):
        if _is_sure(name):
            return SURE
        if _OF_DESKS.search(name):
            return SURE
        if "_" in name and name.islower() and len(name) >= _UNDERSCORED and not _OF_FIELDS.search(name):
            return ODD
        joined = "-" in name and name.islower() and not is_plain(DIGIT.sub("", name).strip("-."))
        return ODD if joined and not (_FILE.fullmatch(name) or _is_known_mix(name)) else ""
    if "_" in name:
        if _TEXT_OR_PICTURE.fullmatch(name):
            return "" if is_plain(name) else ODD
        return "" if name.isupper() or is_plain(name) else SURE
    if name[0].isupper() and not name.isupper() and name[1:].islower():
        return ""
    return "" if name.isupper() or _FILE.fullmatch(name) or is_plain(name) else ODD


def _is_sure(name: str) -> bool:
    if _MEASURE.fullmatch(name) or _FILE.fullmatch(name) or _HEX.fullmatch(name):
        return False
    if _is_known_mix(name):
        return False
    parts = re.split(r"[_-]+", name)
    if len(parts) > 1:
        # "base64-encoded", "search-24", "chain_id_56" are names of things; "kf-8866" and "night_kf" are accounts.
        odd = any(_is_mixed(part) or ("_" in name and part.isalpha() and not is_plain(part)) for part in parts)
        words = [part for part in parts if part.isalpha()]
        strange = len(words) == 1 or not all(map(is_plain, words))
        return odd or (strange and bool(words) and sum(map(str.isdigit, name)) >= _SURE_DIGITS)
    return _is_mixed(name)


def _is_mixed(name: str) -> bool:
    """Tell whether letters and digits are mixed as in no word, standard, product or measure."""
    if _MEASURE.fullmatch(name) or not (_LETTER.search(name) and DIGIT.search(name)) or _is_known_mix(name):
        return False
    numbered = _NUMBERED_WORD.fullmatch(name)
    if numbered:
        word = numbered["word"]
        product = word[0].isupper() and (word[1:].islower() or word.isupper())
        return not (is_plain(word) or product) and len(name) > SHORTEST
    return True


def _is_known_mix(name: str) -> bool:
    return _KNOWN.fullmatch(name) is not None and not re.fullmatch(r"\d{3,}[A-Za-z]{2,4}", name)
