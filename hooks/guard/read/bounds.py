"""What the guard reads of one file at most. A file beyond a bound is refused: nothing on a help page is that large, and
reading it would take time or memory without end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sized
from itertools import islice
from xml.etree.ElementTree import Element

from guard.read.events import Unreadable
from guard.report.faults import Fault
from guard.text.detect import that_may_name

# In elements, one within the other; the parser takes time by their square.
MAX_DEPTH = 10_000
# In attributes of one element; likewise.
MAX_ATTRIBUTES = 1_000
# In addresses and in strings of one file.
MAX_ADDRESSES, MAX_STRINGS = 20_000, 200_000
# In blocks of data and in documents within one page: this site's have 6 and none. Each is read by itself.
MAX_BLOCKS, MAX_EMBEDDED = 2_000, 50
# In characters that are judged as language: of one text (a paragraph, a cell, a string, a line), and of all texts of
# one file. A page of this site has 20,883 at most, its longest text 595; all pages of 800 topics in one file have three
# million.
MAX_TEXT, MAX_LANGUAGE = 100_000, 5_000_000
# Texts of so many characters each, together: what is compared within one text takes the longer the longer it is. The
# longest that people wrote, listings of code, have ten thousand, and few pages have one.
LONG_TEXT, MAX_LONG = 10_000, 300_000
# Likewise of texts that may name somebody, whose readers take up to ten times as long as those of others: so many, or
# this share of all where that is more. Of pages that people wrote they are a twentieth to a quarter. To begin with one
# takes as long as so many characters.
MAX_NAMING, NAMING_SHARE, NAMING_EACH = 250_000, 0.3, 40
# In characters, where each text or string of a file counts as so many more: as long as they take it takes to begin with
# one. The whole is bounded by so many, or by so many times the bytes of all texts, of which short ones reach neither.
# Whole books and handbooks in one file weigh up to 2.4 million, and 0.9 to 1.55 times their bytes.
# Strings of data take a third of the time; those of an index for the search weigh up to 2.9 times their bytes.
EACH, MAX_WEIGHT, WEIGHT_SHARE, SHARE_OF_DATA = 40, 2_000_000, 1.65, 3.5
# Of data, in times its bytes: strings in which readers of names have to look, each counted as such a text is.
NAMING_IN_DATA = 0.2
# In faults of one file, before those are taken back that are names of programs in code.
MAX_FAULTS = 1_000
# In elements that a drawing has when each <use> is replaced by what it shows, and in points that have markers.
MAX_DRAWN = 20_000
# In elements that are drawn through a filter, whatever they are: each takes as long as thousands of others.
MAX_FILTERED = 50
# In groups that are drawn by themselves and laid over the rest: each takes up to a twentieth of a second.
MAX_LAYERS = 200


class OutOfBounds(Unreadable):
    """The file is more than the guard reads; `needle` stands where that begins."""

    def __init__(self, reason: str, needle: str = "") -> None:
        super().__init__(reason)
        self.needle = needle


_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>[^>]*)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr param".split())
_ATTRIBUTE = re.compile(r"[^\s=\"'>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]*))?")
# A tag of fewer characters has fewer attributes than are refused.
_LONG_TAG = re.compile(rf"<[a-zA-Z][^>]{{{2 * MAX_ATTRIBUTES},}}")
# Parts of a drawing that take any time to draw, whatever their size.
_ENDLESS = re.compile(r"(?i)<(?:\w+:)?fe(?:turbulence|convolvematrix|morphology|diffuselighting|specularlighting)\b")


_FILTER = re.compile(r"(?i)(?<![\w-])filter\s*[=:]\s*[\"']?\s*(?!none)[a-z]")
# What lets a group be drawn by itself, and what lets any shape.
_LAYER = re.compile(
    r"(?i)(?<![\w-])(?:opacity|clip-path|mask|mix-blend-mode|isolation)\s*[=:]\s*(?!none|normal|auto|1\b|\s)"
)
_ALWAYS = re.compile(r"(?i)(?<![\w-])(?:mask|mix-blend-mode)\s*[=:]\s*(?!none|normal|\s)")
_GROUPS = frozenset({"g", "svg", "use", "a", "switch", "symbol", "text"})
_MARKED = re.compile(r"(?i)(?<![\w-])marker(?:-mid)?\s*[=:]\s*[\"']?\s*url")
_POINT = re.compile(r"[\d.]+[^\d.]+[\d.]+")


def within_bounds(source: str) -> None:
    """Raise `OutOfBounds` for markup that is nested too deeply or has an element with too many attributes."""
    # Cheap looks, which end for all pages but few: an element that is open needs a tag that opens it. (Ends are not
    # counted against them, for an end may end nothing.)
    if source.count("<") - source.count("</") > MAX_DEPTH and _depth(source) > MAX_DEPTH:
        raise OutOfBounds(f"is nested deeper than {MAX_DEPTH:,} elements")
    for tag in _LONG_TAG.finditer(source):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > MAX_ATTRIBUTES:
            raise OutOfBounds(f"gives an element more than {MAX_ATTRIBUTES:,} attributes")


def _depth(source: str) -> int:
    """Return how many elements are open at most, where none is closed but by its tag."""
    depth = most = 0
    for tag in _TAG.finditer(source):
        if tag["end"]:
            depth = max(0, depth - 1)
        elif tag["name"].lower() not in _VOID and not tag["rest"].endswith("/"):
            depth += 1
            most = max(most, depth)
    return most


def drawable(source: str, root: Element) -> None:
    """Raise `OutOfBounds` for a drawing that would take any time to draw: some filters, copies of copies of copies,
    groups without end that are laid over each other, markers at each point of a line.
    """
    if _ENDLESS.search(source):
        raise OutOfBounds("is drawn by a filter that takes any time")
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    try:
        drawn = _drawn(root, by_id, {}, frozenset())
    except RecursionError as error:
        raise OutOfBounds("is nested too deeply to be drawn") from error
    if drawn > MAX_DRAWN:
        raise OutOfBounds(f"shows more than {MAX_DRAWN:,} elements by copies")
    if _MARKED.search(source) and sum(1 for _ in _POINT.finditer(source)) > MAX_DRAWN:
        raise OutOfBounds(f"has markers at more than {MAX_DRAWN:,} points")
    elements = list(root.iter())
    # What one element has, its copies have, too.
    copied = max(0, drawn - len(elements))
    filters = sum(1 for _ in _FILTER.finditer(source))
    # A rule of a style may give one to any element.
    filtered = filters + (len(elements) if "<style" in source else copied) if filters else 0
    if filtered > MAX_FILTERED:
        raise OutOfBounds(f"draws more than {MAX_FILTERED} elements through a filter")
    layers = _layers(elements)
    if layers and layers + copied > MAX_LAYERS:
        raise OutOfBounds(f"lays more than {MAX_LAYERS} groups over each other")


def _layers(elements: list[Element]) -> int:
    """Return how many elements may be drawn by themselves: those that state it, and every group if a style does."""
    groups = [element for element in elements if _name(element) in _GROUPS]
    styles = " ".join(element.text or "" for element in elements if _name(element) == "style")
    return sum(map(_is_layer, elements)) + (len(groups) if _LAYER.search(styles) else 0)


def _is_layer(element: Element) -> bool:
    stated = " ".join(f"{name.rpartition('}')[2]}={value}" for name, value in element.attrib.items())
    return bool((_LAYER if _name(element) in _GROUPS else _ALWAYS).search(stated))


def _name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _drawn(element: Element, by_id: dict[str | None, Element], known: dict[int, int], within: frozenset[int]) -> int:
    """Return how many elements one shows, each <use> counted as what it refers to."""
    if id(element) in within:
        return 1
    if id(element) not in known:
        inner = within | {id(element)}
        total = 1 + sum(_drawn(child, by_id, known, inner) for child in element)
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == "href" and value.startswith("#") and value[1:] in by_id:
                total += _drawn(by_id[value[1:]], by_id, known, inner)
        known[id(element)] = min(total, MAX_DRAWN + 1)
    return known[id(element)]


def few_parts(addresses: Sized, blocks: Sized, documents: Sized) -> None:
    """Raise `OutOfBounds` for a file with more addresses, blocks of data or documents within it than are read."""
    for parts, most, what in (
        (addresses, MAX_ADDRESSES, "addresses"),
        (blocks, MAX_BLOCKS, "blocks of data"),
        (documents, MAX_EMBEDDED, "documents within it"),
    ):
        if len(parts) > most:
            raise OutOfBounds(f"holds more than {most:,} {what}, and none is read")


def judged_whole(texts: Iterable[str]) -> None:
    """Raise `OutOfBounds` for texts of one file that take too long to be judged as language: one of them, all together,
    or those that may name somebody.
    """
    whole = dict.fromkeys(no_long_text(texts))
    total = 0
    for text in whole:
        total += len(text)
        if total > MAX_LANGUAGE:
            raise OutOfBounds(f"holds more than {MAX_LANGUAGE:,} characters of text, and none is judged", text[:40])
    not_too_short(whole)
    if total + NAMING_EACH * len(whole) > MAX_NAMING:
        _names_few(whole, max(MAX_NAMING, round(total * NAMING_SHARE)))


class Weight:
    """Weighs the texts of one file, each once, while they are met."""

    def __init__(self, share: float = WEIGHT_SHARE) -> None:
        self._share = share
        self._met: set[str] = set()
        self._weight = self._bytes = 0

    def add(self, text: str) -> None:
        """Take in a text. Raises `OutOfBounds` where they are too many for how short they are."""
        if text in self._met:
            return
        self._met.add(text)
        self._weight += len(text) + EACH
        self._bytes += bytes_of([text])
        if self._weight > MAX_WEIGHT and self._weight > self._share * self._bytes:
            told = f"holds more than {len(self._met) - 1:,} texts, most of them short, and none is judged"
            raise OutOfBounds(told, text[:40])


def not_too_short(texts: Collection[str], share: float = WEIGHT_SHARE) -> None:
    """Raise `OutOfBounds` for texts of one file, each given once, that are too many for how short they are: they weigh
    more than this share of their bytes.
    """
    if sum(map(len, texts)) + EACH * len(texts) > MAX_WEIGHT:
        weight = Weight(share)
        for text in texts:
            weight.add(text)


def bytes_of(texts: Iterable[str]) -> int:
    """Return how many bytes texts have together in UTF-8."""
    return sum(len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")) for text in texts)


def _names_few(texts: Iterable[str], most: int) -> None:
    """Raise `OutOfBounds` for texts of which those that may name somebody have more than so many characters."""
    naming = 0
    for text in that_may_name(texts):
        naming += len(text) + NAMING_EACH
        if naming > most:
            told = f"holds more than {most:,} characters of texts with names, numbers and signs, and none is judged"
            raise OutOfBounds(told, text[:40])


def no_long_text(texts: Iterable[str]) -> list[str]:
    """Return texts of one file as they are. Raises `OutOfBounds` for one that alone is too long to be judged, and for
    several that are long.
    """
    whole = []
    long = set()
    left = MAX_LONG
    for text in texts:
        if len(text) > MAX_TEXT:
            raise OutOfBounds(f"holds a text of more than {MAX_TEXT:,} characters, and none is judged", text[:40])
        if len(text) > LONG_TEXT and text not in long:
            long.add(text)
            left -= len(text)
            if left < 0:
                told = (
                    f"holds more than {MAX_LONG:,} characters in texts of more than {LONG_TEXT:,}, and none is judged"
                )
                raise OutOfBounds(told, text[:40])
        whole.append(text)
    return whole


def until_too_many(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the faults of a file up to the bound, and behind it that there are more."""
    for number, fault in enumerate(faults):
        if number >= MAX_FAULTS:
            yield too_many()
            return
        yield fault


def too_many() -> Fault:
    """Return what is said of a file that has more faults than are looked for."""
    return Fault("CH413", f"has more than {MAX_FAULTS:,} faults; the rest is not read")


def strings(value: object) -> Iterator[str]:
    """Yield the strings of JSON data, keys as well, in any order and however deep they stand."""
    open_values = [value]
    while open_values:
        item = open_values.pop()
        if isinstance(item, dict):
            yield from item
            open_values += item.values()
        elif isinstance(item, list):
            open_values += item
        elif isinstance(item, str):
            yield item


def data_within_bounds(value: object) -> None:
    """Raise `OutOfBounds` for JSON data of more strings than are judged, of a longer one, or of too many that are
    short.
    """
    every = no_long_text(islice(strings(value), MAX_STRINGS + 1))
    if len(every) > MAX_STRINGS:
        raise OutOfBounds(f"holds more than {MAX_STRINGS:,} strings")
    not_too_short(dict.fromkeys(every), SHARE_OF_DATA)


class NamesInData:
    """Counts the strings of data in which readers of names, numbers and addresses have to look for something."""

    def __init__(self, value: object) -> None:
        self._value = value
        self._most: float | None = None
        self._naming = 0

    def add(self, text: str) -> None:
        """Count a string. Raises `OutOfBounds` where they take too long to be read."""
        self._naming += len(text) + NAMING_EACH
        if self._naming <= MAX_NAMING:
            return
        if self._most is None:
            self._most = max(MAX_NAMING, NAMING_IN_DATA * bytes_of(strings(self._value)))
        if self._naming > self._most:
            told = f"holds more than {self._most:,.0f} characters of strings with names, numbers and signs; the rest is"
            raise OutOfBounds(f"{told} not judged", text[:40])
