"""Runs the site's script modules without a browser: in Deno, whose wheel is there to lint them."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
_DENO = Path(sysconfig.get_path("scripts")) / ("deno.exe" if os.name == "nt" else "deno")
_PROGRAM = """
const [address, body, values] = JSON.parse({given});
const m = await import(address);
const v = values;
const run = new Function("m", "v", `return (async () => {{ ${{body}} }})()`);
console.log(JSON.stringify((await run(m, v)) ?? null));
"""


def evaluate(module: str, body: str, *values: object) -> Any:
    """Run `body`, the inside of an async function, and return what it returns, through JSON.

    `m` is the module, a path below overrides/assets such as "search/tokens.js"; `v` the list of `values`. Fails the
    test where this machine has no Deno.
    """
    return run(_PROGRAM, [(ROOT / "overrides" / "assets" / module).as_uri(), body, values])


def run(program: str, given: object) -> Any:
    """Run a program that has `given`, JSON in a string, where it says {given}; return the JSON that it prints."""
    if not _DENO.exists():
        pytest.fail("there is no Deno in this environment, though requirements.txt names it")
    done = subprocess.run(
        [_DENO, "run", "--quiet", "--no-lock", "--no-config", "--no-remote", "--allow-read", "-"],
        input=program.format(given=json.dumps(json.dumps(given))),
        env=os.environ | {"DENO_DIR": str(ROOT / ".build" / "deno"), "DENO_NO_UPDATE_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
