"""What pages quote about the product: whatever the operator writes, a number or a clause, the sentence stays whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from content.facts import load_facts
from content.read_pages import read_sources
from languages import load_languages
from scripts.fact_sentences import FactSentence, sentences

QUOTED = re.compile(r"(?P<before>[^\n]*?)\{\{\s*fact\s+(?P<key>[\w-]+)\s*\}\}")
FULL_STOP = "FULL STOP"  # in the Unicode names of those of all scripts
FULL_STOP_WITHIN = re.compile(r"。|\.\s")
# Two signs that no sentence has beside each other.
DOUBLED = re.compile(r"[：:，,；;。、]\s*[：:，,；;。、]|(?<![\d.])\.\s*[.,;:]|（\s*）|\(\s*\)")


def test_a_fact_stands_where_a_number_and_a_clause_both_fit(root: Path) -> None:
    docs = root / "docs"
    pages = read_sources(docs, load_languages(docs / "languages.yml"))
    quoted = [(page.file, found) for page in pages for found in QUOTED.finditer(page.body)]
    assert quoted, "no page quotes a fact"
    assert [f"{file}: {found['key']}" for file, found in quoted if not fits(found["before"])] == []


def fits(before: str) -> bool:
    """Whether a colon, an opening bracket or the edge of a cell comes before a fact."""
    last = before.rstrip()[-1:]
    return bool(last) and (last == "|" or unicodedata.category(last) == "Ps" or "COLON" in unicodedata.name(last))


def test_sentences_stand_with_every_answer_of_an_operator(root: Path) -> None:
    """The shortest and the longest, a yes and a no: no sign beside another, no bracket in its like, no glued word."""
    docs = root / "docs"
    languages = load_languages(docs / "languages.yml")
    facts = load_facts(docs / "facts.yml", languages)
    table = list(sentences(read_sources(docs, languages), facts))
    assert table, "no page quotes a fact"
    assert [str(one) for one in table if faults(one)] == []


def faults(one: FactSentence) -> bool:
    answer, before, after = one.answer, one.before.rstrip(), one.after.lstrip()
    in_brackets = bool(before) and unicodedata.category(before[-1]) == "Ps"
    bracket = before[-1:] if in_brackets else ""
    return (
        bool(DOUBLED.search(before[-2:] + answer + after[:2]))
        or (in_brackets and (bracket in answer or FULL_STOP_WITHIN.search(answer) is not None))
        # A word right behind an answer would be read as a part of it.
        or bool(after and after[0].isalnum())
        or answer[0].isspace()
        or answer != answer.strip()
    )


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        ("费用：", "：不收", "。"),
        ("费用（", "不收（今年）", "）。"),
        ("Fee (", "none. Ask us", ")."),
        ("How much: ", "none", " apply."),
        ("费用：", "不收。", "。"),
    ],
)
def test_a_sentence_that_breaks_is_seen(before: str, answer: str, after: str) -> None:
    assert faults(FactSentence("page.md", 1, "fee", before, answer, after))


def test_what_an_operator_must_say_has_answers_of_several_kinds(root: Path) -> None:
    languages = load_languages(root / "docs" / "languages.yml")
    facts = load_facts(root / "docs" / "facts.yml", languages).facts
    few = [
        f"{key} {tag}"
        for key, fact in facts.items()
        for tag in languages
        if fact.origin == "operator" and fact.like and len(set(fact.like.get(tag, ()))) < 2
    ]
    assert few == []


def test_translations_name_the_same_sources(root: Path) -> None:
    """What a page says of a chain has its source in a comment above it: the same one in each language."""
    named: dict[str, set[tuple[str, ...]]] = {}
    for page in read_sources(root / "docs", load_languages(root / "docs" / "languages.yml")):
        header = (root / page.file).read_text(encoding="utf-8").split("\n---\n")[0]
        named.setdefault(page.meta.id, set()).add(tuple(line for line in header.split("\n") if line.startswith("# ")))
    assert [id for id, sources in named.items() if len(sources) > 1] == []


def test_a_fact_is_a_part_of_a_sentence(root: Path) -> None:
    languages = load_languages(root / "docs" / "languages.yml")
    facts = load_facts(root / "docs" / "facts.yml", languages).facts
    endings = {
        f"{key} {tag} {answer}": unicodedata.name(answer[-1])
        for key, fact in facts.items()
        for tag in languages
        for answer in (fact[tag], *fact.like.get(tag, ()))
    }
    assert [where for where, name in endings.items() if FULL_STOP in name] == []
