"""What a drawing is made of, and whether its words fit: for tests of the drawings that pages show."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

STYLES = ROOT / "overrides" / "assets" / "stylesheets"
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


def classes(folder: Path) -> set[str]:
    """The classes that the drawings of a folder use, but for groups, of which nothing is painted."""
    drawings = [ET.parse(path).getroot() for path in folder.glob("*.svg")]
    used = {name for drawing in drawings for element in drawing.iter() for name in element.get("class", "").split()}
    return used - {"diagram__card", "diagram__channel"}


def ruled() -> set[str]:
    """The classes of drawings that the style sheet has rules for."""
    return set(re.findall(r"\.(diagram__[\w-]+)", (STYLES / "diagrams.css").read_text(encoding="utf-8")))
