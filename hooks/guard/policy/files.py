"""Judging a file by its kind: which kinds there are, and how each is read."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePosixPath

from guard.policy.addresses import Listed, SameSite, resolve_address
from guard.policy.lock import APP_LINKS, is_asset
from guard.policy.page_check import CheckResult, PageCheck
from guard.policy.vectors import NAME as VECTORS
from guard.policy.vectors import check_vectors
from guard.read.adjacent import AdjacentBlocks
from guard.read.bounds import MAX_STRINGS, OutOfBounds, strings
from guard.read.css import read_style
from guard.read.events import NAMESPACES as KNOWN_NAMESPACES
from guard.read.events import XHTML, Event, Unreadable, xml_events
from guard.read.facts import NEIGHBOURS, Destination, PageFacts, ShownText
from guard.read.html import collect
from guard.read.json_text import read_json
from guard.read.lines import Line, field_lines, header_lines, redirect_lines
from guard.read.pictures import RASTER, codes_in_drawing, codes_in_inline, codes_in_raster, draws_in_text
from guard.report.faults import Fault, shown

# A compressed sitemap may unpack to at most this many bytes (the protocol's own limit is 50 MB).
_MAX_UNPACKED = 50 * 1024 * 1024

_REFUSED = frozenset("pdf xhtml xht mht mhtml shtml zip gz tar 7z rar apk ipa exe dmg swf htc hta xsl xslt".split())
_TEXT = frozenset({"txt", "md", "minisig", "csv"})
_JSON = frozenset({"json", "webmanifest"})
_XML = frozenset({"xml", "rss", "atom"})
# Names that XML files other than drawings may declare: of sitemaps, feeds, search descriptions.
_NAMESPACES = frozenset(
    {
        XHTML,
        "http://www.sitemaps.org/schemas/sitemap/0.9",
        "http://www.google.com/schemas/sitemap-image/1.1",
        "http://www.w3.org/2005/Atom",
        "http://a9.com/-/spec/opensearch/1.1/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/rss/1.0/modules/content/",
    }
)
_SCHEMA_DIALECT = re.compile(r"https?://json-schema\.org/draft(?:-0\d|/20\d\d-\d\d)/schema#?")
# Keys of web manifests and feeds whose value is an address even when it looks like a plain word.
_ADDRESS_KEYS = frozenset(
    {"start_url", "scope", "src", "url", "id", "action", "href", "external_url", "home_page_url", "feed_url"}
)
# What says in the files for phones which app it is.
_APP_KEYS = frozenset({"appIDs", "package_name", "sha256_cert_fingerprints"})
_NO_CONTROLS = bytes(byte for byte in range(256) if byte >= 0x20 or byte in b"\t\n\f\r")
_FORWARDING = frozenset({"refresh", "location", "content-location"})
_XML_ADDRESS_TAGS = frozenset({"loc", "link", "guid", "id", "uri", "icon", "logo", "image"})


class Binary(ValueError):
    """The file is not UTF-8 text."""


def check_file(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check one file of the tree; `name` is its path below the root. Never raises for what a file holds."""
    reader = _reader(name)
    if reader is None:
        return _refused(name)
    try:
        return reader(name, content, check)
    except Binary as error:
        return _only(Fault("CH308" if _suffix(name) in ("html", "htm") else "CH403", str(error)))
    except OutOfBounds as error:
        return _only(Fault("CH413", str(error)))
    except Unreadable as error:
        return _only(Fault("CH405" if "declares" in str(error) or "has" in str(error) else "CH403", str(error)))


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


Reader = Callable[[str, bytes, PageCheck], CheckResult]


def _reader(name: str) -> Reader | None:
    base, suffix = PurePosixPath(name).name, _suffix(name)
    if name == VECTORS:
        return check_vectors
    by_name: dict[str, Reader] = {
        "_redirects": _redirects,
        "_headers": _headers,
        "CNAME": _text,
        ".nojekyll": _text,
        "sitemap.xml.gz": _packed_xml,
        "apple-app-site-association": _json,
    }
    if base in by_name:
        return by_name[base]
    if suffix in ("html", "htm"):
        return _html
    if suffix == "svg":
        return _svg
    if suffix in _JSON:
        return _json
    if suffix in _XML:
        return _xml
    if suffix in _TEXT:
        return _text
    if suffix == "css":
        return _css
    if suffix in RASTER:
        return _picture
    return _unread if is_asset(suffix) else None


def _refused(name: str) -> CheckResult:
    if _suffix(name) in _REFUSED:
        return _only(Fault("CH402", f"is a {_suffix(name)} file, which the guard refuses"))
    return _only(Fault("CH401", f"is of a kind that the guard does not know ({shown(PurePosixPath(name).name)})"))


def _only(*faults: Fault) -> CheckResult:
    return CheckResult(dict.fromkeys(faults))


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Binary(f"is not UTF-8 (byte {error.start})") from error


def _html(name: str, content: bytes, check: PageCheck) -> CheckResult:
    source = _decode(content)
    result = check.html(source, name)
    # An escape character makes Chromium guess a Japanese encoding where none is declared, and read other
    # markup.
    odd = content.translate(None, _NO_CONTROLS).decode()
    if odd:
        result.faults[Fault("CH308", f"holds the control character U+{ord(odd[0]):04X}", odd[0])] = None
    _codes(lambda: codes_in_inline(source), "a drawing in the page", check, result)
    _drawn_in_text(source, result)
    return result


def _drawn_in_text(source: str, result: CheckResult) -> None:
    if draws_in_text(source):
        message = "draws a picture out of block characters or empty cells, which may be a code"
        result.faults[Fault("CH409", message)] = None


def _unread(_name: str, _content: bytes, _judge: PageCheck) -> CheckResult:
    return CheckResult()


def _picture(name: str, content: bytes, check: PageCheck) -> CheckResult:
    result = CheckResult()
    _codes(lambda: codes_in_raster(content, _suffix(name)), "the picture", check, result)
    return result


def _codes(search: Callable[[], tuple[str, ...]], where: str, check: PageCheck, result: CheckResult) -> None:
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


def _svg(name: str, content: bytes, check: PageCheck) -> CheckResult:
    source = _decode(content)
    result = _drawing(name, source, check)
    _codes(lambda: codes_in_drawing(source), "the drawing", check, result)
    _drawn_in_text(source, result)
    return result


def _drawing(name: str, source: str, check: PageCheck, *, comments: bool = True) -> CheckResult:
    events = (event for event in xml_events(source) if comments or event[0] != "comment")
    facts = collect(events, PageFacts(), standalone_svg=True)
    result = check.facts(facts, name)
    for style in facts.styles:
        _style(name, style, check, result)
    return result


def _css(name: str, content: bytes, check: PageCheck) -> CheckResult:
    result = CheckResult()
    _style(name, _decode(content), check, result)
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
            _codes(partial(codes_in_drawing, drawing), "data: image", check, result)
        except Unreadable as error:
            result.faults[Fault("CH405", f"data: image {error}", drawing[:60])] = None
    for kind, picture in style.pictures:
        _codes(partial(codes_in_raster, picture, kind), "data: image", check, result)


def _json(name: str, content: bytes, check: PageCheck) -> CheckResult:
    try:
        value = read_json(_decode(content))
    except (ValueError, RecursionError) as error:
        if isinstance(error, Binary):
            raise
        return _only(Fault("CH403", "is not valid JSON"))
    if strings(value) > MAX_STRINGS:
        return _only(Fault("CH413", f"holds more than {MAX_STRINGS:,} strings"))
    result = CheckResult()
    if PurePosixPath(name).name in APP_LINKS:
        value = _without_apps(value)
    if isinstance(value, dict):
        if isinstance(value.get("$schema"), str) and _SCHEMA_DIALECT.fullmatch(value["$schema"]):
            value = {key: item for key, item in value.items() if key != "$schema"}
        if name == "official-channels.json":
            value = {key: _without_revoked(item, check) if key == "revoked" else item for key, item in value.items()}
        for address in _manifest_addresses(value) if _suffix(name) == "webmanifest" else ():
            _go(address, name, check, result, "manifest")
    result.faults |= dict.fromkeys(check.data.judge(value, "JSON", name))
    return result


def _without_apps(value: object) -> object:
    """Drop the names and certificates of apps, which look like hosts; the lock pins the files that hold them."""
    if isinstance(value, list):
        return [_without_apps(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_apps(item) for key, item in value.items() if key not in _APP_KEYS}
    return value


def _manifest_addresses(value: object) -> Iterable[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in _ADDRESS_KEYS and isinstance(item, str):
                yield item
            else:
                yield from _manifest_addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from _manifest_addresses(item)


def _without_revoked(value: object, check: PageCheck) -> object:
    """Drop the values of revoked channels from the one place that publishes them: the list of what is
    revoked.
    """
    past = check.allowed.revoked_values
    if isinstance(value, list):
        return [_without_revoked(item, check) for item in value]
    if isinstance(value, dict):
        return {
            key: item for key, item in value.items() if not (key == "value" and isinstance(item, str) and item in past)
        }
    return value


def _xml(name: str, content: bytes, check: PageCheck) -> CheckResult:
    return _markup(name, _decode(content), check)


def _packed_xml(name: str, content: bytes, check: PageCheck) -> CheckResult:
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            unpacked = packed.read(_MAX_UNPACKED + 1)
    except (OSError, EOFError) as error:
        raise Unreadable("is not a gzip file") from error
    if len(unpacked) > _MAX_UNPACKED:
        raise Unreadable(f"unpacks to more than {_MAX_UNPACKED} bytes")
    return _markup(name, _decode(unpacked), check)


def _markup(name: str, source: str, check: PageCheck) -> CheckResult:
    """Check an XML file that is not SVG: sitemap, feed, search description."""
    facts, result = PageFacts(), CheckResult()
    tags: list[str] = []
    blocks = AdjacentBlocks()
    for event in xml_events(source):
        _xml_event(event, tags, facts, result)
        if event[0] == "text" and (told := " ".join(event[1].split())):
            blocks.add(told, told, blocks.place)
    for value in blocks.texts():
        facts.texts[ShownText(value, NEIGHBOURS)] = None
    inner = check.facts(facts, name)
    result.faults |= inner.faults
    result.linked += inner.linked
    return result


def _xml_event(event: Event, tags: list[str], facts: PageFacts, result: CheckResult) -> None:
    kind, value, attributes = event
    if value == "xmlns" and kind in ("start", "end"):
        namespace = attributes.get("xmlns", XHTML)
        if namespace not in _NAMESPACES:
            result.faults[Fault("CH405", f"declares the namespace {shown(namespace)}", namespace)] = None
    elif kind == "start":
        namespace, _, local = value.rpartition("}")
        tags.append(local)
        if namespace == "{" + XHTML and local != "link":
            # Browsers run what stands in this namespace, whatever the file is called.
            result.faults[Fault("CH405", f"has the XHTML element {shown(local)}", local)] = None
        for key, item in attributes.items():
            address = key in ("href", "xlink:href", "src", "template", "url", "resource") or "://" in item
            _put(item, address, f"{local} {key}", facts)
    elif kind == "end" and tags:
        tags.pop()
    elif kind in ("text", "comment") and value.strip():
        tag = tags[-1] if tags else ""
        _put(value.strip(), kind == "text" and tag in _XML_ADDRESS_TAGS and ":" in value, tag or kind, facts)


def _put(value: str, address: bool, place: str, facts: PageFacts) -> None:
    if address and " " not in value:
        facts.destinations[Destination(value, "data", place)] = None
    else:
        facts.texts[ShownText(value, place)] = None


def _text(name: str, content: bytes, check: PageCheck) -> CheckResult:
    lines = field_lines(_decode(content))
    result, blocks = _lines(lines, name, check), AdjacentBlocks()
    for line in lines:
        blocks.add(line.text, line.text, blocks.place)
    for value in blocks.texts():
        result.faults |= dict.fromkeys(check.text(ShownText(value, NEIGHBOURS)))
    return result


def _redirects(name: str, content: bytes, check: PageCheck) -> CheckResult:
    return _lines(redirect_lines(_decode(content)), name, check)


def _headers(name: str, content: bytes, check: PageCheck) -> CheckResult:
    return _lines(header_lines(_decode(content)), name, check)


def _lines(lines: list[Line], name: str, check: PageCheck) -> CheckResult:
    result = CheckResult()
    for line in lines:
        if line.name in _FORWARDING and name.endswith("_headers"):
            result.faults[Fault("CH406", f"sets the header {line.name}: {shown(line.text)}", line.text)] = None
        for address in line.addresses:
            _go(address, name, check, result, line.name or "line", lookup=name.endswith("_redirects"))
        if line.text:
            result.faults |= dict.fromkeys(check.text(ShownText(line.text, line.name or "line")))
    return result


def _go(address: str, name: str, check: PageCheck, result: CheckResult, place: str, *, lookup: bool = True) -> None:
    """Check an address of a file without markup; patterns with * or :placeholder are not looked up in the
    tree.
    """
    pattern = "*" in address or re.search(r"/:\w", address) is not None
    plain = re.sub(r"/:\w+|\*", "", address) if pattern else address
    facts = PageFacts(destinations={Destination(plain, "link", place): None})
    inner = check.facts(facts, name)
    result.faults |= inner.faults
    if lookup and not pattern and isinstance(resolve_address(plain, name, check.allowed), SameSite):
        result.linked += [link._replace(raw=address, place=place, loads=True) for link in inner.linked]
