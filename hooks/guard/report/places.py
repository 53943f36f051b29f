"""From a fault to the line where an editor mends it: of the Markdown, where there is one."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from guard.report.faults import Fault
from guard.report.findings import Finding
from guard.report.html_text import unescaped

_MARKUP = re.compile(r"[*_`~\[\](){}]|</?[a-z][^>]*>")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")
_WORD = re.compile(r"[A-Za-z0-9]{3,}|[\u4e00-\u9fff]{2,}")


def line_with(needle: str, source: str, around: str = "") -> int:
    """Return the line (from 1) of `source` in which `needle` stands in some spelling, or 0.

    Where markup takes the needle apart, it is the line that shares most with the words of `around`.
    """
    for spelled in _spellings(needle):
        at = source.find(spelled)
        if at >= 0:
            return source.count("\n", 0, at) + 1
    bare, decoded = _MARKUP.sub("", needle), _decoded(needle)
    places = [
        _line_with(part, text)
        for part, text in zip((bare.strip() and bare, decoded), _readings(source), strict=True)
        if part and "\n" not in part
    ]
    return min(filter(None, places), default=0) or _most_alike(around, source)


def _line_with(part: str, text: str) -> int:
    at = text.find(part)
    return text.count("\n", 0, at) + 1 if at >= 0 else 0


# A file with many findings is asked for the line of each; only the last files are kept.
@lru_cache(maxsize=4)
def _readings(source: str) -> tuple[str, str]:
    """Return `source` without markup, and with its character references read, line by line."""
    lines = source.split("\n")
    return "\n".join(_MARKUP.sub("", line) for line in lines), "\n".join(map(_decoded, lines))


@lru_cache(maxsize=16)
def _most_alike(around: str, source: str) -> int:
    """Return the line that has most of the words of `around`; 0 if that is chance, less than half of them: then the
    text is the theme's and not this page's.
    """
    words = set(_WORD.findall(around))
    most, line = 0, 0
    for number, text in enumerate(source.split("\n"), 1):
        shared = sum(len(word) for word in words if word in text)
        if shared > most:
            most, line = shared, number
    return line if most and 2 * most >= sum(map(len, words)) else 0


def _spellings(needle: str) -> Iterator[str]:
    if not needle.strip():
        return
    yield needle
    yield html.escape(needle)
    yield html.escape(needle, quote=False)
    yield unquote(needle)
    yield needle.replace("\\", "\\\\")
    yield json.dumps(needle)[1:-1]


def _decoded(text: str) -> str:
    """Text with its character references read and its white space and control characters gone."""
    return _CONTROL.sub("", unescaped(text))


# So many faults of one file are reported one by one: fewer of a long one, in all of which each is looked for.
_MOST_PLACED, _FEWEST_PLACED, _MOST_READ = 1_000, 100, 100_000_000


class Places:
    """Turns the faults of a site's file into findings, naming the Markdown source where the value stands in
    it.

    `sources` maps a site path ("account/index.html") to a path relative to `repository`
    ("docs/zh/account/index.md").
    """

    def __init__(self, sources: Mapping[str, str] | None, repository: Path | None) -> None:
        self.sources = sources or {}
        self.repository = repository or Path()

    def findings(self, name: str, content: bytes, faults: Iterable[Fault]) -> set[Finding]:
        """Return the findings for the faults of the file `name`, which is published as `content`."""
        # That a file was not read to its end is told first.
        faults = sorted(faults, key=lambda fault: fault.code != "CH413")
        most = max(_FEWEST_PLACED, min(_MOST_PLACED, _MOST_READ // max(1, len(content))))
        rest = faults[most:]
        del faults[most:]
        published = content.decode("utf-8", errors="replace") if faults else ""
        source = self.sources.get(name, "")
        written = self._read(source) if source and faults else ""
        found = {_finding(fault, (source, written), (name, published)) for fault in faults}
        if rest:
            # Each is looked up in the whole file; nobody reads so many.
            found.add(Finding(name, 0, rest[0].code, f"and {len(rest):,} more faults of this file"))
        return found

    def _read(self, source: str) -> str:
        try:
            return (self.repository / source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""


def _finding(fault: Fault, *files: tuple[str, str]) -> Finding:
    """Place a fault in the first of the files (name, text) in which it stands, else in the last."""
    placed = [(file, line_with(fault.needle, text, fault.around)) for file, text in files]
    file, line = next((place for place in placed if place[1]), placed[-1])
    return Finding(file, line, fault.code, fault.message, fault.fix)
