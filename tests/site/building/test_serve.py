"""`make serve` while an editor makes mistakes: the page says so, and goes on."""

from __future__ import annotations

import os
import queue
import shutil
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.builds import put, remove, replace
from tests.support.ports import free_port

PATIENCE = 60  # seconds until a rebuild must have happened, on any machine


class Preview:
    """A running `make serve`: its checkout, its address, and what it says, line by line."""

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
        except urllib.error.HTTPError as missing:
            return str(missing.read().decode("utf-8"))

    def wait_for(self, path: str, holds: Callable[[str], bool]) -> str:
        """Get a page after each rebuild until it is as expected; return it. Raises queue.Empty when none comes."""
        while not holds(text := self.get(path)):
            self._wait_until_it_says("Reloading browsers")
        return text


@pytest.fixture
def preview(checkout: Path) -> Iterator[Preview]:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "scripts.serve", str(port)],
        cwd=checkout,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield Preview(checkout, process, f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()


PAGE = "fees/swap/"


@pytest.mark.repeated
def test_whatever_an_editor_saves_the_preview_goes_on(preview: Preview, composed: Path) -> None:
    """Two walks in one preview, which takes longer to start than to walk through."""
    faults_stand_on_the_page_and_go_again(preview)
    nothing_that_an_editor_saves_ends_the_preview(preview, composed)


def shows(*words: str) -> Callable[[str], bool]:
    """Whether a page has all these words."""
    return lambda html: all(word in html for word in words)


def faults_stand_on_the_page_and_go_again(preview: Preview) -> None:
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
        preview.wait_for(PAGE, shows("findings-bar", *says))

    # Mended, and a script changed in the same moment: one more rebuild shows both.
    page.write_text(good, encoding="utf-8")
    script = preview.checkout / "overrides" / "assets" / "javascripts" / "page.js"
    script.write_text(script.read_text(encoding="utf-8") + "\n// at work\n", encoding="utf-8")
    preview.wait_for("assets/javascripts/page.js", lambda text: "// at work" in text)
    # A script at work is not locked yet; that is only a warning.
    preview.wait_for(PAGE, lambda html: "findings-bar" not in html)


def nothing_that_an_editor_saves_ends_the_preview(preview: Preview, composed: Path) -> None:
    """Each save alone would once have ended it; the page goes on with what is wrong, and is well again afterwards."""
    for edits, says in [
        (
            [
                replace("docs/zh/fees/swap.md", "2026-10-05", "2026-02-30"),
                replace("docs/zh/fees/index.md", "title:", "id: x\ntitle:"),
                put("docs/zh/fees/network.md", "页面".encode("utf-16")),
                remove("docs/en/security/phishing.md"),
            ],
            ["docs/zh/fees/swap.md:7", "no day of any calendar", "docs/zh/fees/index.md:3", "stands twice", "FM001"],
        ),
        ([replace("overrides/base.html", "{%- import", "{%- imporrt")], ["overrides/base.html:3:", "MK002"]),
        ([remove("docs/facts.yml"), replace("docs/channels.yml", "channels:", "channels: [")], ["FA001", "CL001"]),
        ([replace("mkdocs.yml", "docs_dir: docs", "docs_dir: [docs")], ["mkdocs.yml", "MK002"]),
    ]:
        for edit in edits:
            edit(preview.checkout)
        preview.wait_for(PAGE, shows(*says))
        for name in ("docs", "overrides"):
            shutil.copytree(composed / name, preview.checkout / name, dirs_exist_ok=True)
        shutil.copy(composed / "mkdocs.yml", preview.checkout)
        preview.wait_for(PAGE, lambda html: "</html>" in html and "findings-bar" not in html)
    assert preview.get(PAGE + "?twin=1").count("<iframe") == 2


def begin(checkout: Path, port: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.serve", port],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_port_that_is_taken_is_said_in_one_sentence(composed: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = begin(composed, str(port))
    assert refused.returncode == 1
    assert refused.stderr == f"Port {port} is taken: stop what runs there, or use make serve PORT={port + 1}\n"
    assert begin(composed, "eight").stderr == "eight is no port: give a number such as PORT=8001\n"
