"""Pages of languages that are written from the right are the mirror of the others: no style says left or right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.theme_styles import kept

ASSETS = Path(__file__).parents[3] / "overrides" / "assets"
STYLES = sorted(path for path in ASSETS.rglob("*.css") if path.name != "material.css")
# Names and values of one side. The middle of something is the same from either side.
SIDED = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b[\w-]*|border-\w+-(?:left|right)-radius"
    r"|(?:left|right)(?=:(?! 50%))|(?:text-align|float|clear): (?:left|right))"
)
# Four values whose second and fourth differ: one for the right, one for the left.
FOUR = re.compile(r"(?:margin|padding|inset): ([^\s;!(]+) ([^\s;!(]+) ([^\s;!(]+) ([^\s;!()]+)(?: !important)?;")


def sided(css: str) -> list[str]:
    """Return what a style sheet says of one side."""
    unequal = [four[0] for four in FOUR.finditer(css) if four[2] != four[4] and "inset-right" not in four[0]]
    return SIDED.findall(css) + unequal


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_no_style_knows_left_and_right(path: Path) -> None:
    assert sided(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "css",
    [
        "a { left: 0; }",
        "a { border-left-color: red; }",
        "a { margin-right: 1rem; }",
        "a { text-align: right; }",
        "a { border-top-left-radius: 1rem; }",
        "a { padding: 0 1rem 0 2rem; }",
        "a { margin: 0 0 1rem 2rem !important; }",
    ],
)
def test_a_side_is_seen(css: str) -> None:
    assert sided(css)


@pytest.mark.parametrize(
    "css", ["a { left: 50%; }", "a { padding: 0 1rem 2rem 1rem; }", "a { inset-inline-start: 0; }"]
)
def test_what_has_no_side_passes(css: str) -> None:
    assert not sided(css)


def test_the_theme_says_nothing_for_one_direction() -> None:
    assert kept("[dir=ltr] a{left:0}[dir=rtl] a,b{top:0}", frozenset()) == "b{top:0}"
    assert "[dir" not in (ASSETS / "stylesheets" / "material.css").read_text(encoding="utf-8")
