"""What is not weighed, since its bound says that it weighs too little: the bound is never below the weight."""

from __future__ import annotations

import pytest

from guard.text.light import concept_tree, concepts_in, group_tree, most, sums
from guard.text.models import languages, model, weighed
from guard.text.normalize import fold
from guard.text.units import LONGEST_GROUP, concepts, groups, units
from scripts.learn_sentences import written


@pytest.mark.parametrize("language", languages())
def test_a_bound_is_never_below_the_weight(language: str) -> None:
    of = model(language)
    branches, together = group_tree(of.weights)
    repeated = [f"{one.text} {one.text}" for one in written()[::60]]
    for text in map(fold, (*(one.text for one in written()[::20]), *repeated)):
        told, grouped = sums(units(text.lower()), branches), groups(text.lower())
        pairs = [together[group] for group in grouped if group in together]
        total = told.weight + sum(weight for weight, _ in pairs), told.length + sum(share for _, share in pairs)
        assert most(of.constant, [total]) >= weighed(language, grouped), text
        # Sums in another order are no others: no group is left out.
        assert total[0] / 1000 == pytest.approx(of.sums(grouped)[0]), text


def test_a_word_that_stands_twice_makes_the_bound_higher_and_not_lower() -> None:
    branches, _ = group_tree({"give": (2.0, 4.0)})
    once, twice = (sums(["give"] * times, branches)[:2] for times in (1, 2))
    assert most(0.0, [twice]) > most(0.0, [once]) == pytest.approx(1.0)
    # Two in one text are as long as twice one, and weigh twice as much.
    assert most(0.0, [twice]) > 2 * 2.0 / 4.0


def test_a_group_is_known_though_the_words_it_begins_with_are_not() -> None:
    branches, _ = group_tree({"a b c": (1.0, 9.0), "b": (-2.0, 1.0)})
    assert sums(["a", "b", "c"], branches) == (-1000, 10000, 1)
    assert sums(["a", "c", "b"], branches) == (-2000, 1000, 1)


def test_of_words_of_several_lengths_the_longest_is_the_concept() -> None:
    tree_of = concept_tree({"a": "one", "a b c": "three", "d": "one", "e f": "two"})
    assert concepts_in(["a", "b", "c"], tree_of) == ["three"]
    assert concepts_in(["a", "b", "d"], tree_of) == ["one"]
    assert concepts_in(["e", "d", "e", "f"], tree_of) == ["one", "two"]


def test_no_word_of_a_concept_is_longer_than_a_group() -> None:
    assert max(len(word.split(" ")) for word in concepts()) <= LONGEST_GROUP
