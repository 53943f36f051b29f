"""Accounts by evidence: in one clause a service, an invitation or a label, and a token that is no word.

The messengers' own names with an id right beside them are read in messengers.py. Here the id may stand before the name
or some words behind it, the service may be one that few know, and where a verb invites ("DM name88") or a label stands
("Farcaster: name") there may be no service at all. What kind of token there is (ids.py) decides how much evidence is
asked: for a sure one a service in the clause is enough; digits stand beside the name or behind a label ("UID"); an odd
one stands beside the name, or where somebody is told to look for it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from guard.text.account_names import is_service
from guard.text.doubt import PLAINLY, explains
from guard.text.hints import Hints, some
from guard.text.ids import DIGIT, DIGITS, ID, LABEL_REACH, OF_THINGS, SHORTEST, SURE, Token, kind_of, tokens_in
from guard.text.leads import is_denied, sentences
from guard.text.simplified import simplified
from guard.text.vocabulary import is_plain
from guard.words import names_in_text, whole_words, word_endings, word_patterns, words, words_apart

# A stroke that parts a name and its number, as in names of games: night丶07.
UNDERSCORE_STROKES = frozenset(words("underscore-strokes").split("|"))
_STROKE = re.compile(rf"(?<=[A-Za-z0-9])(?:{words('underscore-strokes')})(?=[A-Za-z0-9])")

_CLAUSE_END = re.compile(r"[。!?！？;；\n]|\.(?=\s+[A-Z\u4e00-\u9fff]|\Z)")
# Names that are words, too: they tell less.
_WORD = rf"(?<![a-z0-9_./-])(?:{words('service-words')})(?![a-z0-9_/-]|\.[a-z])"
_SERVICE = re.compile(
    rf"(?i)(?P<name>{names_in_text('services', 'messenger-names')})|(?P<word>{_WORD}|{words('messenger-signs')})"
)
# By what a cheap look tells that a text names a service: names that are one word, signs of those of languages without
# spaces, and the patterns of the others.
_SIGNS = frozenset(
    char
    for pattern in word_patterns("services", "messenger-names", "messenger-signs", spaced=False)
    for char in pattern
    if not char.isascii()
)
_PATTERNS = word_patterns("services", "messenger-names", "service-words", spaced=True)
_PLAIN_NAMES = frozenset(pattern for pattern in _PATTERNS if pattern.isalpha() and pattern.isascii())
_OTHER = re.compile(
    rf"(?:{'|'.join(pattern for pattern in _PATTERNS if pattern not in _PLAIN_NAMES)})"
    r"|(?<![a-z])[vwq][\s._-]?[vwqx]|[+➕]\s?[vw]"
)
_LATIN_WORD = re.compile(r"[a-z]+")
_VERB_OR_ROLE = re.compile(rf"(?i){whole_words('contact-verbs', 'contact-roles')}")
_VERB = re.compile(rf"(?i){whole_words('contact-verbs')}")
_HELPS = re.compile(rf"(?i){whole_words('helpers')}|(?<![a-z])kefu(?![a-z])")
# Kana, Hangul, Devanagari, Arabic, Thai, Cyrillic, Hebrew: an id of Latin letters ends before them.
_OTHER_WRITINGS = "\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\uac00-\ud7a3"
# How near to its end a block invites to what stands beside it, in characters.
_BEFORE_REACH = 20
_MARKS = r"[\s:：=\-–—()（）「」『』“”‘’\"'\[\]【】<>《》|,、/@~→➜•·👇👉⬇]"
_FILLERS = (
    rf"(?:{words('between-service-and-id')}|{words('between-messenger-and-id')}|{words('id-labels')}"
    rf"|{words('contact-verbs')})"
)
# What may stand between a label and its id: marks and words that lead on.
_LEADS = re.compile(rf"(?i)(?:{_MARKS}|{_FILLERS})*")
# The same after a verb, with a name that nobody has on a list: 联系 Beeper kf8866.
_TO_ID = re.compile(rf"(?i)(?:{_MARKS}|{_FILLERS})*(?:(?-i:[A-Z])[a-z]{{2,9}}\s)?")
_EXPLICIT = re.compile(rf"(?i)[:：=@「『“\"]|{words_apart('id-labels')}")
_ID_LABEL = re.compile(rf"(?i)@|{words('id-sign')}|{words_apart('id-labels', 'between-service-and-id')}")
_SEEK = re.compile(
    rf"(?i){whole_words('seek-verbs')}"
    rf"(?:{_MARKS}|{words_apart('between-verb-and-name')})*\Z"
)
# "imwdesk on Telegram", "imwdesk (Signal)", "imwdesk 的微信".
_BEHIND = re.compile(rf"(?i)[\s,]*(?:[(（\[]|{words('behind-a-name')}|,|-|–|—)\s*")
# "WA: 12025550143": initials of a service, and so many digits that they are a number.
_INITIALS, _LEAST_NUMBER = 2, 8
# How far from the evidence an id may stand, in characters.
_CLAUSE_REACH, _BESIDE_REACH = 64, 28
# Further from a name than this no service begins that stands right beside it.
_FAR = 200
_LABEL = (
    rf"(?P<label>[A-Za-z][A-Za-z0-9.+]{{1,19}}(?:\s(?i:{words('label-ends')}))?"
    rf"|[\u4e00-\u9fff]{{1,6}}(?:{words('label-ends')})?)"
)
_LABELLED = re.compile(
    rf"(?:\A|(?<=[。;；,、|(（\s])){_LABEL}\s?[:：]\s?[@「“\"]?{ID}[」”\"]?"
    r"(?=\s?(?:[)）,，、。;；!！|]|\Z)|\s[\u4e00-\u9fff(（])"
)
# Somebody is told, whose name is made of words and says that help is given: "contact: tide_restore_one".
_OF_PEOPLE = re.compile(rf"(?i){words('labels-of-people')}")
_FREES = re.compile(rf"(?i)(?:\A|_)(?:{words('names-of-freeing')}|{words('names-of-desks')})")
_ID_WORD = re.compile(rf"(?i)\s(?:{words('label-ends')})\Z")
# What a shop's or a cloud's app makes a page of: 夸克口令 /~abc123~:/, 网盘 s/1AbCd2
_COMMAND = re.compile(
    rf"(?:(?:{words('shop-commands')})[^。!?;A-Za-z0-9]{{0,8}}"
    rf"|(?:{words('shares')})[^。!?;]{{0,16}}?(?<![A-Za-z0-9])s/)"
    r"(?P<id>(?=[A-Za-z]*\d)[A-Za-z0-9]{6,24})(?![A-Za-z0-9])"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_COUNTED = rf"{words('counters')}|%|{word_endings('counted')}"
_UNITS_BEHIND = re.compile(rf"(?i)\s?(?:{_COUNTED}|(?-i:[A-Z]{{3,5}})\b)")
# What ends the clause behind an id; no word of it is read further than so many characters.
_END = re.compile(rf"\s?(?:[,，。.;；!！)）|{_OTHER_WRITINGS}]|{words('on-duty')}|\Z)")
_END_REACH = 3

# Somebody within a group or a company, as packages are called too: @tidehelp/one.
_SCOPED = re.compile(r"(?<![\w@./&=-])@(?P<id>[A-Za-z0-9][\w-]*/[A-Za-z0-9][\w.-]*[A-Za-z0-9_])(?![\w/@])")
_WRITE = re.compile(rf"(?i){whole_words('write-verbs')}")
# Between a verb and a name only marks that no program has there: `Message } from "@scope/name"` calls nobody.
_TO_SCOPE = re.compile(
    rf"(?i)(?:[\s:：,，「“\"'`(（]|{words('between-messenger-and-id')}|{words('between-verb-and-scope')})*"
)
_KEPT_THERE = re.compile(rf"(?i)\b(?:{words('kept-there')})\s\Z")
_HYPHENED = re.compile(r"[a-z]{2,}(?:-[a-z]{2,})+")
_KEEPERS = re.compile(rf"(?i)(?:{words('code-hosts')}|npm)")

# What stands behind the name of a service as it does in an address there: LinkedIn /in/tide-desk.
_PROFILE = re.compile(
    r"\s?:?\s?/(?:in|u|user|users|c|channel|company|groups?|add|people|profile|pages?|p|t)/@?(?P<id>[A-Za-z0-9][\w.-]{3,31})"
)

# What names begin with on networks that part their spaces so: lens/tidedesk; and how far around it something says so.
_IN_SPACE = re.compile(
    rf"(?i)(?<![\w./@-])@?(?P<space>{words('name-spaces')})/@?(?P<id>[a-z][a-z0-9_-]{{3,31}})(?![\w/.@-]\w|/)"
)
_OF_SPACES = re.compile(
    rf"(?i)(?<![\w./@-])(?:{words('name-spaces')})(?![\w/])|{words_apart('id-labels', 'seek-verbs')}"
)
_SPACE_REACH = 32

# A text without a token that is long enough, and without a command, has no id.
_MAY_BE_ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{{SHORTEST - 1}}}|{words('shop-commands')}|@[A-Za-z0-9_-]+/|s/")
# A text without any of these tells of no account.
_HINTS = Hints(
    finds=lambda text: some(accounts_by_evidence(text)),
    wants=_MAY_BE_ID,
    service=_SERVICE,
    verb=_VERB_OR_ROLE,
    label=_LABELLED,
    command=_COMMAND,
    scope=_SCOPED,
    space=_IN_SPACE,
)


class ToldAccount(NamedTuple):
    """An id, the text that makes it an account, and the service that is named with it."""

    value: str
    shown: str
    service: str = ""


def accounts_by_evidence(folded: str) -> Iterator[ToldAccount]:
    """Yield the accounts of folded text that a service, an invitation or a label in their clause gives away."""
    folded = folded if UNDERSCORE_STROKES.isdisjoint(folded) else _STROKE.sub("_", folded)
    plain = simplified(folded)
    if not _HINTS.of(plain):
        return
    tokens = tokens_in(folded)
    # What is a service is asked only where there is an id, for it takes the longest.
    scoped = "/" in folded and "@" in folded
    services = list(_services(plain)) if tokens or scoped else []
    if scoped:
        yield from _of_scope(plain, services)
    if "/" in folded:
        yield from _of_profiles(plain)
        yield from _in_spaces(plain)
    if not tokens and not _COMMAND.search(plain):
        yield from _of_label(plain) if "_" in plain else ()
        return
    starts = [match.start() for match in services]
    for token in tokens:
        start, end = _clause(plain, token)
        first, last = bisect_left(starts, start), bisect_right(starts, end)
        near = [match for match in services[first:last] if match.end() <= end]
        service = _of_service(plain, token, near)
        verb = "" if service else _of_verb(plain, token, start)
        told = (service or verb) and _lead(plain, token.start, token.end, services)
        if (service or verb) and not told and explains(sentence_at(folded, token.start), PLAINLY):
            continue
        if service:
            yield ToldAccount(token.value.lower(), f"{token.value} ({service})", service)
        elif verb:
            yield ToldAccount(token.value.lower(), f"{verb} … {token.value}")
    yield from _of_label(plain)
    for match in _COMMAND.finditer(plain):
        yield ToldAccount(match["id"].lower(), match[0])


def sentence_at(folded: str, at: int) -> str:
    """Return the sentence of folded text in which a place lies."""
    return next((folded[start:end] for start, end in sentences(folded) if start <= at < end), "")


def _services(text: str) -> Iterator[re.Match[str]]:
    """Yield the names of services in `text`; most texts hold none, which a cheap look tells."""
    if "service" not in _HINTS.of(text):
        return
    lower = text.lower()
    if _SIGNS.isdisjoint(lower) and _PLAIN_NAMES.isdisjoint(_LATIN_WORD.findall(lower)) and not _OTHER.search(lower):
        return
    yield from _SERVICE.finditer(text)


@lru_cache(maxsize=4)
def _services_once(text: str) -> list[re.Match[str]]:
    """Return the same as a list: one text may be asked for each of its names."""
    return list(_services(text))


def ends_with_service(folded: str) -> bool:
    """Tell whether folded text ends with the name of a service and what leads to an id ("Snapchat:")."""
    plain = simplified(folded)
    return any(match["name"] and _LEADS.fullmatch(plain, match.end()) for match in _services(plain))


def names_service(folded: str) -> str:
    """Return the name of the first service in folded text, or ''."""
    return next((match["name"] for match in _services(simplified(folded)) if match["name"]), "")


def services_in(folded: str) -> list[str]:
    """Return the names of all services in folded text, but for words that may be such a name or none."""
    return [match["name"] for match in _services(simplified(folded)) if match["name"]]


class Service(NamedTuple):
    """The name of a service, and where it stands."""

    name: str
    start: int
    end: int


def services_at(simple: str) -> list[Service]:
    """Return the services of simplified text; a word that is a name, too, where it is written like one."""
    return [
        Service(match[0], *match.span())
        for match in _services(simple)
        if match["name"] or match[0][:1].isupper() or not match[0].isascii()
    ]


def is_keeper(service: str) -> bool:
    """Tell whether a service keeps programs."""
    return _KEEPERS.fullmatch(service) is not None


def speaks_of_accounts(folded: str) -> bool:
    """Tell whether folded text names a service, invites to reach somebody, or says who is reached."""
    plain = simplified(folded)
    return any(_services(plain)) or _VERB_OR_ROLE.search(plain) is not None


def invites_to_what_follows(folded: str) -> bool:
    """Tell whether folded text invites, at its end, to reach what stands behind it."""
    plain = simplified(folded)
    if is_denied(plain):
        return False
    listed = plain.endswith((":", "：")) and any(_services(plain))
    return listed or _VERB.search(plain[-_BEFORE_REACH:]) is not None


def invites_to_what_precedes(folded: str) -> bool:
    """Tell whether folded text invites, at its beginning, to reach what stands before it."""
    plain = simplified(folded)
    return not is_denied(plain) and _VERB.match(plain) is not None


def offers_help(name: str) -> bool:
    """Tell whether a name says what somebody would do for others: kf_rescue_07."""
    return _HELPS.search(name.replace("_", " ")) is not None


def sought(folded: str) -> str:
    """Return the token that folded text, a step of its own, tells to look for ("Type imwdesk"), or ''."""
    plain = simplified(folded)
    for token in tokens_in(folded):
        if token.kind != DIGITS and _SEEK.search(plain, max(0, token.start - _CLAUSE_REACH), token.start):
            return token.value
    return ""


def _clause(text: str, token: Token) -> tuple[int, int]:
    """Return where the clause of a token begins and ends, and no more of it than may be evidence."""
    begin = max(0, token.start - _CLAUSE_REACH)
    ends = [match.end() for match in _CLAUSE_END.finditer(text, begin, token.start)]
    after = _CLAUSE_END.search(text, token.end, token.end + _CLAUSE_REACH)
    return (ends[-1] if ends else begin), (after.start() if after else token.end + _CLAUSE_REACH)


def _of_service(text: str, token: Token, services: list[re.Match[str]]) -> str:
    """Return the service in its clause of which a token is an id, or ''."""
    if is_service(token.value):
        return ""
    for service in services:
        if service.start() < token.end and token.start < service.end():
            continue
        behind = service.start() >= token.end
        gap = text[token.end : service.start()] if behind else text[service.end() : token.start]
        if _is_repository(text, token, service, gap):
            continue
        if _fits(text, token, service, gap, behind):
            return service[0]
    return ""


def _fits(text: str, token: Token, service: re.Match[str], gap: str, behind: bool) -> bool:
    named = service["name"] is not None
    leads = _LEADS.fullmatch(gap) is not None and len(gap) <= _BESIDE_REACH
    explicit = leads and _EXPLICIT.search(gap) is not None
    if token.kind == SURE:
        return named or _stands_out(text, token, service) or (leads and (explicit or not behind))
    if _UNITS_BEHIND.match(text, token.end):
        return False
    if token.kind == DIGITS:
        short = ":" in gap and len(service[0]) <= _INITIALS and len(token.value) >= _LEAST_NUMBER
        labelled = short or _ID_LABEL.search(gap) is not None or not service[0].isascii()
        return leads and not behind and (named or (explicit and labelled))
    if behind:
        if named and token.value.islower() and _is_all(text, token.start, service.end(), gap):
            return True
        sought_for = _SEEK.search(text, max(0, token.start - _BESIDE_REACH), token.start) is not None
        return (named and sought_for) or (_BEHIND.fullmatch(gap) is not None and (sought_for or "(" in gap))
    if explicit and (named or (":" in gap and service[0][0].isupper())):
        return True
    if leads and service[0][0].isupper() and _ID_LABEL.search(gap) and _ends(text, token.end):
        return True
    if (
        _is_all(text, service.start(), token.end, gap)
        and service[0][0].isupper()
        and ("-" in token.value or (service[0].isupper() and len(service[0]) > _INITIALS))
    ):
        return True
    seek = _SEEK.search(text, service.end(), token.start)
    if seek and _HAN.search(text[service.end() : token.start]) and _stands_out(text, token, service):
        return True
    return named and (seek is not None or (leads and _ends(text, token.end)))


def _is_repository(text: str, token: Token, service: re.Match[str], gap: str) -> bool:
    """Tell whether words with hyphens beside a service that keeps programs name one: "View on GitHub tauri-utils".
    Where somebody is reached, or offers help, it is a person.
    """
    if not _KEEPERS.fullmatch(service[0]) or not _HYPHENED.fullmatch(token.value) or offers_help(token.value):
        return False
    if not _KEPT_THERE.search(text, 0, service.start()) or _EXPLICIT.search(gap):
        return False
    around = text[max(0, token.start - _CLAUSE_REACH) : token.end + _CLAUSE_REACH]
    return not (_VERB_OR_ROLE.search(around) or _WRITE.search(around) or _SEEK.search(text, 0, token.start))


def _stands_out(text: str, token: Token, service: re.Match[str]) -> bool:
    """Tell whether a word such as Signal or Session is meant as the name that it is too."""
    if service[0][0].isupper() or not service[0].isascii():
        return True
    around = text[max(0, token.start - _CLAUSE_REACH) : token.end + _CLAUSE_REACH]
    return (
        _HAN.search(around) is not None
        or _SEEK.search(text, max(0, token.start - _CLAUSE_REACH), token.start) is not None
    )


def _is_all(text: str, start: int, end: int, gap: str) -> bool:
    """Tell whether a service and an id are all of a clause, with nothing between them but what joins the two."""
    before = text[max(0, start - _BESIDE_REACH) : start].rstrip()
    if before and not _CLAUSE_END.search(before, len(before) - 1):
        return False
    return _ends(text, end) and (gap.isspace() or _BEHIND.fullmatch(gap) is not None)


def _ends(text: str, at: int) -> bool:
    """Tell whether nothing of the clause follows: an id stands at its end, the next word of a sentence does not."""
    return _END.match(text[at : at + _END_REACH]) is not None


def _of_verb(text: str, token: Token, start: int) -> str:
    """Return the invitation or the role before a token that is sure to be an id, or ''."""
    if token.kind != SURE or OF_THINGS.search(text, max(start, token.start - LABEL_REACH), token.start):
        return ""
    last = None
    for match in _VERB_OR_ROLE.finditer(text, max(start, token.start - _BESIDE_REACH), token.start):
        last = match
    if last and last.end() + LABEL_REACH >= token.start and _TO_ID.fullmatch(text, last.end(), token.start):
        return last[0]
    return ""


def _of_scope(text: str, services: list[re.Match[str]]) -> Iterator[ToldAccount]:
    """Yield names within a scope that somebody is told to write to, or that stand beside a service for chats."""
    for match in _SCOPED.finditer(text):
        lead = _lead(text, match.start(), match.end(), services)
        if lead:
            service = next((one[0] for one in services if one[0] == lead), "")
            yield ToldAccount(match["id"].lower(), f"{lead} … {match[0]}", service)


def is_told(folded: str, name: str) -> bool:
    """Tell whether a name, wherever it stands in folded text, stands beside a service for chats or is to be written
    to.
    """
    plain, at = simplified(folded), folded.find(name)
    services = _services_once(plain) if at >= 0 else []
    while at >= 0:
        if _lead(plain, at, at + len(name), services):
            return True
        at = folded.find(name, at + 1)
    return False


def _of_profiles(text: str) -> Iterator[ToldAccount]:
    """Yield names behind a service and the way to them in its addresses."""
    for service in _services_once(text) if _PROFILE.search(text) else ():
        match = _PROFILE.match(text, service.end())
        if match and (service["name"] or service[0][0].isupper()):
            yield ToldAccount(match["id"].rstrip(".").lower(), service[0] + match[0], service[0])


def _in_spaces(text: str) -> Iterator[ToldAccount]:
    """Yield names behind what they begin with on their network, where something else says that they are names."""
    for match in _IN_SPACE.finditer(text):
        before = text[max(0, match.start() - _SPACE_REACH) : match.start()]
        behind = text[match.end() : match.end() + _SPACE_REACH]
        if not is_plain(match["id"]) and (_OF_SPACES.search(before) or _OF_SPACES.search(behind)):
            yield ToldAccount(match["id"].lower(), match[0], match["space"])


def _lead(text: str, start: int, end: int, services: list[re.Match[str]]) -> str:
    """Return the service for chats right beside a place in text, or the verb before it that tells to write, or ''."""
    # Of a text full of services few stand so near.
    first = bisect_left(services, start - _FAR, key=re.Match.start)
    last = bisect_right(services, end + _FAR, key=re.Match.start)
    for service in services[first:last]:
        gap, behind = text[service.end() : start], text[end : service.start()]
        beside = (gap and len(gap) <= _BESIDE_REACH and _LEADS.fullmatch(gap)) or (behind and _BEHIND.fullmatch(behind))
        if beside and service["name"] and not _KEEPERS.fullmatch(service[0]):
            return service[0]
    near = text[max(0, start - _BESIDE_REACH) : start]
    verb = next((one for one in _WRITE.finditer(near) if _TO_SCOPE.fullmatch(near, one.end())), None)
    return verb[0] if verb else ""


def _of_label(text: str) -> Iterator[ToldAccount]:
    """Yield ids behind a label that is no word, and sure ones behind any that is not of things."""
    for match in _LABELLED.finditer(text) if ":" in text or "：" in text else ():
        label, name = match["label"], match["id"]
        kind = kind_of(name)
        if not kind and "_" in name and _OF_PEOPLE.fullmatch(label) and _FREES.search(name):
            yield ToldAccount(name.lower(), match[0].strip())
        if not kind or kind == DIGITS or OF_THINGS.search(label):
            continue
        label = _ID_WORD.sub("", label)
        unknown = bool(label) and label.isascii() and not is_plain(label) and not DIGIT.search(label)
        called = _VERB_OR_ROLE.search(label) is not None
        if called or (unknown and label[0].isupper() and len(label) > 3 and name.islower()):
            yield ToldAccount(name.lower(), match[0].strip())
