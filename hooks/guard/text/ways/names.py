"""Names in a sentence: whatever may be somebody or something that a reader is led to."""

from __future__ import annotations

import re
from typing import NamedTuple

from guard.text.host_endings import is_ending
from guard.text.ids import DIGITS, is_odd, is_of_things, odd_tokens
from guard.text.phone_shapes import DAY, TICKET
from guard.text.vocabulary import begins_word, is_plain
from guard.text.ways.patterns import BESIDE, PERSON
from guard.text.ways.words import known_terms, pattern_of, tags_of
from guard.words import names_in_text, words

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
# Names in capitals, and letters of two writings in one word.
_TITLE = re.compile(r"(?<![A-Za-z.])(?:[A-Z][A-Za-z]*\s){1,4}(?:[A-Z][A-Za-z]*|[0-9]{1,4})(?![A-Za-z0-9])")
# What everybody has at a service: WeChat Official Account. And helpers that are programs: AI Agents, SubAgent.
_OF_SERVICE = re.compile(
    rf"(?i)(?:{names_in_text('services', 'messenger-names')}\s)+(?:official\s)?(?:{words('things-of-services')})"
    rf"|{words('agents-of-programs')}"
)
_THING = re.compile(rf"\s(?:{pattern_of('thing')})\Z")
_PAGER = re.compile(rf"(?:{pattern_of('pager')})\s")
_OTHER = rf"[{_KOREAN_JAPANESE}\u0400-\u04ff]"
# im木各子_66q
_WITH_HAN = re.compile(
    r"(?<![\w@/.-])(?=\w*[A-Za-z0-9])(?=\w*_)[A-Za-z0-9]*[\u4e00-\u9fff]{1,6}_[A-Za-z0-9]{2,16}(?!\w)"
)
# ExampleUnfreezeBot, example-official-cs: words put together, one of which offers help.
_COMPOUND = re.compile(r"(?<![\w@/.#-])(?:[A-Z][a-z]+){2,4}[0-9]{0,4}(?:-[A-Z][a-z]+)?(?![\w/(.-]*[\w/(])")
_HUMP = re.compile(r"[A-Z]?[a-z]+")
_MASKED = re.compile(pattern_of("masked-address"))
_TWO_WRITINGS = re.compile(rf"(?<!\w)(?:[A-Za-z]{{2,}}{_OTHER}+|{_OTHER}+[A-Za-z0-9])\w*")
# "im.wallet.fixers.zz", and what stands behind a sign of equality.
_DOTTED = re.compile(r"(?<![\w@/.:-])[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]+)+(?![\w/@]|\.\w)")
_GIVEN = re.compile(r"[=＝]\s?(?P<id>[A-Za-z0-9_.-]{5,32})")
# Numbers that are no amount and go on nowhere, and codes to dial.
_UNSIGNED = r"(?<![\w.,$€£¥#+-])(?<!\+\s)(?<!\+\d\s)(?<!\+\d\d\s)"
_NUMBER = re.compile(rf"{_UNSIGNED}[\d*](?:[\s-]?\d|\*){{3,20}}#?(?![\w%]|\.\d|,\d{{3}}(?!\d))")
_UNITS = re.compile(rf"(?i)\s?(?:{pattern_of('units')})")
_LEAST_DIGITS, _LEAST_DOTTED = 5, 6
_VERSION = re.compile(r"[vV]?\d+(?:\.\d+)+(?:[.-]?(?:rc|beta|alpha|dev|post|x)\.?\d*)?")
_MEMBER = re.compile(r"[a-z][A-Za-z]*\d?(?:\.(?:[a-z]+|[A-Z][a-z]+)(?:[A-Z][a-z]+)+(?:\(\))?)+")
# Right before a name in quotation marks these say whose it is: 店名「…」, 公众号「…」.
_CALLING = ("label", "place.chat", "place.social", "place.market")
_FILES = frozenset(
    "js ts py rs md json yml yaml toml html css txt pdf png jpg svg apk exe dmg zip ipa csv xml vue tsx jsx mjs".split()
)
# What a name may be: letters and digits mixed, so that it is none else; letters alone; digits alone; words.
MIXTURE, _LETTERS, FIGURES_ALONE, WORDS_ALONE = "mixture", "letters", "digits", "words"


class Name(NamedTuple):
    """Somebody or something told: what is shown, where it stands, and what it is made of."""

    shown: str
    start: int
    end: int
    kind: str


def names_in(sentence: str) -> list[Name]:
    """Return everything in a sentence that may be a name."""
    found = []
    for token in odd_tokens(sentence):
        # A description is cut where it may be no longer: "press setti".
        cut = token.end == len(sentence) and begins_word(token.value)
        program = _ERROR_NAME.fullmatch(token.value) or _is_member(token.value)
        if token.kind != DIGITS and not cut and not program:
            helps = "-" in token.value and "bait.help" in tags_of(token.value.replace("-", " ").lower())
            kind = MIXTURE if helps or _ODD_SIGN.search(token.value) else _LETTERS
            found.append(Name(token.value, token.start, token.end, kind))
    for match in _COMPOUND.finditer(sentence):
        tags = tags_of(" ".join(_HUMP.findall(match[0])).lower())
        # Not what is a platform itself: GitLab.
        if "bait.help" in tags and "place" not in tags_of(match[0].lower()) and not _OF_SERVICE.fullmatch(match[0]):
            found.append(Name(match[0], match.start(), match.end(), MIXTURE))
    found += [Name(m[0], m.start(), m.end(), MIXTURE) for m in _MASKED.finditer(sentence)]
    found += [Name(m[0], m.start(), m.end(), MIXTURE) for m in _DOTTED.finditer(sentence) if _is_dotted(m[0])]
    found += [Name(m["id"], m.start("id"), m.end("id"), MIXTURE) for m in _GIVEN.finditer(sentence) if is_odd(m["id"])]
    for pattern in (_TWO_WRITINGS, PERSON, _WITH_HAN):
        found += [Name(m[0], m.start(), m.end(), MIXTURE) for m in pattern.finditer(sentence)]
    for match in _NUMBER.finditer(sentence):
        counted = _UNITS.match(sentence, match.end()) or is_of_things(sentence, match.start(), BESIDE)
        numbered = counted or TICKET.fullmatch(match[0]) or DAY.fullmatch(match[0])
        if sum(map(str.isdigit, match[0])) >= _LEAST_DIGITS and not numbered:
            found.append(Name(match[0], match.start(), match.end(), FIGURES_ALONE))
    found += filter(None, (_quoted(sentence, match) for match in _QUOTED.finditer(sentence)))
    for match in _TITLE.finditer(sentence):
        if (
            match.start()
            and not _PAGER.match(match[0])
            and not _THING.search(match[0])
            and not _OF_SERVICE.fullmatch(match[0])
            and "bait.help" in tags_of(match[0].lower())
        ):
            found.append(Name(match[0], match.start(), match.end(), WORDS_ALONE))
    return found


def _is_dotted(name: str) -> bool:
    """Tell whether a name has dots as an account has them: im.wallet.fixers.zz is no host, file or version."""
    last = name.rpartition(".")[2].lower()
    alike = not re.search(r"[A-Za-z]", name) or len(name) < _LEAST_DOTTED or name[0].isupper()
    alike = alike or _VERSION.fullmatch(name) is not None or _is_member(name)
    return not alike and not is_ending(last) and last not in _FILES and not is_plain(name.replace(".", " "))


def _is_member(name: str) -> bool:
    """Tell whether a name is written as only programs write one, of words none of which offers help: web3.PublicKey."""
    words = " ".join(_HUMP.findall(name)).lower()
    return _MEMBER.fullmatch(name) is not None and is_plain(words) and "bait.help" not in tags_of(words)


def _quoted(sentence: str, match: re.Match[str]) -> Name | None:
    """Return a name that stands in quotation marks, unless these hold a button, a message or a sentence."""
    inner = match[0][1:-1].strip()
    if _CHOSEN.search(sentence[: match.start()]) or _OF_SCREEN.match(sentence, match.end()):
        return None
    if _NO_NAME.search(inner) or not _LETTER.search(inner) or _HEX_VALUE.fullmatch(inner):
        return None
    if _MIXED.search(inner) or any(_ODD_SIGN.search(token.value) for token in odd_tokens(inner)):
        return Name(match[0], match.start(), match.end(), MIXTURE)
    if any(token.value == inner for token in odd_tokens(inner)):
        return Name(match[0], match.start(), match.end(), _LETTERS)
    titled = len(_CAPITALS.findall(inner)) > 1
    tags = tags_of(inner.lower())
    named = "bait.help" in tags if inner.isascii() else "bait" in tags and _is_more(inner)
    if named and (titled or not inner.isascii()):
        return Name(match[0], match.start(), match.end(), WORDS_ALONE)
    before = tags_of(sentence[: match.start()].lower())
    labels = [span for of in _CALLING for span in before.get(of, ())]
    labelled = any(0 <= match.start() - end <= 1 for _, end in labels)
    kind = WORDS_ALONE if inner.isascii() else MIXTURE
    told = labelled and (titled or (kind == MIXTURE and _is_more(inner)))
    return Name(match[0], match.start(), match.end(), kind) if told else None


def _is_more(inner: str) -> bool:
    """Tell whether a title is more than a word of the trade: 「钱包修理铺」, not 「助记词」."""
    return len(known_terms()[1].sub("", inner)) > 1
