"""Write tests/unit/guard/readings.tsv and lengths.tsv anew: what each reader of the guard takes out of each text there.

    python -m scripts.readings

The texts stay as they are; whoever changes a reader on purpose runs this and reads the difference. A row of
readings.tsv is a reader, a text and what it reads (both as JSON). In lengths.tsv something is put into a text at `~` so
and so often, and a row says from how often on it is read otherwise: the reach of a reader.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from guard.policy.addresses import resolve_address
from guard.policy.code_hosts import leads_nowhere
from guard.policy.files import check_file
from guard.policy.listing import Allowed
from guard.policy.official_list import KINDS, well_formed
from guard.policy.page_check import PageCheck
from guard.read import data_files, yaml_slips
from guard.read.block_kinds import BlockPiece, piece_of
from guard.read.css import read_style
from guard.read.drawn_order import DrawnOrder
from guard.read.facts import NEIGHBOURS
from guard.read.page import page_facts
from guard.read.titles import title_of
from guard.report.faults import Fault
from guard.report.findings import Refused
from guard.text import (
    asks,
    assembled,
    atoms,
    clauses,
    confusables,
    contact_look,
    detect,
    encodings,
    host_endings,
    hosts,
    ids,
    leads,
    lookalikes,
    marks,
    named_lines,
    normalize,
    parts,
    payments,
    phones,
    said_numbers,
    samples,
    upside_down,
)
from guard.text import relaxed as relaxing
from guard.text.apart import spelled_accounts
from guard.text.deobfuscate import undisguise
from guard.text.digits import figures
from guard.text.impersonation import posing_names
from guard.text.messengers import find_accounts
from guard.text.references import named_accounts
from guard.text.sign_words import signs_in_words
from guard.text.vocabulary import begins_word, is_plain
from guard.text.wallets import wallet_addresses
from guard.text.ways import told_ways
from guard.text.ways.names import names_in
from guard.text.ways.rules import told_in_sentence
from guard.text.ways.words import tags_of

TABLES = Path(__file__).resolve().parent.parent / "tests" / "unit" / "guard"
READINGS, LENGTHS = TABLES / "readings.tsv", TABLES / "lengths.tsv"
# What changes a text instead of finding something in it.
_CHANGING = ("figures", "undisguised", "upright")
# So often something is put into a text at most.
_MOST = 110
sys.path.insert(0, str(TABLES))
_TREES = importlib.import_module("guard_trees")
_CLASSES = re.compile(r"\{(?:\?(?P<before>[a-z. ]+)|(?P<own>[a-z. ]+))\}")
_TAGS = re.compile(r"<(/?)(\w+)([^>]*)>|([^<]+)")
_ATTRIBUTES = re.compile(r'(\w+)="([^"]*)"')
_ALLOWED = Allowed.of(_TREES.LIST)
_CHECK = PageCheck(_ALLOWED)


def _told(faults: Iterable[Fault]) -> list[list[str]]:
    return sorted(list(map(str, fault)) for fault in faults)


def _named(file: str) -> tuple[str, bytes]:
    """A file as a row has it: its name, a space, and what is in it."""
    name, _, content = file.partition(" ")
    return name, content.encode()


def _style(source: str) -> list[Any]:
    style = read_style(source)
    pictures = [[kind, content.hex()] for kind, content in style.pictures]
    return [*map(list, (style.addresses, style.texts, style.drawings)), pictures]


def _beside(markup: str) -> list[str]:
    return [text.value for text in page_facts(_TREES.PAGE % markup).texts if text.place == NEIGHBOURS]


def _facts(markup: str) -> list[Any]:
    facts = page_facts(_TREES.PAGE % markup)
    met = (facts.destinations, facts.links, facts.texts, facts.data, facts.faults)
    found = [[list(map(str, one)) for one in each] for each in met]
    return [*found, list(facts.styles), list(facts.embedded), sorted(facts.anchors), facts.canonical]


def _is_well_formed(entry: str) -> bool:
    """Tell whether a row has a kind of channel and, behind a space, a value that one can have."""
    kind, _, value = entry.partition(" ")
    return well_formed(next(one for one in KINDS if one == kind), value) == ""


def _yaml(text: str) -> list[Any]:
    try:
        value, lines = data_files.parse_yaml(text, "a.yml", "CL001", 3)
    except Refused as refused:
        return [str(finding) for finding in refused.findings]
    return [repr(value), [[list(map(str, place)), line] for place, line in lines.items()]]


def _needs(pattern: str) -> list[list[str]]:
    return sorted(sorted(each) for each in atoms.needs(re.compile(pattern)))


def _ruled(text: str) -> list[list[str]]:
    """What the rules say of a sentence that has, in the place of words, their classes in braces: {lead lead.turn}; or
    {?lead} for a class of which the sentence before it tells.
    """
    tags: dict[str, list[tuple[int, int]]] = {}
    for match in _CLASSES.finditer(text):
        for name in (match["before"] or "").split():
            tags.setdefault(name, [])
        for name in (match["own"] or "").split():
            tags.setdefault(name, []).append(match.span())
    return list(map(list, told_in_sentence(_CLASSES.sub(lambda match: " " * len(match[0]), text), tags)))


def _drawn(markup: str) -> list[Any]:
    """The texts of a drawing, each with how far down and across it stands, and what they say together."""
    drawing = DrawnOrder()
    for end, tag, attributes, text in _TAGS.findall(markup):
        if text:
            drawing.text(text)
        elif end:
            drawing.end()
        else:
            drawing.start(tag, dict(_ATTRIBUTES.findall(attributes)))
    placed = [[round(text.down, 2) + 0.0, round(text.across, 2) + 0.0, text.value] for text in drawing._texts]
    return [placed, list(drawing.says())]


def _piece(text: str) -> dict[str, Any]:
    piece = piece_of(text)
    return {name: value for name, value in zip(BlockPiece._fields, piece, strict=True) if value and name != "text"}


def _alike(pair: str) -> list[Any]:
    one, _, other = pair.partition("|")
    return [lookalikes.resembles(one, other), lookalikes.one_slip(one, other), list(lookalikes.mixed_words(pair))]


READERS: dict[str, Callable[[str], Any]] = {
    "accounts": lambda text: [[one.kind, one.value, one.shown, one.service] for one in find_accounts(text, text)],
    "alike": _alike,
    "asked": lambda text: list(map(list, asks.requests(text))),
    "addresses": lambda text: [
        [one.kind, one.value, one.shown, one.start, one.end] for one in hosts.find_addresses(text)
    ],
    "assembled": lambda text: list(assembled.assembled(text)),
    "beside": _beside,
    "by evidence": lambda text: list(map(list, clauses.accounts_by_evidence(text))),
    "carries": hosts.carries_address,
    "contacts": lambda text: [
        [one.kind, one.value, one.shown, one.service] for one in detect._contacts(undisguise(normalize.fold(text)))
    ],
    "css": _style,
    "cut": begins_word,
    "decoded": lambda text: list(encodings.decodings(text)),
    "drawn": _drawn,
    "facts": _facts,
    "features": lambda text: sorted(contact_look.features(marks.units_of(text))),
    "figures": figures,
    "found": lambda text: [[one.kind, one.value, one.shown, one.service] for one in detect.find_contacts(text)],
    "folded": normalize.fold,
    "hidden": lambda text: list(normalize.hidden_characters(text)),
    "joined": lambda text: list(parts.joined(text)),
    "judged": lambda markup: _told(_CHECK.html(_TREES.PAGE % markup, "help/faq/index.html").faults),
    "judged file": lambda file: _told(check_file(*_named(file), _CHECK).faults),
    "kind of name": ids.kind_of,
    "leads": lambda text: list(map(list, leads.unnamed_contacts(text))),
    "letters": confusables.skeleton,
    "named": lambda text: list(named_accounts(text)),
    "named lines": lambda text: list(named_lines.named_lines(text)),
    "look": lambda text: list(map(list, contact_look.leads_to_contact(text))),
    "masked": lambda text: marks.masked(text.partition("|")[0], text.split("|")[1:]),
    "meant": leads.meant,
    "names": lambda text: [list(one) for one in names_in(text)],
    "needs": _needs,
    "of services": lambda text: [
        clauses.ends_with_service(text),
        clauses.names_service(text),
        clauses.services_in(text),
        [list(one) for one in clauses.services_at(text)],
        clauses.speaks_of_accounts(text),
        clauses.invites_to_what_follows(text),
        clauses.invites_to_what_precedes(text),
        clauses.sought(text),
        clauses.offers_help(text),
    ],
    "own label": host_endings.own_label,
    "nowhere": lambda address: [leads_nowhere(address, alone=alone) for alone in (False, True)],
    "of a block": _piece,
    "payments": lambda text: list(payments.payment_orders(text)),
    "phones": lambda text: [[one.digits, one.international, one.shown] for one in phones.find_phones(text)],
    "plain": is_plain,
    "posing": lambda text: list(posing_names(text, ("imwallet",))),
    "relaxed": lambda pattern: relaxing.relaxed(re.compile(pattern)),
    "ruled": _ruled,
    "resolved": lambda href: repr(resolve_address(href, "help/faq/index.html", _ALLOWED)),
    "said": lambda text: list(said_numbers.said_numbers(text)),
    "signs": lambda text: list(signs_in_words(text)),
    "slips": lambda line: [[one.message, one.fix] for one in yaml_slips._slips_of(line, 1)],
    "sentence by sentence": lambda text: [text[start:end] for start, end in leads.sentences(text)],
    "sentences": lambda text: [text[start:end] for start, end in samples.sentence_bounds(text)],
    "spelled": lambda text: [one.value for one in spelled_accounts(text)],
    "tags": tags_of,
    "told": lambda text: clauses.is_told(*text.split("|")),
    "titled": lambda source: (title := title_of(source)) and [title.whole, *title.parts],
    "tokens": lambda text: list(map(list, ids.tokens_in(text))),
    "undisguised": undisguise,
    "units": lambda text: [str(unit) + "!" * unit.may_be_contact for unit in marks.units_of(text)],
    "upright": upside_down.upright,
    "ways": lambda text: list(map(list, told_ways(text))),
    "well formed": _is_well_formed,
    "yaml": _yaml,
    "wallets": lambda text: list(wallet_addresses(text)),
}


def rows(path: Path) -> list[list[str]]:
    """Return the rows of a table."""
    return [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()]


def reading(reader: str, text: str, *_: str) -> str:
    """Return what a row of readings.tsv says: what is read in a text, both as JSON."""
    return _json(READERS[reader](json.loads(text)))


def turns(reader: str, text: str, more: str, *_: str) -> str:
    """Return what a row of lengths.tsv says: how often something is put into a text when it is read otherwise than with
    one less.
    """
    read = READERS[reader]
    texts = [text.replace("~", more * times) for times in range(_MOST)]
    found = [read(one) != one if reader in _CHANGING else bool(read(one)) for one in texts]
    return _json([times for times in range(_MOST) if found[times] != (times > 0 and found[times - 1])])


def _json(value: object) -> str:
    """Return a value as JSON in which every character is seen."""
    return "".join(char if _is_seen(char) else json.dumps(char)[1:-1] for char in json.dumps(value, ensure_ascii=False))


def _is_seen(char: str) -> bool:
    plain = char.isprintable() and not unicodedata.combining(char) and unicodedata.category(char)[0] != "C"
    return char == " " or (plain and not char.isspace() and ord(char) < 0x10000 and char not in "\u2800\u3164")


def main() -> None:
    """Write both tables."""
    for path, told in ((READINGS, reading), (LENGTHS, turns)):
        kept = (row[:-1] for row in rows(path))
        path.write_text("".join("\t".join((*row, told(*row))) + "\n" for row in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
