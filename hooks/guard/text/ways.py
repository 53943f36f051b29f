"""Sentences that lead a reader to somebody in whichever way: a platform, a shop, a meeting, a counter, a payee.

A sentence is refused by four things together: a way (words/ways.<language>.toml has hundreds), a verb that leads there,
somebody or something told by name, number, title or address, and nothing that denies it. Which service it is and what
the name is made of do not matter. Requests for what opens a wallet, and codes to scan for a person, are told the same
way.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache, reduce
from importlib.resources import files
from itertools import chain
from operator import or_
from typing import NamedTuple

from guard.text.atoms import needs
from guard.text.clauses import DIGITS, is_odd, is_of_things, odd_tokens
from guard.text.hints import NOTHING, Hints
from guard.text.hosts import is_ending
from guard.text.leads import answers_no, leads, meant
from guard.text.look import WORD, Need, OwnBits, Things, bits_of
from guard.text.phones import TICKET
from guard.text.simplified import in_small, simplified
from guard.text.vocabulary import begins_word, is_plain
from guard.words import LANGUAGES


@cache
def _data(language: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("guard.words").joinpath(f"ways.{language}.toml").read_text(encoding="utf-8"))


def terms(language: str) -> dict[str, dict[str, list[str]]]:
    """Return the words of a language by class and kind."""
    return {name: kinds for name, kinds in _data(language).items() if name != "patterns"}


def pattern_of(name: str) -> str:
    """Return a part of a pattern, as each language has it."""
    return "|".join(str(_data(language)["patterns"][name]) for language in LANGUAGES)


# What a sentence has of each class: where the words stand.
Tags = dict[str, list[tuple[int, int]]]
# The words of a phrase behind its first, and its classes.
Phrase = tuple[tuple[str, ...], tuple[str, ...]]

_SENTENCE = re.compile(r"(?:[^。!?！？\n.]|\.(?!\s|\Z)|(?<=\bMr)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bMrs)\.)+[.。!?！？]?")
_CLAUSE = re.compile(r"[,，;；:：、]|\s[-–—]\s|——")
_LATIN_WORD = re.compile(r"[a-z]+")
_AS_LETTERS = str.maketrans("01345", "oleas")
# A class without which no rule holds: most texts have none of its words and are done.
_ANCHORS = ("place", "spot", "pay", "secret", "scan", "call", "label")
# Of these, what needs no name beside it.
_UNNAMED = ("spot", "secret", "scan", "contact", "cash")
# What every name has in it: quotation marks, figures or signs among letters, capitals in a row, a title.
_MAY_NAME = re.compile(
    r"[「『“\"《‘_=*]|\d\D?\d\D?\d|[A-Za-z]\d|\d[A-Za-z]|[A-Z][A-Za-z]*\s[A-Z0-9]|[a-z]-[a-z]|[A-Z]\w*[A-Z]|[a-z]\.[a-z]"
    rf"|[\u3040-\u30ff\uac00-\ud7a3]|[\u4e00-\u9fff]\s?[A-Za-z]{{5}}|{pattern_of('may-be-person')}"
)
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))

# What a network calls its errors: tecDST_TAG_NEEDED.
_ERROR_NAME = re.compile(r"[a-z]{0,4}[A-Z]{2,}(?:_[A-Z0-9]{2,})+")
_QUOTES = (("「", "」"), ("『", "』"), ("“", "”"), ('"', '"'), ("《", "》"), ("‘", "’"))
_QUOTED = re.compile("|".join(rf"{first}[^{last}\n]{{2,48}}{last}" for first, last in _QUOTES))
# Quotation marks around what is pressed or shown, and around a sentence.
_CHOSEN = re.compile(rf"(?i)(?:{pattern_of('chosen')}|=)\s?[:：]?\s?\Z")
_OF_SCREEN = re.compile(rf"(?i)\s?(?:{pattern_of('screen')})")
_NO_NAME = re.compile(r"[→>,，、;；{}]|\s-\s|[。!！?？.]\Z")
_LETTER = re.compile(r"[A-Za-z\u4e00-\u9fff]")
# What programs write a number as: "gas": "0x2ba2e11e".
_HEX_VALUE = re.compile(r"0x[0-9A-Fa-f]{1,16}")
_ODD_SIGN = re.compile(r"[0-9_]")
_KOREAN_JAPANESE = r"\u3040-\u30ff\uac00-\ud7a3"
_MIXED = re.compile(
    rf"[A-Za-z][\u4e00-\u9fff{_KOREAN_JAPANESE}]|[\u4e00-\u9fff{_KOREAN_JAPANESE}][A-Za-z]|{pattern_of('numeral')}|[A-Z][a-z]+_\w"
)
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z]*")
# Somebody with a title or a trade, names in capitals, letters of two writings in one word.
_PERSON = re.compile(rf"(?<![A-Za-z.])(?:{pattern_of('person')})")
_TITLE = re.compile(r"(?<![A-Za-z.])(?:[A-Z][A-Za-z]*\s){1,4}(?:[A-Z][A-Za-z]*|[0-9]{1,4})(?![A-Za-z0-9])")
_PAGER = re.compile(rf"(?:{pattern_of('pager')})\s")
_OTHER = rf"[{_KOREAN_JAPANESE}\u0400-\u04ff]"
# im木各子_66q
_WITH_HAN = re.compile(
    r"(?<![\w@/.-])(?=\w*[A-Za-z0-9])(?=\w*_)[A-Za-z0-9]*[\u4e00-\u9fff]{1,6}_[A-Za-z0-9]{2,16}(?!\w)"
)
# ExampleUnfreezeBot, example-official-cs: words put together, one of which offers help.
_COMPOUND = re.compile(r"(?<![\w@/.#-])(?:[A-Z][a-z]+){2,4}[0-9]{0,4}(?:-[A-Z][a-z]+)?(?![\w/(.-]*[\w/(])")
_HYPHENED = re.compile(r"(?<![\w@/.#-])[a-z]{3,}-[a-z]{3,}-[a-z0-9]{2,}(?![\w/(.-])")
_HUMP = re.compile(r"[A-Z]?[a-z]+")
_MASKED = re.compile(pattern_of("masked-address"))
_TWO_WRITINGS = re.compile(rf"(?<!\w)(?:[A-Za-z]{{2,}}{_OTHER}+|{_OTHER}+[A-Za-z0-9])\w*")
# "im.wallet.fixers.zz" and what stands behind a sign of equality; a run as long as an address.
_RUN = re.compile(r"[A-Za-z0-9]{18}")
_DOTTED = re.compile(r"(?<![\w@/.:-])[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]+)+(?![\w/@]|\.\w)")
_GIVEN = re.compile(r"[=＝]\s?(?P<id>[A-Za-z0-9_.-]{5,32})")
_LONG = re.compile(r"(?<![\w/.=-])(?=[A-Za-z0-9-]*\d)(?=[A-Za-z0-9-]*[A-Za-z]{2})[A-Za-z0-9-]{18,64}(?![\w/])")
# Numbers that are no amount and go on nowhere, and codes to dial.
_UNSIGNED = r"(?<![\w.,$€£¥#+-])(?<!\+\s)(?<!\+\d\s)(?<!\+\d\d\s)"
_NUMBER = re.compile(rf"{_UNSIGNED}[\d*](?:[\s-]?\d|\*){{3,20}}#?(?![\w%]|\.\d|,\d{{3}}(?!\d))")
_UNITS = re.compile(rf"(?i)\s?(?:{pattern_of('units')})")
_USSD = re.compile(r"(?<![\w*#])\*(?!#)[\d*]{3,24}#")
_FIGURES = re.compile(r"\d[\d*-]")
_COIN = rf"(?:{pattern_of('coin')})(?![a-z])"
_SUM = re.compile(rf"(?i)(?<![\w.])\d+(?:\.\d+)?\s?{_COIN}")
_HEX, _DIGITS_OF_RUN = re.compile(r"(?:0x)?(?:[0-9a-f]{32,}|[0-9A-F]{32,})"), 3
_AMOUNT = re.compile(rf"(?i)\d+(?:\.\d+)?\s?(?:{_COIN}|(?:{pattern_of('money')})(?![a-z]))|(?<![a-z]){_COIN}")
_STREET = re.compile(pattern_of("street"))
_TO = re.compile(rf"(?i){pattern_of('to')}")
_ENTER = re.compile(rf"(?i)(?:{pattern_of('enter')})")
_BY = re.compile(rf"(?i)(?:{pattern_of('by')})\s?\Z")
_TO_SOMEBODY = re.compile(r"\bto\s[A-Z][a-z]+(?=\s(?:from|of|at|in)\b|[,.;:!]|\Z)|\b[A-Z]\w{2,}Bot\b")
_PHONE_DIGITS = range(7, 16)
# A sentence is shown without these, as the leads show it.
_AROUND = " .。!！?？"
# How far from a name its verb may stand.
_REACH = 160
# How near to a name its label, its verb, the place of a number stand; and what is given to the verb and the taker.
_LABEL_REACH, _BESIDE, _NUMBER_REACH = 24, 16, 48
_TO_REACH, _GIVE_REACH, _TAKER_REACH = 40, 60, 80
_ANSWER_REACH, _SCAN_REACH = 32, 88
_LEAST_DIGITS, _LEAST_DOTTED = 5, 6
# Where nobody enters what opens a wallet: a shop, a chat, a bot; the store that an app comes from is none.
_NOT_OURS = ("chat", "social", "market", "dating", "survey", "meeting", "game", "other")
# Right before a name in quotation marks these say whose it is: 店名「…」, 公众号「…」.
_CALLING = ("label", "place.chat", "place.social", "place.market")
_NUMBERED = ("meeting", "remote", "survey", "game")
_FILES = frozenset(
    "js ts py rs md json yml yaml toml html css txt pdf png jpg svg apk exe dmg zip ipa csv xml vue tsx jsx mjs".split()
)


# What each rule needs of a text, wherever it stands: one of each group, which are classes of words and, in capitals,
# patterns. What a sentence is about may stand in the one before it, and "write directly" is about something by itself.
_BAIT = ("bait", "contact.direct")
# What a sentence takes from the one before it.
_ABOUT = ("lead", *_BAIT)
_PLACE_OR_LABEL = ("place", "label")
_NEEDS: tuple[tuple[tuple[str, ...], ...], ...] = (
    (_BAIT, ("label.sure", "lead"), _PLACE_OR_LABEL),
    (("pay",), ("pay.payee", "AMOUNT")),
    (("LONG",),),
    (("call",), ("FIGURES",)),
    (("STREET",), ("lead", "give"), ("secret", "pay", *_BAIT)),
    (("scan",), ("picture.code",), ("picture.shown",), ("then",)),
    (("contact",), _BAIT, ("place",), ("lead.turn",)),
    (("cash",), _BAIT, ("free",), ("lead",)),
    (("secret",), ("taker", "SOMEBODY", "place"), ("give", "ENTER")),
)

# What a name may be: letters and digits mixed, so that it is none else; letters alone; digits alone; words.
_MIXTURE, _LETTERS, _DIGITS, _WORDS = "mixture", "letters", "digits", "words"


class Name(NamedTuple):
    """Somebody or something told: what is shown, where it stands, and what it is made of."""

    shown: str
    start: int
    end: int
    kind: str


@cache
def _terms() -> tuple[
    dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]], re.Pattern[str], dict[str, tuple[str, ...]]
]:
    """Return the words of all languages with their classes: Latin phrases by their first word, and the others."""
    classes: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        for name, kinds in terms(language).items():
            for kind, listed in kinds.items():
                for term in listed:
                    classes.setdefault(term, {}).update({name: None, f"{name}.{kind}": None})
    latin: dict[str, list[Phrase]] = {}
    other: dict[str, tuple[str, ...]] = {}
    for term, of in classes.items():
        if term.isascii():
            first, *rest = WORD.findall(term)
            latin.setdefault(first, []).append((tuple(rest), tuple(of)))
        else:
            other[term] = tuple(of)
    for phrases in latin.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return latin, _alternation(other), other


def _alternation(terms: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Return a pattern that finds the longest of the terms at each place."""
    by_first: dict[str, list[str]] = {}
    for term in sorted(terms, key=len, reverse=True):
        by_first.setdefault(term[0], []).append(re.escape(term[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items()))


@cache
def _anchors(named: bool) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the words without which no rule holds, for text that may or may not have a name in it."""
    wanted = set(_ANCHORS if named else _UNNAMED)
    latin, _, other = _terms()
    longest = {
        max(_LATIN_WORD.findall(" ".join((word, *rest))), key=len, default="")
        for word, phrases in latin.items()
        for rest, of in phrases
        if wanted & set(of)
    }
    forms = {f"{word.removesuffix('e')}{end}" for word in longest for end in ("ing", "ed", "es")}
    return frozenset(longest | forms | {f"{word}s" for word in longest}), _alternation(
        {term: of for term, of in other.items() if wanted & set(of)}
    )


@lru_cache(maxsize=16384)
def _stems(word: str) -> tuple[str, ...]:
    """Return what a word may be a form of, itself first."""
    latin, _, _ = _terms()
    forms = [word]
    if not word.isalpha() and (drawn := word.translate(_AS_LETTERS)) in latin and not word.isdigit():
        forms.append(drawn)
    forms += [word.removesuffix(end) + put for end, put in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2]
    if word.endswith("'s"):
        forms.append(word[:-2])
    return tuple(forms)


@lru_cache(maxsize=16384)
def _phrases(word: str) -> tuple[Phrase, ...]:
    """Return the phrases that begin with a form of a word: their other words, and their classes."""
    latin, _, _ = _terms()
    found = []
    for stem in _stems(word):
        done = word.endswith("ed") and stem != word
        # What somebody did leads nobody.
        found += [(rest, of) for rest, of in latin.get(stem, ()) if not (done and not rest and "lead.turn" in of)]
    return tuple(found)


def _tags(lower: str) -> Tags:
    """Return where words of each class stand in a sentence in small, simplified letters."""
    found: Tags = {}
    words = [(match[0].rstrip("."), match.start(), match.end()) for match in WORD.finditer(lower)]
    after = 0
    for at, (word, start, _) in enumerate(words):
        phrases = _phrases(word) if at >= after else ()
        for rest, classes in phrases:
            last = at + len(rest)
            if last < len(words) and all(term in _stems(words[at + 1 + n][0]) for n, term in enumerate(rest)):
                for of in classes:
                    found.setdefault(of, []).append((start, words[last][2]))
                after = last + 1
                break
    if not lower.isascii():
        _, pattern, other = _terms()
        for match in pattern.finditer(lower):
            for of in other[match[0]]:
                found.setdefault(of, []).append(match.span())
    return found


@cache
def _needed() -> dict[str, int]:
    """Return a bit for each class or pattern that a rule needs."""
    return {name: 1 << at for at, name in enumerate(dict.fromkeys(chain.from_iterable(chain(*_NEEDS))))}


@cache
def _rules() -> tuple[tuple[int, ...], ...]:
    """Return what each rule needs, each group as the bits of which one must be there."""
    needed = _needed()
    return tuple(tuple(sum(needed[name] for name in group) for group in rule) for rule in _NEEDS)


@cache
def _by_rarest() -> dict[str, int]:
    """Return the bits of all Latin phrases by one word of each, the longest: all of its words stand in a text."""
    latin, _, _ = _terms()
    found: dict[str, int] = {}
    for first, phrases in latin.items():
        for rest, classes in phrases:
            word = max((first, *rest), key=len)
            found[word] = found.get(word, 0) | _bits(classes)
    return found


@lru_cache(maxsize=16384)
def _bits(names: frozenset[str] | tuple[str, ...]) -> int:
    needed = _needed()
    return reduce(or_, (needed.get(name, 0) for name in names), 0)


@lru_cache(maxsize=16384)
def _of_word(word: str) -> int:
    """Return the bits of the phrases that have a form of a word in them."""
    by_rarest = _by_rarest()
    return reduce(or_, (by_rarest.get(stem, 0) for stem in _stems(word)), 0)


@cache
def _by_pair() -> dict[tuple[str, ...], int]:
    """Return the bits of all terms that are not Latin by their first two characters, or the one that they are."""
    found: dict[tuple[str, ...], int] = {}
    for term, classes in _terms()[2].items():
        found[tuple(term[:2])] = found.get(tuple(term[:2]), 0) | _bits(classes)
    return found


@cache
def _looks() -> Hints:
    """Return the patterns that a rule needs."""
    return Hints(
        of_names=False, AMOUNT=_AMOUNT, LONG=_LONG, FIGURES=_FIGURES, STREET=_STREET, ENTER=_ENTER,
        SOMEBODY=(_TO_SOMEBODY, _PERSON),
    )  # fmt: skip


@cache
def _names_look() -> Hints:
    """Return what every name has in it, for a look that is quick where there is none."""
    return Hints(of_names=False, NAME=_MAY_NAME)


@cache
def _turned() -> Hints:
    """Return what a text has that tells of fraud and turns from it; what vouches is blanked before that is sought."""
    of = [leads(language) for language in LANGUAGES]
    turns = tuple(re.compile(one.turns.pattern.replace(r"\s", r"[\s\S]"), re.ASCII) for one in of)
    return Hints(
        lambda told: told if len(told) > 1 else NOTHING,
        of_names=False,
        fraud=tuple(one.fraud for one in of),
        turns=turns,
    )


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns that a rule needs, those of tales that turn, and their names."""
    return tuple((name, one) for hints in (_looks(), _turned()) for name, every in hints.patterns() for one in every)


_THINGS = Things(
    lambda: [Need(needs(pattern)) for _, pattern in _patterns()], OwnBits(_of_word, _by_pair, bits=len(_needed()))
)


@lru_cache(maxsize=16384)
def _names_of(things: int) -> frozenset[str]:
    return frozenset(_patterns()[bit][0] for bit in bits_of(things))


def _may_turn(lower: str) -> bool:
    """Tell whether a text in small letters may tell of fraud and turn from it."""
    return _names_of(_THINGS.within(lower)) >= {"fraud", "turns"} and bool(_turned().of(lower))


def _holds(plain: str, lower: str) -> int:
    """Return the bits of what simplified text, given in small letters too, has of all that a rule needs."""
    may = _bits(_names_of(_THINGS.within(lower)))
    told = _THINGS.told(lower)
    return told | _bits(_looks().of(plain)) if may and _may_hold(told | may) else told


@lru_cache(maxsize=16384)
def _may_hold(bits: int) -> bool:
    """Tell whether all is there that any of the rules needs: a cheap look."""
    return any(all(bits & group for group in rule) for rule in _rules())


def may_lead(plain: str, lower: str) -> bool:
    """Tell whether simplified text, given in small letters too, has what no rule holds without: a cheap look."""
    first, pattern = _anchors("NAME" in _names_look().of(plain) and _MAY_NAME.search(plain) is not None)
    if _RUN.search(plain) or not first.isdisjoint(_LATIN_WORD.findall(lower)):
        return True
    return not lower.isascii() and pattern.search(lower) is not None


def told_ways(folded: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with folded text (reference, payment, stranger, secret), and the name or the sentence."""
    plain = simplified(folded)
    lower = in_small(folded)
    if len(lower) != len(plain):
        return
    # Of a sentence that tells of fraud and turns from it only a part is read, in which other words may be whole.
    turned = _may_turn(lower)
    whole = _holds(plain, lower)
    if (not turned and not _may_hold(whole)) or not may_lead(plain, lower):
        return
    before, about = None, 0
    for match in _SENTENCE.finditer(plain):
        held = whole if match[0] == plain else _holds(match[0], match[0].lower())
        if turned or _may_hold(held | about):
            sentence, tags = _told(plain, match)
            yield from _in_sentence(sentence, tags | _about_before(plain, before, tags)) if sentence else ()
        # What a sentence is about stands in the one before it as well.
        before, about = match, held & _bits(_ABOUT)


def _told(plain: str, match: re.Match[str]) -> tuple[str, Tags]:
    """Return what a sentence asks, and what it has of each class; nothing of a question that is denied at once, and of
    a tale of fraud.
    """
    asked = match[0].rstrip().endswith(("?", "？", "吗")) and answers_no(plain[match.end() :][:_ANSWER_REACH])
    sentence = "" if asked else meant(match[0])
    tags = _tags(sentence.lower()) if sentence else {}
    if "contact.direct" in tags:
        tags.setdefault("bait", [])
    return sentence, tags


def _about_before(plain: str, before: re.Match[str] | None, tags: Tags) -> Tags:
    """Return what the sentence before tells of what a sentence is about."""
    wanted = [of for of in ("bait", "lead") if of not in tags] if "label" in tags or "place" in tags else []
    told = _told(plain, before)[1] if before and wanted else {}
    return {of: [] for of in wanted if of in told}


def _in_sentence(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    if not any(anchor in tags for anchor in (*_ANCHORS, *_UNNAMED)) and not _RUN.search(sentence):
        return
    referred = "bait" in tags and ("label.sure" in tags or ("lead" in tags and ("place" in tags or "label" in tags)))
    paid = "pay" in tags and ("pay.payee" in tags or _AMOUNT.search(sentence) is not None)
    called = "call" in tags and _FIGURES.search(sentence) is not None
    names = _names(sentence) if referred or paid or called else []
    found = list(_paid(sentence, tags, names)) if paid else []
    found += _sent(sentence, tags)
    found += _referred(sentence, tags, names) if referred else ()
    found += _called(sentence, tags, names) if called else ()
    found += _visited(sentence, tags)
    found += _scanned(sentence, tags)
    found += _elsewhere(sentence, tags)
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
    ends = [0, *(border.end() for border in _CLAUSE.finditer(sentence)), len(sentence)]
    begin = max(at for at in ends if at <= start)
    finish = min((at for at in ends if at >= end), default=len(sentence))
    lower = sentence[begin:finish].lower()
    return any(leads(language).denies.search(lower) for language in LANGUAGES)


# --- names


def _names(sentence: str) -> list[Name]:
    found = []
    for token in odd_tokens(sentence):
        # A description is cut where it may be no longer: "press setti".
        cut = token.end == len(sentence) and begins_word(token.value)
        if token.kind != DIGITS and not cut and not _ERROR_NAME.fullmatch(token.value):
            helps = "-" in token.value and "bait.help" in _tags(token.value.replace("-", " ").lower())
            kind = _MIXTURE if helps or _ODD_SIGN.search(token.value) else _LETTERS
            found.append(Name(token.value, token.start, token.end, kind))
    for match in _COMPOUND.finditer(sentence):
        tags = _tags(" ".join(_HUMP.findall(match[0])).lower())
        if "bait.help" in tags:
            found.append(Name(match[0], match.start(), match.end(), _MIXTURE))
    found += [Name(m[0], m.start(), m.end(), _MIXTURE) for m in _MASKED.finditer(sentence)]
    found += [Name(m[0], m.start(), m.end(), _MIXTURE) for m in _DOTTED.finditer(sentence) if _is_dotted(m[0])]
    found += [Name(m["id"], m.start("id"), m.end("id"), _MIXTURE) for m in _GIVEN.finditer(sentence) if is_odd(m["id"])]
    for pattern in (_TWO_WRITINGS, _PERSON, _WITH_HAN):
        found += [Name(m[0], m.start(), m.end(), _MIXTURE) for m in pattern.finditer(sentence)]
    for match in _NUMBER.finditer(sentence):
        counted = _UNITS.match(sentence, match.end()) or is_of_things(sentence, match.start(), _BESIDE)
        numbered = counted or TICKET.fullmatch(match[0])
        if sum(map(str.isdigit, match[0])) >= _LEAST_DIGITS and not numbered:
            found.append(Name(match[0], match.start(), match.end(), _DIGITS))
    found += filter(None, (_quoted(sentence, match) for match in _QUOTED.finditer(sentence)))
    for match in _TITLE.finditer(sentence):
        if match.start() and not _PAGER.match(match[0]) and "bait.help" in _tags(match[0].lower()):
            found.append(Name(match[0], match.start(), match.end(), _WORDS))
    return found


def _is_dotted(name: str) -> bool:
    """Tell whether a name has dots as an account has them: im.wallet.fixers.zz is no host, file or version."""
    last = name.rpartition(".")[2].lower()
    alike = not re.search(r"[A-Za-z]", name) or len(name) < _LEAST_DOTTED or name[0].isupper()
    return not alike and not is_ending(last) and last not in _FILES and not is_plain(name.replace(".", " "))


def _quoted(sentence: str, match: re.Match[str]) -> Name | None:
    """Return a name that stands in quotation marks, unless these hold a button, a message or a sentence."""
    inner = match[0][1:-1].strip()
    if _CHOSEN.search(sentence[: match.start()]) or _OF_SCREEN.match(sentence, match.end()):
        return None
    if _NO_NAME.search(inner) or not _LETTER.search(inner) or _HEX_VALUE.fullmatch(inner):
        return None
    if _MIXED.search(inner) or any(_ODD_SIGN.search(token.value) for token in odd_tokens(inner)):
        return Name(match[0], match.start(), match.end(), _MIXTURE)
    if any(token.value == inner for token in odd_tokens(inner)):
        return Name(match[0], match.start(), match.end(), _LETTERS)
    titled = len(_CAPITALS.findall(inner)) > 1
    tags = _tags(inner.lower())
    named = "bait.help" in tags if inner.isascii() else "bait" in tags and _is_more(inner)
    if named and (titled or not inner.isascii()):
        return Name(match[0], match.start(), match.end(), _WORDS)
    before = _tags(sentence[: match.start()].lower())
    labels = [span for of in _CALLING for span in before.get(of, ())]
    labelled = any(0 <= match.start() - end <= 1 for _, end in labels)
    kind = _WORDS if inner.isascii() else _MIXTURE
    told = labelled and (titled or (kind == _MIXTURE and _is_more(inner)))
    return Name(match[0], match.start(), match.end(), kind) if told else None


def _is_more(inner: str) -> bool:
    """Tell whether a title is more than a word of the trade: 「钱包修理铺」, not 「助记词」."""
    return len(_terms()[1].sub("", inner)) > 1


# --- rules


def _referred(sentence: str, tags: Tags, names: list[Name]) -> Iterator[tuple[str, str]]:
    """Names of accounts, shops, pages and rooms that a sentence leads to."""
    if "label.sure" in tags:
        names = [*names, *(Name(m[0], m.start(), m.end(), _MIXTURE) for m in _HYPHENED.finditer(sentence))]
    for name in names:
        if _is_referred(sentence, tags, name) and not _denied(sentence, name.start, name.end):
            yield "reference", name.shown


def _is_referred(sentence: str, tags: Tags, name: Name) -> bool:
    if name.kind == _MIXTURE and _near(tags, "label.sure", name.start, name.end, _BESIDE, before=True):
        return True
    if "lead" not in tags or (tags["lead"] and not _near(tags, "lead", name.start, name.end)):
        return False
    place = _near(tags, "place", name.start, name.end)
    label = _near(tags, "label", name.start, name.end, _LABEL_REACH)
    if name.kind == _DIGITS:
        return any(_near(tags, f"place.{kind}", name.start, name.end, _NUMBER_REACH) for kind in _NUMBERED)
    if name.kind == _MIXTURE:
        return place or label
    turned = _near(tags, "lead.turn", name.start, name.end, _BESIDE, before=True)
    labelled = _near(tags, "label", name.start, name.end, _BESIDE, before=True) or _BY.search(sentence[: name.start])
    claimed = name.kind == _WORDS and _near(tags, "lead.claim", name.start, name.end, _LABEL_REACH)
    placed = name.kind == _WORDS and _near(tags, "place", name.start, name.end, _BESIDE)
    return place and bool(turned or labelled or claimed or placed)


def _paid(sentence: str, tags: Tags, names: list[Name]) -> Iterator[tuple[str, str]]:
    """Whoever is to be paid: an address that no checksum fits, an account, a payee by name."""
    for name in names:
        if not _near(tags, "pay", name.start, name.end, _TAKER_REACH) or _denied(sentence, name.start, name.end):
            continue
        labelled = any(_near(tags, of, name.start, name.end, _BESIDE, before=True) for of in ("label", "pay.payee"))
        labelled |= _near(tags, "pay.payee", name.start, name.end, _LABEL_REACH)
        led = _TO.search(sentence, max(0, name.start - _TO_REACH), name.start)
        if (name.kind == _MIXTURE and (led or labelled)) or (name.kind == _DIGITS and labelled):
            yield "payment", name.shown


def _sent(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Runs as long as an address that something is to be sent to, whether or not a checksum fits."""
    if "LONG" not in _looks().of(sentence) or ("pay" not in tags and not _SUM.search(sentence)):
        return
    for match in _LONG.finditer(sentence):
        if _HEX.fullmatch(match[0]) or sum(map(str.isdigit, match[0])) < _DIGITS_OF_RUN:
            continue
        start = match.start()
        led = _TO.search(sentence, max(0, start - _TO_REACH), start) and not is_of_things(sentence, start, _BESIDE)
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
        bare = digits == re.sub(r"[\s-]", "", name.shown) and len(digits) in _PHONE_DIGITS
        near = _near(tags, "call", name.start, name.end, _BESIDE) and ("bait" in tags or "lead" in tags)
        if name.kind == _DIGITS and bare and near and not _denied(sentence, name.start, name.end):
            yield "phone", name.shown
    match = _USSD.search(sentence)
    if match and "bait" in tags and not _denied(sentence, match.start(), match.end()):
        yield "stranger", sentence.strip(_AROUND)


def _visited(sentence: str, tags: Tags) -> Iterator[tuple[str, str]]:
    """Places to go to or to send something to."""
    match = _STREET.search(sentence) if "STREET" in _looks().of(sentence) else None
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
    somebody = [*_TO_SOMEBODY.findall(sentence), *(match[0] for match in _PERSON.finditer(sentence))]
    somebody += [of for of in _NOT_OURS if f"place.{of}" in tags and _ENTER.search(sentence)]
    if not ("taker" in tags or somebody):
        return
    if any(leads(language).told.search(sentence.lower()) for language in LANGUAGES):
        return
    taken = tags.get("taker", ())
    for start, end in tags["secret"]:
        given = [*tags.get("give", ()), *(match.span() for match in _ENTER.finditer(sentence) if somebody)]
        gives = [give for give in given if abs(give[0] - start) <= _GIVE_REACH]
        near = any(abs(taker - start) <= _TAKER_REACH and taker != start for taker, _ in taken) or somebody
        if gives and near and not _denied(sentence, min(gives[0][0], start), max(gives[0][1], end)):
            yield "secret", sentence.strip(_AROUND)
            return
