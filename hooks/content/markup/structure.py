"""Lists, tables and fences of a page that look one way in its Markdown and would be drawn another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from content.markup.code import Code, code_in
from guard.report.findings import nearest

_ITEM = re.compile(r"^(?P<room> *)(?P<mark>[-+*]|(?P<number>\d+)\.)[ \t]+(?=\S)")
_RULE = re.compile(r"^ *(?:[-*_] *){3,}$")
_ROW_OF_DASHES = re.compile(r"^ *\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
# HTML is text of another program that was pasted; Markdown and shortcodes make every element that a page may have.
_HTML = re.compile(r"<(?P<name>/?[a-zA-Z][\w:-]*)(?:\s[^<>]*)?/?>")
_HEADING_ID = re.compile(r"^ {0,3}#{1,6} .*\{[^{}]*#(?P<id>[^\s{}#.]+)[^{}]*\}\s*$")
# A blank behind the sign, or a sign of an input method: the engine makes an attribute of it.
_SLIPPED_ID = re.compile(r"^ {0,3}#{1,6} .*?(?P<shown>\{ *(?:# +|＃ *)(?P<id>[\w-]+) *\})\s*$")
_HEADING = re.compile(r"^(?P<signs>#{1,6}) +(?P<words>[^{\n]*)")
_PLAIN_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BORDER = re.compile(r"(?<!\\)\|")
# The kinds that the theme draws, and how one is written.
_BOXES = frozenset("abstract bug danger example failure info note question quote success tip warning".split())
_BOX = re.compile(
    r"^ *(?P<mark>!!!|\?\?\?\+?) ?(?P<kind>[\w-]+)(?: +inline(?: +end)?)?(?P<bare>(?: +[\w-]+)*)"
    r"(?: +\"(?P<title>.*?)\")? *$"
)
_ATTRIBUTES = re.compile(r"(?<!\{)\{:? *(?P<inner>[.#][^{}\n]*)\}")
# The classes that a page may give a paragraph (site.css).
_CLASSES = frozenset({"answer"})
_VISIBLE = re.compile(r"[^\n]")
_ROOM = 4  # spaces by which Python-Markdown wants what belongs to an item of a list


@dataclass(frozen=True)
class StructureFault:
    """A fault at a line of the text (from 0): its code, what it is, its fix, whether the build may go on."""

    line: int
    code: str
    message: str
    fix: str
    severity: str = "error"


class _Line(NamedTuple):
    """A line that is not empty: its number, by how much it is indented, the item that it begins."""

    number: int
    text: str
    room: int
    item: re.Match[str] | None
    after_blank: bool


@dataclass
class _List:
    """A list that is open: how far its items are indented, the kind of the first, its last number."""

    room: int
    numbered: bool
    number: int
    told: bool = field(default=False)


def structure_faults(text: str) -> Iterator[StructureFault]:
    """Yield the faults of a page's Markdown."""
    code = code_in(text)
    if code.unclosed >= 0:
        line = text.count("\n", 0, code.unclosed)
        yield StructureFault(line, "MD009", "opens a fence of code that nothing closes", "close it, or delete it")
    lines = _outside_code(text, code)
    yield from _html_faults(lines)
    yield from _id_faults(lines)
    yield from _level_faults(lines)
    yield from _box_faults(lines)
    written = list(_written(lines))
    yield from _room_faults(written)
    yield from _attribute_faults(lines)
    yield from _list_faults(written)
    yield from _table_faults(lines)


def readable_lines(text: str) -> list[str]:
    """Return the lines of a text without what is code."""
    return _outside_code(text, code_in(text))


def _outside_code(text: str, code: Code) -> list[str]:
    """The lines of the text, those of fenced code empty, spans of code blanked out."""
    for start, end in code.fences:
        text = text[:start] + _VISIBLE.sub(" ", text[start:end]) + text[end:]
    for start, end in code.spans:  # one may reach into a fence
        signs = (" " if code.in_fence(place) else "x" for place in range(start, end))
        blank = "".join(sign if old != "\n" else old for sign, old in zip(signs, text[start:end], strict=True))
        text = text[:start] + blank + text[end:]
    return text.split("\n")


def _level_faults(lines: list[str]) -> Iterator[StructureFault]:
    """Find headings that leave out a level: below the page's title, which the theme prints, comes ##."""
    above = 1
    for number, line in enumerate(lines):
        if line.startswith("#") and (match := _HEADING.match(line)):
            level = len(match["signs"])
            if level == 1 or level > above + 1:
                what = "is on the level of the page's title" if level == 1 else "leaves out a level"
                fix = f"write {'#' * max(2, min(level, above + 1))}"
                yield StructureFault(number, "MD016", f"the heading “{match['words'].strip()[:20]}” {what}", fix)
            above = max(2, level)


def _id_faults(lines: list[str]) -> Iterator[StructureFault]:
    """Find ids of headings that programs spell in several ways in an address."""
    for number, line in _with("{", lines):
        match = _HEADING_ID.search(line)
        if slip := _SLIPPED_ID.search(line):
            message = f"the heading has “{slip['shown']}”, which gives it no id"
            fix = f"write {{#{slip['id']}}}, in plain signs and without a blank behind #"
            yield StructureFault(number, "MD002", message, fix)
            continue
        if match and not _PLAIN_ID.fullmatch(match["id"]):
            message = f"the heading id {match['id']} is no plain name"
            fix = "use small Latin letters, digits and single hyphens, the same in each language"
            yield StructureFault(number, "MD002", message, fix)


def _box_faults(lines: list[str]) -> Iterator[StructureFault]:
    """Find boxes of a kind that would be drawn like any other, and boxes without a title of their own."""
    for number, line in enumerate(lines):
        match = _BOX.match(line)
        if match is None:
            continue
        if match["kind"].lower() not in _BOXES:
            fix = nearest(match["kind"], _BOXES) or "write danger, warning or note"
            yield StructureFault(number, "MD018", f"has a box of the kind {match['kind']}, which nothing draws", fix)
        elif match["bare"] or not (match["title"] or "").strip():
            fix = f'write {match["mark"]} {match["kind"]} "{match["bare"].strip() or "Title"}"'
            message = "has a box without a title in quotation marks: its kind would stand there, in English"
            yield StructureFault(number, "MD018", message, fix)


def _attribute_faults(lines: list[str]) -> Iterator[StructureFault]:
    """Find classes that nothing draws, and a heading that is given two ids, of which the first would be lost."""
    for number, line in _with("{", lines):
        for match in _ATTRIBUTES.finditer(line):
            given = match["inner"].split()
            for name in given:
                if name.startswith(".") and name[1:] not in _CLASSES:
                    fix = nearest(name[1:], _CLASSES) or "delete it"
                    yield StructureFault(number, "MD018", f"has the class {name[1:]}, which nothing draws", fix)
            if sum(name.startswith("#") for name in given) > 1:
                yield StructureFault(number, "MD002", "gives a heading two ids: the first would be lost", "keep one")


def _with(sign: str, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold a sign, with their numbers: most patterns need one that few lines have."""
    return ((number, line) for number, line in enumerate(lines) if sign in line)


def _room_faults(lines: list[_Line]) -> Iterator[StructureFault]:
    """Find text that is indented by less than what belongs to a list or a box: it would stand outside of it."""
    around = ""
    for line in lines:
        if not line.room:
            goes_on = around == "list" and not line.after_blank
            around = "box" if _BOX.match(line.text) else "list" if line.item or goes_on else ""
        elif line.room < _ROOM and not line.item and (around == "box" or (around == "list" and line.after_blank)):
            message = f"indents text by {line.room} spaces: it would stand outside the {around}"
            yield StructureFault(line.number, "MD005", message, f"indent it by {_ROOM}, or not at all")


def _written(lines: list[str]) -> Iterator[_Line]:
    """Yield the lines that are not empty."""
    after_blank = True
    for number, text in enumerate(lines):
        is_blank = not text.strip()
        if not is_blank:
            room = len(text) - len(text.lstrip(" "))
            item = _ITEM.match(text)
            yield _Line(number, text, room, None if item and _RULE.match(text) else item, after_blank)
        after_blank = is_blank


def _html_faults(lines: list[str]) -> Iterator[StructureFault]:
    """Find elements of HTML, of each line the first."""
    for number, line in _with("<", lines):
        if match := _HTML.search(line):
            fix = "write it in Markdown; paste text of other programs as plain text"
            yield StructureFault(number, "MD015", f"holds HTML: {match[0][:40]}", fix)


def _list_faults(lines: list[_Line]) -> Iterator[StructureFault]:
    """Find steps whose numbers would change, lists of two kinds, and items that would stand in another list."""
    opened: list[_List] = []
    for line in lines:
        if item := line.item:
            opened = [one for one in opened if one.room <= line.room]
            same = line.after_blank and opened and opened[-1].room == line.room
            if same and opened[-1].numbered != bool(item["number"]):
                opened.pop()  # behind an empty line a list of the other kind begins
            yield from _item_faults(line.number, item, opened)
        elif line.after_blank or line.text.startswith("#"):
            opened = [one for one in opened if one.room < line.room]


def _item_faults(line: int, item: re.Match[str], opened: list[_List]) -> Iterator[StructureFault]:
    """Put an item into the list that it belongs to, or open one."""
    room, given = len(item["room"]), item["number"]
    numbered, value = given is not None, int(given or 0)
    if not opened or opened[-1].room < room:
        if opened and (room - opened[-1].room) % _ROOM:
            message = f"indents an item by {room - opened[-1].room} spaces: it would stand in the list around it"
            yield StructureFault(line, "MD005", message, f"indent it by {_ROOM}")
        opened.append(_List(room, numbered, value))
        return
    current = opened[-1]
    if current.numbered != numbered:
        if not current.told:
            message = "mixes numbers and bullets in one list: what comes second would stay text"
            yield StructureFault(
                line,
                "MD005",
                message,
                "write one kind, or an empty line between; what belongs to an item is indented by 4",
            )
        current.told = True
    elif numbered and value != current.number + 1:
        if not current.told:
            message = f"step {value} follows step {current.number}, and would be drawn as {current.number + 1}"
            yield StructureFault(line, "MD004", message, "number the steps as readers see them")
        current.told = True
    current.number = value


def _table_faults(lines: list[str]) -> Iterator[StructureFault]:
    cells = 0
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if not line.strip():
            cells = 0
        elif cells and not _ROW_OF_DASHES.match(line):
            if (here := _cells(line)) != cells:
                message = f"has a row of {here} cells in a table of {cells}: the others would be lost"
                yield StructureFault(number, "MD006", message, "give each row as many cells as the head has")
        elif not cells and "|" in line and "|" in following and _ROW_OF_DASHES.match(following):
            cells = _cells(line)
            if _cells(following) != cells:
                message = f"has a head of {cells} cells above {_cells(following)} dashes: it would stay text"
                yield StructureFault(number, "MD006", message, "write | --- | once for each cell of the head")


def _cells(line: str) -> int:
    inner = re.sub(r"^\||(?<!\\)\|$", "", line.strip())
    return len(_BORDER.split(inner))
