"""Contacts that the guard reads and the checker in the browser does not: ids by their shapes, letters for figures,
signs that are counted, and others.
"""

from __future__ import annotations

from pathlib import Path

from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from scripts import tsv
from tests.support.parts import Part, in_parts

CHECK = PageCheck(Allowed.of(LIST))
TEXTS = [row["text"] for row in tsv.rows(Path(__file__).parent / "readers.tsv")]


@in_parts(4)
def test_each_text_of_the_table_is_refused(part: Part) -> None:
    assert [text for text in part.of(TEXTS) if not list(CHECK.text(ShownText(text, "text")))] == []
    assert len(TEXTS) > 60


def test_what_looks_like_them_and_leads_nowhere_passes() -> None:
    texts = (
        "wxid_ is how such names begin.",
        "Status: 0x04 means that it failed.",
        "A is 1 and B is 2 in this cipher.",
        "★★★★☆ by 202 readers",
        "★ ★ ★ ☆ ☆",
        "We are on duty at night.",
        "We are online on Discord in spring.",
        "Send /start to begin.",
        "imw.example.desk is no host.",
        "server.port.key of Matrix",
        "[x] read [ ] write [x] run",
        "(a) keep (b) the (c) list",
        "🔑.txt and notes.md",
        "aaaaa-bbbbb-ccccc",
        "Press 1, 2, 3 or 4 to choose.",
        "按 1、2、3 选择语言",
        "Serial 202-ABC-0AZ",
        "ISO 8601-2:2019",
        "Jami keeps no server.",
        "Two hundred and two words, then a zero and one.",
    )
    assert [text for text in texts if list(CHECK.text(ShownText(text, "text")))] == []
