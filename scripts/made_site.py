"""Build the site of this checkout into a folder aside, for whoever measures it or looks at its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from scripts import ROOT


def build(target: Path) -> Path:
    """Build the site into `target`; return it. Raises `subprocess.CalledProcessError` when the build fails."""
    subprocess.run(_command(target), cwd=ROOT, env=_ENVIRONMENT, check=True)
    return target


def build_unjudged(target: Path) -> str:
    """Build the site into `target`, where it lies even if the guard refuses it; return what the build says."""
    built = subprocess.run(
        _command(target), cwd=ROOT, env=_ENVIRONMENT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return built.stderr


def _command(target: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]


_ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
