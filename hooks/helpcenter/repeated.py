"""Drop findings that repeat what another says of the same link; the one stays whose fix an editor can follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from guard.report.findings import Finding

# What names a link in a message, by the code that says it: those above know the Markdown, those below the page.
_FIRST = {
    "MK001": re.compile(r"^link (?P<link>\S+) leads nowhere"),
    "PI001": re.compile(r"^(?P<link>\S+): "),
}
_AGAIN = {
    **dict.fromkeys(("CH101", "CH102", "CH108", "CH109"), re.compile(r"^\w+ (?:href|src)=(?P<link>\S+?):? ")),
    **dict.fromkeys(("OF004", "OF005"), re.compile(r"^(?:links to |link )?(?P<link>[^\s,;]+)")),
}
_OF_THE_COPY = frozenset({"OF004", "OF005"})
# What the guard says of elements: of a single one it is the whole truth; of a pasted piece one of them is enough beside
# the Markdown's own sentence.
_ELEMENTS = frozenset({"CH303", "CH320", "CH321"})
# A page with something that did not become markup differs from its translations by just that.
_NOT_MARKUP = frozenset({"MD001", "MD004", "MD005", "MD006", "MD014", "SC002"})
_COMPARED = frozenset(f"TW{number:03}" for number in range(3, 12))


def without_repeated(findings: Iterable[Finding], sources: Mapping[str, str]) -> list[Finding]:
    """Return the findings without those that say once more what another says of the same link on the same page.

    `sources` names the Markdown file of each page of the site, by its path there. Something is left of every link.
    """
    every = list(findings)
    told = {key for one in every if one.code in _FIRST and (key := _key(one, _FIRST[one.code], sources))}
    kept = [one for one in every if one.code not in _AGAIN or _key(one, _AGAIN[one.code], sources) not in told]
    # The copy for apps speaks last, of what the guard has refused already.
    refused = {_key(one, _AGAIN[one.code], sources) for one in kept if one.code in _AGAIN and one.code[:2] == "CH"}
    broken = {one.file for one in kept if one.severity == "error" and one.code in _NOT_MARKUP}
    elements = Counter((one.file, one.line) for one in kept if one.code in _ELEMENTS)
    first = {(one.file, one.line): one for one in reversed(kept) if one.code in _ELEMENTS}
    pasted = {(one.file, one.line) for one in kept if one.code == "MD015"}
    return [
        one
        for one in kept
        if not (one.code in _OF_THE_COPY and _key(one, _AGAIN[one.code], sources) in refused)
        and not (one.code in _ELEMENTS and one != first[one.file, one.line] and (one.file, one.line) in pasted)
        and not (one.code in {"MD015", "MD016"} and elements[one.file, one.line] == 1)
        and not (one.code in _COMPARED and (one.file in broken or any(file in one.message for file in broken)))
    ]


def _key(finding: Finding, pattern: re.Pattern[str] | None, sources: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The page that a finding speaks of, and what its link leads to: the last name of the path, and the heading."""
    match = pattern.search(finding.message) if pattern else None
    if match is None:
        return None
    path, _, heading = match["link"].replace("[.]", ".").replace("[:]", ":").replace("\\", "/").partition("#")
    names = [name for name in path.split("/") if name not in {"", ".", "..", "index.html"}]
    name = names[-1] if names else ""
    return sources.get(finding.file, finding.file), PurePosixPath(name).stem if "." in name else name, heading
