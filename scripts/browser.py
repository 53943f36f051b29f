"""Find the Chromium that the tests drive, or install one where that is possible.

Best is Chromium's headless shell: the same engine without the windows, menus and start pages around it. It draws the
same pages in a third of the processor time, and nobody sees these windows in a test.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import debian

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
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
    installed = next((path for name in (*_SHELLS, *_NAMES) if (path := shutil.which(name))), None)
    return installed or next((path for path in _MACOS if Path(path).is_file()), None) or _playwrights_own()


def needed() -> str:
    """Return what `find` does for a command that can do nothing without. Raises `SystemExit`."""
    return find() or sys.exit(NONE_FOUND)


@contextlib.contextmanager
def started() -> Iterator[Browser]:
    """Start the Chromium that a command needs, and end it. Raises `SystemExit`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needed(), args=ARGUMENTS)
        yield browser
        browser.close()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return shell_or_browser(Path(path))


def shell_or_browser(path: Path) -> str | None:
    """Return the shell that Playwright keeps beside a browser of its own, else that browser; None if there is none.

    Its programs lie in chromium-1234/<system>/ and chromium_headless_shell-1234/<system>/.
    """
    build = path.parents[1].name.rpartition("-")[2]
    shells = sorted(path.parents[2].glob(f"chromium_headless_shell-{build}/*/*headless*shell*"))
    return next((str(one) for one in (*shells, path) if one.is_file()), None)


def is_shell(path: str | None) -> bool:
    """Say whether this is the program without windows."""
    return path is not None and "headless" in Path(path).name


def install() -> str | None:
    """Install Chromium the way this machine allows; return the path of what is there then, or None."""
    found = find()
    if debian.is_possible():
        # One that is there is named too, so that both are of one version.
        also = ["chromium"] if shutil.which("chromium") else []
        debian.install(_SHELLS[0], *also, "fonts-noto-cjk")
        found = find()
        if found is None:
            debian.install("chromium", "fonts-noto-cjk")
    elif found is None:
        print("Installing Playwright's Chromium …", file=sys.stderr)
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=subprocess.DEVNULL
        )
    return found or find()


if __name__ == "__main__":
    found = find()
    if "--install" in sys.argv and not os.environ.get("CHROMIUM") and not is_shell(found):
        found = install()
    if not found:
        sys.exit(NONE_FOUND)
    print(f"Browser: {found}", file=sys.stderr)
