"""What a reader sees of markup, though the file says it in another way: a "not" that is not shown, pieces of an
address in another order, what programs show of a page. And ordinary markup of the same kinds.
"""

from __future__ import annotations

import csv
from pathlib import Path

from guard_trees import PAGE, codes, judge_body, judge_files

from tests.support.parts import fewer_in_check
from tests.support.tables import wrong


def test_the_table_of_what_is_seen() -> None:
    with (Path(__file__).parent / "seen.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    judged = ((row["markup"], row["codes"]) for row in fewer_in_check(rows, 5))
    assert wrong(judged, lambda markup: codes(judge_body(markup))) == []
    assert {row["kind"] for row in rows if not row["codes"]} == {"ordinary"}


def test_a_whole_page_may_be_written_from_the_right() -> None:
    page = PAGE.replace('lang="zh-Hans"', 'lang="ar" dir="rtl"')
    assert codes(judge_files({"index.html": page % "<p>x</p>"})) == ""
    assert codes(judge_files({"index.html": page.replace('"ar"', '"en"') % "<p>x</p>"})) == "CH207"
    # A page of another language stays so: its own attributes come before those that a part of it brings.
    assert codes(judge_body('<html dir="rtl" lang="ar"><p>x</p>')) == "CH207"
    assert codes(judge_body('<p dir="rtl" lang="ar">x</p>')) == "CH207"
