"""Ids behind the name of a service and a word that says what they are: "BBM PIN 2B8F66A1", "Neteller account 4500 …",
"ADA Handle $desk", "MoneyGram, receiver John Doe".

The names are data (`words/services.toml`). They alone say little, and so do the words; what stands behind both is
somebody's, if it is no word, or is marked or numbered as ids are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guard.text.clauses import ToldAccount
from guard.text.hints import Hints, some
from guard.text.ids import SURE, kind_of
from guard.text.leads import is_denied
from guard.text.vocabulary import is_entry, is_plain
from guard.words import toml, words

_GROUPS = "talked", "controlled", "paid", "traded", "chained", "stored"
_NAMES = {
    name.strip(): group for group in _GROUPS for name in toml("services.toml")[group].replace("\n", " ").split("|")
}
# Between a name and the word for an id stand so many characters of its sentence.
_GAP = r"(?:[^。!?;；.\n]|\.(?!\s)){0,%d}?"
_REACH = {"talked": 12, "controlled": 36, "paid": 28, "traded": 12, "chained": 12, "stored": 16}
_LABEL = rf"(?<![A-Za-z])(?:{words('labels-of-ids')})(?![A-Za-z])"
_OF_CHAINS = rf"(?<![A-Za-z])(?:{words('labels-of-addresses')})(?![A-Za-z])"
_OF_PROGRAMS = rf"(?<![A-Za-z])(?:{words('labels-of-programs')})(?![A-Za-z])"
_PERSON = rf"(?<![A-Za-z])(?:{words('labels-of-payees')})(?![A-Za-z])"
_LINK = rf"(?:\s?(?:{_LABEL}|{words('is-words')})){{0,4}}\s?[:：=#(]?\s?[\"“「『]?"
_DIGITS = r"\d(?:[ -]?\d){4,21}"
_MARKED = r"[$+*~][A-Za-z][A-Za-z0-9_.-]{3,31}"
_AT_NO_HOST = r"[a-z0-9][a-z0-9_-]{1,30}@[a-z][a-z0-9_-]{1,30}(?![\w.-])"
_TOKEN = r"@?(?:0x)?[A-Za-z0-9](?:[A-Za-z0-9._-]{2,110}[A-Za-z0-9])"
_ID = rf"(?P<id>{_MARKED}|{_AT_NO_HOST}|{_DIGITS}(?![\d%])|{_TOKEN})(?![A-Za-z0-9_@/\\(=]|\.\w)"
_NAMED = r"(?P<named>[A-Z][a-z]+(?:\s[A-Z][a-z]+){1,2}|[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fffA-Za-z])"
# A code that is read out: capitals, with or without figures.
_CODE = re.compile(r"(?=.*[A-Z])[A-Z0-9]{6,8}")
# Programs that talk are called so on Telegram.
_BOT = re.compile(r"@?[A-Z][A-Za-z0-9_]{4,28}[Bb]ot")
# A program in a store: 6470000123, id6470000123, C100654321, 9NBLGGH4NNS1.
_IN_STORE = re.compile(r"(?:[A-Za-z]{1,2})?\d{9,12}|9(?=[A-Z0-9]*\d[A-Z0-9]*[A-Z])[A-Z0-9]{11}")
_DIGITS_ALONE, _MARK = re.compile(_DIGITS), re.compile(r"[$+*~]")
_DAY = re.compile(r"(?:19|20)\d\d(?:[ -]?[01]\d(?:[ -]?[0-3]\d)?)?")
# Of these a colon alone says that an id follows.
_REACHED = frozenset({"talked", "paid", "controlled"})
# An address of a wallet has so many characters.
_LEAST_OF_KEY, _HEXADECIMAL = 26, re.compile("(?:0x)?[0-9A-Fa-f]+")
# An id has so many parts with dots between them; a part that is no word has so many letters.
_LEAST_PARTS = 3
_FIRST_OF_OTHERS = "\u2e80"


def _shape(group: str) -> re.Pattern[str]:
    names = sorted((name for name, of in _NAMES.items() if of == group), key=len, reverse=True)
    name = rf"(?i:(?<![\w@/.$-])(?P<name>{'|'.join(map(re.escape, names))})(?![A-Za-z0-9_/@-]))"
    gap = _GAP % _REACH[group]
    who = rf"{gap}(?i:{_PERSON})\s?[:：]?\s?{_NAMED}|" if group == "paid" else "(?P<named>(?!))|"
    label = {"chained": _OF_CHAINS, "stored": _OF_PROGRAMS}.get(group, _LABEL)
    said = rf"(?P<said>{gap}(?i:{label}{_LINK}))"
    return re.compile(rf"{name}(?:{who}(?:{said}|\s?(?P<colon>[:：=])\s?[\"“「『]?|\s){_ID})")


_SHAPES = {group: _shape(group) for group in _GROUPS}
# A text without any of these tells no id so.
_HINTS = Hints(
    finds=lambda text: some(labelled_ids(text)),
    talked=_SHAPES["talked"],
    controlled=_SHAPES["controlled"],
    paid=_SHAPES["paid"],
    traded=_SHAPES["traded"],
    chained=_SHAPES["chained"],
    stored=_SHAPES["stored"],
)


def labelled_ids(folded: str) -> Iterator[ToldAccount]:
    """Yield the ids in folded text that stand behind the name of a service and a word for an id."""
    hints = _HINTS.of(folded)
    for group in (one for one in _GROUPS if one in hints):
        for match in _SHAPES[group].finditer(folded):
            if _is_of_somebody(match, group) and not is_denied(match[0]):
                told = match["id"] or match["named"]
                value = re.sub("[ -]", "", told) if _DIGITS_ALONE.fullmatch(told) else told.lstrip("@").lower()
                yield ToldAccount(value, match[0], match["name"])


def _is_of_somebody(match: re.Match[str], group: str) -> bool:
    """Tell whether what stands behind a name is somebody's: whatever is marked or numbered behind a label, and what is
    made as ids are.
    """
    name, told = match["name"], match["id"]
    if group == "chained" and _is_long_key(told or ""):
        return True
    if group == "stored":
        return told is not None and _IN_STORE.fullmatch(told) is not None
    is_word = _is_word(name)
    if is_word and (name not in _NAMES or not (match["said"] or match["named"])):
        return False
    if match["named"]:
        return True
    bare = told.lstrip("@")
    if _MARK.match(told) or "@" in bare:
        return group != "traded" and (told.isupper() or not is_plain(bare.strip("$+*~")))
    if not match["said"]:
        return group in _REACHED and (_is_made(bare) if match["colon"] else _is_name(bare))
    if _DIGITS_ALONE.fullmatch(told):
        return group != "chained" and not _DAY.fullmatch(told)
    if group == "talked" and _BOT.fullmatch(bare):
        return True
    return (group == "controlled" and _CODE.fullmatch(told) is not None) or _is_made(bare) or _is_dotted(bare)


def _is_made(told: str) -> bool:
    return kind_of(told) == SURE or _is_key(told) or _is_joined(told)


def _is_name(told: str) -> bool:
    return "_" in told and told.islower() and kind_of(told) == SURE


def _is_key(told: str) -> bool:
    """Tell whether an id is as long as a key of letters and figures, or made of both in capitals."""
    mixed = any(map(str.isdigit, told)) and any(map(str.isalpha, told))
    return mixed and (len(told) >= 32 or (told.isupper() and len(told) >= 6))


def _is_long_key(told: str) -> bool:
    """Tell whether an id is as long as the address of a wallet, letters and figures, but no checksum: that is made of
    hexadecimal digits.
    """
    mixed = any(map(str.isdigit, told)) and any(map(str.isalpha, told))
    return mixed and told.isalnum() and len(told) >= _LEAST_OF_KEY and not _HEXADECIMAL.fullmatch(told)


def _is_joined(told: str) -> bool:
    """Tell whether an id is made of words and of what is none, with strokes between them."""
    parts = re.split("[-_]", told)
    strange = any(len(part) >= _LEAST_PARTS and not part.isdigit() and not is_plain(part) for part in parts)
    return len(parts) > 1 and told.islower() and strange


def _is_dotted(told: str) -> bool:
    """Tell the same of three and more with dots between them."""
    parts = told.split(".")
    return len(parts) >= _LEAST_PARTS and told.islower() and not all(map(is_plain, parts))


@cache
def _is_word(name: str) -> bool:
    return name[0] < _FIRST_OF_OTHERS and is_entry(name.lower())
