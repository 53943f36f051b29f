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
    words = target / "overrides" / "words.yml"
    text = words.read_text(encoding="utf-8")
    for key, value in names.items():
        said = f"{key}: {yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=1000).strip()}"
        text, found = re.subn(rf"(?m)^{key}:.*$", said, text)
        assert found == 1, f"overrides/words.yml has no {key}"
    words.write_text(text, encoding="utf-8")
    settings = target / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    text, found = re.subn(r"(?m)^site_name:.*$", f"site_name: {names['site_name']['zh']}", text)
    text, inner = re.subn(r"(?m)^( +)site_name:.*$", rf"\1site_name: {names['site_name']['en']}", text)
    assert found == inner == 1, "mkdocs.yml names the site elsewhere"
    settings.write_text(text, encoding="utf-8")
