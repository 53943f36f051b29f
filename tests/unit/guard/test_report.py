"""The report's formats, the places of findings, and the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from guard_trees import BESIDE, LIST, PAGE, SETTINGS

from guard import Options, Report, check_tree, cli
from guard.cli import main
from guard.report.findings import Finding
from guard.report.formats import _PLACES_SHOWN, FORMATS, write_report
from guard.report.places import line_with

HOOKS = Path(__file__).resolve().parents[3] / "hooks"
CHANNELS = """
channels:
  - id: website
    kind: origin
    value: https://imwallet.example
    label: {zh: 官网, en: Website}
    purpose: {zh: 介绍, en: About}
    answers: false
    owner: web
    added: 2026-11-22
    reviewed: 2026-11-22
    evidence: the certificate
"""
# The part of the SARIF 2.1.0 schema that this report uses, after the OASIS standard.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "format": "uri"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"type": "object", "required": ["id", "shortDescription"]},
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"type": "object", "required": ["text"]},
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "region": {
                                                        "type": "object",
                                                        "properties": {"startLine": {"type": "integer", "minimum": 1}},
                                                    },
                                                    "artifactLocation": {
                                                        "type": "object",
                                                        "properties": {"uri": {"pattern": "^[A-Za-z0-9._~/%-]+$"}},
                                                    },
                                                },
                                            }
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}

REPORT = Report(
    (
        Finding("docs/zh/a b,c:d/首页.md", 3, "CH101", "一 % 二\n三", "改"),
        Finding("x.pdf", 0, "CH402", "is a pdf"),
    ),
    2,
    5,
)


def test_text_folds_what_repeats() -> None:
    same = tuple(Finding(f"{number}.html", 1, "CH103", "m") for number in range(_PLACES_SHOWN + 4))
    lines = FORMATS["text"](Report(same, 7, 7)).splitlines()
    assert len(lines) == _PLACES_SHOWN + 2
    assert "4 more places" in lines[-2]
    assert lines[-1] == "guard: 7 pages, 7 files, 7 findings"


def test_json_holds_everything() -> None:
    data = json.loads(FORMATS["json"](REPORT))
    assert (data["pages"], data["files"]) == (2, 5)
    assert data["findings"][0] == {
        "file": "docs/zh/a b,c:d/首页.md",
        "line": 3,
        "code": "CH101",
        "message": "一 % 二\n三",
        "cure": "改",
        "severity": "error",
        "rule": "odd-spelling",
    }


def test_sarif_is_valid() -> None:
    data = json.loads(FORMATS["sarif"](REPORT))
    jsonschema.validate(data, SARIF)
    run = data["runs"][0]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_github_annotations_are_escaped() -> None:
    assert FORMATS["github"](REPORT).splitlines() == [
        "::error file=docs/zh/a b%2Cc%3Ad/首页.md,line=3,title=CH101::一 %25 二%0A三; 改",
        "::error file=x.pdf,line=1,title=CH402::is a pdf",
    ]


def test_codes_of_other_rooms_are_reported_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report((Finding("docs/zh/a.md", 2, "SC003", "unknown channel x", "did you mean y?"),), 1, 1)
    for name in ("a.json", "a.sarif", "a.txt"):
        write_report(str(tmp_path / name), report)
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["findings"][0]["rule"] == ""
    data = json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(data, SARIF)
    run = data["runs"][0]
    assert run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]["id"] == "SC003"
    assert "SC003" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    write_report("github", report)
    assert capsys.readouterr().out.startswith("::error file=docs/zh/a.md,line=2,title=SC003::")
    with pytest.raises(ValueError, match="sarif"):
        write_report("findings.xml", report)


def test_sources_are_judged_with_the_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = _site(tmp_path, "x")
    (tmp_path / "channels.yml").write_text(CHANNELS, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS + "repo_url: https://imwallet.example/o\n", encoding="utf-8")
    arguments = [
        str(site),
        "--channels",
        str(tmp_path / "channels.yml"),
        "--sources",
        str(tmp_path),
        "--format",
        "json",
    ]
    assert main(arguments) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {(finding["file"], finding["line"], finding["code"]) for finding in found} == {
        ("mkdocs.yml", 5, "CH502"),
        ("mkdocs.yml", 5, "CH505"),
    }
    assert any("channel:website" in finding["cure"] for finding in found)


def _site(root: Path, body: str) -> Path:
    for name, content in {**BESIDE, "account/index.html": PAGE % body}.items():
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return root / "site"


@pytest.mark.parametrize(
    ("markdown", "body", "file", "line"),
    [
        (
            "---\nid: a\n---\n\n[x](https://evil.example/a)\n",
            '<a href="https://evil.example/a">x</a>',
            "docs/a.md",
            5,
        ),
        ("x\n\n写信 a@evil.example\n", "<p>写信 a@evil.example</p>", "docs/a.md", 3),
        ("x\n打开 evil．example/kefu\n", "<p>打开 evil．example/kefu</p>", "docs/a.md", 2),
        ("x\n电话 **138**0000`0000`\n", "<p>电话 <b>138</b>0000<code>0000</code></p>", "docs/a.md", 2),
        ("x\n\n<a href='/a?b=1&c=//d'>x</a>", '<a href="/a?b=1&amp;c=//d">x</a>', "docs/a.md", 3),
        (
            "nothing of it\n",
            '<footer><a href="https://evil.example/a">x</a></footer>',
            "account/index.html",
            2,
        ),
    ],
)
def test_a_finding_names_the_line_of_the_markdown(
    tmp_path: Path, markdown: str, body: str, file: str, line: int
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.md").write_text(markdown, encoding="utf-8")
    report = check_tree(
        _site(tmp_path, body), LIST, Options(sources={"account/index.html": "docs/a.md"}, repository=tmp_path)
    )
    assert {(finding.file, finding.line) for finding in report.findings} == {(file, line)}


def test_lines_are_found_in_other_spellings() -> None:
    assert line_with("a&b", "x\na&amp;b") == 2
    assert line_with("", "x") == 0
    assert line_with("nowhere", "x") == 0


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    channels = tmp_path / "channels.yml"
    channels.write_text(CHANNELS, encoding="utf-8")
    bad_list = tmp_path / "bad.yml"
    bad_list.write_text("channels: [{id: X}]", encoding="utf-8")
    clean, dirty = _site(tmp_path / "a", "x"), _site(tmp_path / "b", '<a href="//evil.example">x</a>')
    empty = tmp_path / "empty"
    empty.mkdir()

    assert main([str(clean), "--channels", str(channels)]) == 0
    assert capsys.readouterr().out == "guard: 2 pages, 3 files, 0 findings\n"
    for name in FORMATS:
        assert main([str(dirty), "--channels", str(channels), "--format", name]) == 1
        output = capsys.readouterr().out
        assert "CH101" in output
        assert "evil.example" not in output
    for folder, list_of_channels in (
        (clean, bad_list),
        (clean, tmp_path / "nowhere.yml"),
        (empty, channels),
        (tmp_path / "nowhere", channels),
    ):
        assert main([str(folder), "--channels", str(list_of_channels)]) == 2
        assert capsys.readouterr().err


def test_findings_call_the_list_by_the_name_that_was_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dirty = _site(tmp_path / "a", '<a href="https://evil.example/">x</a> 微信 kefu8866')
    for given, name in (("ours.yml", str(tmp_path / "ours.yml")), ("docs/channels.yml", "docs/channels.yml")):
        (tmp_path / given).parent.mkdir(exist_ok=True)
        (tmp_path / given).write_text(CHANNELS, encoding="utf-8")
        assert main([str(dirty), "--channels", str(tmp_path / given), "--format", "json"]) == 1
        for finding in json.loads(capsys.readouterr().out)["findings"]:
            assert str(finding).count(name) == 2, "what is wrong, and how to mend it"
            assert given == "docs/channels.yml" or "docs/channels.yml" not in str(finding)


def test_whoever_stops_reading_gets_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> int:
        raise BrokenPipeError

    monkeypatch.setattr(cli, "main", closed)
    with (tmp_path / "out").open("w") as out, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        with pytest.raises(SystemExit) as ended:
            cli.run_and_exit()
    assert ended.value.code == 2


def test_a_fault_of_the_guard_is_no_finding_of_the_site(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 1 says that something was found: whoever reads the code would look for it in the site."""
    monkeypatch.setattr(cli, "main", lambda: 1 // 0)
    with pytest.raises(SystemExit) as ended:
        cli.run_and_exit()
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert said.endswith("guard: this is a fault of the guard; nothing was judged to its end\n")


# The command in a virtual environment whose folder is given; then nothing can be compiled, if `alone` is given, too.
COMMAND = """
import re, runpy, sys
sys.prefix, sys.dont_write_bytecode, *more = sys.argv[1], sys.argv[2] == "read", *sys.argv[3:]
if "alone" in more:
    from guard import compiled
    compiled.draw_on()
    re._compiler._parser = None
sys.argv[1:] = more[:1]
runpy.run_module("guard", run_name="__main__", alter_sys=True)
"""


@pytest.mark.repeated
def test_it_runs_alone_and_keeps_what_it_has_compiled(tmp_path: Path) -> None:
    """With nothing but hooks/ on the path, and the repository's own list. A second command compiles nothing."""
    site, prefix = _site(tmp_path, '<a href="//evil.example">x</a>'), tmp_path / "environment"

    def run(*how: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", COMMAND, str(prefix), how[0], str(site), *how[1:]],
            env={"PYTHONPATH": str(HOOKS), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    first = run("write")
    assert first.returncode == 1, first.stderr
    assert "CH101" in first.stdout
    kept = prefix / "channel-guard"
    assert sorted(file.name for file in kept.iterdir()) == ["derived", "patterns"]
    again = run("write", "alone")
    assert (again.returncode, again.stdout) == (1, first.stdout), again.stderr
    (kept / "derived").unlink()
    assert run("read").stdout == first.stdout
    assert [file.name for file in kept.iterdir()] == ["patterns"], "Python was told to write nothing there"


def test_the_wheel_holds_what_the_guard_reads() -> None:
    """What `pip install .` installs: the package guard with its data, nothing of the site, and the command."""
    project = tomllib.loads((HOOKS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["scripts"] == {"channel-guard": "guard.__main__:command"}
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["hooks/guard"]
    outside = {path.name for path in HOOKS.iterdir() if path.is_dir()} - {"guard"}
    for path in (HOOKS / "guard").rglob("*.py"):
        for name in re.findall(r"^\s*(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert name not in outside, f"{path.name} imports {name}"


def test_a_function_tells_which_scripts_an_archive_may_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = _site(tmp_path, "<p>x</p>")
    arguments = [str(site), "--channels", str(HOOKS.parent / "docs" / "channels.yml"), "--derive"]
    assert main([*arguments, "json:no_such_function"]) == 2
    assert "no_such_function" in capsys.readouterr().err
    assert main([*arguments, "offline.tree:made_scripts"]) == 0
