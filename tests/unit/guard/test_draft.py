"""The commands for other sites: a first list from a site that exists, and what a code means."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from guard_trees import PAGE

from guard.cli import main
from guard.policy.official_list import load_official_list
from guard.rules.registry import RULES

ROOT = Path(__file__).resolve().parents[3]
SITE = {
    "index.html": '<link rel="canonical" href="https://docs.evil.example/">'
    '<a href="https://social.example/docs_example">news</a> <a href="https://other.example/a/b?c">more</a>'
    '<a href="mailto:desk@evil.example?subject=x">mail</a> <a href="tel:+1-202-555-0143">call</a>'
    '<a href="other/">in</a> <a href="javascript:x()">script</a>',
    "other/index.html": '<a href="https://www.evil.example/x">home</a> <a href="https://0ther.example/">alike</a>'
    '<a href="https://other.example/">more</a> <a href="http://[">broken</a>',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, body in SITE.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        head = '<link rel="canonical" href="https://docs.evil.example/">' if "canonical" in body else ""
        page = (PAGE % body).replace("</head>", f"{head}</head>")
        (tmp_path / "site" / name).write_text(page, encoding="utf-8")
    return tmp_path / "site"


def test_a_draft_is_a_list_of_what_the_pages_link_to(site: Path, tmp_path: Path) -> None:
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 0
    listed = load_official_list(tmp_path / "list.yml")
    assert {(entry.kind, entry.value, entry.own) for entry in listed.channels} == {
        ("origin", "https://docs.evil.example", True),
        ("origin", "https://www.evil.example", True),
        ("origin", "https://other.example", False),
        ("page", "https://social.example/docs_example", True),
        ("email", "desk@evil.example", True),
        ("phone", "+12025550143", True),
    }
    text = (tmp_path / "list.yml").read_text(encoding="utf-8")
    assert "# 2 pages, the first index.html" in text and "0ther" not in text


def test_a_draft_lists_what_the_pages_show_without_a_link(site: Path, tmp_path: Path) -> None:
    body = "<p>The tracker is tracker.evil.example, a mirror https://mirror.other.example/x; ask old@evil.example.</p>"
    (site / "shown.html").write_text(PAGE % f"{body}<p>A disguise is none: third (dot) example.</p>", encoding="utf-8")
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 0
    values = {entry.value for entry in load_official_list(tmp_path / "list.yml").channels}
    assert values >= {"https://tracker.evil.example", "https://mirror.other.example", "old@evil.example"}
    assert not any("third" in value for value in values)


def test_a_draft_is_never_written_over_a_list(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.yml").write_text("channels: []", encoding="utf-8")
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 2
    assert (tmp_path / "list.yml").read_text(encoding="utf-8") == "channels: []"
    assert main(["init", str(site)]) == 0
    assert 'value: "https://docs.evil.example"' in capsys.readouterr().out
    assert main(["init", str(tmp_path / "nowhere")]) == 2


def test_a_site_of_another_name_is_no_bait(site: Path, tmp_path: Path) -> None:
    names = "<p>webpack_support and mkdocsfans_help</p>"
    (site / "names.html").write_text(PAGE % names, encoding="utf-8")
    for own, code in (("true", 1), ("false", 0)):
        entries = f'channels:\n  - {{id: a, kind: origin, value: "https://mkdocsfans.example", own: {own}}}\n'
        (tmp_path / "list.yml").write_text(entries, encoding="utf-8")
        (tmp_path / "one").mkdir(exist_ok=True)
        (tmp_path / "one" / "a.html").write_text(PAGE % "<p>see mkdocsfans_help</p>", encoding="utf-8")
        assert main([str(tmp_path / "one"), "--channels", str(tmp_path / "list.yml")]) == code


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_code_is_explained(rule: object, capsys: pytest.CaptureFixture[str]) -> None:
    code = getattr(rule, "code")  # noqa: B009 - any rule
    assert main(["explain", code.lower()]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"## {code} ") and "**Cure:**" in out


def test_a_code_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CH999"]) == 2
    assert "no rule CH999" in capsys.readouterr().err


def test_the_hook_and_the_workflow_for_others_call_the_command() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "channel-guard" and hook["pass_filenames"] is False
    workflow = yaml.safe_load((ROOT / ".github/workflows/channel-guard.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["guard"]["steps"]
    assert "channel-guard built-site" in steps[-1]["run"] and "${{" not in steps[-1]["run"]
    assert workflow["permissions"] == {"contents": "read"}
