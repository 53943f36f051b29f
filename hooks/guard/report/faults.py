"""A fault as the judging modules see it: which rule, what was met, and a string to find its line by."""

from __future__ import annotations

from typing import NamedTuple

from guard.report.findings import defang

# A message shows at most this many characters of what was met: enough to recognise it, too few to flood a
# terminal.
SHOWN_CHARACTERS = 120


class Fault(NamedTuple):
    """One broken rule. `fix` may be empty.

    `needle` is text as it stands in the file, to find the line by; `around` is the text that it stands in,
    for when markup takes the needle apart.
    """

    code: str
    message: str
    needle: str = ""
    fix: str = ""
    around: str = ""


def shown(value: str) -> str:
    """Return `value` for a message: shortened, on one line, and defanged so that nothing turns it into a
    link.
    """
    line = " ".join(value.split())
    if len(line) > SHOWN_CHARACTERS:
        line = line[: SHOWN_CHARACTERS - 1] + "…"
    return defang(line)
