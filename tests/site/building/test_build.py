"""The whole build, through MkDocs: what stops it, what it says, and that it repeats itself byte for byte."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_build

Edit = Callable[[Path], None]


def digest(folder: Path) -> dict[str, str]:
    """The checksum of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_two_builds_of_one_commit_are_equal(site: Path, checkout: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert run_build(checkout, again).returncode == 0
    assert digest(again) == digest(site)


def replace(file: str, before: str, after: str) -> Edit:
    def edit(checkout: Path) -> None:
        path = checkout / file
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{before!r} no longer stands in {file}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return edit


def append(file: str, text: str) -> Edit:
    def edit(checkout: Path) -> None:
        path = checkout / file
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return edit


def remove(file: str) -> Edit:
    return lambda checkout: (checkout / file).unlink()


def video_line() -> int:
    """The line on which the fault below puts its element: front matter above it grows with the words of readers."""
    text = (ROOT / "docs/zh/fees/index.md").read_text(encoding="utf-8")
    return text[: text.index("\n## ")].count("\n") + 2


FAULTS = [
    (
        append("docs/zh/fees/index.md", "\n[客服](channel:live-chta)\n"),
        "SC003 unknown channel live-chta; did you mean live-chat?",
    ),
    (append("docs/zh/fees/index.md", "\n[官网](https://evil.example/)\n"), "docs/zh/fees/index.md"),
    (
        replace("docs/zh/fees/index.md", "\n## ", "\n<video></video>\n\n## "),
        f"docs/zh/fees/index.md:{video_line()} CH320",
    ),
    (append("docs/en/fees/index.md", "\n{{ fact no-such-fact }}\n"), "SC002"),
    (
        append("docs/en/fees/index.md", "\n## Only here {#only-here}\n"),
        "docs/en/fees/index.md TW003 headings differ from docs/zh/fees/index.md",
    ),
    (remove("docs/en/fees/swap.md"), "docs/zh/fees/swap.md TW001 has no translation docs/en/fees/swap.md"),
    (replace("docs/en/fees/swap.md", "id: fees-swap", "id: fees-swop"), "TW002"),
    (replace("docs/zh/fees/swap.md", "title:", "tile:"), "docs/zh/fees/swap.md:3 FM004"),
    (replace("docs/topics.yml", "page: fees/swap.md", "page: fees/swop.md"), "TP007"),
    (
        replace("docs/channels.yml", "value: https://chat.imwallet.example", "value: http://chat.imwallet.example"),
        "CL001",
    ),
    (replace("docs/channels.yml", "id: help-center", "id: help-centre"), "CL007"),
    (append("docs/zh/fees/index.md", "\n[坏](no-such-page.md)\n"), "no-such-page.md"),
    (append("docs/zh/fees/index.md", "\n[坏](swap.md#no-such-heading)\n"), "no-such-heading"),
    (append("docs/facts.yml", "  help: { zh: x, en: x }\n"), "FA001 key help stands twice"),
]


@pytest.mark.parametrize(("edit", "says"), FAULTS)
def test_a_fault_stops_the_build_and_is_named(checkout: Path, tmp_path: Path, edit: Edit, says: str) -> None:
    edit(checkout)
    built = run_build(checkout, tmp_path / "site")
    assert built.returncode != 0
    assert says in built.stderr, built.stderr


def test_every_fault_comes_in_one_run(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FINDINGS", str(tmp_path / "findings.sarif"))
    append("docs/en/fees/index.md", "\n<p data-x=y>x</p>\n")(checkout)
    append("mkdocs.yml", "\ncopyright: x\n")(checkout)
    append("docs/zh/fees/index.md", "\n[甲](channel:x-one)\n")(checkout)
    append("docs/zh/using/swap.md", "\n[乙](https://evil.example/)\n")(checkout)
    append("docs/en/security/index.md", "\n[c](channel:x-three)\n")(checkout)
    said = run_build(checkout, tmp_path / "site").stderr
    assert "x-one" in said and "x-three" in said and "docs/zh/using/swap.md" in said
    [run] = json.loads((tmp_path / "findings.sarif").read_text(encoding="utf-8"))["runs"]
    assert {"SC003", "CH103", "CH321", "CH502"} <= {result["ruleId"] for result in run["results"]}


def test_no_address_of_a_finding_is_printed_as_a_link(checkout: Path, tmp_path: Path) -> None:
    append("docs/zh/fees/index.md", "\n[官网](https://evil.example/)\n")(checkout)
    assert "https://evil.example" not in run_build(checkout, tmp_path / "site").stderr


def test_editing_the_list_changes_every_page(checkout: Path, tmp_path: Path) -> None:
    replace("docs/channels.yml", "https://chat.imwallet.example", "https://talk.imwallet.example")(checkout)
    site = tmp_path / "site"
    built = run_build(checkout, site)
    assert built.returncode == 0, built.stderr
    pages = [page.read_text(encoding="utf-8") for page in site.rglob("*.html")]
    assert not any("chat.imwallet.example" in page for page in pages)
    assert sum("talk.imwallet.example" in page for page in pages) > 10


def make_build(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/build.py", *arguments],
        cwd=checkout,
        env={"PATH": "", "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_a_failed_build_leaves_the_old_site(checkout: Path) -> None:
    assert make_build(checkout).returncode == 0
    before = digest(checkout / "site")
    append("docs/zh/fees/index.md", "\n[客服](channel:nobody)\n")(checkout)
    failed = make_build(checkout)
    assert failed.returncode == 1
    assert "site/ is as it was" in failed.stderr
    assert digest(checkout / "site") == before
    assert not list((checkout / ".build").iterdir())


def test_each_phase_says_what_it_did(checkout: Path) -> None:
    said = make_build(checkout).stderr
    for phase in ("render", "finish", "guard"):
        assert f"  {phase}" in said, said


def test_a_release_refuses_samples(checkout: Path) -> None:
    refused = make_build(checkout, "--release")
    assert refused.returncode == 1
    assert refused.stderr.count("CL008") == 10
    assert not (checkout / "site").exists()


def test_a_dirty_build_is_refused(checkout: Path, tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--dirty", "--site-dir", str(tmp_path / "site")],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode != 0
    assert "--dirty keeps pages" in built.stdout + built.stderr
