"""What a reader puts together though it stands apart: fields of one record, a title and its text, parts of a table in
the order in which they are shown, numbers in a row of contacts; what programs are handed; files beside the pages.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from guard_trees import PAGE, judge_files

from guard.read.adjacent import AdjacentBlocks
from guard.read.records import told_together
from guard.text.hosts import find_addresses
from guard.text.numbers_in_rows import is_bare_number, numbers_in_row
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row


def test_the_table_of_what_is_read_together() -> None:
    """Each row is a file of one tree, in a folder of its own."""
    with (Path(__file__).parent / "together.tsv").open(encoding="utf-8", newline="") as table:
        rows = fewer_in_check(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    files = {
        f"{number}/{row['file'] or 'index.html'}": row["content"].replace(r"\n", "\n")
        if row["file"]
        else PAGE % row["content"]
        for number, row in enumerate(rows)
    }
    found: dict[int, set[str]] = {number: set() for number in range(len(rows))}
    for finding in judge_files(files).findings:
        found[int(finding.file.partition("/")[0])].add(finding.code)
    said = {number: " ".join(sorted(each)) for number, each in found.items()}
    assert [(row, said[number]) for number, row in enumerate(rows) if row["codes"] != said[number]] == []
    assert {row["kind"] for row in rows if not row["codes"]} == {"ordinary"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"label": "Telegram", "id": "desk_9"}, ["Telegram: desk_9"]),
        ({"whatsapp": {"number": 65550187}}, ["whatsapp: 65550187"]),
        (["Telegram", "deskone"], ["Telegram: deskone"]),
        (["Telegram", "deskone", "desktwo"], []),
        (["Telegram", "desk_1", "desk_2"], ["Telegram: desk_1"]),
        ({"telegram": ["desk_1", "desk_2"]}, ["telegram: desk_1", "telegram: desk_2"]),
        ({"a": [{"b": ["Telegram", "deskone"]}]}, ["Telegram: deskone"]),
        ({"q": "What is your WhatsApp?", "a": "65550187"}, ["WhatsApp: 65550187"]),
        ({"label": "Telegram", "id": "scam-types"}, []),
        ({"label": "Telegram", "on": True, "day": "2026-11-28"}, []),
        ({"text": "Telegram and other messengers are none of ours", "id": "desk_9"}, []),
    ],
)
def test_what_the_fields_of_a_record_say(value: object, told: list[str]) -> None:
    assert list(told_together(value)) == told


def _texts(*steps: str) -> list[str]:
    """Return what blocks say together: "<table" begins an element, ">table" ends it, all else is a block."""
    blocks = AdjacentBlocks()
    for step in steps:
        if step[0] == "<":
            blocks.start(step[1:])
        elif step[0] == ">":
            blocks.end(step[1:])
        else:
            blocks.add(step, step, blocks.place)
    return list(blocks.texts())


def test_the_first_block_may_invite_to_the_second_and_the_last_to_the_one_before_it() -> None:
    assert "contact: xqwz_88" in _texts("Contact support at", "xqwz_88")
    assert "contact: xqwz_88" in _texts("xqwz_88", "加我")
    assert "Telegram: kfqwz_07" in _texts("Open Telegram", "Search for kfqwz_07")
    assert "contact: kfzhang07" in _texts("9:00-18:00", "kfzhang07")
    assert "tel 65550187" in _texts("support@mail.example", "65550187")
    assert "tel 202 555 0142" in _texts("Call", "202", "555", "0142")
    assert _texts("xqwz_88") == _texts("x", "xqwz_88", "y") == []


def test_parts_are_read_in_the_order_in_which_they_are_shown() -> None:
    row = ("<tr", "<td", "deskone", ">td", ">tr")
    head = ("<thead", "<tr", "<td", "Telegram", ">td", ">tr", ">thead")
    assert "Telegram deskone" in _texts("<table", *row, *head, ">table")
    assert "Telegram deskone" in _texts("<details", "deskone", "<summary", "Telegram", ">summary", ">details")
    # Only the first of its kind is moved.
    summary = ("<summary", "x", ">summary", "deskone", "<summary", "Telegram", ">summary", "desktwo")
    assert _texts("<details", *summary, ">details") == ["Telegram desktwo", "Telegram deskone"]
    # A table within a cell keeps its place.
    inner = ("<table", *row, ">table")
    assert "Telegram deskone" in _texts("<table", "<tr", "<td", *inner, ">td", ">tr", *head, ">table")
    # One that is left open is read as well.
    assert "Telegram deskone" in _texts("<details", "deskone", "<summary", "Telegram", ">summary")


@each_row(
    ("text", "bare"),
    [
        ("65550187", True),
        ("(202) 555-0187", True),
        ("6555018", True),
        ("655501", False),
        ("123456789012", True),
        ("1234567890123", False),
        ("20261128", False),
        ("2026-11-28", False),
        ("20250618-0047", False),
        ("1000000", False),
        ("5555555", False),
        ("65550187 x", False),
    ],
)
def test_what_a_number_without_a_label_looks_like(text: str, bare: bool) -> None:
    assert is_bare_number(text) is bare


def test_numbers_stand_alone_in_their_row() -> None:
    assert list(numbers_in_row("a@b.example, 65550187 or 9876543; ref 1234567.")) == ["65550187", "9876543"]


def test_hosts_of_one_label_have_a_port_that_is_one() -> None:
    shown = [
        address.shown
        for text in ("Open desk:80", "Open desk:79", "Open desk:65535", "Open desk:65536")
        for address in find_addresses(text)
    ]
    assert shown == ["desk:80", "desk:65535"]
