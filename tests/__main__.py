"""Run pytest, as the Makefile does: `python -m tests` is `python -m pytest` without its last seconds.

When all is told and written, a Python that ends takes apart, one by one, all modules, tests and what they remember.
"""

from __future__ import annotations

import atexit
import os
import sys

import pytest

if __name__ == "__main__":
    outcome = int(pytest.main())
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(outcome)
