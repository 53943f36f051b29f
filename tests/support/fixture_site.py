"""The fixture site: another wallet, frozen, with its own list and pages, under the code of this repository.

Tests of behaviour run on it, so that nobody who changes contacts, names, facts or pages in docs/ breaks one of them.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from tests.support.builds import copy_parts
from tests.support.paths import ROOT

FIXTURE = ROOT / "tests" / "site" / "fixture"
CODE = ("hooks", "overrides", "scripts", "mkdocs.yml", "Makefile", "pyproject.toml", "guard-exceptions.yml")
# The address at which the fixture's list says that the site stands.
BASE = "https://answers.tidewallet.example/"


def compose(target: Path) -> None:
    """Write a checkout of the fixture site to `target`: this repository's code, the fixture's docs/ and name."""
    copy_parts(ROOT, target, *CODE)
    copy_parts(FIXTURE, target, "docs")
    # The lock pins the theme's files, which are those of the repository.
    copy_parts(ROOT / "docs", target / "docs", "assets.lock.json")
    (target / "guard-exceptions.yml").write_text("exceptions: []\n", encoding="utf-8")
    names = yaml.safe_load((FIXTURE / "names.yml").read_text(encoding="utf-8"))
    for tag, said in names.items():
        words = target / "overrides" / "words" / f"{tag}.yml"
        text = words.read_text(encoding="utf-8")
        for key, value in said.items():
            text, found = re.subn(rf"(?m)^  {key}: .*$", f"  {key}: {value}", text, count=1)
            assert found == 1, f"{words.name} has no {key}"
        words.write_text(text, encoding="utf-8")
