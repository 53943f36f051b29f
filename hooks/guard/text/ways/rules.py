"""The rules: which words and names of a sentence lead a reader to somebody together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from guard.text.clauses import services_in
from guard.text.doubt import PLAINLY, explains, is_documentation, is_doubtful
from guard.text.ids import is_of_things
from guard.text.leads import leads
from guard.text.phone_shapes import is_of_book
from guard.text.ways.names import FIGURES_ALONE, MIXTURE, WORDS_ALONE, Name, names_in
from guard.text.ways.needs import ANCHORS, UNNAMED, looks_of_rules
from guard.text.ways.patterns import (
    AMOUNT,
    BESIDE,
    COIN,
    ENTER,
    FIGURES,
    LONG,
    PERSON,
    RUN,
    STREET,
    TO_SOMEBODY,
)
from guard.text.ways.words import Tags, pattern_of
from guard.words import LANGUAGES

_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s|——")
_HYPHENED = re.compile(r"(?<![\w@/.#-])[a-z]{3,}-[a-z]{3,}-[a-z0-9]{2,}(?![\w/(.-])")
_USSD = re.compile(r"(?<![\w*#])\*(?!#)[\d*]{3,24}#")
_SUM = re.compile(rf"(?i)(?<![\w.])\d+(?:\.\d+)?\s?{COIN}")
_HEX, _DIGITS_OF_RUN = re.compile(r"(?:0x)?(?:[0-9a-f]{32,}|[0-9A-F]{32,})"), 3
_TO = re.compile(rf"(?i){pattern_of('to')}")
_BY = re.compile(rf"(?i)(?:{pattern_of('by')})\s?\Z")
_PHONE_DIGITS = range(7, 16)
# A sentence is shown without these, as the leads show it.
_AROUND = " .。!！?？"
# How far from a name its verb may stand.
_REACH = 160
# How near to a name its label and the place of a number stand, and what is given to the verb, the taker and the code.
_LABEL_REACH, _NUMBER_REACH = 24, 48
_TO_REACH, _GIVE_REACH, _TAKER_REACH, _SCAN_REACH = 40, 60, 80, 88
# Where nobody enters what opens a wallet: a shop, a chat, a bot; the store that an app comes from is none.
_NOT_OURS = ("chat", "social", "market", "dating", "survey", "meeting", "game", "other")
_NUMBERED = ("meeting", "remote", "survey", "game")


def told_in_sentence(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Yield what the rules say of one sentence, by where words of each class stand in it."""
    if not any(anchor in tags for anchor in (*ANCHORS, *UNNAMED)) and not RUN.search(sentence):
        return
    referred = "bait" in tags and ("label.sure" in tags or "lead" in tags)
    paid = "pay" in tags and ("pay.payee" in tags or AMOUNT.search(sentence) is not None)
    called = "call" in tags and FIGURES.search(sentence) is not None
    names = names_in(sentence) if referred or paid or called else []
    found = list(_paid(sentence, tags, names)) if paid else []
    found += _referred(sentence, tags, names) if referred else ()
    # In documentation, what is no word is the name of a thing ("payment_hash"), unless a service has accounts there.
    if found and is_documentation(sentence) and not services_in(sentence):
        found = [told for told in found if not re.search("[A-Za-z]", told[1])]
    found += _sent(sentence, tags)
    found += _called(sentence, tags, names) if called else ()
    found += _visited(sentence, tags)
    found += _scanned(sentence, tags)
    found += _elsewhere(sentence, tags)
    if found and explains(sentence, PLAINLY) and not services_in(sentence):
        found = []
    found += _handed(sentence, tags)
    yield from dict.fromkeys(found)


def _near(tags: Tags, of: str, start: int, end: int, reach: int = _REACH, *, before: bool = False) -> bool:
    """Tell whether a word of a class stands near a place without overlapping it."""
    for first, last in tags.get(of, ()):
        if last <= start and start - last <= reach:
            return True
        if not before and first >= end and first - end <= reach:
            return True
    return False


def _about(tags: Tags, of: str, start: int, end: int, reach: int = _TAKER_REACH) -> bool:
    """Tell whether a word of a class stands about a place, or overlaps it."""
    return any(first - end <= reach and start - last <= reach for first, last in tags.get(of, ()))


def _denied(sentence: str, start: int, end: int) -> bool:
    """Tell whether the clauses from one place to another deny what they say."""
    before = [border.end() for border in _CLAUSE.finditer(sentence, 0, start)]
    after = _CLAUSE.search(sentence, end)
    return _denies(sentence[before[-1] if before else 0 : after.end() if after else len(sentence)].lower())


@lru_cache(maxsize=256)
def _denies(clauses: str) -> bool:
    """Tell whether clauses deny what they say; it is asked again for each word of them that hands something over."""
    return any(leads(language).denies.search(clauses) for language in LANGUAGES)


def _referred(sentence: str, tags: Tags, names: list[Name]) -> Iterator[tuple[str, str]]:
    """Names of accounts, shops, pages and rooms that a sentence leads to."""
    if "label.sure" in tags:
        names = [*names, *(Name(m[0], m.start(), m.end(), MIXTURE) for m in _HYPHENED.finditer(sentence))]
    for name in names:
        if _is_referred(sentence, tags, name) and not _denied(sentence, name.start, name.end):
            yield "reference", name.shown


def _is_referred(sentence: str, tags: Tags, name: Name) -> bool:
    if name.kind == MIXTURE and _near(tags, "label.sure", name.start, name.end, BESIDE, before=True):
        return True
    if "lead" not in tags or (tags["lead"] and not _near(tags, "lead", name.start, name.end)):
        return False
    place = _near(tags, "place", name.start, name.end)
    label = _near(tags, "label", name.start, name.end, _LABEL_REACH)
    if name.kind == FIGURES_ALONE:
        return any(_near(tags, f"place.{kind}", name.start, name.end, _NUMBER_REACH) for kind in _NUMBERED)
    if name.kind == MIXTURE:
        return place or label
    turned = _near(tags, "lead.turn", name.start, name.end, BESIDE, before=True)
    labelled = _near(tags, "label", name.start, name.end, BESIDE, before=True) or _BY.search(sentence[: name.start])
    claimed = name.kind == WORDS_ALONE and _near(tags, "lead.claim", name.start, name.end, _LABEL_REACH)
    placed = name.kind == WORDS_ALONE and _near(tags, "place", name.start, name.end, BESIDE)
    return place and bool(turned or labelled or claimed or placed)


def _paid(sentence: str, tags: Tags, names: list[Name]) -> Iterator[tuple[str, str]]:
    """Whoever is to be paid: an address that no checksum fits, an account, a payee by name."""
    for name in names:
        if not _near(tags, "pay", name.start, name.end, _TAKER_REACH) or _denied(sentence, name.start, name.end):
            continue
        labelled = any(_near(tags, of, name.start, name.end, BESIDE, before=True) for of in ("label", "pay.payee"))
        labelled |= _near(tags, "pay.payee", name.start, name.end, _LABEL_REACH)
        led = _TO.search(sentence, max(0, name.start - _TO_REACH), name.start)
        if (name.kind == MIXTURE and (led or labelled)) or (name.kind == FIGURES_ALONE and labelled):
            yield "payment", name.shown


def _sent(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Runs as long as an address that something is to be sent to, whether or not a checksum fits."""
    if "LONG" not in looks_of_rules().of(sentence) or ("pay" not in tags and not _SUM.search(sentence)):
        return
    for match in LONG.finditer(sentence):
        if _HEX.fullmatch(match[0]) or sum(map(str.isdigit, match[0])) < _DIGITS_OF_RUN:
            continue
        start = match.start()
        led = _TO.search(sentence, max(0, start - _TO_REACH), start) and not is_of_things(sentence, start, BESIDE)
        if led and not _denied(sentence, start, match.end()):
            yield "payment", match[0]


def _elsewhere(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Contacts that are told elsewhere, and payments in cash that free a wallet."""
    for of, beside in (("contact", ("place", "lead.turn")), ("cash", ("free", "lead"))):
        for start, end in tags.get(of, ()):
            told = "bait" in tags and all(_about(tags, other, start, end) for other in beside)
            if told and not _denied(sentence, start, end):
                yield "stranger", sentence.strip(_AROUND)
                return


def _called(sentence: str, tags: Tags, names: list[Name]) -> Iterator[tuple[str, str]]:
    """Numbers to call that are none of any country, and codes to dial that act."""
    for name in names:
        digits = "".join(filter(str.isdigit, name.shown))
        if is_of_book(digits):
            continue
        bare = digits == re.sub(r"[\s-]", "", name.shown) and len(digits) in _PHONE_DIGITS
        near = _near(tags, "call", name.start, name.end, BESIDE) and ("bait" in tags or "lead" in tags)
        if name.kind == FIGURES_ALONE and bare and near and not _denied(sentence, name.start, name.end):
            yield "phone", name.shown
    match = _USSD.search(sentence)
    if match and "bait" in tags and not _denied(sentence, match.start(), match.end()):
        yield "stranger", sentence.strip(_AROUND)


def _visited(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Places to go to or to send something to."""
    match = STREET.search(sentence) if "STREET" in looks_of_rules().of(sentence) else None
    if not match:
        return
    led, why = (
        any(_about(tags, of, match.start(), match.end()) for of in classes)
        for classes in (("lead", "give"), ("bait", "secret", "pay"))
    )
    if led and why and not _denied(sentence, match.start(), match.end()):
        yield "stranger", sentence.strip(_AROUND)


def _scanned(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Pictures to scan for a person, a payment or a program."""
    for start, end in tags.get("scan", ()):
        near = all(_about(tags, of, start, end, _SCAN_REACH) for of in ("picture.code", "picture.shown", "then"))
        if near and not _denied(sentence, start, end):
            yield "stranger", sentence.strip(_AROUND)
            return


def _handed(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """What opens a wallet, to be given to somebody."""
    if "secret" not in tags:
        return
    somebody = [*TO_SOMEBODY.findall(sentence), *(match[0] for match in PERSON.finditer(sentence))]
    somebody += [of for of in _NOT_OURS if f"place.{of}" in tags and ENTER.search(sentence)]
    if not ("taker" in tags or somebody):
        return
    if any(leads(language).told.search(sentence.lower()) for language in LANGUAGES):
        return
    taken = tags.get("taker", ())
    for start, end in tags["secret"]:
        given = [*tags.get("give", ()), *(match.span() for match in ENTER.finditer(sentence) if somebody)]
        gives = [give for give in given if abs(give[0] - start) <= _GIVE_REACH]
        near = any(abs(taker - start) <= _TAKER_REACH and taker != start for taker, _ in taken) or somebody
        denied = gives and _denied(sentence, min(gives[0][0], start), max(gives[0][1], end))
        if gives and near and not denied and not is_doubtful(sentence, broad=True):
            yield "secret", sentence.strip(_AROUND)
            return
