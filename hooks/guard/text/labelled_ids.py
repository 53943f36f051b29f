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
from guard.text.host_endings import is_ending
from guard.text.ids import ODD, SURE, kind_of
from guard.text.leads import is_denied
from guard.text.vocabulary import is_entry, is_plain
from guard.words import toml, whole_words, words

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
_ARROW = "(?:[→➜➔➡⇒»☞]|[-=]?>{1,2})"
_LINK = rf"(?:\s?(?:{_LABEL}|{words('is-words')})){{0,4}}\s?(?:[:：=#(]|{_ARROW})?\s?[\"“「『]?"
_DIGITS = r"\d(?:[ -]?\d){4,21}"
_MARKED = r"[$+*~][A-Za-z][A-Za-z0-9_.-]{3,31}"
_AT_NO_HOST = r"[a-z0-9][a-z0-9_-]{1,30}@[a-z][a-z0-9_-]{1,30}(?![\w.-])"
_TOKEN = r"@?(?:0x)?[A-Za-z0-9](?:[A-Za-z0-9._-]{2,110}[A-Za-z0-9])"
# A name with the space that it is in: lens/desk, #desk:server.
_SPACED = rf"(?:{words('name-spaces-of-ids')})/[a-z0-9_-]{{4,32}}|#[a-z0-9_.-]{{3,40}}:[a-z0-9][a-z0-9.-]{{2,40}}"
_ID = rf"(?P<id>{_MARKED}|{_AT_NO_HOST}|{_SPACED}|{_DIGITS}(?![\d%])|{_TOKEN})(?![A-Za-z0-9_@/\\(=]|\.\w)"
_NAMED = r"(?P<named>[A-Z][a-z]+(?:\s[A-Z][a-z]+){1,2}|[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fffA-Za-z])"
# A code that is read out: capitals, with or without figures.
_CODE = re.compile(r"(?=.*[A-Z])[A-Z0-9]{6,8}")
# A code that lets somebody into a group: letters of both cases and figures.
_INVITED, _INVITE = (
    re.compile(rf"(?i){words('labels-of-invites')}"),
    re.compile(r"(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9]{6,12}"),
)
# Programs that talk are called so on Telegram.
_BOT = re.compile(r"@?[A-Z][A-Za-z0-9_]{4,28}[Bb]ot")
# A program in a store: 6470000123, id6470000123, C100654321, 9NBLGGH4NNS1.
_IN_STORE = re.compile(r"(?:[A-Za-z]{1,2})?\d{9,12}|C\d{8}|9(?=[A-Z0-9]*\d[A-Z0-9]*[A-Z])[A-Z0-9]{11}")
# The number of a mobile, to which somebody is paid.
_OF_PHONE = re.compile(r"0\d{8,10}")
_DIGITS_ALONE, _MARK = re.compile(_DIGITS), re.compile(r"[$+*~]")
_DAY = re.compile(r"(?:19|20)\d\d(?:[ -]?[01]\d(?:[ -]?[0-3]\d)?)?")
# Of these a colon alone says that an id follows.
_REACHED = frozenset({"talked", "paid", "controlled"})
# An address of a wallet has so many characters.
_LEAST_OF_KEY, _HEXADECIMAL = 26, re.compile("(?:0x)?[0-9A-Fa-f]+")
# So long is one that is made of letters alone, of a chain or of a messenger.
_LEAST_OF_LETTERS, _LEAST_OF_MESSENGERS = 32, 40
# One word again and again is none.
_THRICE = re.compile(r"(?i)([a-z]{4,12})\1\1")
# What stands in brackets behind a name says nothing of what follows.
_REMARK = r"\s?\([^()]{1,16}\)\s?|\s?[^\W\d_]{1,8}[:：]\s?"
# An id has so many parts with dots between them; a part that is no word has so many letters.
_LEAST_PARTS = 3
_FIRST_OF_OTHERS = "\u2e80"
# Names in these are nowhere else than with their services.
_KOREAN_OR_KANA = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")
# Two words, or one that somebody who helps is called by: exampledesk.
_OF_DESK = re.compile(rf"[a-z]{{3,20}}-?(?:{words('names-of-desks')})")


def _shape(group: str) -> re.Pattern[str]:
    names = sorted((name for name, of in _NAMES.items() if of == group), key=len, reverse=True)
    label = {"chained": _OF_CHAINS, "stored": _OF_PROGRAMS, "talked": f"(?:{_LABEL}|{_OF_CHAINS})"}.get(group, _LABEL)
    if group == "controlled":
        label = rf"(?:{label}|{whole_words('puts-in', 'seek-verbs')})"
    # "Threema-ID": a name and a label that a dash joins.
    alone = rf"(?![A-Za-z0-9_/@]|-(?!{label}))"
    name = rf"(?i:(?<![\w@/.$-])(?P<name>{'|'.join(map(re.escape, names))}){alone})"
    gap = _GAP % _REACH[group]
    who = rf"{gap}(?i:{_PERSON})\s?[:：]?\s?{_NAMED}|" if group == "paid" else "(?P<named>(?!))|"
    said = rf"(?P<said>{gap}(?i:{label}{_LINK}))"
    remark = _REMARK if group == "chained" else "(?!)"
    between = rf"{said}|\s?(?P<colon>[:：=]|{_ARROW})\s?[\"“「『]?|(?P<remark>{remark})|\s"
    return re.compile(rf"{name}(?:{who}(?:{between}){_ID})")


_SHAPES = {group: _shape(group) for group in _GROUPS}
_NAMED_ALONE = sorted(
    (name for name, of in _NAMES.items() if of in ("talked", "controlled", "paid")), key=len, reverse=True
)
_REACHING = re.compile(rf"(?<![A-Za-z0-9@/._-])(?:{'|'.join(map(re.escape, _NAMED_ALONE))})(?![A-Za-z0-9@/_-])")
# A service that nobody knows: "Zinglo room kf_desk", "Zinglo: kf.example.desk".
_OF_STRANGER = rf"(?P<sure>(?i:{words('labels-of-strangers')}))|(?P<said>(?i:{_LABEL}))|(?=:)"
_LEADS_TO = rf"(?:\s(?:{words('is-words')}))?\s?(?:[:：=#]|{_ARROW})?\s?"
_ITS_ID = r"(?P<id>@?[a-z][a-z0-9._-]{4,40}(?<![._-]))(?![A-Za-z0-9_@/\\(=:]|\.\w)"
_UNKNOWN = re.compile(rf"(?<![\w@/.$-])(?P<name>[A-Z][a-z]{{3,11}})\s?(?:{_OF_STRANGER}){_LEADS_TO}{_ITS_ID}")
# A text without any of these tells no id so.
_HINTS = Hints(
    finds=lambda text: some(labelled_ids(text)),
    talked=_SHAPES["talked"],
    controlled=_SHAPES["controlled"],
    paid=_SHAPES["paid"],
    traded=_SHAPES["traded"],
    chained=_SHAPES["chained"],
    stored=_SHAPES["stored"],
    unknown=_UNKNOWN,
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
    for match in _UNKNOWN.finditer(folded) if "unknown" in hints else ():
        if _is_of_stranger(match) and not is_denied(match[0]):
            yield ToldAccount(match["id"].lstrip("@"), match[0], match["name"])


def names_of_talk() -> str:
    """Return the names of services by which somebody is reached as a part of a pattern that finds one of them alone."""
    names = sorted((name for name, of in _NAMES.items() if of == "talked"), key=len, reverse=True)
    return rf"(?<![\w@/.$-])(?:{'|'.join(map(re.escape, names))})(?![A-Za-z0-9_/-])"


def service_in(folded: str) -> str:
    """Return the first name in folded text of a service by which somebody is reached, led or paid, written as it
    writes itself; or ''.
    """
    return next((match[0] for match in _REACHING.finditer(folded) if match[0] in _NAMES), "")


def _is_of_stranger(match: re.Match[str]) -> bool:
    """Tell whether what stands behind a name that no dictionary has is somebody's there."""
    name, told = match["name"].lower(), match["id"].lstrip("@")
    if is_plain(name) or name in told or told in name:
        return False
    if _is_dotted(told):
        return True
    return (match["sure"] is not None and kind_of(told) in (SURE, ODD)) or (
        (match["sure"] or match["said"]) is not None and _OF_DESK.fullmatch(told) is not None
    )


def _is_of_somebody(match: re.Match[str], group: str) -> bool:
    """Tell whether what stands behind a name is somebody's: whatever is marked or numbered behind a label, and what is
    made as ids are.
    """
    name, told = match["name"], match["id"]
    behind = match["said"] or match["colon"] or match["remark"]
    if group == "chained" and _is_long_key(told or "", sure=bool(behind)):
        return True
    if group == "stored":
        return told is not None and _IN_STORE.fullmatch(told) is not None
    is_word = _is_word(name)
    pointed = match["colon"] is not None and _is_dotted((told or "").lstrip("@"))
    if is_word and (name not in _NAMES or not (match["said"] or match["named"] or pointed)):
        return False
    if match["named"]:
        return True
    bare = told.lstrip("@")
    of_script = _KOREAN_OR_KANA.match(name) is not None and bare.islower() and not is_entry(bare)
    if group == "talked" and ("/" in told or of_script or _is_whole_key(bare)):
        return True
    if group == "talked" and (match["said"] or match["colon"]) and _OF_DESK.fullmatch(bare) and not is_entry(bare):
        return True
    if _MARK.match(told) or "@" in bare:
        return group != "traded" and (told.isupper() or not is_plain(bare.strip("$+*~")))
    if not match["said"]:
        if group == "paid" and _OF_PHONE.fullmatch(re.sub("[ -]", "", told)):
            return True
        return group in _REACHED and (pointed or (_is_made(bare) if match["colon"] else _is_name(bare)))
    if _DIGITS_ALONE.fullmatch(told):
        return group != "chained" and not _DAY.fullmatch(told)
    if group == "talked" and _BOT.fullmatch(bare):
        return True
    if group == "talked" and (_is_of_two(bare) or (_INVITED.search(match["said"]) and _INVITE.fullmatch(told))):
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


def _is_long_key(told: str, *, sure: bool) -> bool:
    """Tell whether an id is as long as the address of a wallet, letters and figures, but no checksum: that is made of
    hexadecimal digits. One of letters alone is longer, and of one case unless something says that it follows (`sure`).
    """
    if not told.isalnum() or len(told) < _LEAST_OF_KEY or _HEXADECIMAL.fullmatch(told):
        return False
    if told.isalpha() and not _THRICE.search(told):
        return len(told) >= (_LEAST_OF_LETTERS if sure else _LEAST_OF_MESSENGERS - 6) and not is_plain(told)
    return not told.isdigit()


def _is_whole_key(told: str) -> bool:
    """Tell whether an id is as long as the key by which a messenger knows somebody, in small letters."""
    return told.isalnum() and told.islower() and len(told) >= _LEAST_OF_MESSENGERS and not _HEXADECIMAL.fullmatch(told)


def _is_of_two(told: str) -> bool:
    """Tell whether an id is a name that is no word, and a word behind a dot that is no ending of a file or a host."""
    first, dot, last = told.partition(".")
    of_letters = bool(dot) and first.isalpha() and told.islower() and not is_plain(first)
    return of_letters and len(last) >= _LEAST_PARTS and is_entry(last) and not is_ending(last)


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
