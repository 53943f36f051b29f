"""Addresses that a phone hands to one of its programs ("magnet:?xt=…", "viber:chat?number=…"), and hosts of one label
that a reader is told to open ("open wallethelp:8443"). Neither has a dot or "//" by which it could be told.
"""

from __future__ import annotations

import re

from guard.words import words, words_apart

# What stands right behind the scheme belongs to the pattern of each: many schemes are words, too ("line: 4").
HANDED = re.compile(
    rf"(?i)(?<![a-z0-9+./_&?=-])(?<![a-z0-9/]:)(?P<shown>(?:{words('schemes')})"
    r"(?:[A-Za-z0-9\-._~:/?#@!$&'*+=%\\]*[A-Za-z0-9/])?)"
)
# Where a host of one label stands: behind a word for opening, in the address bar, or before a path of its own.
_NAME = r"(?<![A-Za-z0-9._:/@=-])(?P<{0}>[A-Za-z][A-Za-z0-9-]{{2,40}}):(?P<{0}port>[1-9]\d{{1,4}})(?![\w:.-])"
_PATH = r"(?P<tail>/[A-Za-z0-9][A-Za-z0-9._~/?#=&%-]*|/(?![\w/]))"
_OPENS = words_apart("visit-words", "opens-address")
ONE_LABEL = re.compile(
    rf"(?i){_OPENS}[^。!?;\n]{{0,16}}?{_NAME.format('led')}{_PATH}?"
    rf"|{_NAME.format('bare').replace('(?!', '(?=/)(?!')}{_PATH.replace('tail', 'way')}"
    rf"|{_NAME.format('typed')}(?=[^。!?;\n]{{0,24}}(?:{words('browsers')}))"
)
# What has a number behind a colon besides; and the reader's own machine.
_NUMBERED = re.compile(rf"(?i)(?:{words('number-labels', 'numbered-things')}|localhost)s?")
_LEAST_PORT, _MOST_PORT = 80, 65535


def one_label(match: re.Match[str]) -> tuple[str, int, int] | None:
    """Return a host of one label with its port and path, and where it stands; None for a number of another kind."""
    kind = next(name for name in ("led", "bare", "typed") if match[name])
    tail = {"led": match["tail"], "bare": match["way"], "typed": None}[kind] or ""
    port = int(match[f"{kind}port"])
    if not _LEAST_PORT <= port <= _MOST_PORT or _NUMBERED.fullmatch(match[kind]):
        return None
    shown = f"{match[kind]}:{port}{tail.rstrip('.,:!?')}"
    return shown, match.start(kind), match.start(kind) + len(shown)
