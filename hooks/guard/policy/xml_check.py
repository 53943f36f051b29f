"""Sitemaps, feeds and search descriptions, packed ones too."""

from __future__ import annotations

import gzip
import io
import zlib

from guard.policy.file_results import decoded
from guard.policy.markup_in_feeds import take_markup
from guard.policy.page_check import CheckResult, PageCheck
from guard.read.adjacent import AdjacentBlocks
from guard.read.events import XHTML, Event, Unreadable, xml_events
from guard.read.facts import NEIGHBOURS, Destination, PageFacts, ShownText
from guard.report.faults import Fault, shown

# A compressed sitemap may unpack to at most this many bytes (the protocol's own limit is 50 MB).
_MAX_UNPACKED = 50 * 1024 * 1024
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
_XML_ADDRESS_TAGS = frozenset({"loc", "link", "guid", "id", "uri", "icon", "logo", "image"})


def check_xml(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check an XML file that is no drawing."""
    return _markup(name, decoded(content), check)


def check_packed_xml(name: str, content: bytes, check: PageCheck) -> CheckResult:
    """Check an XML file in gzip."""
    try:
        with gzip.open(io.BytesIO(content)) as packed:
            unpacked = packed.read(_MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable("is not a gzip file") from error
    if len(unpacked) > _MAX_UNPACKED:
        raise Unreadable(f"unpacks to more than {_MAX_UNPACKED} bytes")
    return _markup(name, decoded(unpacked), check)


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
            if fault := _odd_attribute(key, item):
                result.faults[fault] = None
            address = key in ("href", "xlink:href", "src", "template", "url", "resource") or "://" in item
            _put(item, address, f"{local} {key}", facts)
    elif kind == "end" and tags:
        tags.pop()
    elif kind in ("text", "comment") and value.strip():
        tag, told = tags[-1] if tags else "", value.strip()
        leads = kind == "text" and tag in _XML_ADDRESS_TAGS and (":" in told or told[0] in "/\\")
        _put(told, leads, tag or kind, facts)
        if kind == "text":
            take_markup(told, facts)


def _odd_attribute(key: str, value: str) -> Fault | None:
    """Return what is wrong with an attribute wherever it stands."""
    if key == "xml:base":
        return Fault("CH305", f"has xml:base={shown(value)}", value)
    if key[0] == "{":
        return Fault("CH405", f"has an attribute of the namespace {shown(key[1:].partition('}')[0])}", value)
    return None


def _put(value: str, address: bool, place: str, facts: PageFacts) -> None:
    if address and " " not in value:
        facts.destinations[Destination(value, "data", place)] = None
    else:
        facts.texts[ShownText(value, place)] = None
