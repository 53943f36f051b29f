"""Sentences that lead a reader to somebody in whichever way: a platform, a shop, a meeting, a counter, a payee.

A sentence is refused by four things together: a way (words/ways.<language>.toml has hundreds), a verb that leads there,
somebody or something told by name, number, title or address, and nothing that denies it. Which service it is and what
the name is made of do not matter. Requests for what opens a wallet, and codes to scan for a person, are told the same
way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.leads import answers_no, meant
from guard.text.simplified import in_small, simplified
from guard.text.ways.needs import ABOUT, bits_of_names, held_of_rules, may_hold, may_lead, may_turn
from guard.text.ways.rules import told_in_sentence
from guard.text.ways.words import Tags, tags_of

_SENTENCE = re.compile(r"(?:[^。!?！？\n.]|\.(?!\s|\Z)|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bMrs)\.)+[.。!?！？]?")
# How far behind a question its answer may stand.
_ANSWER_REACH = 32


def told_ways(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with folded text (reference, payment, stranger, secret), and the name or the sentence."""
    plain = simplified(folded)
    lower = in_small(folded)
    if len(lower) != len(plain):
        return
    # Of a sentence that tells of fraud and turns from it only a part is read, in which other words may be whole.
    turned = may_turn(lower)
    whole = held_of_rules(plain, lower)
    if (not turned and not may_hold(whole)) or not may_lead(plain, lower):
        return
    before, about = None, 0
    for match in _SENTENCE.finditer(plain):
        held = whole if match[0] == plain else held_of_rules(match[0], match[0].lower())
        if turned or may_hold(held | about):
            sentence, tags = _told(plain, match)
            yield from told_in_sentence(sentence, tags | _about_before(plain, before, tags)) if sentence else ()
        # What a sentence is about stands in the one before it as well.
        before, about = match, held & bits_of_names(ABOUT)


def _told(plain: str, match: re.Match[str]) -> tuple[str, Tags]:
    """Return what a sentence asks, and what it has of each class; nothing of a question that is denied at once, and of
    a tale of fraud.
    """
    asked = match[0].rstrip().endswith(("?", "？", "吗")) and answers_no(plain[match.end() :][:_ANSWER_REACH])
    sentence = "" if asked else meant(match[0])
    tags = tags_of(sentence.lower()) if sentence else {}
    if "contact.direct" in tags:
        tags.setdefault("bait", [])
    return sentence, tags


def _about_before(plain: str, before: re.Match[str] | None, tags: Tags) -> Tags:
    """Return what the sentence before tells of what a sentence is about."""
    wanted = [of for of in ("bait", "lead") if of not in tags] if "label" in tags or "place" in tags else []
    told = _told(plain, before)[1] if before and wanted else {}
    return {of: [] for of in wanted if of in told}
