"""How sentences are parted, put together and weighed, whatever was learned: with a language made for the test."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from math import inf

import pytest

from guard.text import doubt, learned, samples
from guard.text import units as text_units
from guard.text.models import ContactLimits, Language, Model
from guard.text.samples import Sample

LANGUAGE = Language(
    letters=re.compile("[a-z]+"),
    least=7,
    brief=4,
    threshold=0.2,
    brief_threshold=0.4,
    second=0.1,
    brief_second=0.3,
    carried=0.5,
    at_stake=re.compile("coins|keys"),
    unless_at_stake=0.25,
    doubt=-0.7,
    doubt_of_broad=-0.6,
    doubt_of_leads=-1.1,
    documentation=-1.4,
    forbids=re.compile("never|thieves"),
    turns=re.compile("but"),
    contacts=ContactLimits(least=3, limit=0.2, seeks=re.compile("find")),
)


@pytest.mark.parametrize(
    ("share", "limit"), [(1.0, 0.2), (2.0, 0.2), (6 / 7, 0.4), (4 / 7, 0.4), (3 / 7, inf), (0.0, inf)]
)
def test_few_words_have_a_limit_of_their_own_and_fewer_none(share: float, limit: float) -> None:
    assert LANGUAGE.limit(share) == limit


def test_the_first_look_counts_in_the_second() -> None:
    assert LANGUAGE.together(1.0, 0.2) == pytest.approx(0.7)
    assert replace(LANGUAGE, carried=0.0).together(1.0, 0.2) == 0.2


@pytest.mark.parametrize(("plain", "more"), [("the keys", 0.0), ("coins", 0.0), ("the key", 0.25), ("", 0.25)])
def test_what_names_nothing_at_stake_may_weigh_more(plain: str, more: float) -> None:
    assert LANGUAGE.more(plain) == more


@pytest.mark.parametrize(
    ("first", "both", "plain", "heavy"),
    [
        (0.2, 0.2, "the coins", False),
        (0.21, 0.1, "the coins", False),
        (0.21, 0.11, "the coins", True),
        (0.45, 0.4, "the moon", False),
        (0.46, 0.35, "the moon", False),
        (0.46, 0.36, "the moon", True),
    ],
)
def test_both_looks_want_more_of_what_names_nothing_at_stake(
    first: float, both: float, plain: str, heavy: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learned, "languages", lambda: {"a": LANGUAGE})
    monkeypatch.setattr(samples, "languages", lambda: {"a": LANGUAGE})
    monkeypatch.setattr(learned, "weighed", lambda *_: first)
    monkeypatch.setattr(learned, "second_weight", lambda _, text: both - 0.5 * first if text == plain else 9.0)
    one = Sample(Counter(), (1.0,), 2, 2 + len(plain))
    assert learned.heavy_weight(one, f"x {plain} x") == (first if heavy else None)


@pytest.mark.parametrize(
    ("text", "has_enough"), [("a b c d", True), ("a b c", False), ("a 1 2 3", False), ("a,b,c,d e", True)]
)
def test_so_many_words_are_enough(text: str, has_enough: bool) -> None:
    assert LANGUAGE.has_enough(text) == has_enough
    letters = replace(LANGUAGE, letters=re.compile("[a-z]"))
    assert letters.has_enough("abcd") and not letters.has_enough("abc")


@pytest.mark.parametrize(
    ("sentence", "begin", "only_forbids"),
    [
        ("never do it", 0, True),
        ("do it", 0, False),
        ("never do it, do that", 0, False),
        ("never do it, thieves do", 0, True),
        ("never do it but that", 0, False),
        ("do it, never", 0, False),
        ("“never do it”", 1, True),
        ("never a, , never b.", 0, True),
        ("never a - do b", 0, False),
        ("never a-b", 0, True),
    ],
)
def test_a_sentence_only_forbids(sentence: str, begin: int, only_forbids: bool) -> None:
    assert LANGUAGE.only_forbids(sentence, begin) == only_forbids


def test_what_groups_weigh_is_told_by_their_number_and_length() -> None:
    model = Model({"a": (2.0, 4.0), "b": (-1.0, 9.0)}, 0.5)
    assert model.sums(Counter("aabx")) == (3.0, 25.0)
    assert model.weight(3.0, 25.0) == 0.5 + 3.0 / 5.0
    assert model.sums(Counter("x")) == (0.0, 0.0) and model.weight(0.0, 0.0) == 0.5


@pytest.mark.parametrize(
    ("length", "parts"),
    [
        (400, [(7, 407)]),
        (401, [(7, 127), (67, 187), (127, 247), (187, 307), (247, 367), (307, 408)]),
        (420, [(7, 127), (67, 187), (127, 247), (187, 307), (247, 367), (307, 427)]),
        (421, [(7, 127), (67, 187), (127, 247), (187, 307), (247, 367), (307, 427), (367, 428)]),
    ],
)
def test_a_long_sentence_is_read_in_parts_that_overlap(length: int, parts: list[tuple[int, int]]) -> None:
    assert list(samples._parts(7, 7 + length)) == parts


def _sample(start: int, end: int, *shares: float) -> Sample:
    return Sample(Counter(f"{start}"), shares, start, end)


def test_sentences_are_read_together_three_at_most_and_so_many_characters() -> None:
    four = [_sample(0, 10, 1.0), _sample(10, 20, 1.0), _sample(20, 30, 1.0), _sample(30, 40, 1.0)]
    assert samples.beside(four, 0) == four[1:3] and samples.beside(four, 2) == four[3:]
    far = [_sample(5, 10, 1.0), _sample(10, 405, 1.0), _sample(405, 406, 1.0)]
    assert samples.beside(far, 0) == far[1:2] and samples.beside(far, 1) == far[2:]
    assert far[0].and_also(far[1]) == Sample(Counter({"5": 1, "10": 0}) + Counter("10"), (2.0,), 5, 405)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("a. b", ["a. ", "b"]),
        ("a.b", ["a.b"]),
        ("a.) b。c”", ["a.) b。", "c”"]),
        ("a?! b\n\nc", ["a?! ", "b\n\n", "c"]),
        ("a!” b", ["a!” ", "b"]),
        ("a.” b", ["a.” b"]),
        ("a.", ["a."]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, sentences: list[str]) -> None:
    found = [text[start:end] for start, end in samples.sentence_bounds(text)]
    # Behind the last end there is nothing.
    assert list(filter(None, found)) == sentences


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("写信给 A@B.example", "写信给            "),
        ("see evil.example/a now", "see                now"),
        ("call 202-555-0143 now", "call              now"),
        ("call 1234567 now", "call 1234567 now"),
        ("call 12345678 now", "call          now"),
        ("12-abc 12-ab 1-a", "       12-ab 1-a"),
        ("https://evil a:b x: y", "                 x: y"),
        ("see 1.5 a.b", "see        "),
        ("說？！：’", "说?!:'"),
        ("A B", "a b"),
        # Of this letter the small ones are two: the text would be longer.
    ],
)
def test_contacts_are_blanked_before_words_are_weighed(text: str, plain: str) -> None:
    found = text_units.plain_text(text)
    assert len(found) == len(text)
    assert found == plain


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("give 12 it", ["give", "0", "it"]),
        ("don't", ["don", "t"]),
        ("给我a！?", ["给", "我", "a", "?"]),
        ("a: b!", ["a", ":", "b", "!"]),
        ("a_b", ["a", "b"]),
    ],
)
def test_of_what_a_text_is_made(text: str, units: list[str]) -> None:
    assert text_units.units(text) == units


def test_groups_are_of_three_neighbours_at_most() -> None:
    found = {group: times for group, times in text_units.groups("zq zr zq zr").items() if ">" not in group}
    assert found == {"zq": 2, "zr": 2, "zq zr": 2, "zr zq": 1, "zq zr zq": 1, "zr zq zr": 1}
    assert text_units.LONGEST_GROUP == 3


def test_a_concept_is_told_with_five_that_follow_it(monkeypatch: pytest.MonkeyPatch) -> None:
    named = {char: char.upper() for char in "abcdefg"} | {"a b": "LONG", "x": "A"}
    monkeypatch.setattr(text_units, "concepts", lambda: named)
    found = text_units.groups("a c d e f g b")
    assert {group for group in found if group.startswith("A >")} == {"A >", *(f"A > {one}" for one in "CDEFG")}
    assert {group for group in found if group.startswith("B >")} == {"B >"}
    # Neighbours of one kind are one, and the longest name counts where several begin.
    assert {group for group in text_units.groups("a x zq a") if ">" in group} == {"A >"}
    assert "LONG >" in text_units.groups("a b") and "A >" not in text_units.groups("a b")
    assert all(times == 1 for group, times in text_units.groups("a c a c").items() if ">" in group)


@pytest.mark.parametrize(
    ("share", "weight", "told"),
    [
        # Whether it is chance, doubtful, doubtful for a broad rule, no lead, documentation, short, and says little.
        (2.0, 0.0, "-----"),
        (2.0, -0.61, "--b--"),
        (2.0, -0.7, "--b--"),
        (2.0, -0.71, "cdb--"),
        (2.0, -1.1, "cdb--"),
        (2.0, -1.11, "cdbl-"),
        (2.0, -1.4, "cdbl-"),
        (2.0, -1.41, "cdblp"),
        (1.5, 0.0, "-----"),
        (1.49, 0.0, "----s"),
        (1.0, -0.46, "----s"),
        (0.99, -0.45, "----s"),
        (0.99, -0.46, "cdb-s"),
        (0.7, 0.0, "----s"),
        (0.69, 0.0, "c---s"),
    ],
)
def test_what_little_weight_tells(share: float, weight: float, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "languages", lambda: {"xx": LANGUAGE})
    monkeypatch.setattr(doubt, "_told_of", lambda text: ("xx", share, weight))
    assert doubt.is_chance("") == ("c" in told)
    assert doubt.is_doubtful("") == ("d" in told)
    assert doubt.is_doubtful("", broad=True) == ("b" in told)
    assert doubt.is_no_lead("") == ("l" in told)
    assert doubt.is_documentation("") == ("p" in told)
    assert doubt.is_short("") == ("s" in told)
    assert doubt.says_little("") == (share < 1 and "d" in told)
