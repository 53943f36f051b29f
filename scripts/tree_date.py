"""When this tree was committed: the date that a build writes into the copy for apps, which apps compare as text.

It comes from the environment variable SOURCE_DATE_EPOCH, or from the commit of this very folder. A repository around
it, a git that is missing or refuses, and a clock that ran ahead know no date of this tree: none is made up for them.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from publish.variables import COMMITTED

if TYPE_CHECKING:
    from guard.report.findings import Finding

_DAY = 86400  # seconds: how far a clock may run ahead of ours, time zones included


@dataclass(frozen=True)
class TreeDate:
    """A moment in Unix seconds; or None, with the reason for it and what to do."""

    seconds: int | None
    reason: str = ""
    fix: str = ""


def tree_date(root: Path, environment: Mapping[str, str]) -> TreeDate:
    """Return when the tree in `root` was committed, as far as that is known."""
    given = environment.get(COMMITTED)
    if given:
        return _plausible(given, f"{COMMITTED} is")
    top = _git(root, "rev-parse", "--show-toplevel")
    if top.returncode:
        said = top.stderr.strip().splitlines() or ["git says nothing"]
        fix = f"build in a clone that git may read, or set {COMMITTED} to the commit's time in Unix seconds"
        return TreeDate(None, f"git does not know this folder ({said[0]})", fix)
    around = Path(top.stdout.strip())
    if not around.exists() or not around.samefile(root):
        fix = f"build in a clone of its own, or set {COMMITTED} to the commit's time in Unix seconds"
        return TreeDate(None, f"git knows the folder around this one alone ({around.name}/)", fix)
    committed = _git(root, "log", "-1", "--format=%ct")
    if committed.returncode or not committed.stdout.strip():
        return TreeDate(None, "nothing is committed here", "commit the tree")
    return _plausible(committed.stdout.strip(), "the commit's time is")


def undated(root: Path, environment: Mapping[str, str]) -> list[Finding]:
    """Return why a release of the tree in `root` would have no date of its own."""
    # Loaded late: only a release asks, and it takes longer than all else here.
    from guard.report.findings import Finding

    known = tree_date(root, environment)
    if known.seconds is None:
        return [Finding(".", 0, "RE001", f"has no known date: {known.reason}", known.fix)]
    changed = [] if environment.get(COMMITTED) else _git(root, "status", "--porcelain").stdout.splitlines()
    if not changed:
        return []
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
    reason = f"differs from its commit ({changed[0][3:]}{more}), so the commit's date is not its own"
    return [Finding(".", 0, "RE001", reason, "commit what is to be released")]


def _plausible(text: str, says: str) -> TreeDate:
    fix = "give the time of the commit in Unix seconds"
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        return TreeDate(None, f"{says} {text!r}, no moment after 1970", fix)
    if int(text) > time.time() + _DAY:
        return TreeDate(None, f"{says} {text}, in the future: apps would take nothing newer until then", fix)
    return TreeDate(int(text))


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What git says of `root`; a machine without git gives an error too."""
    command = ["git", "-C", str(root), *arguments]
    try:
        environment = {name: value for name, value in os.environ.items() if name not in {"GIT_DIR", "GIT_WORK_TREE"}}
        return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, "", f"git cannot be run: {error.strerror}")
