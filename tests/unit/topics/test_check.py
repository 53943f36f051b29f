"""`python -m topics check`: what an app names, against the published list, on a machine with nothing but Python."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.parts import first_in_check
from topics.check import check, main, read_links

BASE = "https://help.imwallet.example/"


def topic(path: str, **more: Any) -> dict[str, Any]:
    return {"zh": {"url": BASE + path, "title": "t"}, "en": {"url": f"{BASE}en/{path}", "title": "t"}, **more}


PUBLISHED = {
    "version": 1,
    "default_language": "zh",
    "topics": {
        "account-locked": topic("account/", since="1.0.0"),
        "swap": topic("using/swap/", since="1.0.0", added_later="ignored"),
        "old-fees": topic("fees/", since="1.0.0", replaced_by="older-fees"),
        "older-fees": topic("fees/", since="1.0.0", replaced_by="fees"),
        "fees": topic("fees/", since="1.0.0"),
    },
    "contexts": {"send": "fees", "account_locked": "account-locked", "ERR_TX_FAILED": "swap"},
    "added_later": True,
}
KEYS = {"account-locked", "swap", "fees", "ctx/send", "ctx/account_locked", "ctx/ERR_TX_FAILED"}


@pytest.fixture
def links(tmp_path: Path) -> Path:
    path = tmp_path / "help-links.json"
    path.write_text(json.dumps(PUBLISHED), encoding="utf-8")
    return path


def judge(
    links: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, *more: str
) -> tuple[int, dict[str, Any]]:
    """Check one file; return the exit code and the report."""
    file = links.parent / name
    file.write_text(text, encoding="utf-8")
    code = main([str(file), "--links", str(links), "--format", "json", *more])
    return code, json.loads(capsys.readouterr().out or "{}")


# A line of source; the keys it uses; the unknown and the retired names, each with what to use instead.
SOURCES = [
    ('open("https://help.imwallet.example/go/zh/account-locked/")', {"account-locked"}, {}, {}),
    ('open("https://help.imwallet.example/go/swap/?embed=1&theme=dark#limits")', {"swap"}, {}, {}),
    ('open("$BASE/go/en/ctx/ERR_TX_FAILED/")', {"ctx/ERR_TX_FAILED"}, {}, {}),
    ('open("/go/ctx/send")', {"ctx/send"}, {}, {}),
    ("open(`${base}/go/${lang}/account-locked/`)", set(), {}, {}),
    ('open("/go/zh/acount-locked/")', set(), {"acount-locked": "account-locked"}, {}),
    ('open("/go/send/")', set(), {"send": "ctx/send"}, {}),
    ('open("/go/ctx/ERR_TX_FAILD/")', set(), {"ctx/ERR_TX_FAILD": "ctx/ERR_TX_FAILED"}, {}),
    ('open("/go/zh/xyzzy/")', set(), {"xyzzy": ""}, {}),
    ('open("/go/zh/old-fees/")', {"old-fees"}, {}, {"old-fees": "fees"}),
    ('import "code.example/go/logging/"', set(), {}, {}),
    ('open("/go/zh/account-" + id + "/")', set(), {}, {}),
    ("helpLink(HelpTopic.ACCOUNT_LOCKED, language)", {"account-locked"}, {}, {}),
    ("helpLink(HelpTopic.accountLocked)", {"account-locked"}, {}, {}),
    (
        "helpLink(HelpContext.errTxFailed, HelpContext.ACCOUNT_LOCKED)",
        {"ctx/ERR_TX_FAILED", "ctx/account_locked"},
        {},
        {},
    ),
    ("HelpTopic.allCases", set(), {}, {}),
    ("HelpTopic.ACOUNT_LOCKED", set(), {"HelpTopic.ACOUNT_LOCKED": ""}, {}),
    ("HelpTopic.OLD_FEES", {"old-fees"}, {}, {"HelpTopic.OLD_FEES": "fees"}),
    ('helpLink("swap", "zh")', {"swap"}, {}, {}),
    ("help_link('ctx/send')", {"ctx/send"}, {}, {}),
    ('helpLink("ERR_TX_FAILED")', {"ctx/ERR_TX_FAILED"}, {"ERR_TX_FAILED": "ctx/ERR_TX_FAILED"}, {}),
    ('helpLink("account-" + name, language)', set(), {}, {}),
    ('helpLink("swop")', set(), {"swop": "swap"}, {}),
    ('val topic = "account-locked"', {"account-locked"}, {}, {}),
    ('case "ERR_TX_FAILED":', {"ctx/ERR_TX_FAILED"}, {}, {}),
    ('"send" "swap" "content-type" "ERR_INVALID_ARG"', set(), {}, {}),
]
ANCHOR = '\nhelpLink("fees")\n'


@pytest.mark.parametrize(("line", "used", "unknown", "retired"), SOURCES)
def test_sources(
    links: Path,
    capsys: pytest.CaptureFixture[str],
    line: str,
    used: set[str],
    unknown: dict[str, str],
    retired: dict[str, str],
) -> None:
    code, report = judge(links, capsys, "Screen.kt", line + ANCHOR)
    assert set(report["used"]) == used | {"fees"}
    assert {fault["name"] for fault in report["unknown"]} == set(unknown)
    assert {fault["name"]: fault["use"] for fault in report["unknown"] if unknown[fault["name"]]} == {
        name: use for name, use in unknown.items() if use
    }
    assert {fault["name"]: fault["use"] for fault in report["retired"]} == retired
    assert all(fault["line"] == 1 for fault in report["unknown"] + report["retired"])
    assert code == (1 if unknown or retired else 0)
    assert set(report["unused"]) == KEYS - used - {"fees"}


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("ids.txt", "# ours\nswap\n\nERR_TX_FAILED # code\nno-such-id\nold-fees\n", 5),
        ("ids.json", '{"screens": ["swap",\n {"x": "ERR_TX_FAILED"}],\n "a": "no-such-id",\n "b": "old-fees"}', 3),
    ],
)
def test_lists(links: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, line: int) -> None:
    code, report = judge(links, capsys, name, text)
    assert code == 1
    assert report["used"] == ["ctx/ERR_TX_FAILED", "old-fees", "swap"]
    assert [(fault["line"], fault["name"]) for fault in report["unknown"]] == [(line, "no-such-id")]
    assert [(fault["name"], fault["use"]) for fault in report["retired"]] == [("old-fees", "fees")]
    assert report["unused"] == ["account-locked", "ctx/account_locked", "ctx/send", "fees"]


def test_a_retired_name_may_be_let_through(links: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(links, capsys, "ids.txt", "old-fees\n")[0] == 1
    code, report = judge(links, capsys, "ids.txt", "old-fees\n", "--allow-retired")
    assert code == 0 and len(report["retired"]) == 1
    assert judge(links, capsys, "ids.txt", "old-fees\nno-such-id\n", "--allow-retired")[0] == 1


@pytest.mark.parametrize(
    ("published", "says"),
    [
        (None, "not a help-links.json"),
        ("[]", "not a help-links.json"),
        ("{", "not a help-links.json"),
        ('{"version": 1}', "not a help-links.json"),
        ('{"version": 2, "topics": {}, "contexts": {}}', "has version 2"),
    ],
)
def test_without_a_list_nothing_is_judged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], published: str | None, says: str
) -> None:
    links, file = tmp_path / "help-links.json", tmp_path / "ids.txt"
    file.write_text("swap\n")
    if published is not None:
        links.write_text(published)
    assert main([str(file), "--site", str(tmp_path)]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("text", [None, "", "# nothing\n", b"\xff\xfe"])
def test_without_anything_to_judge_nothing_is_judged(links: Path, text: str | bytes | None) -> None:
    file = links.parent / "ids.txt"
    if text is not None:
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert main([str(file), "--links", str(links)]) == 2


def test_it_runs_alone_with_the_standard_library(root: Path, links: Path) -> None:
    """-I shuts out every other package; the file alone, copied into an app's repository, does the same."""
    folder = links.parent
    (folder / "Screen.swift").write_text('helpLink("swap")\nhelpLink("swop")\n', encoding="utf-8")
    alone = folder / "app" / "check.py"
    alone.parent.mkdir()
    shutil.copy(root / "hooks" / "topics" / "check.py", alone)
    hooks = root / "hooks"
    package = f"import sys, runpy; sys.path.insert(0, {str(hooks)!r}); runpy.run_module('topics', run_name='__main__')"
    for command in (["-I", "-S", "-c", package, "check"], ["-I", "-S", str(alone)]):
        done = subprocess.run(
            [sys.executable, *command, "Screen.swift", "--links", "help-links.json"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (1, "")
        assert done.stdout.splitlines()[0] == "Screen.swift:2 unknown swop; did you mean swap?"
        assert done.stdout.splitlines()[-1] == "topics: 1 used, 1 unknown, 0 retired, 5 unused"


@pytest.mark.parametrize("arguments", first_in_check([["check", "x.txt"], [], ["help"], ["check"]], 2))
def test_a_wrong_call_is_told(root: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "topics", *arguments], cwd=root / "hooks", capture_output=True, check=False
    )
    assert done.returncode == 2 and b"usage" in done.stderr


def test_a_minified_file_of_megabytes_is_read(tmp_path: Path) -> None:
    """One line; a search that began anew at each of its characters would not end within a day."""
    links = tmp_path / "help-links.json"
    page = {"url": "https://help.imwallet.example/", "title": "t"}
    topics = {"account-locked": {"zh": page, "en": page, "since": "1.0.0"}}
    links.write_text(json.dumps({"version": 1, "topics": topics, "contexts": {}}), encoding="utf-8")
    source = tmp_path / "app.min.js"
    source.write_text("x" * 3_000_000 + '/go/"https://help.imwallet.example/go/en/acount-locked/"', encoding="utf-8")
    assert [fault.name for fault in check([source], read_links(links)).faults] == ["acount-locked"]


@pytest.mark.parametrize(
    ("line", "used", "unknown"),
    [
        ('open("/go/ja/account-locked/")', {"account-locked"}, {}),
        ('open("/go/zh-Hant/ctx/send/")', {"ctx/send"}, {}),
        ('open("/go/ja/acount-locked/")', set(), {"acount-locked": "account-locked"}),
        ('open("/go/xq/account-locked/")', set(), {"xq": ""}),
    ],
)
def test_the_languages_are_those_of_the_published_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, used: set[str], unknown: dict[str, str]
) -> None:
    """The file is copied into apps; a language that comes later must not look like a topic."""
    page = {"url": BASE, "title": "t"}
    entry = {"ja": page, "zh-Hant": page, "since": "1.0.0"}
    published = {**PUBLISHED, "topics": dict.fromkeys(("account-locked", "fees", "swap"), entry)}
    links = tmp_path / "help-links.json"
    links.write_text(json.dumps(published), encoding="utf-8")
    code, report = judge(links, capsys, "a.kt", line)
    assert (set(report["used"]), {fault["name"]: fault["use"] for fault in report["unknown"]}) == (used, unknown)
    assert code == (1 if unknown else 0)


ADDRESSES = [
    ('open("https://help.imwallet.example/account/")', "/go/zh/account-locked/"),
    ('open("https://help.imwallet.example/en/account")', "/go/en/account-locked/"),
    ('open("http://help.imwallet.example/en/using/swap/?embed=1#limits")', "/go/en/swap/"),
    ("// see https://help.imwallet.example/en/fees/.", ""),
    ('open("https://help.imwallet.example/")', ""),
    ('open("https://help.imwallet.example/help-links.json")', ""),
    ('open("https://help.imwallet.example/go/en/swap/")', ""),
    ('open("https://other.imwallet.example/account/")', ""),
    ('open("$base/en/account/")', ""),
]


@pytest.mark.parametrize(("line", "use"), ADDRESSES)
def test_an_address_of_an_article_is_a_fault(
    links: Path, capsys: pytest.CaptureFixture[str], line: str, use: str
) -> None:
    code, report = judge(links, capsys, "app.kt", f'open("/go/zh/swap/")\n{line}')
    assert [(fault["line"], fault["use"]) for fault in report["address"]] == ([(2, use)] if use else [])
    assert code == bool(use)


def test_names_that_nothing_uses_are_named_when_asked_alone(links: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = links.parent / "app.kt"
    file.write_text('open("/go/zh/swap/")', encoding="utf-8")
    assert main([str(file), "--links", str(links)]) == 0
    quiet = capsys.readouterr().out
    assert quiet == "topics: 1 used, 0 unknown, 0 retired, 5 unused\n"
    assert main([str(file), "--links", str(links), "--unused"]) == 0
    assert "unused: account-locked ctx/ERR_TX_FAILED" in capsys.readouterr().out
