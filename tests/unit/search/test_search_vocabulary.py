"""The words that editors give a page for the search: each fault with its place, its code and its cure."""

from __future__ import annotations

import pytest

from search import Vocabulary, check_vocabularies

KEYWORDS = ("a", "b", "c", "d", "e")
QUESTIONS = ("q1", "q2", "q3", "q4", "q5")


def page(id: str, lang: str = "en", keywords: tuple[str, ...] = (), questions: tuple[str, ...] = ()) -> Vocabulary:
    """A page with enough words of its own, and `keywords` and `questions` besides."""
    own_keywords = tuple(f"{id} {word}" for word in KEYWORDS)
    own_questions = tuple(f"{id} {word}" for word in QUESTIONS)
    simplified = lang == "zh"
    keywords, questions = own_keywords + keywords, own_questions + questions
    return Vocabulary(f"{id}.md", id, lang, simplified, keywords, questions, len)


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ((page("x"), page("y")), []),
        ((page("x", questions=("why?",)), page("y", questions=("Why",))), [("y.md", 3, "SE010", "error")]),
        ((page("x", keywords=("two-step",)), page("y", keywords=("Two step",))), [("y.md", 8, "SE011", "warning")]),
        ((page("x", keywords=("why",)), page("y", questions=("why?",))), [("y.md", 4, "SE011", "warning")]),
        ((page("x", keywords=("fee",)), page("y", "zh", keywords=("fee",))), []),
        ((page("x", keywords=("e-mail", "email")),), [("x.md", 5, "SE012", "warning")]),
        ((page("x", keywords=("why",), questions=("why",)),), []),
        ((page("x", "zh", keywords=("帳戶",)),), [("x.md", 2, "SE014", "warning")]),
        ((page("x", "en", keywords=("帳戶",)),), []),
        (
            (Vocabulary("x.md", "x", "en", False, ("a",), QUESTIONS, lambda text: 7),),
            [("x.md", 7, "SE013", "warning")],
        ),
        (
            (Vocabulary("x.md", "x", "en", False, KEYWORDS, (), lambda text: 7),),
            [("x.md", 7, "SE013", "warning")],
        ),
    ],
)
def test_faults(pages: tuple[Vocabulary, ...], found: list[tuple[str, int, str, str]]) -> None:
    faults = check_vocabularies(pages)
    assert [(fault.file, fault.line, fault.code, fault.severity) for fault in faults] == found
    assert all(fault.fix for fault in faults)
