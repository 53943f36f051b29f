"""What makes a sentence salad: its limits, with readings made for the test."""

from __future__ import annotations

import pytest

from guard.text import word_salad
from guard.text.word_salad import Around, Order, Reading, clauses


def _fake(texts: dict[str, Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_salad, "reading", texts.__getitem__)


WORDS_OF = frozenset("abcd")
SALAD, WELL = Reading(6, -6.0, WORDS_OF), Reading(6, 6.0, WORDS_OF)


def _numbered(many: int, one: Reading) -> dict[str, Reading]:
    return {f"text {at:03}.": one for at in range(many)}


def _refuses_none(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("many", "one", "own", "is_salad"),
    [
        # A hundred pairs tell something, and fewer nothing; titles are none.
        (17, SALAD, SALAD, True),
        (16, SALAD, SALAD, False),
        (20, Reading(5, -5.0, WORDS_OF), SALAD, False),
        (25, Reading(6, -0.91, WORDS_OF), SALAD, True),
        (25, Reading(6, -0.89, WORDS_OF), SALAD, False),
        (25, WELL, SALAD, False),
        # What reads well is none wherever it stands.
        (25, SALAD, WELL, True),
        (25, SALAD, Reading(6, 6.41, WORDS_OF), False),
        # One of four words may stand nowhere else.
        (25, SALAD, Reading(6, 0.0, frozenset("abcx")), True),
        (25, SALAD, Reading(6, 0.0, frozenset("abxy")), False),
        (25, SALAD, Reading(6, 0.0, frozenset("abx")), False),
    ],
)
def test_a_sentence_is_salad_among_so_much_salad(
    many: int, one: Reading, own: Reading, is_salad: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = _numbered(many, one)
    _fake(texts | {"own": own}, monkeypatch)
    for around in (Around(lambda: [*texts, "own"]), Around(lambda: ["own", *texts]), Around(lambda: list(texts))):
        assert around.withdrawn == 0
        assert around.is_salad("own", "own", _refuses_none) == is_salad
        assert around.asks_nothing("own", "own", _refuses_none) == is_salad
        assert around.withdrawn == 2 * is_salad


def test_where_one_of_two_texts_is_refused_somebody_chose_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = _numbered(20, SALAD)
    _fake(texts | {"own": SALAD}, monkeypatch)
    for refused, is_salad in ((10, True), (11, False)):
        asked: list[str] = []

        def refuses(text: str, refused: int = refused, asked: list[str] = asked) -> bool:
            asked.append(text)
            return text in list(texts)[:refused]

        around = Around(lambda: [*texts, "own"])
        assert around.is_salad("own", "own", refuses) == is_salad
        around.is_salad("own", "own", refuses)
        # Each text is asked about once.
        assert sorted(asked) == sorted(set(asked))


def test_of_a_long_file_so_many_texts_on_each_side_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    names = list(_numbered(900, WELL))
    titles = dict.fromkeys(names, Reading(5, 0.0, WORDS_OF))
    # The sentence stands in the 400th; all the others but one are titles.
    for place, is_read in ((279, False), (280, True), (399, True), (401, True), (520, True), (521, False)):
        _fake(titles | {names[400]: SALAD, names[place]: Reading(100, -100.0, WORDS_OF)}, monkeypatch)
        assert Around(lambda: names).is_salad(names[400], names[400], _refuses_none) == is_read, place
    # Of a file of so many texts all are read, wherever the sentence stands.
    few = names[:799]
    _fake(dict.fromkeys(few, SALAD) | {"own": SALAD}, monkeypatch)
    assert Around(lambda: few).is_salad("own", "elsewhere", _refuses_none)
    assert Around(lambda: [*few, "own"]).is_salad("own", "elsewhere", _refuses_none)
    _fake(dict.fromkeys(names, SALAD) | {"own": SALAD}, monkeypatch)
    assert not Around(lambda: names[:801]).is_salad("own", "elsewhere", _refuses_none)


def test_what_holds_the_sentence_or_stands_in_its_text_tells_nothing_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {f"{text}own": one for text, one in _numbered(20, SALAD).items()}
    _fake(texts | {"own": SALAD}, monkeypatch)
    assert not Around(lambda: list(texts)).is_salad("own", "own", _refuses_none)
    texts = _numbered(20, SALAD)
    _fake(texts | {"own": SALAD}, monkeypatch)
    assert not Around(lambda: list(texts)).is_salad("own", " ".join(texts), _refuses_none)


def test_a_text_that_was_joined_asks_what_its_parts_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    _fake({"a b": WELL, "own": Reading(6, 9.0, WORDS_OF)}, monkeypatch)
    around = Around(joined=("a b", ("a", "b")))
    assert around.asks_nothing("own", "a b", _refuses_none) and around.withdrawn == 1
    assert not around.asks_nothing("own", "a b", lambda text: text == "b") and around.withdrawn == 1
    assert not around.asks_nothing("own", "a c", _refuses_none)


def test_words_without_spaces_are_parted_from_their_end() -> None:
    known = {"甲乙", "乙丙", "丁戊己"}
    for run, longest, words in (
        ("甲乙丙", 3, ["甲", "乙丙"]),
        ("丁戊己", 3, ["丁戊己"]),
        ("丁戊己", 2, ["丁", "戊", "己"]),
        ("ab", 2, ["ab"]),
    ):
        assert word_salad._parted(run, known, longest) == words
    assert list(clauses("A b, c; 甲乙 1 d", known, 3)) == [["a", "b"], ["c"], ["甲乙"], ["d"]]
    assert list(clauses("don’t - x-y", known, 3)) == [["don't", "x", "y"]]


def test_pairs_of_known_words_weigh_what_their_classes_weigh() -> None:
    of = Order({"a": 0, "b": 1, "c": None, "甲乙": 1}, ((0.5, -1.0), (2.0, 0.25)))
    assert of.longest == 2 and Order({"abc": 0}, ((1.0,),)).longest == 1
    told = [["a", "b"], ["a", "c", "b", "b"]]
    assert list(word_salad.runs_of("a b. a c b b")) == told
    assert word_salad._read(told, of) == Reading(2, -0.75, frozenset("abc"))
    assert word_salad._read([["b", "a"], ["x", "a"], ["a"]], of) == Reading(1, 2.0, frozenset("abx"))
