"""The site's rules are whole, and their examples are true."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rule_examples import codes

from guard.report.findings import Finding
from guard.report.formats import Report, sarif
from guard.rules.registry import Rule
from helpcenter.rules import PATH, all_rules, page, site_rules
from tests.support.parts import fewer_in_check

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("rule", fewer_in_check(site_rules(), 2), ids=lambda rule: rule.code)
def test_the_bad_example_breaks_this_rule_alone(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule, rule.bad, tmp_path) == {rule.code}


@pytest.mark.parametrize("rule", fewer_in_check(site_rules(), 4), ids=lambda rule: rule.code)
def test_the_good_example_passes(rule: Rule, tmp_path: Path) -> None:
    assert codes(rule, rule.good, tmp_path) == set()


def test_the_page_of_rules_is_current() -> None:
    assert PATH.read_text(encoding="utf-8") == page(), "run `make rules`"


def test_codes_and_names_are_unique_and_nothing_is_empty() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert all((rule.when, rule.why, rule.fix, rule.bad, rule.good))
        assert rule.severity in {"error", "warning"}


def test_every_code_in_the_sources_has_a_rule_and_every_rule_a_use() -> None:
    used = {
        code
        for folder in ("hooks", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        for code in re.findall(r"\"([A-Z]{2}\d{3})\"", path.read_text(encoding="utf-8"))
    }
    assert used == {rule.code for rule in all_rules()}


def test_a_report_says_what_each_code_means_and_where_it_is_explained() -> None:
    findings = (Finding("docs/a.md", 2, "CH103", "x"), Finding("docs/channels.yml", 0, "CL006", "x", "", "warning"))
    report = Report(findings, 1, 1, all_rules(), "https://imwallet.example/hooks/")
    run = json.loads(sarif(report))["runs"][0]
    guard, channel = (run["tool"]["driver"]["rules"][result["ruleIndex"]] for result in run["results"])
    assert (guard["id"], guard["helpUri"]) == (
        "CH103",
        "https://imwallet.example/hooks/guard/RULES.md#ch103-off-list",
    )
    assert (channel["id"], channel["helpUri"]) == (
        "CL006",
        "https://imwallet.example/hooks/RULES.md#cl006-channel-review-overdue",
    )
    assert channel["defaultConfiguration"] == {"level": "warning"} == {"level": run["results"][1]["level"]}
    assert "398 days" in channel["shortDescription"]["text"]


def test_each_address_of_a_rule_is_a_heading_of_its_page() -> None:
    for rule in all_rules():
        path, _, anchor = rule.address.partition("#")
        heading = f"## {rule.code} {rule.name}\n"
        assert heading in (PATH.parent / path).read_text(encoding="utf-8")
        assert anchor == heading.removeprefix("## ").strip().lower().replace(" ", "-")
