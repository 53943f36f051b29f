"""An account that is all of its cell or line, and in another cell of its row, at the head of its column or in the line
before it what says that it is somebody's: a role, a label, a service.

A cell is so short that no sentence says what its token is. So the label decides: "Agent", "handle", "Who to write" say
that somebody is reached, whatever the token is made of; a service says it of what is no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.read.block_kinds import NUMBER_CELL, TOKEN
from guard.read.block_order import PlacedBlock
from guard.text.clauses import is_keeper, services_at
from guard.text.ids import DIGIT, DIGITS, SURE, kind_of
from guard.text.leads import answers_no
from guard.text.simplified import simplified
from guard.text.vocabulary import is_entry
from guard.words import whole_words, word_beginnings, words

# How many blocks before and behind may say whose a token is; a label has so many characters at most.
_NEAR, _LABEL_CHARACTERS = 3, 40
_SHORTEST = 5
# Longer numbers are cards and accounts of banks.
_LONGEST_ID = 12
_MADE_UP = re.compile(r"[a-z]+(?:[_.][a-z]+)*[._]\d{1,4}|[a-z]+(?:_[a-z0-9]+)+|[a-z]+\.[a-z]{1,7}|[a-z]+\d{1,5}")
# What ends a label of somebody, whatever the name is made of; of somebody, if it is made as no word is; of a number.
_WHO = re.compile(rf"(?i)(?<![-_]){whole_words('cell-labels-of-people')}\Z")
_WHOSE = re.compile(rf"(?i)(?<![-_]){whole_words('cell-labels-of-roles')}\Z")
_NUMBERED = re.compile(rf"(?i)(?<![-_]){whole_words('cell-labels-of-numbers')}\Z")
_JOINED = re.compile("[._-]")
# What programs call their values, and their copies of one thing: qq_app_id, Radio_1.
_OF_PROGRAMS = re.compile(rf"(?:\A|[._-])(?:{words('names-of-values')})(?:[._-]|\Z)")
_NUMBERED_NAME = re.compile(r"[A-Z][A-Za-z_]*_\d")
# So many characters may stand beside the name of a service.
_BESIDE = 8
_HAN = "\u2e80"
# An arrow alone says nothing.
_SAYS = re.compile(r"\w")
_THINGS = re.compile(rf"(?i){word_beginnings('things-with-ids')}")


def said_by_cells(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Yield what blocks that hold nothing but a token say with the blocks that tell whose it is."""
    heads = {(block.table, block.cell): block for block in blocks if block.table and block.row == 1}
    for at, block in enumerate(blocks):
        if block.piece.token:
            yield from _said_by_cell(blocks, at, _labels(blocks, at, heads))


def _said_by_cell(blocks: list[PlacedBlock], at: int, labels: list[str]) -> Iterator[str]:
    """Yield what one block that holds nothing but a token says with its labels, and with a service beside it."""
    text = blocks[at].text
    if number := NUMBER_CELL.fullmatch(text):
        own = [number["label"]] if number["label"] else []
        label = next((one for one in [*own, *labels[:2]] if _is_of_somebody(one, _NUMBERED)), "")
        digits = "".join(filter(str.isdigit, number["id"]))
        if label:
            yield f"messenger ID: {digits}" if len(digits) <= _LONGEST_ID else f"{label}: {number['id']}"
    elif token := TOKEN.fullmatch(text):
        own = [token["label"]] if token["label"] else []
        if len(token["id"]) >= _SHORTEST and (told := _of_name(token["id"], own + labels, _in_row(blocks, at))):
            yield told


def _of_name(name: str, labels: list[str], around: list[str]) -> str:
    """Return a name with the label or the service that tells of somebody, or ''."""
    kind, figured = kind_of(name), DIGIT.search(name) is not None
    if kind == DIGITS or any(map(_THINGS.search, labels[:1])) or not (name.islower() or figured) or name.isupper():
        return ""
    told = name.replace("-", "_")
    made = bool(kind) or _MADE_UP.fullmatch(name) is not None
    sure = kind == SURE or (made and figured)
    for pattern, fits in ((_WHO, made or not is_entry(name)), (_WHOSE, sure)):
        if fits and (label := next((one for one in labels if _is_of_somebody(one, pattern)), "")):
            return f"{label}: @{told}"
    joined = made and _JOINED.search(name) and not _OF_PROGRAMS.search(name)
    if not (sure or joined) or _NUMBERED_NAME.fullmatch(name) or services_at(_JOINED.sub(" ", name)):
        return ""
    service = next(filter(None, map(_only_service, around)), "")
    return f"{service}: @{told}" if service else ""


def _only_service(text: str) -> str:
    """Return the service that a short text names, and hardly anything else, or ''."""
    simple = simplified(text)
    for one in services_at(simple):
        goes_on = simple[one.end : one.end + 1]
        rest = len(simple) - (one.end - one.start)
        if rest <= _BESIDE and not (goes_on.isalpha() and goes_on < _HAN) and not is_keeper(one.name):
            return "" if answers_no(simple) else one.name
    return ""


def _is_of_somebody(label: str, pattern: re.Pattern[str]) -> bool:
    """Tell whether a label ends with a word of a pattern, which says that somebody is told."""
    simple = simplified(label).rstrip(" :：→>?？!！")
    return bool(pattern.search(simple)) and not _THINGS.search(simple) and not answers_no(simple)


def _labels(blocks: list[PlacedBlock], at: int, heads: dict[tuple[int, int], PlacedBlock]) -> list[str]:
    """Return the short texts that may be the label of a block: the one before it, the head of its column, the first of
    its row.
    """
    block = blocks[at]
    before = [one for one in blocks[max(0, at - _NEAR) : at] if one[1:3] == block[1:3] and _SAYS.search(one.text)]
    head = heads.get((block.table, block.cell)) if block.table else None
    found = [*reversed(before[-1:]), *([head] if head and head is not block else []), *before[:1]]
    return [text for text in dict.fromkeys(one.text for one in found) if text and len(text) <= _LABEL_CHARACTERS]


def _in_row(blocks: list[PlacedBlock], at: int) -> list[str]:
    """Return the texts that stand near to a block in its row, or its lines."""
    block = blocks[at]
    near = blocks[max(0, at - _NEAR) : at + _NEAR + 1]
    return [one.text for one in near if one is not block and one[1:3] == block[1:3]]
