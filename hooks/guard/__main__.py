"""`python -m guard` is the command `channel-guard`; see cli.py."""

from __future__ import annotations

import sys

from guard.cli import main

if __name__ == "__main__":
    sys.exit(main())
