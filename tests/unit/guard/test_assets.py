"""The lock of scripts, styles, fonts and raster pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guard_trees import LOCK, PAGE, codes, judge_files, picture
from PIL import Image

from guard.cli import main
from guard.policy.lock import Pin, read_lock, write_lock
from guard.read.tree import checksum
from tests.support.rows import each_row

TREES: list[tuple[str, dict[str, str | bytes], str]] = [
    ("as locked", {"pinned.js": "x()"}, ""),
    ("changed", {"pinned.js": "x() "}, "CH408"),
    ("emptied", {"pinned.js": ""}, "CH408"),
    ("same content, other place", {"other/pinned.js": "x()"}, "CH407"),
    ("an app for our links", {".well-known/assetlinks.json": "[]"}, "CH407"),
    ("another one", {".well-known/apple-app-site-association": "{}"}, "CH407"),
    ("other case", {"PINNED.JS": "x()"}, "CH407"),
    ("style", {"a.css": "p{}"}, "CH407"),
    ("module", {"a.mjs": "x()"}, "CH407"),
    ("map", {"a.js.map": "{}"}, "CH407"),
    ("font", {"a.woff2": b"wOF2"}, "CH407"),
    ("picture", {"b.WEBP": picture("WEBP")}, "CH407"),
    ("icon", {"favicon.ico": picture("ICO", Image.new("RGB", (16, 16)))}, "CH407"),
    ("changed picture", {"a.png": picture("PNG", Image.new("RGB", (5, 4)))}, "CH408"),
    ("kinds that are read need no lock", {"a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>', "a.json": "{}"}, ""),
    ("a style is read all the same", {"a.css": "p{background:url(//evil.example)}"}, "CH101 CH407"),
]


@each_row(("files", "found"), [tree[1:] for tree in TREES], ids=[tree[0] for tree in TREES])
def test_with_a_lock(files: dict[str, str | bytes], found: str) -> None:
    assert codes(judge_files({"index.html": PAGE % "x", **files}, assets=LOCK)) == found


def test_an_empty_lock_lets_nothing_through_and_no_lock_everything() -> None:
    files = {"index.html": PAGE % "x", "a.js": "x()"}
    assert codes(judge_files(files, assets={})) == "CH407"
    assert codes(judge_files(files)) == ""


def test_a_lock_is_read_as_it_was_written(tmp_path: Path) -> None:
    pins = {"b.js": Pin(checksum(b"b"), "ours"), 'a"b.css': Pin(checksum(b"a"), "theme 1.0")}
    file = tmp_path / "lock.json"
    file.write_text(write_lock(pins), encoding="utf-8")
    assert read_lock(file) == pins
    assert [line.split('"')[1] for line in file.read_text().splitlines() if "sha256" in line] == ["a\\", "b.js"]


PIN = f'{{"sha256": "{"0" * 64}", "origin": "ours"}}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"files": []}',
        '{"files": {"a.js": {}}}',
        '{"files": {"a.js": {"sha256": "x", "origin": "ours"}}}',
        '{"files": {"a.js": {"sha256": 1, "origin": "ours"}}}',
        f'{{"files": {{"a.js": {PIN}, "a.js": {PIN}}}}}',
        f'{{"files": {{"a.js": {PIN[:-1]}, "more": 1}}}}}}',
    ],
)
def test_a_broken_lock_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "lock.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError):
        read_lock(file)


def test_the_command_takes_a_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, lock = tmp_path / "site", tmp_path / "lock.json"
    site.mkdir()
    (site / "index.html").write_text(PAGE % "x", encoding="utf-8")
    (site / "a.js").write_text("x()", encoding="utf-8")
    lock.write_text(write_lock({"a.js": Pin(checksum(b"x()"), "ours")}), encoding="utf-8")
    command = [str(site), "--assets", str(lock), "--format", "json"]
    assert main(command) == 0
    (site / "a.js").write_text("y()", encoding="utf-8")
    capsys.readouterr()
    assert main(command) == 1
    assert [finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]] == ["CH408"]
    lock.write_text("{}", encoding="utf-8")
    assert main(command) == 2
