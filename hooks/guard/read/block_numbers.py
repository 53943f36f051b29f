"""Numbers, names and keys in groups, each a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise, takewhile

from guard.read.block_kinds import CUT_PIECE, BlockKind, joint_of
from guard.read.block_letters import said_by_letters
from guard.read.block_order import OUTSIDE, PlacedBlock
from guard.text.clauses import names_service
from guard.text.digits import SPOKEN, figures, hanzi_figures
from guard.text.phones import speaks_of_calls
from guard.text.wallets import is_address

# How many blocks back a word such as "phone" makes groups of digits a number.
CONTEXT = 4
# 3-4-4 digits: how a Chinese mobile number is written.
_MOBILE = re.compile(r"1[3-9]\d \d{4} \d{4}|1(?: [3-9])(?: \d){9}")
# The same, and how a number of North America is written whose last group tells it from an amount.
_WHOLE = re.compile(rf"{_MOBILE.pattern}|[2-9]\d\d [2-9]\d\d 0\d{{3}}")
# The same without spaces, and the numbers that services have in China.
_LONG_NUMBER = re.compile(r"1[3-9]\d{9}|1?[2-9]\d\d[2-9]\d\d0\d{3}|[48]00\d{3}0\d{3}")
# A wallet's address stands in so many blocks at most.
_MOST_PARTS = 4
# A label is followed by so many groups of a number, of so many digits together; one alone counts something.
_MOST_GROUPS, _DIGITS, _GROUP_OF_DIGITS = 5, range(7, 14), re.compile(r"\d{2,8}")
# So many letters stand in one of the cells down which something is read.
_FEW_LETTERS, _ID = 3, re.compile(r"[a-z0-9_.-]*\d[a-z0-9_.-]*")
# "0 1 8 8": a group told figure by figure.
_FIGURE_BY_FIGURE = re.compile(r"(?<=(?<!\d)\d)\s(?=\d(?!\d))")
_EVM = re.compile(r"0x[0-9a-fA-F]{40}")


def said_by_groups(blocks: list[PlacedBlock], kinds: int) -> Iterator[str]:
    """Yield the numbers, names and keys that stand in groups in several blocks; of these `kinds` they are."""
    columns = list(_columns(blocks)) if kinds & (BlockKind.GROUP | BlockKind.LETTER) else []
    if kinds & BlockKind.GROUP:
        yield from _grouped(blocks)
        yield from _grouped_below(columns)
        yield from _labelled_groups(blocks)
        yield from _read_down(columns)
        yield from _read_across(blocks)
    if kinds & BlockKind.LETTER:
        yield from said_by_letters([blocks, *columns])
        yield from _beside_a_label(columns)
    if kinds & BlockKind.KEY:
        yield from _keys(blocks)
    if kinds & BlockKind.CUT:
        yield from _pieces(blocks)
    if kinds & BlockKind.IN_A_ROW == BlockKind.IN_A_ROW:
        yield from _in_a_row(blocks)


def _grouped(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Groups of digits, each a block of its own. Those of a table with columns are one number only if they look like
    one together, or in a row whose cells have no headings.
    """
    start = 0
    several = {block.table for block in blocks if block.table and block.cell > 1}
    heads = {(block.table, block.cell) for block in blocks if block.row == 1 and not block.piece.group}
    for (group, table), run in groupby(blocks, key=lambda block: (block.piece.group, block.table)):
        each = list(run)
        if group and len(each) > 1:
            called = speaks_of_calls(" ".join(block.text for block in blocks[max(0, start - CONTEXT) : start]))
            if table in several:
                yield from [" ".join(block.text for block in each)] if called else _numbers(each, _MOBILE)
                yield from (
                    number
                    for row in _rows(each)
                    if not _is_headed(row, heads)
                    for number in _numbers(row, _MOBILE, called=called)
                )
            else:
                yield from _numbers(each, _WHOLE, called=called)
        start += len(each)


def _rows(cells: list[PlacedBlock]) -> Iterator[list[PlacedBlock]]:
    """Yield the cells of each row that has more than one of them."""
    for _, row in groupby(cells, key=lambda cell: cell.row):
        found = list(row)
        if len(found) > 1:
            yield found


def _is_headed(row: list[PlacedBlock], heads: set[tuple[int, int]]) -> bool:
    return sum((cell.table, cell.cell) in heads for cell in row) > 1


def _columns(blocks: list[PlacedBlock]) -> Iterator[list[PlacedBlock]]:
    """Yield the columns of tables with more than one, as they are read from above."""
    columns: dict[tuple[int, int], list[PlacedBlock]] = {}
    for block in blocks:
        if block.table:
            columns.setdefault((block.table, block.cell), []).append(block)
    several = {table for table, cell in columns if cell > 1}
    yield from (column for (table, _), column in columns.items() if table in several)


def _grouped_below(columns: list[list[PlacedBlock]]) -> Iterator[str]:
    """Groups of digits below a word for calling, or all of a column, if together they are what a number looks like."""
    for column in columns:
        head, *below = column
        run = [block.text for block in below if block.piece.group]
        if len(run) > 1 and len(run) == len(below) and speaks_of_calls(head.text):
            yield " ".join(run)
        if _WHOLE.fullmatch(whole := " ".join(block.text for block in column)):
            yield whole


def _labelled_groups(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Groups of digits behind the label of an account, which are all of their table, or follow outside of tables."""
    for at, label in enumerate(blocks):
        if not label.piece.label or label.piece.group or speaks_of_calls(label.text):
            continue
        run = list(takewhile(lambda block: block.piece.group, blocks[at + 1 : at + 2 + _MOST_GROUPS]))
        behind = [block.table for block in blocks[at + 1 + len(run) : at + 2 + len(run)]]
        texts, tables = [block.text for block in run], {block.table for block in run}
        whole = len(tables) == 1 and not (tables & set(behind) - {OUTSIDE.table})
        if len(run) > 1 and whole and all(map(_GROUP_OF_DIGITS.fullmatch, texts)):
            are_round = all(text.endswith("0") for text in texts)
            if len("".join(texts)) in _DIGITS and not are_round:
                yield f"{label.text} {''.join(texts)}"


def _read_down(columns: list[list[PlacedBlock]]) -> Iterator[str]:
    """A number whose figures stand in the cells of a table that holds nothing else, read column by column."""
    for _, group in groupby(columns, key=lambda column: column[0].table):
        # A caption stands in no column.
        told = [[block.text for block in column] for column in group if column[0].cell]
        if all(text.isdigit() and len(text) < 3 for column in told for text in column):
            whole = " ".join(map("".join, told))
            if _WHOLE.fullmatch(whole):
                yield whole


def _read_across(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A number whose figures stand one by one, or in groups, in the cells of a table that holds nothing else, read row
    by row.
    """
    for table, group in groupby(blocks, key=lambda block: block.table):
        cells = [cell for cell in group if cell.text]
        if table and 2 < len(cells) <= _MOST_GROUPS and all(cell.piece.group for cell in cells):
            whole = " ".join(cell.text for cell in cells)
            yield from [whole] if _WHOLE.fullmatch(whole) else ()
        if table and all(len(cell.text) == 1 and cell.piece.group for cell in cells):
            figures = hanzi_figures("".join(cell.text for cell in cells))
            if len({cell.row for cell in cells}) > 1 and _LONG_NUMBER.fullmatch(figures):
                yield f"tel {figures}"


def _beside_a_label(columns: list[list[PlacedBlock]]) -> Iterator[str]:
    """A label that stands letter by letter down one column, and what stands so in the next one."""
    for first, second in pairwise(columns):
        label, value = ("".join(block.text for block in column) for column in (first, second))
        down = first[0].table == second[0].table and max(len(block.text) for block in (*first, *second)) <= _FEW_LETTERS
        if down and _ID.fullmatch(value) and (names_service(label) or speaks_of_calls(label)):
            yield f"{names_service(label) or label}: {value}"


def _keys(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A wallet's address in parts, each a block of its own."""
    for (key, _), run in groupby(blocks, key=lambda block: (block.piece.key, block.table)):
        texts = [block.text for block in run] if key else []
        for at in range(len(texts)):
            for end in range(at + 2, min(at + _MOST_PARTS, len(texts)) + 1):
                whole = "".join(texts[at:end])
                if _EVM.fullmatch(whole) or is_address(whole):
                    yield whole


def _numbers(groups: list[PlacedBlock], shape: re.Pattern[str], *, called: bool = False) -> Iterator[str]:
    joined = " ".join(_FIGURE_BY_FIGURE.sub("", group.text) for group in groups)
    spoken = joined[:1].isalpha() and SPOKEN.fullmatch(joined) is not None and figures(joined) != joined
    if called:
        yield f"tel {joined}"
    elif joined.startswith("+") or shape.fullmatch(joined) or spoken:
        yield joined


def _in_a_row(blocks: list[PlacedBlock]) -> Iterator[str]:
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


def _pieces(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A host or e-mail address cut at its dots: "evil" beside ".com"."""
    parts = [block.piece for block in blocks]
    for first, dot, second in zip(parts, parts[1:], parts[2:], strict=False):
        # What is a sign itself stands as it is written.
        sign = dot.text if len(dot.text) == 1 else joint_of(dot.text)
        if joint_of(dot.text) and CUT_PIECE.fullmatch(first.text) and CUT_PIECE.fullmatch(second.text):
            yield f"{first.text}{sign}{second.text}"
    for first, second in pairwise(parts):
        if not (first.cut or second.cut) or not (CUT_PIECE.fullmatch(first.text) and CUT_PIECE.fullmatch(second.text)):
            continue
        # "Yes." beside "no" is a sentence of one word.
        if second.text[0] in ".@" or not first.text[0].isupper():
            yield first.text + second.text
