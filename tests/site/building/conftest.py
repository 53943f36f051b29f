"""A checkout of its own for tests that break things."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

NEEDED = ("docs", "hooks", "overrides", "scripts", "mkdocs.yml", "Makefile", "pyproject.toml")


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """A copy of what a build reads."""
    copy = tmp_path / "checkout"
    copy.mkdir()
    for name in NEEDED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    return copy
