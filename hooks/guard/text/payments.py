"""Orders to pay that are no wallet's address: bank cards, IBANs, numbers of banks, ids of UPI and cashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.digits import HANZI, hanzi_figures
from guard.text.hints import Hints, some
from guard.text.vocabulary import is_plain
from guard.words import whole_words, words

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_LEAST_IBAN = 15  # Norway's (ISO 13616)
_CARD = re.compile(r"(?<![\w.+-])\d(?:[ -]?\d){12,18}(?![\w-]|\.\d)")
# Four groups of four, as a card has them; its first digit says whose it is. Groups that go on are no card.
_GROUPS_OF_FOUR = re.compile(r"[3-6]\d{3}(?:[ -]\d{4}){3}")
_GOES_ON = re.compile(r"[ -]\d")
_CARD_WORD = re.compile(rf"(?i){whole_words('card-words')}")
_CARD_REACH = 48
# A card in Chinese numerals, as it is read out: 六二二二 零零零零 零零零零 零零一四.
_HANZI_CARD = re.compile(rf"[{HANZI}](?:[\s,、]{{0,2}}[{HANZI}]){{14,18}}(?![{HANZI}])")
# Where a bank and the number of an account there are told: sort code, routing number, SWIFT.
_BANK_NUMBER = re.compile(
    rf"(?i)(?<![a-z])(?:{words('bank-labels')})(?![a-z0-9])"
    rf"(?:\s(?:{words('bank-leads-on')}))*"
    r"[\s.:#]+(?=[A-Z0-9-]*\d)(?P<number>[A-Z0-9](?:[ -]?[A-Z0-9]){5,21})(?![A-Za-z0-9])"
)
_SWIFT = re.compile(
    r"(?i)(?<![a-z])(?:swift|bic)(?:\scode)?[\s:]+(?P<number>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)(?![A-Za-z0-9])"
)
_UPI = re.compile(
    r"(?<![A-Za-z0-9._@/-])(?P<name>[a-z0-9][a-z0-9._-]{2,48})\s?@\s?"
    rf"(?P<bank>{words('upi-banks')})(?![A-Za-z0-9._-]*[A-Za-z0-9])"
)
_UPI_TOLD = re.compile(
    r"(?i)(?<![a-z])(?:upi|vpa|bhim|gpay|phonepe)(?:\s?(?:id|address|handle))?[\s:]+(?:is\s)?(?P<id>[a-z0-9._-]{3,48}\s?@\s?[a-z]{2,16})(?![a-z0-9.])"
)
_DOLLAR = re.compile(rf"(?i)(?<![a-z])(?:{words('dollar-words')})\s(?P<id>[a-z][a-z0-9_-]{{3,19}})(?![\w-])")
_CASHTAG = re.compile(r"(?<![\w$£€/{(.\[<-])[$£](?P<id>[A-Za-z][A-Za-z0-9_-]{3,19})(?![\w(\[.={-])")
# A bank gives no shorter numbers; the words about a cashtag stand so near, in characters.
_LEAST_DIGITS, _CASHTAG_REACH = 6, 32
_CASHTAG_WORD = re.compile(rf"(?i){whole_words('cashtag-words')}")

# A text without any of these holds no order to pay.
_HINTS = Hints(
    lambda told: told - {"digit"} if "digit" in told else told - {"numbers"},
    finds=lambda text: some(payment_orders(text)),
    digit=re.compile(r"\d"),
    numbers=(_IBAN, _CARD, _BANK_NUMBER),
    swift=_SWIFT,
    upi=(_UPI, _UPI_TOLD),
    cashtags=(_CASHTAG, _DOLLAR),
    cards=_HANZI_CARD,
)


def payment_orders(folded: str) -> Iterator[str]:
    """Yield what in folded text somebody could pay to."""
    hints = _HINTS.of(folded)
    if not hints:
        return
    if "numbers" in hints:
        yield from _bank_numbers(folded)
    if not folded.isascii() and _CARD_WORD.search(folded):
        yield from (hanzi_figures(match[0]) for match in _HANZI_CARD.finditer(folded))
    if "dollar" in folded and _CASHTAG_WORD.search(folded):
        yield from (f"${match['id']}" for match in _DOLLAR.finditer(folded) if not is_plain(match["id"]))
    yield from (match[0] for match in _SWIFT.finditer(folded) if match["number"].isupper())
    if "@" in folded:
        for pattern in (_UPI, _UPI_TOLD):
            yield from (match[0] for match in pattern.finditer(folded))
    for match in _CASHTAG.finditer(folded) if "$" in folded or "£" in folded else ():
        around = folded[max(0, match.start() - _CASHTAG_REACH) : match.end() + _CASHTAG_REACH]
        if _CASHTAG_WORD.search(around) and not is_plain(match["id"]):
            yield match[0]


def _bank_numbers(text: str) -> Iterator[str]:
    for match in _IBAN.finditer(text):
        if _is_iban(re.sub(r"[ -]", "", match[0])):
            yield match[0]
    for match in _CARD.finditer(text):
        if _is_card(text, match):
            yield match[0]
    for match in _BANK_NUMBER.finditer(text):
        if sum(map(str.isdigit, match["number"])) >= _LEAST_DIGITS:
            yield match[0]


def _is_iban(run: str) -> bool:
    """Tell whether a run fits the checksum of IBANs (ISO 7064, 97-10)."""
    digits = "".join(str(int(char, 36)) for char in run[4:] + run[:4])
    return len(run) >= _LEAST_IBAN and int(digits) % 97 == 1


def _is_card(text: str, match: re.Match[str]) -> bool:
    """Tell whether digits are the number of a bank card: a bank is spoken of, or they fit Luhn's checksum in fours."""
    digits = re.sub(r"\D", "", match[0])
    around = text[max(0, match.start() - _CARD_REACH) : match.end() + _CARD_REACH // 2]
    told = _CARD_WORD.search(around) is not None
    alone = (
        not _GOES_ON.match(text, match.end()) and not text[max(0, match.start() - 2) : match.start()].strip().isdigit()
    )
    return told or (alone and _luhn(digits) and _GROUPS_OF_FOUR.fullmatch(match[0]) is not None)


def _luhn(digits: str) -> bool:
    doubled = (2 * int(digit) if at % 2 else int(digit) for at, digit in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0
