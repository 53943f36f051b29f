"""The diagrams: equal in both languages, readable on a phone, and nothing in them but shapes and words."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DIAGRAMS = ROOT / "docs" / "diagrams"
STYLES = ROOT / "overrides" / "assets" / "stylesheets"
NAMES = ("ask-or-never", "transaction-life", "which-channel")
LANGUAGES = {"zh": "zh-Hans", "en": "en"}
FILES = [(name, lang) for name in NAMES for lang in LANGUAGES]

WIDTH = 360.0  # units of the viewBox: about one CSS pixel each on a phone of 390 px
SMALLEST = 14.0  # units of font-size
LATIN, LATIN_BOLD = 0.56, 0.6  # mean advance of a letter, in parts of the font size
MARGIN = 6.0  # units between a line of text and the edge of its box
BOLD = {"diagram__title", "diagram__sub", "diagram__name", "diagram__strong"}

ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "text", "tspan"}
ATTRIBUTES = {
    "aria-labelledby",
    "class",
    "d",
    "dy",
    "fill",
    "font-size",
    "height",
    "id",
    "lang",
    "role",
    "rx",
    "stroke",
    "transform",
    "viewBox",
    "width",
    "x",
    "y",
}


def tag(element: ET.Element) -> str:
    return element.tag.removeprefix("{http://www.w3.org/2000/svg}")


def drawing(name: str, lang: str) -> ET.Element:
    return ET.parse(DIAGRAMS / f"{name}.{lang}.svg").getroot()


def skeleton(element: ET.Element) -> list[tuple[str, str, int]]:
    """(tag, class, depth) of everything but tspan: lines may break differently in the two languages."""
    rows: list[tuple[str, str, int]] = []

    def walk(one: ET.Element, depth: int) -> None:
        rows.append((tag(one), one.get("class", ""), depth))
        for child in one:
            if tag(child) != "tspan":
                walk(child, depth + 1)

    walk(element, 0)
    return rows


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Estimated width in units: a CJK character or a curly quote takes its font size, others a share."""
    narrow = LATIN_BOLD if bold else LATIN
    return size * sum(1 if unicodedata.east_asian_width(letter) in "WFA" else narrow for letter in text)


def lines(element: ET.Element) -> list[tuple[str, float]]:
    """The lines of a text element, each with its baseline in the units of its group."""
    y = float(element.get("y", "0"))
    if not len(element):
        return [(element.text or "", y)]
    found = []
    for span in element:
        y += float(span.get("dy", "0"))
        found.append((span.text or "", y))
    return found


def offset(group: ET.Element) -> tuple[float, float]:
    match = re.fullmatch(r"translate\(([-\d.]+) ([-\d.]+)\)", group.get("transform", "translate(0 0)"))
    assert match, f"a group may only be moved: {group.get('transform')}"
    return float(match[1]), float(match[2])


def overflows(root: ET.Element) -> Iterator[str]:
    """Every line of text that is too small, or estimated to leave its box or to touch a box beside it."""
    height = float(root.get("viewBox", "0 0 0 0").split()[3])

    def walk(group: ET.Element, box: tuple[float, float, float, float]) -> Iterator[str]:
        rect = next((child for child in group if tag(child) == "rect"), None)
        if rect is not None:
            x, y = float(rect.get("x", "0")), float(rect.get("y", "0"))
            inner = (x, y, x + float(rect.get("width", "0")), y + float(rect.get("height", "0")))
            if inner[0] < box[0] or inner[1] < box[1] or inner[2] > box[2] or inner[3] > box[3]:
                yield f"a box at {inner} leaves {box}"
            box = inner
        beside = [offset(child)[0] for child in group if child.get("class") == "diagram__channel"]
        right = min([box[2] - MARGIN, *beside])
        for child in group:
            if tag(child) == "g":
                dx, dy = offset(child)
                yield from walk(child, (box[0] - dx, box[1] - dy, box[2] - dx, box[3] - dy))
            elif tag(child) == "text":
                size, x = float(child.get("font-size", "0")), float(child.get("x", "0"))
                for line, baseline in lines(child):
                    end = x + text_width(line, size, child.get("class") in BOLD)
                    if size < SMALLEST:
                        yield f"{line!r} is {size} units tall"
                    if x < box[0] + MARGIN or end > right:
                        yield f"{line!r} ends at {end:.0f}, its room at {right:.0f}"
                    if baseline - size < box[1] or baseline + 0.3 * size > box[3]:
                        yield f"{line!r} stands at {baseline:.0f}, its box from {box[1]:.0f} to {box[3]:.0f}"

    yield from walk(root, (0.0, 0.0, WIDTH, height))


def test_each_diagram_exists_in_both_languages() -> None:
    assert sorted(path.name for path in DIAGRAMS.iterdir()) == sorted(f"{n}.{lang}.svg" for n, lang in FILES)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_one_skeleton(name: str) -> None:
    assert skeleton(drawing(name, "zh")) == skeleton(drawing(name, "en"))


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_nothing_but_shapes_and_words(name: str, lang: str) -> None:
    for element in drawing(name, lang).iter():
        assert tag(element) in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
        for paint in ("fill", "stroke"):
            assert element.get(paint) in (None, "none", "currentColor")


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_named_and_described(name: str, lang: str) -> None:
    root = drawing(name, lang)
    title, desc = root[0], root[1]
    assert (tag(title), tag(desc)) == ("title", "desc")
    assert (title.get("id"), desc.get("id")) == (f"diagram-{name}-title", f"diagram-{name}-desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (root.get("role"), root.get("lang")) == ("img", LANGUAGES[lang])
    assert len([element for element in root.iter() if element.get("id")]) == 2
    assert (title.text or "").strip()
    told = (desc.text or "").casefold()
    for element in root.iter():
        if element.get("class") == "diagram__name":
            assert (element.text or "").casefold() in told


@pytest.mark.parametrize(("name", "lang"), FILES)
def test_text_fits_on_a_phone(name: str, lang: str) -> None:
    root = drawing(name, lang)
    assert root.get("viewBox", "").split()[:3] == ["0", "0", "360"]
    assert list(overflows(root)) == []


@pytest.mark.parametrize(
    ("size", "text", "bold", "width"),
    [
        (15, "处理中", False, 45),
        (15, "“安”", False, 45),
        (10, "abc", False, 16.8),
        (10, "abc", True, 18),
    ],
)
def test_text_width(size: float, text: str, bold: bool, width: float) -> None:
    assert text_width(text, size, bold) == pytest.approx(width)


@pytest.mark.parametrize(
    "fault",
    [
        '<text x="10" y="40" font-size="15">这一行字太长了放不下</text>',
        '<text x="10" y="40" font-size="13">小字</text>',
        '<text x="2" y="40" font-size="15">贴边</text>',
        '<text x="10" y="58" font-size="15">太低</text>',
        '<g transform="translate(90 10)"><rect x="0" y="0" width="20" height="20"/></g>',
        '<text x="10" y="40" font-size="15">碰到旁边</text><g class="diagram__channel" transform="translate(60 0)"/>',
    ],
)
def test_overflow_is_seen(fault: str) -> None:
    frame = '<svg viewBox="0 0 360 60"><g><rect x="0" y="0" width="100" height="60"/>{}</g></svg>'
    good = '<text x="10" y="40" font-size="15">放得下</text>'
    assert list(overflows(ET.fromstring(frame.format(good)))) == []
    assert list(overflows(ET.fromstring(frame.format(fault))))


@pytest.mark.parametrize("name", NAMES)
def test_chinese_uses_chinese_punctuation(name: str) -> None:
    text = " ".join(drawing(name, "zh").itertext())
    assert re.findall(r"[一-鿿」][,.:;?!()]", text) == []
    assert re.findall(r"[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]", text) == []


def test_every_class_has_a_rule_and_every_rule_a_use() -> None:
    css = (STYLES / "diagrams.css").read_text(encoding="utf-8")
    used = {c for n, lang in FILES for e in drawing(n, lang).iter() for c in e.get("class", "").split()}
    containers = {"diagram__card", "diagram__channel"}  # groups: nothing of theirs is painted
    assert set(re.findall(r"\.(diagram__[\w-]+)", css)) == used - containers


# ------------------------------------------------------------------------------------------------ contrast


def palette(dark: bool) -> dict[str, str]:
    """Colours of site.css by name, as #rrggbb: each is written `--name: var(--light, A) var(--dark, B);`."""
    css = (STYLES / "site.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--([\w-]+): var\(--light, (#[0-9a-f]{6})\) var\(--dark, (#[0-9a-f]{6})\);", css)
    return {name: (night if dark else day) for name, day, night in pairs}


def tones() -> dict[str, dict[str, str]]:
    """Tone -> {"ink" | "fill": name of a colour in site.css}."""
    css = (STYLES / "diagrams.css").read_text(encoding="utf-8")
    return {
        tone: dict(re.findall(r"--diagram-tone-(ink|fill): var\(--([\w-]+)\)", body))
        for tone, body in re.findall(r"\.diagram__card--(\w+) \{(.*?)\}", css, re.S)
    }


def contrast(one: str, other: str) -> float:
    """Contrast of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrast(dark: bool) -> None:
    colours, cards = palette(dark), tones()
    assert set(cards) == {"plain", "main", "ok", "warn", "danger"}
    ground = colours["ground"]
    words = [(colours["quiet"], ground)]
    shapes = [(colours["edge"], ground)]
    for card in cards.values():
        ink, fill = colours[card["ink"]], colours[card["fill"]]
        words += [(ink, fill), (ink, ground), (colours["ink"], fill)]
        shapes += [(colours[name], fill) for name in ("ok-ink", "danger-ink", "quiet", "edge")]
    assert [pair for pair in words if contrast(*pair) < 4.5] == []
    assert [pair for pair in shapes if contrast(*pair) < 3] == []


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
