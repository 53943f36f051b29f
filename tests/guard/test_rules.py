"""The table of rules is whole, and its examples are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from guard_trees import PAGE, codes, judge_files

import guard
from guard.rules import BY_CODE, RULES, Rule

SOURCES = Path(guard.__file__).parent
# Its example needs a symbolic link, which a table cannot hold; test_files.py makes one.
NEEDS_A_LINK = "CH404"


def _codes(example: str) -> str:
    name, _, content = example.partition(":\n")
    if content and re.fullmatch(r"[\w./-]+", name):
        return codes(judge_files({"index.html": PAGE % "x", name: content}))
    return codes(judge_files({"index.html": PAGE % example}))


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code != NEEDS_A_LINK], ids=lambda rule: rule.code)
def test_the_bad_example_breaks_this_rule_alone(rule: Rule) -> None:
    assert _codes(rule.bad) == rule.code


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_passes(rule: Rule) -> None:
    assert _codes(rule.good) == ""


def test_codes_are_unique_sorted_and_named() -> None:
    assert [rule.code for rule in RULES] == sorted(BY_CODE)
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert all((rule.when, rule.why, rule.fix, rule.bad, rule.good))


def test_every_code_in_the_sources_has_a_rule_and_every_rule_a_use() -> None:
    used = {
        code
        for path in SOURCES.glob("*.py")
        if path.name != "rules.py"
        for code in re.findall(r"\"(CH\d{3})\"", path.read_text(encoding="utf-8"))
    }
    assert used == set(BY_CODE)
