"""What the attributes of an element carry: addresses, texts that are shown, styles and scripts of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from guard.read.css import unescape
from guard.read.events import NAMESPACES
from guard.read.facts import PageFacts
from guard.report.faults import shown

# Attributes whose whole value is an address, on whatever element they stand.
_ADDRESS = frozenset(
    """href xlink:href src action formaction poster cite background manifest longdesc codebase classid
    archive profile icon lowsrc dynsrc attributionsrc definitionurl altimg itemid data usemap""".split()
)
# … and those that hold several.
_SETS = frozenset({"srcset", "imagesrcset", "ping"})
# Elements that fetch what their address names, as part of the page.
_LOADING = frozenset("img script source video audio track input image use feimage iframe frame embed object".split())
# … and whose files are text, read in the encoding that `charset` names.
_FETCHED_TEXT = frozenset({"script", "link"})
_LINK_NAVIGATES = frozenset(
    "canonical alternate prev next author license help me bookmark search first last up".split()
)

# Attributes whose value a reader sees or hears are always read as text, others if they look like more.
_VISIBLE = frozenset(
    """title xlink:title alt aria-label aria-description aria-placeholder aria-roledescription aria-valuetext
    placeholder value label content summary abbr download""".split()
)
# Attributes that are styles: letters in the colour of the page, or too small to read, hide a "not".
_COLOURS = {
    **dict.fromkeys(("bgcolor", "mathcolor", "mathbackground", "mathsize"), frozenset[str]()),
    **dict.fromkeys(("color", "size", "face"), frozenset({"font", "basefont"})),
    **dict.fromkeys(("text", "link", "vlink", "alink"), frozenset({"body"})),
}
_FROM_THE_RIGHT = frozenset("ar arc ckb dv fa he ks ku ps sd syr ug ur yi".split())
_UNREAD = frozenset("integrity nonce xml:space".split())
_DRAWING = frozenset("d points transform viewbox gradienttransform patterntransform values keytimes keysplines".split())
_NUMBERS = re.compile(r"[A-Za-z]{0,10}[\d\sA-Za-z.,()+;-]*")
_DULL = re.compile(r"(?:[A-Za-z_-]|\s|\d{1,4}(?!\d))*", re.ASCII)
_NAME = re.compile(r"[a-z_][a-z0-9_:-]*")
_LOOKS_LIKE_ADDRESS = re.compile(
    r"(?i)\s*(?:[/\\]{2}|[a-z][a-z0-9+.-]*:[/\\]{2}|(?:https?|ftp|wss?|file|javascript|vbscript|data|blob|mailto|tel|sms|intent"
    r"|weixin|whatsapp|tg|skype|view-source)\s*:)\S*\s*"
)
_CSS_ADDRESS = re.compile(r"(?i)url\(\s*['\"]?\s*(?P<address>[^)'\"]*)['\"]?\s*\)?")
# … and what names one in other ways, or runs a script.
_CSS_ODD = re.compile(r"(?i)@import|image-set\(|expression\(|src\(")
# A candidate of srcset is an address that ends at white space; descriptors run to the next comma unless the
# address itself ended with one.
_CANDIDATE = re.compile(r"[\s,]*(?P<address>[^\s,]\S*)(?:(?<!,)[^,(]*(?:\([^)]*\)[^,(]*)*)?")


class _AttributeReader:
    """Collects what the attributes of elements carry; `standalone_svg` and `second` are those of `html.collect`."""

    def __init__(self, facts: PageFacts, standalone_svg: bool, second: bool) -> None:
        self.facts = facts
        self.standalone_svg = standalone_svg
        self.second = second

    def read(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Collect what the attributes of an element carry, wherever it stands."""
        for name, value in attributes.items():
            kind = _kind(name)
            if kind == "odd":
                self.facts.add_text(name, f"{tag} attribute name")
            if value and kind != "unread":
                self._attribute(tag, name, value, kind, attributes)

    def _attribute(self, tag: str, name: str, value: str, kind: str, attributes: Mapping[str, str]) -> None:
        match kind:
            case "id":
                self._anchor(tag, name, value)
            case "address" if not ((name == "data" and tag != "object") or (name == "usemap" and value[:1] == "#")):
                self.facts.add_destination(value, _use(tag, name, attributes), f"{tag} {name}")
            case "set":
                self._go_each(value, tag, name)
            case "srcdoc":
                self.facts.embedded[value] = None
            case "handler":
                self.facts.add_fault("CH302", f"has <{tag} {name}=…>", value, f"{tag} {name}")
            case "style":
                self._style(tag, value)
            case "colour" if tag in (_COLOURS[name] or (tag,)):
                self.facts.add_fault("CH303", f"has <{tag} {name}=…>", value, name)
            case "bidi" | "turn" if _turns_round(kind, tag, value, attributes):
                self.facts.add_fault("CH207", f"has {name}={shown(value)}, which turns text round", value)
            case "xmlns" | "foreign" | "base":
                self._of_xml(kind, name, value)
            case "charset" if tag in _FETCHED_TEXT and value.strip().lower() not in ("utf-8", "utf8"):
                self.facts.add_fault("CH308", f"has <{tag} charset={shown(value)}>", value)
            case "types":
                self._types(value, f"{tag} {name}")
            case "visible":
                self._visible(tag, name, value, attributes)
            case _:
                self._other(tag, name, value, attributes)

    def _go_each(self, value: str, tag: str, name: str) -> None:
        for address in _addresses(value, name):
            self.facts.add_destination(address, "link" if name == "ping" else "load", f"{tag} {name}")

    def _anchor(self, tag: str, name: str, value: str) -> None:
        if not self.second and (name == "id" or tag == "a"):
            self.facts.anchors.add(value)
        if tag != "meta" and not _is_dull(value):
            self.facts.add_text(value, f"{tag} {name}")

    def _style(self, tag: str, value: str) -> None:
        if self.standalone_svg:
            self.facts.styles[f"*{{{value}}}"] = None
        else:
            self.facts.add_fault("CH303", f"has <{tag} style=…>", value, "style")

    def _of_xml(self, kind: str, name: str, value: str) -> None:
        if kind == "base":
            self.facts.add_fault("CH305", f"has xml:base={shown(value)}", value)
        elif kind == "foreign":
            namespace = name[1:].partition("}")[0]
            self.facts.add_fault("CH405", f"has an attribute of the namespace {shown(namespace)}", value)
        elif value not in NAMESPACES:
            self.facts.add_fault("CH405", f"declares the namespace {shown(value)}", value)

    def _types(self, value: str, place: str) -> None:
        for name in value.split():
            if not re.fullmatch(r"https?://schema\.org/[A-Za-z]+", name):
                self.facts.add_destination(name, "data", place)

    def _visible(self, tag: str, name: str, value: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta" and _names_itself(name, attributes):
            return
        self.facts.add_text(value, f"{tag} {name}")
        if _LOOKS_LIKE_ADDRESS.fullmatch(value):
            self.facts.add_destination(value, "data", f"{tag} {name}")

    def _other(self, tag: str, name: str, value: str, attributes: Mapping[str, str]) -> None:
        if _is_dull(value) or (name in _DRAWING and _NUMBERS.fullmatch(value)):
            return
        if tag == "meta" and _names_itself(name, attributes):
            return
        place = f"{tag} {name}"
        if "(" in value or "@" in value:
            value = self._without_styles(value, place)
        if name.startswith("data-") and value.lstrip()[:1] in ("{", "["):
            self.facts.data["attribute", place, value] = None
        elif _LOOKS_LIKE_ADDRESS.fullmatch(value):
            self.facts.add_destination(value, "data", place)
        else:
            self.facts.add_text(value, place)

    def _without_styles(self, value: str, place: str) -> str:
        """Add the addresses that a value names as styles do, whichever of them come first; return what is left to be
        read, which is the value itself if it names none or only parts of its own drawing.
        """
        plain = unescape(value)
        addresses = [match["address"].strip() for match in _CSS_ADDRESS.finditer(plain)]
        led = [address for address in addresses if not address.startswith("#")]
        if _CSS_ODD.search(plain):
            led.append(value)
        if not led:
            return value
        for address in led:
            self.facts.add_destination(address or value, "load", place)
        return _CSS_ADDRESS.sub(" ", plain)


@lru_cache(maxsize=16384)
def attribute_facts(
    tag: str, attributes: tuple[tuple[str, str], ...], standalone_svg: bool, second: bool
) -> PageFacts | None:
    """Return what attributes carry (to be read only), or None for nothing. Most elements stand on many pages, and what
    their attributes carry depends on nothing but what is given here.
    """
    reader = _AttributeReader(PageFacts(), standalone_svg, second)
    reader.read(tag, dict(attributes))
    return reader.facts if reader.facts.has_any() else None


def _turns_round(kind: str, tag: str, value: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an attribute shows text from its end; the whole of a page may be in a language so written."""
    language = attributes.get("lang", "").lower().partition("-")[0] if tag in ("html", "body") else ""
    return kind == "bidi" or (value.strip().lower() == "rtl" and tag != "bdo" and language not in _FROM_THE_RIGHT)


@lru_cache(maxsize=4096)
def _kind(name: str) -> str:
    """Tell how the value of an attribute is read; the names of the cases in `_attribute`."""
    if name in ("id", "name"):
        return "id"
    if name in _ADDRESS:
        return "address"
    if name in _SETS:
        return "set"
    if name in _VISIBLE:
        return "visible"
    if name in _UNREAD:
        return "unread"
    if name.startswith("xmlns"):
        return "xmlns"
    if name.startswith("on") and name[2:].isalpha():
        return "handler"
    if name[:1] == "{":
        return "foreign"
    special = {
        "style": "style",
        "srcdoc": "srcdoc",
        "xml:base": "base",
        "charset": "charset",
        "itemtype": "types",
        "unicode-bidi": "bidi",
        **dict.fromkeys(("dir", "direction"), "turn"),
        **dict.fromkeys(_COLOURS, "colour"),
    }
    return special.get(name) or ("other" if _NAME.fullmatch(name) else "odd")


@lru_cache(maxsize=16384)
def _is_dull(value: str) -> bool:
    """Tell whether an attribute's value is nothing but words and short numbers, such as class names."""
    return _DULL.fullmatch(value) is not None


def _names_itself(name: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an attribute of <meta> only says what it is ("twitter:image"), or is a directive."""
    return name in ("name", "property", "itemprop", "http-equiv", "charset") or (
        name == "content" and attributes.get("http-equiv", "").strip().lower() in ("refresh", "content-type")
    )


def _use(tag: str, name: str, attributes: Mapping[str, str]) -> str:
    if name in ("action", "formaction"):
        return "form"
    if tag == "link":
        return "link" if set(attributes.get("rel", "").lower().split()) <= _LINK_NAVIGATES else "load"
    return "load" if tag in _LOADING and name not in ("cite", "longdesc") else "link"


def _addresses(value: str, name: str) -> list[str]:
    if name == "ping":
        return value.split()
    # A candidate of srcset is an address, then white space, then a width or density.
    return [match["address"].rstrip(",") for match in _CANDIDATE.finditer(value)]
