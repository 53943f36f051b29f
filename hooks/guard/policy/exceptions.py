"""Exceptions that a person has reviewed: one string, of one kind, on one page, until a day.

There are none for destinations, app schemes, e-mail addresses, host names or accounts of messengers: what a
reader can follow is on the list or not on the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from guard.read.data_files import Closed, DataFile, Words, load
from guard.report.faults import Fault, shown
from guard.report.findings import Finding
from guard.text.detect import find_contacts
from guard.text.normalize import fold

NAME = "guard-exceptions.yml"

_CODES = {"phone": {"CH203"}, "handle": {"CH205"}, "crypto": {"CH206"}, "sentence": {"CH216", "CH217"}}
_KINDS: dict[str, set[str]] = {
    "phone": {"phone"},
    "handle": {"handle"},
    "crypto": {"crypto", "name"},
    # It names no contact; it only sounds as if.
    "sentence": set(),
}
_LONGEST = timedelta(days=366)


class ReviewedException(Closed):
    """One exception, as it stands in the file."""

    page: Annotated[str, Field(pattern=r"^docs/[a-z]{2}(-[A-Za-z]+)*/[a-z0-9/-]+\.md$")] = Field(
        description="the Markdown file"
    )
    text: Annotated[str, Field(min_length=6)] = Field(description="exactly what the finding shows")
    kind: Literal["phone", "handle", "crypto", "sentence"]
    reason: Annotated[str, Field(min_length=10)]
    reviewer: Words
    expires: date


class _File(DataFile, Closed):
    exceptions: tuple[ReviewedException, ...] = ()

    def with_lines(self) -> tuple[tuple[ReviewedException, int], ...]:
        return tuple((entry, self.line("exceptions", number)) for number, entry in enumerate(self.exceptions))


@dataclass
class Exceptions:
    """The entries with their lines in the file; remembers which of them were used."""

    entries: tuple[tuple[ReviewedException, int], ...] = ()
    _used: set[ReviewedException] = field(default_factory=set)

    def remaining(self, faults: Iterable[Fault], page: str | None, file: str = "") -> dict[Fault, None]:
        """Return the faults that no entry excepts, in whichever `file`. `page` is the Markdown behind a page; None
        stands for a file of data, which repeats what pages say.
        """
        return {fault: None for fault in faults if not self._excepts(fault, page)}

    def _excepts(self, fault: Fault, page: str | None) -> bool:
        for entry, _ in self.entries:
            if fault.code in _CODES[entry.kind] and fold(fault.needle) == fold(entry.text):
                if page == entry.page:
                    self._used.add(entry)
                    return True
                if page is None:
                    return True
        return False

    def unused(self) -> list[Finding]:
        """Return a finding for each entry that excepted nothing on its page."""
        return [
            Finding(NAME, line, "CH603", f"{shown(entry.text)} is no finding of {entry.page}", "delete the entry")
            for entry, line in self.entries
            if entry not in self._used
        ]


def load_exceptions(path: Path, today: date) -> Exceptions:
    """Read the reviewed exceptions; a file that is not there holds none. Raises `findings.Refused`."""
    if not path.exists():
        return Exceptions()

    def check(loaded: _File) -> Iterator[Finding]:
        for entry, line in loaded.with_lines():
            yield from _faults(entry, line, loaded.exceptions.count(entry), today)

    return Exceptions(load(path, NAME, _File, "CH601", check).with_lines())


def _faults(entry: ReviewedException, line: int, times: int, today: date) -> Iterable[Finding]:
    foreign = {contact.kind for contact in find_contacts(entry.text)} - _KINDS[entry.kind]
    if foreign:
        message = f"{shown(entry.text)} is a contact of another kind ({', '.join(sorted(foreign))})"
        yield Finding(NAME, line, "CH601", message, "name a channel, or leave it out of the page")
    if times > 1:
        yield Finding(NAME, line, "CH601", f"{shown(entry.text)} stands twice", "keep one of them")
    if entry.expires > today + _LONGEST:
        yield Finding(NAME, line, "CH601", f"expires {entry.expires}, in more than a year", "choose an earlier day")
    if entry.expires < today:
        fix = "look at the page again: delete the text, or set a new day"
        yield Finding(NAME, line, "CH602", f"the exception for {shown(entry.text)} ended on {entry.expires}", fix)
