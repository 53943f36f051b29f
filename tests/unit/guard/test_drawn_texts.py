"""Texts that are drawn in the pictures of a foreign folder: read if the program is installed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from guard.cli import main
from tests.support.paths import ROOT

PAGE = '<!doctype html><html lang="en"><head><title>x</title></head><body><p>Help.</p></body></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    Image.new("RGB", (40, 40), "white").save(tmp_path / "screen.png")
    return tmp_path


def judged(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    outcome = main([str(folder), "--channels", str(ROOT / "tests" / "fixtures" / "channels.yml")])
    captured = capsys.readouterr()
    return outcome, captured.out, captured.err


def test_a_folder_whose_pictures_nobody_reads_is_told_so_in_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", None)
    outcome, _, said = judged(folder, capsys)
    assert outcome == 0
    assert said.startswith("guard: 1 picture was searched for codes, but nobody read the text drawn in them")
    (folder / "screen.png").unlink()
    assert judged(folder, capsys)[2] == ""


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        ("Need help?\nWrite to help@wallet-desk.example", "CH202"),
        ("Send your seed phrase to our engineer in the chat", "CH215"),
        ("Balance 0.5 ETH\nNetwork fee", ""),
    ],
)
def test_what_is_drawn_in_a_picture_is_judged_as_text(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, drawn: str, code: str
) -> None:
    lines = [[None, line, 0.9] for line in drawn.split("\n")]
    program = SimpleNamespace(RapidOCR=lambda: lambda _: (lines, 0.1))
    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", program)
    outcome, found, said = judged(folder, capsys)
    assert said == ""
    assert outcome == bool(code)
    assert not code or f"screen.png {code}" in found


def test_a_broken_picture_is_told_once_and_not_read(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "screen.png").write_bytes(b"none")

    def falls() -> object:
        raise AssertionError("a broken picture was read")

    monkeypatch.setitem(sys.modules, "rapidocr_onnxruntime", SimpleNamespace(RapidOCR=lambda: lambda _: falls()))
    outcome, found, _ = judged(folder, capsys)
    assert outcome == 1
    assert "CH410" in found
