"""Figures that lines of text draw: those of displays, and of grids of signs."""

from __future__ import annotations

import pytest
from guard_trees import codes, judge_body

from guard.read.drawn_figures import drawn_figures

# Each figure from 0 to 9, three columns wide and one apart.
DISPLAY = """\
 _       _   _       _   _   _   _   _
| |   |  _|  _| |_| |_  |_    | |_| |_|
|_|   | |_   _|   |  _| |_|   | |_|  _|"""
GRID = """\
###   # ### ### # # ### ### ### ### ###
# #   #   #   # # # #   #     # # # # #
# #   # ### ### ### ### ###   # ### ###
# #   # #     #   #   # # #   # # #   #
###   # ### ###   # ### ###   # ### ###"""
NONE = {
    "a table": " _____\n|     |\n|_____|",
    "text": "abc\ndef\nghi",
    "a tree": "|_ a\n|_ b\n|_ c",
    "two signs": GRID.replace("###   #", "#*#   #", 1),
    "two figures": "\n".join(line[8:15] for line in DISPLAY.split("\n")),
    "between figures": DISPLAY.replace("| |   |  _|", "| | | |  _|", 1),
}


@pytest.mark.parametrize("lines", [DISPLAY, GRID], ids=["display", "grid"])
def test_all_figures_are_read(lines: str) -> None:
    assert list(drawn_figures(f"<pre>{lines}</pre>")) == ["0123456789"]


def test_what_stands_behind_a_drawing_may_be_the_rest_of_its_number() -> None:
    drawn = "\n".join(line[8:19] for line in GRID.split("\n"))
    assert codes(judge_body(f"<pre>{drawn}</pre>")) == ""
    three = "\n".join(line[8:15] + " " + line[8:11] for line in GRID.split("\n"))
    assert list(drawn_figures(f"<pre>{three}</pre><p>555 0187</p>")) == ["232 555 0187"]
    assert codes(judge_body(f"<pre>{three}</pre><p>555 0187</p>")) == "CH203"


def test_lines_may_be_ended_by_elements_and_made_of_other_spaces() -> None:
    assert codes(judge_body(f"<pre>{DISPLAY.replace(chr(10), '<br>').replace(' ', '&nbsp;')}</pre>")) == "CH203"
    lines = "".join(f"<p><code>{line}</code></p>" for line in DISPLAY.replace(" ", "\u2007").split("\n"))
    assert codes(judge_body(lines)) == "CH203"


@pytest.mark.parametrize("lines", NONE.values(), ids=NONE.keys())
def test_other_drawings_are_no_figures(lines: str) -> None:
    assert list(drawn_figures(f"<pre>{lines}</pre>")) == []
