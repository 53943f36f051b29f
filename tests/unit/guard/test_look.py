"""One look tells which patterns a text may hold: never too few, and for most texts few."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from guard.text import asks, leads, look
from guard.text.atoms import (
    ANY_LETTER,
    APART,
    LONG_RUNS,
    TWO_APART,
    Atoms,
    needs,
    needs_of_all,
    needs_of_each,
    needs_of_hints,
    needs_of_ways,
)
from guard.text.detect import find_contacts
from guard.text.look import Need, Things
from guard.text.normalize import fold
from guard.text.simplified import simplified
from guard.text.ways import needs as ways_needs
from tests.support.parts import Part, in_parts
from tests.support.rows import each_row

HERE = Path(__file__).parent
ROWS = (HERE / "writers.tsv").read_text(encoding="utf-8").splitlines()[1:]
TEXTS = [simplified(fold(row.split("\t")[-1])).lower() for row in ROWS[::7]]


# A pattern, and what it cannot do without: the rarest set first.
@each_row(
    ("pattern", "expected"),
    [
        (r"\bpay\b", [{"^pay$"}]),
        (r"\bpay", [{"^pay"}]),
        (r"pay", [{"pay"}]),
        (r"pay(?:ment)?s", [{"pay"}, {"s"}]),
        (r"(?i)(?<![a-z])Pay(?![a-z])", [{"^pay$"}]),
        (r"(?<![a-z])pay", [{"pay"}]),
        (r"(?i)pay(?![a-z0-9]|\.[a-z])", [{"pay$"}]),
        (r"pay(?![a-z0-9]|\.[a-z])", [{"pay"}]),
        (r"(?i)pay(?!\.[a-z]|x)", [{"pay"}]),
        (r"send it to", [{"^it$"}, {"send$"}, {"^to"}]),
        (r"(?:call|ring) now", [{"call$", "ring$"}, {"^now"}]),
        (r"(?:call|) now", [{"^now"}]),
        (r"客服号|电报", [{"服号", "电报"}]),
        (r"加\s?我", [{"我"}, {"加"}]),
        (r"a(?=.*\d)", [set("0123456789"), {"a"}]),
        (r"\d{5}", [set("0123456789")]),
        (r"[A-Za-z0-9]{40}", [{"{20}"}]),
        (r"[A-Za-z0-9+/]{12}", [{"{11}"}]),
        (r"[a-z]x", [{"x"}, {ANY_LETTER}]),
        (r"[^a]|b", []),
        (r"(?P<gap>-)a(?P=gap)b", [{"-"}, {"a"}, {"b"}]),
        (r"ſ|é", []),
        (r"(?i)Ä|[äö]|ñ", [{"ä", "ö", "ñ"}]),
        (r"σ|é", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, expected: list[set[str]]) -> None:
    found = needs(re.compile(pattern))
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_what_a_pattern_takes_for_a_character_is_that_character_in_small_letters() -> None:
    """A character that others are taken for where case is ignored is no atom."""
    characters = [chr(code) for code in range(0x80, 0x1_F000) if not chr(code).isspace()]
    told = [char for char in characters if char != char.upper() and needs(re.compile(re.escape(char), re.IGNORECASE))]
    alike = "".join(char for char in characters if char.lower() != char or char.upper() != char)
    assert len(told) > 1200 and set("äçşñжλա").issubset(told) and set("ſσςµвθβπ").isdisjoint(told)
    for char in told:
        assert {one.lower() for one in re.findall(re.escape(char), alike, re.IGNORECASE)} == {char.lower()}


def test_hints_are_whole_words_or_stand_anywhere() -> None:
    assert needs_of_hints(("pay", "u盾", "助记词")) == {"^pay$", "盾", "记词"}


# The bits of a thing, one for each way in which it is found, and all of its patterns.
Told = tuple[int, list[re.Pattern[str]]]


def _every() -> list[tuple[Things, list[Told]]]:
    """Return the readers of sentences, and what each of them looks for."""
    patterns = [[pattern] for _, pattern in ways_needs._patterns()]
    return [
        (leads._THINGS, [(1 << bit, list(lead.all)) for bit, (_, lead) in enumerate(leads._every())]),
        (asks._THINGS, _told(asks._THINGS.needs(), [[ask.act, *ask.all] for _, ask in asks._every()])),
        (ways_needs._THINGS, _told(ways_needs._THINGS.needs(), patterns)),
    ]


def _told(ways: Sequence[Need], every: list[list[re.Pattern[str]]]) -> list[Told]:
    return [
        (sum(1 << bit for bit, way in enumerate(ways) if way.number == at), patterns)
        for at, patterns in enumerate(every)
    ]


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"\b(?:send.*phrase|keep)\b", [[{"^keep$"}], [{"^send"}, {"phrase$"}]]),
        ("(?:give .*it|take .*them) now", [[{"give$"}, {"it$"}, {"^now"}], [{"take$"}, {"them$"}, {"^now"}]]),
        # Ways that need one set each are one; where one way needs nothing, so does the pattern.
        ("(?:give|take)", [[{"give", "take"}]]),
        ("(?:give|.)", [[]]),
        # What is read without regard to case is one way.
        ("(?i:give|take) it", [[{"give$", "take$"}, {"^it"}]]),
    ],
)
def test_a_pattern_that_begins_with_a_choice_needs_all_of_one_way(pattern: str, ways: list[list[set[str]]]) -> None:
    found = needs_of_each(re.compile(pattern))
    assert [sorted(map(sorted, way)) for way in found] == [sorted(map(sorted, way)) for way in ways]


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        # Ways whose sets are of words alike, or of characters alike, are one, with what the whole pattern needs.
        (r"(?:send.*it|(?:give|take).*them) 1", [[{"send", "them$"}, {"it$", "give", "take"}, {"1"}]]),
        (r"(?:pay|微信)\d", [[{"pay$"}, set("0123456789")], [{"微信"}, set("0123456789")]]),
        (r"(?:pay|微信|[支付].*宝)", [[{"pay"}], [{"微信"}], [{"支", "付"}, {"宝"}]]),
        ("(?:give|.)", [[]]),
        ("give", [[{"give"}]]),
    ],
)
def test_a_pattern_of_a_reader_is_found_in_ways_that_are_made_alike(pattern: str, ways: list[list[set[str]]]) -> None:
    found = needs_of_ways(re.compile(pattern))
    assert sorted(sorted(map(sorted, way)) for way in found) == sorted(sorted(map(sorted, way)) for way in ways)


@pytest.fixture
def _own_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test adds a reader to a table of its own: that of all others stays, and what they need is derived but once."""
    for one, its in zip(look._readers, look._needs(look._readers), strict=True):
        monkeypatch.setattr(one, "needs", lambda its=its: its)
    monkeypatch.setattr(look, "_readers", [*look._readers])
    monkeypatch.setattr(look, "_table", cache(look._table.__wrapped__))


@pytest.mark.repeated
@in_parts(12, rest=3)
def test_a_thing_that_a_text_holds_is_told(part: Part) -> None:
    """The expensive side of the look: all patterns on texts of thieves."""
    held, texts = 0, part.of(TEXTS)
    for things, every in _every():
        for text in texts:
            may = things.within(text)
            for bits, patterns in every:
                if not may & bits:
                    assert not all(pattern.search(text) for pattern in patterns), (text, patterns[0].pattern)
                else:
                    held += 1
    # Most of them are told of few texts.
    assert held < len(texts) * sum(len(every) for _, every in _every()) / 10


@pytest.mark.usefixtures("_own_readers")
def test_what_a_thing_needs_around_it_may_stand_in_another_sentence() -> None:
    things = Things(lambda: [Need(needs_of_all([re.compile(r"\bcall\b")]), [needs_of_hints(["help"])])])
    assert things.of("help: call") == things.within("call") == 1
    assert things.of("call") == things.within("calls") == 0


def _thing(word: str) -> Things:
    return Things(lambda: [Need([Atoms({word})])], name=(word,))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_order_of_imports_changes_no_bit(order: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Traces, and what set-up derives for the command, would hold for one order alone."""
    monkeypatch.setattr(look, "_readers", [])
    monkeypatch.setattr(look, "_table", cache(look._table.__wrapped__))
    words = ("pay", "call", "ring")
    things = {words[at]: _thing(words[at]) for at in order}
    assert [things[word].place()[0] for word in words] == [1, 0, 2]
    assert [bool(things[word].of("call me")) for word in words] == [False, True, False]


@pytest.mark.usefixtures("_own_readers")
def test_runs_and_letters_apart_are_told_as_their_patterns_find_them() -> None:
    """Most texts are not searched for these: what their words are made of tells that there are none."""
    signs = {**LONG_RUNS, APART: TWO_APART}
    things = Things(lambda: [Need([Atoms({sign})]) for sign in signs])
    chance = random.Random(1)
    texts = ["".join(chance.choices("ab1+/_-.' 微", (9, 9, 9, 1, 1, 1, 1, 1, 1, 2, 1), k=28)) for _ in range(1500)]
    texts += ["-abcdefghij", "abcdefghij-", "a-b", "a.b", "x'y", "a _", "1 2", "+abcdefghij"]
    found = [[bool(pattern.search(text)) for pattern in signs.values()] for text in texts]
    told = [[bool(things.within(text) >> bit & 1) for bit in range(len(signs))] for text in texts]
    assert told == found
    assert all({True, False} == set(each) for each in zip(*found, strict=True))


@pytest.mark.parametrize("text", ["dıscord", "k\u212aefu", "\u017fignal"])
def test_of_a_text_with_letters_that_python_takes_for_others_all_is_told(text: str) -> None:
    assert ways_needs._THINGS.within(text) == ways_needs._THINGS.place()[1]


def test_hexadecimal_as_long_as_a_digest_is_decoded() -> None:
    """No length of a text is a reason not to read it: a hidden host may be as long as a digest."""
    for length in range(16, 40):
        host = f"https://{'kf' * 12}"[:length] + ".example"
        assert find_contacts(host.encode().hex()), len(host.encode().hex())


def test_a_word_without_end_is_looked_at_once() -> None:
    words = look._table()._words
    assert words["a" * 100_000] and len(words) > 0
