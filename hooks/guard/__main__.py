"""`python -m guard` is the command `channel-guard`; see cli.py."""

from __future__ import annotations

from guard.cli import command

if __name__ == "__main__":
    command()
