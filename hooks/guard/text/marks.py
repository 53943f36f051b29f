"""What the model of contacts sees of a text: its words and signs, and in the place of what could be a contact how it is
made.

The next thief has another id, so an id tells nothing. That one stands there, and of what it is made, does: letters and
figures, an underscore, so many digits, letters that are no word, a word with a sign of handles. So a token is told by
its shape, in every language in the same way, and by those of its parts that are words ("night_desk7": night, desk).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from guard.text.vocabulary import is_entry, is_plain, parts_of_compound

# What stands in the place of a contact of the list.
LISTED = "\ue000"

_HAN = "\u3040-\u9fff\uac00-\ud7af"
_LINK = r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s，。；、）)]+"
_MAIL = r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]+"
_NUMBER = r"[+(]?\d(?:[ ()-]{0,2}\d){4,24}(?![A-Za-z_]|[.-]?[A-Za-z0-9])"
_DOTTED = r"\d{2,4}(?:[.·•/]\d{2,4}){2,5}(?![A-Za-z0-9_]|[.·•/]\d)"
_TOKEN = r"[@#$~]?[A-Za-z0-9](?:[._/'’:+-]{0,2}[A-Za-z0-9_])*"
_UNIT = re.compile(
    rf"(?P<listed>{LISTED})|(?P<link>{_LINK})|(?P<mail>{_MAIL})|(?P<number>{_NUMBER}|{_DOTTED})|(?P<token>{_TOKEN})"
    rf"|(?P<han>[{_HAN}])|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s])"
)
# The same units, each with what stands between it and the one before. Most of a text is read first: a token behind
# which nothing stands that would make it longer, or another unit.
_WRITTEN = re.compile(
    rf"\s*+[\w\W]*?(?:[A-Za-z]++(?=\.?+(?:\s|$)|[,;!?])|[{_HAN}]|{LISTED}|{_LINK}|{_MAIL}|{_NUMBER}|{_DOTTED}|{_TOKEN}"
    r"|[^\W\d_]+|[^\w\s])"
)
_FILE = re.compile(
    r"(?i).*\.(?:md|txt|js|ts|tsx|jsx|json|ya?ml|toml|html?|css|scss|png|jpe?g|svg|gif|pdf|zip|gz|tar|exe|apk|dmg|py|rs"
    r"|go|sh|java|vue|xml|csv|log|conf|ini|lock|sol|so|dll|php|sql|env|bak)"
)
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,12}(?:/.*)?")
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_SHAPES = (
    (re.compile(rf"{_BYTE}(?:\.{_BYTE}){{3}}(?:/\d\d?)?(?::\d{{1,5}}){{0,2}}"), "socket"),
    (
        re.compile(r"(?:19|20)\d\d[-/.](?:0?[1-9]|1[012])(?:[-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d\d"),
        "date",
    ),
    (re.compile(r"\d{1,2}:\d\d(?::\d\d)?"), "time"),
    (re.compile(r"(?i)v?\d+(?:\.\d+){1,4}(?:[.-]?(?:alpha|beta|rc|x)\.?\d*)?"), "version"),
    (re.compile(r"0x[0-9a-fA-F]+|[0-9a-f]{16,}|[0-9A-F]{16,}"), "hash"),
)
# "wouldn't", "they're"; "e.g", "U.S": words, though no dictionary has them.
_CONTRACTED = re.compile(r"(?i)[a-z]+['’](?:t|s|re|ve|ll|d|m)")
_ABBREVIATED = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
_MEASURE = re.compile(r"(?i)\d+(?:[.,]\d+)*[a-z]{1,4}|\d+(?:st|nd|rd|th)|\d+x|x\d+")
_PARTS = re.compile("[A-Za-z0-9]+")
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[A-Za-z]+")
_SIGNS = str.maketrans("，：；！？（）【】「」『』“”‘’《》、。～＠＃＝→➜⇒➡▸»>~", ',:;!?()[]""""""\'\'"",.-@#=→→→→→→→-')
_STOPS = frozenset(".!?。！？:：•")
# A name of letters alone has so many, and one that is two words together so many.
_SHORTEST_ODD, _SHORTEST_COMPOUND = 3, 8
# In how many digits a number is one mark.
_BUCKETS = (2, 3, 4, 6, 9, 13)
# Marks of what nobody is reached by, besides words.
_OF_NOBODY = frozenset(
    f"<{mark}>"
    for mark in (
        "date time version @version socket abbr file link mail listed measure CAPS n2 n3 n-2 n-3 a-aa a-aA #word $word"
        " ~word"
    ).split()
)
# So many tokens are remembered.
_MOST_TOKENS = 32768
# A word in capitals within a sentence may be somebody's name.
NAMED = "Name"


def masked(folded: str, contacts: Iterable[str]) -> str:
    """Return folded text with the mark of a listed contact in the place of each of some contacts, also of one whose
    parts stand there with a few signs or a word between them ("help dot wallet dot example").
    """
    for contact in sorted(contacts, key=len, reverse=True):
        if contact in folded:
            folded = folded.replace(contact, LISTED)
        elif len(parts := _PARTS.findall(contact)) > 1:
            folded = re.sub(r"\s?\S{1,8}?\s?".join(map(re.escape, parts)), LISTED, folded, flags=re.IGNORECASE)
    return folded


class Unit(NamedTuple):
    """A unit of a text: what the model sees of it, and the words of which it is made. Equal units are one object."""

    seen: str
    pieces: tuple[str, ...]
    # Whether somebody could be reached by what stands there, and whether it is a word that could be a name.
    may_be_contact: bool
    may_be_name: bool

    def __str__(self) -> str:
        """Return the unit as tables write it."""
        return "~".join((self.seen, *self.pieces))


@lru_cache(maxsize=32768)
def _unit(seen: str, pieces: tuple[str, ...] = ()) -> Unit:
    contact = len(seen) > 1 and seen[0] == "<" and seen not in _OF_NOBODY
    return Unit(seen, pieces, contact, pieces == (NAMED,))


def read_unit(written: str) -> Unit:
    """Return a unit that a table has."""
    seen, *pieces = written.split("~")
    return _unit(seen, tuple(pieces))


def units_of(folded: str) -> list[Unit]:
    """Return the units of folded text in their order."""
    return units_and_places(folded)[0]


def units_and_places(folded: str) -> tuple[list[Unit], list[int]]:
    """Return the units of folded text in their order, and where each begins."""
    written = _WRITTEN.findall(folded)
    told = [*map(_told.__getitem__, written)]
    units = [one.within for one in told]
    for at in (0, *(at + 1 for at, one in enumerate(told) if one.stops)):
        units[at : at + 1] = [one.first for one in told[at : at + 1]]
    return units, [end - one.length for end, one in zip(accumulate(map(len, written)), told, strict=True)]


def written_at(folded: str, start: int) -> str:
    """Return what is written of the unit that begins at a place of folded text."""
    match = _UNIT.match(folded, start)
    return match[0] if match else ""


class _Written(NamedTuple):
    """What a unit as it is written is: as the first of a sentence, and within one; whether it ends one; and how many
    characters it has.
    """

    first: Unit
    within: Unit
    stops: bool
    length: int


class _Told(dict[str, _Written]):
    """What each unit is, found out when it is met first. It is given with what stands before it."""

    def __missing__(self, written: str) -> _Written:
        if len(self) >= _MOST_TOKENS:
            self.clear()
        match = _UNIT.search(written)
        kind, value = (match.lastgroup, match[0]) if match else ("", "")
        pieces: tuple[str, ...] = ()
        if kind == "token":
            seen, pieces = _mark_of(value)
        elif kind == "number":
            seen = _number(value)
        elif kind == "sign":
            seen = value.translate(_SIGNS)
        else:
            seen = f"<{kind}>" if kind in ("listed", "link", "mail") else value.lower()
        named = kind == "token" and not pieces and seen[0] != "<" and value[0].isupper() and value[1:].islower()
        unit = _unit(seen, pieces)
        told = self[written] = _Written(unit, _unit(seen, (NAMED,)) if named else unit, value in _STOPS, len(value))
        return told


_told = _Told()


def _number(value: str) -> str:
    digits = sum(map(str.isdigit, value))
    for pattern, told in _SHAPES:
        if pattern.fullmatch(value):
            return f"<{told}>" if told != "version" or digits < 8 else f"<n-{_bucket(digits)}>"
    parted = "" if value.isdigit() else "+" if value[0] == "+" else "-"
    return f"<n{parted}{_bucket(digits)}>"


def _bucket(digits: int) -> int:
    return next((most for most in _BUCKETS if digits <= most), _BUCKETS[-1] + 1)


def _mark_of(token: str) -> tuple[str, tuple[str, ...]]:
    """Return what the model sees of a token, and the words of which it is made."""
    sign, name = (token[0], token[1:]) if token[0] in "@#$~" else ("", token)
    told = _shape(name)
    if told[0] != "<":
        return (f"<{sign}word>", (told,)) if sign else (told, ())
    return f"<{sign}{told[1:]}".replace("~", "-"), () if told in _OF_NOBODY else _pieces(name)


def _shape(name: str) -> str:
    if name.isdigit():
        return f"<n{_bucket(len(name))}>"
    told = next((told for pattern, told in _SHAPES if pattern.fullmatch(name)), "")
    if told:
        return f"<{told}>"
    if not _DIGIT.search(name):
        return _of_letters(name)
    if _FILE.fullmatch(name):
        return "<file>"
    if _MEASURE.fullmatch(name):
        return "<measure>"
    digits = sum(map(str.isdigit, name))
    if not _LETTERS.search(name):
        return f"<n-{_bucket(digits)}>"
    plain = all(len(part) == 1 or is_plain(part) for part in _LETTERS.findall(name))
    return f"<mix{_joint(name, '_./:-')}{_case(name)}{'w' if plain else 'o'}{min(digits, 4)}>"


def _of_letters(name: str) -> str:
    """Return the mark of a name of letters, or the word that it is."""
    if _CONTRACTED.fullmatch(name):
        return name.lower().replace("’", "'")
    if _ABBREVIATED.fullmatch(name):
        return "<abbr>"
    joint = _joint(name, "_./:+-")
    plain = is_plain(name.replace("'", "").replace("’", ""))
    if not joint:
        if plain and name.islower() and len(name) >= _SHORTEST_COMPOUND and not is_entry(name):
            return "<comp>"
        if plain or len(name) < _SHORTEST_ODD:
            return name.lower()
        if name.isupper():
            return "<CAPS>"
        return "<Odd>" if name[0].isupper() and name[1:].islower() else "<odd>" if name.islower() else "<oDd>"
    if joint == "." and _FILE.fullmatch(name):
        return "<file>"
    if joint == "-" and plain:
        return f"<a-a{_case(name)}>"
    host = "h" if joint == "." and _HOST.fullmatch(name) else ""
    return f"<a{joint}a{host}{_case(name)}{'w' if plain else 'o'}>"


def _joint(name: str, signs: str) -> str:
    return next((sign for sign in signs if sign in name), "")


def _case(name: str) -> str:
    return "A" if name != name.lower() else "a"


def _pieces(name: str) -> tuple[str, ...]:
    """Return the words of which a name is made; what is no word would be the name itself."""
    found: list[str] = []
    for part in (part.lower() for part in _LETTERS.findall(name) if len(part) > 1):
        found += [part] if is_entry(part) else parts_of_compound(part)
    return tuple(found)
