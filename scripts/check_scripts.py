"""Lint the site's scripts and check their types, with the linter and the TypeScript that come in Deno's wheel.

`python -m scripts.check_scripts` prints what is wrong and exits with 1. Where there is no wheel of Deno for a machine,
it says on standard error that scripts were left out and exits with 0: everything else can still be checked there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

from scripts import ROOT

# Scripts of pages, of the sample app, and of tests. What a service worker can call, no page can.
FOLDERS = ("overrides", "examples")
WORKER = "overrides/sw.js"
WORKER_CONFIG = "scripts/deno.worker.json"


def main() -> int:
    """Run the linter and both type checks, all of them, so that one run shows every fault."""
    deno = Path(sysconfig.get_path("scripts")) / ("deno.exe" if os.name == "nt" else "deno")
    if not deno.exists():
        print("LEFT OUT: lint and types of the scripts. There is no Deno in this environment.", file=sys.stderr)
        return 0
    return max(_run(deno, command) for command in _commands())


def _commands() -> list[list[str]]:
    scripts = sorted(str(path.relative_to(ROOT)) for folder in FOLDERS for path in (ROOT / folder).rglob("*.js"))
    pages = [script for script in scripts if script != WORKER]
    check = ["check", "--quiet", "--no-remote", "--no-lock"]
    return [
        ["lint", "--quiet", *scripts],
        [*check, *pages],
        [*check, "--config", WORKER_CONFIG, WORKER],
    ]


def _run(deno: Path, command: list[str]) -> int:
    # Deno keeps what it compiled; it belongs beside the other things that are made here. It asks nobody for updates.
    own = {"DENO_DIR": str(ROOT / ".build" / "deno"), "DENO_NO_UPDATE_CHECK": "1"}
    return subprocess.run([deno, *command], cwd=ROOT, env=os.environ | own, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
