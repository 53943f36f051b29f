"""How far from each other what the rules of sentences look for may stand: at each limit, and one character beyond.

The rules are given places of words instead of words, so that nothing here hangs on a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from guard.text.ways.names import FIGURES_ALONE, MIXTURE, WORDS_ALONE, Name
from guard.text.ways.rules import _about, _called, _elsewhere, _is_referred, _near, _paid, _scanned, _visited
from guard.text.ways.words import Tags
from tests.support.rows import each_row

# A sentence without words, a name in it, and of what a name may be made.
EMPTY = "·" * 600
START, END = 300, 304
LETTERS = "letters"


def name(kind: str, shown: str = "name") -> Name:
    return Name(shown, START, END, kind)


def before(away: int) -> tuple[int, int]:
    """A word so far before the name."""
    return START - away - 4, START - away


def behind(away: int) -> tuple[int, int]:
    return END + away, END + away + 4


OVER = (START + 1, END - 1)
# What has a limit on both sides of a name, and what stands before it alone.
BOTH, FIRST = (before, behind), (before,)


def _limits(sides: Iterable[Callable[[int], tuple[int, int]]], limit: int) -> list[tuple[tuple[int, int], bool]]:
    return [(side(away), side in sides and away <= limit) for side in BOTH for away in (0, limit, limit + 1)]


def test_near_is_before_or_behind_and_about_is_over_as_well() -> None:
    for place, is_near in _limits(BOTH, 160):
        assert _near({"x": [place]}, "x", START, END) == is_near
    for place, is_near in _limits(FIRST, 7):
        assert _near({"x": [place]}, "x", START, END, 7, before=True) == is_near
    for place, is_near in _limits(BOTH, 80):
        assert _about({"x": [place]}, "x", START, END) == is_near
    assert _about({"x": [OVER]}, "x", START, END) and not _near({"x": [OVER]}, "x", START, END)
    assert not _about({}, "x", START, END) and not _near({}, "x", START, END)
    assert _near({"x": [before(999), before(1)]}, "x", START, END)


LEAD: Tags = {"lead": [before(0)]}
PLACE: Tags = {"place": [behind(0)]}
LED = LEAD | PLACE


@each_row(
    ("kind", "of", "sides", "limit", "tags"),
    [
        (MIXTURE, "label.sure", FIRST, 16, {}),
        (MIXTURE, "lead", BOTH, 160, PLACE),
        (MIXTURE, "place", BOTH, 160, LEAD),
        (MIXTURE, "label", BOTH, 24, LEAD),
        (FIGURES_ALONE, "lead", BOTH, 160, {"place.meeting": [before(0)]}),
        (FIGURES_ALONE, "place.meeting", BOTH, 48, LEAD),
        (FIGURES_ALONE, "place.remote", BOTH, 48, LEAD),
        (FIGURES_ALONE, "place.survey", BOTH, 48, LEAD),
        (FIGURES_ALONE, "place.game", BOTH, 48, LEAD),
        (FIGURES_ALONE, "place.chat", (), 48, LED),
        (FIGURES_ALONE, "label", (), 24, LED),
        (FIGURES_ALONE, "label.sure", (), 16, LED),
        (LETTERS, "lead.turn", FIRST, 16, LED),
        (LETTERS, "label", FIRST, 16, LED),
        (LETTERS, "lead.claim", (), 24, LED),
        (LETTERS, "place", (), 16, LEAD),
        (LETTERS, "label", (), 16, LEAD),
        (LETTERS, "label.sure", (), 16, LED),
        (WORDS_ALONE, "lead.turn", FIRST, 16, LED | {"place": [behind(160)]}),
        (WORDS_ALONE, "label", FIRST, 16, LED | {"place": [behind(160)]}),
        (WORDS_ALONE, "lead.claim", BOTH, 24, LED | {"place": [behind(160)]}),
        (WORDS_ALONE, "lead.claim", (), 24, LED | {"place": [behind(161)]}),
        (WORDS_ALONE, "place", BOTH, 16, LEAD),
    ],
)
def test_what_leads_to_a_name(
    kind: str, of: str, sides: tuple[Callable[[int], tuple[int, int]], ...], limit: int, tags: Tags
) -> None:
    for place, is_led in _limits(sides, limit):
        assert _is_referred(EMPTY, tags | {of: [place]}, name(kind)) == is_led, place


def test_a_verb_of_the_sentence_before_is_near_to_every_name_and_none_to_no_name() -> None:
    assert _is_referred(EMPTY, {"lead": [], **PLACE}, name(MIXTURE))
    assert not _is_referred(EMPTY, PLACE, name(MIXTURE))
    assert not _is_referred(EMPTY, LEAD, name(MIXTURE))
    assert not _is_referred(EMPTY, LED, name(LETTERS))


@pytest.mark.parametrize("by", ["by ", "by", "作者", "主讲人 "])
def test_whose_it_is_may_stand_right_before_a_name(by: str) -> None:
    said = f"{EMPTY[: START - len(by) - 1]} {by}name{EMPTY[END:]}"
    far = f"{EMPTY[: START - len(by) - 4]} {by}···name{EMPTY[END:]}"
    assert _is_referred(said, LED, name(LETTERS)) and not _is_referred(far, LED, name(LETTERS))


PAY: Tags = {"pay": [before(0)]}


@pytest.mark.parametrize(
    ("kind", "of", "sides", "limit", "tags"),
    [
        (MIXTURE, "pay", BOTH, 80, {"label": [before(0)]}),
        (MIXTURE, "label", FIRST, 16, PAY),
        (MIXTURE, "pay.payee", BOTH, 24, PAY),
        (FIGURES_ALONE, "label", FIRST, 16, PAY),
        (FIGURES_ALONE, "pay.payee", BOTH, 24, PAY),
        (WORDS_ALONE, "label", (), 16, PAY),
        (LETTERS, "pay.payee", (), 24, PAY),
    ],
)
def test_who_is_to_be_paid(
    kind: str, of: str, sides: tuple[Callable[[int], tuple[int, int]], ...], limit: int, tags: Tags
) -> None:
    for place, is_paid in _limits(sides, limit):
        assert list(_paid(EMPTY, tags | {of: [place]}, [name(kind)])) == [("payment", "name")] * is_paid, place


@pytest.mark.parametrize(("to", "reach"), [("to", 40), ("向", 40)])
@pytest.mark.parametrize("kind", [MIXTURE, FIGURES_ALONE])
def test_to_leads_to_who_is_paid_if_that_is_no_number(to: str, reach: int, kind: str) -> None:
    for away in (1, reach - len(to), reach - len(to) + 1):
        first = START - away - len(to)
        said = f"{EMPTY[: first - 1]} {to} {EMPTY[: away - 1]}name{EMPTY[END:]}"
        assert said[START:END] == "name"
        paid = kind == MIXTURE and away <= reach - len(to)
        assert list(_paid(said, PAY, [name(kind)])) == [("payment", "name")] * paid, away


def test_of_several_who_are_paid_each_is_told_and_what_is_denied_is_not() -> None:
    tags = PAY | {"label": [before(0)]}
    far, near = Name("far", 590, 593, MIXTURE), name(MIXTURE)
    assert list(_paid(EMPTY, tags, [far, near, near])) == [("payment", "name")] * 2
    never = f"never{EMPTY[5:]}"
    assert list(_paid(never, tags, [near])) == []
    # What another clause denies stays.
    assert list(_paid(f"never,{EMPTY[6:]}", tags, [near])) == [("payment", "name")]
    assert list(_paid(f"{EMPTY[:-7]}, never", tags, [near])) == [("payment", "name")]
    assert list(_paid(f"{EMPTY[: END + 1]}, never{EMPTY[: 600 - END]}", tags, [near])) == [("payment", "name")]


# A rule that tells of a sentence, what of it stands where the name does, and what stands about that.
@pytest.mark.parametrize(
    ("rule", "at", "others", "limit"),
    [
        (_elsewhere, "contact", ("place", "lead.turn"), 80),
        (_elsewhere, "cash", ("free", "lead"), 80),
        (_scanned, "scan", ("picture.code", "picture.shown", "then"), 88),
    ],
)
def test_what_stands_about_a_word(rule: Callable[..., Any], at: str, others: tuple[str, ...], limit: int) -> None:
    whole: Tags = {"bait": [], at: [(START, END)]} | {other: [OVER] for other in others}
    told = [("stranger", EMPTY)]
    assert list(rule(EMPTY, whole)) == told
    for other in others:
        assert list(rule(EMPTY, {of: places for of, places in whole.items() if of != other})) == []
        for place, is_about in _limits(BOTH, limit):
            assert list(rule(EMPTY, whole | {other: [place]})) == told * is_about, (other, place)
    assert list(rule(f"never{EMPTY[5:]}", whole)) == []
    # Told once, and of the second word as well as of the first.
    assert list(rule(EMPTY, whole | {at: [(START, END), OVER]})) == told
    assert list(rule(EMPTY, whole | {at: [(0, 4), (START, END)]})) == told
    bare = {of: places for of, places in whole.items() if of != "bait"}
    assert list(rule(EMPTY, bare)) == told * (rule is _scanned)


@pytest.mark.parametrize("of", ["lead", "give", "secret", "pay", "bait"])
def test_what_stands_about_a_street(of: str) -> None:
    street = "12 Example Street"
    said = f"{EMPTY[:START]} {street} {EMPTY[:300]}"
    first, last = START + 1, START + 1 + len(street)
    led = of in ("lead", "give")
    other: Tags = {"bait": [(first, last)]} if led else {"give": [(first, last)]}
    for place, is_about in (
        ((first - 84, first - 80), True),
        ((first - 85, first - 81), False),
        ((last + 80, last + 84), True),
        ((last + 81, last + 85), False),
    ):
        assert list(_visited(said, other | {of: [place]})) == [("stranger", said)] * is_about, place
    assert list(_visited(said, {of: [(first, last)]})) == []
    assert list(_visited(EMPTY, other | {of: [(first, last)]})) == []
    assert list(_visited(f"never {said[6:]}", other | {of: [(first, last)]})) == []


@pytest.mark.parametrize("other", ["bait", "lead"])
def test_which_figures_are_called(other: str) -> None:
    tags: Tags = {other: [], "call": [before(0)]}
    for shown, is_called in (
        ("123456", False),
        ("1234567", True),
        ("123 45-67", True),
        ("123*4567", False),
        ("1" * 15, True),
        ("1" * 16, False),
    ):
        assert list(_called(EMPTY, tags, [name(FIGURES_ALONE, shown)])) == [("phone", shown)] * is_called, shown
    assert list(_called(EMPTY, tags, [name(MIXTURE, "1234567")])) == []
    assert list(_called(EMPTY, {"call": [before(0)]}, [name(FIGURES_ALONE, "1234567")])) == []
    assert list(_called(f"never{EMPTY[5:]}", tags, [name(FIGURES_ALONE, "1234567")])) == []
    for place, is_near in _limits(BOTH, 16):
        found = list(_called(EMPTY, tags | {"call": [place]}, [name(FIGURES_ALONE, "1234567")]))
        assert found == [("phone", "1234567")] * is_near, place


@pytest.mark.parametrize(
    ("code", "acts"),
    [("*12#", False), ("*123#", True), ("*21*5#", True), ("**21*1#", True), ("*#06#", False), ("#*123#", False)],
)
def test_a_code_to_dial_acts(code: str, acts: bool) -> None:
    said = f"dial {code} now."
    assert list(_called(said, {"bait": []}, [])) == [("stranger", said[:-1])] * acts
    assert list(_called(said, {"lead": []}, [])) == []
    assert list(_called(f"never {said}", {"bait": []}, [])) == []
