"""Draws one drawing in a process of its own, which may end without harm: it takes what it takes, up to bounds.

Called by its path with width, height, seconds of the processor and megabytes; the drawing comes in, a PNG goes out.
Nothing of the guard is imported, so that it begins at once.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Draw what is given. A process that is ended, or writes nothing, has drawn nothing."""
    width, height, seconds, megabytes = map(int, sys.argv[1:5])
    _limit(seconds, megabytes)
    import resvg_py

    drawn = resvg_py.svg_to_bytes(
        svg_string=sys.stdin.buffer.read().decode(), width=width, height=height, skip_system_fonts=True
    )
    sys.stdout.buffer.write(bytes(drawn))


def _limit(seconds: int, megabytes: int) -> None:
    """Bound what this process may take. Where a system has no such bounds, whoever called it waits no longer."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
