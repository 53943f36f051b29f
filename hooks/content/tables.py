"""Tables of three columns and more, which a phone is too narrow for: each cell also carries its column's name.

A style sheet shows a row as a card on a phone, with these names, and the table with its head everywhere else. Names and
head are never shown together, so a screen reader says each once. The roles say that a card is still a row: some
browsers forget it when a style sheet changes how a row is laid out.
"""

from __future__ import annotations

import html
import re

# A code of an error has no place where a line may end, so a narrow column cuts it anywhere. With a place behind each
# underscore it is still found and copied as one word.
_CODE = re.compile(r"\b[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")
_TEXT = re.compile(r">[^<>]+<")
_SHORT = 12  # characters of a code that fit into the narrowest column

NARROW = 2  # columns that a phone of 390 px can show beside each other

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_ANY_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td((?: [^>]*)?)>")
_TAG = re.compile(r"<[^>]*>")
_ROLES = {
    "<thead>": '<thead role="rowgroup">',
    "<tbody>": '<tbody role="rowgroup">',
    "<tr>": '<tr role="row">',
    "<th>": '<th role="columnheader">',
}


def name_cells(article: str) -> str:
    """Return the HTML of an article whose wide tables have a name in each cell.

    Only what Markdown makes is touched: a `<table>` without attributes, whose cells hold no table.
    """
    return _TABLE.sub(lambda table: _named(table[1]) or table[0], article)


def with_breaks(article: str) -> str:
    """Return the HTML of an article in whose tables a long code may break behind each of its underscores."""

    def code(found: re.Match[str]) -> str:
        return found[0].replace("_", "_<wbr>") if len(found[0]) > _SHORT else found[0]

    def text(found: re.Match[str]) -> str:
        return _CODE.sub(code, found[0])

    return _ANY_TABLE.sub(lambda table: _TEXT.sub(text, table[0]) if "_" in table[0] else table[0], article)


def _named(inner: str) -> str:
    """The table with names and roles, or "" where it is narrow."""
    names = [html.escape(html.unescape(_TAG.sub("", name)).strip(), quote=False) for name in _HEAD.findall(inner)]
    if len(names) <= NARROW:
        return ""

    def row(found: re.Match[str]) -> str:
        columns = iter(names)
        return f"<tr>{_CELL.sub(lambda cell: _cell(cell[1], next(columns, '')), found[1])}</tr>"

    inner = _ROW.sub(row, inner)
    for plain, with_role in _ROLES.items():
        inner = inner.replace(plain, with_role)
    return f'<table class="cards" role="table">{inner}</table>'


def _cell(attributes: str, name: str) -> str:
    """The beginning of a cell below the head `name`."""
    label = f'<span class="column">{name}</span> ' if name else ""
    return f'<td{attributes} role="cell">{label}'
