"""`make serve` while an editor makes mistakes: the page says so, and goes on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 60  # seconds until a rebuild must have happened, on any machine


def get(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as response:
            return str(response.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(address: str, holds: Callable[[str], bool]) -> str:
    """Ask for a page until it is as expected; return what it was last."""
    end = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < end:
        text = get(address)
        if text and holds(text):
            return text
        time.sleep(0.3)
    return text


@pytest.fixture
def served(checkout: Path) -> Iterator[tuple[Path, str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--livereload",
        "--no-strict",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]
    with subprocess.Popen(
        command, cwd=checkout, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, stderr=subprocess.DEVNULL
    ) as process:
        yield checkout, f"http://127.0.0.1:{port}/fees/swap/"
        process.terminate()


def test_faults_stand_on_the_page_and_go_again(served: tuple[Path, str]) -> None:
    checkout, address = served
    page = checkout / "docs" / "zh" / "fees" / "swap.md"
    good = page.read_text(encoding="utf-8")
    text = wait_for(address, lambda html: "</html>" in html)
    assert "findings-bar" not in text
    assert "Content-Security-Policy" not in text, "the reloading script must be allowed to run in a preview"

    for bad, says in [
        (good + "\n[官网](https://evil.example/) [坏](no-such-page.md)\n", ("CH103", "no-such-page")),
        (good.replace("title:", "tile:"), ("did you mean title?",)),
    ]:
        page.write_text(bad, encoding="utf-8")
        text = wait_for(address, lambda html, says=says: "findings-bar" in html and all(word in html for word in says))
        assert all(word in text for word in says), says

    # Mended, and a script changed in the same moment: one more rebuild shows both.
    page.write_text(good, encoding="utf-8")
    script = checkout / "overrides" / "assets" / "javascripts" / "page.js"
    script.write_text(script.read_text(encoding="utf-8") + "\n// at work\n", encoding="utf-8")
    served_script = address.replace("fees/swap/", "assets/javascripts/page.js")
    assert "// at work" in wait_for(served_script, lambda text: "// at work" in text)
    mended = wait_for(address, lambda html: "findings-bar" not in html)
    assert "findings-bar" not in mended, "a script at work is not locked yet; that is only a warning"
