"""What every room says when something is wrong: one kind of value, one way to print it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Finding:
    """One fault: where it is, what it is (a stable code), what to do about it.

    `file` is relative to the repository (or to the judged folder), `line` counts from 1 and is 0 where a whole
    file is meant. `severity` is "error" (stops a build) or "warning" (printed only).
    """

    file: str
    line: int
    code: str
    message: str
    fix: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        file = spelled(self.file)
        place = f"{file}:{self.line}" if self.line else file
        mark = "" if self.severity == "error" else "(warning) "
        return f"{place} {self.code} {mark}{self.message}" + (f"; {self.fix}" if self.fix else "")


class Refused(Exception):
    """Raised by a loader that met faults; carries all of them, so that an editor mends them in one go."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings))
        super().__init__("\n".join(map(str, self.findings)))


_SCHEME = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*):(?=//|\S)")
# Control and format characters, those without a meaning of their own, ends of lines and paragraphs.
_OBEYED = frozenset("Cc Cf Co Cs Cn Zl Zp".split())
_DOT = re.compile(r"(?<=\w)\.(?=\w)")


def defang(text: str) -> str:
    """Return `text` so that neither a terminal nor an issue tracker turns an address in it into a link.

    Invisible and bidirectional characters are spelled U+XXXX: printed raw, they could reorder the line.
    """
    shown = spelled(text)
    return _DOT.sub("[.]", _SCHEME.sub(r"\1[:]", shown).replace("@", "[@]"))


def spelled(text: str) -> str:
    """Return `text` with the characters spelled that a terminal obeys instead of showing, and those that end a line:
    <U+001B>.
    """
    return "".join(f"<U+{ord(c):04X}>" if unicodedata.category(c) in _OBEYED else c for c in text)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint such as 'did you mean live-chat?', or '' where no known name is near."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean {close[0]}?" if close else ""
