"""Cases that changed copies of the guard once got through (make mutants)."""

from __future__ import annotations

import pytest
from guard_trees import PAGE, codes, judge_files

SVG = '<svg xmlns="http://www.w3.org/2000/svg"%s><g id="a"/></svg>'


def test_a_base_inside_a_drawing_is_refused() -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "i.svg": SVG % ' xml:base="https://evil.example/"'})) == "CH305"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="/a.png#x" alt="">', ""),
        ('<svg><use href="/i.svg#a"/></svg>', ""),
        ('<svg><use href="/i.svg#b"/></svg>', "CH109"),
        ('<a href="/a.png#x">x</a>', "CH109"),
    ],
)
def test_a_part_of_a_drawing_must_exist_and_a_picture_has_none(markup: str, expected: str) -> None:
    assert codes(judge_files({"index.html": PAGE % markup, "i.svg": SVG % ""})) == expected
