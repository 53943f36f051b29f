"""The lock of scripts, styles, fonts and pictures that is kept with the sources."""

from __future__ import annotations

from pathlib import Path

from guard.policy.lock import read_lock
from scripts.assets_lock import current, pins_of


def test_the_lock_is_current(root: Path, site: Path) -> None:
    assert current(read_lock(root / "docs/assets.lock.json")) == pins_of(site, root), "run `make assets-lock`"
