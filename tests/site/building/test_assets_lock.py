"""The lock that is kept with the sources, and the command that writes it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guard.policy.lock import Pin, plain_path
from scripts.assets_lock import difference, origin
from tests.support.builds import append, build_here, remove


def test_a_file_that_nobody_locked_stops_the_build(checkout: Path, tmp_path: Path) -> None:
    """One that was changed and one that is new; every other is as it was locked."""
    append("overrides/assets/javascripts/page.js", "\n")(checkout)
    shutil.copy(checkout / "overrides/assets/images/favicon-32.png", checkout / "docs/zh/new.png")
    built = build_here(checkout, tmp_path / "site")
    assert not built.succeeded
    found = sorted(line for line in built.said.splitlines() if " CH40" in line)
    assert [[plain_path(line.split(" ")[0]), line.split(" ")[1]] for line in found] == [
        ["assets/javascripts/page.js", "CH408"],
        ["new.png", "CH407"],
    ]


def test_without_a_lock_nothing_is_published(checkout: Path, tmp_path: Path) -> None:
    remove("docs/assets.lock.json")(checkout)
    built = build_here(checkout, tmp_path / "site")
    assert not built.succeeded
    assert re.search(r"assets-[a-p]{12}/javascripts/boot\.js CH407", built.said)


@pytest.mark.parametrize(
    ("name", "comes_from"),
    [
        ("assets/javascripts/page.js", "ours"),
        ("assets/search/vendor/minisearch.min.js", "vendored"),
        ("assets/stylesheets/main.min.css", "mkdocs-material "),
    ],
)
def test_the_origin_of_a_file(root: Path, name: str, comes_from: str) -> None:
    assert origin(name, root).startswith(comes_from)


def test_the_difference_is_readable() -> None:
    before = {"a.js": Pin("a" * 64, "ours"), "b.js": Pin("b" * 64, "ours"), "c.css": Pin("c" * 64, "theme 1")}
    after = {"b.js": Pin("d" * 64, "ours"), "c.css": Pin("c" * 64, "theme 2"), "d.js": Pin("e" * 64, "vendored")}
    assert list(difference(before, after)) == [
        "- a.js (ours) aaaaaaaaaaaa",
        "~ b.js (ours) bbbbbbbbbbbb -> dddddddddddd",
        "~ c.css (theme 1 -> theme 2) same content",
        "+ d.js (vendored) eeeeeeeeeeee",
    ]
    assert list(difference(after, after)) == []
