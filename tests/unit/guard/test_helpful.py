"""What the command tells its user: every command and code, the file that is meant, and what they can do about it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from guard_trees import LIST, LOCK, PAGE, codes, judge_files
from yaml import safe_load

import guard
from guard import Options, check_tree
from guard.cli import main
from guard.policy.advice import ALONE
from guard.policy.official_list import load_official_list
from guard.report.findings import Finding, spelled
from guard.report.formats import Report, write_report
from guard.rules.registry import LIST_RULES, RULES

SOURCES = Path(guard.__file__).parent
LISTED = 'channels:\n  - {id: website, kind: origin, value: "https://imwallet.example"}\n'
LINK = '<a href="https://imwallet.example/">home</a>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE % LINK, encoding="utf-8")
    (tmp_path / "list.yml").write_text(LISTED, encoding="utf-8")
    return tmp_path


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    commands = re.findall(r'given\[:1\] == \["(\w+)"\]', (SOURCES / "cli.py").read_text(encoding="utf-8"))
    assert len(commands) == 3
    assert all(f"channel-guard {command} " in told for command in commands)
    assert f"default: {guard.cli._CHANNELS}" in " ".join(told.split())


def test_explain_knows_every_code_that_the_guard_prints(capsys: pytest.CaptureFixture[str]) -> None:
    told = {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r"\"(C[HL]\d{3})\"", path.read_text(encoding="utf-8"))
    }
    assert {"CL001", "CL004", "CH414"} <= told
    for code in sorted(told):
        assert main(["explain", code]) == 0
        assert capsys.readouterr().out.startswith(f"## {code} ")
    assert {rule.code for rule in (*RULES, *LIST_RULES)} == told


def test_explain_says_which_codes_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CL999"]) == 2
    assert "codes are CH101 to CH603 and CL001 to CL004" in capsys.readouterr().err


def test_what_is_missing_is_named_with_a_way_to_come_by_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, absent, listed = str(site / "site"), str(site / "absent"), ["--channels", str(site / "list.yml")]
    for given, way in (
        (["--channels", absent], f"{absent} CL001 is missing; draft one: channel-guard init DIR --channels {absent}"),
        ([*listed, "--baseline", absent], f"{absent} CH601 is missing; draft one: channel-guard init DIR --baseline"),
        ([*listed, "--assets", absent], f"guard: {absent} is missing; look at the files, then write it: channel-guard"),
    ):
        assert main([folder, *given]) == 2
        assert capsys.readouterr().err.startswith(way)


def test_who_has_the_command_alone_is_sent_to_its_own_ways(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "site" / "a.js").write_text("x()", encoding="utf-8")
    (site / "site" / "b.html").write_text(PAGE % '<a href="https://imwalet.example/">x</a>', encoding="utf-8")
    channels = load_official_list(site / "list.yml")
    found = check_tree(site / "site", channels, Options(assets={}, advice=ALONE)).findings
    fixes = {finding.code: finding.fix for finding in found}
    assert fixes["CH407"] == "look at the file, then run channel-guard pin DIR --assets FILE"
    assert fixes["CH103"] == "use the address of website, or put the address on docs/channels.yml"
    (site / "lock.json").write_text('{"files": {}}', encoding="utf-8")
    given = ["--channels", str(site / "list.yml"), "--assets", str(site / "lock.json")]
    assert main([str(site / "site"), *given]) == 1
    told = capsys.readouterr().out
    assert "CH103" in told and "CH407" in told and not re.search(r"\bmake\b|channel:", told)


def test_an_editor_of_this_site_is_sent_to_theirs(site: Path) -> None:
    files: dict[str, str | bytes] = {
        "index.html": PAGE % '<a href="https://imwalet.example/">x</a>',
        "pinned.js": "y()",
    }
    assert codes(judge_files(files, assets=LOCK)) == "CH103 CH408"
    (site / "site" / "a.js").write_text("x()", encoding="utf-8")
    (site / "site" / "b.html").write_text(PAGE % '<a href="https://imwalet.example/">x</a>', encoding="utf-8")
    options = Options(assets={})
    fixes = {one.code: one.fix for one in check_tree(site / "site", LIST, options).findings}
    assert fixes["CH407"] == "look at the file, then run make assets-lock"
    assert fixes["CH103"].startswith("use channel:website, or put")


def _init(site: Path, *more: str) -> int:
    return main(["init", str(site / "site"), *more])


def test_a_draft_leaves_nothing_half(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    new, base = site / "new.yml", site / "base.yml"
    both = ("--channels", str(new), "--baseline", str(base))
    for taken, free in ((new, base), (base, new)):
        taken.write_text("mine", encoding="utf-8")
        assert _init(site, *both) == 2
        assert f"guard: {taken} is there already" in capsys.readouterr().err
        assert (taken.read_text(encoding="utf-8"), free.exists()) == ("mine", False)
        taken.unlink()
    assert _init(site, "--channels", str(new), "--baseline", str(site / "no" / "b.yml")) == 2
    assert "is no folder; make it first" in capsys.readouterr().err
    assert not new.exists()
    assert _init(site, "--channels", str(new), "--baseline", str(site / "site" / ".." / "new.yml")) == 2
    assert not new.exists()
    write = Path.open

    def full(path: Path, *more: str, **kind: str) -> object:
        if path == base:
            raise OSError(28, "No space left on device", str(path))
        return write(path, *more, **kind)  # type: ignore[call-overload]

    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", full)
        assert _init(site, *both) == 2
    assert f"{base}" in capsys.readouterr().err
    assert not new.exists() and not base.exists()
    assert _init(site, *both) == 0


NAMES = ["a\nrevoked: []\n#.html", "a\u2028revoked: []\u2028#.html", "a\x85b: c.html", "a\r\n.html", "a: 'b' #\".html"]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_page_is_no_part_of_the_draft(name: str, site: Path) -> None:
    (site / "site" / "index.html").unlink()
    mail = '<p>Write to ask@other.example <a href="http://x.example:1/">x</a></p><script>go()</script>'
    (site / "site" / name).write_text(PAGE % (LINK + mail), encoding="utf-8")
    new, base = site / "new.yml", site / "base.yml"
    assert _init(site, "--channels", str(new), "--baseline", str(base)) == 0
    assert list(safe_load(new.read_text(encoding="utf-8"))) == ["channels"]
    values = {entry.value for entry in load_official_list(new).channels}
    assert "https://imwallet.example" in values
    assert list(safe_load(base.read_text(encoding="utf-8"))) == ["reviewer", "texts"]
    assert spelled("a\u2028b\u2029") == "a<U+2028>b<U+2029>"


def test_a_page_that_is_more_than_is_read_keeps_no_other_from_the_draft(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "site" / "deep.html").write_text(PAGE % ("<div>" * 10_100), encoding="utf-8")
    assert _init(site, "--channels", str(site / "new.yml")) == 0
    assert "1 of CH413 will be found until the pages are mended, the first deep.html" in capsys.readouterr().err
    assert [entry.value for entry in load_official_list(site / "new.yml").channels] == ["https://imwallet.example"]


@pytest.mark.parametrize("canonical", ["mailto:a@b.example", "tel:+12025550143", "imwallet://x", "javascript:x()", "x"])
def test_what_is_no_page_may_be_called_the_canonical_one(canonical: str, site: Path) -> None:
    page = (PAGE % LINK).replace("</head>", f'<link rel="canonical" href="{canonical}"></head>')
    (site / "site" / "index.html").write_text(page, encoding="utf-8")
    assert _init(site, "--channels", str(site / "new.yml")) == 0
    assert "https://imwallet.example" in (site / "new.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["a#b", "a?b", "a%41", "a%23b", "a%2fb", "a b", "\u4e2d#", "a;b", "a&amp", "a%"])
def test_a_page_may_lie_in_a_folder_of_any_name(folder: str) -> None:
    files: dict[str, str | bytes] = {
        "index.html": PAGE % "x",
        f"{folder}/index.html": PAGE % '<a href="y.html">y</a> <a href="./y.html#z">z</a> <a href="#top">t</a>',
        f"{folder}/y.html": PAGE % '<p id="z">y</p><a href="../index.html">up</a>',
    }
    assert codes(judge_files(files)) == ""
    del files[f"{folder}/y.html"]
    assert codes(judge_files(files)) == "CH108"


def test_a_report_is_written_of_names_that_are_no_text(tmp_path: Path) -> None:
    report = Report((Finding("a\udc80.html", 1, "CH202", "x"),), 1, 1)
    for kind in ("json", "sarif", "txt"):
        write_report(str(tmp_path / f"report.{kind}"), report)
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["findings"][0]["file"] == "a\udc80.html"
