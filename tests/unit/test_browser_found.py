"""Which browser the tests drive, of those that a machine has."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import browser


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: the folder of its programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "_MACOS", ())
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    return tmp_path


def program(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return str(path)


def test_one_without_windows_is_preferred(machine: Path) -> None:
    assert browser.find() is None
    whole = program(machine / "chromium")
    assert browser.find() == whole and not browser.is_shell(whole)
    shell = program(machine / "chromium-headless-shell")
    assert browser.find() == shell and browser.is_shell(shell)


def test_one_that_is_named_is_taken(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(machine / "chromium-headless-shell")
    monkeypatch.setenv("CHROMIUM", program(machine / "mine"))
    assert browser.find() == str(machine / "mine")
    monkeypatch.setenv("CHROMIUM", str(machine / "none"))
    assert browser.find() is None


@pytest.mark.parametrize("name", ["chrome-linux/headless_shell", "chrome-headless-shell-linux64/chrome-headless-shell"])
def test_playwright_keeps_both_side_by_side(tmp_path: Path, name: str) -> None:
    whole = tmp_path / "chromium-12" / "chrome-linux" / "chrome"
    assert browser.shell_or_browser(whole) is None
    program(whole)
    program(tmp_path / "chromium_headless_shell-11" / name)
    assert browser.shell_or_browser(whole) == str(whole), "the other is of another version"
    shell = program(tmp_path / "chromium_headless_shell-12" / name)
    assert browser.shell_or_browser(whole) == shell
