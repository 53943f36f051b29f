"""Text as a reader takes it in: one spelling for what looks or sounds the same, invisible characters gone."""

from __future__ import annotations

import re
import unicodedata

# Look empty although Unicode calls them letters or symbols: Hangul fillers, Khmer vowels, Braille blank.
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})
_SPACES = frozenset("\t\n\r\f")
_JOINER, _EMOJI_STYLE, _TEXT_STYLE, _KEYCAP = "\u200d", "\ufe0f", "\ufe0e", "\u20e3"

# Names under which text hides a dot or an at sign; brackets of any kind around them.
_OPEN, _CLOSE = r"[\[({<]", r"[\])}>]"
_BRACKET_DOT = re.compile(rf"(?i)\s*{_OPEN}\s*(?:dot|\.|点|點|punkt)\s*{_CLOSE}\s*")
_BRACKET_AT = re.compile(rf"(?i)\s*{_OPEN}\s*(?:at|@|艾特|圈a|在)\s*{_CLOSE}\s*")
_BRACKET_COLON = re.compile(rf"{_OPEN}\s*(:|:?//|/)\s*{_CLOSE}")
# Endings that nobody takes for a word of the sentence, so that "evil dot com" and "evil. com" are addresses.
_ENDINGS = "com|net|org|cn|cc|io|co|info|biz|xyz|vip|top|site|online|shop|club|hk|tw|us|eu|uk|ru|example|test|eth"
_SPELLED_DOT = re.compile(rf"(?i)(?<=[a-z0-9])\s*(?:\sdot\s|[点點])\s*(?=(?:[a-z0-9-]+\.)*(?:{_ENDINGS})\b)")
_SPACED_DOT = re.compile(rf"(?<=[A-Za-z0-9])(?:\s+\.\s*|\.\s+)(?=(?:com|net|org|cn|cc|io|xyz|example)(?![\w-]))")
_STOP_AS_DOT = re.compile(rf"(?<=[A-Za-z0-9])。(?=(?:[a-z0-9-]+[.。])*(?:{_ENDINGS})(?![\w]))")
_SPELLED_AT = re.compile(r"(?i)(?<=[a-z0-9])\s+(?:at|艾特|圈a)\s+(?=[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b)")
_HANZI_AT = re.compile(r"(?i)(?<=[a-z0-9])\s*(?:艾特|圈a|小老鼠)\s*(?=[a-z0-9])")
_DEFANGED_SCHEME = re.compile(r"(?i)\bh(?:xx|\*\*|__)p(?=s?\s*:)")
_PUNCTUATION_DOTS = str.maketrans({"\uff61": "。", "\u2024": ".", "\u0701": ".", "\u0702": ".", "\ua4f8": "."})


def hidden_characters(text: str) -> tuple[str, ...]:
    """Return the invisible, bidirectional and private-use characters of `text`, in order, without repetition.

    Joiners and style selectors inside an emoji are ordinary; a single byte order mark at the start is as well.
    """
    if text.isascii() and text.isprintable():
        return ()
    found: dict[str, None] = {}
    for at, char in enumerate(text):
        if char in _SPACES or (char.isprintable() and char not in _BLANK and not _is_selector(char)):
            continue
        if _is_hidden(char) and not _within_emoji(text, at) and not (at == 0 and char == "\ufeff"):
            found[char] = None
    return tuple(found)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _is_hidden(char: str) -> bool:
    return char in _BLANK or _is_selector(char) or unicodedata.category(char) in _HIDDEN_CATEGORIES


def _within_emoji(text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    after = text[at + 1] if at + 1 < len(text) else ""
    if text[at] in (_EMOJI_STYLE, _TEXT_STYLE):
        return bool(before) and (unicodedata.category(before) in {"So", "Sk", "Sm", "Po"} or after == _KEYCAP)
    if text[at] == _JOINER:
        return bool(before and after) and _pictorial(before) and _pictorial(after)
    return False


def _pictorial(char: str) -> bool:
    return char == _EMOJI_STYLE or unicodedata.category(char) in {"So", "Sk"}


def fold(text: str) -> str:
    """Return `text` in one spelling: NFKC, ASCII digits, single spaces, no invisible characters or marks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_PUNCTUATION_DOTS))
        text = "".join(_plain(char) for char in text)
    return " ".join(text.split())


def _plain(char: str) -> str:
    if char.isascii():
        return char
    category = unicodedata.category(char)
    if category[0] == "M" or (_is_hidden(char) and char != "\x85"):
        return ""
    digit = unicodedata.digit(char, None) if category[0] == "N" else None
    return char if digit is None else str(digit)


def undisguise(folded: str) -> str:
    """Return folded text with defanged and spelled-out addresses put together again ("a (at) b dot com")."""
    text = _DEFANGED_SCHEME.sub("http", folded)
    text = _BRACKET_COLON.sub(r"\1", text)
    text = _BRACKET_DOT.sub(".", text)
    text = _BRACKET_AT.sub("@", text)
    text = _SPELLED_DOT.sub(".", text)
    text = _SPACED_DOT.sub(".", text)
    text = _STOP_AS_DOT.sub(".", text)
    text = _HANZI_AT.sub("@", text)
    return _SPELLED_AT.sub("@", text)
