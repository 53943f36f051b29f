"""Lines of a page that look like a heading, a note or something new to whoever wrote them, and are none to a reader.

They are warnings: the page can be read, but not by everybody. Who has it read aloud walks from heading to heading, and
a line in bold letters is none; a small number behind a word leads to no note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.markup.structure import StructureFault, readable_lines

_LIKE_HEADING = "looks like a heading and is none: it is missing where a page is walked through by its headings"
_HEADING = re.compile(r"^(?P<signs>#{1,6}) *(?P<words>[^#{\n][^{\n]*)")
_WITHIN = re.compile(r"^ +#{1,6} +(?P<words>[^{\n]+)")
_TEXTILE = re.compile(r"^h[1-6]\. +(?P<words>\S.*)")
# A sentence in bold letters ends like one; a heading does not.
_BOLD = re.compile(r"^(?:\*\*|__)(?P<words>[^*_\n]{1,60}[^*_\n.。!！?？…；;，,、”」』])(?:\*\*|__)[ \t]*[:：]?[ \t]*$")
# An exponent stands behind a number, a square or a cube behind a measure.
_NOTE = re.compile(r"(?<![\d⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹^])(?:[¹⁰⁴⁵⁶⁷⁸⁹]|(?<!m)(?<!米)[²³])|[†‡]")
# A page without any of these has no note, and a line that begins otherwise is like no heading.
_ANY_NOTE = re.compile("[¹⁰⁴⁵⁶⁷⁸⁹²³†‡]")
_LIKE_ONE = ("**", "__", "h1.", "h2.", "h3.", "h4.", "h5.", "h6.")
# Shorter ones may well stand twice ("Or:", a channel's card); a full-width letter is two wide.
_WIDE = re.compile(r"[\u1100-\uffdc]")
_WORTH_TELLING = 40
# "Step 2: …", 「第二步，…」: a word, a number, at most a letter, and a mark.
_NUMERALS = "一二三四五六七八九十"
_STEP = re.compile(
    rf"^(?:\*\*)?(?P<word>[^\W\d]{{1,8}}?) ?(?P<number>\d{{1,2}}|[{_NUMERALS}])[^\W\d]?(?:\*\*)? ?[:：.、,，]"
)
# What a sentence breaks off with: a letter, a figure, or a mark within a sentence.
_OPEN_END = re.compile(r"(?:\w|[,，、;；])$")
# Points of a list may be no sentences; what is quoted ends as it was said.
_OF_LISTS = ("- ", "* ", "+ ", ">", "1", "2", "3", "4", "5", "6", "7", "8", "9", "[", "!", "<", "`")
_OF_OTHER_USE = ("{{", "|", "!!!", "???", "===", "{")


@dataclass(frozen=True)
class _Heading:
    """A heading of a page: its line, its level, its words."""

    line: int
    level: int
    words: str


def slip_faults(text: str) -> Iterator[StructureFault]:
    """Yield what looks like a heading or a note and is none, headings with nothing below, and what is said twice."""
    lines = readable_lines(text)
    has_notes = _ANY_NOTE.search(text) is not None
    for number, line in enumerate(lines):
        if has_notes or line.startswith(_LIKE_ONE) or (line.startswith(" ") and "#" in line):
            yield from _of_line(number, line, lines)
    headings = [
        _Heading(number, len(match["signs"]), match["words"].strip())
        for number, line in enumerate(lines)
        if line.startswith("#") and (match := _HEADING.match(line))
    ]
    yield from _nothing_below(headings, lines)
    yield from _twice((heading.line, heading.words) for heading in headings)
    paragraphs = list(_paragraphs(lines))
    yield from _twice(iter(paragraphs))
    yield from _steps_apart(lines)
    yield from _broken_off(paragraphs)


def _of_line(number: int, line: str, lines: Sequence[str]) -> Iterator[StructureFault]:
    alone = (
        not "".join(lines[max(0, number - 1) : number]).strip() and not "".join(lines[number + 1 : number + 2]).strip()
    )
    if (match := _BOLD.match(line)) and alone:
        fix = f"write ## {match['words'].strip()[:20]} {{#id}}, with as many # as its level"
        yield StructureFault(number, "MD022", f"“{match['words'][:20]}” {_LIKE_HEADING}", fix, "warning")
    elif match := _TEXTILE.match(line):
        fix = f"write ## {match['words'].strip()[:20]} {{#id}}"
        yield StructureFault(number, "MD022", f"“{line[:20]}” {_LIKE_HEADING}", fix, "warning")
    elif match := _WITHIN.match(line):
        message = f"the heading “{match['words'].strip()[:20]}” stands within a list or a box"
        yield StructureFault(
            number, "MD022", message, "write it at the beginning of the line, or as a sentence", "warning"
        )
    if match := _NOTE.search(line):
        shown = line[max(0, match.start() - 8) : match.end()].strip()
        message = f"shows “{shown}”, which looks like the sign of a note: there are none"
        yield StructureFault(
            number, "MD022", message, "say it in the sentence itself, or in brackets behind it", "warning"
        )


def _nothing_below(headings: Sequence[_Heading], lines: Sequence[str]) -> Iterator[StructureFault]:
    """Find headings behind which the next one of their level comes."""
    for heading, following in pairwise(headings):
        below = "".join(lines[heading.line + 1 : following.line]).strip()
        if not below and following.level <= heading.level:
            message = f"has a heading “{heading.words[:20]}” with nothing below it"
            yield StructureFault(heading.line, "MD008", message, "write what belongs there, or delete it", "warning")


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs and items that are long enough to be told, each with its line."""
    begun, gathered = 0, ""
    for number, line in enumerate((*lines, "")):
        words = line.strip()
        if words and not words.startswith(_OF_OTHER_USE):
            begun, gathered = (begun, f"{gathered} {words}") if gathered else (number, words)
            continue
        if gathered and not gathered.startswith("#") and _is_worth_telling(gathered):
            yield begun, gathered
        gathered = ""


def _is_worth_telling(words: str) -> bool:
    return len(words) >= _WORTH_TELLING or len(words) + len(_WIDE.findall(words)) >= _WORTH_TELLING


def _steps_apart(lines: Sequence[str]) -> Iterator[StructureFault]:
    """Find steps that are numbered in words, each a paragraph of its own, in the place of a list."""
    begun: dict[str, int] = {}
    after_blank = True
    for number, line in enumerate(lines):
        match = _STEP.match(line) if after_blank else None
        after_blank = not line.strip()
        if not match:
            continue
        count = int(match["number"]) if match["number"].isdecimal() else _NUMERALS.index(match["number"]) + 1
        if begun.get(match["word"]) == count - 1:
            message = f"“{match[0].strip()}” begins a paragraph: to who has the page read aloud it is no step of a list"
            yield StructureFault(number, "MD024", message, "write 1., 2., 3. at the beginning of the lines", "warning")
        begun[match["word"]] = count


def _broken_off(paragraphs: Sequence[tuple[int, str]]) -> Iterator[StructureFault]:
    """Find paragraphs that end in the middle of a sentence."""
    for line, words in paragraphs:
        if _OPEN_END.search(words) and not words.startswith(_OF_LISTS):
            message = f"breaks off with “{words[-20:]}”"
            yield StructureFault(line, "MD025", message, "finish the sentence, or end it with a full stop", "warning")


def _twice(texts: Iterator[tuple[int, str]]) -> Iterator[StructureFault]:
    first: dict[str, int] = {}
    for line, words in texts:
        folded = words.casefold()
        if folded in first:
            message = f"says “{words[:20]}” twice on the page"
            yield StructureFault(line, "MD023", message, "say it once; call two parts by two names", "warning")
        first.setdefault(folded, line)
