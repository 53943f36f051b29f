"""The colours: a wallet's own take the place of the site's; what cannot be read is refused, with a colour that can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.parts import fewer_in_check
from tests.support.paths import ROOT
from wallet.look import MODES, STYLE, BrandColour, Look, Mode, contrast, look_findings, made_of, painted, style_of

LINES: dict[Mode, int] = {"light": 3, "dark": 4}
# From across the colours; each stands for a wallet.
COLOURS = [
    f"#{red:02x}{green:02x}{blue:02x}" for red in (0, 128, 255) for green in (0, 128, 255) for blue in (0, 128, 255)
]


def look(light: str, dark: str) -> Look:
    return Look(brand=BrandColour(light=light, dark=dark))


def edited(tmp_path: Path, old: str, new: str) -> Path:
    style = style_of(ROOT)
    assert old in style
    (tmp_path / STYLE).parent.mkdir(parents=True)
    (tmp_path / STYLE).write_text(style.replace(old, new, 1), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#ffffff", "#000000", 21), ("#777777", "#ffffff", 4.48), ("#abcdef", "#abcdef", 1)]
)
def test_the_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_the_colours_of_the_site_can_be_read() -> None:
    assert look_findings(ROOT, None, "docs/operator.yml", {}) == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("colour", fewer_in_check(COLOURS))
def test_a_colour_that_is_too_weak_comes_with_one_that_is_not(mode: Mode, colour: str) -> None:
    fine = {"light": "#0f5c7a", "dark": "#7cc4dd"}
    found = look_findings(ROOT, look(**{**fine, mode: colour}), "docs/operator.yml", LINES)
    own = made_of(colour, {"light": "#ffffff", "dark": "#14191f"}[mode], mode)
    if found:
        [finding] = found
        assert (finding.file, finding.line, finding.code) == ("docs/operator.yml", LINES[mode], "OP004")
        assert f"({mode}) has a contrast of" in finding.message
        [cure] = re.findall("#[0-9a-f]{6}", finding.fix)
        assert look_findings(ROOT, look(**{**fine, mode: cure}), "docs/operator.yml", LINES) == []
    else:
        assert contrast(own["on-brand"], own["brand"]) >= 4.5


def test_a_wallets_colour_takes_the_place_of_the_sites() -> None:
    style = style_of(ROOT)
    shown = painted(style, look("#7b2d8b", "#d9a1e3"))
    lines = {line.split(":")[0].strip(): line for line in shown.splitlines() if "var(--light, #" in line}
    assert lines["--brand"] == "  --brand: var(--light, #7b2d8b) var(--dark, #d9a1e3);"
    assert "#0f5c7a" not in shown and "#7cc4dd" not in shown
    changed = [line for line, before in zip(shown.splitlines(), style.splitlines(), strict=True) if line != before]
    names = {line.split(":")[0].strip() for line in changed}
    assert names <= {"--brand", "--brand-strong", "--brand-tint", "--brand-edge", "--on-brand"} and len(names) >= 4


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("--quiet: var(--light, #4d5f6a)", "--quiet: var(--light, #8d9faa)", "quiet #8d9faa on ground #ffffff (light)"),
        ("var(--dark, #ff9d9d)", "var(--dark, #7f1d1d)", "danger-ink #7f1d1d on ground #14191f (dark)"),
        ("--focus: var(--light, #b45309)", "--focus: var(--light, #ffd27a)", "focus #ffd27a on ground #ffffff (light)"),
    ],
)
def test_a_colour_of_the_style_sheet_is_measured_where_it_stands(tmp_path: Path, old: str, new: str, says: str) -> None:
    root = edited(tmp_path, old, new)
    [line] = [number for number, text in enumerate(style_of(root).splitlines(), 1) if new in text]
    for brand in (None, look("#7b2d8b", "#d9a1e3")):
        [finding] = look_findings(root, brand, "docs/operator.yml", LINES)
        assert (finding.file, finding.line, finding.code) == (STYLE, line, "OP004")
        assert finding.message.startswith(says) and re.search("#[0-9a-f]{6}", finding.fix)
