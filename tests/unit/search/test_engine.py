"""What the engine answers whatever the pages say: the name of an error; and what it says where no page is about it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.javascript import evaluate
from tests.support.paths import ROOT

ANSWERS = (ROOT / "overrides/assets/search/answers.js").as_uri()
LEARN = (ROOT / "overrides/assets/search/learn.js").as_uri()

DOCS = [
    {"id": "fees", "title": "Fees and codes", "questions": ["what does the fee cost"]},
    {"id": "errors", "title": "Errors", "questions": ["what does this error mean", "tecFROZEN"]},
]
_ASK = """
const data = { docs: v[0], plain: "", replace: {}, groups: [], weak: [], drop: [], next: [],
  outside: [{ id: "mail", name: "Mail", answer: "No.", see: [], words: ["mail hosting"] },
    ...(v[2] ? [{ id: "other", general: true, name: "Other", answer: "No.", see: [], words: ["weather"] }] : [])] };
const engine = await m.makeEngine(data);
engine.answer(await import(v[3]));
await engine.addTexts({ texts: [], plain: "", meanings: {}, contexts: { ERR_FEE: "errors", QQ_XZ: "errors" } });
return v[1].map((text) => {
  const { hits, subject } = engine.search(text);
  return [hits[0]?.doc.id, subject?.id ?? "", hits.length, hits[0]?.near];
});
"""


def first(*texts: str, general: bool = False) -> Any:
    return [found[:2] for found in evaluate("search/engine.js", _ASK, DOCS, texts, general, ANSWERS)]


def test_the_name_of_an_error_decides() -> None:
    question = "what does the fee of tecFROZEN_PAYMENT cost"
    asked = {
        "ERR_FEE": "errors",
        "it says err_fee and what does the fee cost": "errors",
        "ERR_OTHER fee": "fees",
        "what does the fee cost": "fees",
        question: "errors",
        question.replace("tecFROZEN", "tecOTHER"): "fees",
    }
    assert dict(zip(asked, first(*asked), strict=True)) == {text: [topic, ""] for text, topic in asked.items()}


def test_the_name_of_an_error_is_answered_alone_where_nothing_else_fits() -> None:
    assert evaluate("search/engine.js", _ASK, DOCS, ["qq_xz"], False, ANSWERS) == [["errors", "", 1, False]]


def test_a_subject_without_a_page_is_told() -> None:
    assert first("mail hosting")[0][1] == "mail"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("the weather in Tokyo", "other"),
        ("weather code", "other"),
        ("what does the fee cost", ""),
        ("weather", "other"),
    ],
)
def test_what_fits_neither_a_page_nor_a_subject_is_told_as_something_else(text: str, subject: str) -> None:
    assert first(text, general=True)[0][1] == subject


def test_a_site_without_a_subject_for_anything_else_says_nothing() -> None:
    assert first("weather code") == [["fees", ""]]


_VICTIM = """
const data = { docs: v[0], plain: "", replace: {}, groups: [], weak: [], drop: [], next: [], outside: [
  { id: "mail", name: "Mail", answer: "No.", see: [], words: ["mail hosting"] },
  { id: "other", general: true, name: "Other", answer: "No.", see: [], words: ["weather"] }] };
const engine = await m.makeEngine(data);
engine.answer(await import(v[2]));
const ask = () => v[1].map((text) => engine.search(text).subject?.id ?? "");
const before = ask();
const meanings = { caller: ["rang me"], "claims-us": ["your staff"] };
await engine.addTexts({ texts: [], plain: "", meanings, signs: [["caller", "claims-us"]] });
return [before, ask()];
"""


def test_a_victim_is_never_told_that_there_is_no_page() -> None:
    asked = ["somebody of your staff rang me about mail hosting", "your staff rang me, weather", "mail hosting rang me"]
    before, now = evaluate("search/engine.js", _VICTIM, DOCS, asked, ANSWERS)
    assert before == ["", "", ""], "nobody is told so before it is known by which signs a victim is"
    assert now == ["", "", "mail"]


_WITHOUT_A_PAGE = """
const data = { docs: v[0], plain: "", replace: {}, groups: [], weak: [], drop: [], next: [],
  outside: [{ id: "weather", name: "Weather", answer: "No.", see: [], words: ["weather", "will it rain today"] }] };
const engine = await m.makeEngine(data);
engine.answer(await import(v[2]));
await engine.addTexts({ texts: [], plain: "", meanings: { home: ["sofa"] }, beyond: ["home"] });
const told = () => v[1].filter((text) => engine.search(text).subject);
const before = told();
await engine.learn((await import(v[3])).learn);
return [before, told()];
"""


def test_a_subject_without_a_page_is_told_once_it_is_learnt() -> None:
    asked = ["rainy weather will it rain here today", "fees of coins and rain"]
    assert evaluate("search/engine.js", _WITHOUT_A_PAGE, DOCS, asked, ANSWERS, LEARN) == [[], asked[:1]]


_STORY = """
const docs = v[0].map(([id, title]) => ({ id, title, url: `${id}/` }));
const data = { docs, plain: "", replace: {}, groups: [], weak: [], drop: [], next: [] };
const engine = await m.makeEngine(data);
await engine.addTexts({ plain: "", texts: v[0].map(([id, , stories]) => ({ id, stories })) });
await engine.learn((await import(v[2])).learn);
return v[1].map((text) => Object.fromEntries(engine.search(text).hits.map(({ doc, parts }) => [doc.id, parts.learnt])));
"""
_PARTS = _STORY.replace("parts.learnt", "parts")
_TOGETHER = _STORY.replace("({ id, stories }))", "({ id, stories })).concat(v[3])")
_TOLD = [
    ["thief", "Thieves", ["my coins were stolen today", "a thief took all my coins"]],
    ["fees", "Fees", ["the fee was high for the rent", "why did my sister pay a fee", "my boss pays the fee"]],
]


def test_the_decisive_sentence_of_a_story_counts_half() -> None:
    sentences = ["my boss wants the rent", "my coins were stolen today", "my sister pays a fee"]
    one, several = evaluate("search/engine.js", _STORY, _TOLD, [", ".join(sentences), ". ".join(sentences)], LEARN)
    assert several["thief"] > one["thief"]


def test_a_story_that_two_pages_answer_is_known_of_both() -> None:
    pages = [["thief", "Thieves", []], ["lost", "Losses", []], _TOLD[1]]
    both = [{"id": "thief lost", "stories": ["my kettle is gone", "the kettle was taken"]}]
    (found,) = evaluate("search/engine.js", _TOGETHER, pages, ["kettle gone"], LEARN, both)
    assert min(found["thief"], found["lost"]) > found.get("fees", 0)


def test_what_somebody_wrote_teaches_more_than_what_was_made_up() -> None:
    def learnt(thief: str, fees: str) -> tuple[float, float]:
        told = [["thief", "Thieves", [thief]], ["fees", "Fees", [fees]]]
        (found,) = evaluate("search/engine.js", _STORY, told, ["a kettle"], LEARN)
        return found["thief"], found["fees"]

    thief, fees = learnt("~ my kettle was taken", "my kettle was dear")
    assert thief > fees
    thief, fees = learnt("my kettle was taken", "~ my kettle was dear")
    assert fees > thief


def test_a_long_story_is_learnt_from_and_not_looked_up() -> None:
    filler = [f"word{number}" for number in range(20)]
    short, long = ("my kettle took all the coins", f"my kettle took all the coins {' '.join(filler)}")
    for text, looked_up in ((short, True), (long, False)):
        told = [["thief", "Thieves", [text]], _TOLD[1]]
        (found,) = evaluate("search/engine.js", _PARTS, told, [short], LEARN)
        assert found["thief"]["learnt"] > found["fees"]["learnt"]
        assert (found["thief"]["questions"] > 0) is looked_up


def test_sentences_are_those_that_say_something() -> None:
    asked = [
        "I paid 3.2 of them today. Why? My sister did not get it!",
        "我昨天把币转出去了。谁？对方到今天还没收到！",
        "One sentence, long or not.",
    ]
    assert evaluate("search/learn.js", "return v[0].map(m.sentences);", asked) == [
        ["I paid 3.2 of them today", " My sister did not get it"],
        ["我昨天把币转出去了", "对方到今天还没收到"],
        [],
    ]


def test_the_sentence_that_is_surest_of_a_page_speaks_against_a_subject_outside() -> None:
    body = """
const site = {
  docs: [{}, { subject: { id: "mail" } }], tell: () => new Set(), beyond: [], signs: [], learnt: true,
  reader: { replace: (text) => text }, fold: (text) => text,
};
const found = { pages: [0, 1], scores: [5, 5], strange: 0, words: 9, chances: [0.5, 0.5] };
const measured = (parts) => m.uncovered({ ...site, parts: () => parts }, "", { ...found, pages: [0, 1] }, 0).measures;
const clearest = (parts) => measured(parts).clearest;
return [clearest([[0.5, 0.9], [0.9, 0.1]]), clearest([[0.5, 0.9], [0.5, 0.9]]), clearest([])];
"""
    one, none, single = evaluate("search/answers.js", body)
    assert one == pytest.approx(-5.4, abs=0.01) and none == pytest.approx(-0.6, abs=0.01)
    assert single == pytest.approx(-3, abs=0.01), "of one sentence it is what the whole says"
