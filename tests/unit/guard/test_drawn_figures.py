"""Figures that lines of text draw: those of displays, and of grids of signs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from guard_trees import codes, judge_body

from guard.read import drawn_figures as drawing
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


class Counting:
    """A pattern that counts the characters it was given to look through."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern, self.looked = pattern, 0

    def search(self, text: str, start: int, end: int) -> Any:
        self.looked += end - start
        return self._pattern.search(text, start, end)


@pytest.mark.parametrize("piece", ["<pre>x", "<pre>x</pre>", "</pre><pre>", "</pre>"])
def test_each_character_is_looked_at_once_however_many_elements_never_end(
    piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(drawing._OPENS)
    monkeypatch.setattr(drawing, "_OPENS", counting)
    source = f"<pre></pre>{piece * 2000}"
    list(drawn_figures(source))
    assert 0 < counting.looked <= len(source)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [(drawing._OPENS, "pre"), (drawing._LINE_OF_CODE, "code"), (drawing._BREAK, "br"), (drawing._TAG, "")],
)
def test_no_tag_is_looked_for_to_the_end_of_a_file(pattern: re.Pattern[str], name: str) -> None:
    markup = "<%s %s>      </code>"
    assert pattern.match(markup % (name, "a" * 399))
    assert not pattern.match(markup % (name, "a" * 400))
