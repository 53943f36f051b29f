"""What pages quote about the product: whatever the operator writes, a number or a clause, the sentence stays whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from content.facts import load_facts
from content.sources import read_sources
from languages import load_languages

QUOTED = re.compile(r"(?P<before>[^\n]*?)\{\{\s*fact\s+(?P<key>[\w-]+)\s*\}\}")
FULL_STOP = "FULL STOP"  # in the Unicode names of those of all scripts


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


def test_a_fact_is_a_part_of_a_sentence(root: Path) -> None:
    languages = load_languages(root / "docs" / "languages.yml")
    facts = load_facts(root / "docs" / "facts.yml", languages).facts
    endings = {f"{key} {tag}": unicodedata.name(fact[tag][-1]) for key, fact in facts.items() for tag in languages}
    assert [where for where, name in endings.items() if FULL_STOP in name] == []
