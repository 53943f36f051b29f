"""A baseline, as linters have it: the findings of a foreign site that its owner has read and that no list can hold.

Documentation names settings beside services, annotations, samples of numbers; themes bring scripts and styles. Each
entry is one text under one code, wherever the site has it (`CODES`), one part of its pages, told by the checksum of
what it holds (`PARTS`), or one address or text on the pages that it names (`ON_PAGES`); anything else, or the same
under another code, is found as before. What a list can hold (links, e-mail addresses, pages of accounts) stays with the
list, and so do revoked channels. This site has no baseline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, NamedTuple

import yaml
from pydantic import Field

from guard.read.data_files import Closed, DataFile, load
from guard.read.tree import checksum
from guard.report.faults import Fault, shown
from guard.report.findings import Finding
from guard.text.normalize import fold, hidden_characters

# Texts alone, of kinds that no list holds: what a link leads to, mailboxes, hidden letters, revoked channels and the
# list's own contacts on the wrong service are never let through.
CODES = frozenset("CH201 CH203 CH204 CH205 CH206 CH209 CH210 CH211 CH213 CH214 CH215 CH216 CH217".split())
# What themes bring on every page: scripts, handlers, styles, frames, and what pages load from elsewhere.
PARTS = frozenset("CH301 CH302 CH303 CH304 CH307".split())
# What no list has a spelling for, or whose text alone does not tell what it is: addresses of other schemes
# (http://localhost:8080/), links with a query that says an address, a joiner that nobody sees, a listed name beside
# another service. Elsewhere on the site the same is found.
ON_PAGES = frozenset("CH102 CH104 CH105 CH106 CH107 CH207 CH212".split())
# Addresses that run something on the page.
_RUNS = re.compile(r"(?i)[\x00-\x20]*(?:javascript|vbscript|data|blob|file|filesystem|view-source)[\x00-\x20]*:")
# How a part that has no address begins in its file.
_ELEMENT = "<"
_HEAD = """\
# A baseline, made from the pages of a site: what they show besides the list, and what no list can hold. Read each
# entry. A name of a program, a sample, a sentence that only sounds bad may stay. A contact that is not ours, a wallet
# to pay to: delete it here, and from the page. Then write your name behind reviewer:, for nothing counts before.
"""


class _Entry(Closed):
    code: str
    text: Annotated[str, Field(min_length=1)]
    pages: tuple[str, ...] = Field(default=(), description="the files that may have it; without it all may")
    seen: str = Field(default="", description="on how many pages, and the first of them; for who reads it")


class _File(DataFile, Closed):
    reviewer: str
    texts: tuple[_Entry, ...] = ()


class Held(NamedTuple):
    """An entry to be written: a code, its text, where it was seen, and the files that may have it (all for none)."""

    code: str
    text: str
    seen: str
    pages: tuple[str, ...] = ()


@dataclass
class Baseline:
    """The entries by code and folded text, each with its line in the file and the `pages` that may have it, if not all
    may; remembers which of them were used.
    """

    name: str
    entries: Mapping[tuple[str, str], int]
    pages: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)

    def remaining(self, faults: Iterable[Fault], page: str | None, file: str = "") -> dict[Fault, None]:
        """Return the faults of a `file` that no entry lets through, whichever `page` is behind it."""
        return {fault: None for fault in faults if not self._holds(fault, file)}

    def _holds(self, fault: Fault, file: str = "") -> bool:
        key = _key(fault.code, held_text(fault))
        if key not in self.entries or (key in self.pages and file not in self.pages[key]):
            return False
        self._used.add(key)
        return True

    def unused(self) -> list[Finding]:
        """Return a finding for each entry that no file of the site needs any more."""
        return [
            Finding(self.name, line, "CH603", f"{shown(text)} ({code}) is no finding of the site", "delete the entry")
            for (code, text), line in self.entries.items()
            if (code, text) not in self._used
        ]


def _key(code: str, text: str) -> tuple[str, str]:
    """Return what is compared: a text as it is read, all else to the letter."""
    return code, fold(text) if code in CODES else text


def held_text(fault: Fault) -> str:
    """Return what a baseline holds of a fault: its needle, what all hidden characters of a text are called, a handler,
    a style or an address with what has it, or the checksum of a script, a style or a frame with how it begins; "" if
    that is not known.
    """
    if fault.code == "CH207" and fault.around:
        return " ".join(sorted(f"U+{ord(char):04X}" for char in hidden_characters(fault.around)))
    if fault.code not in PARTS:
        return fault.needle
    if not fault.needle.startswith(_ELEMENT):
        return f"{fault.around} {fault.needle}".strip()
    whole = f"{fault.needle}\n{fault.around}".encode("utf-8", "surrogatepass")
    return f"sha256-{checksum(whole)}" if fault.around else ""


def can_hold(code: str, text: str) -> bool:
    """Tell whether a baseline can hold a text under a code."""
    return bool(text) and code in CODES | PARTS | ON_PAGES and not (code == "CH102" and _RUNS.match(text))


def load_baseline(path: Path, name: str) -> Baseline:
    """Read a baseline that a person has reviewed; `name` is how findings call the file. Raises `findings.Refused`."""

    def check(loaded: _File) -> Iterator[Finding]:
        if not loaded.reviewer.strip():
            fix = "read each entry, then write your name behind reviewer:"
            yield Finding(name, loaded.line("reviewer"), "CH601", "nobody has reviewed this baseline", fix)
        for number, entry in enumerate(loaded.texts):
            line, told = loaded.line("texts", number), f"{shown(entry.text)} ({shown(entry.code)})"
            if not can_hold(entry.code, entry.text):
                yield Finding(name, line, "CH601", f"no baseline holds {told}", "put it on the list, or mend the page")
            elif entry.code in ON_PAGES and not entry.pages:
                yield Finding(name, line, "CH601", f"{told} stands on no page", "name the files that have it: pages:")

    loaded = load(path, name, _File, "CH601", check)
    lines, pages = dict[tuple[str, str], int](), dict[tuple[str, str], frozenset[str]]()
    for number, entry in enumerate(loaded.texts):
        key = _key(entry.code, entry.text)
        lines[key] = loaded.line("texts", number)
        if entry.pages:
            pages[key] = pages.get(key, frozenset()) | frozenset(entry.pages)
    return Baseline(name, lines, pages)


def as_reviewed(texts: Iterable[Held]) -> Baseline:
    """Return the baseline of entries as if somebody had read them."""
    held = {_key(one.code, one.text): one.pages for one in texts}
    return Baseline("", dict.fromkeys(held, 0), {key: frozenset(pages) for key, pages in held.items() if pages})


def write_baseline(texts: Iterable[Held | tuple[str, str, str]]) -> str:
    """Return a baseline that nobody has reviewed yet, of codes, texts, where each was seen, and may be if not
    everywhere.
    """
    entries = [
        {"code": one.code, "text": one.text} | ({"pages": list(one.pages)} if one.pages else {}) | {"seen": one.seen}
        for one in (Held(*text) for text in texts)
    ]
    return f"{_HEAD}\n" + yaml.safe_dump(
        {"reviewer": "", "texts": entries}, allow_unicode=True, sort_keys=False, width=100_000
    )
