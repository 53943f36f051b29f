"""Findings about the wording of a page, and about entries that let nothing stand any more."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from content.wording.judge import Wording
from guard.report.findings import Finding
from guard.text.word_salad import Around

# A text, what is said around it, and what tells the line of a word of it.
Placed = tuple[str, str, Callable[[str], int]]


def unused_allowances(wording: Wording, used: Collection[int]) -> Iterator[Finding]:
    """Yield the entries that let nothing stand any more."""
    for number, entry in enumerate(wording.rules.allowed):
        if number not in used:
            message = f"lets “{entry.text}” stand on {entry.page}, where nothing asks for it"
            yield Finding(wording.file, wording.rules.line("allowed", number), "WO005", message, "delete it")


def wording_findings(wording: Wording, file: str, path: str, texts: Iterable[Placed]) -> tuple[list[Finding], set[int]]:
    """Judge the texts of a page; return the findings, and the numbers of the entries that let a sentence stand."""
    found: dict[Finding, None] = {}
    used: set[int] = set()
    placed = list(texts)
    around = Around(lambda: (text for text, _, _ in placed))

    def promises(part: str) -> bool:
        return any(remark.code == "WO002" for remark in wording.remarks(part))

    for number, rules in sorted(wording.breakable([text for text, _, _ in placed]).items()):
        text, beside, line = placed[number]
        for remark in wording.remarks(text, beside, rules):
            # Random words promise nothing.
            if remark.code == "WO002" and around.is_salad(remark.sentence, text, promises):
                continue
            allowed = wording.allows(path, remark.sentence)
            if allowed is None:
                # A promise stops a build; a word that is not ours, or not in our tone, is only told.
                severity = "error" if remark.code == "WO002" else "warning"
                found[Finding(file, line(remark.near), remark.code, remark.message, remark.fix, severity)] = None
            else:
                used.add(allowed)
    return list(found), used
