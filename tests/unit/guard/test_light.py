"""What is not weighed, since its bound says that it weighs too little: the bound is never below the weight."""

from __future__ import annotations

import pytest

from guard.text import units as of_units
from guard.text.learned import may_read_so, reads_like_a_thief
from guard.text.light import concept_tree, concepts_in, group_table, most, sums
from guard.text.models import languages, model, weighed
from guard.text.normalize import fold
from guard.text.units import CONCEPTS_AFTER, LONGEST_GROUP, concepts, groups, units
from scripts.learn_sentences import written
from tests.support.parts import Part, fewer_in_check, in_parts


@pytest.mark.parametrize("language", languages())
def test_a_bound_is_never_below_the_weight(language: str) -> None:
    of = model(language)
    known, together = group_table(of.weights)
    repeated = [f"{one.text} {one.text}" for one in fewer_in_check(written()[::60])]
    for text in map(fold, (*(one.text for one in fewer_in_check(written()[::20])), *repeated)):
        told, grouped = sums([units(text.lower())], known)[0], groups(text.lower())
        pairs = [together[group] for group in grouped if group in together]
        total = told.weight + sum(weight for weight, _ in pairs), told.length + sum(share for _, share in pairs)
        assert most(of.constant, [total]) >= weighed(language, grouped), text
        # Sums in another order are no others: no group is left out.
        assert total[0] / 1000 == pytest.approx(of.sums(grouped)[0]), text


def test_a_word_that_stands_twice_makes_the_bound_higher_and_not_lower() -> None:
    known, _ = group_table({"give": (2.0, 4.0)})
    once, twice = (one[:2] for one in sums([["give"], ["give", "give"]], known))
    assert most(0.0, [twice]) > most(0.0, [once]) == pytest.approx(1.0)
    # Two in one text are as long as twice one, and weigh twice as much.
    assert most(0.0, [twice]) > 2 * 2.0 / 4.0


def test_a_group_is_known_though_the_words_it_begins_with_are_not() -> None:
    known, _ = group_table({"a b c": (1.0, 9.0), "b": (-2.0, 1.0)})
    assert sums([["a", "b", "c"]], known) == [(-1000, 10000, 1)]
    assert sums([["a", "c", "b"]], known) == [(-2000, 1000, 1)]


def test_texts_that_are_weighed_together_weigh_what_each_weighs() -> None:
    known, _ = group_table(
        {"a": (-2.5, 4.0), "b": (1.0, 1.0), "a b": (3.0, 2.0), "b a b": (-7.0, 1.5), "c": (0.0, 0.0)}
    )
    texts = [list(text) for text in ("ab", "", "a", "bab", "babab", "c", "xax", "", "b")]
    together = sums(texts, known)
    assert together == [sums([text], known)[0] for text in texts]
    # Where one text ends and another begins stands no group: "ab", "bab" would be one of three there.
    assert together[:4] == [(1500, 7000, 2), (0, 0, 0), (-2500, 4000, 1), (-4500, 9500, 3)]
    assert sums([], known) == []


@in_parts(18, rest=2)
def test_what_reads_like_a_thief_is_never_too_light_among_others(part: Part) -> None:
    texts = [fold(one.text) for one in part.of(written()[::3])]
    refused = list(map(bool, map(reads_like_a_thief, texts)))
    may = may_read_so(texts)
    assert [text for text, is_refused, told in zip(texts, refused, may, strict=True) if is_refused and not told] == []
    assert 0.2 * len(texts) < sum(refused) <= sum(may) < 0.9 * len(texts)
    assert may == [may_read_so([text])[0] for text in texts]


def test_of_words_of_several_lengths_the_longest_is_the_concept() -> None:
    tree_of = concept_tree({"a": "one", "a b c": "three", "d": "one", "e f": "two"})
    assert concepts_in(["a", "b", "c"], tree_of) == ["three"]
    assert concepts_in(["a", "b", "d"], tree_of) == ["one"]
    assert concepts_in(["e", "d", "e", "f"], tree_of) == ["one", "two"]


def test_no_word_of_a_concept_is_longer_than_a_group() -> None:
    assert max(len(word.split(" ")) for word in concepts()) <= LONGEST_GROUP


def test_a_concept_is_seen_beside_those_that_follow_it_so_far_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"w{at}" for at in range(CONCEPTS_AFTER + 2)]
    monkeypatch.setattr(of_units, "concepts", lambda: {word: word.upper() for word in words})
    found = of_units.grouped([word for word in words for _ in range(2)])
    after = {group.partition(" > ")[2] for group in found if group.startswith("W0 > ")}
    assert after == {f"W{at}" for at in range(1, CONCEPTS_AFTER + 1)}
    # Behind each stands that it is there, however often.
    assert {word: found[f"{word.upper()} >"] for word in words} == dict.fromkeys(words, 1)
