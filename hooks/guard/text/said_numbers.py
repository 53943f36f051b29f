"""Numbers that are told in other ways than by figures: in digits of other languages or in pinyin, in words and figures
glued together, in Roman numerals, in letters that stand for figures, as one great number, in brackets or with arrows,
one figure behind each word.

Each way gives back the text with the figures in the place of what was said; the ordinary detectors judge it. A list
that counts from one on is no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from guard.text.hints import Hints, some
from guard.text.phone_shapes import WHOLE_NUMBER
from guard.text.put_in_place import put_in_place
from guard.words import numerals, numerals_apart, whole_words

# Between two digits that are said, and how many of them make a number.
_PAUSE = r"[\s,.·–—-]{1,3}"
_LEAST, _MOST = 7, 15
# The words around a number that may say what it is, in characters.
_AROUND = 40

_SPOKEN: dict[str, str] = numerals("words")["digits"]
_CHARACTERS = numerals("characters")
_CHARACTERS_OF_ROME = numerals("roman")
_FOREIGN: tuple[dict[str, str], ...] = tuple(one["digits"] for one in numerals_apart("other-words"))
_FOREIGN_WORD = "|".join(dict.fromkeys(word for one in _FOREIGN for word in one))
_FOREIGN_RUN = re.compile(
    rf"(?i)(?<!\w)(?:{_FOREIGN_WORD})(?:{_PAUSE}(?:{_FOREIGN_WORD}|\d)(?!\w)){{{_LEAST - 1},{_MOST}}}"
)
# "0 8 six2five": at least one word touches a figure.
_DIGIT_WORD = "|".join(_SPOKEN)
_GLUED_RUN = re.compile(
    rf"(?i)(?<![A-Za-z\d])(?:(?:\d|{_DIGIT_WORD})[\s–—-]{{0,3}}){{{_LEAST - 1},{_MOST}}}(?:\d|{_DIGIT_WORD})"
    r"(?![A-Za-z\d])"
)
_GLUE = re.compile(rf"(?i)\d(?:{_DIGIT_WORD})|(?:{_DIGIT_WORD})\d")
_GLUED_PIECE = re.compile(rf"(?i)\d|{_DIGIT_WORD}")
# too-oh-too, fife-fife-fife, oh-won-fore-ate: words that sound like digits, among those that are some.
_ALIKE: dict[str, str] = numerals("words")["alike"]
_ALIKE_WORD = rf"(?:{'|'.join({**_SPOKEN, **_ALIKE})}|\d)(?![a-z\d])"
_ALIKE_RUN = re.compile(rf"(?i)(?<![a-z\d]){_ALIKE_WORD}(?:{_PAUSE}{_ALIKE_WORD}){{{_LEAST - 1},{_MOST}}}")
_LEAST_ALIKE = 3
# two零two 五five五: digits of two languages in turn.
_MIXED = rf"(?:[{_CHARACTERS['digits']}\d]|{_DIGIT_WORD})"
_MIXED_RUN = re.compile(rf"(?i)(?<![a-z\d]){_MIXED}(?:[\s–—-]{{0,2}}{_MIXED}){{{_LEAST - 1},{_MOST}}}(?![a-z\d])")
_MIXED_PIECE = re.compile(rf"(?i){_MIXED}")
_ROMAN = {"O": "0", "I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "VIII": "8", "IX": "9"}
_ROMAN_WORD = "|".join(_ROMAN)
_ROMAN_RUN = re.compile(
    rf"(?<![A-Za-z\d])(?:{_ROMAN_WORD})(?:{_PAUSE}(?:{_ROMAN_WORD})(?![A-Za-z\d])){{{_LEAST - 1},{_MOST}}}"
)
# CCII – DLV – CXLVII: the groups of a number, each as one Roman numeral; a zero before it is written as it is, or
# by its name. Chapters and centuries have no hundreds: one group begins with one.
_ROMAN_ZERO = "|".join(_CHARACTERS_OF_ROME["zeros"])
_ROMAN_GROUP = rf"(?:0{{1,3}}[MDCLXVI]{{0,12}}|[MDCLXVI]{{1,12}}|{_ROMAN_ZERO})"
_ROMAN_SIGN = r"(?:\s?[–—/,·•.+()-]{1,2}\s?|\s)"
_ROMAN_GROUPS_RUN = re.compile(
    rf"(?<![A-Za-z\d])(?:{_ROMAN_GROUP}{_ROMAN_SIGN}){{0,2}}[DC][DCLXVI]{{1,11}}"
    rf"(?:{_ROMAN_SIGN}{_ROMAN_GROUP}){{2,5}}(?![A-Za-z\d])"
)
_ROMAN_ONE = re.compile(rf"{_ROMAN_ZERO}|[0MDCLXVI]+")
# How a number from 1 to 3999 is written.
_ROMAN_NUMERAL = re.compile("M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_ROMAN_WORTH = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
# 0-0-1 / 2-0-2 / 5-5-5 / 0-1-4-7: figure by figure, with another sign between the groups.
_FIGURED = r"\d(?:[\s–-]\d){2,3}"
_FIGURED_RUN = re.compile(rf"(?<![\d–-]){_FIGURED}(?:\s?[/|,;]\s?{_FIGURED}){{2,4}}(?![\d–-])")
# 依三久 五五五五: characters that sound like digits, so many of them that they are no words.
_SOUNDS: dict[str, str] = {char: one for one, chars in _CHARACTERS["sounds"].items() for char in chars}
_SOUND = f"[{''.join(_SOUNDS)}{_CHARACTERS['digits']}]"
_SOUNDS_RUN = re.compile(rf"(?<!{_SOUND})(?:{_SOUND}[\s、,-]?){{9,10}}{_SOUND}(?!{_SOUND})")
# 来、休止、来，嗦嗦嗦: notes by their names.
_NOTES: dict[str, str] = {word: figure for one in numerals_apart("notes") for word, figure in one["notes"].items()}
_NOTE = rf"(?:{'|'.join(sorted(_NOTES, key=len, reverse=True))})"
_NOTES_RUN = re.compile(
    rf"(?i)(?<![A-Za-z])(?:{_NOTE}(?![a-z])[\s,，、。·–—-]{{0,3}}){{{_LEAST - 1},{_MOST}}}{_NOTE}(?![A-Za-z])"
)
_NOTE_ONE = re.compile(rf"(?i){_NOTE}")
# So many of them make a number, so many one that is written as mobile numbers of China are.
_LEAST_SOUNDS, _FEW_SOUNDS, _CHINESE_MOBILE = 6, 3, re.compile(r"1[3-9]\d{9}")
# 癸甲乙丙 丁戊己庚: the signs of an old calendar in the place of figures, so many that they count nothing else.
_SIGNS_OF_DAYS: tuple[str, ...] = tuple(_CHARACTERS["calendars"])
_CALENDAR_RUN = re.compile(
    "|".join(rf"(?:[{signs}][\s,、.·–—-]{{0,2}}){{{_LEAST - 1},{_MOST}}}[{signs}]" for signs in _SIGNS_OF_DAYS)
)
# "A is 4, S = 5": which letter stands for which figure.
_LEGEND = re.compile(
    rf"(?i)(?<![A-Za-z])([A-Z])\s?(?:[=:→]|->|{whole_words('stands-for')})"
    rf"\s?(\d(?!\d)|(?:{_DIGIT_WORD})(?![a-z])|[{_CHARACTERS['digits']}])"
)
# Of such a legend a few pairs may be told, if they are of these: A is 1 and J is 0, or A is 0 and J is 9.
_LETTERS_OF_FIGURES = tuple(dict(zip("ABCDEFGHIJ", figures, strict=True)) for figures in ("1234567890", "0123456789"))
_FEW_LETTERS_RUN = re.compile(r"(?i)(?<![A-Za-z\d])[A-J]{1,10}(?:[\s–—-][A-J]{1,10}){0,4}(?![A-Za-z\d])")
_LETTERED_RUN = re.compile(r"(?<![A-Za-z\d])[A-Z\d](?:[\s–—-]?[A-Z\d]){6,14}(?![A-Za-z\d])")
_LEAST_OF_LEGEND = 2
# A number that is read as a whole, with hundreds and thousands in it.
_TENS, _POWERS = _CHARACTERS["tens"], _CHARACTERS["powers"]
_WHOLE = f"[{_CHARACTERS['digits']}{''.join(_TENS)}]"
_GREAT_RUN = re.compile(rf"(?:{_WHOLE}{{1,9}}[{''.join(_POWERS)}]){{1,2}}{_WHOLE}{{3,9}}")
# (150) [8765] <4321>, 186→5521→7788: signs between groups that no number has.
_BRACKETED_RUN = re.compile(r"(?:[(\[{<【「『〔《〈]\s?\d{2,5}\s?[)\]}>】」』〕》〉][\s,、-]{0,2}){2,5}")
_GROUP = r"[(\[]?\d{2,5}[)\]]?"
_ARROW = r"(?:→|➜|➡|⇒|➔|»|›|[-=]{0,2}>|\s[.…]{3,9}\s|[.…]{2,3})"
_ARROWED_RUN = re.compile(rf"(?<![\d.]){_GROUP}(?:\s?{_ARROW}\s?{_GROUP}){{1,4}}(?![\d.])")
# Call² the⁰ desk², 请¹随³时⁹: one figure behind each word. Tones of syllables are no higher than five.
_STREWN = r"(?:[A-Za-z]{1,12}|[\u4e00-\u9fff]{1,3})\d"
_STREWN_RUN = re.compile(rf"(?:{_STREWN}(?:[\s,]{{1,2}}|(?=[\u4e00-\u9fff]))){{{_LEAST - 1},{_MOST}}}{_STREWN}(?!\d)")
_TONES = frozenset("12345")
_FIGURES = re.compile(r"\d+")

# ZOZ-SSS-OIB7: letters that are drawn like figures, in the groups of a number, with a figure among them.
_DRAWN: dict[str, str] = numerals("drawn")["figures"]
_DRAWN_ONE = f"[{re.escape(''.join(_DRAWN))}0-9]"
_DRAWN_RUN = re.compile(
    rf"(?<![A-Za-z\d]){_DRAWN_ONE}{{3}}(?P<between>[\s.–-]){_DRAWN_ONE}{{3,4}}(?P=between){_DRAWN_ONE}{{4}}(?![A-Za-z\d])"
)
_LEAST_DRAWN = 3

# A text without any of these says no number so.
_HINTS = Hints(
    finds=lambda text: some(said_numbers(text)),
    foreign=_FOREIGN_RUN,
    glued=_GLUED_RUN,
    roman=_ROMAN_RUN,
    legend=_LEGEND,
    great=_GREAT_RUN,
    groups=(_BRACKETED_RUN, _ARROWED_RUN),
    strewn=_STREWN_RUN,
    numerals=_ROMAN_GROUPS_RUN,
    figured=_FIGURED_RUN,
    sounds=_SOUNDS_RUN,
    notes=_NOTES_RUN,
    calendar=_CALENDAR_RUN,
    alike=_ALIKE_RUN,
    mixed=_MIXED_RUN,
    drawn=_DRAWN_RUN,
)


def said_numbers(folded: str) -> Iterator[str]:
    """Yield folded text with each number in figures that it tells in another way."""
    hints = _HINTS.of(folded)
    if not hints:
        return
    for name, runs, number_of in _ways():
        for match in runs.finditer(folded) if name in hints else ():
            number = number_of(match[0])
            if _LEAST <= sum(map(str.isdigit, number)) <= _MOST and not _counts(number):
                yield put_in_place(folded, match, number, _AROUND)
    yield from _by_legend(folded) if "legend" in hints else ()


def _by_legend(folded: str) -> Iterator[str]:
    """Yield folded text with the numbers whose figures are letters, of which it tells all or a few."""
    plain = _SPOKEN | dict(zip(_CHARACTERS["digits"], _CHARACTERS["figures"], strict=True))
    pairs = [(letter, plain.get(figure.lower(), figure)) for letter, figure in _LEGEND.findall(folded)]
    legend = {letter: figure for letter, figure in pairs if letter.isupper()}
    if len(legend) >= _LEAST_OF_LEGEND:
        for match in _LETTERED_RUN.finditer(folded):
            number = match[0].translate(str.maketrans(legend))
            if not any(map(str.isalpha, number)) and number != match[0]:
                yield put_in_place(folded, match, number, _AROUND)
    told = {letter.upper(): figure for letter, figure in pairs}
    whole = next((one for one in _LETTERS_OF_FIGURES if told.items() <= one.items()), None)
    if whole is None or len(told) < _LEAST_OF_LEGEND:
        return
    for match in _FEW_LETTERS_RUN.finditer(folded):
        number = "".join(whole.get(char, "") for char in match[0].upper())
        if WHOLE_NUMBER.fullmatch(number):
            yield put_in_place(folded, match, f"tel {number}", _AROUND)


@cache
def _ways() -> tuple[tuple[str, re.Pattern[str], Callable[[str], str]], ...]:
    return (
        ("foreign", _FOREIGN_RUN, _of_foreign),
        ("glued", _GLUED_RUN, _of_glued),
        ("roman", _ROMAN_RUN, _of_roman),
        ("great", _GREAT_RUN, _of_great),
        ("groups", _BRACKETED_RUN, _of_groups),
        ("groups", _ARROWED_RUN, _of_groups),
        ("strewn", _STREWN_RUN, _of_strewn),
        ("numerals", _ROMAN_GROUPS_RUN, _of_numerals),
        ("figured", _FIGURED_RUN, _of_figured),
        ("sounds", _SOUNDS_RUN, _of_sounds),
        ("notes", _NOTES_RUN, lambda run: f"tel {''.join(_NOTES[one] for one in _NOTE_ONE.findall(run.lower()))}"),
        ("calendar", _CALENDAR_RUN, _of_calendar),
        ("alike", _ALIKE_RUN, _of_alike),
        ("mixed", _MIXED_RUN, _of_mixed),
        ("drawn", _DRAWN_RUN, _of_drawn),
    )


def _counts(number: str) -> bool:
    """Tell whether each figure is one more than the one before, or one less, as where somebody counts."""
    steps = {int(after) - int(one) for one, after in pairwise(filter(str.isdigit, number))}
    return steps <= {1, -9} or steps <= {-1, 9} or steps == {0}


def _of_foreign(run: str) -> str:
    """Return the figures of a run whose words are all of one language, else ''."""
    said = re.findall(r"\w+", run.lower())
    digits = next((one for one in _FOREIGN if all(word in one or word.isdigit() for word in said)), None)
    return "".join(digits.get(word, word) for word in said) if digits else ""


def _of_glued(run: str) -> str:
    if not _GLUE.search(run):
        return ""
    return "".join(_SPOKEN.get(piece, piece) for piece in _GLUED_PIECE.findall(run.lower()))


def _of_great(run: str) -> str:
    """Return the figures of a number that is read as a whole."""
    worth = dict(zip(_CHARACTERS["digits"], map(int, _CHARACTERS["figures"]), strict=True))
    whole = part = figure = 0
    for char in run:
        if char in _POWERS:
            whole, part, figure = whole + (part + figure) * _POWERS[char], 0, 0
        elif char in _TENS:
            part, figure = part + (figure or 1) * _TENS[char], 0
        else:
            figure = worth[char]
    return str(whole + part + figure)


def _of_roman(run: str) -> str:
    number = "".join(_ROMAN[one] for one in re.findall("[OIVX]+", run))
    return f"tel {number}" if WHOLE_NUMBER.fullmatch(number) else number


def _of_numerals(run: str) -> str:
    """Return the groups of a run of Roman numerals in figures; '' where one of them is written in another way."""
    groups = ["0" if one.islower() else one for one in _ROMAN_ONE.findall(run)]
    if not all(_ROMAN_NUMERAL.fullmatch(one.lstrip("0")) for one in groups):
        return ""
    figures = list(map(_in_figures, groups))
    number = "".join(figures)
    return f"tel {number}" if WHOLE_NUMBER.fullmatch(number) else "-".join(figures)


def _in_figures(numeral: str) -> str:
    bare = numeral.lstrip("0")
    worth = [_ROMAN_WORTH[one] for one in bare]
    less = sum(2 * one for one, after in pairwise(worth) if one < after)
    return numeral[: len(numeral) - len(bare)] + (str(sum(worth) - less) if worth else "")


def _of_figured(run: str) -> str:
    return "-".join("".join(filter(str.isdigit, group)) for group in re.split("[/|,;]", run))


def _of_sounds(run: str) -> str:
    """Return the number that a run of characters sounds like; '' where most of them are digits as they are written."""
    plain = dict(zip(_CHARACTERS["digits"], _CHARACTERS["figures"], strict=True))
    number = "".join(plain.get(char) or _SOUNDS.get(char, "") for char in run)
    if not WHOLE_NUMBER.fullmatch(number):
        return ""
    least = _FEW_SOUNDS if _CHINESE_MOBILE.fullmatch(number) else _LEAST_SOUNDS
    return f"tel {number}" if sum(char in _SOUNDS for char in run) >= least else ""


def _of_calendar(run: str) -> str:
    """Return the number that signs of one calendar are: the first is 1, the tenth 0, as are those behind it."""
    signs = next(one for one in _SIGNS_OF_DAYS if run[0] in one)
    places = [signs.index(char) + 1 for char in run if char in signs]
    number = "".join(str(place % 10 if place <= 10 else 0) for place in places)
    counts = {after - one for one, after in pairwise(places)} <= {1, 1 - len(signs)}
    return f"tel {number}" if len(set(places)) > _FEW_SOUNDS and not counts else ""


def _of_alike(run: str) -> str:
    """Return the number that a run of words sounds like; '' where most of them are what they are."""
    said = re.findall(r"[a-z]+|\d", run.lower())
    number = "".join(_SPOKEN.get(word) or _ALIKE.get(word, word) for word in said)
    return f"tel {number}" if sum(word in _ALIKE for word in said) >= _LEAST_ALIKE else ""


def _of_mixed(run: str) -> str:
    """Return the number that digits of two languages tell; '' where they are of one."""
    said = _MIXED_PIECE.findall(run.lower())
    if not {False, True} <= {word.isascii() for word in said if not word.isdecimal()}:
        return ""
    plain = dict(zip(_CHARACTERS["digits"], _CHARACTERS["figures"], strict=True))
    return "".join(_SPOKEN.get(word) or plain.get(word, word) for word in said)


def _of_drawn(run: str) -> str:
    """Return the number that letters and figures look like; '' where too few are letters, or none a figure."""
    letters, number = sum(map(str.isalpha, run)), "".join(_DRAWN.get(char, char) for char in run)
    whole = WHOLE_NUMBER.fullmatch("".join(filter(str.isdigit, number)))
    return f"tel {number}" if whole and letters >= _LEAST_DRAWN and any(map(str.isdigit, run)) else ""


def _of_strewn(run: str) -> str:
    digits = "".join(filter(str.isdigit, run))
    return "" if _TONES.issuperset(digits) else f"tel {digits}"


def _of_groups(run: str) -> str:
    return "-".join(_FIGURES.findall(run))
