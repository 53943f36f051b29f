"""Which sentences the texts around them withdraw, and what is remembered of texts in which nothing is wrong."""

from __future__ import annotations

from typing import Any, cast

import pytest
from guard_trees import LIST

from guard.policy import text_check
from guard.policy.data_check import DataCheck
from guard.policy.listing import Allowed
from guard.policy.text_check import TextCheck, _is_refused, _like_a_thief, _without_salad
from guard.read.facts import NEIGHBOURS, ShownText
from guard.report.faults import Fault
from guard.text.detect import Contact
from guard.text.word_salad import Around

TEXT = ShownText("drop and keep", "title")


class _Drops:
    """Texts around a sentence that withdraw one of two."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.withdrawn = 0

    def asks_nothing(self, sentence: str, text: str, refuses: Any) -> bool:
        assert refuses is _is_refused
        self.asked.append((sentence, text))
        self.withdrawn += sentence == "drop"
        return sentence == "drop"


def around() -> Around:
    return cast(Around, _Drops())


def contact(kind: str, shown: str) -> Contact:
    return Contact(kind, shown, shown)


def test_sentences_are_withdrawn_and_contacts_are_not() -> None:
    one = around()
    kept = [contact("stranger", "keep"), contact("secret", "keep"), contact("riddle", "keep"), contact("phone", "drop")]
    dropped = [contact("stranger", "drop"), contact("secret", "drop"), contact("riddle", "drop")]
    assert list(_without_salad((*dropped, *kept), TEXT, one)) == kept
    asked = [("drop", TEXT.value)] * 3 + [("keep", TEXT.value)] * 3
    assert cast(_Drops, one).asked == asked


def test_what_reads_like_a_thief_is_withdrawn_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_check, "reads_like_a_thief", lambda _: ("drop", "keep"))
    said = Fault("CH216", "title reads like what thieves write: keep", "keep", around=TEXT.value)
    assert list(_like_a_thief(TEXT, one := around())) == [said]
    assert cast(_Drops, one).asked == [("drop", TEXT.value), ("keep", TEXT.value)]
    assert list(_like_a_thief(ShownText("keep", NEIGHBOURS), around())) == []


@pytest.mark.parametrize(
    ("kinds", "thief", "is_refused"),
    [((), (), False), (("phone",), (), False), (("phone", "secret"), (), True), ((), ("x",), True)],
)
def test_a_text_is_refused_for_its_sentences_alone(
    kinds: tuple[str, ...], thief: tuple[str, ...], is_refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_check, "find_contacts", lambda _: tuple(contact(kind, "x") for kind in kinds))
    monkeypatch.setattr(text_check, "reads_like_a_thief", lambda _: thief)
    assert _is_refused("x") == is_refused


@pytest.mark.parametrize(
    ("text", "faults", "withdrawn", "is_kept"),
    [("x", 0, 0, True), ("x", 1, 0, False), ("x", 0, 1, False), ("x" * 2000, 0, 0, True), ("x" * 2001, 0, 0, False)],
)
def test_a_short_text_without_a_fault_is_remembered(
    text: str, faults: int, withdrawn: int, is_kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, one, told = TextCheck(Allowed.of(LIST)), around(), ShownText(text, "text")

    def found(_: ShownText, around: Around) -> list[Fault]:
        around.withdrawn += withdrawn
        return [Fault("CH201", "x", "x")] * faults

    monkeypatch.setattr(check, "text", found)
    assert len(check.shown(told, one)) == faults
    assert check.is_faultless(told) == is_kept


@pytest.mark.parametrize(
    ("value", "faults", "withdrawn", "is_quiet"),
    [("x", 0, 0, True), (None, 0, 0, True), ("x", 1, 0, False), ("x", 0, 1, False), ("x" * 2001, 0, 0, False)],
)
def test_a_part_of_data_without_a_fault_is_asked_once(
    value: str | None, faults: int, withdrawn: int, is_quiet: bool
) -> None:
    check, one, asked = DataCheck(TextCheck(Allowed.of(LIST))), around(), 0

    def found() -> list[Fault]:
        nonlocal asked
        asked += 1
        one.withdrawn += withdrawn
        return [Fault("CH201", "x", "x")] * faults

    for times in (1, 2):
        assert len(tuple(check._in_data(("a", value), found, one))) == faults
        assert asked == (1 if is_quiet else times)
    assert check.met is None
    check.met = []
    check._in_data(("a", value), found, one)
    assert check.met == ([] if faults or withdrawn else [("a", value)])
    check.trust([("a", value)])
    before = asked
    assert check._in_data(("a", value), found, one) == () and asked == before
