"""Find the nginx that the tests start, or install one where that is possible."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts import debian

# Asked by Debian's packages before they start a server; 101 means no (invoke-rc.d's policy layer).
_POLICY = Path("/usr/sbin/policy-rc.d")
# Servers lie outside an ordinary user's PATH on Debian; the others are Homebrew's folders.
_FOLDERS = os.pathsep.join(["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"])
_BROTLI = "libnginx-mod-http-brotli-static"
TESTS = "tests/site/publish/test_nginx.py"
NONE_FOUND = (
    "The tests of the redirects need nginx, and none could be found or installed: install it "
    "(on macOS `brew install nginx`), or name it in the environment variable NGINX."
)


def find() -> str | None:
    """Return the path of an nginx: $NGINX or the system's; None if there is none."""
    named = os.environ.get("NGINX")
    if named:
        return shutil.which(named)
    return shutil.which("nginx") or shutil.which("nginx", path=_FOLDERS)


def install() -> str | None:
    """Install Debian's nginx, without starting it, where this process is root on Debian; return its path, or None."""
    if debian.is_possible():
        with _nothing_starts():
            debian.install("nginx-light")
            debian.install(_BROTLI)  # which not every release has
    return find()


@contextmanager
def _nothing_starts() -> Iterator[None]:
    """Keep Debian's packages from starting their servers: the tests start one of their own, on a port of its own."""
    if _POLICY.exists():
        yield
        return
    _POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="ascii")
    _POLICY.chmod(0o755)
    try:
        yield
    finally:
        _POLICY.unlink()


def main() -> None:
    """Print the options with which pytest runs what this machine can run: an ordinary user needs no nginx."""
    found = find() or (install() if "--install" in sys.argv else None)
    if found:
        print(f"nginx: {found}", file=sys.stderr)
    else:
        print(f"Left out: the tests of nginx's redirects. {NONE_FOUND}", file=sys.stderr)
        print(f"--ignore={TESTS}")


if __name__ == "__main__":
    main()
