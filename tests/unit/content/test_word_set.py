"""Words are found together as they would be one by one."""

from __future__ import annotations

import pytest

from content.word_set import WordSet

WORDS = ("gas", "gas fee", "费", "a.b", "(", "café", "fee", "")


@pytest.mark.parametrize("text", ["", "the gas fee", "矿工费 a.b", "a,b", "a (café)", "axb\nfee", "GAS"])
def test_words_are_found_as_one_by_one(text: str) -> None:
    assert WordSet(WORDS).within(text) == {word for word in WORDS if word and word in text}


def test_words_are_found_where_the_one_look_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    words = WordSet(WORDS)
    monkeypatch.setattr(words, "_set", type("GivesUp", (), {"Match": staticmethod(lambda text: [])}))
    assert words.within("the gas fee") == {"gas", "gas fee", "fee"}


def test_no_words_are_found_nowhere() -> None:
    assert WordSet(()).within("gas") == frozenset()
