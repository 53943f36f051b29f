"""Findings in the editor's language: a sentence for every code, before what is said of the very case."""

from __future__ import annotations

import pytest

from guard.report.findings import Finding
from helpcenter.messages import VARIABLE, in_words, languages_of_messages, sentences_in, unknown_language
from helpcenter.rules import all_rules

FINDING = Finding("docs/zh/a.md", 12, "TW004", "numbered steps differ", "make both say the same")
UNKNOWN = Finding("docs/zh/a.md", 12, "XX999", "new", "mend it")


@pytest.mark.parametrize("tag", languages_of_messages())
def test_every_code_has_a_sentence_and_every_sentence_a_code(tag: str) -> None:
    assert sentences_in(tag).keys() == {rule.code for rule in all_rules()}
    assert len(set(sentences_in(tag).values())) == len(sentences_in(tag))


def test_a_sentence_comes_first_and_the_case_and_the_cure_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, languages_of_messages()[0])
    told, unknown = in_words([FINDING, UNKNOWN])
    place, _, said = str(told).partition(f" {FINDING.code} ")
    assert place == "docs/zh/a.md:12"
    assert said == f"{sentences_in(languages_of_messages()[0])[FINDING.code]} [{FINDING.message}]; {FINDING.fix}"
    assert unknown == UNKNOWN and unknown_language() == ""


@pytest.mark.parametrize("asked", ["", "xx", "../zh"])
def test_without_such_a_language_they_are_told_in_english(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, asked)
    assert in_words([FINDING]) == [FINDING]
    assert bool(unknown_language()) == bool(asked)
