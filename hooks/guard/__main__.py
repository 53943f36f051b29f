"""The command `channel-guard`, also `python -m guard`; cli.py tells what it does.

What the guard makes of its own code and words before it judges anything, compiled patterns above all, takes five
seconds of the processor. So the first command in a virtual environment keeps it there for the next ones.
"""

from __future__ import annotations

import sys

from guard import compiled


def command() -> None:
    """Do what the arguments ask, and end the process with the exit code."""
    keeps = sys.prefix != sys.base_prefix and not sys.dont_write_bytecode
    compiled.draw_on(compiled.PREPARED if keeps else None)
    # Here, since these imports compile hundreds of patterns.
    from guard import cli
    from guard.prepared import of_environment
    from guard.text import derived

    prepared = of_environment()
    derived.keep_in(prepared)
    try:
        cli.run_and_exit()
    finally:
        derived.keep_in()
        if keeps:
            prepared.write()
            compiled.keep()


if __name__ == "__main__":
    command()
