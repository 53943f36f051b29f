"""Find the Chromium that the tests drive, or install one where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# As root Chromium has no sandbox; the rest keeps it from asking the network for things of its own.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
NONE_FOUND = (
    "The tests need Chromium or Chrome, and none could be found or installed: "
    "install one, or name it in the environment variable CHROMIUM."
)


def find() -> str | None:
    """Return the path of a Chromium: $CHROMIUM, the system's, or Playwright's own; None if there is none."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    installed = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return installed or next((path for path in _MACOS if Path(path).is_file()), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> str | None:
    """Install Chromium the way this machine allows; return its path, or None."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from Debian's packages …", file=sys.stderr)
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk")
    else:
        print("Installing Playwright's Chromium …", file=sys.stderr)
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)


if __name__ == "__main__":
    found = find() or (install() if "--install" in sys.argv else None)
    if not found:
        sys.exit(NONE_FOUND)
    print(f"Browser: {found}", file=sys.stderr)
