"""The whole build, through MkDocs: what stops it, what it says, and that it repeats itself byte for byte."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.support.builds import Edit, append, build_here, remove, replace
from tests.support.fixture_site import FIXTURE
from tests.support.once import once


def digest(folder: Path) -> dict[str, str]:
    """The checksum of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.repeated
def test_two_builds_of_one_commit_are_equal(site: Path, checkout: Path, tmp_path: Path) -> None:
    """In another folder and another process."""
    assert build_here(checkout, tmp_path / "again").succeeded
    assert digest(tmp_path / "again") == digest(site)


def topic(line: str) -> Edit:
    """Add a line to the topics."""
    return replace("docs/topics.yml", "  phishing: {", f"  {line}\n  phishing: {{")


# Faults that end the loading of the data files and pages: each alone, which takes a moment.
LOADING = [
    (remove("docs/en/fees/swap.md"), "docs/zh/fees/swap.md TW001 has no translation docs/en/fees/swap.md"),
    (replace("docs/en/fees/swap.md", "id: fees-swap", "id: fees-swop"), "TW002"),
    (replace("docs/zh/fees/swap.md", "title:", "tile:"), "docs/zh/fees/swap.md:3 FM004"),
    (replace("docs/topics.yml", "page: fees/swap.md", "page: fees/swop.md"), "TP007"),
    (topic("late: { since: 1.0.0, page: fees/swap.md, heading: now }"), "TP026"),
    (topic("ctx: { since: 9.0.0, page: fees/swap.md, heading: now }"), "TP010"),
    (replace("docs/topics.yml", "[swap_fee]", "[fee_for_swap]"), "TP024 the released context swap_fee is gone"),
    (replace("docs/channels.yml", "value: https://talk.", "value: http://talk."), "CL001"),
    (replace("docs/channels.yml", "id: help-center", "id: help-centre"), "CL007"),
    (append("docs/facts.yml", "  help: { zh: x, en: x }\n"), "FA001 key help stands twice"),
]


@pytest.mark.parametrize(("edit", "says"), LOADING, ids=[says for _, says in LOADING])
def test_a_fault_in_the_sources_stops_the_build(checkout: Path, tmp_path: Path, edit: Edit, says: str) -> None:
    edit(checkout)
    built = build_here(checkout, tmp_path / "site")
    assert not built.succeeded
    assert says in built.said


VIDEO = "docs/zh/fees/network.md"
ADDRESS = "https://evil.example/"


def video_line() -> int:
    """The line on which the fault below puts its element."""
    text = (FIXTURE / VIDEO).read_text(encoding="utf-8")
    return text[: text.index("\n## ")].count("\n") + 2


# Faults that are found while pages are rendered, or in what was rendered: all of them come in one run. {last} is the
# last line of the file once the fault is in it.
RENDERING = [
    (
        append("docs/zh/fees/index.md", "\n[客服](channel:live-chta)\n"),
        "SC003 unknown channel live-chta; did you mean live-chat?",
    ),
    (append("docs/en/security/phishing.md", "\n[c](channel:x-three)\n"), "docs/en/security/phishing.md:{last} SC003"),
    (append("docs/zh/fees/swap.md", f"\n[官网]({ADDRESS})\n"), "docs/zh/fees/swap.md:{last} CH103"),
    (append("docs/en/fees/swap.md", "\n<p data-x=y>x</p>\n"), "docs/en/fees/swap.md:{last} CH321"),
    (replace(VIDEO, "\n## ", "\n<video></video>\n\n## "), f"{VIDEO}:{video_line()} CH320"),
    (
        append("docs/en/fees/index.md", "\n{{ fact no-such-fact }}\n"),
        "docs/en/fees/index.md:{last} SC002",
    ),
    (
        append("docs/en/fees/network.md", "\n## Only here {#only-here}\n"),
        "docs/en/fees/network.md:{last} TW003 headings differ from docs/zh/fees/network.md",
    ),
    (
        topic("no-cod: { since: 9.0.0, page: security/two-factor.md, heading: no-cod }"),
        "TP012 no-cod: docs/en/security/two-factor.md has no heading no-cod; did you mean no-code?",
    ),
    (append("mkdocs.yml", "\ncopyright: x\n"), "CH502"),
]


def with_line(says: str, checkout: Path) -> str:
    """What a build must say, with the line of a fault that was just added to the end of a file."""
    file = checkout / says.partition(":")[0]
    return says.format(last=len(file.read_text(encoding="utf-8").splitlines())) if "{last}" in says else says


@pytest.fixture(scope="module")
def faulty(composed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of a site with all these faults left: said.txt, findings.sarif and what was expected of it."""

    def build(folder: Path) -> None:
        checkout = Path(shutil.copytree(composed, folder / "checkout"))
        expected = []
        for edit, says in RENDERING:
            edit(checkout)
            expected.append(with_line(says, checkout))
        built = build_here(checkout, folder / "site", FINDINGS=str(folder / "findings.sarif"))
        assert not built.succeeded
        (folder / "said.txt").write_text(built.said, encoding="utf-8")
        (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")

    return once(tmp_path_factory, "faulty", build)


@pytest.mark.parametrize("number", range(len(RENDERING)), ids=[says for _, says in RENDERING])
def test_every_fault_comes_in_one_run_and_is_named(faulty: Path, number: int) -> None:
    says = json.loads((faulty / "expected.json").read_text(encoding="utf-8"))[number]
    lines = (faulty / "said.txt").read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if says in line]
    assert found, "\n".join(lines)
    assert not any("(warning)" in line for line in found), "alone, it would not stop the build"


def test_the_findings_are_there_for_programs_too(faulty: Path) -> None:
    [run] = json.loads((faulty / "findings.sarif").read_text(encoding="utf-8"))["runs"]
    codes = {says.split(" ")[0] if says[2:5].isdigit() else says.split(" ")[1] for _, says in RENDERING}
    assert len(codes) == 8
    assert codes <= {result["ruleId"] for result in run["results"]}
    assert {result["level"] for result in run["results"]} == {"error"}


def test_no_address_of_a_finding_is_printed_as_a_link(faulty: Path) -> None:
    said = (faulty / "said.txt").read_text(encoding="utf-8")
    assert "evil[.]example" in said
    assert "evil.example" not in said


def test_dead_links_and_headings_stop_the_build(checkout: Path, tmp_path: Path) -> None:
    append("docs/zh/fees/index.md", "\n[坏](no-such-page.md)\n")(checkout)
    append("docs/zh/fees/network.md", "\n[坏](swap.md#no-such-heading)\n")(checkout)
    built = build_here(checkout, tmp_path / "site")
    assert not built.succeeded
    assert "link 'no-such-page.md', but the target" in built.said
    assert "'swap.md#no-such-heading', but the doc" in built.said


def test_editing_the_list_changes_every_page(checkout: Path, tmp_path: Path) -> None:
    replace("docs/channels.yml", "https://talk.tidewallet.example", "https://speak.tidewallet.example")(checkout)
    built = build_here(checkout, tmp_path / "site")
    assert built.succeeded, built.said
    # No repository, so no history: the build says it, and goes on.
    assert "pages are behind their translations is not known" in built.said
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "site").rglob("*.html")]
    assert not any("talk.tidewallet.example" in page for page in pages)
    assert sum("speak.tidewallet.example" in page for page in pages) >= 8


def make_build(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.build", *arguments],
        cwd=checkout,
        env={"PATH": "", "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.repeated
def test_a_failed_build_leaves_the_old_site(checkout: Path, cache: Path) -> None:
    shutil.copytree(cache, checkout / ".build" / "cache")
    made = make_build(checkout)
    assert made.returncode == 0, made.stderr
    for phase in ("render", "finish", "guard"):
        assert f"  {phase}" in made.stderr, "each phase says what it did"
    before = digest(checkout / "site")
    append("docs/zh/fees/index.md", "\n[客服](channel:nobody)\n")(checkout)
    failed = make_build(checkout)
    assert failed.returncode == 1
    assert "site/ is as it was" in failed.stderr
    assert digest(checkout / "site") == before
    # What is left of it is written over by the next one.
    assert {path.name for path in (checkout / ".build").iterdir()} == {"cache", "site-before"}
    replace("docs/zh/fees/index.md", "\n[客服](channel:nobody)\n", "")(checkout)
    mended = make_build(checkout)
    assert mended.returncode == 0, mended.stderr
    assert digest(checkout / "site") == before


def test_a_release_refuses_samples(checkout: Path) -> None:
    """All contacts of the fixture are reserved names and numbers; its app's scheme could be anybody's."""
    refused = make_build(checkout, "--release")
    assert refused.returncode == 1
    assert refused.stderr.count("CL008") == 8
    assert not (checkout / "site").exists()


def test_a_dirty_build_is_refused(composed: Path, tmp_path: Path) -> None:
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--dirty", "--site-dir", str(tmp_path / "site")],
        cwd=composed,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode != 0
    assert "--dirty keeps pages" in built.stdout + built.stderr


def test_one_edit_takes_a_channel_out_of_service_everywhere(checkout: Path, tmp_path: Path) -> None:
    """The phone is revoked, the chat suspended: pages that name them build, say so and show neither address."""
    path = checkout / "docs" / "channels.yml"
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    chat, phone = (next(one for one in listed["channels"] if one["id"] == name) for name in ("live-chat", "phone"))
    chat["suspended"] = {"since": "2026-11-27", "why": {"zh": "在修", "en": "repair"}, "instead": "support-email"}
    listed["channels"].remove(phone)
    past = {key: phone[key] for key in ("id", "kind", "value", "label")}
    out = {"revoked": "2026-11-27", "reason": {"zh": "停用", "en": "closed"}, "instead": "support-email"}
    listed["revoked"].append({**past, **out})
    path.write_text(yaml.safe_dump(listed, allow_unicode=True), encoding="utf-8")
    built = build_here(checkout, tmp_path / "site")
    assert built.succeeded, built.said
    pages = [page.read_text(encoding="utf-8") for page in (tmp_path / "site").rglob("*.html")]
    assert not any(chat["value"] in page or "tel:" in page for page in pages)
    for name in ("live-chat", "phone"):
        assert any(f'data-channel-off="{name}"' in page for page in pages), name
