"""What readers said to "did this help?": the operator's path for it, what counts as an answer, and the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard.report.findings import Refused
from publish.redirects import nginx_maps, nginx_server
from scripts import feedback
from tests.made import ZH_EN, help_links
from tests.support.rows import each_row
from wallet.model import load_wallet

TOPICS, LANGUAGES = ["fees", "hacked"], ["zh", "en"]
FEES = "v=1&lang=en&topic=fees&checked=2026-11-22"


@pytest.mark.parametrize(
    ("path", "is_taken"),
    [
        ("/feedback", True),
        ("/api/help-answers", True),
        ("feedback", False),
        ("/", False),
        ("//evil.example/x", False),
        ("/\\\\evil.example", False),
        ("https://evil.example/x", False),
        ("/feedback?id=7", False),
        ("/a/../b", False),
        ("/feedback/", False),
    ],
)
def test_only_a_path_of_the_sites_own_host_is_taken(path: str, is_taken: bool, tmp_path: Path) -> None:
    file = tmp_path / "operator.yml"
    file.write_text(f'name: {{zh: 灯, en: Lamp}}\napp: lamp\nfeedback: "{path}"\n', encoding="utf-8")
    if is_taken:
        assert load_wallet(file, ZH_EN).feedback == path
        return
    with pytest.raises(Refused) as refused:
        load_wallet(file, ZH_EN)
    assert [(one.line, one.code) for one in refused.value.findings] == [(3, "OP001")]


# Formats of logs: nginx's own, the one that `make redirects` writes, one of objects.
LOGS = [
    '192.0.2.7 - - [22/Nov/2026:03:48:45 +0000] "GET /feedback?{} HTTP/1.1" 204 0 "-" "Mozilla/5.0 (X)"',
    "2026-11-22 /feedback?{}",
    '{{"status":204,"uri":"/feedback?{}"}}',
]


@pytest.mark.parametrize("log", LOGS)
def test_an_answer_is_found_in_any_log(log: str) -> None:
    counted = feedback.count([log.format(f"{FEES}&helped=yes"), "GET /fees/ HTTP/1.1"], "/feedback", TOPICS, LANGUAGES)
    assert (dict(counted.pages), counted.strange) == ({("fees", "en", "2026-11-22", "yes"): 1}, 0)


@each_row(
    "query",
    [
        "",
        "v=1",
        FEES,
        f"{FEES}&helped=maybe",
        f"{FEES}&reason=because",
        f"{FEES}&helped=no&reason=stuck",
        f"{FEES}&helped=no&helped=no",
        f"{FEES}&helped=no&name=Ann",
        "v=2&lang=en&topic=fees&checked=&helped=no",
        "v=1&lang=xx&topic=fees&checked=&helped=no",
        "v=1&lang=en&topic=others&checked=&helped=no",
        "v=1&lang=en&topic=fees&checked=%1B%5B31m&helped=no",
        "v=1&lang=en&helped=no",
        "v=1&lang=en&search=call+0123",
        "v=1&lang=en&search=a+b",
        "v=1&lang=en&search=" + "+".join(["word"] * 6),
        "v=1&lang=en&search=two++words",
        "v=1&lang=en&search=%FF%FE",
        "v=1&lang=en&topic=fees&search=word",
    ],
)
def test_what_is_no_answer_is_counted_as_such(query: str) -> None:
    counted = feedback.count([f"2026-11-22 /feedback?{query}"], "/feedback", TOPICS, LANGUAGES)
    assert (dict(counted.pages), dict(counted.searches), counted.strange) == ({}, {}, 1)


def test_the_tables_begin_with_what_helped_least() -> None:
    said = ["fees yes", "hacked no", "hacked no", "hacked stuck", "fees no"]
    lines = [
        f"/feedback?v=1&lang=zh&topic={topic}&checked=&{'reason' if word == 'stuck' else 'helped'}={word}"
        for topic, word in (one.split() for one in said)
    ]
    lines += ["/feedback?v=1&lang=zh&search=%E4%B8%8D%E5%88%B0+%E8%BD%AC%E8%B4%A6", "/feedback/more?x", "/feedback"]
    assert [*feedback.count(lines, "/feedback", TOPICS, LANGUAGES).tables()] == [
        "topic\tlanguage\tchecked\tyes\tno\tstuck\tother\ttried\tasked",
        "hacked\tzh\t\t0\t2\t1\t0\t0\t0",
        "fees\tzh\t\t1\t1\t0\t0\t0\t0",
        "",
        "search\tlanguage\ttimes",
        "不到 转账\tzh\t1",
        "",
        "requests that are no answer: 1",
    ]


def test_without_a_path_or_a_log_nothing_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    languages = "languages:\n  zh: {html: zh-Hans, locale: zh_Hans_CN, name: 中文, reads: [zh]}\n"
    languages += "  en: {html: en, locale: en_GB, name: English, reads: [en]}\n"
    (docs / "languages.yml").write_text(languages, encoding="utf-8")
    operator = "name: {zh: 灯, en: Lamp}\napp: lamp\n"
    for text, logs, said in (("", ["log"], "no feedback:"), ("feedback: /f\n", [], "name the logs")):
        (docs / "operator.yml").write_text(operator + text, encoding="utf-8")
        assert feedback.main(logs, tmp_path) == 2
        assert said in capsys.readouterr().err


def test_a_host_is_told_of_the_path_only_where_there_is_one() -> None:
    base = "https://help.example/"
    without = nginx_maps(help_links({}), ZH_EN, base) + nginx_server(ZH_EN, base)
    assert "feedback" not in without
    assert "location = /answers {" in nginx_server(ZH_EN, base, "/answers")
    assert "remote_addr" not in nginx_maps(help_links({}), ZH_EN, base, "/answers")
