"""Text as a reader takes it in: one spelling for what looks the same, invisible characters gone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

# Look empty although Unicode calls them letters or symbols: Hangul fillers, Khmer vowels, Braille blank.
_BLANK = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_SPACES = "\t\n\r\f"
_JOINER, _EMOJI_STYLE, _TEXT_STYLE, _KEYCAP = "\u200d", "\ufe0f", "\ufe0e", "\u20e3"


# What editors leave in a text: a space without a width, a backspace, a mark at the beginning of a file.
_WITHOUT_WIDTH = "\u200b\x08\ufeff"
# Letters and dashes that have a look as an emoji.
_MORE_EMOJI = frozenset("\u2139\u3030")


def _controls() -> str:
    """Return the control and format characters (Unicode Cc, Cf) of the planes that have any, but for white
    space.
    """
    planes = (
        range(0x3000),
        range(0xF000, 0x10000),
        range(0x11000, 0x14000),
        range(0x1B000, 0x1E000),
        range(0xE0000, 0xE0080),
    )
    characters = (chr(code) for plane in planes for code in plane)
    return "".join(char for char in characters if unicodedata.category(char) in ("Cc", "Cf") and char not in _SPACES)


_HIDDEN = re.compile(f"[{re.escape(_controls())}{_BLANK}{_SELECTORS}{_PRIVATE}\ud800-\udfff]")
# Letters that NFKC leaves alone: white on black, flags' letters, small capitals.
_DRAWN_LETTERS = {
    **{chr(first + at): chr(ord("a") + at) for first in (0x1F150, 0x1F170, 0x1F1E6) for at in range(26)},
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)),
    # Upside down, and in a mirror.
    **dict(zip("ɐɔǝɟƃɓɥᴉɾʞɯɹʇʌʍʎ", "acefgghijkmrtvwy", strict=True)),
    **dict(zip("ɒɘɿƚƨϱᴙ", "aertsgr", strict=True)),
}
_MARKS_AND_DIGITS = re.compile(r"[^\x00-\x7f\u3000-\u9fff\uac00-\ud7ff\uff00-\uffef]")
# "微 信": Chinese is written without spaces.
_GAP_IN_HANZI = re.compile(r" (?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff])")
# Figures that NFKC leaves alone or puts a mark beside: 🄁, 🄋, ⑴, ⒈, the numerals of Suzhou.
_DRAWN_DIGITS = {
    **{chr(first + digit): str(digit) for first in (0x2473, 0x2487) for digit in range(1, 10)},
    **{chr(0x1F101 + digit): str(digit) for digit in range(10)},
    **{chr(0x3020 + digit): str(digit) for digit in range(1, 10)},
    **dict.fromkeys("\U0001f100\U0001f10b\U0001f10c", "0"),
}
# Dice, hours of a clock, playing cards, tiles and counting rods: figures where some of them stand together. A blank
# tile, a ten and a joker are zeros.
_PICTURES_OF_DIGITS = {
    chr(before + digit): str(digit)
    for before, most in (
        (0x267F, 6),
        (0x1F54F, 9),
        *((cards, 9) for cards in (0x1F0A0, 0x1F0B0, 0x1F0C0, 0x1F0D0)),
        *((tiles, 9) for tiles in (0x1F006, 0x1F00F, 0x1F018)),
        *((rods, 9) for rods in (0x1D35F, 0x1D368)),
    )
    for digit in range(1, most + 1)
} | dict.fromkeys("\U0001f006\U0001f0aa\U0001f0ba\U0001f0ca\U0001f0da\U0001f0bf\U0001f0cf\U0001f0df", "0")
_PICTURE_OF_DIGIT = re.compile(f"[{''.join(_PICTURES_OF_DIGITS)}]")
_LEAST_PICTURES = 4
_PUNCTUATION_DOTS = {"\uff61": "。", **dict.fromkeys("\u02d9\u2024\u0701\u0702\ua4f8\u06d4\u0589\u2e31\u2e33", ".")}
_READABLE = {"\u2795": "+"} | _PUNCTUATION_DOTS | _DRAWN_LETTERS | _DRAWN_DIGITS
_UNREADABLE = re.compile(f"[{''.join(_READABLE)}]")


@lru_cache(maxsize=1024)
def hidden_characters(text: str) -> tuple[str, ...]:
    """Return the invisible, bidirectional and private-use characters of `text`, in order, without repetition.

    Joiners and style selectors inside an emoji are ordinary, and so are a byte order mark at the start and what an
    editor leaves beside a space: it parts no word.
    """
    if (text.isascii() and text.isprintable()) or not _UNUSUAL.search(text):
        return ()
    found: dict[str, None] = {}
    for match in _HIDDEN.finditer(text):
        at = match.start()
        if not _within_emoji(text, at) and not (at == 0 and match[0] == "\ufeff") and not _is_left_over(text, at):
            found[match[0]] = None
    return tuple(found)


def _is_left_over(text: str, at: int) -> bool:
    """Tell whether a character without a width stands with others of its kind beside a space or an end of the text."""
    if text[at] not in _WITHOUT_WIDTH:
        return False
    before, after = text[:at].rstrip(_WITHOUT_WIDTH), text[at:].lstrip(_WITHOUT_WIDTH)
    return not before or not after or before[-1].isspace() or after[0].isspace()


def may_hide(texts: Sequence[str]) -> list[bool]:
    """Tell of each text whether `hidden_characters` may find something in it, by one look at all of them."""
    if not _UNUSUAL.search("\n".join(texts)):
        return [False] * len(texts)
    return [_UNUSUAL.search(text) is not None for text in texts]


def _within_emoji(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if text[at] in (_EMOJI_STYLE, _TEXT_STYLE):
        return bool(before) and (
            unicodedata.category(before) in {"So", "Sk", "Sm", "Po"} or before in _MORE_EMOJI or after == _KEYCAP
        )
    if text[at] == _JOINER:
        return bool(before and after) and _pictorial(before) and _pictorial(after)
    return False


def _pictorial(char: str) -> bool:
    return char == _EMOJI_STYLE or unicodedata.category(char) in {"So", "Sk"}


# All but what most texts are made of. Nothing in them is hidden, a mark or a figure of another look; only signs as wide
# as Chinese characters (。is none of them) become the others.
_UNUSUAL = re.compile(
    "[^\n\x20-\x7e£§«°±·»×÷\u2013\u2014\u2018-\u201d\u2026€→\u3001\u3002\u300a-\u300f\u4e00-\u9fff\uff01-\uff5e]"
)


@lru_cache(maxsize=128)
def fold(text: str) -> str:
    """Return `text` in one spelling: NFKC, ASCII digits, single spaces, no invisible characters or marks, I for İ."""
    if not text.isascii() and not _UNUSUAL.search(text):
        text = unicodedata.normalize("NFKC", text)
    elif not text.isascii():
        text = _UNREADABLE.sub(lambda match: _READABLE[match[0]], text)
        if len(_PICTURE_OF_DIGIT.findall(text)) >= _LEAST_PICTURES:
            text = _PICTURE_OF_DIGIT.sub(lambda match: _PICTURES_OF_DIGITS[match[0]], text)
        text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
        text = _MARKS_AND_DIGITS.sub(lambda match: _plain(match[0]), text)
        # The one letter of Unicode that is two when it is made small; places in both spellings shall be the same.
        text = text.replace("\u0130", "I")
    text = " ".join(text.split())
    return _GAP_IN_HANZI.sub("", text)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "M":
        return ""
    value = unicodedata.numeric(char, -1.0) if category[0] == "N" else -1.0
    return str(int(value)) if value in range(10) else char


def blank(match: re.Match[str]) -> str:
    """Return as many spaces as a match is long, to leave it out of a text in which all else keeps its place."""
    return " " * len(match[0])
