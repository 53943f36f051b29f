"""What a style sheet fetches and writes: url(), @import, and the texts of content:."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

# How style sheets are cut up (CSS Syntax): what is a comment or a string to another reader is none here, and the other
# way round. A string ends with its line; a backslash takes the meaning of what follows it, within names as well.
_ESCAPED = r"\\(?:[0-9a-fA-F]{1,6}[ \t\n]?|[^\n0-9a-fA-F])"
_INSIDE = r"(?:\\[\s\S]|[^\\\n{mark}])*"
_COMMENT = r"/\*[\s\S]*?(?:\*/|\Z)"
_STRING = "|".join(mark + _INSIDE.replace("{mark}", mark) + rf"\\?(?:{mark}|(?=\n)|\Z)" for mark in "\"'")
_TOKEN = re.compile(
    rf"(?P<comment>{_COMMENT})|(?P<string>{_STRING})"
    rf"|(?P<name><!--|[#@]?(?:[A-Za-z0-9_-]|[^\x00-\x7f]|{_ESCAPED})+(?P<opens>\(?))|(?P<mark>[(){{}};])"
)
# The address in url(…) without quotation marks goes on to the bracket, or to the end of the file, which closes what is
# open; no comment or string is in it.
_BARE = re.compile(r"[ \t\n]*(?:(?P<quoted>(?=[\"']))|(?P<address>(?:\\[\s\S]|[^\\)])*)\\?\)?)")
_NAMED_ADDRESS = frozenset({"url", "src", "image-set", "-webkit-image-set", "image"})
_NAMING_RULES = frozenset({"@import", "@namespace"})
# A string that is an address wherever it stands: a variable may hand it to any of these.
_LOOKS_LIKE_ADDRESS = re.compile(r"\s*[/\\]{2}[^\s/\\]\S*\s*")
_CHARSET = re.compile(r"(?i)\s*@charset\s*[\"']([^\"']*)")
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\\(\r\n|[\n\r\f])|\\(.)", re.DOTALL)
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
    said = _Said()
    said.read(_lines(source))
    addresses: dict[str, None] = {}
    drawings: dict[str, None] = {}
    pictures: dict[tuple[str, bytes], None] = {}
    for value in said.addresses:
        data = _DATA.fullmatch(value)
        if data is None:
            addresses[value] = None
        elif (data["type"] or "").lower() == "image/svg+xml":
            drawings[_body(data).decode("utf-8", errors="replace")] = None
        elif (data["type"] or "").lower() in _PICTURES:
            pictures[_PICTURES[data["type"].lower()], _body(data)] = None
        elif (data["type"] or "").lower() not in _FONTS:
            addresses[value] = None
    shown = tuple(text for text in said.texts if text.strip())
    return Style(tuple(addresses), shown, tuple(drawings), tuple(pictures))


def declared_charset(source: str) -> str:
    """Return the encoding that a style sheet declares, in small letters; "" for none."""
    declared = _CHARSET.match(source)
    return declared[1].lower() if declared else ""


def without_comments_and_strings(source: str) -> str:
    """Return a style sheet with a space in the place of each comment and each string."""
    return _TOKEN.sub(lambda token: " " if token["comment"] or token["string"] else token[0], _lines(source))


def _lines(source: str) -> str:
    """Return a style sheet with the line ends that browsers read in it, and with what they read for NUL."""
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\0", "\ufffd")


class _Said:
    """What a style sheet says: the `addresses` that it names, and its `texts`, in strings."""

    def __init__(self) -> None:
        self.addresses: dict[str, None] = {}
        self.texts: dict[str, None] = {}
        # The functions and brackets that are open, the rule whose head is read, the strings so far that are shown as
        # one (content: "a" "b"), or each where it is wanted (quotes: "a" "b").
        self._within: list[str] = []
        self._rule = ""
        self._row: list[str] = []

    def read(self, source: str) -> None:
        """Take in a style sheet whose lines end as browsers read them."""
        at = 0
        while token := _TOKEN.search(source, at):
            if source[at : token.start()].strip() or self._ends_row(token):
                self._end_row()
            at = token.end()
            if token["name"]:
                at = self._name(token, source)
            elif token["mark"]:
                self._mark(token["mark"])
            elif token["string"]:
                self._string(_of_string(token["string"]))
        self._end_row()

    def _ends_row(self, token: re.Match[str]) -> bool:
        """Tell whether a token ends a row of strings: an image between two of them does not."""
        if token["name"]:
            return not (token["opens"] and _called(token) in _NAMED_ADDRESS)
        closes = token["mark"] == ")" and self._within[-1:] and self._within[-1] in _NAMED_ADDRESS
        return bool(token["mark"]) and not closes

    def _name(self, token: re.Match[str], source: str) -> int:
        """Take in a name, and the address in url(…) with it; return where it ends."""
        name = _called(token)
        if token["name"][0] == "@":
            self._rule = name
        if not token["opens"]:
            return token.end()
        bare = _BARE.match(source, token.end()) if name == "url" else None
        if bare is None or bare["quoted"] is not None:
            self._within.append(name)
            return token.end()
        self.addresses[unescape(bare["address"]).strip()] = None
        return bare.end()

    def _mark(self, mark: str) -> None:
        if mark == "(":
            self._within.append("")
        elif mark == ")":
            del self._within[-1:]
        else:
            self._rule = ""

    def _string(self, value: str) -> None:
        within = self._within[-1] if self._within else ""
        if within in _NAMED_ADDRESS or (self._rule in _NAMING_RULES and not self._within):
            self.addresses[value.strip()] = None
            return
        if _LOOKS_LIKE_ADDRESS.fullmatch(value):
            self.addresses[value.strip()] = None
        self._row.append(value)

    def _end_row(self) -> None:
        if self._row:
            self.texts |= dict.fromkeys(("".join(self._row), *self._row))
            self._row = []


def _called(token: re.Match[str]) -> str:
    """Return a name in small letters, with its escapes resolved; that of a function without its bracket."""
    name = unescape(token["name"])
    return (name.removesuffix("(") if token["opens"] else name).lower()


def _of_string(written: str) -> str:
    """Return what a string says, without its quotation marks; the second is missing where its line ends."""
    inside = written[1:-1] if len(written) > 1 and written[-1] == written[0] else written[1:]
    return unescape(inside)


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
