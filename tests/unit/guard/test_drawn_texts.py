"""Texts that are drawn in the pictures of a foreign folder: read if the program is installed."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from guard.cli import main
from guard.policy.drawn_texts import rows_of
from tests.support.paths import ROOT

PAGE = '<!doctype html><html lang="en"><head><title>x</title></head><body><p>Help.</p></body></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    Image.new("RGB", (40, 40), "white").save(tmp_path / "screen.png")
    return tmp_path


def _corners(left: float, right: float, top: float) -> list[list[float]]:
    """Where a piece of a line stands that is 16 pixels high, a little askew."""
    return [[left, top], [right, top + 1], [right, top + 16], [left, top + 15]]


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
        ("Call us\n+1 (202) 555-0177", "CH203"),
        ("客服 138 0013 8000", "CH203"),
        ("Call +1 202!  555 0177", "CH203"),
        ("Send your seed phrase to our engineer in the chat", "CH215"),
        ("Balance 0.5 ETH\nNetwork fee", ""),
    ],
)
def test_what_is_drawn_in_a_picture_is_judged_as_text(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, drawn: str, code: str
) -> None:
    lines = [[_corners(0, 9, 20 * at), line, 0.9] for at, line in enumerate(drawn.split("\n"))]
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


def test_a_row_that_the_program_cuts_is_one_line() -> None:
    # As RapidOCR reads "Call +1 202 555 0177" in one picture, and a short line below it.
    cut = [
        (_corners(229, 298, 24), "555"),
        (_corners(18, 237, 23), "Call +1 202!"),
        (_corners(283, 393, 24), "50177"),
        (_corners(18, 172, 88), "any time"),
    ]
    assert rows_of(cut) == "Call +1 202! 555 0177\nany time"
    # Two figures that are alike are two, if the pieces stand apart.
    assert rows_of([(_corners(0, 50, 0), "+1 202"), (_corners(60, 99, 1), "255 5017")]) == "+1 202 255 5017"
    assert rows_of([]) == ""
