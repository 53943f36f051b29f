"""Accounts that a sentence introduces without naming a service or a role: "our old account was closed, the new one is
…", "I wrote to … and got it back", "questions to …".

What leads to a name, and what is told of whom a name helped, are data (`introduces`, `helped`). An id of letters and
figures is refused behind either; letters alone only where they say that help is given, or where nobody but a person is
reached so (`reaches`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.clauses import ToldAccount
from guard.text.doubt import explains
from guard.text.hints import Hints, some
from guard.text.ids import is_of_things, named_tokens
from guard.text.leads import is_denied, sentences
from guard.text.simplified import simplified
from guard.words import one_or_many, whole_words, word_endings, words, words_apart

_LEAD_ON, _TURN_TO = whole_words("introduces"), whole_words("reaches")
# Marks and small words between what leads to a name and the name.
_GAP = rf"(?:[\s:：,，=@(（「『“\"'‘]|{words_apart('before-a-name')})*"
_SPEAK_TO = re.compile(rf"(?i){whole_words('speaks-to')}{_GAP}\Z")
_OF_PROGRAMS = re.compile(rf"(?:\A|[._-])(?:{words('names-of-values')})(?:[._-]|\Z)")
_INTRODUCES = re.compile(rf"(?i){_LEAD_ON}{_GAP}\Z")
_REACHES = re.compile(rf"(?i){_TURN_TO}{_GAP}\Z")
_HELPED = re.compile(rf"(?i)[\s,，)）」”\"']*{word_endings('helped')}")
_ROLES = rf"{one_or_many('contact-roles')}\s?[,，:：(（]\s?"
_ROLE = re.compile(rf"(?i){_ROLES}\Z")
_OFFERS = f"{words('names-of-desks')}|{words('names-of-offices')}|{words('names-of-teams')}|{words('names-of-freeing')}"
_HELPS = re.compile(_OFFERS)
_PERSON = rf"(?:[a-z][a-z0-9._-]*?)?(?:\d|_|{_OFFERS})"
# What a program may do, of three parts or more: im:message:send_as_bot.
_SCOPE = re.compile(r"(?<![A-Za-z])[a-z]+:[a-z_.]+:\Z")
# How far before a name its introduction begins, in characters.
_REACH = 48
_JOINED = re.compile(r"[a-z]_[a-z]|[a-z]\d")
_MAY_BE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{4}")
_HINTS = Hints(
    finds=lambda text: some(introduced_accounts(text)),
    wants=_MAY_BE_ID,
    introduces=re.compile(rf"(?i){_LEAD_ON}{_GAP}{_PERSON}|{_ROLES}{_PERSON}"),
    reaches=re.compile(rf"(?i){_TURN_TO}{_GAP}[a-z][a-z0-9._-]{{4}}"),
    spoken=re.compile(rf"(?i){whole_words('speaks-to')}{_GAP}[a-z][a-z0-9.-]*[_\d]"),
    helped=re.compile(rf"(?i){_PERSON}[a-z0-9_.-]*{_HELPED.pattern.removeprefix('(?i)')}"),
)


def introduced_accounts(folded: str) -> Iterator[ToldAccount]:
    """Yield the accounts of folded text that somebody is told of by what they did, or as the new name of another."""
    plain = simplified(folded)
    if not _HINTS.of(plain):
        return
    for start, end in sentences(folded):
        tokens = [one for one in named_tokens(folded, start, end) if one.value[:1].islower()]
        if not tokens:
            continue
        if explains(folded[start:end]):
            continue
        denied = is_denied(folded[start:end])
        for token in tokens:
            if is_of_things(plain, token.start) or _SCOPE.search(plain, max(0, token.start - _REACH), token.start):
                continue
            person = token.sure or _HELPS.search(token.value) is not None
            # Who tells whom a name helped tells of a fraud before.
            spoken = not denied and _is_spoken_to(token.value, plain[max(start, token.start - _REACH) : token.start])
            if (
                spoken
                or (person and _HELPED.match(plain, token.end))
                or (not denied and _leads(plain, start, token.start, person))
            ):
                before = max(start, token.start - _REACH)
                yield ToldAccount(token.value.lower(), plain[before : token.end].strip())


def _is_spoken_to(name: str, before: str) -> bool:
    """Tell whether a name that is made of several words, as accounts are, is one that its reader is to speak to."""
    return _JOINED.search(name) is not None and not _OF_PROGRAMS.search(name) and _SPEAK_TO.search(before) is not None


def _leads(text: str, start: int, end: int, person: bool) -> bool:
    """Tell whether what stands before a name introduces it."""
    before = text[max(start, end - _REACH) : end]
    return bool(_REACHES.search(before) or (person and (_INTRODUCES.search(before) or _ROLE.search(before))))
