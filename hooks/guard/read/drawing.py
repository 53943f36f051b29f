"""Drawing a picture: here, or in a process of its own where nobody can say what it takes (dashes, patterns, filters,
huge numbers). Its parts are counted before (bounds.py); what they cost together only drawing them tells.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import resvg_py

from guard.read.bounds import OutOfBounds
from guard.read.events import Unreadable

# In seconds of the processor and in megabytes: a drawing of this site takes a hundredth of both.
MOST_SECONDS, MOST_MEMORY = 6, 1500
# A process that waits for others is given so many seconds; where a system bounds no process, that is what ends it.
_WAITED = 120
# A longer drawing, in characters, and one of more parts that are laid over others, is drawn apart.
_LONG, _LAID_OVER, _COPIES = 50_000, 100, 20
_APART = Path(__file__).with_name("draw_apart.py")
# What multiplies what stands in the source, and numbers that lead far out of it, as neither "#000000" nor "1.00000001"
# does.
_MULTIPLIES = re.compile(
    r"(?i)dasharray\s*[=:]\s*[\"']?\s*(?!none|[\"'])|<(?:\w+:)?(?:pattern|image|filter|marker|clippath|mask)\b"
    r"|(?<![\w-])filter\s*[=:]|(?<![#\w.])[0-9]{6}|[0-9]e\+?[0-9]"
)
_LAYS_OVER = re.compile(r"(?i)opacity\s*[=:]|url\(|rgba\(|hsla\(")
_COPY = re.compile(r"(?i)<(?:\w+:)?use\b")


def drawn(source: str, width: int, height: int) -> bytes:
    """Return a drawing as a PNG of so many pixels.

    Raises `Unreadable` for one that cannot be drawn, `OutOfBounds` for one that takes too long or too much memory.
    """
    return _drawn_apart(source, width, height) if _takes_any_time(source) else _drawn_here(source, width, height)


def _takes_any_time(source: str) -> bool:
    """Tell whether how long a drawing takes does not follow from how long its source is."""
    return (
        len(source) > _LONG
        or _MULTIPLIES.search(source) is not None
        or sum(1 for _ in _LAYS_OVER.finditer(source)) > _LAID_OVER
        or sum(1 for _ in _COPY.finditer(source)) > _COPIES
    )


def _drawn_here(source: str, width: int, height: int) -> bytes:
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=source, width=width, height=height, skip_system_fonts=True))
    except ValueError as error:
        raise Unreadable("cannot be drawn") from error
    except BaseException as error:
        # Where the library breaks, it raises what is no `Exception`, and of which no module tells the type.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("cannot be drawn") from error


def _drawn_apart(source: str, width: int, height: int) -> bytes:
    # With -P the modules beside that file hide none of Python's own.
    command = [sys.executable, "-P", str(_APART), *map(str, (width, height, MOST_SECONDS, MOST_MEMORY))]
    given = source.encode("utf-8", "surrogatepass")
    try:
        done = subprocess.run(command, check=False, input=given, capture_output=True, timeout=_WAITED)
    except subprocess.TimeoutExpired as error:
        raise OutOfBounds("takes too long to be drawn") from error
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise OutOfBounds("takes too long to be drawn, or too much memory")
    if done.returncode or not done.stdout:
        raise Unreadable("cannot be drawn")
    return done.stdout
