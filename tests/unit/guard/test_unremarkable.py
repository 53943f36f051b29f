"""Texts that are looked at together are found to have no fault only if each of them has none by itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from guard_trees import LIST
from hypothesis import given
from hypothesis import strategies as st

from guard.policy.listing import Allowed
from guard.policy.text_check import TextCheck
from guard.read.facts import NEIGHBOURS, ShownText
from guard.text import detect, memory
from guard.text.confusables import SEPARATOR, as_latin, lookalike_of, may_look_alike
from guard.text.impersonation import may_pose, posing_names
from guard.text.learned import reads_like_a_thief
from guard.text.lookalikes import may_mix, mixed_words
from guard.text.normalize import fold, hidden_characters, may_hide
from guard.text.together import unremarkable
from guard.text.word_salad import NOWHERE
from tests.support.parts import Part, in_parts

HERE = Path(__file__).parent
NAMES, SKELETONS = ("imwallet", "nestworks"), frozenset({"help.lmwallet.example", "lmwallet", "dune"})
# Each beside others, and at each end: what ends with one letter and begins with another is none of both.
ODD = [
    "imwallet_kefu88", "i m w a l l e t kefu88", "lM WaIlet", "ⅰmwallet", "Wаllet", "im", "wallet_kefu", "cl", "une",
    "rn", "estworks_desk", "nestwo", "rks_desk", "n", "rnestworks_desk", "nestworksr", "imvvallet-desk", "im-wallet",
    "a\u200bb", "\ufeffx", "x\0y", "d", "u", "ne", "ΑΣ", "Σα", "sinα", "\ud800", "",
]  # fmt: skip


def _table_texts() -> Iterator[str]:
    for name in ("readings.tsv", "writers.tsv", "kinds.tsv", "strangers.tsv", "seen.tsv", "texts.tsv"):
        with (HERE / name).open(encoding="utf-8", newline="") as table:
            for row in csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield max(row, key=len, default="")
    for name in ("ordinary.zh.txt", "ordinary.en.txt", "documentation.en.tsv", "documentation.zh.tsv"):
        yield from (HERE / name).read_text(encoding="utf-8").splitlines()


TEXTS = list(dict.fromkeys(filter(None, _table_texts())))


def _found(text: str) -> bool:
    """Tell whether a text has something that it takes a closer look to see."""
    return any(
        (
            hidden_characters(text),
            posing_names(text, NAMES),
            mixed_words(text),
            lookalike_of(fold(text), SKELETONS),
        )
    )


def _plain(texts: list[str]) -> dict[str, str]:
    return {text: folded for text in texts if as_latin(folded := fold(text)) == folded}


@given(st.lists(st.sampled_from([*ODD, "words", "更多文字"]) | st.text(alphabet="imwaletrnvcdu0 _-.αа", max_size=9)))
def test_what_has_something_is_never_unremarkable(texts: list[str]) -> None:
    assert [text for text in unremarkable(_plain(texts), NAMES, SKELETONS) if _found(text)] == []


@in_parts(12)
def test_most_texts_of_the_tables_are_unremarkable_and_none_that_has_something(part: Part) -> None:
    texts = [*part.of(TEXTS), *ODD]
    told: list[str] = []
    for at in range(0, len(texts), 48):
        told += unremarkable(_plain(texts[at : at + 48]), NAMES, SKELETONS)
    assert [text for text in told if _found(text)] == []
    assert len(told) > len(texts) / 2


@pytest.mark.parametrize(
    ("look", "found"),
    [
        (may_hide, ["a\u200bb"]),
        (may_mix, ["Wаllet"]),
        (lambda texts: may_pose(texts, NAMES), ["imwallet_kefu88", "lM WaIlet", "ⅰmwallet"]),
        (lambda texts: may_look_alike(texts, SKELETONS), ["imwallet", "IM-WALLET", "clune"]),
    ],
)
def test_a_look_tells_which_texts_may_have_something(look: object, found: list[str]) -> None:
    for one in found:
        assert look(["words", one, "im", "wallet"]) == [False, True, False, False], one  # type: ignore[operator]
    assert look([]) == [] and look(["words", "词"]) == [False, False]  # type: ignore[operator]


def test_what_separates_texts_may_stand_in_one() -> None:
    texts = [f"imwallet_kefu88{SEPARATOR}x", "words"]
    assert may_pose(texts, NAMES)[0] and may_look_alike([f"clune{SEPARATOR}x", "words"], SKELETONS)[0]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> TextCheck:
    monkeypatch.setattr(detect.find_contacts, "empty", memory.Texts())
    return TextCheck(Allowed.of(LIST))


@in_parts(120, rest=8)
def test_a_text_that_is_not_in_question_has_no_fault(check: TextCheck, part: Part) -> None:
    texts = [ShownText(text, "text") for text in dict.fromkeys([*part.of(TEXTS), *filter(None, ODD)])]
    asked = set(check.in_question(texts))
    alone = TextCheck(Allowed.of(LIST))
    for text in texts:
        if text not in asked:
            assert not alone.shown(text, NOWHERE), text
    assert any(check.shown(text, NOWHERE) for text in asked)


def test_plain_texts_are_in_question_once_and_neighbours_for_their_contacts_alone(check: TextCheck) -> None:
    thief = next(text for text in TEXTS if reads_like_a_thief(fold(text)) and not detect.find_contacts(text))
    texts = [ShownText("Pages of a help center", "text"), ShownText(thief, NEIGHBOURS), ShownText(thief, "text")]
    assert list(check.in_question(texts)) == [ShownText(thief, "text")]
    assert all(map(check.is_faultless, texts[:2]))


def test_the_key_of_the_list_is_left_out_of_what_is_read() -> None:
    key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
    check = TextCheck(Allowed.of(LIST), key)
    text = ShownText(f"The key is {key} and nothing else", "text")
    assert not check.shown(text, NOWHERE)
    assert not any(check.shown(one, NOWHERE) for one in check.in_question([text]))
