"""Contacts that are split over neighbouring blocks: a label in one table cell and the number in the next, a phone
number whose groups stand in cells, list items or paragraphs of their own.

A reader puts them together at a glance, so they are put together here, but only where one block ends with a label
or holds nothing but a piece of a number: whole texts are never joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from guard.text.clauses import (
    ends_with_service,
    invites,
    is_account_name,
    names_service,
    offers_help,
    sought,
    stands_alone,
)
from guard.text.digits import HANZI, SPOKEN, figures
from guard.text.messengers import continues_label, ends_with_messenger
from guard.text.normalize import fold
from guard.text.numbers_in_rows import is_bare_number
from guard.text.phones import ends_with_call, speaks_of_calls
from guard.text.wallets import is_address
from guard.words import words

# Elements that show some of their parts first and others last, wherever the file has them: by the part, -1 or 1.
_ORDERED = {
    "table": {"caption": -2, "thead": -1, "tfoot": 1},
    "details": {"summary": -1},
    "fieldset": {"legend": -1},
}
_RANKED = frozenset(part for parts in _ORDERED.values() for part in parts)
# Elements whose start and end tell where a cell stands, and in which order blocks are shown.
STRUCTURE = frozenset({"tr", "td", "th", *_ORDERED, *_RANKED})

# A label is short; of the block beside it only the beginning counts. In characters.
_LABEL_CHARACTERS = 30
_VALUE_CHARACTERS = 60
# How many blocks back a word such as "phone" makes groups of digits a number.
_CONTEXT = 4

# What heads the cells in which somebody on duty is told, and hours and days as they stand beside them.
_DUTY = re.compile(
    rf"(?i){words('contact-roles', 'zh')}|联系|\b(?:{words('contact-roles', 'en')})s?\b"
    r"|\b(?:where|who|whom|contact|desk|on duty|shift|on call|reach)\b"
)
_DAY = r"weekday|weekend|night|holiday|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?"
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?"
_HOURS = re.compile(
    rf"(?i)(?:{_CLOCK}\s?[-–—~至到]\s?(?:次日)?\s?{_CLOCK}|(?:{_DAY})s?|工作日|周末|节假日|夜间|周[一二三四五六日天]|[\s,、至到–-])+"
)
_VALUE = re.compile(rf"@?[A-Za-z0-9][A-Za-z0-9._-]{{3,}}|[+(]?\d[\d\s().-]{{3,}}|[{HANZI}\d][{HANZI}\d\s-]{{4,}}")
# How messengers' names end in Chinese, with what may lead on to an id.
_TAIL = re.compile(r"(?i)[信报報机機扣qx](?:号|號|id)?:?")
_NO_WORD = re.compile(r"[\d_]")
_WHOLE_ID = re.compile(r"@?(?=[^\s]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{4,31}")
_GROUP = re.compile(rf"\+?\(?[\d{HANZI}]{{1,5}}\)?(?:[\s-][\d{HANZI}]{{1,5}}){{0,2}}-?")
# 3-4-4 digits: how a Chinese mobile number is written.
_MOBILE = re.compile(r"1[3-9]\d \d{4} \d{4}|1(?: [3-9])(?: \d){9}")
# What somebody is reached by: an e-mail address, a number with its country.
_REACHED = re.compile(r"[^\s@]@[^\s@]+\.[a-z]|\+\d[\d\s().-]{7,}")
# What joins the pieces of a host or an e-mail address, in a block of its own.
_JOINTS = frozenset({".", "@", "点", "點"})
_PIECE = re.compile(r"[A-Za-z0-9-]{2,}[.@]|[.@][a-z0-9-]{2,}(?:\.[a-z]{2,})?|[a-z0-9][a-z0-9-]+(?:\.[a-z]{2,})?")


# A letter or a sign, or two, in a block of its own; so many of them make a name.
_LETTER = re.compile(r"[A-Za-z0-9@._-]{1,2}")
_LEAST_LETTERS = 5
# A part of a wallet's address, which has so many characters at least, of so many blocks at most.
_PART_OF_KEY = re.compile(r"(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{8,80}")
_LEAST_KEY, _MOST_PARTS = 26, 4
_EVM = re.compile(r"0x[0-9a-fA-F]{40}")
# Digits in words are read in blocks of so many characters.
_SPOKEN_CHARACTERS = 40


class _Kind:
    """What blocks may be pieces of, as bits: it is looked for in a file only if one of its blocks is a piece of it."""

    LABEL, GROUP, CUT, STEP, NAME, LETTER, KEY, ASKED, NAMED, BARE, REACHED = (1 << bit for bit in range(11))
    IN_A_ROW = BARE | REACHED


class Piece(NamedTuple):
    """What one block may be a piece of: its folded text, and whether that is a label, the end of a messenger's name, a
    group of digits, a cut host, nothing but an account's name, a letter, a part of a wallet's address, nothing but a
    number; whether it shows a contact, and is nothing but a name that only accounts have; the token that it tells to
    look for, and the service for whose contact it asks. `kinds` says the same in bits.
    """

    text: str
    label: bool
    tail: bool
    group: bool
    cut: bool
    alone: bool
    letter: bool
    key: bool
    bare: bool
    reached: bool
    named: bool
    sought: str
    asked: str
    kinds: int = 0


def _asked(text: str) -> str:
    """Return the service for whose contact a folded text asks, or the word for calling: "What is your WhatsApp?"."""
    if text[-1:] not in ("?", "？"):
        return ""
    return names_service(text) or ("tel" if speaks_of_calls(text) else "")


def label_of(text: str) -> str:
    """Return a text of data that is nothing but what stands before a contact: "WhatsApp", "客服电话"; of one that asks
    for a contact its service; or "".
    """
    if len(text) > _VALUE_CHARACTERS:
        return ""
    piece = _piece(text)
    return text if piece.label else piece.asked


def is_half(text: str) -> bool:
    """Tell whether a title may be a label, or what stands behind one, beside the text that has it."""
    return bool(text) and (is_value(text) or bool(label_of(text)))


def is_value(text: str) -> bool:
    """Tell whether a text of data is nothing but what may stand behind a label."""
    return len(text) <= _VALUE_CHARACTERS and _VALUE.fullmatch(text) is not None


class Place(NamedTuple):
    """Where a block stands in a table: numbers of table, row and cell, all 0 outside of tables."""

    table: int
    row: int
    cell: int


# The place of all that stands in no table.
OUTSIDE = Place(0, 0, 0)


class _Block(NamedTuple):
    """A block with its place in a table: numbers of table, row and cell, all 0 outside of tables."""

    piece: Piece
    table: int
    row: int
    cell: int

    @property
    def text(self) -> str:
        return self.piece.text


# A block as a whole, and as it is seen.
Pair = tuple[_Block | None, _Block | None]


class _Part:
    """The blocks of one element, each as a whole and as it is seen, by the rank at which they are shown."""

    def __init__(self, tag: str) -> None:
        self.tag, self.rank = tag, 0
        self._ranked: dict[int, list[Pair]] = {0: []}

    @property
    def blocks(self) -> list[Pair]:
        """The blocks of the rank that is read."""
        return self._ranked[self.rank]

    @blocks.setter
    def blocks(self, pairs: list[Pair]) -> None:
        self._ranked[self.rank] = pairs

    def begin(self, tag: str) -> None:
        """Begin a part; only the first of a kind is shown elsewhere than it stands."""
        rank = _ORDERED.get(self.tag, {}).get(tag, 0)
        self.rank = 0 if self._ranked.get(rank) else rank
        self._ranked.setdefault(self.rank, [])

    def in_order(self) -> list[Pair]:
        """Return all blocks as they are shown; the rows of a table are counted so."""
        ranks = sorted(self._ranked)
        pairs = [pair for rank in ranks for pair in self._ranked[rank]]
        if self.tag != "table" or list(self._ranked) == [0] or not pairs:
            return pairs
        first = min(block.table for pair in pairs for block in pair if block)
        rows: dict[int, int] = {}

        def counted(block: _Block | None) -> _Block | None:
            if block is None or block.table != first:
                return block
            return block._replace(row=rows.setdefault(block.row, len(rows) + 1))

        return [(counted(whole), counted(seen)) for whole, seen in pairs]


class AdjacentBlocks:
    """Collects the blocks of one file in their order, then yields the texts that they make together."""

    def __init__(self) -> None:
        self._shown = [_Part("")]
        self._differ = False
        self._apart: dict[str, None] = {}
        self._tables = 0
        # What there is to look for; most files hold no label and no lone group of digits.
        self._kinds = 0
        # Table, row and cell of each table that is open.
        self._open: list[list[int]] = []

    def start(self, tag: str) -> None:
        """Note the start of an element of `STRUCTURE`."""
        if tag in _ORDERED:
            self._shown.append(_Part(tag))
        elif tag in _RANKED:
            self._shown[-1].begin(tag)
        if tag == "table":
            self._tables += 1
            self._open.append([self._tables, 0, 0])
        elif self._open and tag == "tr":
            self._open[-1][1:] = [self._open[-1][1] + 1, 0]
        elif self._open and tag in ("td", "th"):
            self._open[-1][2] += 1

    def end(self, tag: str) -> None:
        """Note the end of an element of `STRUCTURE`."""
        if tag in _ORDERED and self._shown[-1].tag == tag:
            part = self._shown.pop()
            self._shown[-1].blocks += part.in_order()
        elif tag in _RANKED:
            self._shown[-1].rank = 0
        if tag == "table" and self._open:
            self._open.pop()

    @property
    def place(self) -> Place:
        """Where a block stands that ends now."""
        return Place(*self._open[-1]) if self._open else OUTSIDE

    def add(self, text: str, seen: str, place: Place) -> None:
        """Take in the text of one block: the whole of it, and what a reader sees of it."""
        self._shown[-1].blocks.append(pair_at(*self._pieces_of(text, seen), place))

    def _pieces_of(self, text: str, seen: str) -> tuple[Piece | None, Piece | None]:
        """Return what a block and what is seen of it may be pieces of, None for nothing."""
        whole = part = piece_of(text) if text else None
        if seen != text:
            self._differ = True
            part = piece_of(seen) if seen else None
        self._kinds |= (whole.kinds if whole else 0) | (part.kinds if part else 0)
        return whole, part

    def touching(self, first: str, second: str) -> None:
        """Take in two pieces of one run that touch each other; a style may have set them apart."""
        if len(first) <= _LABEL_CHARACTERS and _VALUE.match(second) and _piece(first).label:
            self._apart[f"{_piece(first).text} {second[:_VALUE_CHARACTERS]}"] = None

    def texts(self) -> Iterator[str]:
        """Yield what neighbouring blocks and touching pieces say together, where that may be a contact."""
        yield from self._apart
        while len(self._shown) > 1:
            self.end(self._shown[-1].tag)
        shown, kinds = self._shown[0].in_order(), self._kinds
        for at in (0, 1) if self._differ else (0,):
            blocks = [block for pair in shown if (block := pair[at])]
            if kinds & _Kind.LABEL:
                yield from _labelled(blocks)
                yield from _below(blocks)
            columns = list(_columns(blocks)) if kinds & (_Kind.GROUP | _Kind.LETTER) else []
            if kinds & _Kind.GROUP:
                yield from _grouped(blocks)
                yield from _grouped_below(columns)
            for each in (blocks, *columns) if kinds & _Kind.LETTER else ():
                yield from _spelled(each)
            if kinds & _Kind.KEY:
                yield from _keys(blocks)
            if kinds & _Kind.CUT:
                yield from _pieces(blocks)
            if kinds & _Kind.STEP:
                yield from _steps(blocks)
            if kinds & _Kind.NAME:
                yield from _alone(blocks)
            if kinds & _Kind.NAMED:
                yield from _on_duty(blocks)
            if kinds & _Kind.ASKED:
                yield from _answered(blocks)
            if kinds & _Kind.IN_A_ROW == _Kind.IN_A_ROW:
                yield from _in_a_row(blocks)


def may_say(kinds: int) -> bool:
    """Tell whether blocks of these kinds may say anything together."""
    return bool(kinds & ~_Kind.IN_A_ROW) or kinds & _Kind.IN_A_ROW == _Kind.IN_A_ROW


def pair_at(whole: Piece | None, seen: Piece | None, place: Place) -> Pair:
    """Return a block as a whole and as it is seen, at its place."""
    block = _Block(whole, *place) if whole else None
    return block, block if seen is whole else seen and _Block(seen, *place)


def piece_of(text: str) -> Piece:
    """Return what a block may be a piece of; of a long one its beginning counts."""
    return _piece(text[:_VALUE_CHARACTERS])


@lru_cache(maxsize=4096)
def _piece(text: str) -> Piece:
    text = fold(text)
    label = len(text) <= _LABEL_CHARACTERS and (
        ends_with_messenger(text) or ends_with_call(text) or ends_with_service(text)
    )
    touching = text[-1:] in (".", "@") or text[:1] in (".", "@")
    piece = Piece(
        text,
        label=label,
        tail=_TAIL.fullmatch(text) is not None,
        group=_GROUP.fullmatch(text) is not None
        or (len(text) <= _SPOKEN_CHARACTERS and SPOKEN.fullmatch(text) is not None),
        cut=text in _JOINTS or (touching and _PIECE.fullmatch(text) is not None),
        alone=stands_alone(text),
        letter=_LETTER.fullmatch(text) is not None,
        key=_PART_OF_KEY.fullmatch(text) is not None,
        bare=is_bare_number(text),
        reached=_REACHED.search(text) is not None,
        named=is_account_name(text),
        sought=sought(text),
        asked=_asked(text),
    )
    # Most are nothing but text.
    return piece._replace(kinds=_kinds(piece)) if any(piece[1:]) else piece


def _kinds(piece: Piece) -> int:
    found = (
        (_Kind.LABEL, piece.label or piece.tail),
        (_Kind.GROUP, piece.group),
        (_Kind.CUT, piece.cut),
        (_Kind.STEP, piece.sought),
        (_Kind.NAME, piece.alone),
        (_Kind.LETTER, piece.letter),
        (_Kind.KEY, piece.key),
        (_Kind.ASKED, piece.asked),
        (_Kind.NAMED, piece.named),
        (_Kind.BARE, piece.bare),
        (_Kind.REACHED, piece.reached),
    )
    return sum(kind for kind, is_found in found if is_found)


def _labelled(blocks: list[_Block]) -> Iterator[str]:
    """A label and the block after it; also an id before it, in the same row or outside of tables."""
    for at, block in enumerate(blocks):
        label, after = block.text if block.piece.label else _cut_label(blocks, at), at + 1
        if not label:
            continue
        while after < len(blocks) and blocks[after].text and continues_label(blocks[after].text):
            label, after = f"{label} {blocks[after].text}", after + 1
        if after < len(blocks) and _VALUE.match(blocks[after].text):
            yield _told(label, blocks[after])
        before = blocks[at - 1] if at else None
        if before and before[1:3] == block[1:3] and _WHOLE_ID.fullmatch(before.text):
            yield _told(label, before)


def _cut_label(blocks: list[_Block], at: int) -> str:
    """Return the messenger's name that ends in this block and begins in the one before ("微", "信"), or ''."""
    before = blocks[at - 1].text if at else ""
    name = before + blocks[at].text
    return name if blocks[at].piece.tail and len(before) in (1, 2) and ends_with_messenger(name) else ""


def _told(label: str, value: _Block) -> str:
    """Put a label and a value together; a table says by its cells that they belong together, but a plain word in the
    next one may be anything.
    """
    return f"{label}{':' if value.table and _NO_WORD.search(value.text) else ''} {value.text}"


def _answered(blocks: list[_Block]) -> Iterator[str]:
    """A question for a contact, and a block behind it that is nothing but one."""
    for first, second in pairwise(blocks):
        if first.piece.asked and is_value(answer := second.text.rstrip(".。!")):
            yield f"{first.piece.asked}: {answer}"


def _below(blocks: list[_Block]) -> Iterator[str]:
    """A label in the first row of a table, or in a row of its own, and the cells of its column below."""
    labels: dict[tuple[int, int], tuple[int, str]] = {}
    for block in blocks:
        column = (block.table, block.cell)
        if not block.table:
            continue
        if block.piece.label:
            labels[column] = (block.row, block.text)
        elif column in labels:
            row, label = labels[column]
            if block.row > row and (row == 1 or block.row == row + 1) and _VALUE.match(block.text):
                yield _told(label, block)


def _grouped(blocks: list[_Block]) -> Iterator[str]:
    """Groups of digits, each a block of its own. Those of a table with columns are one number only if they look like
    one together, or in a row whose cells have no headings.
    """
    start = 0
    several = {block.table for block in blocks if block.table and block.cell > 1}
    heads = {(block.table, block.cell) for block in blocks if block.row == 1 and not block.piece.group}
    for (group, table), run in groupby(blocks, key=lambda block: (block.piece.group, block.table)):
        each = list(run)
        if group and len(each) > 1:
            called = speaks_of_calls(" ".join(block.text for block in blocks[max(0, start - _CONTEXT) : start]))
            if table in several:
                yield from [" ".join(block.text for block in each)] if called else _numbers(each, called=False)
                yield from (
                    number for row in _rows(each) if not _is_headed(row, heads) for number in _numbers(row, called)
                )
            else:
                yield from _numbers(each, called)
        start += len(each)


def _rows(cells: list[_Block]) -> Iterator[list[_Block]]:
    """Yield the cells of each row that has more than one of them."""
    for _, row in groupby(cells, key=lambda cell: cell.row):
        found = list(row)
        if len(found) > 1:
            yield found


def _is_headed(row: list[_Block], heads: set[tuple[int, int]]) -> bool:
    return row[0].row > 1 and sum((cell.table, cell.cell) in heads for cell in row) > 1


def _columns(blocks: list[_Block]) -> Iterator[list[_Block]]:
    """Yield the columns of tables with more than one, as they are read from above."""
    columns: dict[tuple[int, int], list[_Block]] = {}
    for block in blocks:
        if block.table:
            columns.setdefault((block.table, block.cell), []).append(block)
    several = {table for table, cell in columns if cell > 1}
    yield from (column for (table, _), column in columns.items() if table in several)


def _grouped_below(columns: list[list[_Block]]) -> Iterator[str]:
    """Groups of digits below a word for calling, if together they are what a number looks like."""
    for column in columns:
        head, *below = column
        run = [block.text for block in below if block.piece.group]
        if len(run) > 1 and len(run) == len(below) and speaks_of_calls(head.text):
            yield " ".join(run)


def _spelled(blocks: list[_Block]) -> Iterator[str]:
    """Letters, each in a block of its own: an address, or a name behind the word for its service."""
    start = 0
    for (letter, _), run in groupby(blocks, key=lambda block: (block.piece.letter, block.table)):
        texts = [block.text for block in run]
        if letter and len(texts) >= _LEAST_LETTERS:
            name, before = "".join(texts), blocks[start - 1].piece if start else None
            if "." in name[1:-1] or "@" in name:
                yield name
            if before and before.label:
                yield f"{before.text}: {name}"
        start += len(texts)


def _keys(blocks: list[_Block]) -> Iterator[str]:
    """A wallet's address in parts, each a block of its own."""
    for (key, _), run in groupby(blocks, key=lambda block: (block.piece.key, block.table)):
        texts = [block.text for block in run] if key else []
        for at in range(len(texts)):
            for end in range(at + 2, min(at + _MOST_PARTS, len(texts)) + 1):
                whole = "".join(texts[at:end])
                if len(whole) >= _LEAST_KEY and (_EVM.fullmatch(whole) or is_address(whole)):
                    yield whole


def _numbers(groups: list[_Block], called: bool) -> Iterator[str]:
    joined = " ".join(group.text for group in groups)
    spoken = joined[:1].isalpha() and SPOKEN.fullmatch(joined) is not None and figures(joined) != joined
    if called:
        yield f"tel {joined}"
    elif joined.startswith("+") or _MOBILE.fullmatch(joined) or spoken:
        yield joined


def _steps(blocks: list[_Block]) -> Iterator[str]:
    """Steps one after another: "Open Telegram", "Tap the search field", "Type …"."""
    for at, block in enumerate(blocks):
        if block.piece.sought:
            services = (names_service(before.text) for before in reversed(blocks[max(0, at - _CONTEXT) : at]))
            if service := next(filter(None, services), ""):
                yield f"{service}: {block.piece.sought}"


def _alone(blocks: list[_Block]) -> Iterator[str]:
    """An account's name that is all of its block: beside one that invites ("Add us:", "kf_desk_07"), or outside of
    tables with a word of help in it.
    """
    for at, block in enumerate(blocks):
        if not block.piece.alone:
            continue
        before, behind = (
            invites(other.text, behind=after)
            for other, after in ((blocks[max(0, at - 1)], False), (blocks[min(at + 1, len(blocks) - 1)], True))
        )
        if before or behind or (not block.table and offers_help(block.text)):
            yield f"contact: {block.text}"


def _on_duty(blocks: list[_Block]) -> Iterator[str]:
    """An account's name that is all of its block, in a table of who is reached when, or beside hours."""
    heads = {(block.table, block.cell): block.text for block in blocks if block.table and block.row == 1}
    for at, block in enumerate(blocks):
        if not block.piece.named:
            continue
        beside = [other for other in blocks[max(0, at - 1) : at + 2] if other is not block and other[1:3] == block[1:3]]
        told = block.table and _DUTY.search(heads.get((block.table, block.cell), ""))
        if told or any(_HOURS.fullmatch(other.text) for other in beside):
            yield f"contact: {block.text}"


def _in_a_row(blocks: list[_Block]) -> Iterator[str]:
    """A number with nothing that says what it is, beside contacts: in the block before or behind, in its row, or in its
    column.
    """
    heads = {(block.table, block.cell): block.text for block in blocks if block.row == 1}
    columns = {(block.table, block.cell) for block in blocks if block.table and block.piece.reached}
    for at, block in enumerate(blocks):
        if not block.piece.bare:
            continue
        head = heads.get((block.table, block.cell), "") if block.row > 1 else ""
        near = [other for other in blocks[max(0, at - 1) : at + 2] if other[1:3] == block[1:3]]
        beside = any(other.piece.reached for other in near) and (not head or speaks_of_calls(head))
        if beside or (block.table and (block.table, block.cell) in columns):
            yield f"tel {block.text}"


def _pieces(blocks: list[_Block]) -> Iterator[str]:
    """A host or e-mail address cut at its dots: "evil" beside ".com"."""
    parts = [block.piece for block in blocks]
    for first, dot, second in zip(parts, parts[1:], parts[2:], strict=False):
        if dot.text in _JOINTS and _PIECE.fullmatch(first.text) and _PIECE.fullmatch(second.text):
            yield f"{first.text}{dot.text}{second.text}"
    for first, second in pairwise(parts):
        if not (first.cut or second.cut) or not (_PIECE.fullmatch(first.text) and _PIECE.fullmatch(second.text)):
            continue
        # "Yes." beside "no" is a sentence of one word.
        if second.text[0] in ".@" or not first.text[0].isupper():
            yield first.text + second.text
