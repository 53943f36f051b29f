"""`make serve` while an editor makes mistakes: the page says so, and goes on."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.ports import free_port

PATIENCE = 60  # seconds until a rebuild must have happened, on any machine


class Preview:
    """A running `mkdocs serve`: its checkout, its address, and what it says, line by line."""

    def __init__(self, checkout: Path, process: subprocess.Popen[str], address: str) -> None:
        self.checkout = checkout
        self.address = address
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        self._wait_until_it_says("Serving on")

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stderr is not None
        for line in process.stderr:
            self._lines.put(line)

    def _wait_until_it_says(self, words: str) -> None:
        while words not in self._lines.get(timeout=PATIENCE):
            pass

    def get(self, path: str) -> str:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as response:
                return str(response.read().decode("utf-8"))
        except urllib.error.HTTPError:
            return ""

    def wait_for(self, path: str, holds: Callable[[str], bool]) -> str:
        """Get a page after each rebuild until it is as expected; return it. Raises queue.Empty when none comes."""
        while not holds(text := self.get(path)):
            self._wait_until_it_says("Reloading browsers")
        return text


@pytest.fixture
def preview(checkout: Path) -> Iterator[Preview]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--no-strict"]
    with subprocess.Popen(
        [*command, "--dev-addr", f"127.0.0.1:{port}"],
        cwd=checkout,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield Preview(checkout, process, f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()


PAGE = "fees/swap/"


def test_faults_stand_on_the_page_and_go_again(preview: Preview) -> None:
    page = preview.checkout / "docs" / "zh" / "fees" / "swap.md"
    good = page.read_text(encoding="utf-8")
    text = preview.get(PAGE)
    assert "</html>" in text and "findings-bar" not in text
    assert "Content-Security-Policy" not in text, "the reloading script must be allowed to run in a preview"

    for bad, says in [
        (good + "\n[官网](https://evil.example/) [坏](no-such-page.md)\n", ("CH103", "no-such-page")),
        (good.replace("title:", "tile:"), ("did you mean title?",)),
    ]:
        page.write_text(bad, encoding="utf-8")
        preview.wait_for(PAGE, lambda html, says=says: "findings-bar" in html and all(word in html for word in says))

    # Mended, and a script changed in the same moment: one more rebuild shows both.
    page.write_text(good, encoding="utf-8")
    script = preview.checkout / "overrides" / "assets" / "javascripts" / "page.js"
    script.write_text(script.read_text(encoding="utf-8") + "\n// at work\n", encoding="utf-8")
    preview.wait_for("assets/javascripts/page.js", lambda text: "// at work" in text)
    # A script at work is not locked yet; that is only a warning.
    preview.wait_for(PAGE, lambda html: "findings-bar" not in html)
