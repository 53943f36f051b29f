"""Phone numbers in running text, in any digits and grouping, apart from the numbers that a help page is full
of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers

from guard.text.deobfuscate import reads_backwards
from guard.text.hints import Hints, some
from guard.text.phone_shapes import (
    CHINESE_MOBILE,
    DIGIT_AND_LETTERS,
    GROUPED_NUMBER,
    IPV4,
    LETTERED_NUMBER,
    LOOSE_NUMBER,
    NETWORK_ADDRESS,
    ONE_BY_ONE,
    TICKET,
    VANITY_NUMBER,
    WHOLE_NUMBER,
    is_of_book,
)
from guard.text.simplified import simplified
from guard.words import places, whole_words, word_endings, words, words_apart

# What may stand between the digits of one number.
_GAP = r"(?:[\s().\-–—‐‑·•・_~/\\|,、]{0,3}|\*)"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9_.#])(?P<plus>\+|(?<!\d\s)\+\s|00\s?|011[\s-])?\(?(?P<first>\d)(?:{_GAP}\d){{4,24}}(?!(?!x\d)[A-Za-z0-9_%])"
)

# "[202] 555 0143", "{202}5550143": brackets that stand for round ones.
_BRACKETED = re.compile(r"[\[{【](?P<area>\d{2,4})[\]}】](?=\s?\d{3})")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(rf"(?:\d{_GAP}){{5}}")

# Numbers of other kinds, taken out before looking for phones. Each must stand alone: not inside a longer
# number.
_ALONE = r"(?<![A-Za-z0-9_+.-])(?<!\d[ ])"
_DATE = (
    rf"(?:19|20)\d\d\s?(?:[-/.]|{words('years')})\s?(?:0?[1-9]|1[0-2])\s?(?:[-/.]|{words('months')})\s?"
    rf"(?:0?[1-9]|[12]\d|3[01])\s?(?:{words('days')})?"
)
_DAY_FIRST = r"(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
_THOUSANDS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_DECIMAL = r"\d+\.\d+(?!\.?\d)"
_HEX = r"0x[0-9A-Fa-f]+|(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,}"
_YEARS = rf"(?:19|20)\d\d\s?(?:[-–—~/]|{words('until')})\s?(?:19|20)\d\d"
_UNIT = rf"(?:{words('counters', 'units')})"
_AMOUNT = rf"\d[\d ,.]{{0,40}}\d\s?(?={_UNIT})"
_OTHER = re.compile(
    rf"{_ALONE}(?:{_DATE}|{_DAY_FIRST}|{_CLOCK}|{_YEARS}|{_THOUSANDS}|{_HEX}|{_DECIMAL}|{_AMOUNT})(?![A-Za-z0-9_]*\d)"
)

# "Tel2025550143", "tel.2025550143"
_GLUED = re.compile(rf"(?i)(?<![a-z])(?P<call>{words('call-before-digits')})[.;]?(?=\+?\(?\d{{3}})")
# "call the number", "support number"
_THE_NUMBER = rf"(?:\s(?:{words('the-number')})(?![a-z]))?"
_CALL = re.compile(rf"(?i){whole_words('call')}{_THE_NUMBER}|{words('call-messengers')}")
_REACHING = re.compile(rf"(?i){whole_words('reach')}{_THE_NUMBER}")
# A label that says which other number follows; the label nearest to the number counts.
_LABEL = re.compile(rf"(?i){words_apart('number-labels')}")
# The same behind the number: "30303 端口".
_LABEL_BEHIND = re.compile(rf"(?i)\s?{word_endings('number-labels-behind')}")
# Behind a whole number: "2025550143 (客服)", "2025550143 is our number", "2025550143 on WhatsApp".
_LINE = rf"(?:{words('lines')})"
_OUR_LINE = rf"(?:(?:{words('of-desks')})\s)*(?:{_LINE}|{words('our-number')})(?![a-z])"
_OURS = rf"(?:{words('ours')})\s?{_OUR_LINE}|{words('the-line')}"
_CALL_BEHIND = re.compile(
    rf"(?i)\s?(?:[(\[]\s?(?:24\s?(?:{words('hours')})\s?)?{_LINE}[^()\[\]\d]{{0,6}}[)\]]"
    rf"|(?:=|{words('equals')})\s?(?:{_OURS})|{words('call-behind')})"
)
# What may stand between "call" and a short number such as 95555.
_LEADS_ON = re.compile(rf"(?i)(?:[\s:：=()\[\]\-–—,、]|{words_apart('call-leads-on')}\.*)*")
# "发 TD 到", before a number that text messages of companies have.
_SENT = re.compile(
    rf"(?:{words('send-verbs')})\W{{0,2}}(?!USD|ETH|BTC|TRX|BNB|SOL|TON)(?P<key>[A-Z]{{2,8}}|\w{{1,8}})\W{{0,2}}"
    rf"(?:{words('sent-to')})\W?\Z"
)
_NOT_SHORTENED = "".join(rf"(?<![^a-z]{word})(?<!\A{word})" for word in words("shortened-words").split("|"))
_NOT_SHORTENED += "".join(rf"(?<![^a-z]{word})" for word in words("shortened-within").split("|"))
_SENTENCE_END = re.compile(rf"(?i)[。!?;§]|{_NOT_SHORTENED}\.\s")
_PLACE = re.compile("|".join(rf"(?P<{region}>(?<![a-z])(?:{names})(?![a-z]))" for region, names in places().items()))
_PLACE_REACH = 16
_NUMBER_WORD = re.compile(rf"(?i){words('number-words')}")
_SHORT_DIGITS, _REACH_DIGITS, _LOCAL_DIGITS = 5, 7, 8
# E.164 allows no longer numbers.
_MOST_DIGITS = 15
# How far before a number its label is looked for, in characters; a sentence's end cuts it shorter.
_NEAR = 24
# What is dialled before a number to be charged less for it, in China.
_ACCESS = re.compile(
    r"\A(?:179\d\d|1259\d|10193|1969\d)(?=(?:86|0086)?1[3-9]\d{9}\Z|0\d{9,11}\Z|1?[2-9]\d\d[2-9]\d{6}\Z)"
)
# With an extension somebody else answers than without one.
_EXTENSION = re.compile(rf"(?i)[\s,;(]{{0,3}}(?:{words('extensions')}|#|x)[\s:.]{{0,2}}(?P<extension>\d{{1,7}})(?!\d)")
# "the same number but ending in 43", 号码不变，最后两位换成 43: another number than the listed one.
_ALTERED = re.compile(
    rf"(?i)(?:{words('altered-number')})(?P<digits>\d{{2,4}})(?!\d|\s?{word_endings('digits-counted')})"
)

# A text without any of these holds no number to call.
_HINTS = Hints(
    finds=lambda text: some(find_phones(text)),
    digits=_DIGITS,
    lettered=(VANITY_NUMBER, LETTERED_NUMBER),
    altered=_ALTERED,
)


@dataclass(frozen=True)
class Phone:
    """A phone number met in text: its digits (international ones marked), and what stands there."""

    digits: str
    international: bool
    shown: str


def ends_with_call(text: str) -> bool:
    """Tell whether folded text ends with a word for calling ("客服电话", "Phone:")."""
    return any(_LEADS_ON.fullmatch(text, match.end()) for match in _CALL.finditer(text))


def speaks_of_calls(text: str) -> bool:
    """Tell whether folded text has a word for calling or reaching somebody."""
    return bool(_CALL.search(text) or _REACHING.search(text))


def find_phones(text: str) -> list[Phone]:
    """Return the phone numbers in folded text (after `figures`). Amounts, dates, versions, labelled numbers
    are none.
    """
    hints = _HINTS.of(text)
    if not hints:
        return []
    found = [*_lettered(text), *(_altered(text) if "altered" in hints else ())]
    if not _DIGITS.search(text):
        return found
    text = _BRACKETED.sub(r"(\g<area>)", _GLUED.sub(r"\g<call> ", text))
    masked = _OTHER.sub(lambda match: "§" * len(match[0]), text)
    # Asked once for the whole text, not for each of its numbers.
    turned = reads_backwards(masked)
    called = turned and speaks_of_calls(masked)
    for match in _RUN.finditer(masked):
        phone = _phone(match, masked) or (_turned(match, masked, called) if turned else None)
        if phone:
            found.append(phone)
    return found


def _lettered(text: str) -> Iterator[Phone]:
    if not DIGIT_AND_LETTERS.search(text):
        return
    for match in (*VANITY_NUMBER.finditer(text), *LETTERED_NUMBER.finditer(text)):
        # "Our number is 202-JKL-0143"; of other things with a number, the thing is the label.
        call, _, label = _nearest(re.sub(r"(?i)\bnumber\b", "", _before(text, match.start())))
        spaced = (match["gap"] or "").isspace() and not match[0].startswith(("1", "+"))
        if call >= label and (call >= 0 or not spaced):
            yield Phone(match[0], False, match[0])


def _altered(text: str) -> Iterator[Phone]:
    for match in _ALTERED.finditer(text):
        yield Phone(match["digits"], False, match[0])


def _phone(match: re.Match[str], text: str) -> Phone | None:
    shown = match[0]
    digits = re.sub(r"\D", "", shown)
    international = match["plus"] is not None
    if (match["plus"] or "").startswith("0"):
        digits = digits.removeprefix("00").removeprefix("011")
    digits = _ACCESS.sub("", digits)
    if not _SHORT_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    # What cannot be told from its digits may be labelled behind them.
    if not (international or WHOLE_NUMBER.fullmatch(digits)) and _LABEL_BEHIND.match(text, match.end()):
        return None
    behind = WHOLE_NUMBER.fullmatch(digits) is not None and _CALL_BEHIND.match(text, match.end()) is not None
    before = _before(text, match.start())
    if not (_is_phone(shown, digits, international, before) or (behind and _is_free(before))):
        return None
    extended = _EXTENSION.match(text, match.end())
    if extended:
        shown, digits = text[match.start() : extended.end()], f"{digits}x{extended['extension']}"
    return Phone(digits, international, shown.strip())


def _turned(match: re.Match[str], text: str, called: bool) -> Phone | None:
    """Return the number whose reader is told to begin at its end; `called` if the text has a word for calling."""
    digits = re.sub(r"\D", "", match[0])[::-1]
    if not _REACH_DIGITS <= len(digits) <= _MOST_DIGITS:
        return None
    free = _is_free(_NUMBER_WORD.sub("", _before(text, match.start())))
    whole = called or WHOLE_NUMBER.fullmatch(digits) is not None
    return Phone(digits, False, match[0].strip()) if free and whole else None


def _before(text: str, start: int) -> str:
    """The words of the sentence right before a number; the full stop of "Tel." ends none."""
    return _SENTENCE_END.split(text[max(0, start - _NEAR) : start])[-1]


def _is_of_place(shown: str, before: str) -> bool:
    """Tell whether the number follows the name of a place in whose numbering plan it is ("Singapore 8123 4567")."""
    for match in _PLACE.finditer(simplified(before.lower())):
        gap = before[match.end() :]
        if len(gap) > _PLACE_REACH or _DIGIT.search(gap) or not shown.strip().isprintable():
            continue
        try:
            number = phonenumbers.parse(shown, match.lastgroup)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return True
    return False


def _nearest(before: str) -> tuple[int, int, int]:
    """Where the last word for calling, for reaching somebody and the last label end; -1 for none."""
    return _last(_CALL, before), _last(_REACHING, before), _last(_LABEL, before)


def _is_free(before: str) -> bool:
    """Tell whether no label says what the number is."""
    call, reach, label = _nearest(before)
    return label < 0 or max(call, reach) >= label


def _is_phone(shown: str, digits: str, international: bool, before: str) -> bool:
    if international and NETWORK_ADDRESS.fullmatch(shown.strip()):
        return False
    if international:
        return len(digits) >= 7 and digits[0] != "0" and _has_country(digits)
    if _is_list(shown) and not re.search(r"[-()]", shown) and _last(_CALL, before) < 0:
        return False
    if is_of_book(digits):
        return False
    call, reach, label = _nearest(before)
    called = call >= 0 and call >= label
    if _is_power(digits) and call < 0 and reach < 0:
        return False
    written = shown.strip()
    if (IPV4.fullmatch(written) or TICKET.fullmatch(written)) and not called:
        return False
    if CHINESE_MOBILE.fullmatch(digits) or GROUPED_NUMBER.fullmatch(written) or ONE_BY_ONE.fullmatch(shown):
        return True
    if LOOSE_NUMBER.fullmatch(written) and _is_free(before):
        return True
    sent = _SENT.search(before)
    if sent and (digits.startswith("106") or sent["key"].isupper()):
        return True
    if called:
        return len(digits) >= _LOCAL_DIGITS or _LEADS_ON.fullmatch(before[call:]) is not None
    if reach >= 0 and reach >= label and len(digits) >= _REACH_DIGITS:
        return True
    return label < 0 and len(digits) >= _REACH_DIGITS and _is_of_place(written, before)


def _is_power(digits: str) -> bool:
    """Tell whether digits are a power of two, as programs have their limits."""
    return digits.isascii() and int(digits).bit_count() == 1


def _is_list(shown: str) -> bool:
    """Tell an enumeration of numbers ("1、56、137") from one number read digit by digit ("1、3、8、0 …")."""
    parts = [part.strip() for part in re.split(r"[,、]", shown)]
    return len(parts) > 1 and any(len(part) > 1 for part in parts)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _has_country(digits: str) -> bool:
    return any(int(digits[:length]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE for length in (1, 2, 3))
