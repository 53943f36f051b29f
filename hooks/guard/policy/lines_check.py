"""Text files and those that hosts read line by line: redirects, headers."""

from __future__ import annotations

from guard.policy.file_results import check_address, decoded
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.adjacent import AdjacentBlocks
from guard.read.bounds import MAX_FAULTS, judged_whole, too_many, until_too_many
from guard.read.facts import NEIGHBOURS, ShownText
from guard.read.lines import Line, field_lines, header_lines, redirect_lines
from guard.report.faults import Fault, shown

_FORWARDING = frozenset({"refresh", "location", "content-location"})


def check_text(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a text file: each line, and neighbouring ones together."""
    lines = field_lines(decoded(content))
    result, blocks = _lines(lines, name, check), AdjacentBlocks()
    for line in lines:
        blocks.add(line.text, line.text, blocks.place)
    for value in blocks.texts():
        result.faults |= dict.fromkeys(check.text(ShownText(value, NEIGHBOURS)))
    return result


def check_redirects(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check the redirects that a host reads."""
    return _lines(redirect_lines(decoded(content)), name, check)


def check_headers(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check the headers that a host reads."""
    return _lines(header_lines(decoded(content)), name, check)


def _lines(lines: list[Line], name: str, check: PageCheck) -> CheckResult:
    judged_whole(line.text for line in lines)
    result = CheckResult()
    for line in check.texts.in_groups(lines, lambda line: check.texts.read(line.text)):
        if len(result.faults) > MAX_FAULTS:
            result.faults[too_many()] = None
            return result
        if line.name in _FORWARDING and name.endswith("_headers"):
            result.faults[Fault("CH406", f"sets the header {line.name}: {shown(line.text)}", line.text)] = None
        for address in line.addresses:
            check_address(address, name, check, result, line.name or "line", lookup=name.endswith("_redirects"))
        if line.text:
            result.faults |= dict.fromkeys(until_too_many(check.text(ShownText(line.text, line.name or "line"))))
    return result
