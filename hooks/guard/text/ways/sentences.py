"""Sentences that lead a reader to somebody in whichever way: a platform, a shop, a meeting, a counter, a payee.

A sentence is refused by four things together: a way (words/ways.<language>.toml has hundreds), a verb that leads there,
somebody or something told by name, number, title or address, and nothing that denies it. Which service it is and what
the name is made of do not matter. Requests for what opens a wallet, and codes to scan for a person, are told the same
way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.leads import answers_no, asks_whether, meant
from guard.text.long import matches_in_parts
from guard.text.simplified import in_small, simplified
from guard.text.ways.needs import ABOUT, PATTERNS, bits_of_names, looked_at, may_hold, may_lead, may_turn, shown_by
from guard.text.ways.rules import told_in_sentence
from guard.text.ways.words import Tags, tags_of

_SENTENCE = re.compile(
    r"(?:[^。!?！？\n.]++|\.(?!\s|\Z)|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bMrs)\.)+[.。!?！？]?"
)
# How far behind a question its answer may stand.
_ANSWER_REACH = 32
_OF_PATTERNS, _OF_ABOUT = bits_of_names(PATTERNS), bits_of_names(ABOUT)


def told_ways(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with folded text (reference, payment, stranger, secret), and the name or the sentence."""
    plain = simplified(folded)
    lower = in_small(folded)
    # Of a sentence that tells of fraud and turns from it only a part is read, in which other words may be whole.
    turned = may_turn(lower)
    whole = looked_at(lower)
    if not turned and not may_hold(whole):
        return
    leads_on: bool | None = None
    before, about = None, 0
    for match in matches_in_parts(_SENTENCE.finditer(plain)):
        small = match[0].lower()
        seen = whole if small == lower else looked_at(small)
        if turned and may_turn(small):
            sentence, tags = _told(plain, match)
        elif may_hold(seen | about):
            sentence, tags = _held(plain, match, seen, about)
        else:
            sentence, tags = "", {}
        if sentence:
            leads_on = may_lead(plain, lower) if leads_on is None else leads_on
            if not leads_on:
                return
            yield from told_in_sentence(sentence, tags | _about_before(plain, before, tags))
        # What a sentence is about stands in the one before it as well.
        before, about = match, seen & _OF_ABOUT


def _held(plain: str, match: re.Match[str], seen: int, about: int) -> tuple[str, Tags]:
    """Return what a sentence asks, and what it has of each class, if a rule may hold with these and with what the
    sentence before is about; else nothing. `seen` is what a look at it told, and each look takes longer than the one
    before it.
    """
    tags = _tags(match[0].lower())
    told = bits_of_names(frozenset(tags)) | about
    if not may_hold(told | seen & _OF_PATTERNS) or not may_hold(told | shown_by(match[0])):
        return "", {}
    sentence = meant(match[0]) if _asks(plain, match) else ""
    return sentence, tags if sentence == match[0] else _tags(sentence.lower())


def _told(plain: str, match: re.Match[str]) -> tuple[str, Tags]:
    """Return what a sentence asks, and what it has of each class; nothing of a question that is denied at once, and of
    a tale of fraud.
    """
    sentence = meant(match[0]) if _asks(plain, match) else ""
    return sentence, _tags(sentence.lower())


def _asks(plain: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence is no question that is denied at once."""
    return not (
        (match[0].rstrip().endswith(("?", "？")) or asks_whether(match[0]))
        and answers_no(plain[match.end() :][:_ANSWER_REACH])
    )


def _tags(small: str) -> Tags:
    tags = tags_of(small)
    if "contact.direct" in tags:
        tags.setdefault("bait", [])
    return tags


def _about_before(plain: str, before: re.Match[str] | None, tags: Tags) -> Tags:
    """Return what the sentence before tells of what a sentence is about."""
    wanted = [of for of in ("bait", "lead") if of not in tags] if "label" in tags or "place" in tags else []
    told = _told(plain, before)[1] if before and wanted else {}
    return {of: [] for of in wanted if of in told}
