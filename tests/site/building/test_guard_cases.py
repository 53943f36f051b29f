"""The guard's case table through the real build: every case stands on a page of its own, in two whole builds."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT, run_build

CASES = ROOT / "tests" / "unit" / "guard" / "cases.tsv"
ON_A_PAGE = {"control", "link", "url-parse", "scheme", "html", "text"}
_ESCAPE = re.compile(r"\\(\\|n|u[0-9a-f]{4})")
# The table names pages and files that it assumes to exist; these do.
EXISTING = {"](/zh/faq/)": "](/fees/)"}
# Folders of the language: its files lie at the site's root.
PICTURE = "docs/zh/a.png"


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


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the build says of the page that holds each case: its findings of the guard, '' for none."""
    pages = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*/*/*.md"))
    said: dict[str, str] = {}
    waiting = cases()
    while waiting:
        batch, waiting = waiting[: len(pages)], waiting[len(pages) :]
        checkout = tmp_path_factory.mktemp("cases")
        for name in ("docs", "hooks", "overrides"):
            shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", checkout)
        shutil.copy(ROOT / "overrides" / "assets" / "images" / "favicon-32.png", checkout / PICTURE)
        for case, page in zip(batch, pages, strict=False):
            file = checkout / page
            file.write_text(file.read_text(encoding="utf-8") + f"\n\n{case.markdown}\n", encoding="utf-8")
        stderr = run_build(checkout, checkout / "site").stderr
        for case, page in zip(batch, pages, strict=False):
            mine = [line for line in stderr.splitlines() if line.startswith(page) and re.search(r" CH\d{3} ", line)]
            said[case.id] = "\n".join(mine)
    return said


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.id} {case.where}")
def test_the_verdict_through_the_real_build(case: Case, verdicts: dict[str, str]) -> None:
    assert bool(verdicts[case.id]) == case.blocked, verdicts[case.id] or f"not found: {case.markdown!r}"
