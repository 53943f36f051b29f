"""Find the program minisign, with which the tests verify signatures as readers do, or install it where possible."""

from __future__ import annotations

import os
import shutil
import sys

from scripts import debian

NONE_FOUND = (
    "The tests that verify signatures with the stock program need minisign, and none could be found or installed: "
    "install it (on macOS `brew install minisign`), or name it in the environment variable MINISIGN."
)


def find() -> str | None:
    """Return the path of a minisign: $MINISIGN or the system's; None if there is none."""
    return shutil.which(os.environ.get("MINISIGN") or "minisign")


def install() -> str | None:
    """Install Debian's minisign where this process is root on Debian; return its path, or None."""
    if debian.is_possible():
        debian.install("minisign")
    return find()


def main() -> None:
    """Print the options with which pytest runs what this machine can run: an ordinary user needs no minisign."""
    found = find() or (install() if "--install" in sys.argv else None)
    if found:
        print(f"minisign: {found}", file=sys.stderr)
    else:
        print(f"Left out: the tests of the signature with the stock program. {NONE_FOUND}", file=sys.stderr)
        print("-m not(minisign)")


if __name__ == "__main__":
    main()
