"""How long a page is for its reader."""

from __future__ import annotations

import pytest

from content.length import reading_size


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("## Do this now {#now}\n\nDon't pay a one-time code.", (8, 400, "words")),
        ("[the list](../contact/index.md#channels) <!-- no word\nof it -->counts", (3, 400, "words")),
        ("{{ box never-ask }}\n\nTap {{ ui send }} now.\n{ .answer }", (2, 400, "words")),
        ("| A | B |\n| --- | :-: |\n| 1 | two |", (4, 400, "words")),
        ("先看记录，再转 10 USDT。", (8, 600, "characters")),
        ("メモが必要です", (7, 600, "characters")),
    ],
)
def test_what_a_reader_reads_is_counted(body: str, size: tuple[int, int, str]) -> None:
    assert reading_size(body) == size
