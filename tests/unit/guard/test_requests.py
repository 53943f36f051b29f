"""What of a text is asked for, sentence by sentence: with requests and weights made for the test."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from made_asks import OF

from guard.text import asks, clauses
from guard.text.asks import Ask
from guard.text.ways import sentences

GIVE = Ask("x", "secret", (), re.compile("give"), (), None, None, False, False, False, False, "", "")


class _All:
    """A look that finds everything everywhere."""

    def of(self, _: str) -> int:
        return 3

    within = of

    def numbers(self, _: int) -> tuple[int, ...]:
        return (0, 1)


@pytest.fixture(name="requests")
def _requests(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[tuple[str, str]]]:
    """Read texts with two requests, and weights as the test wants them."""

    def requests(text: str, one: Ask = GIVE, other: Ask = GIVE, **weights: bool) -> list[tuple[str, str]]:
        monkeypatch.setattr(asks, "_THINGS", _All())
        monkeypatch.setattr(asks, "_every", lambda: ((OF, one), (OF, other)))
        for name in ("is_chance", "is_documentation", "is_short"):
            monkeypatch.setattr(asks, name, lambda _, name=name: weights.get(name, False))
        monkeypatch.setattr(asks, "is_doubtful", lambda _, *, broad: broad and weights.get("is_doubtful", False))
        return list(asks.requests(text))

    return requests


Requests = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Give. Take! GIVE it", ["Give", "GIVE it"]),
        ("give?", []),
        ("give？", []),
        ("give吗", []),
        ("give 吗 。", []),
        ("give 吗 it", ["give 吗 it"]),
        ("give! ?", ["give"]),
        ("說 give", ["說 give"]),
        # Of this letter the small ones are two.
        ("no give", []),
    ],
)
def test_each_sentence_that_asks_is_told(text: str, told: list[str], requests: Requests) -> None:
    assert requests(text) == [("secret", one) for one in told]


def test_kinds_are_told_once_in_their_order(requests: Requests) -> None:
    assert requests("give", GIVE, replace(GIVE, kind="riddle")) == [("riddle", "give"), ("secret", "give")]
    assert requests("give", GIVE, replace(GIVE, act=NEVER)) == [("secret", "give")]


NEVER = re.compile("(?!)")


@pytest.mark.parametrize(("away", "is_asked"), [(0, True), (233, True), (234, False)])
def test_what_was_said_so_far_before_counts(away: int, is_asked: bool, requests: Requests) -> None:
    ask = replace(GIVE, before=re.compile("phrase"))
    text = f"phrase{'-' * away}. give"
    assert requests(text, ask, ask) == [("secret", "give")] * is_asked


@pytest.mark.parametrize(
    ("hints", "text", "is_hinted"),
    [
        ((), "give", True),
        ((("phrase",),), "give phrase", True),
        ((("phrase",),), "give. A phrase", True),
        ((("phrase",),), "give phrases", False),
        ((("词",),), "give 助词们", True),
        ((("a", "phrase"), ("key",)), "give phrase", False),
        ((("a", "phrase"), ("key",)), "give phrase key", True),
    ],
)
def test_of_each_list_of_hints_a_text_has_a_word(hints: Any, text: str, is_hinted: bool, requests: Requests) -> None:
    ask = replace(GIVE, hints=hints)
    assert bool(requests(text, ask, ask)) == is_hinted


SHORT, BROAD, SURE = replace(GIVE, short=True), replace(GIVE, broad=True), replace(GIVE, broad=True, sure=True)


@pytest.mark.parametrize(
    ("ask", "text", "weights", "is_asked"),
    [
        (GIVE, "give", {"is_chance"}, False),
        (GIVE, "give empty", {"is_chance"}, True),
        (GIVE, "give empty", {"is_chance", "is_documentation"}, False),
        (GIVE, "give", {"is_doubtful", "is_short", "is_documentation"}, True),
        (BROAD, "give", set(), True),
        (BROAD, "give", {"is_doubtful"}, False),
        (BROAD, "give", {"is_chance"}, False),
        (SHORT, "give", {"is_chance"}, False),
        (SHORT, "give", {"is_chance", "is_short"}, True),
        (GIVE, "give", {"is_chance", "is_short"}, False),
        (SURE, "give", {"is_chance", "is_doubtful", "is_documentation"}, True),
    ],
)
def test_what_weighs_little_is_asked_by_chance(
    ask: Ask, text: str, weights: set[str], is_asked: bool, requests: Requests
) -> None:
    assert bool(requests(text, ask, ask, **dict.fromkeys(weights, True))) == is_asked


@pytest.mark.parametrize(
    ("text", "behind", "invites"),
    [
        (f"contact us{' ' * 10}", False, True),
        (f"contact us{'.' * 10}", False, True),
        (f"contact us{'.' * 11}", False, False),
        ("contact us", True, True),
        ("please contact us", True, False),
        ("do not contact us", False, False),
        ("Telegram:", False, True),
        ("Telegram", False, False),
        ("words:", False, False),
    ],
)
def test_a_block_invites_to_what_stands_beside_it(text: str, behind: bool, invites: bool) -> None:
    invited = clauses.invites_to_what_precedes if behind else clauses.invites_to_what_follows
    assert invited(text) == invites


@pytest.mark.parametrize(("away", "asks_it"), [(0, False), (29, False), (30, False), (31, True)])
def test_an_answer_stands_so_near_behind_its_question(away: int, asks_it: bool) -> None:
    text = f"give it?{' ' * away}no"
    question = re.match(r"[^?]*\?", text)
    assert question and sentences._asks(text, question) == asks_it
    assert sentences._asks("give it. no", re.match(r"[^.]*\.", "give it. no"))  # type: ignore[arg-type]
