"""What one block may be a piece of: a label, a group of digits, a cut host, a name and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from guard.text.clauses import ends_with_service, names_service, sought
from guard.text.digits import HANZI, SPOKEN, hanzi_figures
from guard.text.ids import is_account_name, stands_alone
from guard.text.messengers import ends_with_messenger
from guard.text.normalize import fold
from guard.text.numbers_in_rows import is_bare_number
from guard.text.phones import ends_with_call, speaks_of_calls
from guard.text.steps import put_in
from guard.words import numerals, words

# A label is short; of the block beside it only the beginning counts. In characters.
LABEL_CHARACTERS = 30
VALUE_CHARACTERS = 60
VALUE = re.compile(rf"@?[A-Za-z0-9][A-Za-z0-9._-]{{3,}}|[+(]?\d[\d\s().-]{{3,}}|[{HANZI}\d][{HANZI}\d\s-]{{4,}}")
# How messengers' names end in Chinese, with what may lead on to an id.
_TAIL = re.compile(rf"(?i)(?:{words('messenger-name-ends')}):?")
# What stands alone in brackets at the end of a heading: "Night desk (TG)".
_SHORT_NAME = words("services-in-brackets")
_IN_BRACKETS = re.compile(
    rf"(?i)(?:.*[(\[【「]\s?(?P<service>{_SHORT_NAME})\s?[)\]】」]|(?P<alone>{_SHORT_NAME}))\s?:?"
)
_GROUP = re.compile(rf"\+?\(?[\d{HANZI}]{{1,5}}\)?(?:[\s-][\d{HANZI}]{{1,5}}){{0,2}}-?|\d(?:\s\d){{3}}")
# What somebody is reached by: an e-mail address, a number with its country.
_REACHED = re.compile(r"[^\s@]@[^\s@]+\.[a-z]|\+\d[\d\s().-]{7,}")
# What joins the pieces of a host or an e-mail address, in a block of its own.
_JOINT = re.compile(
    rf"(?i)[(\[{{<【「]?\s?(?:(?P<dot>\.|{words('dot-characters', 'dots-in-brackets', 'dot-signs')})"
    rf"|@|{words('ats-in-brackets', 'at-signs')})\s?[)\]}}>】」]?"
)
CUT_PIECE = re.compile(r"[A-Za-z0-9-]{2,}[.@]|[.@][a-z0-9-]{2,}(?:\.[a-z]{2,})?|[a-z0-9][a-z0-9-]+(?:\.[a-z]{2,})?")


# Nothing but what could be an account, or its number.
TOKEN = re.compile(
    r"(?:(?P<label>[^:：]{1,30})[:：])?[\s>→:：]*[@~.]?"
    r"(?P<id>[A-Za-z][A-Za-z0-9]*(?:[._-][A-Za-z0-9]+){0,3}_?\d{0,6})"
)
NUMBER_CELL = re.compile(r"(?:(?P<label>[^:：\d]{1,30}?)[\s:：]\s?)?(?P<id>\d(?:[ -]{0,3}\d){4,19})")
# A letter or a sign, up to three of them, in a block of its own; a character of a language that has no letters.
_LETTER = re.compile(r"[A-Za-z0-9@._:+/-]{1,3}|[\u4e00-\u9fff]")
# A part of a wallet's address.
_PART_OF_KEY = re.compile(r"(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{8,80}")
# What the head of a cell says of it: it is a name, or an ending, of a site; the first, or the last, part of a name; a
# part of a number.
_PARTS = {
    part: re.compile(rf"(?i)(?:{heads})\s?:?")
    for part, heads in (
        ("site", words("cell-heads-of-sites")),
        ("ending", words("cell-heads-of-endings")),
        ("beginning", words("cell-heads-of-beginnings")),
        ("end", words("cell-heads-of-ends")),
        ("number", words("cell-heads-of-numbers", "cell-heads-of-areas")),
        ("area", words("cell-heads-of-areas")),
    )
}
# What says which part another text is: "2", "part two", 第二段.
_SPOKEN_DIGITS: dict[str, str] = numerals("words")["digits"]
_ORDINALS: dict[str, int] = {
    **numerals("words")["ordinals"],
    **{word: int(digit) for word, digit in _SPOKEN_DIGITS.items() if digit != "0"},
}
_ORDINAL = re.compile(
    rf"(?i)(?:(?:{words('parts-before-ordinals')})\s?)?(?P<number>[1-9]|[{HANZI}]|{'|'.join(_ORDINALS)})"
    rf"\s?(?:{words('parts-behind-ordinals')})?[.、:：)）]?"
)
# A label with the mark of a note, and what is signed with a name: "— example_desk".
_NOTED = re.compile(r"(?P<label>.{1,30}?)\s?[\[(（〔^]{0,2}(?P<mark>\d|[*†‡§])[\])）〕]{0,2}\s?[:：]?")
_SIGNED = re.compile(r"[—–-]{1,2}\s?@?(?P<name>[A-Za-z][A-Za-z0-9._-]{3,30}[A-Za-z0-9])")
# One group of figures among words, as a step has.
_FIGURED_CHARACTERS = 40
_FIGURED = re.compile(r"[^\d]*[^\W\d][^\d]*\b\d{1,4}\b[^\d]*|\d{1,4}[^\d\w%]+[^\d]*[^\W\d][^\d]*")
# Digits in words are read in blocks of so many characters.
_SPOKEN_CHARACTERS = 40


@lru_cache(maxsize=4096)
def joint_of(text: str) -> str:
    """Return the sign that a folded text stands for between the pieces of an address, a dot or an at sign, or ''."""
    joint = _JOINT.fullmatch(text)
    return ("." if joint["dot"] else "@") if joint else ""


class BlockKind:
    """What blocks may be pieces of, as bits: it is looked for in a file only if one of its blocks is a piece of it."""

    LABEL, GROUP, CUT, STEP, NAME, LETTER, KEY, ASKED, NAMED, BARE, REACHED, TOKEN, PART, MARK, BRACKETED = (
        2**bit for bit in range(15)
    )
    ORDINAL, NOTED, FIGURED, SIGNED = (2**bit for bit in range(15, 19))
    IN_A_ROW = BARE | REACHED


class BlockPiece(NamedTuple):
    """What one block may be a piece of: its folded text, and whether that is a label, the end of a messenger's name, a
    group of digits, a cut host, nothing but an account's name, a letter, a part of a wallet's address, nothing but a
    number; whether it shows a contact, and is nothing but a name that only accounts have, or nothing but a token; the
    token that it tells to look for, and the service for whose contact it asks; which parts of something it heads, and
    of the number of an item which element says it and how its list writes it; the service that it ends with, in
    brackets; the ordinal that is all of it, 0 for none; the label in it and the mark of a note behind that; whether it
    is short and has one group of figures; the name that is signed with. `kinds` says the same in bits.
    """

    text: str
    label: bool
    tail: bool
    group: bool
    cut: bool
    alone: bool
    letter: bool
    key: bool
    bare: bool
    reached: bool
    named: bool
    token: bool
    sought: str
    asked: str
    parts: tuple[str, ...] = ()
    mark: str = ""
    bracketed: str = ""
    ordinal: int = 0
    noted: str = ""
    figured: bool = False
    signed: str = ""
    kinds: int = 0


def _asked(text: str) -> str:
    """Return the service for whose contact a folded text asks, or the word for calling: "What is your WhatsApp?"."""
    if text[-1:] not in ("?", "？"):
        return ""
    return names_service(text) or ("tel" if speaks_of_calls(text) else "")


def _ordinal(text: str) -> int:
    """Return which part a text says that another one is, if it says nothing else, or 0."""
    match = _ORDINAL.fullmatch(text)
    if not match:
        return 0
    told = match["number"].lower()
    return _ORDINALS.get(told) or int(hanzi_figures(told))


def _noted(text: str) -> str:
    """Return a label and the mark of a note that stands behind it, if a text is nothing else, or ''."""
    match = _NOTED.fullmatch(text)
    if not match:
        return ""
    label = match["label"]
    told = ends_with_messenger(label) or ends_with_call(label) or ends_with_service(label)
    return label + match["mark"] if told else ""


def label_of(text: str) -> str:
    """Return a text of data that is nothing but what stands before a contact: "WhatsApp", "客服电话"; of one that asks
    for a contact its service; or "".
    """
    if len(text) > VALUE_CHARACTERS:
        return ""
    piece = _piece(text)
    return text if piece.label else piece.asked


def is_half(text: str) -> bool:
    """Tell whether a title may be a label, or what stands behind one, beside the text that has it."""
    return bool(text) and (is_value(text) or bool(label_of(text)))


def is_value(text: str) -> bool:
    """Tell whether a text of data is nothing but what may stand behind a label."""
    return len(text) <= VALUE_CHARACTERS and VALUE.fullmatch(text) is not None


def may_say(kinds: int) -> bool:
    """Tell whether blocks of these kinds may say anything together."""
    return bool(kinds & ~BlockKind.IN_A_ROW) or kinds & BlockKind.IN_A_ROW == BlockKind.IN_A_ROW


def item_number(tag: str, number: str, written: str) -> BlockPiece:
    """Return the number of an item of a list, which an element of this name says and its list writes in figures ("1"),
    letters ("a") or others; no number for one that says only how they are written.
    """
    return _piece(number)._replace(mark=f"{tag} {written}", kinds=BlockKind.MARK)


def piece_of(text: str) -> BlockPiece:
    """Return what a block may be a piece of; of a long one its beginning counts."""
    return _piece(text[:VALUE_CHARACTERS])


@lru_cache(maxsize=4096)
def _piece(text: str) -> BlockPiece:
    text = fold(text)
    label = len(text) <= LABEL_CHARACTERS and (
        ends_with_messenger(text) or ends_with_call(text) or ends_with_service(text)
    )
    touching = text[-1:] in (".", "@") or text[:1] in (".", "@")
    piece = BlockPiece(
        text,
        label=label,
        tail=_TAIL.fullmatch(text) is not None,
        group=_GROUP.fullmatch(text) is not None
        or (len(text) <= _SPOKEN_CHARACTERS and SPOKEN.fullmatch(text) is not None),
        cut=bool(joint_of(text)) or (touching and CUT_PIECE.fullmatch(text) is not None),
        alone=stands_alone(text),
        letter=_LETTER.fullmatch(text) is not None,
        key=_PART_OF_KEY.fullmatch(text) is not None,
        bare=is_bare_number(text),
        reached=_REACHED.search(text) is not None,
        named=is_account_name(text),
        token=TOKEN.fullmatch(text) is not None or NUMBER_CELL.fullmatch(text) is not None,
        sought=sought(text) or put_in(text),
        asked=_asked(text),
        bracketed=(of["service"] or of["alone"]) if not label and (of := _IN_BRACKETS.fullmatch(text)) else "",
        parts=tuple(part for part, head in _PARTS.items() if head.fullmatch(text)),
        ordinal=_ordinal(text),
        noted=_noted(text),
        figured=len(text) <= _FIGURED_CHARACTERS and _FIGURED.fullmatch(text) is not None,
        signed=match["name"] if (match := _SIGNED.fullmatch(text)) else "",
    )
    # Most are nothing but text.
    return piece._replace(kinds=_kinds(piece)) if any(piece[1:]) else piece


def _kinds(piece: BlockPiece) -> int:
    found = (
        (BlockKind.LABEL, piece.label or piece.tail),
        (BlockKind.GROUP, piece.group),
        (BlockKind.CUT, piece.cut),
        (BlockKind.STEP, piece.sought),
        (BlockKind.NAME, piece.alone),
        (BlockKind.LETTER, piece.letter),
        (BlockKind.KEY, piece.key),
        (BlockKind.ASKED, piece.asked),
        (BlockKind.NAMED, piece.named),
        (BlockKind.TOKEN, piece.token),
        (BlockKind.BARE, piece.bare),
        (BlockKind.REACHED, piece.reached),
        (BlockKind.PART, piece.parts),
        (BlockKind.BRACKETED, piece.bracketed),
        (BlockKind.ORDINAL, piece.ordinal),
        (BlockKind.NOTED, piece.noted),
        (BlockKind.FIGURED, piece.figured),
        (BlockKind.SIGNED, piece.signed),
    )
    return sum(kind for kind, is_found in found if is_found)
