"""The fixture site: another wallet, frozen, with its own list and pages, under the code of this repository.

Tests of behaviour run on it, so that nobody who changes contacts, names, facts or pages in docs/ breaks one of them.
"""

from __future__ import annotations

from pathlib import Path

from tests.support.builds import copy_parts
from tests.support.paths import ROOT

FIXTURE = ROOT / "tests" / "site" / "fixture"
CODE = ("hooks", "overrides", "scripts", "mkdocs.yml", "Makefile", "pyproject.toml", "guard-exceptions.yml")
# The address at which the fixture's list says that the site stands.
BASE = "https://answers.tidewallet.example/"


def compose(target: Path) -> None:
    """Write a checkout of the fixture site to `target`: this repository's code, the fixture's docs/."""
    copy_parts(ROOT, target, *CODE)
    copy_parts(FIXTURE, target, "docs")
    # The lock pins the theme's files, which are those of the repository.
    copy_parts(ROOT / "docs", target / "docs", "assets.lock.json")
    (target / "guard-exceptions.yml").write_text("exceptions: []\n", encoding="utf-8")
