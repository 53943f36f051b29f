"""MkDocs 1 has seen its last release: the site must build the same under ProperDocs, which goes on with it."""

from __future__ import annotations

import filecmp
import os
from pathlib import Path

import pytest

from tests.support.builds import append, run_build

pytestmark = pytest.mark.repeated

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.long
def test_the_same_site_byte_for_byte(composed: Path, site: Path, cache: Path, tmp_path: Path) -> None:
    """With the articles that MkDocs made; `make test-long` makes all of it anew."""
    target = tmp_path / "site"
    built = run_build(composed, target, "properdocs", **({} if LONG else {"BUILD_CACHE": str(cache)}))
    assert built.returncode == 0, built.stderr
    assert files(target) == files(site)
    _, different, unreadable = filecmp.cmpfiles(site, target, files(site), shallow=False)
    assert not different and not unreadable


def test_a_fault_stops_it_too(checkout: Path, cache: Path, tmp_path: Path) -> None:
    append("docs/zh/fees/index.md", "\n[官网](https://evil.example/)\n")(checkout)
    built = run_build(checkout, tmp_path / "site", "properdocs", BUILD_CACHE=str(cache))
    assert built.returncode == 1
    assert "docs/zh/fees/index.md" in built.stderr
    assert "Traceback" not in built.stderr
