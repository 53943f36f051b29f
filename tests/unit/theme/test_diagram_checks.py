"""The checks of drawings see what is wrong, and the colours of drawings can be told apart."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from tests.support.drawings import STYLES, overflows, text_width


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
