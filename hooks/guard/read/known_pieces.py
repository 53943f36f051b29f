"""The pieces of pages that were read of late, with what they carry."""

from __future__ import annotations

import re

from guard.read.facts import Destination, ShownLink
from guard.read.piece import PagePiece, read_piece
from guard.read.tags import plain

# Where links lead, as the parser writes it; one with an empty address leads nowhere, which is another thing.
_HREF = re.compile(r"(<(?:a|link)(?: [^<>\"=]+=\"[^\"]*\")*? href=\")([^\"]+)")
# So many pieces of late are kept, and as many of those before them.
_MOST_PIECES = 4096
# Stands, with a number behind it, for an address that is left out. The parser writes no such character.
_MARK = "\0"


class KnownPieces:
    """What the pieces carry that were read of late; None for one that ends where a run of text may go on.

    Many pieces differ in nothing but where their links lead: those of the offline copy, and those of pages in other
    folders. What else a piece carries does not depend on it. So it is read without its addresses, which are put in
    again.
    """

    def __init__(self) -> None:
        self._late: dict[str, PagePiece | None] = {}
        self._before: dict[str, PagePiece | None] = {}

    def read(self, text: str, last: bool) -> PagePiece | None:
        """Return what a piece carries, read it if it is not known; `last` as `read_piece` has it."""
        piece = self._late.get(text)
        if piece is not None or text in self._late:
            return piece
        if text in self._before:
            return self._keep(text, self._before[text])
        bare, addresses = _without_addresses(text)
        if addresses:
            found = self.read(bare, last)
            piece, everywhere = found and _with_addresses(found, addresses), bare in self._late
        else:
            piece, everywhere = read_piece(text, last)
        return self._keep(text, piece) if everywhere else piece

    def _keep(self, text: str, piece: PagePiece | None) -> PagePiece | None:
        if len(self._late) >= _MOST_PIECES:
            self._late, self._before = {}, self._late
        self._late[text] = piece
        return piece


known_pieces = KnownPieces()


def _without_addresses(text: str) -> tuple[str, list[str]]:
    """Return a piece with marks for the addresses of its links, and these."""
    addresses: list[str] = []

    def left_out(match: re.Match[str]) -> str:
        addresses.append(plain(match[2]))
        return f"{match[1]}{_MARK}{len(addresses) - 1}"

    return (text if _MARK in text else _HREF.sub(left_out, text)), addresses


def _with_addresses(piece: PagePiece, addresses: list[str]) -> PagePiece:
    """Return what a piece carries with its addresses, which stand there as marks."""
    facts, canonical = piece.facts, piece.canonical
    led = {f"{_MARK}{number}": address for number, address in enumerate(addresses)}
    if facts:
        destinations = {Destination(led.get(raw, raw), use, place): None for raw, use, place in facts.destinations}
        links = {ShownLink(led.get(raw, raw), text): None for raw, text in facts.links}
        facts = facts.leading(destinations, links)
    canonical = canonical and led.get(canonical, canonical)
    return PagePiece(facts, piece.texts, piece.blocks, canonical)
