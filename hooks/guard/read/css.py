"""What a style sheet fetches and writes: url(), @import, and the texts of content:."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

COMMENT_OR_STRING = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(\n)|\\(.)", re.DOTALL)
# Without quotation marks up to the bracket, or to the end of the file, which closes what is open.
_URL = re.compile(
    r"(?i)\b(?:url|src)\((?:\s*(?:\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)')\s*(?:\)|\Z)|([^)]*)(?:\)|\Z))"
)
_IMPORT = re.compile(r"(?i)@(?:import|namespace)\s+(?:[\w-]+\s+)?(?:\"([^\"]*)\"|'([^']*)')")
_STRING = re.compile(r"\"((?:\\.|[^\"\\])*)\"|'((?:\\.|[^'\\])*)'")
# Strings side by side are shown as one (content: "a" "b"), or each where it is wanted (quotes: "a" "b").
_STRINGS = re.compile(rf"(?:{_STRING.pattern})(?:\s*(?:{_STRING.pattern}))*")
_DATA = re.compile(r"(?i)data:(?P<type>[\w.+-]+/[\w.+-]+)?(?P<parameters>(?:;[\w=.-]+)*),(?P<body>.*)", re.DOTALL)
_FONTS = frozenset({"font/woff2", "font/woff"})
_PICTURES = {f"image/{kind}": kind for kind in ("png", "gif", "jpeg", "webp", "avif")}


@dataclass(frozen=True)
class Style:
    """What a style sheet carries: `addresses` that it fetches, `texts` that it can show, `drawings` (SVG) and
    `pictures` (raster: suffix and content) inside it.
    """

    addresses: tuple[str, ...]
    texts: tuple[str, ...]
    drawings: tuple[str, ...]
    pictures: tuple[tuple[str, bytes], ...]


def read_style(source: str) -> Style:
    """Collect what a style sheet carries; comments are left out, escapes are resolved."""
    source = COMMENT_OR_STRING.sub(lambda match: " " if match[0].startswith("/*") else match[0], source)
    addresses: dict[str, None] = {}
    texts: dict[str, None] = {}
    drawings: dict[str, None] = {}
    pictures: dict[tuple[str, bytes], None] = {}
    plain = _outside_strings_unescaped(source)
    for raw in (*_matches(_URL, plain), *_matches(_IMPORT, plain)):
        value = unescape(raw).strip()
        data = _DATA.fullmatch(value)
        if data is None:
            addresses[value] = None
        elif (data["type"] or "").lower() == "image/svg+xml":
            drawings[_body(data).decode("utf-8", errors="replace")] = None
        elif (data["type"] or "").lower() in _PICTURES:
            pictures[_PICTURES[data["type"].lower()], _body(data)] = None
        elif (data["type"] or "").lower() not in _FONTS:
            addresses[value] = None
    for match in _STRINGS.finditer(_IMPORT.sub(" ", _URL.sub(" ", plain))):
        told = list(map(unescape, _matches(_STRING, match[0])))
        texts |= dict.fromkeys(("".join(told), *told))
    shown = tuple(text for text in texts if text.strip())
    return Style(tuple(addresses), shown, tuple(drawings), tuple(pictures))


def _outside_strings_unescaped(source: str) -> str:
    """Resolve escapes in names (u\\72l is url), where a browser would; strings keep theirs until they are
    read.
    """
    pieces: list[str] = []
    end = 0
    for match in COMMENT_OR_STRING.finditer(source):
        pieces += unescape(source[end : match.start()]), match[0]
        end = match.end()
    return "".join((*pieces, unescape(source[end:])))


def _matches(pattern: re.Pattern[str], source: str) -> Iterator[str]:
    for match in pattern.finditer(source):
        yield next((group for group in match.groups() if group is not None), "")


def unescape(text: str) -> str:
    """Resolve CSS escapes: u\\72l is url."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(match: re.Match[str]) -> str:
    if match[1]:
        code = int(match[1], 16)
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return "" if match[2] else match[3]


def _body(data: re.Match[str]) -> bytes:
    body = unquote_to_bytes(data["body"])
    if ";base64" in data["parameters"].lower():
        try:
            body = base64.b64decode(body, validate=False)
        except binascii.Error:
            return b""
    return body
