"""Who is given what opens a wallet: how near to it he stands, and what is done with it."""

from __future__ import annotations

import pytest

from guard.text.ways import rules
from guard.text.ways.rules import _handed
from guard.text.ways.words import Tags

# A sentence without words, and where what opens a wallet stands in it.
EMPTY = "·" * 600
START, END = 300, 304
SECRET: Tags = {"secret": [(START, END)]}
GIVE: Tags = {"give": [(START - 20, START - 16)]}


@pytest.fixture
def _weighs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every sentence weigh enough."""
    monkeypatch.setattr(rules, "is_doubtful", lambda sentence, *, broad: False)


def _from(away: int) -> list[tuple[int, int]]:
    """A word that begins so far from where the secret begins."""
    return [(START + away, START + away + 4)]


@pytest.mark.usefixtures("_weighs")
@pytest.mark.parametrize("side", [1, -1])
def test_what_opens_a_wallet_is_given_to_somebody_near(side: int) -> None:
    told = [("secret", EMPTY)]
    for away, is_near in ((60, True), (61, False)):
        tags = SECRET | {"taker": _from(9), "give": _from(side * away)}
        assert list(_handed(EMPTY, tags)) == told * is_near, away
    for away, is_near in ((1, True), (0, False), (80, True), (81, False)):
        assert list(_handed(EMPTY, SECRET | GIVE | {"taker": _from(side * away)})) == told * is_near, away


@pytest.mark.usefixtures("_weighs")
def test_somebody_by_name_takes_what_opens_a_wallet_wherever_he_stands() -> None:
    said = f"{EMPTY[:580]} to Bob."
    assert list(_handed(said, SECRET | GIVE)) == [("secret", said[:-1])]
    assert list(_handed(EMPTY, SECRET | GIVE)) == []
    assert list(_handed(EMPTY, GIVE | {"taker": _from(9)})) == []
    assert list(_handed(EMPTY, SECRET | {"taker": _from(9)})) == []
    assert list(_handed(f"never{EMPTY[5:]}", SECRET | GIVE | {"taker": _from(9)})) == []


@pytest.mark.usefixtures("_weighs")
@pytest.mark.parametrize("place", ["chat", "social", "market", "dating", "survey", "meeting", "game", "other"])
def test_nobody_enters_what_opens_a_wallet_at_such_a_place(place: str) -> None:
    said = f"{EMPTY[:280]} type {EMPTY[:300]}"
    assert list(_handed(said, SECRET | {f"place.{place}": [(0, 4)]})) == [("secret", said)]
    assert list(_handed(said, SECRET | {"place.store": [(0, 4)]})) == []
    assert list(_handed(EMPTY, SECRET | {f"place.{place}": [(0, 4)]})) == []
