"""A contact of the list told for a service where the list has none: "WhatsApp us at" the number for calls, "also on
Zello" behind a handle, a cashtag of our name.

A thief registers our name, or our number, on the next service. What stands together is told by one sentence: the
contact and the service, with nothing between them that parts two ways ("or chat on …"), nothing that denies it and
nobody who tells of others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from guard.policy.code_shown import OF_HELP
from guard.text.clauses import Service, services_at, speaks_of_accounts
from guard.text.detect import Contact
from guard.text.leads import is_denied, meant
from guard.text.simplified import simplified
from guard.text.vocabulary import is_plain
from guard.text.ways.words import tags_of
from guard.words import names_in_text, whole_words, words

# How far from a contact its service may be told, in characters.
_REACH = 56
# What is read of a text around a contact: its sentence, and a question before it.
_AROUND = 160
_ENDS = re.compile(r"[。!！;；\n]|\.(?=\s|\Z)")
_CLAUSE_ENDS = re.compile(r"[。!！?？;；\n,，]|\.(?=\s|\Z)|\s[–—-]\s")
# Two ways to reach somebody, or what is said of others.
_PARTS = re.compile(rf"(?i){whole_words('between-two-ways')}")
_OTHERS = re.compile(rf"(?i){whole_words('tells-of-others')}")
# "…, call +1 …": who is called is not written to where the service stands before it.
_OWN_WAY = re.compile(rf"(?i){whole_words('own-ways')}[^,，。]{{0,12}}\Z")
# What is reached by an e-mail address, or paid to one.
_BY_MAIL = re.compile(rf"(?i)(?:{words('reached-by-mail')})")
# A sign that makes a page of a name: $name, u/name, /name.
_SIGNED = re.compile(r"(?:\$|(?<![\w/.])/?[ur]/|(?<![\w/.])/)\Z")
_NOT_OURS = re.compile(rf"(?i){whole_words('not-ours')}")
_NOT_THERE = re.compile(rf"(?i){whole_words('not-there')}")
_SERVICES = names_in_text("services", "messenger-names")
_SAID_OF_THERE = re.compile(rf"(?i)(?:{whole_words('said-of-there')}|{_SERVICES}|\W)*")
# A service that nobody knows, by where its name stands: "… on Zalvo", "Zalvo: …", "Zalvo 上 …".
_UNKNOWN = r"(?P<name>[A-Z][a-z]{2,11}(?:[A-Z][a-z]+)?)"
_UNKNOWN_BEHIND = re.compile(rf"[\s\"”」)]{{0,2}}(?:{words('service-follows')})\s?[\"“「]?{_UNKNOWN}(?![\w.@-])")
_UNKNOWN_BEFORE = re.compile(
    rf"(?<![\w.@-]){_UNKNOWN}[\"”」]?\s?(?:[:：=|→–-]|{words('contact-follows')})\s?[\"“「@]?\Z"
)
# Whose account it is, and nothing else: "Emile Example @…".
_PERSON = re.compile(r"(?P<first>[A-Z][\w'’-]+)(?:\s[A-Z][\w'’.-]+){1,2}\s@?")
# A shorter first name may be a word that leads to a service ("On …", "Via …").
_FIRST_NAME = 4
_ADDRESSED = frozenset({"phone", "email", "handle", "messenger"})


class Elsewhere(NamedTuple):
    """A contact of the list, and the service that it is told for."""

    contact: str
    service: str


def told_elsewhere(
    folded: str, ours: Iterable[Contact], is_at: Callable[[Contact, str], bool], names: Iterable[Contact]
) -> Iterator[Elsewhere]:
    """Yield the contacts of the list, among them handles and numbers that stand there by themselves (`names`), that
    folded text tells for another service. `is_at` tells whether a contact is listed for a service.
    """
    told = [(one, start, end) for one in ours if one.kind in _ADDRESSED for start, end in _places(folded, one)]
    told += [
        (name, *match.span())
        for name in names
        for match in re.finditer(rf"(?i)(?<![\w.+-]){re.escape(name.value)}(?![\w@-]|\.\w)", folded)
    ]
    if not told:
        return
    plain = simplified(folded)
    services = services_at(plain)
    for contact, start, end in told:
        service = _service_of(plain, contact, start, end, services, is_at)
        if service:
            yield Elsewhere(folded[start:end], service)


def is_said_of_others(folded: str, shown: str) -> bool:
    """Tell whether the sentence in which something is shown says that it is none of ours there, or tells of a fraud, or
    whether its clause sends nobody there ("never write to … on …").
    """
    plain, at = simplified(folded), folded.find(shown)
    if at < 0:
        return not meant(plain) or _NOT_OURS.search(plain) is not None
    first, last = _bounds(_ENDS, plain, at, at + len(shown))
    sentence = plain[first:last]
    return not meant(sentence) or _NOT_OURS.search(sentence) is not None or _sends_nobody(plain, at, at + len(shown))


def _sends_nobody(text: str, start: int, end: int) -> bool:
    """Tell whether the clause of what stands between two places says that nobody is to go there, and nothing else."""
    first, last = _bounds(_CLAUSE_ENDS, text, start, end)
    denied = _NOT_THERE.search(text, first, start)
    return denied is not None and all(map(_SAID_OF_THERE.fullmatch, (text[denied.end() : start], text[end:last])))


def _places(folded: str, contact: Contact) -> Iterator[tuple[int, int]]:
    at = folded.find(contact.shown)
    while at >= 0:
        yield at, at + len(contact.shown)
        at = folded.find(contact.shown, at + len(contact.shown))


def _service_of(
    text: str,
    contact: Contact,
    start: int,
    end: int,
    services: list[Service],
    is_at: Callable[[Contact, str], bool],
) -> str:
    """Return the service for which a contact is told that stands from `start` to `end`, or ''."""
    first, last = _bounds(_ENDS, text, start, end)
    if contact.kind == "handle" and _SIGNED.search(text, first, start) and not is_at(contact, text[start - 1]):
        return text[start - 1]
    near = [one for one in services if first <= one.start and one.end <= last]
    if any(is_at(contact, one.name) for one in near):
        return ""
    for one in near:
        if one.end <= start:
            gap, own = text[one.end : start], _OWN_WAY.search(text, one.end, start)
        elif one.start >= end:
            gap, own = text[end : one.start], None
        else:
            continue
        apart = len(gap) > _REACH or own or _PARTS.search(gap) or not _reaches(contact, one.name)
        if not apart and _is_meant(text, min(start, one.start), max(end, one.end)):
            return one.name
    unknown = _unknown(text, contact, start, end, is_at)
    return unknown if unknown and _is_meant(text, start, end) else ""


def _is_meant(text: str, start: int, end: int) -> bool:
    """Tell whether the clauses between two places of a text neither deny what they say nor tell of others."""
    first, last = _bounds(_CLAUSE_ENDS, text, start, end)
    clauses = text[first:last]
    return not (_OTHERS.search(clauses) or is_denied(clauses))


def _reaches(contact: Contact, service: str) -> bool:
    """Tell whether a service is one of which such a contact could be an account."""
    return contact.kind != "email" or _BY_MAIL.fullmatch(service) is not None


def _unknown(text: str, contact: Contact, start: int, end: int, is_at: Callable[[Contact, str], bool]) -> str:
    """Return a name that no dictionary has where a service's would stand right beside a contact, or ''."""
    if _names_a_person(text, start, end):
        return ""
    behind = _UNKNOWN_BEHIND.match(text, end)
    before = _UNKNOWN_BEFORE.search(text, max(0, start - _REACH), start)
    for match in filter(None, (behind, before)):
        if not is_plain(match["name"]) and not is_at(contact, match["name"]):
            return match["name"]
    return ""


def _names_a_person(text: str, start: int, end: int) -> bool:
    """Tell whether a text is a person's name, of two words or three, and a handle behind it from `start` to `end`."""
    person = _PERSON.fullmatch(text, 0, start)
    if text[end:].strip() or "@" not in text[max(0, start - 1) : start + 1] or not person:
        return False
    name = person[0]
    named = len(person["first"]) >= _FIRST_NAME or name.split()[-1].lower() in text[start:end].lower()
    return named and not (OF_HELP.search(name) or speaks_of_accounts(name) or tags_of(name.lower()))


def _bounds(ends: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence, or the clause, of what stands between two places of a text begins and ends."""
    begin = max(0, start - _AROUND)
    before = [match.end() for match in ends.finditer(text, begin, start)]
    after = ends.search(text, end, end + _AROUND)
    return (before[-1] if before else begin), (after.start() if after else min(len(text), end + _AROUND))
