"""What any stretch of a text weighs is what its groups weigh, each once."""

from __future__ import annotations

import random
from itertools import combinations, pairwise, product
from time import process_time

from guard.text import contact_look
from guard.text.models import contact_model, languages
from guard.text.normalize import fold
from guard.text.stretches import BEGIN, END, Stretches, packed, unpacked
from scripts.learn_sentences import ordinary
from tests.support.parts import Part, in_parts

UNITS = "abcde"
WRITERS = [one.text for one in ordinary()]


def _groups(units: tuple[str, ...]) -> set[str | tuple[str, ...]]:
    seen = (BEGIN, *units, END)
    return {*seen, *pairwise(seen), *zip(seen, seen[1:], seen[2:], strict=False)}


def test_both_sums_come_back() -> None:
    told = [(-7, 3), (0, 0), (5, 0), (-1, 900), (12_000, 1)]
    assert unpacked(sum(packed(*one) for one in told)) == (11_997, 904)


def test_each_stretch_has_the_sum_of_its_groups() -> None:
    chance = random.Random(7)
    again = 0
    for length in range(2, 12):
        units = tuple(chance.choice(UNITS) for _ in range(length))
        every = [*_groups(units), *product(UNITS, [END]), *product([BEGIN], UNITS), *product(UNITS, UNITS, [END])]
        every += product([BEGIN], UNITS, UNITS)
        known = chance.sample(every, len(every) * 2 // 3)
        numbers = {group: packed(chance.randint(-50, 50), chance.randint(0, 9)) for group in known}
        stretches = Stretches(units, numbers)
        for start, end in combinations(range(length + 1), 2):
            if end - start > 1:
                groups = _groups(units[start:end])
                again += len(set(units[start:end])) < end - start
                assert stretches.total(start, end) == sum(numbers.get(group, 0) for group in groups)
    assert again > 50


def test_a_unit_that_stands_without_end_takes_no_longer_in_each_stretch() -> None:
    units = ["a"] * 60_000
    stretches = Stretches(units, {"a": 1, ("a", "a"): 10, ("a", "a", "a"): 100})
    began = process_time()
    assert {stretches.total(start, start + 5) for start in range(50_000)} == {111}
    assert process_time() - began < 10  # of less than one; all of them in each stretch would be hours


@in_parts(6)
def test_a_sample_weighs_what_its_groups_weigh(part: Part) -> None:
    texts = [*part.of(WRITERS)[::3], "Ask the $ desk for kfqzw_07 now ^ please. Add kfqzw_07 now please, it is $."]
    met = set()
    for text in texts:
        stretches: dict[str, Stretches | None] = {}
        for one in contact_look._samples(fold(text)):
            model = contact_model(one.language)
            whole = model.weight(model.total(contact_look._groups(one.units)))
            assert contact_look._weight(one, stretches) == whole, text
            met.add(one.language)
    assert met == set(languages())
