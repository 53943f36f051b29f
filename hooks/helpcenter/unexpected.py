"""Turn any exception that ends a build into a finding: an editor meets a file, a line and a sentence, no traceback."""

from __future__ import annotations

import traceback
from pathlib import Path

from guard.report.findings import Finding, Refused

_FIX = "mend that file, or take back what was changed last"


def findings_of(error: BaseException, root: Path) -> tuple[Finding, ...]:
    """Return the findings that an error of a build carries, or one that tells of the error itself: with the file below
    `root` that it names, else the last one of `root` that the build was busy with.
    """
    carried = error.findings if isinstance(error, Refused) else getattr(error, "findings", ())
    if carried:
        return tuple(carried)
    file, line = _named(error, root) or _last_frame(error, root) or ("mkdocs.yml", 0)
    said = " ".join(str(error).split())[:200] or "no message"
    return (Finding(file, line, "MK002", f"ended the build: {error.__class__.__name__}: {said}", _FIX),)


def _named(error: BaseException, root: Path) -> tuple[str, int] | None:
    """The file that an error itself names: a template that cannot be read as one, a file that is missing."""
    filename = getattr(error, "filename", None)
    if not isinstance(filename, str | Path):
        return None
    line = getattr(error, "lineno", None)
    found = _below(Path(filename), root)
    return (found, line if isinstance(line, int) else 0) if found else None


def _last_frame(error: BaseException, root: Path) -> tuple[str, int] | None:
    """The innermost template that was at work: Jinja's frames have its name and its line."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        found = _below(Path(frame.filename), root)
        if found and not found.endswith(".py"):
            return found, frame.lineno or 0
    return None


def _below(path: Path, root: Path) -> str | None:
    """The path as seen from `root`, for a file that somebody writes there."""
    if str(path).startswith("<"):
        return None  # code without a file
    try:
        inside = (root / path).resolve().relative_to(root.resolve())
    except (OSError, ValueError):
        return None
    return None if inside.parts[:1] in {(".venv",), ("site",), (".build",)} else inside.as_posix()
