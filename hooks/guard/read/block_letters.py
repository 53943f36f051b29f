"""Names and numbers that are told letter by letter, or syllable by syllable, each in a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from guard.read.block_kinds import BlockPiece
from guard.read.block_order import PlacedBlock
from guard.text.clauses import names_service, offers_help, speaks_of_accounts
from guard.text.ids import SURE, kind_of
from guard.text.joined_letters import dotted
from guard.text.leads import is_denied
from guard.text.messengers import ends_with_messenger
from guard.text.phones import speaks_of_calls
from guard.text.vocabulary import is_plain

# So many letters make a name, so many syllables, and so many digits a number.
_LEAST_LETTERS, _LEAST_SYLLABLES = 5, 3
_NUMBER = range(7, 16)
# So many different digits has what is no row of bits or of marks.
_LEAST_DIGITS = 4
_DIGITS_BEHIND = re.compile(r"\A[A-Za-z](?=\d{7,15}\Z)")
# Letters and then digits, as accounts are called and rows of letters and digits of anything else are not.
_ACCOUNT = re.compile(r"[a-z][a-z_.-]+\d{2,}")
# The initials of a messenger before what is its id.
_INITIALS = re.compile(r"(?P<service>[a-z]{2}):?(?P<id>[a-z][a-z0-9_.-]*\d[a-z0-9_.-]*|\d{7,11})")
_HAN = re.compile("[\u4e00-\u9fff]")
_WORDY, _LEAST_WORDY = re.compile("[A-Za-z0-9]"), 4
# What is said of letters behind them has so many characters.
_SHORT = 24
_SIGNS = re.compile("[.@:]")


def said_by_letters(orders: list[list[PlacedBlock]]) -> Iterator[str]:
    """Yield what letters say that are read in one of some orders: as the blocks stand, down each column."""
    for blocks in orders:
        start = 0
        for (letter, table), run in groupby(blocks, key=lambda block: (block.piece.letter, block.table)):
            texts = [block.text for block in run]
            if letter and len(texts) >= _LEAST_SYLLABLES:
                yield from _together(texts, blocks[start - 1].piece if start else None, is_cell=bool(table))
                yield from _behind(texts, blocks[start + len(texts) : start + len(texts) + 1])
            start += len(texts)


def _together(texts: list[str], before: BlockPiece | None, *, is_cell: bool) -> Iterator[str]:
    """Yield what some letters say behind a block, which may say what they are."""
    name = "".join(texts)
    longest = max(map(len, texts))
    many = len(texts) >= _LEAST_LETTERS
    if many and longest <= _LEAST_SYLLABLES and (address := dotted(name.lower())) != name.lower():
        yield address
    if many and longest > len("no") and sum(len(text) == 1 for text in texts) > _LEAST_SYLLABLES and "/" in name[1:-1]:
        yield name
    if many and longest <= len("no"):
        if _SIGNS.search(name[1:-1]) or "@" in name:
            yield name
        if before and before.label:
            yield f"{before.text}: {name}"
    if _HAN.search(name) and len(_WORDY.findall(name)) >= _LEAST_WORDY:
        yield name
    initials = _INITIALS.fullmatch(name.lower())
    if initials and many and ends_with_messenger(initials["service"]):
        yield f"{initials['service']}: {initials['id']}"
    single = many and longest == 1
    apart = single or (not is_cell and _are_syllables(texts))
    if before and apart and not is_denied(before.text):
        yield from _of_somebody(name, before.text)
    if not is_cell:
        yield from _unlabelled(name, single=single)


def _behind(texts: list[str], after: list[PlacedBlock]) -> Iterator[str]:
    """Yield the name that letters are, one by one, if the block behind them says whose, and hardly anything else."""
    name = "".join(texts)
    single = len(texts) >= _LEAST_LETTERS and max(map(len, texts)) == 1
    if after and single and len(after[0].text) <= _SHORT and not is_denied(after[0].text):
        yield from _of_somebody(name, after[0].text)


def _are_syllables(texts: list[str]) -> bool:
    """Tell whether some pieces are no words, and are an account's name together: levels and languages are listed so."""
    return _ACCOUNT.fullmatch("".join(texts)) is not None and not all(map(is_plain, filter(str.isalpha, texts)))


def _of_somebody(name: str, before: str) -> Iterator[str]:
    """Yield a name or a number that a text leads to. Figures in groups are read elsewhere (block_numbers.py)."""
    if name.isdigit():
        if len(name) in _NUMBER and speaks_of_calls(before):
            yield f"tel {name}"
    elif (kind_of(name) or _is_account(name)) and (service := names_service(before)):
        yield f"{service}: {name}"
    elif _is_account(name) and speaks_of_accounts(before):
        yield f"@{name}"


def _unlabelled(name: str, *, single: bool) -> Iterator[str]:
    """Yield a name or a number, letter by letter down a list, of which nothing else is told: nobody lists such."""
    # A heading of one letter may stand before them.
    name = _DIGITS_BEHIND.sub("", name) if single else name
    digits = "".join(filter(str.isdigit, name))
    counted = len(set(digits)) < _LEAST_DIGITS or _counts(digits)
    if single and len(digits) in _NUMBER and not counted and name.strip("+").replace("-", "") == digits:
        yield f"tel {name}"
    if _ACCOUNT.fullmatch(name) and kind_of(name) == SURE and (single or offers_help(name)):
        yield f"@{name}"


def _is_account(name: str) -> bool:
    return kind_of(name) == SURE or (_ACCOUNT.fullmatch(name.lower()) is not None and len(name) >= _LEAST_LETTERS)


def _counts(digits: str) -> bool:
    steps = {int(after) - int(one) for one, after in pairwise(digits)}
    return steps <= {1, -9} or steps <= {-1, 9}
