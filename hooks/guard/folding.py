"""Text as a reader takes it in: one spelling for what looks or sounds the same, invisible characters gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Look empty although Unicode calls them letters or symbols: Hangul fillers, Khmer vowels, Braille blank.
_BLANK = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_SPACES = "\t\n\r\f"
_JOINER, _EMOJI_STYLE, _TEXT_STYLE, _KEYCAP = "\u200d", "\ufe0f", "\ufe0e", "\u20e3"


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

# Names under which text hides a dot or an at sign; brackets of any kind around them.
_OPEN, _CLOSE = r"[\[({<【「『〔《〈]", r"[\])}>】」』〕》〉]"
_BRACKET = re.compile(_OPEN)
_DOTS = "点點丶·•∙⋅‧・●"
_DOT_WORD = re.compile(rf"(?i)[\s_-](?:d[o0]t|point|period)[\s_-]|[{_DOTS}]")
_BRACKET_DOT = re.compile(rf"(?i)\s*{_OPEN}\s*(?:dot|\.|点|點|punkt)\s*{_CLOSE}\s*")
_BRACKET_AT = re.compile(rf"(?i)\s*{_OPEN}\s*(?:at|@|艾特|圈a)\s*{_CLOSE}\s*")
_BRACKET_COLON = re.compile(rf"{_OPEN}\s*(:|:?//|/)\s*{_CLOSE}")
# Endings that nobody takes for a word of the sentence, so that "evil dot com" and "evil. com" are addresses.
_ENDINGS = "com|net|org|cn|cc|io|co|info|biz|xyz|vip|top|site|online|shop|club|hk|tw|us|eu|uk|ru|example|test|eth"
# Endings that stand in no list of words, so that a comma before one is a dot that somebody disguised.
_PLAIN_ENDINGS = "com|net|org|xyz|example"
_SPELLED_DOT = re.compile(
    rf"(?:(?<=[A-Za-z0-9])[\s_-](?i:d[o0]t)[\s_-](?=(?:[a-z0-9-]+\.)*(?i:{_ENDINGS})(?![A-Za-z0-9-]))"
    rf"|(?<=[A-Za-z0-9])\s(?i:point|period)\s(?=(?i:{_PLAIN_ENDINGS})(?![A-Za-z0-9-]))"
    rf"|(?<=[A-Za-z0-9])\s*[{_DOTS}]\s*(?=(?:[a-z0-9-]+\.)*(?:{_ENDINGS}|COM|NET|ORG|CN)(?![A-Za-z0-9-]))"
    r"|(?<=[a-z0-9])[点點](?=(?:me|gg|im|app|pro|link|live|wang|help)(?![A-Za-z0-9-])))"
)
_SPACED_DOT = re.compile(r"(?<=[A-Za-z0-9])(?:\s+\.\s*|\.\s+)(?=(?:com|net|org|cn|cc|io|xyz|example)(?![A-Za-z0-9-]))")
_COMMA_AS_DOT = re.compile(
    rf"(?P<label>[A-Za-z0-9-]+)(?:[,、*]|\s[,、]\s)"
    rf"(?=(?:{_PLAIN_ENDINGS})(?![A-Za-z0-9-]|[,、][A-Za-z0-9])|(?:cn|cc|io|me|app|top|vip|info|site)/)"
)
# Patterns begin with the character that they are about: the search then leaps from one to the next.
_STOP_AS_DOT = re.compile(rf"。(?<=[A-Za-z0-9]。)(?=(?:[a-z0-9-]+[.。])*(?:{_ENDINGS})(?![A-Za-z0-9-]))")
# "support at evil dot com". With a real dot it is prose ("read it at evil.com"); the host is judged anyway.
_SPELLED_AT = re.compile(r"(?i)(?<=[a-z0-9])\sat\s(?=[a-z0-9.-]+[\s_-]dot[\s_-])")
_ODD_COMMA = re.compile(r"[A-Za-z0-9]\s?[,、*]\s?[a-z]{2}")
_LISTED_ENDINGS = frozenset(_ENDINGS.split("|"))
# "T e l e g r a m", "e v i l . c o m"
_SPACED_LETTERS = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z](?:(?:[\s_*-][A-Za-z]){2,}(?![A-Za-z0-9])|(?:\.[A-Za-z]){4,}(?!\.?[A-Za-z0-9]))"
)
# "t · me / name", "t dot me slash name": links whose host is too short for the rules above.
_SHORT_LINK = re.compile(
    rf"(?i)(?<![a-z0-9.])(?P<name>t|wa|telegram|discord|line)(?:\s\.\s?|\.\s|\s?[。,{_DOTS}]\s?|\sdot\s)(?P<end>me|gg)"
    r"\s?(?:[/\\]|斜杠|(?<=\s)slash\s)\s?(?=[a-z0-9_+@])"
)
_HANZI_AT_NAMES = ("艾特", "圈", "小老鼠")
_HANZI_AT = re.compile(r"(?<=[A-Za-z0-9])\s?(?:艾特|圈[aA]|小老鼠)\s?(?=[A-Za-z0-9])")
_DEFANGED_SCHEME = re.compile(r"(?i)(?<![a-z])h(?:xx|\*\*|__)p(?=s?\s*:)")
# Letters that NFKC leaves alone: white on black, flags' letters, small capitals.
_DRAWN_LETTERS = {
    **{chr(first + at): chr(ord("a") + at) for first in (0x1F150, 0x1F170, 0x1F1E6) for at in range(26)},
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True)),
}
_MARKS_AND_DIGITS = re.compile(r"[^\x00-\x7f\u3000-\u9fff\uac00-\ud7ff\uff00-\uffef]")
# "微 信": Chinese is written without spaces.
_GAP_IN_HANZI = re.compile(r" (?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff])")
_PUNCTUATION_DOTS = {"\uff61": "。", **dict.fromkeys("\u2024\u0701\u0702\ua4f8\u06d4\u0589\u2e31\u2e33", ".")}
# Cyrillic and Greek letters that look like Latin ones (a part of Unicode's confusables).
_LOOKALIKES = str.maketrans(
    dict(
        zip(
            "авсеһіјкӏмнорԛѕтуԝхАВСЕНІЈКМОРЅТУХαεικνορτυχϲΑΒΕΗΙΚΜΝΟΡΤΥΧ",
            "abcehijklmhopqstywxABCEHIJKMOPSTYXaeiknoptuxcABEHIKMNOPTYX",
            strict=True,
        )
    )
)
_ACCENTED = re.compile(r"[\u00c0-\u024f\u1e00-\u1eff\u0370-\u052f]")
_READABLE = _PUNCTUATION_DOTS | _DRAWN_LETTERS
_UNREADABLE = re.compile(f"[{''.join(_READABLE)}]")


@lru_cache(maxsize=32768)
def hidden_characters(text: str) -> tuple[str, ...]:
    """Return the invisible, bidirectional and private-use characters of `text`, in order, without repetition.

    Joiners and style selectors inside an emoji are ordinary; a single byte order mark at the start is as
    well.
    """
    if text.isascii() and text.isprintable():
        return ()
    found: dict[str, None] = {}
    for match in _HIDDEN.finditer(text):
        at = match.start()
        if not _within_emoji(text, at) and not (at == 0 and match[0] == "\ufeff"):
            found[match[0]] = None
    return tuple(found)


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
        text = _UNREADABLE.sub(lambda match: _READABLE[match[0]], text)
        text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
        text = _MARKS_AND_DIGITS.sub(lambda match: _plain(match[0]), text)
    text = " ".join(text.split())
    return _GAP_IN_HANZI.sub("", text)


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "M":
        return ""
    digit = unicodedata.digit(char, None) if category[0] == "N" else None
    return char if digit is None else str(digit)


def latin(folded: str) -> str:
    """Return folded text with Latin letters for those that only look like them, and without accents."""
    if not _ACCENTED.search(folded):
        return folded
    bare = (char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    return "".join(bare).translate(_LOOKALIKES)


def _dotted(match: re.Match[str]) -> str:
    """A comma between host labels as a dot; between endings ("com, net") it is a list."""
    label = match["label"]
    return match[0] if label.lower() in _LISTED_ENDINGS else f"{label}."


def undisguise(folded: str) -> str:
    """Return folded text with defanged and spelled-out addresses put together again ("a (at) b dot com")."""
    text = _SPACED_LETTERS.sub(lambda match: re.sub(r"[\s_*.-]", "", match[0]), folded)
    if _SHORT_LINK.search(text):
        text = _SHORT_LINK.sub(r"\g<name>.\g<end>/", text)
    if ":" in text:
        text = _DEFANGED_SCHEME.sub("http", text)
    if _BRACKET.search(text):
        text = _BRACKET_COLON.sub(r"\1", text)
        text = _BRACKET_DOT.sub(".", text)
        text = _BRACKET_AT.sub("@", text)
    if _DOT_WORD.search(text):
        text = _SPELLED_DOT.sub(".", _SPELLED_AT.sub("@", text))
    if ". " in text or " ." in text:
        text = _SPACED_DOT.sub(".", text)
    if _ODD_COMMA.search(text):
        text = _COMMA_AS_DOT.sub(_dotted, text)
    if "。" in text:
        text = _STOP_AS_DOT.sub(".", text)
    return _HANZI_AT.sub("@", text) if any(name in text for name in _HANZI_AT_NAMES) else text
