"""The addresses that stand in a script, or in a source map: whole ones, as whoever wrote it put them down.

A script can put an address together out of anything, so what is found here proves nothing of the rest: for that a
person looks at the file, and a lock pins it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import ada_url

from guard.read.json_text import read_json

# What nobody is shown: comments. A quotation mark before one makes it part of a string ("/*").
_COMMENT = re.compile(r"(?<![\"'`\w*])/\*|(?:(?<=[\s;{}])|\A)//[^\n]*")
_ESCAPE = re.compile(
    r"\\(?:(?P<same>[/\"'`])|x(?P<two>[0-9a-fA-F]{2})|u(?P<four>[0-9a-fA-F]{4})|u\{(?P<any>[0-9a-fA-F]{1,6})\})"
)
_INSIDE = r"[^\s\"'`<>(){}\[\]|,;$\\]"
_WEB = re.compile(rf"(?i)(?<![a-z0-9+.-])(?:(?:https?|wss?|ftps?):/*|(?<=[\"'`])//)(?=\w){_INSIDE}+")
_CALLED = re.compile(rf"(?i)(?<![a-z0-9+.-])(?:mailto|tel|sms):(?=[\w+]){_INSIDE}+")
_EMAIL = re.compile(r"(?<![\w.+%/-])[A-Za-z0-9][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-]|\.\w)")
_SENTENCE_END = ".:!?"


def addresses_of_script(source: str) -> Iterator[str]:
    """Yield the addresses in the text of a script."""
    source = _without_comments(source)
    if "\\" in source:
        source = _ESCAPE.sub(_escaped, source)
    for match in _WEB.finditer(source):
        address = match[0].rstrip(_SENTENCE_END)
        if _has_host(f"https:{address}" if address.startswith("//") else address):
            yield address
    for match in _CALLED.finditer(source):
        yield match[0].rstrip(_SENTENCE_END)
    for match in _EMAIL.finditer(source):
        yield f"mailto:{match[0]}"


def addresses_of_map(source: str) -> Iterator[str]:
    """Yield the addresses in a source map: in the scripts that it holds, or in its text if it is none."""
    try:
        open_values = [read_json(source)]
    except ValueError:
        yield from addresses_of_script(source)
        return
    while open_values:
        value = open_values.pop()
        if isinstance(value, dict):
            open_values += [*value, *value.values()]
        elif isinstance(value, list):
            open_values += value
        elif isinstance(value, str):
            # A string of its own begins as one in a script does: with a quotation mark.
            yield from addresses_of_script(f'"{value}')


def _without_comments(source: str) -> str:
    """Return a script without its comments. One that does not end is none: a program would not run."""
    pieces, at = [], 0
    while match := _COMMENT.search(source, at):
        end = match.end() if match[0] != "/*" else source.find("*/", match.end()) + 2
        if end < match.end():
            break
        pieces += [source[at : match.start()], " "]
        at = end
    return "".join(pieces) + source[at:]


def _has_host(address: str) -> bool:
    """Tell whether an address leads to a host that somebody can have, unlike what a program only compares with."""
    try:
        return "." in ada_url.URL(address).hostname
    except ValueError:
        return False


def _escaped(match: re.Match[str]) -> str:
    if match["same"]:
        return match["same"]
    code = int(match["two"] or match["four"] or match["any"], 16)
    return chr(code) if 0x20 <= code < 0xD800 else match[0]
