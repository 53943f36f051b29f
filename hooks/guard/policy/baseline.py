"""A baseline, as linters have it: the findings of a foreign site that its owner has read and that no list can hold.

Documentation names settings beside services, annotations, samples of numbers. Each entry is one text under one code,
wherever the site has it; another text, or the same under another code, is found as before. What a list can hold (links,
e-mail addresses, pages of accounts) stays with the list, and so do revoked channels. This site has no baseline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import Field

from guard.read.data_files import Closed, DataFile, load
from guard.report.faults import Fault, shown
from guard.report.findings import Finding
from guard.text.normalize import fold

# Texts alone, of kinds that no list holds: what a link leads to, mailboxes, hidden letters, revoked channels and the
# list's own contacts on the wrong service are never let through.
CODES = frozenset("CH201 CH203 CH204 CH205 CH206 CH209 CH210 CH211 CH213 CH214 CH215 CH216 CH217".split())
_HEAD = """\
# A baseline, made from the pages of a site: what they show besides the list, and what no list can hold. Read each
# entry. A name of a program, a sample, a sentence that only sounds bad may stay. A contact that is not ours, a wallet
# to pay to: delete it here, and from the page. Then write your name behind reviewer:, for nothing counts before.
"""


class _Entry(Closed):
    code: str
    text: Annotated[str, Field(min_length=1)]
    seen: str = Field(default="", description="on how many pages, and the first of them; for who reads it")


class _File(DataFile, Closed):
    reviewer: str
    texts: tuple[_Entry, ...] = ()


@dataclass
class Baseline:
    """The entries by code and folded text, each with its line in the file; remembers which of them were used."""

    name: str
    entries: Mapping[tuple[str, str], int]
    _used: set[tuple[str, str]] = field(default_factory=set)

    def remaining(self, faults: Iterable[Fault], page: str | None) -> dict[Fault, None]:
        """Return the faults that no entry lets through, whichever `page` has them."""
        return {fault: None for fault in faults if not self._holds(fault)}

    def _holds(self, fault: Fault) -> bool:
        key = fault.code, fold(fault.needle)
        if key in self.entries:
            self._used.add(key)
        return key in self.entries

    def unused(self) -> list[Finding]:
        """Return a finding for each entry that no file of the site needs any more."""
        return [
            Finding(self.name, line, "CH603", f"{shown(text)} ({code}) is no finding of the site", "delete the entry")
            for (code, text), line in self.entries.items()
            if (code, text) not in self._used
        ]


def load_baseline(path: Path, name: str) -> Baseline:
    """Read a baseline that a person has reviewed; `name` is how findings call the file. Raises `findings.Refused`."""

    def check(loaded: _File) -> Iterator[Finding]:
        if not loaded.reviewer.strip():
            fix = "read each entry, then write your name behind reviewer:"
            yield Finding(name, loaded.line("reviewer"), "CH601", "nobody has reviewed this baseline", fix)
        for number, entry in enumerate(loaded.texts):
            if entry.code not in CODES:
                message = f"no baseline holds {shown(entry.text)} ({shown(entry.code)})"
                yield Finding(
                    name, loaded.line("texts", number), "CH601", message, "put it on the list, or mend the page"
                )

    loaded = load(path, name, _File, "CH601", check)
    keys = ((entry.code, fold(entry.text)) for entry in loaded.texts)
    return Baseline(name, {key: loaded.line("texts", number) for number, key in enumerate(keys)})


def write_baseline(texts: Iterable[tuple[str, str, str]]) -> str:
    """Return a baseline that nobody has reviewed yet, of codes, texts and where each was seen."""
    entries = [{"code": code, "text": text, "seen": seen} for code, text, seen in texts]
    return f"{_HEAD}\n" + yaml.safe_dump(
        {"reviewer": "", "texts": entries}, allow_unicode=True, sort_keys=False, width=100_000
    )
