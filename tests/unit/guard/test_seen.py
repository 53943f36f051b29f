"""What a reader sees of markup, though the file says it in another way: a "not" that is not shown, pieces of an
address in another order, what programs show of a page. And ordinary markup of the same kinds.
"""

from __future__ import annotations

import csv
from pathlib import Path

from guard_trees import codes, judge_body

from tests.support.tables import wrong


def test_the_table_of_what_is_seen() -> None:
    with (Path(__file__).parent / "seen.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert wrong(((row["markup"], row["codes"]) for row in rows), lambda markup: codes(judge_body(markup))) == []
    assert {row["kind"] for row in rows if not row["codes"]} == {"ordinary"}
