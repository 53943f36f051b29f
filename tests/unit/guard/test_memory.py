"""What a text gave is given again for it, and for no other text, however many were read between."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from guard_trees import PAGE, judge_files
from test_packed import packed

from guard.policy import data_check, page_check, text_check
from guard.read import known_pieces, page
from guard.read.archives import PACKED
from guard.read.known_pieces import KnownPieces
from guard.text import memory
from guard.text.memory import Texts, mark_of, remembered


def test_each_text_is_read_once_and_gives_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MOST_EMPTY", 50)
    read: list[str] = []

    def find(text: str) -> tuple[str, ...]:
        """Return what is behind a sign."""
        read.append(text)
        return tuple(text.split("@")[1:])

    recall = remembered(find)
    texts = [f"{'@' * (number % 3)}{number}" for number in range(80)] + ["", "\ud800", "\ud800@x", "é", "e\u0301"]
    assert [recall(text) for text in texts] == [find(text) for text in texts] == [recall(text) for text in texts]
    assert read == texts * 2  # once remembered, once asked for by this test
    assert recall.__doc__ == find.__doc__ and recall.__wrapped__ is find  # type: ignore[attr-defined]


def test_what_is_long_past_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_MOST_EMPTY", 10)
    read: list[str] = []

    def find(text: str) -> tuple[str, ...]:
        read.append(text)
        return ()

    recall = remembered(find)
    for number in range(25):
        recall(str(number))
    recall("24"), recall("12"), recall("0")
    assert read[25:] == ["0"]


def test_the_texts_that_were_met_are_known_again_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Texts(), Texts()
    marks = {text: mark_of(text) for text in ("before", "met", "met again", "later")}
    here.add(marks["before"])
    here.add(marks["met again"])
    with here.met(b"") as met:
        here.add(marks["met"])
        assert marks["met again"] in here and marks["later"] not in here
    here.add(marks["later"])
    with there.met(met()) as still:
        assert {text for text, mark in marks.items() if mark in there} == {"met", "met again"}
    assert still() == met()
    with there.met(met()) as still:
        assert marks["met"] in there
    assert still() == marks["met"]  # what is not met is not handed on


def _site() -> dict[str, str | bytes]:
    """Return a site of pages that have most things together, some wrong in one place each, and a copy of it."""
    shell = '<header><p>Help</p><p><a href="{up}a/">a</a></p></header>{own}<p>Ask support@imwallet.example</p>'
    wrong = {
        "a/index.html": "<p>Write to help@evil.example</p>",
        "b/index.html": '<p><a href="https://evil.example/">Help</a></p>',
        "c/index.html": "<p>Telegram: imwallet_kefu88</p><p>Telegram: imwallet_kefu88</p>",
        "d/index.html": '<p><a href="../gone/">gone</a></p><ul><li>微信</li><li>abc_12345</li></ul>',
        "e/index.html": "<p>Call +1 202 555 0188</p>",
    }
    pages = {name: PAGE % shell.format(up="../", own=own) for name, own in wrong.items()}
    pages |= {f"{letter}/index.html": PAGE % shell.format(up="../", own=f"<p>{letter}</p>") for letter in "fghij"}
    pages["index.html"] = PAGE % shell.format(up="", own="<p>Home</p>")
    data = json.dumps({"texts": ["Write to help@evil.example", "Home", "Home"]})
    copy = {name: page.replace('a/"', 'a/index.html"') for name, page in pages.items()}
    return {**pages, "search.json": data, PACKED: packed({**copy, "z.html": copy["b/index.html"]})}


def test_a_small_memory_changes_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    found = judge_files(_site()).findings
    assert Counter(finding.code for finding in found) == {
        "CH202": 3, "CH103": 3, "CH204": 4, "CH108": 2, "CH203": 2,
    }  # fmt: skip
    for module, name in (
        (known_pieces, "_MOST_PIECES"),
        *((one, "MOST_KEPT") for one in (data_check, page_check, text_check)),
        (memory, "_MOST_EMPTY"),
    ):
        monkeypatch.setattr(module, name, 1)
    monkeypatch.setattr(page, "known_pieces", KnownPieces())
    assert judge_files(_site()).findings == found
