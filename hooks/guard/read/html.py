"""What an HTML or SVG file carries: destinations, links with their text, texts, data, anchors; and what it
may not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from guard.read.adjacent import STRUCTURE, AdjacentBlocks, is_half
from guard.read.css import unescape
from guard.read.events import NAMESPACES, Event
from guard.read.text_runs import ALT_TEXT, TextRuns, collapsed
from guard.report.faults import Fault, shown

# Attributes whose whole value is an address, on whatever element they stand.
_ADDRESS = frozenset(
    """href xlink:href src action formaction poster cite background manifest longdesc codebase classid
    archive profile icon lowsrc dynsrc attributionsrc definitionurl altimg itemid data usemap""".split()
)
# … and those that hold several.
_SETS = frozenset({"srcset", "imagesrcset", "ping"})
# Elements that fetch what their address names, as part of the page.
_LOADING = frozenset("img script source video audio track input image use feimage iframe frame embed object".split())
_LINK_NAVIGATES = frozenset(
    "canonical alternate prev next author license help me bookmark search first last up".split()
)
_FRAMES = frozenset("iframe frame frameset object embed applet portal fencedframe param".split())
_ANIMATIONS = frozenset("animate set animatetransform animatemotion animatecolor".split())
# A slot shows what stands elsewhere, in an order of its own.
_FOREIGN = frozenset("foreignobject annotation-xml handler listener slot".split())
# All elements that are more than the frame of their text and attributes.
NOTABLE = _FRAMES | _ANIMATIONS | _FOREIGN | {"script", "style", "base", "meta", "link", "bdo"}

# Elements that do not end a run of text; unknown elements (custom ones) are inline as well.
BLOCKS = frozenset(
    """address article aside blockquote body button caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe legend li main menu nav
    object ol optgroup option p plaintext pre search section select summary table
    tbody td textarea tfoot th thead tr text ul xmp""".split()
)
# Their text stands apart from the run around them: shown to nobody or in a drawing of its own, or …
APART = frozenset("template datalist noembed noframes title svg".split())
# … shown there at times: beside it, with scripts off, in browsers that cannot draw or play what they stand for; what is
# struck out is read and left out.
APART_AT_TIMES = frozenset(
    "rt rp noscript del s strike canvas progress meter audio video desc metadata defs mphantom annotation".split()
)
# With these attributes an element is shown at times, whichever it is, …
HIDING = frozenset({"hidden", "popover"})
# … and with these, letters of a drawing are.
_HIDING_LETTERS = {
    "fill": re.compile("none|transparent"),
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "opacity": re.compile(r"0*\.?0*%?"),
    "fill-opacity": re.compile(r"0*\.?0*%?"),
    "font-size": re.compile(r"0*\.?0*(?:px|em|%|pt)?"),
}
_LETTERS_DRAWN = frozenset("text tspan textpath a g".split())
# Words stand for them in a run.
WORDED = frozenset({"abbr", "img", "input", "optgroup"})
# Fields whose value nobody sees as text.
_WORDLESS_FIELDS = frozenset("hidden checkbox radio color range file".split())
_RAW = frozenset({"script", "style"})

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
_SCRIPT_DATA = frozenset({"application/json", "application/ld+json"})
_REFRESH = re.compile(r"\s*\d+\s*;\s*(?i:url)\s*=\s*(?P<quote>['\"]?)(?P<address>[^'\"\s][^'\"]*)(?P=quote)\s*")
_CSS_ADDRESS = re.compile(r"(?i)url\(\s*['\"]?\s*(?P<address>[^)'\"]*)|@import|image-set\(|expression\(|src\(")
_META_APP = re.compile(
    r"(?i)apple-itunes-app|google-play-app|msapplication-(?:id|packagefamilyname)|twitter:app:.*|al:(?:ios|ipad|iphone|android|windows\w*):.*"
)
# What programs and searches show of a page as a way to reach somebody.
_META_CONTACT = re.compile(
    r"(?i)(?:.*[:._-])?(?P<label>telephone|phone|fax|mobile|sms|whatsapp|telegram|wechat|qq|skype)(?:[_-]?(?:number|id|no))?"
)
_META_ADDRESS = re.compile(
    r"(?i)(?:.*[:_-])?(?:url|image|video|audio|player|stream|src|tileimage|config|canonical|thumbnail)"
)
# A candidate of srcset is an address that ends at white space; descriptors run to the next comma unless the
# address itself ended with one.
_CANDIDATE = re.compile(r"[\s,]*(?P<address>[^\s,]\S*)(?:(?<!,)[^,(]*(?:\([^)]*\)[^,(]*)*)?")
_MERMAID_LINE = re.compile(r"(?im)^\s*(?:click|links?|href)\b.*$|%%\{.*")


class Destination(NamedTuple):
    """An address as it stands in the file. `use`: "link" (a reader goes there), "load" (fetched as part of
    the page), "form" (typed text goes there), "refresh" or "data" (a script may use it).
    """

    raw: str
    use: str
    place: str


class ShownLink(NamedTuple):
    """A link with everything that it shows: its text, and titles and alternative texts inside it."""

    raw: str
    text: str


# The place of texts that stand side by side, read as one.
NEIGHBOURS = "neighbouring text"


class ShownText(NamedTuple):
    """A run of text; `place` names where it stands ("text", "title", "img alt" …)."""

    value: str
    place: str


@dataclass
class PageFacts:
    """What one file carries, in the order in which it was met, each thing once."""

    destinations: dict[Destination, None] = field(default_factory=dict)
    links: dict[ShownLink, None] = field(default_factory=dict)
    texts: dict[ShownText, None] = field(default_factory=dict)
    data: dict[tuple[str, str, str], None] = field(default_factory=dict)
    styles: dict[str, None] = field(default_factory=dict)
    embedded: dict[str, None] = field(default_factory=dict)
    faults: dict[Fault, None] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)
    canonical: str = ""

    def has_any(self) -> bool:
        """Tell whether the file carries anything at all."""
        several = (self.texts, self.destinations, self.links, self.anchors, self.data, self.styles, self.embedded)
        return any(several) or bool(self.faults) or bool(self.canonical)

    def leading(self, destinations: dict[Destination, None], links: dict[ShownLink, None]) -> PageFacts:
        """Return the same with other destinations and links; all else is shared, and to be read only."""
        return PageFacts(
            destinations, links, self.texts, self.data, self.styles, self.embedded, self.faults, self.anchors
        )

    def take(self, other: PageFacts) -> None:
        """Add what attributes carry: all but links and the canonical address, which depend on where they stand."""
        if other.destinations:
            self.destinations |= other.destinations
        if other.texts:
            self.texts |= other.texts
        if other.data:
            self.data |= other.data
        if other.styles:
            self.styles |= other.styles
        if other.embedded:
            self.embedded |= other.embedded
        if other.faults:
            self.faults |= other.faults
        if other.anchors:
            self.anchors |= other.anchors


def collect(
    events: Iterable[Event], facts: PageFacts, *, standalone_svg: bool = False, second: bool = False
) -> PageFacts:
    """Collect into `facts` what the events of one reading carry, and return it.

    In an SVG file of its own, styles are allowed and judged as CSS. The `second` reading (scripts on) adds
    what only it shows; its raw `<noembed>` text is the `<noscript>` of the first and is not read again.
    """
    collector = Collector(facts, standalone_svg, second)
    for kind, name, attributes in events:
        match kind:
            case "start":
                collector.start(name, attributes)
            case "end":
                collector.end(name)
            case "text":
                collector.text(name)
            case "comment":
                collector.comment(name)
    collector.close()
    return facts


class Collector:
    """Collects what one reading of a file carries, event by event; see `collect`."""

    def __init__(
        self, facts: PageFacts, standalone_svg: bool, second: bool, neighbours: AdjacentBlocks | None = None
    ) -> None:
        self.facts = facts
        self.standalone_svg = standalone_svg
        self.second = second
        self.raw: list[str] = []
        self.neighbours = AdjacentBlocks() if neighbours is None else neighbours
        self.runs = TextRuns(self.neighbours)
        self.inside: list[str] = []
        # What is told of each open element by its title, and how deep it stands.
        self.titles: list[tuple[int, str]] = []
        self.open_links: list[tuple[str, list[str]]] = []
        self.script: tuple[str, str] | None = None
        # The text of a diagram that is being read, and how deep its element stands.
        self.diagram: list[str] = []
        self.diagram_depth = 0

    # --- events

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        self.inside.append(tag)
        if tag in APART:
            self.runs.set_apart(len(self.inside), joins=False)
        elif tag in APART_AT_TIMES or hides(tag, attributes):
            self.runs.set_apart(len(self.inside), joins=True)
        elif tag in BLOCKS:
            self.end_block()
        elif tag == "br":
            self._write(" ")
        if tag in STRUCTURE:
            self.neighbours.start(tag)
        if tag in WORDED:
            self._told(tag, attributes)
        if attributes and (title := title_told(tag, attributes)):
            self.titled(title)
        if tag in NOTABLE or tag[0] == "{":
            self.element(tag, attributes)
        if attributes:
            if not self.diagram_depth and "mermaid" in attributes.get("class", "").split():
                self.diagram_depth = len(self.inside)
                self.diagram.clear()
            found = _of_attributes(tag, tuple(attributes.items()), self.standalone_svg, self.second)
            if found:
                self.facts.take(found)
        if tag == "a" or tag == "area" or (self.open_links and attributes):
            self._link(tag, attributes)

    def end(self, tag: str) -> None:
        """End the element that is open."""
        if self.titles and self.titles[-1][0] == len(self.inside):
            self.tell(self.titles.pop()[1])
        if tag in _RAW:
            self._raw_ended(tag)
        if self.runs.apart and self.runs.apart == len(self.inside):
            self.runs.rejoin()
        elif tag in BLOCKS:
            self.end_block()
        if tag in STRUCTURE:
            self.neighbours.end(tag)
        if self.inside:
            self.inside.pop()
        if tag == "a" and self.open_links:
            address, pieces = self.open_links.pop()
            text = collapsed("".join(pieces))
            if address and text:
                self.facts.links[ShownLink(address, text)] = None
        if self.diagram_depth and len(self.inside) < self.diagram_depth:
            for line in _MERMAID_LINE.findall("".join(self.diagram)):
                self._fault("CH311", f"diagram has the line {shown(line)}", line.strip())
            self.diagram_depth = 0

    def text(self, value: str) -> None:
        """Take in a piece of text."""
        if not value:
            return
        tag = self.inside[-1] if self.inside else ""
        if tag in _RAW:
            self.raw.append(value)
        elif not (self.second and tag == "noembed"):
            self._write(value)
            if self.diagram_depth:
                self.diagram.append(value)

    def comment(self, value: str) -> None:
        """Take in a comment."""
        self._text(value, "comment")

    def close(self) -> None:
        """Put what the file says into `facts`."""
        self.runs.finish()
        for value in self.runs.texts:
            self.facts.texts[ShownText(value, "text")] = None
        for value in self.neighbours.texts():
            self.facts.texts[ShownText(value, NEIGHBOURS)] = None

    # --- parts

    def end_block(self) -> None:
        """End a run of text: what follows stands in another block."""
        self.runs.end_block()
        for _, pieces in self.open_links:
            pieces.append(" ")

    def titled(self, title: str) -> None:
        """Note what is told of an element, which has just begun, by its title: it is told where the element ends."""
        self.titles.append((len(self.inside), title))

    def tell(self, title: str) -> None:
        """Take in a title behind what it is told of."""
        self.runs.add(f" ({title}) ", ALT_TEXT)

    def _told(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take in the words that stand for an element in its run: of a picture, of a field."""
        if tag == "img" and attributes.get("alt"):
            title = attributes.get("title", "")
            self.runs.add(f" {attributes['alt']} {title if is_half(title) else ''} ", ALT_TEXT)
        elif tag == "optgroup":
            self.runs.add(attributes.get("label", ""), ALT_TEXT)
        elif tag == "input" and (kind := attributes.get("type", "").strip().lower()) not in _WORDLESS_FIELDS:
            for name in ("value", "placeholder") if kind != "password" else ("placeholder",):
                if attributes.get(name):
                    self.runs.add(f" {attributes[name]} ", ALT_TEXT)

    def _link(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open a link, or add what an element inside one shows besides its text."""
        told = [attributes[name] for name in ("title", "aria-label", "alt") if attributes.get(name)]
        address = attributes.get("href") or attributes.get("xlink:href")
        if tag in ("a", "area") and address:
            for text in told:
                self.facts.links[ShownLink(address, text)] = None
        if tag == "a":
            self.open_links.append((address or "", []))
        elif told:
            for _, pieces in self.open_links:
                pieces.append(f" {' '.join(told)} ")

    def _write(self, value: str) -> None:
        self.runs.add(value)
        for _, pieces in self.open_links:
            pieces.append(value)

    def _text(self, value: str, place: str) -> None:
        value = collapsed(value)
        if value:
            self.facts.texts[ShownText(value, place)] = None

    def _go(self, raw: str, use: str, place: str) -> None:
        self.facts.destinations[Destination(raw, use, place)] = None

    def _fault(self, code: str, message: str, needle: str = "") -> None:
        self.facts.faults[Fault(code, message, needle)] = None

    def _raw_ended(self, tag: str) -> None:
        content = "".join(self.raw)
        self.raw.clear()
        if tag == "style" and self.standalone_svg:
            self.facts.styles[content] = None
        if tag == "script" and self.script is not None:
            kind, identity = self.script
            self.facts.data[kind, identity, content] = None
        elif tag == "script" and not content.isspace() and content:
            # Inside SVG a script runs its content even if it has a src.
            self._fault("CH301", "has a <script> of its own", "<script")
        self.script = None

    def element(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Collect what an element is, beside its text and its attributes."""
        if tag == "script":
            self._script(attributes)
        elif tag == "style" and not self.standalone_svg:
            self._fault("CH303", "has a <style> element", "<style")
        elif tag == "base":
            self._fault("CH305", f"has <base href={shown(attributes.get('href', ''))}>", "<base")
        elif tag == "meta":
            self._meta(attributes)
        elif tag == "link":
            self._canonical(attributes)
        elif tag == "bdo" and attributes.get("dir", "").strip().lower() != "ltr":
            self._fault("CH207", "has <bdo>, which turns text round", "<bdo")
        elif tag in _FRAMES:
            self._fault("CH304", f"has <{tag}>", f"<{tag}")
        elif tag in _FOREIGN:
            self._fault("CH309", f"has <{tag}>", f"<{tag}")
        elif tag in _ANIMATIONS:
            self._animation(tag, attributes)
        elif tag[0] == "{":
            namespace, _, local = tag[1:].partition("}")
            self._fault("CH405", f"has an element of the namespace {shown(namespace)}", local)

    def _animation(self, tag: str, attributes: Mapping[str, str]) -> None:
        changed = attributes.get("attributename", "")
        if changed.strip().lower().rsplit(":", 1)[-1] in ("href", "src", "style", "class"):
            self._fault("CH309", f"changes {shown(changed)} by <{tag}>", f"<{tag}")

    def _script(self, attributes: Mapping[str, str]) -> None:
        kind = attributes.get("type", "").split(";")[0].strip().lower()
        if "type" in attributes and kind in _SCRIPT_DATA and not self.standalone_svg:
            self.script = kind, attributes.get("id", "")
        elif self.standalone_svg or not (attributes.get("src") or "").strip():
            what = f"a <script type={shown(kind)}>" if kind else "a <script>"
            self._fault("CH301", f"has {what} of its own", "<script")

    def _meta(self, attributes: Mapping[str, str]) -> None:
        content = attributes.get("content", "")
        pragma = attributes.get("http-equiv", "").strip().lower()
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        charset = attributes.get("charset", "")
        if _META_APP.fullmatch(name):
            self._fault("CH312", f"has <meta name={shown(name)} content={shown(content)}>", name)
        if content and (told := _META_CONTACT.fullmatch(name)):
            self._text(f"{told['label']}: {content}", f"meta {name}")
        if pragma == "refresh":
            match = _REFRESH.fullmatch(content)
            if match:
                self._go(match["address"].strip(), "refresh", "meta refresh")
            else:
                self._fault("CH306", f"has <meta http-equiv=refresh content={shown(content)}>", content)
        elif pragma == "content-type":
            declared = re.search(r"(?i)charset\s*=\s*['\"]?([\w-]*)", content)
            charset = declared[1] if declared else charset
        elif _META_ADDRESS.fullmatch(name) and content and not content.isspace() and " " not in content.strip():
            self._go(content, "link", f"meta {name}")
        if charset and charset.strip().lower() not in ("utf-8", "utf8"):
            self._fault("CH308", f"declares the encoding {shown(charset)}", charset)

    def _canonical(self, attributes: Mapping[str, str]) -> None:
        if "canonical" in attributes.get("rel", "").lower().split():
            self.facts.canonical = attributes.get("href", "")

    # --- attributes

    def attributes(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Collect what the attributes of an element carry, wherever it stands."""
        for name, value in attributes.items():
            kind = _kind(name)
            if kind == "odd":
                self._text(name, f"{tag} attribute name")
            if value and kind != "unread":
                self._attribute(tag, name, value, kind, attributes)

    def _attribute(self, tag: str, name: str, value: str, kind: str, attributes: Mapping[str, str]) -> None:
        match kind:
            case "id":
                self._anchor(tag, name, value)
            case "address" if not ((name == "data" and tag != "object") or (name == "usemap" and value[:1] == "#")):
                self._go(value, _use(tag, name, attributes), f"{tag} {name}")
            case "set":
                self._go_each(value, tag, name)
            case "srcdoc":
                self.facts.embedded[value] = None
            case "handler":
                self._fault("CH302", f"has <{tag} {name}=…>", value)
            case "style":
                self._style(tag, value)
            case "colour" if tag in (_COLOURS[name] or (tag,)):
                self._fault("CH303", f"has <{tag} {name}=…>", value)
            case "bidi" | "turn" if _turns_round(kind, tag, value, attributes):
                self._fault("CH207", f"has {name}={shown(value)}, which turns text round", value)
            case "xmlns":
                if value not in NAMESPACES:
                    self._fault("CH405", f"declares the namespace {shown(value)}", value)
            case "base":
                self._fault("CH305", f"has xml:base={shown(value)}", value)
            case "types":
                self._types(value, f"{tag} {name}")
            case "visible":
                self._visible(tag, name, value, attributes)
            case _:
                self._other(tag, name, value, attributes)

    def _go_each(self, value: str, tag: str, name: str) -> None:
        for address in _addresses(value, name):
            self._go(address, "link" if name == "ping" else "load", f"{tag} {name}")

    def _anchor(self, tag: str, name: str, value: str) -> None:
        if not self.second and (name == "id" or tag == "a"):
            self.facts.anchors.add(value)
        if tag != "meta" and not _is_dull(value):
            self._text(value, f"{tag} {name}")

    def _style(self, tag: str, value: str) -> None:
        if self.standalone_svg:
            self.facts.styles[f"*{{{value}}}"] = None
        else:
            self._fault("CH303", f"has <{tag} style=…>", value)

    def _types(self, value: str, place: str) -> None:
        for name in value.split():
            if not re.fullmatch(r"https?://schema\.org/[A-Za-z]+", name):
                self._go(name, "data", place)

    def _visible(self, tag: str, name: str, value: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta" and _names_itself(name, attributes):
            return
        self._text(value, f"{tag} {name}")
        if _LOOKS_LIKE_ADDRESS.fullmatch(value):
            self._go(value, "data", f"{tag} {name}")

    def _other(self, tag: str, name: str, value: str, attributes: Mapping[str, str]) -> None:
        if _is_dull(value) or (name in _DRAWING and _NUMBERS.fullmatch(value)):
            return
        if tag == "meta" and _names_itself(name, attributes):
            return
        place = f"{tag} {name}"
        css = _CSS_ADDRESS.search(unescape(value))
        if css and not (css["address"] or "").startswith("#"):
            self._go(css["address"] or value, "load", place)
        elif name.startswith("data-") and value.lstrip()[:1] in ("{", "["):
            self.facts.data["attribute", place, value] = None
        elif _LOOKS_LIKE_ADDRESS.fullmatch(value):
            self._go(value, "data", place)
        else:
            self._text(value, place)


@lru_cache(maxsize=16384)
def _of_attributes(
    tag: str, attributes: tuple[tuple[str, str], ...], standalone_svg: bool, second: bool
) -> PageFacts | None:
    """Return what attributes carry (to be read only), or None for nothing. Most elements stand on many pages, and what
    their attributes carry depends on nothing but what is given here.
    """
    collector = Collector(PageFacts(), standalone_svg, second)
    collector.attributes(tag, dict(attributes))
    return collector.facts if collector.facts.has_any() else None


def _turns_round(kind: str, tag: str, value: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether an attribute shows text from its end; the whole of a page may be in a language so written."""
    language = attributes.get("lang", "").lower().partition("-")[0] if tag in ("html", "body") else ""
    return kind == "bidi" or (value.strip().lower() == "rtl" and tag != "bdo" and language not in _FROM_THE_RIGHT)


def title_told(tag: str, attributes: Mapping[str, str]) -> str:
    """Return what is told of an element by its title, behind its text: of an <abbr> what it stands for, of others what
    may be a label or an id beside their text; or "".
    """
    if tag in WORDED:
        return attributes.get("title", "") if tag == "abbr" else ""
    title = attributes.get("title") or attributes.get("aria-label") or ""
    return title if is_half(title) else ""


def hides(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether the attributes of an element may hide its text."""
    if not HIDING.isdisjoint(attributes) or (tag == "dialog" and "open" not in attributes):
        return True
    if tag not in _LETTERS_DRAWN or _HIDING_LETTERS.keys().isdisjoint(attributes):
        return False
    return any(
        pattern.fullmatch(attributes[name].strip().lower())
        for name, pattern in _HIDING_LETTERS.items()
        if name in attributes
    )


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
    special = {
        "style": "style",
        "srcdoc": "srcdoc",
        "xml:base": "base",
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
