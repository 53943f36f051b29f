"""What the browser learns from how people ask: who did what decides, also in words that no page has."""

from __future__ import annotations

from typing import Any

import pytest

from tests.javascript import evaluate
from tests.support.paths import ROOT

MEANINGS_SCRIPT = (ROOT / "overrides/assets/search/meanings.js").as_uri()

EXAMPLES = [
    ("my coins were stolen and I did not do it", [0]),
    ("all my money was taken by a thief", [0]),
    ("someone took my tokens without my permission", [0]),
    ("I sent coins to my friend and they have not arrived", [1]),
    ("the money that I sent is not received", [1]),
    ("he says nothing arrived", [1]),
    ("how much is the fee", [2]),
    ("why is the fee so high", [2]),
]
MEANINGS = {
    "taken": ["stolen", "taken", "took", "drained"],
    "not-me": ["without my permission", "did not do", "not by me"],
    "not-arrived": ["not arrived", "not received", "nothing arrived", "never came"],
}
_ASK = """
const examples = v[0].map(([text, classes]) => ({ text, classes, weight: 1 }));
const { makeFinder } = await import(v[3]);
const chances = await m.fit(examples, 3, await makeFinder(v[1], (text) => text.toLowerCase()));
const places = { steal: [["stolen", 0.5]] };
return v[2].map((text) => { const c = chances(text, (term) => places[term] ?? []); return c && [...c]; });
"""


def chances(*texts: str, meanings: dict[str, list[str]] = MEANINGS, often: int = 1) -> list[Any]:
    found: list[Any] = evaluate("search/learn.js", _ASK, EXAMPLES * often, meanings, texts, MEANINGS_SCRIPT)
    return found


def best(given: list[float]) -> int:
    return given.index(max(given))


def test_words_that_no_example_has_are_known_by_their_meaning() -> None:
    drained, came = chances("drained, not by me", "it never came")
    assert best(drained) == 0 and best(came) == 1
    (unknown,) = chances("drained", meanings={})
    assert unknown is None  # nothing of it is known


def test_a_word_that_is_near_counts_as_that_word() -> None:
    assert best(chances("steal")[0]) == 0


def test_what_two_pages_answer_makes_both_likely() -> None:
    told = [*EXAMPLES, *[("the kettle is hot", [0])] * 9, *[("the kettle is gone", [0, 1])] * 9]
    (given,) = evaluate("search/learn.js", _ASK, told, MEANINGS, ["kettle gone"], MEANINGS_SCRIPT)
    assert min(given[:2]) > 0.78 > given[2], "the one that is likely already leaves some to the other"


def test_the_same_examples_teach_the_same() -> None:
    assert chances("my fee was taken") == chances("my fee was taken")


def test_shares_lie_between_0_and_1() -> None:
    (given,) = chances("all my money was taken by a thief")
    assert all(0 <= share <= 1 for share in given) and max(given) > 0.8


def test_however_often_a_text_is_told_no_page_is_out_of_the_question() -> None:
    for given in chances(*(text for text, _ in EXAMPLES), often=50):
        assert min(given) > 0.1


def test_meanings_come_alone_and_two_together() -> None:
    body = "return m.together((await m.makeFinder(v[0], (text) => text.toLowerCase()))(v[1]));"
    found = evaluate("search/meanings.js", body, MEANINGS, "it was drained without my permission")
    assert found == ["#not-me", "#not-me taken", "#taken"]
    assert evaluate("search/meanings.js", body, {"gone": ["没了"]}, "钱 没了") == ["#gone"]
    assert evaluate("search/meanings.js", body, MEANINGS, "I undertook it") == []


def test_an_example_hears_at_times_what_another_one_tells() -> None:
    body = """
const model = { examples: [{ meant: [3, 4] }, { meant: [] }], rare: [1, 2, 1, 2, 1] };
const values = [1, 2].map((rare) => rare / Math.sqrt(5));
const example = { units: [0, 3], values, meant: [3], long: Math.sqrt(5), classes: [0], weight: 1 };
return [2, 3, m.MODULUS - 1].map((seed) => m.aside(model, example, seed));
"""
    beside, alone, late = evaluate("search/learn.js", body)
    assert beside["units"] == [0, 3, 4] and alone["units"] == late["units"] == [0, 3]
    assert sum(value**2 for value in beside["values"]) == pytest.approx(1), "and is no longer than any other"
    assert beside["classes"] == [0]


def test_the_sentences_of_a_story_are_asked_once() -> None:
    body = """
const site = {
  docs: [{}, {}, {}], told: new Set([0, 1, 2]), fold: (text) => text, index: { meant: () => [] },
  reader: { replace: (text) => text },
  asked: new Map(v[0].map(([text, classes]) => [text, { text, classes, weight: 1 }])),
};
await m.learn(site);
const story = "My sister came to see me. He says nothing arrived since Monday";
const parts = site.parts(story);
return [parts === site.parts(story), parts.map((part) => [...part]), [...site.chances(story)]];
"""
    same, parts, whole = evaluate("search/learn.js", body, EXAMPLES)
    assert same and best(parts[-1]) == best(whole) == 1
