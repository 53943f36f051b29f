"""HTML files: what the page carries, and the codes that it draws."""

from __future__ import annotations

from guard.policy.file_results import decoded
from guard.policy.page_check import CheckResult, PageCheck
from guard.policy.pictures_check import check_codes, check_drawn_text
from guard.read.drawn_figures import drawn_figures
from guard.read.facts import DRAWN, ShownText
from guard.read.pictures import codes_in_inline
from guard.report.faults import Fault

_NO_CONTROLS = bytes(byte for byte in range(256) if byte >= 0x20 or byte in b"\t\n\f\r")


def check_html(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a page."""
    source = decoded(content)
    result = check.html(source, name)
    # An escape character makes Chromium guess a Japanese encoding where none is declared, and read other
    # markup.
    odd = content.translate(None, _NO_CONTROLS).decode()
    if odd:
        result.faults[Fault("CH308", f"holds the control character U+{ord(odd[0]):04X}", odd[0])] = None
    check_codes(lambda: codes_in_inline(source), "a drawing in the page", check, result)
    check_drawn_text(source, result)
    for figures in drawn_figures(source):
        result.faults |= dict.fromkeys(check.text(ShownText(f"tel {figures}", DRAWN)))
    return result
