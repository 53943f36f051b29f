"""The guard's case table through the real build: every case stands on a page of its own, all in one build."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.builds import build_here, replace
from tests.support.once import once
from tests.support.paths import ROOT

CASES = ROOT / "tests" / "unit" / "guard" / "cases.tsv"
# The list that the table was written for.
LIST = ROOT / "tests" / "fixtures" / "channels.yml"
ON_A_PAGE = {"control", "link", "url-parse", "scheme", "html", "text"}
_ESCAPE = re.compile(r"\\(\\|n|u[0-9a-f]{4})")
# The table names pages and files that it assumes to exist; these do.
EXISTING = {"](/zh/faq/)": "](/fees/)"}
# Folders of the language: its files lie at the site's root.
PICTURE = "docs/zh/a.png"
PAGE = """---
id: {topic}
title: Case {topic}
description: A page that holds one case of the guard's table and nothing else.
keywords: [{topic} a]
questions: [{topic} b]
reviewed: 2026-10-05
---

{body}
"""


@dataclass(frozen=True)
class Case:
    id: str
    markdown: str
    where: str
    blocked: bool


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda match: {"\\": "\\", "n": "\n"}.get(match[1]) or chr(int(match[1][1:], 16)), text)


def cases() -> list[Case]:
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        if row["category"] in ON_A_PAGE:
            markdown = _unescape(row["markdown_or_html"])
            for assumed, existing in EXISTING.items():
                markdown = markdown.replace(assumed, existing)
            found.append(Case(row["id"], markdown, row["where it hides"], row["expected verdict"] == "block"))
    return found


def file_of(number: int) -> str:
    """The page of a case: two cases share a topic, one in each language."""
    return f"docs/{('zh', 'en')[number % 2]}/using/case-{number // 2}.md"


@pytest.fixture(scope="session")
def said(composed: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines of a build in which every case has a page."""

    def build(folder: Path) -> None:
        checkout = Path(shutil.copytree(composed, folder / "checkout"))
        shutil.copy(LIST, checkout / "docs" / "channels.yml")
        replace("docs/operator.yml", "app: tidewallet", "app: imwallet")(checkout)
        shutil.copy(ROOT / "overrides" / "assets" / "images" / "favicon-32.png", checkout / PICTURE)
        everything = cases()
        topics = [f"case-{number}" for number in range((len(everything) + 1) // 2)]
        lines = "".join(f"  {topic}: {{ since: 9.0.0, page: using/{topic}.md }}\n" for topic in topics)
        ledger = checkout / "docs" / "topics.yml"
        ledger.write_text(ledger.read_text(encoding="utf-8").replace("\nemergencies:", f"{lines}\nemergencies:"))
        for topic in topics:
            for lang in ("zh", "en"):
                page = checkout / "docs" / lang / "using" / f"{topic}.md"
                page.write_text(PAGE.format(topic=topic, body=""), encoding="utf-8")
        for number, case in enumerate(everything):
            page = checkout / file_of(number)
            page.write_text(page.read_text(encoding="utf-8") + f"\n{case.markdown}\n", encoding="utf-8")
        (folder / "said.txt").write_text(build_here(checkout, folder / "site").said, encoding="utf-8")

    folder = once(tmp_path_factory, "cases", build)
    return (folder / "said.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("number", "case"), list(enumerate(cases())), ids=[f"{c.id} {c.where}" for c in cases()])
def test_the_verdict_through_the_real_build(number: int, case: Case, said: list[str]) -> None:
    mine = [line for line in said if line.startswith(file_of(number)) and re.search(r" CH\d{3} ", line)]
    assert bool(mine) == case.blocked, "\n".join(mine) or f"not found: {case.markdown!r}"
