"""What is answered at once: an error code of the app by its page, a contact by the page that checks it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.javascript import evaluate

DOCS = [
    {"id": "fees", "title": "Fees and codes", "questions": ["what does the fee cost"]},
    {"id": "errors", "title": "Errors", "questions": ["what does this error mean"]},
    {"id": "contact-verify", "title": "Is it official", "questions": ["is this number yours"]},
]
_ASK = """
const data = { docs: v[0], plain: "", replace: {}, groups: [], weak: [], drop: [], next: [],
  outside: [{ id: "mail", name: "Mail", answer: "No.", see: [], words: ["mail hosting"] }] };
const engine = await m.makeEngine(data);
await engine.addTexts({ texts: [], plain: "", meanings: {}, contexts: { ERR_FEE: "errors" } });
return v[1].map((text) => {
  const { hits, subject } = engine.search(text);
  return [hits[0]?.doc.id, subject?.id ?? ""];
});
"""


def first(*texts: str) -> Any:
    return evaluate("search/engine.js", _ASK, DOCS, texts)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("ERR_FEE", "errors"),
        ("it says err_fee and what does the fee cost", "errors"),
        ("ERR_OTHER fee", "fees"),
        ("what does the fee cost", "fees"),
        ("help@mail.example", "contact-verify"),
        ("@wallet_example", "contact-verify"),
        ("https://mail.example/fee", "contact-verify"),
        ("mail.example", "contact-verify"),
        ("+1 202 555 0143", "contact-verify"),
        ("fee 12", "fees"),
    ],
)
def test_answered_at_once(text: str, topic: str) -> None:
    assert first(text) == [[topic, ""]]


def test_a_subject_without_a_page_is_told() -> None:
    assert first("mail hosting")[0][1] == "mail"
