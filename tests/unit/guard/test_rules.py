"""The table of rules is whole, and its examples are true."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from guard_trees import LOCK, PAGE, codes, judge_excepted, judge_files, judge_repository, picture, qr

import guard
from guard.policy import files
from guard.policy.page_check import CheckResult, PageCheck
from guard.policy.pictures_check import check_css
from guard.rules.registry import RULES, Rule
from guard.rules.rulebook import PATH, rulebook
from guard.sources.articles import check_article
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

SOURCES = Path(guard.__file__).parent
# Its example needs a symbolic link, which a table cannot hold; test_files.py makes one.
NEEDS_A_LINK = "CH404"


def _trips(name: str, content: bytes, check: PageCheck) -> CheckResult:
    if b"trips" in content:
        raise AttributeError("no such attribute")
    return check_css(name, content, check)


def _codes(example: str, judges: str) -> str:
    if judges == "article":
        return " ".join(sorted({fault.code for fault in check_article(example)}))
    if judges == "defect":
        with pytest.MonkeyPatch.context() as broken:
            broken.setattr(files, "check_css", _trips)
            return _codes(example, "tree")
    if judges == "code":
        return codes(judge_files({"index.html": PAGE % "x", "code.png": picture(image=qr(example))}))
    assets = LOCK if judges == "pinned tree" else None
    name, _, content = example.partition(":\n")
    if judges == "exceptions":
        found = judge_excepted("<p>客服电话 13800000000</p>", example, date(2026, 11, 22))
        # An entry for another number leaves the page's own finding, which is no fault of the entry.
        return " ".join(sorted({finding.code for finding in found} - {"CH203"}))
    if judges == "sources":
        return " ".join(sorted({finding.code for finding in judge_repository({name: content})}))
    if content and re.fullmatch(r"[\w./-]+", name):
        return codes(judge_files({"index.html": PAGE % "x", name: content}, assets=assets))
    return codes(judge_files({"index.html": PAGE % example}))


@each_row("rule", [rule for rule in RULES if rule.code != NEEDS_A_LINK], ids=lambda rule: rule.code)
def test_the_bad_example_breaks_this_rule_alone(rule: Rule) -> None:
    assert _codes(rule.bad, rule.judges) == rule.code


@each_row("rule", fewer_in_check(RULES), ids=lambda rule: rule.code)
def test_the_good_example_passes(rule: Rule) -> None:
    assert _codes(rule.good, rule.judges) == ""


def test_the_page_of_rules_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == rulebook(), "run `make rules`"
    for rule in RULES:
        assert f"## {rule.code} {rule.name}\n" in rulebook()


def test_codes_are_unique_sorted_and_named() -> None:
    assert [rule.code for rule in RULES] == sorted({rule.code for rule in RULES})
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert all((rule.when, rule.why, rule.fix, rule.bad, rule.good))


def test_every_code_in_the_sources_has_a_rule_and_every_rule_a_use() -> None:
    used = {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r"\"(CH\d{3})\"", path.read_text(encoding="utf-8"))
    }
    assert used == {rule.code for rule in RULES}
