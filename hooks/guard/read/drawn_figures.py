"""Figures that lines of text draw: those of a display with seven bars, three lines high, and those of a grid of three
by five signs. Both show the same bars.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guard.report.html_text import unescaped

# Which bars a figure has, from above and round: top, right above, right below, bottom, left below, left above, middle.
_BARS = {
    "abcdef": "0", "bc": "1", "abdeg": "2", "abcdg": "3", "bcfg": "4", "acdfg": "5", "acdefg": "6", "cdefg": "6",
    "abc": "7", "abcf": "7", "abcdefg": "8", "abcdfg": "9", "abcfg": "9",
}  # fmt: skip
# Where the bars stand in a figure, by line and column: of a display, and of a grid.
_DISPLAY = {"a": (0, 1), "f": (1, 0), "g": (1, 1), "b": (1, 2), "e": (2, 0), "d": (2, 1), "c": (2, 2)}
_GRID = {"a": (0, 1), "f": (1, 0), "b": (1, 2), "g": (2, 1), "e": (3, 0), "c": (3, 2), "d": (4, 1)}
_Bars = dict[str, tuple[int, int]]
_KINDS: tuple[tuple[int, _Bars, str], ...] = ((3, _DISPLAY, "_|"), (5, _GRID, ""))
# A figure is so many signs wide, and with what parts it from the next one so many.
_WIDE, _PITCHES = 3, (4, 5, 3)
# Signs for nothing, beside one for something.
_NOTHING = frozenset(".·-0○□░⬜")
# So many figures are a part of a number; a drawing has so many lines and columns at most.
_LEAST, _MOST_LINES, _MOST_COLUMNS = 3, 200, 120
# Of the text behind a drawing so much may be the rest of its number, in characters.
_BEHIND = 24
# Of markup a drawing has so many characters at most, and so many are looked at behind it.
_LONGEST, _MARKUP_BEHIND = 20_000, 200
_INSIDE = "[^<>]{0,400}>"  # of a tag: none is looked for to the end of a file
_OPENS, _CLOSES = re.compile(rf"(?i)<pre\b{_INSIDE}"), re.compile("(?i)</pre>")
_LINE_OF_CODE = re.compile(rf"(?is)<code\b{_INSIDE}(?P<line>(?:[\s_|]|&nbsp;){{6,400}})</code>")
_BREAK, _TAG = re.compile(rf"(?i)<br\b{_INSIDE}"), re.compile(f"<{_INSIDE}")
_SPACES = re.compile(r"[^\S\n]")
_INKED = re.compile(r"_\|?\s|\|_|[^\s\w][^\s\w]|(\w)\1\1")


def drawn_figures(source: str) -> Iterator[str]:
    """Yield the numbers that texts of a file of markup draw, with what stands behind them."""
    for drawing, behind in _drawings(source):
        for figures in _figures(_lines(drawing)):
            yield f"{figures} {_text(behind).strip()[:_BEHIND]}".strip()
    if "|_" in source or "_|" in source:
        yield from _figures([_text(line["line"]) for line in _LINE_OF_CODE.finditer(source)])


def _drawings(source: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in each element for text as it is typed, and what stands behind it. Each character is looked
    at once, however many of these elements are opened and never closed.
    """
    start = 0
    for closes in _CLOSES.finditer(source):
        opens = _OPENS.search(source, start, closes.start())
        start = closes.end()
        if opens and closes.start() - opens.end() <= _LONGEST:
            yield source[opens.end() : closes.start()], source[start : start + _MARKUP_BEHIND]


def _lines(markup: str) -> list[str]:
    return _text(_BREAK.sub("\n", markup)).split("\n") if _INKED.search(markup) else []


def _text(markup: str) -> str:
    return _SPACES.sub(" ", unescaped(_TAG.sub("", markup)))


def _figures(lines: Sequence[str]) -> Iterator[str]:
    """Yield the figures of each drawing whose first line is one of some lines."""
    cut = [_inked(line[:_MOST_COLUMNS]).rstrip() for line in lines[:_MOST_LINES]]
    for high, bars, signs in _KINDS:
        below = 0  # the lines of figures that were read are lines of no others
        for top in range(len(cut) - high + 1):
            rows = cut[top : top + high]
            ink = set("".join(rows)) - {" "}
            if top >= below and all(rows) and (ink <= set(signs) if signs else len(ink) == 1):
                found = (_read(rows, bars, pitch, first) for pitch in _PITCHES for first in range(pitch))
                for figures in [figures for figures in found if len(figures) >= _LEAST][:1]:
                    below = top + high
                    yield figures


def _inked(line: str) -> str:
    """Return a line of two signs with spaces for the one that draws nothing: "###.#.#"."""
    signs = set(line) - {" "}
    empty = signs & _NOTHING if len(signs) <= len("#.") else set()
    return line.translate(dict.fromkeys(map(ord, empty), " ")) if empty and signs - empty else line


def _read(rows: list[str], bars: _Bars, pitch: int, first: int) -> str:
    """Return the figures that stand in columns so far apart, or '' if anything else stands there."""
    width = max(map(len, rows)) + pitch
    padded = [" " * (pitch - first) + row.ljust(width) for row in rows]
    figures = ""
    for left in range(0, width + pitch - first - _WIDE, pitch):
        if any(row[left + _WIDE : left + pitch].strip() for row in padded):
            return ""
        drawn = {(line, at) for line, row in enumerate(padded) for at in range(_WIDE) if row[left + at] != " "}
        if drawn:
            figure = _BARS.get("".join(sorted(bar for bar, place in bars.items() if place in drawn)), "")
            if not figure or (len(rows) == len("abc") and not drawn <= set(bars.values())):
                return ""
            figures += figure
    return figures
