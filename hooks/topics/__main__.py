"""The command line: `python -m topics check FILE...`; see topics/check.py."""

from __future__ import annotations

import sys

from topics.check import main

if __name__ == "__main__":
    if sys.argv[1:2] != ["check"]:
        print("usage: python -m topics check FILE... (--links help-links.json | --site DIR)", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[2:]))
