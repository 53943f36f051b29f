"""Figures for digits that are spelled (幺三八, two oh two), drawn as letters (l38 OOOO) or strung on signs (1+3+8)."""

from __future__ import annotations

import re

from guard.text.atoms import Atoms
from guard.text.hints import Hints
from guard.words import numerals, word_beginnings, words

_CHARACTERS, _IN_WORDS = numerals("characters"), numerals("words")
HANZI = _CHARACTERS["digits"]
_HANZI_DIGITS = str.maketrans(HANZI, _CHARACTERS["figures"])
# 三个零, 三條零: three zeros; 孖五, 仨五: two and three fives.
_PIECES, _LARGE = f"[{_CHARACTERS['pieces']}]", _CHARACTERS["large"]
_HANZI_TIMES = re.compile(rf"(?:([{_CHARACTERS['counts']}1-8]){_PIECES}|([{_CHARACTERS['multiples']}]))([{HANZI}\d])")
_HANZI_COUNTS = _CHARACTERS["worth"] | {str(figure): figure for figure in range(1, 9)}
_HANZI_DIGIT = re.compile(f"[{HANZI}]|{words('counts-one')}[0-9]")
_LINK = words("digits-go-on")
_MULTIPLE = f"{words('two-pieces')}|[{_CHARACTERS['multiples']}]"
_HANZI_RUN = re.compile(
    rf"(?:{_MULTIPLE})?[{HANZI}\d]"
    rf"(?:(?:[\s\-–—~/,、·・•.()]|{_LINK}){{0,3}}(?:{words('of-pieces')}|[{_CHARACTERS['multiples']}])?[{HANZI}\dOo]){{3,}}"
    rf"(?![A-Za-z{_LARGE}])"
)
# A short number after a word for calling: 热线九五五八八.
_HANZI_SHORT = re.compile(
    rf"(?P<call>(?:{words('call-short-numbers')})\W{{0,3}})"
    rf"(?P<digits>[{HANZI}]{{5,6}})(?![{HANZI}{_LARGE}]|{words('counts-one')})"
)
_LINKING = re.compile(_LINK)
# Groups of one number with commas between them ("二零二，五五五，零一四三"), not a list of figures.
_COMMA_IN_GROUPS = re.compile(r"(?<=\d{3}),(?=\d{3})")

# "l38 OOOO OOOO", "2O2-S5S-OI56": letters drawn as the digits beside them; S, B and Z only before a digit or a dash,
# elsewhere they are units.
_LETTERED_RUN = re.compile(
    r"(?<![A-Za-z])(?:[\dOol|]|[Ii](?=[\dO]))(?:[\s().·•_~/–—*-]{0,2}(?:[\dOoIl|]|[SBZ](?=[\dOI–—-]))){6,}(?![A-Za-z])"
)
_MOSTLY_ZEROS = re.compile(r"\d[Oo]{3}\W?[Oo]{4}")
# The edge of a table that is drawn with signs: its strokes part cells.
_FRAME = re.compile(r"\+-{2,}(?:\+-{2,})*\+")
_LETTER_DIGITS = str.maketrans("OolIi|SBZ", "001111582")

_WORDS: dict[str, str] = _IN_WORDS["digits"]
_TEENS: dict[str, str] = _IN_WORDS["teens"]
_TENS: dict[str, str] = _IN_WORDS["tens"]
_PLURALS: dict[str, str] = _IN_WORDS["plurals"]
_TIMES: dict[str, int] = _IN_WORDS["times"]
_COUNTS, _HUNDREDS, _ZEROS = ("|".join(_IN_WORDS[key]) for key in ("counts", "hundreds", "zeros"))
_WORD = rf"(?:{'|'.join(_WORDS)})(?![A-Za-z])"
_SPOKEN_PIECE = (
    rf"(?:(?:{'|'.join(_TIMES)})[\s-](?:{_WORD}|\d(?!\d))|(?:{_WORD})\s(?:{_HUNDREDS})(?![A-Za-z])|(?:{_COUNTS})\s(?:{'|'.join(_PLURALS)})(?![A-Za-z])"
    rf"|(?:{'|'.join(_TENS)})(?:-{_WORD}|(?![A-Za-z]))|(?:{'|'.join(_TEENS)})(?![A-Za-z])"
    rf"|{_WORD}|(?:{_ZEROS})(?![A-Za-z])|\d{{1,4}}(?![A-Za-z\d]))"
)
_SPOKEN_PIECES = re.compile(rf"(?i){_SPOKEN_PIECE}")
# Nothing but words for digits, as one block of several may be.
SPOKEN = re.compile(rf"(?i){_SPOKEN_PIECE}(?:[\s,-]{{1,3}}{_SPOKEN_PIECE})*")
_BETWEEN = r"(?:[\s,()/–—-]|\.(?!\s)){1,3}"
_SPELLED_RUN = re.compile(rf"(?i)(?<![A-Za-z\d.,]){_SPOKEN_PIECE}(?:{_BETWEEN}{_SPOKEN_PIECE})+(?![A-Za-z\d])")
# Most texts have no two number words in a row, and are done. Searched in lower case: ignoring case is slow.
_WORD_PAIR = re.compile(
    rf"(?:{'|'.join((*_WORDS, *_TIMES))})[\s,.()-]{{1,3}}(?:{'|'.join((*_PLURALS, *_WORDS, *_TIMES, _HUNDREDS))}|\d)"
)
# North America (1 202 555 0143), a Chinese service (400 555 0143), a Chinese landline (010 5555 0143).
_SPOKEN = re.compile(r"(1?)([2-9]\d\d)([2-9]\d\d)(\d{4})|([48]00)(\d{3})(\d{4})|(010|02\d|0[3-9]\d\d)(\d{7,8})")
_COUNTING = "012345678901234567890 1234567891011121314151617181920"
# Who is told a number in groups, and the pauses between these.
_TOLD = re.compile(rf"(?i){words('digits-told')}")
_PAUSES = re.compile(r"[\s,]")
# How far before a number a word for calling is looked for, in characters.
_CALLED_REACH = 16
# Fewer digits than these are read as words of the sentence.
_SPELLED_DIGITS, _SPELLED_WORDS = 7, 3

_FIGURE = re.compile(r"\d")
# One digit after another with the same sign between them; groups with a sign that no number has: 202*555*0161.
_SIGN_BETWEEN = re.compile(r"\d\s?[^\w\s.,、-]{1,2}\s?\d")
_STRUNG = re.compile(r"(?<![\d.,])\d(?P<gap>\s?[^\w\s.,、]{1,2}\s?)\d(?:(?P=gap)\d){5,}(?!\d)")
# These stand in sizes, ratios and lists too; only a last group that begins with a zero makes a number of them.
_OF_SIZES = re.compile(r"[:|*]")
CALLED = re.compile(rf"(?i){word_beginnings('called-before')}\W{{0,3}}\Z")
_AREA = r"[2-9]\d\d"
# A sign between groups that no number has: a mark, or a picture.
_ODD_SIGN = "\\s?(?:[=#_~|\\\\:'*]|[\u2190-\u2bff\U0001f300-\U0001faff]\ufe0f?)\\s?"
_NORTH_AMERICA = rf"{_AREA}(?P<sign>{_ODD_SIGN}){_AREA}|{_AREA}(?P<slash>/){_AREA}(?=/0)"
_CHINA = rf"(?:1[3-9]\d|[48]00|0\d\d)(?P<other>{_ODD_SIGN}|\s?\+\s?)\d{{4}}"
_SAME_SIGN = r"(?(sign)(?P=sign)|(?(slash)/|(?P=other)))"
_ODD_GROUPS = re.compile(rf"(?<!\d)(?:{_NORTH_AMERICA}|{_CHINA}){_SAME_SIGN}\d{{4}}(?!\d)")

# A text without any of these has no digits but figures.
_HINTS = Hints(
    finds=lambda text: figures(text) != text,
    beside={_LETTERED_RUN: Atoms("0123456789")},
    signs=(_STRUNG, _ODD_GROUPS),
    hanzi=(_HANZI_SHORT, _HANZI_RUN),
    spelled=_SPELLED_RUN,
    lettered=_LETTERED_RUN,
)


def figures(text: str) -> str:
    """Return `text` with figures for runs of spelled digits (幺三八…, one three eight …).

    The rest of the text stays in its order; places do not: the result may be shorter or longer.
    """
    if not _HINTS.of(text):
        return text
    if _SIGN_BETWEEN.search(text):
        text = _STRUNG.sub(lambda match: "-".join(re.findall(r"\d", match[0])), text)
        text = _ODD_GROUPS.sub(_dashed, text)
    if _HANZI_DIGIT.search(text):
        text = _HANZI_SHORT.sub(lambda match: match["call"] + hanzi_figures(match["digits"]), text)
        text = _HANZI_RUN.sub(_hanzi_figures, text)
    if _WORD_PAIR.search(text.lower()):
        text = _SPELLED_RUN.sub(_spelled_figures, text)
    return _LETTERED_RUN.sub(_lettered_figures, text) if _FIGURE.search(text) else text


def hanzi_figures(text: str) -> str:
    """Return `text` with each Chinese digit as a figure."""
    return text.translate(_HANZI_DIGITS)


def _hanzi_figures(match: re.Match[str]) -> str:
    shown = _HANZI_TIMES.sub(lambda times: times[3] * _HANZI_COUNTS[times[1] or times[2]], match[0])
    plain = hanzi_figures(shown).replace("、", " ")
    if sum(map(str.isdigit, plain)) + plain.count("O") + plain.count("o") < _SPELLED_DIGITS:
        return match[0]
    if not re.search(rf"[{HANZI}]{{2}}", match[0]) and shown == match[0]:
        # ㈡〇㈡: each digit in brackets of its own.
        return plain if "(" not in plain else re.sub(r"[()]", "", plain)
    figures_alone = _COMMA_IN_GROUPS.sub(" ", re.sub(r"[Oo]", "0", _LINKING.sub("", plain)))
    counted = shown != match[0] or _TOLD.search(match.string, max(0, match.start() - _CALLED_REACH), match.start())
    # "一,二零二,五五五,零一,九九": said in groups as short as somebody likes.
    whole = _grouped(_PAUSES.sub("", figures_alone)) if counted else ""
    return whole if "-" in whole else _grouped(figures_alone)


def _lettered_figures(match: re.Match[str]) -> str:
    """A run that has digits and, touching them, letters that look like digits; one digit is enough in 5OOO OOOO."""
    if "|" in match[0] and _FRAME.search(match.string):
        return match[0]
    drawn = sum(map(str.isdigit, match[0])) >= 2 and re.search(r"\d\W?[OoIl|SBZ]|[OoIil|SBZ]\d", match[0])
    return match[0].translate(_LETTER_DIGITS) if drawn or _MOSTLY_ZEROS.fullmatch(match[0]) else match[0]


def _spelled_figures(match: re.Match[str]) -> str:
    """A run of number words, with figures among them; not somebody who counts."""
    tokens = _SPOKEN_PIECES.findall(match[0].lower())
    digits = "".join(map(_digits, tokens))
    said = sum(2 if _is_hundred(token) else len(_digits(token)) for token in tokens if not token.isdigit())
    if len(digits) < _SPELLED_DIGITS or said < _SPELLED_WORDS or digits in _COUNTING or digits in _COUNTING[::-1]:
        return match[0]
    return _grouped(digits)


def _dashed(match: re.Match[str]) -> str:
    """Groups with dashes for the odd signs; 300*400*1200 is a size."""
    groups = re.findall(r"\d+", match[0])
    sized = match["sign"] and _OF_SIZES.search(match["sign"]) and groups[2][0] != "0"
    if sized and not CALLED.search(match.string[max(0, match.start() - _CALLED_REACH) : match.start()]):
        return match[0]
    return match[0] if all(group[-1] == "0" for group in groups) and groups[2][0] != "0" else "-".join(groups)


def _is_hundred(token: str) -> bool:
    return token.endswith(tuple(_IN_WORDS["hundreds"]))


def _digits(token: str) -> str:
    """The digits of one spoken piece: "two", "202", "double five", "three zeros", "eight hundred", "o"."""
    tens, _, unit = token.partition("-")
    if tens in _TENS:
        return _TENS[tens] + _WORDS.get(unit, "0")
    if token in _TEENS:
        return _TEENS[token]
    first, _, second = re.sub(r"[\s-]", " ", token).partition(" ")
    if second in _IN_WORDS["hundreds"]:
        return f"{_WORDS[first]}00"
    if second in _PLURALS:
        return _PLURALS[second] * int(_WORDS[first])
    if second:
        return _WORDS.get(second, second) * _TIMES[first]
    return first if first.isdigit() else _WORDS.get(first, "0")


def _grouped(digits: str) -> str:
    """Digits that were spelled without a pause, grouped as the numbers are that they can only be."""
    match = _SPOKEN.fullmatch(digits)
    return "-".join(filter(None, match.groups())) if match else digits
