"""Pictures, drawings and style sheets: each code that they show is a listed address and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from guard.policy.addresses import Listed, resolve_address
from guard.policy.file_results import decoded, suffix_of
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.bounds import OutOfBounds
from guard.read.css import declared_charset, read_style
from guard.read.events import NAMESPACES as KNOWN_NAMESPACES
from guard.read.events import Unreadable, xml_events
from guard.read.facts import Destination, PageFacts, ShownText
from guard.read.html import collect
from guard.read.pictures import codes_in_drawing, codes_in_raster, draws_in_text
from guard.report.faults import Fault, shown


def check_drawn_text(source: str, result: CheckResult) -> None:
    """Add a fault for text that draws a picture."""
    if draws_in_text(source):
        message = "draws a picture out of block characters or empty cells, which may be a code"
        result.faults[Fault("CH409", message)] = None


def check_picture(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a raster picture."""
    result = CheckResult()
    check_codes(lambda: codes_in_raster(content, suffix_of(name)), "the picture", check, result)
    return result


def check_codes(search: Callable[[], tuple[str, ...]], where: str, check: PageCheck, result: CheckResult) -> None:
    """Check the codes of a picture: each must be a listed address and nothing more, checksum or not."""
    try:
        codes = search()
    except OutOfBounds as error:
        result.faults[Fault("CH413", f"{where} {error}")] = None
        return
    except Unreadable as error:
        result.faults[Fault("CH410", f"{where} {error}, so nobody knows which codes it shows")] = None
        return
    result.faults |= judged_codes(codes, where, check)


def judged_codes(codes: Iterable[str], where: str, check: PageCheck) -> dict[Fault, None]:
    """Return a fault for each code that is no listed address; `where` says what shows them."""
    faults: dict[Fault, None] = {}
    for code in codes:
        if not isinstance(resolve_address(code, "", check.allowed), Listed):
            message = f"{where} shows a code that says {shown(code)}, which is no address of docs/channels.yml"
            faults[Fault("CH409", message, "<svg", check.allowed.fix_for(code))] = None
    return faults


def check_svg(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a drawing in a file of its own."""
    source = decoded(content)
    result = _drawing(name, source, check)
    check_codes(lambda: codes_in_drawing(source), "the drawing", check, result)
    check_drawn_text(source, result)
    return result


def _drawing(name: str, source: str, check: PageCheck, *, comments: bool = True) -> CheckResult:
    events = (event for event in xml_events(source) if comments or event[0] != "comment")
    facts = collect(events, PageFacts(), standalone_svg=True)
    result = check.facts(facts, name)
    for style in facts.styles:
        _style(name, style, check, result)
    return result


def check_css(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check a style sheet."""
    result, source = CheckResult(), decoded(content)
    if (declared := declared_charset(source)) not in ("", "utf-8"):
        result.faults[Fault("CH308", f"declares the encoding {shown(declared)}", declared)] = None
    _style(name, source, check, result)
    return result


def _style(name: str, source: str, check: PageCheck, result: CheckResult) -> None:
    style = read_style(source)
    facts = PageFacts()
    for address in style.addresses:
        if address not in KNOWN_NAMESPACES and not address.startswith("#"):
            facts.destinations[Destination(address, "load", "url()")] = None
    for text in style.texts:
        # Private-use characters are icons of the theme's fonts.
        facts.texts[ShownText("".join(char for char in text if not "\ue000" <= char <= "\uf8ff"), "CSS string")] = None
    inner = check.facts(facts, name)
    result.faults |= inner.faults
    result.linked += inner.linked
    for drawing in style.drawings:
        try:
            result.faults |= _drawing(name, drawing, check, comments=False).faults
            check_codes(partial(codes_in_drawing, drawing), "data: image", check, result)
        except Unreadable as error:
            result.faults[Fault("CH405", f"data: image {error}", drawing[:60])] = None
    for kind, picture in style.pictures:
        check_codes(partial(codes_in_raster, picture, kind), "data: image", check, result)
