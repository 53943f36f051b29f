"""The lock that is kept with the sources, and the command that writes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guard.policy.lock import Pin, read_lock
from scripts.assets_lock import difference, origin, pins_of
from tests.conftest import run_build
from tests.site.building.test_build import append, remove


def test_the_lock_is_current(root: Path, site: Path) -> None:
    assert read_lock(root / "docs/assets.lock.json") == pins_of(site, root), "run `make assets-lock`"


def _copied(checkout: Path) -> None:
    shutil.copy(checkout / "overrides/assets/images/favicon-32.png", checkout / "docs/zh/new.png")


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (append("overrides/assets/javascripts/page.js", "\n"), "assets/javascripts/page.js CH408"),
        (_copied, "new.png CH407"),
        (remove("docs/assets.lock.json"), "assets/javascripts/boot.js CH407"),
    ],
    ids=["changed", "new", "no lock"],
)
def test_a_file_that_nobody_locked_stops_the_build(
    checkout: Path, tmp_path: Path, edit: Callable[[Path], None], says: str
) -> None:
    edit(checkout)
    built = run_build(checkout, tmp_path / "site")
    assert built.returncode != 0
    assert says in built.stderr


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
