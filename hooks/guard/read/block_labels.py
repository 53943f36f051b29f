"""A contact in one block, and in another what says that it is one: a label, a question, an invitation, hours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise, takewhile

from guard.read.block_accounts import said_by_cells
from guard.read.block_kinds import VALUE, VALUE_CHARACTERS, BlockKind, is_value
from guard.read.block_numbers import CONTEXT
from guard.read.block_order import PlacedBlock
from guard.text.clauses import invites_to_what_follows, invites_to_what_precedes, names_service, offers_help
from guard.text.detect import find_contacts
from guard.text.ids import is_odd
from guard.text.leads import is_denied
from guard.text.messengers import continues_label, ends_with_messenger
from guard.text.steps import put_in, service_opened
from guard.words import one_or_many, words, words_apart

# What heads the cells in which somebody on duty is told, and hours and days as they stand beside them.
_DUTY = re.compile(rf"(?i){one_or_many('contact-roles')}|{words_apart('duty-heads')}")
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?"
_UNTIL = words("until-the-hour")
_HOURS = re.compile(
    rf"(?i)(?:{_CLOCK}\s?(?:[-–—~]|{_UNTIL})\s?(?:{words('next-day')})?\s?{_CLOCK}"
    rf"|{words('duty-days')}|[\s,、–-]|{_UNTIL})+"
)
_SENTENCE_ENDS = re.compile(r"[。!?;；]|\.(?=\s|\Z)")
_NO_WORD = re.compile(r"[\d_]")
_WHOLE_NUMBER = re.compile(r"\d(?:[ -]?\d){6,11}")
_LONE_NUMBER = re.compile(r"\d(?:[ -]?\d){6,11}")
# A piece of an account's name, and how many of them there may be.
_PIECE, _MOST_PIECES = re.compile(r"[a-z_.-]{2,8}|\d{2,4}"), 4
_WHOLE_ID = re.compile(r"@?(?=[^\s]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{4,31}")


def said_by_labels(blocks: list[PlacedBlock], kinds: int) -> Iterator[str]:
    """Yield what blocks say together by a label, a question, an invitation or hours; of these `kinds` they are."""
    found: list[str] = []
    for kind, readers in _READERS:
        if kinds & kind:
            found += (said for reader in readers for said in reader(blocks))
    yield from found
    if kinds & BlockKind.TOKEN:
        known = [*found, *(block.text for block in blocks)]
        for said in said_by_cells(blocks):
            # What is found already, in a block by itself or with another, is told once.
            name = said.rpartition(" ")[2].lstrip("@")
            if not any(name in one.replace("-", "_") and find_contacts(one) for one in known):
                yield said


def _labelled(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A label and the block after it; also an id before it, in the same row or outside of tables."""
    for at, block in enumerate(blocks):
        label, after = block.text if block.piece.label else _cut_label(blocks, at), at + 1
        if not label:
            continue
        while after < len(blocks) and (said := blocks[after].text) and (_is_signs_alone(said) or continues_label(said)):
            label, after = label if _is_signs_alone(said) else f"{label} {said}", after + 1
        if after < len(blocks) and VALUE.match(blocks[after].text):
            yield _told(label, blocks[after])
            yield from _in_pieces(label, blocks[after : after + _MOST_PIECES])
        elif after + 1 < len(blocks) and _LONE_NUMBER.fullmatch(blocks[after + 1].text) and not block.table:
            # A sentence stands between a heading and the number that is all of the next block.
            yield f"{label}: {blocks[after + 1].text}"
        before = blocks[at - 1] if at else None
        if before and before[1:3] == block[1:3] and _WHOLE_ID.fullmatch(before.text):
            yield _told(label, before)


def _is_signs_alone(text: str) -> bool:
    """Tell whether a block has signs alone, such as arrows: what it stands between belongs together."""
    return not any(map(str.isalnum, text))


def _in_pieces(label: str, blocks: list[PlacedBlock]) -> Iterator[str]:
    """Yield a label and the account that the pieces behind it are together: "exam", "ple", "77"."""
    pieces = [one.text for one in takewhile(lambda block: _PIECE.fullmatch(block.text), blocks)]
    if len(pieces) > 1 and pieces[0].isalpha() and pieces[-1].isdigit() and _WHOLE_ID.fullmatch("".join(pieces)):
        yield f"{label}: {''.join(pieces)}"


def _cut_label(blocks: list[PlacedBlock], at: int) -> str:
    """Return the messenger's name that ends in this block and begins in the one before ("微", "信"), or ''."""
    before = blocks[at - 1].text if at else ""
    name = before + blocks[at].text
    return name if blocks[at].piece.tail and len(before) in (1, 2) and ends_with_messenger(name) else ""


def _told(label: str, value: PlacedBlock) -> str:
    """Put a label and a value together; a table says by its cells that they belong together, but a plain word in the
    next one may be anything.
    """
    return f"{label}{':' if value.table and _NO_WORD.search(value.text) else ''} {value.text}"


def _answered(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A question for a contact, and a block behind it that is nothing but one."""
    for first, second in pairwise(blocks):
        if first.piece.asked and is_value(answer := second.text.rstrip(".。!")):
            yield f"{first.piece.asked}: {answer}"


def _below(blocks: list[PlacedBlock]) -> Iterator[str]:
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
            if block.row > row and (row == 1 or block.row == row + 1) and VALUE.match(block.text):
                yield _told(label, block)


def _steps(blocks: list[PlacedBlock]) -> Iterator[str]:
    """Steps one after another: "Open Telegram", "Tap the search field", "Type …"."""
    for at, block in enumerate(blocks):
        if block.piece.sought:
            steps = [before.text for before in reversed(blocks[max(0, at - CONTEXT) : at])]
            if service := next(filter(None, map(_service_of_step, steps)), ""):
                yield f"{service}: {block.piece.sought}"
            if put_in(block.text) and any(map(service_opened, steps)):
                yield f"messenger ID: {block.piece.sought}"


def _service_of_step(text: str) -> str:
    """Return the service that a sentence of a block names, and does not deny: "we take no Western Union" opens none."""
    # A step that opens something says hardly anything else. Longer blocks, whose beginning stands here, tell of it.
    if len(text) >= VALUE_CHARACTERS or not names_service(text):
        return ""
    sentences = (sentence for sentence in _SENTENCE_ENDS.split(text) if not is_denied(sentence))
    return next(filter(None, map(names_service, sentences)), "")


def _alone(blocks: list[PlacedBlock]) -> Iterator[str]:
    """An account's name that is all of its block: beside one that invites ("Add us:", "kf_desk_07"), or outside of
    tables with a word of help in it.
    """
    for at, block in enumerate(blocks):
        if not block.piece.alone:
            continue
        invited = (at > 0 and invites_to_what_follows(blocks[at - 1].text)) or (
            at + 1 < len(blocks) and invites_to_what_precedes(blocks[at + 1].text)
        )
        if invited or (not block.table and offers_help(block.text)):
            yield f"contact: {block.text}"


def _on_duty(blocks: list[PlacedBlock]) -> Iterator[str]:
    """An account's name that is all of its block, in a table of who is reached when, or beside hours."""
    heads = {(block.table, block.cell): block.text for block in blocks if block.table and block.row == 1}
    for at, block in enumerate(blocks):
        if not block.piece.named:
            continue
        beside = [other for other in blocks[max(0, at - 1) : at + 2] if other is not block and other[1:3] == block[1:3]]
        told = block.table and _DUTY.search(heads.get((block.table, block.cell), ""))
        if told or any(_HOURS.fullmatch(other.text) for other in beside):
            yield f"contact: {block.text}"


def _bracketed(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A heading that ends with a service in brackets, and a block behind it that is nothing but an account there."""
    for first, second in pairwise(blocks):
        name = second.text.lstrip("@")
        if first.piece.bracketed and _WHOLE_ID.fullmatch(f"@{name}") and is_odd(name):
            yield f"messenger ID: {name}"
        elif first.piece.bracketed and _WHOLE_NUMBER.fullmatch(name):
            yield f"messenger ID: {''.join(filter(str.isdigit, name))}"


def _signed(blocks: list[PlacedBlock]) -> Iterator[str]:
    """A sentence that names a service, and below it the name with which it is signed."""
    for first, second in pairwise(blocks):
        name = second.piece.signed
        if name and is_odd(name) and not is_denied(first.text) and (service := names_service(first.text)):
            yield f"{service}: {name}"


_READERS: tuple[tuple[int, tuple[Callable[[list[PlacedBlock]], Iterator[str]], ...]], ...] = (
    (BlockKind.LABEL, (_labelled, _below)),
    (BlockKind.STEP, (_steps,)),
    (BlockKind.NAME, (_alone,)),
    (BlockKind.NAMED, (_on_duty,)),
    (BlockKind.ASKED, (_answered,)),
    (BlockKind.BRACKETED, (_bracketed,)),
    (BlockKind.SIGNED, (_signed,)),
)
