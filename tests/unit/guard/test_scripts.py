"""Scripts and source maps of a folder without a lock: addresses are judged if asked; what nobody looked at is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guard_trees import PAGE, codes, judge_files

from guard.cli import main
from guard.read.scripts import addresses_of_script
from tests.support.parts import first_in_check
from tests.support.tables import wrong

LISTED = "channels:\n  - {id: site, kind: origin, value: 'https://imwallet.example'}\n"
# A script, and the codes of what it holds.
SCRIPTS = {
    'location = "https://evil.example/x"': "CH103",
    "location = 'http://evil.example'": "CH102",
    "open(`https://evil.example/${id}`)": "CH103",
    'e("a",{href:"//evil.example/x"})': "CH101",
    'e("p",null,"Write to https://evil.example.")': "CH103",
    'x="https:\\/\\/evil.example\\/"': "CH103",
    'x="\\u0068ttps://evil.example"': "CH103",
    'x="\\x68ttps://evil.example"': "CH103",
    'x="\\u{68}ttps://evil.example"': "CH103",
    'x="mailto:desk@evil.example"': "CH106",
    'x="desk@evil.example"': "CH106",
    'x="tel:+442079460123"': "CH107",
    'x="wss://evil.example/feed"': "CH102",
    'x=["/*","https://evil.example","*/"]': "CH103",
    'x="https://imwallet.example/a"': "",
    'x="support@imwallet.example"': "",
    "// see https://evil.example\nx()": "",
    "/*! by desk@evil.example, https://evil.example */x()": "",
    'document.createElementNS("http://www.w3.org/2000/svg","path")': "",
    'new URL(x,"http://a"); /^https?:\\/\\//.test(x); y="http://"': "",
    'import "@scope/name"; x="core-js@3.32.1"; a?b//c\n:d': "",
}


def test_addresses_in_scripts() -> None:
    def found(script: str) -> str:
        return codes(judge_files({"index.html": PAGE % "x", "a.js": script}, scripts=True))

    assert wrong(SCRIPTS.items(), found) == []


def test_modules_and_maps_too() -> None:
    script = 'x = "https://evil.example"'
    source_map = json.dumps({"sources": ["a.ts"], "sourcesContent": [f"// https://evil.example\n{script}\n"]})
    assert codes(judge_files({"index.html": PAGE % "x", "a.mjs": script}, scripts=True)) == "CH103"
    assert codes(judge_files({"index.html": PAGE % "x", "a.js.map": source_map}, scripts=True)) == "CH103"
    assert codes(judge_files({"index.html": PAGE % "x", "a.map": "go https://evil.example"}, scripts=True)) == "CH103"
    assert (
        codes(judge_files({"index.html": PAGE % "x", "a.map": json.dumps(["//evil.example/x"])}, scripts=True))
        == "CH101"
    )


def test_unasked_they_pass_by_kind() -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "a.js": 'x="https://evil.example"'})) == ""


def test_where_there_is_a_lock_it_decides() -> None:
    assert (
        codes(judge_files({"index.html": PAGE % "x", "a.js": 'x="https://evil.example"'}, assets={}, scripts=True))
        == "CH407"
    )


@pytest.mark.repeated
def test_addresses_without_end() -> None:
    many = "".join(f'"https://a{at}.example",' for at in range(20_010))
    assert "CH413" in codes(judge_files({"index.html": PAGE % "x", "a.js": many}, scripts=True))


@pytest.mark.parametrize("unit", first_in_check(["a /* ", "//", "a@", "a@b.", "http://", '"//', "\\u0", "a.b-"], 3))
def test_a_script_of_one_thing_ends(unit: str) -> None:
    assert list(addresses_of_script(unit * (400_000 // len(unit)))) == []


def test_what_nobody_looked_at_is_said_and_pinned(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site, lock, listed = tmp_path / "site", tmp_path / "lock.json", tmp_path / "list.yml"
    site.mkdir()
    listed.write_text(LISTED, encoding="utf-8")
    (site / "index.html").write_text(PAGE % "x", encoding="utf-8")
    (site / "a.js").write_text('x = "https://evil.example"', encoding="utf-8")
    (site / "b.woff2").write_bytes(b"wOF2")
    asked = [str(site), "--channels", str(listed)]
    assert main([*asked, "--scripts"]) == 1
    assert main(asked) == 0
    assert "1 script and 1 font may do what nobody has looked at" in capsys.readouterr().err
    assert main(["pin", str(site), "--assets", str(lock)]) == 0
    assert capsys.readouterr().out == "new: a.js\nnew: b.woff2\n"
    assert main([*asked, "--assets", str(lock)]) == 0
    assert capsys.readouterr().err == ""
    (site / "a.js").write_text("x()", encoding="utf-8")
    assert main([*asked, "--assets", str(lock)]) == 1
    (site / "b.woff2").unlink()
    capsys.readouterr()
    assert main(["pin", str(site), "--assets", str(lock)]) == 0
    assert capsys.readouterr().out == "changed: a.js\ngone: b.woff2\n"
    assert main(["pin", str(tmp_path / "none"), "--assets", str(lock)]) == 2
