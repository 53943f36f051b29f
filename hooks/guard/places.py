"""From a fault to the line where an editor mends it: of the Markdown, where there is one."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from findings import Finding

from guard.faults import Fault

# How much of a long text is enough to find its line.
_START_CHARACTERS = 24


def line_of(needle: str, source: str) -> int:
    """Return the line (from 1) of `source` in which `needle` stands in some spelling, or 0."""
    for spelled in _spellings(needle):
        at = source.find(spelled)
        if at >= 0:
            return source.count("\n", 0, at) + 1
    return 0


def _spellings(needle: str) -> Iterator[str]:
    if not needle.strip():
        return
    yield needle
    yield html.escape(needle)
    yield html.escape(needle, quote=False)
    yield unquote(needle)
    yield needle.replace("\\", "\\\\")
    yield json.dumps(needle)[1:-1]
    words = needle.split()
    yield " ".join(words)
    for word in sorted(words, key=len, reverse=True)[:3]:
        if len(word) > 3:
            yield word
            yield html.escape(word, quote=False)
    yield needle.strip()[:_START_CHARACTERS]


class Places:
    """Turns the faults of a site's file into findings, naming the Markdown source where the value stands in it.

    `sources` maps a site path ("account/index.html") to a path relative to `repository` ("docs/zh/account/index.md").
    """

    def __init__(self, sources: Mapping[str, str] | None, repository: Path | None) -> None:
        self.sources = sources or {}
        self.repository = repository or Path()

    def finding(self, name: str, published: str, fault: Fault) -> Finding:
        """Return the finding for a fault of the file `name`, whose text as published is `published`."""
        source = self.sources.get(name)
        if source:
            line = line_of(fault.needle, self._read(source))
            if line:
                return Finding(source, line, fault.code, fault.message, fault.cure)
        return Finding(name, line_of(fault.needle, published), fault.code, fault.message, fault.cure)

    def _read(self, source: str) -> str:
        try:
            return (self.repository / source).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""
