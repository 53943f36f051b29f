"""Things that are dear to make: one worker of a test run makes them, the others wait for it and use the same."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a path of this test run that `make` has filled once, whichever worker asked first.

    What fails is tried again by the next worker, so that each of them reports the fault.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # the workers' own folders lie side by side in that of the run
    target, made = base / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # given back when the file is closed
        if not made.exists():
            make(target)
            made.touch()
    return target
