"""HTML files: what the page carries, and the codes that it draws."""

from __future__ import annotations

import re

from guard.policy.file_results import decoded
from guard.policy.page_check import CheckResult, PageCheck
from guard.policy.pictures_check import check_codes, check_drawn_text
from guard.read.drawn_figures import drawn_figures
from guard.read.facts import DRAWN, ShownText
from guard.read.pictures import codes_in_inline
from guard.report.faults import Fault, shown

_NO_CONTROLS = bytes(byte for byte in range(256) if byte >= 0x20 or byte in b"\t\n\f\r")
# What declares an encoding besides the elements of the page: an XML declaration before all else, and a <meta> that is
# text of a drawing to whoever builds the tree. Browsers look for one in the first 1,024 bytes before they do.
_DECLARED = re.compile(r"(?ai)\s*<\?xml[^>]*?\sencoding\s*=\s*['\"]?([^'\">\s?]*)")
_CDATA = "<![CDATA["
_META = re.compile(r"(?ai)<meta[\s/][^>]*?charset\s*=\s*['\"]?\s*([^'\">\s;/]*)")
_LOOKED_THROUGH = 4096
_UTF_8 = frozenset({"utf-8", "utf8"})


def check_html(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a page."""
    source = decoded(content)
    result = check.html(source, name)
    # An escape character makes Chromium guess a Japanese encoding where none is declared, and read other
    # markup.
    odd = content.translate(None, _NO_CONTROLS).decode()
    if odd:
        result.faults[Fault("CH308", f"holds the control character U+{ord(odd[0]):04X}", odd[0])] = None
    for declared in _encodings(source[:_LOOKED_THROUGH]):
        result.faults[Fault("CH308", f"declares the encoding {shown(declared)}", declared)] = None
    check_codes(lambda: codes_in_inline(source), "a drawing in the page", check, result)
    check_drawn_text(source, result)
    for figures in drawn_figures(source):
        result.faults |= dict.fromkeys(check.text(ShownText(f"tel {figures}", DRAWN)))
    return result


def _encodings(beginning: str) -> list[str]:
    """Return the encodings that a page declares beside its elements, but for UTF-8."""
    found = _DECLARED.match(beginning)
    declared = [found[1]] if found else []
    if _CDATA in beginning:
        declared += _META.findall(beginning)
    return [one for one in declared if one.lower() not in _UTF_8]
