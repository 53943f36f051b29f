"""What exactly each reader takes out of a text, letter by letter: readings.tsv and lengths.tsv (scripts/readings.py).

Other tables hold whether a text is refused. Here stands what is found in it, at each side of each limit: how long a
name may be, how far from its label it may stand, which words lead on, what a finding says and where.
"""

from __future__ import annotations

from scripts.readings import LENGTHS, READERS, READINGS, reading, rows, turns
from tests.support.parts import Part, in_parts

OF_READER = {reader: [row for row in rows(READINGS) if row[0] == reader] for reader in READERS}
SAY_SO = "if that is meant: `python -m scripts.readings`, and read the difference"


@in_parts(18)
def test_a_text_is_read_as_its_row_says(part: Part) -> None:
    assert all(len(OF_READER[reader]) > 5 for reader in READERS)
    every = part.of(row for reader in READERS for row in OF_READER[reader])
    assert [(row, now) for row in every if (now := reading(*row)) != row[-1]] == [], SAY_SO


@in_parts(24)
def test_a_text_is_read_so_far_and_no_further(part: Part) -> None:
    assert [(row, now) for row in part.of(rows(LENGTHS)) if (now := turns(*row)) != row[-1]] == [], SAY_SO


def test_each_row_has_a_reader_and_stands_once() -> None:
    assert {reader for reader, *_ in rows(READINGS)} == set(READERS)
    for path in (READINGS, LENGTHS):
        texts = [tuple(row[:-1]) for row in rows(path)]
        assert len(set(texts)) == len(texts) > 100
