"""Texts in another writing that a reader is meant to turn back: Base64, hexadecimal, binary, Morse, Braille, escapes.

What comes out is judged like any text; most runs that could be Base64 or hexadecimal give no text at all.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from base64 import b32decode, b64decode
from binascii import Error
from collections.abc import Callable, Iterator
from itertools import pairwise
from urllib.parse import unquote

from guard.text.atoms import Atoms
from guard.text.hints import NOTHING, Hints, some
from guard.text.put_in_place import put_in_place
from guard.text.vocabulary import is_plain
from guard.words import words

_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]{0,200}[A-Z0-9])[A-Za-z0-9+/_-]{11,400}={0,6}(?![A-Za-z0-9+/=])"
)
_HEX = re.compile(r"(?i)(?<![0-9a-z])(?:(?:0x|\\x|[%=]|u\+00)?[0-9a-f]{2}[\s,:;-]{0,2}){6,200}(?![0-9a-z])")
_PAIRS = re.compile(r"(?i)(?:[0-9a-f]{2}[\s,:;-]{1,2}){5,}[0-9a-f]{2}[\s,:;-]{0,2}")
_NAME = re.compile(rb"[A-Za-z][A-Za-z0-9_.@-]{4,31}")
# As it is taken apart: eights wherever there are eight. Giving any back would try every sum of sevens and eights.
_BINARY = re.compile(r"(?<![01])(?:[01]{7,8}+[\s,]?+){5,}+")
_DECIMAL = re.compile(
    r"(?<!\d)(?:(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])[\s,;-]{1,2}){5,200}(?:3[2-9]|[4-9]\d|1[01]\d|12[0-6])(?!\d)"
)
# Octal, as "tar" and C write characters: 151 155 167 056.
_OCTAL = re.compile(
    r"(?<![\d.])(?:\\?[01][0-7]{2}[\s,;-]{0,2}|\\?(?:5[56]|6[0-7]|7[01])(?:[\s,;-]{1,2}|(?=\\)|\Z)){6,200}(?![\d.])"
)
# Places of letters in the alphabet, where a text says that they are: 23, 1, 12, 12, 5, 20.
_PLACE = r"(?:1\d|2[0-6]|[1-9])"
_PLACES = re.compile(rf"(?<!\d)(?:{_PLACE}(?!\d)[\s,，、.·•/–-]{{1,3}}){{4,40}}{_PLACE}(?!\d)")
_BY_PLACES = re.compile(rf"(?i){words('letters-by-places')}")
# As e-mail writes signs: desk=40mail=2Eexample.
_QUOTED = re.compile(r"(?<=[A-Za-z0-9])=(40|2E|2e|2F|2f|3A|3a)(?=[A-Za-z0-9=])")
_MORSE = re.compile(r"(?<![.\w-])(?:[.·•−–—_-]{1,7}(?:\s?[/|]\s?|\s{1,3})){4,200}[.·•−–—_-]{1,7}")
# A sign of more bytes, as addresses write it: %E3%80%82 is a full stop that browsers take for a dot.
_SIGN_BYTE, _TWICE = "%(?:25){0,2}", re.compile("%(?:25)+")
_WIDE_SIGN = re.compile(rf"(?i)(?:{_SIGN_BYTE}[cdef][0-9a-f](?:{_SIGN_BYTE}[89ab][0-9a-f]){{1,2}})+")
_ESCAPE = re.compile(
    r"(?i)\\u(?:00|\{0{0,4})([2-7][0-9a-f])\}?|\\x([2-7][0-9a-f])|%(?:25){0,2}([2-7][0-9a-f])|&#x?0*([0-9a-f]{2,3});|u\+00([2-7][0-9a-f])"
)
_TURNED = re.compile(rf"(?i){words('ciphers')}")
_NATO_WORDS = (
    "alfa|alpha bravo charlie delta echo foxtrot golf hotel india juliett|juliet kilo lima mike november oscar papa "
    "quebec romeo sierra tango uniform victor whiskey|whisky x-ray|xray yankee zulu"
).split()
_DIGIT_WORDS = dict(
    zip(
        "zero one two three four five six seven eight nine niner dot point stop period at underscore dash".split(),
        "01234567899....@_-",
        strict=True,
    )
) | {"hyphen": "-"}
_NATO = {word: chr(ord("a") + at) for at, words in enumerate(_NATO_WORDS) for word in words.split("|")} | _DIGIT_WORDS
_NATO_RUN = re.compile(rf"(?i)(?<![a-z])(?:(?:{'|'.join(map(re.escape, _NATO))}|\d)(?![a-z])[\s,.—–-]{{0,3}}){{4,40}}")
_NATO_PIECE = re.compile(r"(?i)x-ray|[a-z]+|\d")
_MORSE_CODES = (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. "
    "----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----. .-.-.- .--.-. -..-. ---... -....- ..--.-"
).split()
_DIGITS_OF_A_NUMBER = range(7, 16)
_FROM_MORSE = dict(zip(_MORSE_CODES, "abcdefghijklmnopqrstuvwxyz0123456789.@/:-_", strict=True))
_BRAILLE_LETTERS = dict(zip("⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵⠲⠼⠀", "abcdefghijklmnopqrstuvwxyz.# ", strict=True))
_BRAILLE = re.compile(r"[\u2801-\u28ff](?:\s?[\u2801-\u28ff]|\u2800){3,}")
_PLAIN = re.compile(r"[\x20-\x7e\u4e00-\u9fff\uff01-\uff5e]+")
# What nobody writes figure by figure, or in Morse, unless it is to be read by nobody else.
_NAME_ALONE = re.compile(r"[a-z](?=[a-z0-9_.-]*[a-z]{3})[a-z0-9_-]{4,30}(?:\.[a-z]{1,3})?")
# The words around a run that say what it is, in characters.
_AROUND = 80
# A dash or two are punctuation, and one letter is no name.
_LEAST_DASHES, _LEAST_LETTERS = 3, 2
_ODD_WORD = re.compile(r"(?<![\w@./-])[a-z]{5,20}(?![\w./-])")
_SPEAKING = re.compile(r"[A-Za-z0-9][.@:/_][A-Za-z0-9]|\d{6}|[A-Za-z]{4}|[a-z]+\d{2}")

# A text without any of these is written in no other way.
_HINTS = Hints(
    lambda told: told - {"digit"} if "digit" in told else told - {"hex", "binary", "decimal", "octal", "quoted"},
    finds=lambda text: some(_otherwise(text)), beside={_MORSE: Atoms("-—–·−")},
    digit=re.compile(r"\d"), hex=_HEX, binary=_BINARY, decimal=_DECIMAL, escapes=(_ESCAPE, _WIDE_SIGN), morse=_MORSE,
    braille=_BRAILLE, nato=_NATO_RUN, turned=_TURNED, octal=_OCTAL, quoted=_QUOTED, places=_BY_PLACES,
)  # fmt: skip
# A run is long, and not of small letters alone.
_RUN = "[A-Za-z0-9+/_-]"
_RUNS = Hints(
    lambda told: told if len(told) > 1 else NOTHING,
    finds=lambda text: some(_of_runs(text)),
    run=re.compile(f"{_RUN}{{11}}"),
    mixed=re.compile(f"{_RUN}[A-Z0-9]|[A-Z0-9]{_RUN}{{10}}"),
)


def decodings(text: str) -> Iterator[str]:
    """Yield what the runs of `text` say when they are decoded, one at a time, with the words around it."""
    yield from _of_runs(text)
    yield from _otherwise(text)


def hides_text(run: str) -> bool:
    """Tell whether a run of hexadecimal digits says something when it is decoded, as those or as Base64."""
    return bool(_hex(run) or _base64(run))


def _of_runs(text: str) -> Iterator[str]:
    if _RUNS.of(text):
        yield from _replaced(text, _BASE64, _base64)


def _otherwise(text: str) -> Iterator[str]:
    hints = _HINTS.of(text)
    if not hints.isdisjoint(("hex", "binary", "decimal")):
        yield from _replaced(text, _HEX, _hex)
        yield from _replaced(
            text, _BINARY, lambda run: _named(_plain(bytes(int(bits, 2) for bits in re.findall("[01]{7,8}", run))))
        )
        yield from _replaced(text, _DECIMAL, _decimal)
    if "octal" in hints:
        yield from _replaced(text, _OCTAL, _octal)
    if "quoted" in hints and len(_QUOTED.findall(text)) >= _LEAST_LETTERS:
        yield _QUOTED.sub(lambda match: chr(int(match[1], 16)), text)
    if "escapes" in hints and ("\\" in text or "%" in text or "&#" in text or "+00" in text):
        plain = _WIDE_SIGN.sub(_wide_sign, _ESCAPE.sub(_escaped, text))
        if plain != text:
            yield plain
    if "morse" in hints and (
        text.count("-") + text.count("—") + text.count("–") > _LEAST_DASHES or "·" in text or "−" in text
    ):
        yield from _replaced(text, _MORSE, _morse)
    if "braille" in hints:
        read = _BRAILLE.sub(lambda match: _braille(match[0]), text)
        yield from [read] if read != text else ()
    if "nato" in hints and len(_NATO.keys() & set(text.lower().split())) >= _LEAST_LETTERS:
        yield from _replaced(text, _NATO_RUN, _nato)
    if "places" in hints and _BY_PLACES.search(text):
        yield from _replaced(text, _PLACES, _of_places)
    if "turned" in hints and _TURNED.search(text):
        yield codecs.encode(text, "rot13")
        # The words around what is turned stand as they are.
        if (turned := _ODD_WORD.sub(_turned_word, text)) != text:
            yield turned


def _replaced(text: str, runs: re.Pattern[str], decode: Callable[[str], str]) -> Iterator[str]:
    for match in runs.finditer(text):
        decoded = decode(match[0])
        if decoded:
            yield put_in_place(text, match, decoded, _AROUND)


def _hex(run: str) -> str:
    bare = _bare_hex(run)
    if len(bare) % 2:
        return ""
    raw = bytes.fromhex(bare)
    # Pairs that stand apart are letters, however few; other runs are as often sums.
    apart = _PAIRS.fullmatch(run) and _NAME.fullmatch(raw) and re.search("(?i)[a-f]", bare)
    return raw.decode() if apart else _plain(raw)


def _bare_hex(run: str) -> str:
    return re.sub(r"(?i)0x|\\x|[%=]|u\+00|[\s,:;-]", "", run)


def _decimal(run: str) -> str:
    codes = list(map(int, re.findall(r"\d+", run)))
    counted = sum(second - first == 1 for first, second in pairwise(codes))
    return "" if counted > len(codes) // 2 else _named(_plain(bytes(codes)))


def _octal(run: str) -> str:
    """Return what a run of octal codes says if that has a dot or an at sign, as what leads somewhere does."""
    told = _plain(bytes(int(code, 8) for code in re.findall(r"[01][0-7]{2}|[5-7]\d", run)))
    return told if re.search(r"[A-Za-z0-9][.@][A-Za-z0-9]", told) else ""


def _turned_word(match: re.Match[str]) -> str:
    return match[0] if is_plain(match[0]) else f"@{codecs.encode(match[0], 'rot13')}"


def _of_places(run: str) -> str:
    """Return the name that places in the alphabet spell; not what counts, and no word."""
    places = list(map(int, re.findall(r"\d+", run)))
    steps = {second - first for first, second in pairwise(places)}
    name = "".join(chr(ord("a") + place - 1) for place in places)
    return "" if len(steps) <= _LEAST_LETTERS or len(set(name)) <= _LEAST_LETTERS else f"@{name}"


def _morse(run: str) -> str:
    codes = re.split(r"[\s/|]+", re.sub("[·•]", ".", re.sub("[−–—_]", "-", run)).strip())
    letters = [_FROM_MORSE.get(code, "") for code in codes]
    told = "".join(letters) if all(letters) else ""
    # Hyphens in the columns of a table, and dots that lead to its last one, are no letters.
    if len({*codes}) == 1 and len(codes[0]) == 1:
        return ""
    # Nobody tells an amount like that.
    return f"tel {told}" if told.isdigit() and len(told) in _DIGITS_OF_A_NUMBER else _named(told)


def _named(told: str) -> str:
    """Return what a run says; nothing but one name, which is no word, as that of somebody."""
    return f"@{told}" if _NAME_ALONE.fullmatch(told) and not is_plain(told) else told


def _nato(run: str) -> str:
    """The alphabet of radio: "kilo foxtrot eight eight six"."""
    pieces = _NATO_PIECE.findall(run.lower())
    letters = sum(piece.isalpha() and piece not in _DIGIT_WORDS for piece in pieces)
    return "".join(_NATO.get(piece, piece) for piece in pieces) if letters >= _LEAST_LETTERS else ""


def _braille(run: str) -> str:
    """Braille as letters; after the sign of numbers, a to j are 1 to 0."""
    letters = "".join(_BRAILLE_LETTERS.get(char, " ") for char in run)
    return re.sub(
        r"#([a-j]+)", lambda match: "".join(str((ord(char) - ord("a") + 1) % 10) for char in match[1]), letters
    )


def _escaped(match: re.Match[str]) -> str:
    digits = next(filter(None, match.groups()))
    code = int(digits, 10 if match[0].startswith("&#") and match[0][2] not in "xX" else 16)
    return chr(code) if 0x20 <= code < 0x7F else match[0]


def _wide_sign(match: re.Match[str]) -> str:
    """Return the signs that some bytes are, wide ones too; letters of other scripts stay as they are written."""
    told = unicodedata.normalize("NFKC", unquote(_TWICE.sub("%", match[0])))
    return told if all(one.isascii() or not one.isalnum() for one in told) else match[0]


def _plain(raw: bytes) -> str:
    """Return bytes as text, '' where they are none or say nothing."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return ""
    return text if _PLAIN.fullmatch(text) and _SPEAKING.search(text) else ""


def _base64(run: str) -> str:
    """Return what a run of Base64 (or of Base32) says, '' if it is none."""
    bare = run.rstrip("=").replace("-", "+").replace("_", "/")
    for decode, alphabet in ((b64decode, 4), (b32decode, 8)):
        try:
            text = _plain(decode(bare + "=" * (-len(bare) % alphabet)))
        except (Error, ValueError):
            continue
        if text:
            return text
    return ""
