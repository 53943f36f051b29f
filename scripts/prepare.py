"""Compile, once for the environment, the patterns that every build and every test run needs: set-up calls it."""

from __future__ import annotations

import importlib.util
import sys

from helpcenter import patterns

patterns.draw_on(patterns.PREPARED)  # before the imports, which compile hundreds

from guard.text.look import held  # noqa: E402
from scripts import ROOT  # noqa: E402


def main() -> int:
    """Import what a build imports, let the guard look at a text, and keep what was compiled for that."""
    spec = importlib.util.spec_from_file_location("build", ROOT / "hooks" / "build.py")
    assert spec is not None and spec.loader is not None, "a file that is there"
    sys.modules["build"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["build"])
    held("a text")
    patterns.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
