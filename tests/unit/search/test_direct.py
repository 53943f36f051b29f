"""What is answered at once: an error code of the app by its page, a contact by the page that checks it, an address or a
transaction on a chain by the page that says where to look it up."""

from __future__ import annotations

from typing import Any

from tests.javascript import evaluate
from tests.support.paths import ROOT

DIRECT = (ROOT / "overrides/assets/search/direct.js").as_uri()

DOCS = [
    {"id": "fees", "title": "Fees and codes", "questions": ["what does the fee cost"]},
    {"id": "errors", "title": "Errors", "questions": ["what does this error mean", "tecFROZEN"]},
    {"id": "transaction-status", "title": "Where to look", "questions": ["what does pending mean"]},
    {"id": "contact-verify", "title": "Is it official", "questions": ["is this number yours"]},
]
_ASK = """
const data = { docs: v[0], plain: "", replace: {}, groups: [], weak: [], drop: [], next: [],
  outside: [{ id: "mail", name: "Mail", answer: "No.", see: [], words: ["mail hosting"] },
    ...(v[3] ? [{ id: "other", general: true, name: "Other", answer: "No.", see: [], words: ["weather"] }] : [])] };
const engine = await m.makeEngine(data);
engine.answer((await import(v[2])).direct);
await engine.addTexts({ texts: [], plain: "", meanings: {}, contexts: { ERR_FEE: "errors" } });
return v[1].map((text) => {
  const { hits, subject } = engine.search(text);
  return [hits[0]?.doc.id, subject?.id ?? ""];
});
"""


def first(*texts: str, general: bool = False) -> Any:
    return evaluate("search/engine.js", _ASK, DOCS, texts, DIRECT, general)


ADDRESSES = [
    "0x" + "4e" * 20,
    "0x" + "4e" * 32,
    "bc1q" + "w3" * 19,
    "1" + "BoatSLR2" * 4,
    "T" + "9yD14Nj9" * 4 + "z",
    "r" + "N7n7otQD" * 4,
    "UQ" + "a_-4" * 11 + "zz",
    "7g" * 22,
]


def test_answered_at_once() -> None:
    asked = {
        "ERR_FEE": "errors",
        "it says err_fee and what does the fee cost": "errors",
        "ERR_OTHER fee": "fees",
        "what does the fee cost": "fees",
        "help@mail.example": "contact-verify",
        "@wallet_example": "contact-verify",
        "https://mail.example/fee": "contact-verify",
        "mail.example": "contact-verify",
        "+1 202 555 0143": "contact-verify",
        "fee 12": "fees",
        **dict.fromkeys(ADDRESSES, "transaction-status"),
        f"fee {ADDRESSES[0]}": "fees",
        "Donaudampfschifffahrtsgesellschaft fee": "fees",
    }
    assert dict(zip(asked, first(*asked), strict=True)) == {text: [topic, ""] for text, topic in asked.items()}


def test_what_is_answered_at_once_stands_alone_where_nothing_else_fits() -> None:
    count = _ASK.replace('[hits[0]?.doc.id, subject?.id ?? ""]', "[hits.length, hits[0].near]")
    assert evaluate("search/engine.js", count, DOCS, ADDRESSES[:1], DIRECT) == [[1, False]]


def test_a_subject_without_a_page_is_told() -> None:
    assert first("mail hosting")[0][1] == "mail"


def test_what_fits_neither_a_page_nor_a_subject_is_told_as_something_else() -> None:
    asked = {
        "the weather in Tokyo": "other",
        "weather code": "other",
        "what does the fee cost": "",
        "mail hosting": "mail",
    }
    told = {text: subject for text, (_, subject) in zip(asked, first(*asked, general=True), strict=True)}
    assert told == asked
    assert [subject for _, subject in first("weather code")] == [""], "a site without such a subject says nothing"


def test_the_name_of_an_error_that_one_page_has_decides() -> None:
    question = "what does the fee of tecFROZEN_PAYMENT cost"
    assert first(question, question.replace("tecFROZEN", "tecOTHER")) == [["errors", ""], ["fees", ""]]
