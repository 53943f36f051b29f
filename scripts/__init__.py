"""What the make commands run; each is `python -m scripts.NAME`, with PYTHONPATH=hooks."""

import sys
from pathlib import Path
from types import TracebackType

from guard import compiled

# Before the imports of any command: those of the guard alone compile for more than a second.
compiled.draw_on()

# The checkout.
ROOT = Path(__file__).resolve().parent.parent


def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print the findings of a data file that a command could not read, as a build prints them; of any other error that
    nobody foresaw print where it came from.
    """
    from guard.report.findings import Refused

    if isinstance(error, Refused):
        print(*error.findings, sep="\n", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


# Any command may meet a file that somebody is just writing.
sys.excepthook = told
