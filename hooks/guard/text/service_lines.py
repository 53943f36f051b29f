"""Accounts of lines that say hardly more than a service and an id: "Imo imw.example.desk", "Telegram a WhatsApp b", and
of those who say who they are somewhere: "We are 288-661-234 on ICQ".

In such a line an id may be made of words with dots, as no host is, or of letters alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from guard.text.account_names import is_service
from guard.text.clauses import Service, ToldAccount, is_keeper, services_at
from guard.text.hints import Hints, some
from guard.text.host_endings import is_ending
from guard.text.ids import DIGITS, ODD, SURE, kind_of
from guard.text.labelled_ids import names_of_talk
from guard.text.leads import is_denied
from guard.text.simplified import simplified
from guard.text.vocabulary import is_plain
from guard.words import words

# Longer lines say more.
_LONGEST = 80
_NAME = rf"(?P<name>{names_of_talk()})"
_ON = rf"(?i:{words('upon-a-service')})"
_DOTTED = r"(?P<id>[a-z0-9]+(?:[.-][a-z0-9]+){2,5})"
_END = r"\s?[.。!！]?\s?\Z"
# Nothing but a service and what is made of parts.
_DOTTED_LINES = (
    re.compile(rf"\A\s?{_NAME}\s?(?:{_ON})?\s?{_DOTTED}{_END}"),
    re.compile(rf"\A\s?{_DOTTED}\s?,?\s?{_ON}\s?{_NAME}{_END}"),
)
_WE = rf"(?i:{words('says-who-one-is')})"
_NUMBER = r"\d(?:[ -]?\d){5,11}"
_WHO = rf"@?(?P<id>{_NUMBER}|[A-Za-z0-9][A-Za-z0-9._-]{{3,40}}[A-Za-z0-9])"
_WE_ARE = (
    re.compile(rf"{_WE}\s?[:：]?\s?[\"“「]?{_WHO}[\"”」]?,?\s?{_ON}\s?{_NAME}(?![\w-]|\.\w)"),
    re.compile(rf"{_ON}\s?{_NAME},?\s?{_WE}\s?[:：]?\s?[\"“「]?{_WHO}(?![\w@/-])"),
)
# Programs that talk, and what they are sent first.
_BOT = r"@?(?P<id>[A-Za-z][A-Za-z0-9_]{3,28}[Bb]ot)(?![\w.-])"
_STARTED = (
    re.compile(rf"{_BOT}[^。.!?;\n]{{0,24}}(?<![\w/])/start\b"),
    re.compile(rf"(?<![\w/])/start\b[^。.!?;\n]{{0,24}}?(?<![\w@]){_BOT}"),
)
_GAP = re.compile(r"[\s:：·|,，/-]{1,3}")
_WHOLE = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9._-]*")
_LEAST_SERVICES, _PARTED = 2, re.compile(r"[ -]")
_ONE = _NAME.replace("?P<name>", "?:")
_SEVERAL = re.compile(rf"{_ONE}\W[^\n]{{4,60}}\b{_ONE}")
_HINTS = Hints(
    finds=lambda text: some(service_lines(text)),
    dotted=_DOTTED_LINES,
    who=_WE_ARE,
    started=_STARTED,
    several=_SEVERAL,
)


def service_lines(folded: str) -> Iterator[ToldAccount]:
    """Yield the accounts that a line of hardly anything else tells, and those by which somebody says who they are."""
    hints = _HINTS.of(folded)
    if not hints:
        return
    for pattern in _DOTTED_LINES if "dotted" in hints else ():
        if (match := pattern.search(folded)) and _is_of_parts(match["id"]):
            yield ToldAccount(match["id"], match[0].strip(), match["name"])
    for pattern in _WE_ARE if "who" in hints else ():
        for match in pattern.finditer(folded):
            if _is_somebody(match["id"]) and not is_denied(match[0]):
                number = _PARTED.sub("", match["id"])
                yield ToldAccount(number if number.isdigit() else match["id"].lower(), match[0], match["name"])
    for pattern in _STARTED if "started" in hints else ():
        for match in pattern.finditer(folded):
            if not is_denied(match[0]):
                yield ToldAccount(match["id"].lower(), match[0])
    if "several" in hints and len(folded) <= _LONGEST:
        yield from _in_turn(folded)


def _is_of_parts(told: str) -> bool:
    """Tell whether parts with dots between them are no host, no file and no words alone."""
    last = told.rpartition(".")[2]
    return "." in told and not is_ending(last) and not all(map(is_plain, re.split("[.-]", told)))


def _is_somebody(told: str) -> bool:
    number = _PARTED.sub("", told)
    return kind_of(number if number.isdigit() else told) in (SURE, ODD, DIGITS) and not is_service(told)


def _in_turn(folded: str) -> Iterator[ToldAccount]:
    """Yield the ids of a text that is nothing but services, each with an id behind it, but perhaps for the last."""
    services = services_at(simplified(folded))
    if (
        not _SEVERAL.search(folded)
        or len(services) < _LEAST_SERVICES
        or folded[: services[0].start].strip()
        or any(map(_keeps, services))
    ):
        return
    between = [folded[one.end : after.start] for one, after in pairwise(services)] + [folded[services[-1].end :]]
    told = [_GAP.sub("", f" {text} ", count=1).strip(" :：·|,，/") for text in between]
    if all(map(_is_id, told[:-1])) and (not told[-1] or _is_id(told[-1])):
        for service, name in zip(services, filter(None, told), strict=False):
            yield ToldAccount(name.lower(), f"{service.name} {name}", service.name)


def _is_id(told: str) -> bool:
    return _WHOLE.fullmatch(told) is not None and kind_of(told) != ""


def _keeps(service: Service) -> bool:
    return is_keeper(service.name)
