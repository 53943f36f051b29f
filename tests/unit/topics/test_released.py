"""A released id or context stays, keeps its meaning, and a reviewer sees every change."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from guard.report.findings import Refused
from scripts.ready import unpromised
from scripts.topic_releases import main
from tests.made import LANGUAGES, ZH_EN
from tests.support.rows import each_row
from topics.diff import changes, noted, summary
from topics.registry import TopicRegistry, check_headings, load_topics
from topics.released import as_yaml, check_released, freeze, load_promised, load_released, moved_pages

TEXT = {"zh": "文", "en": "text"}
Topics = dict[str, dict[str, Any]]
# A registry as it was released: three pages, a heading of one, a retired id, a few contexts.
BEFORE: Topics = {
    "lock": {"since": "1.0.0", "page": "account/index.md", "contexts": ["lock", "ERR_LOCK"]},
    "fees": {"since": "1.0.0", "page": "fees/index.md", "contexts": ["fee"]},
    "swap": {"since": "1.0.0", "page": "using/swap.md"},
    "swap-cost": {"since": "1.0.0", "page": "using/swap.md", "heading": "cost"},
    "old-fees": {"since": "1.0.0", "replaced_by": "fees"},
}


def registry(topics: Topics) -> TopicRegistry:
    return TopicRegistry.model_validate(
        {
            "sections": {"account": TEXT, "fees": TEXT, "using": TEXT},
            "topics": topics,
            "emergencies": [{"id": "lock", "label": TEXT, "hint": TEXT}],
        }
    )


def edited(**edits: dict[str, Any] | None) -> Topics:
    """The released topics with some lines changed, or removed (None); names are written with _ for -."""
    topics = {name: dict(line) for name, line in BEFORE.items()}
    for key, line in edits.items():
        name = key.replace("_", "-")
        if line is None:
            topics.pop(name)
        else:
            topics[name] = {**topics.get(name, {}), **line}
    return {name: {k: v for k, v in line.items() if v is not None} for name, line in topics.items()}


NEW = {"since": "1.1.0", "page": "fees/new.md"}


@each_row(
    ("topics", "codes"),
    [
        (edited(), []),
        (edited(new=NEW), []),
        (edited(swap=None), ["TP021"]),
        (edited(swap={"since": "1.1.0"}), ["TP022"]),
        (edited(old_fees={"replaced_by": None, "page": "fees/old.md"}), ["TP022"]),
        # retired: its page goes, its contexts follow it
        (edited(swap={"page": None, "replaced_by": "fees"}, swap_cost={"page": "fees/index.md"}), []),
        (edited(fees={"page": None, "replaced_by": "lock"}), []),
        (edited(fees={"page": None, "replaced_by": "lock"}, old_fees={"replaced_by": "lock"}), []),
        (edited(old_fees={"replaced_by": "lock"}), ["TP023"]),
        (edited(old_fees={"replaced_by": "new"}, new=NEW), []),
        # a page that moves keeps its topic; a heading may get another name, never another topic's page
        (edited(fees={"page": "fees/overview.md"}), []),
        (edited(swap_cost={"heading": "costs"}), []),
        (edited(swap={"page": "using/swaps.md"}, swap_cost={"page": "using/swaps.md"}), []),
        (edited(swap_cost={"page": "account/index.md"}), ["TP023"]),
        (edited(swap_cost={"page": "fees/new.md"}, new=NEW), []),
        # contexts
        (edited(lock={"contexts": ["lock", "ERR_LOCK", "ERR_NEW"]}), []),
        (edited(lock={"contexts": ["lock"]}), ["TP024"]),
        (edited(lock={"contexts": ["lock"]}, fees={"contexts": ["fee", "ERR_LOCK"]}), ["TP025"]),
        (edited(lock={"contexts": ["lock"]}, new={**NEW, "contexts": ["ERR_LOCK"]}), []),
        # a new id belongs to a later release
        (edited(new={**NEW, "since": "1.0.0"}), ["TP026"]),
        (edited(new={**NEW, "since": "1.10.0"}), []),
    ],
)
def test_promises(topics: Topics, codes: list[str]) -> None:
    findings = check_released(registry(topics), freeze(registry(BEFORE)))
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(
    ("topics", "file", "begins"),
    [
        (edited(swap=None), "released", "swap:"),
        (edited(swap={"since": "1.1.0"}), "now", "swap:"),
        (edited(swap_cost={"page": "account/index.md"}), "now", "swap-cost:"),
        (edited(lock={"contexts": ["lock"]}), "released", "ERR_LOCK:"),
        (edited(lock={"contexts": ["lock"]}, fees={"contexts": ["fee", "ERR_LOCK"]}), "now", "fees:"),
        (edited(new={**NEW, "since": "1.0.0"}), "now", "new:"),
    ],
)
def test_a_broken_promise_names_its_line_and_its_cure(tmp_path: Path, topics: Topics, file: str, begins: str) -> None:
    paths = {"released": tmp_path / "topics.released.yml", "now": tmp_path / "topics.yml"}
    paths["released"].write_text(as_yaml(freeze(registry(BEFORE))))
    write(paths["now"], topics)
    (finding,) = check_released(load_topics(paths["now"], ZH_EN), load_released(paths["released"]))
    assert finding.file == f"docs/{paths[file].name}" and finding.fix
    assert paths[file].read_text().splitlines()[finding.line - 1].strip().startswith(begins)


def test_the_snapshot_has_the_highest_version() -> None:
    assert freeze(registry(edited(new={**NEW, "since": "1.10.0"}, newer={**NEW, "since": "1.9.0"}))).release == "1.10.0"


def test_every_change_is_told() -> None:
    after = edited(
        new={**NEW, "contexts": ["ERR_NEW"]},
        swap={"page": None, "replaced_by": "fees"},
        swap_cost={"page": "fees/index.md"},
        lock={"contexts": ["lock"]},
        old_fees=None,
        fees={"contexts": []},
    )
    after["new"]["contexts"].append("fee")
    lines = changes(freeze(registry(BEFORE)), freeze(registry(after)))
    assert lines == [
        "- id swap retired: using/swap.md -> topic fees",
        "~ id swap-cost: using/swap.md#cost -> fees/index.md#cost",
        "+ id new -> fees/new.md (since 1.1.0)",
        "! id old-fees is gone: every app that links to it breaks",
        "! context ERR_LOCK is gone: every app that links to it breaks",
        "+ context ERR_NEW -> new",
        "~ context fee: fees -> new",
    ]
    assert summary(lines) == "+ 1 id, + 1 context, ~ 1 id, ~ 1 context, - 1 id, ! 1 id, ! 1 context"
    assert summary([]) == "no change"


@pytest.mark.parametrize("name", ["zh", "en", "ctx", "home", "not-found"])
def test_words_of_go_addresses_are_no_ids(tmp_path: Path, name: str) -> None:
    assert "TP010" in refused(tmp_path, {**BEFORE, name: {"since": "1.0.0", "page": "a.md"}})


@pytest.mark.parametrize(
    ("topics", "code"),
    [
        (edited(lock={"contexts": ["err_lock", "ERR_LOCK"]}), "TP011"),
        (edited(old_fees={"heading": "x"}), "TP002"),
    ],
)
def test_faults_of_the_registry(tmp_path: Path, topics: Topics, code: str) -> None:
    assert code in refused(tmp_path, topics)


def write(path: Path, topics: Topics) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(registry(topics).model_dump(mode="json", exclude_none=True), allow_unicode=True))


def refused(tmp_path: Path, topics: Topics) -> list[str]:
    path = tmp_path / "topics.yml"
    write(path, topics)
    with pytest.raises(Refused) as raised:
        load_topics(path, ZH_EN)
    return [finding.code for finding in raised.value.findings]


@pytest.mark.parametrize(
    ("zh", "en", "count"), [({"cost"}, {"cost"}, 0), ({"costs"}, {"cost"}, 1), (set(), set(), 2), ({"Cost"}, {"x"}, 2)]
)
def test_headings_stand_on_both_pages(zh: set[str], en: set[str], count: int) -> None:
    pages = {("zh", "using/swap.md"): zh, ("en", "using/swap.md"): en}
    findings = check_headings(registry(BEFORE), pages, ZH_EN)
    assert [finding.code for finding in findings] == ["TP012"] * count


def test_the_command_compares_releases_and_revisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "docs" / "topics.yml"
    write(path, BEFORE)
    shutil.copy(LANGUAGES, path.parent)
    assert main(["diff"], tmp_path) == 2, "there is no release yet"
    assert main(["release"], tmp_path) == 0
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@x.example", "commit", "-qmx"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    write(path, edited(new=NEW))
    capsys.readouterr()
    for since in ([], ["HEAD"]):
        assert main(["diff", *since], tmp_path) == 0
        assert "+ id new -> fees/new.md (since 1.1.0)" in capsys.readouterr().out
    assert main(["diff", "no-such-revision"], tmp_path) == 2
    write(path, edited(new=NEW, swap=None))
    for since in ([], ["HEAD"]):
        assert main(["diff", *since], tmp_path) == 1
        told = capsys.readouterr()
        assert "! id swap is gone" in told.out and "TP021" in told.err
    # A change that rewrites the promises as well is still seen against the older revision.
    promises = tmp_path / "docs" / "topics.released.yml"
    kept = promises.read_text()
    promises.write_text(as_yaml(freeze(registry(edited(new=NEW, swap=None)))))
    assert (main(["diff"], tmp_path), main(["diff", "HEAD"], tmp_path)) == (0, 1)
    promises.write_text(kept)
    before = (tmp_path / "docs" / "topics.released.yml").read_text()
    assert main(["release"], tmp_path) == 1
    assert (tmp_path / "docs" / "topics.released.yml").read_text() == before
    write(path, edited(new=NEW))
    assert main(["release"], tmp_path) == 0
    assert load_released(tmp_path / "docs" / "topics.released.yml").release == "1.1.0"
    notes = (tmp_path / "TOPICS.md").read_text(encoding="utf-8")
    assert notes.index("## 1.1.0") < notes.index("## 1.0.0"), "kept by the command itself"


def committed(root: Path) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@x.example"]
    for command in (["init", "-q"], ["add", "."], [*identity, "commit", "-qmx"]):
        subprocess.run(["git", *command], cwd=root, check=True)


def test_a_revision_is_read_with_the_languages_that_it_had(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "docs" / "topics.yml"
    write(path, BEFORE)
    shutil.copy(LANGUAGES, path.parent)
    assert main(["release"], tmp_path) == 0
    committed(tmp_path)
    with (path.parent / "languages.yml").open("a", encoding="utf-8") as file:
        file.write("  ja: { html: ja, locale: ja_JP, name: 日本語, reads: [ja] }\n")
    path.write_text(re.sub("(?m)^( +)zh: ", r"\1ja: x\n\1zh: ", path.read_text(encoding="utf-8")), encoding="utf-8")
    capsys.readouterr()
    assert main(["diff", "HEAD"], tmp_path) == 0, capsys.readouterr().err
    assert "since HEAD: no change" in capsys.readouterr().out


def test_a_fault_of_a_revision_is_not_told_of_todays_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "docs" / "topics.yml"
    path.parent.mkdir()
    path.write_text("topics: [x\n", encoding="utf-8")
    shutil.copy(LANGUAGES, path.parent)
    committed(tmp_path)
    write(path, BEFORE)
    assert main(["diff", "HEAD"], tmp_path) == 2
    assert capsys.readouterr().err.startswith("HEAD:docs/topics.yml:1 TP001 ")


def test_before_the_first_release_nothing_is_promised_and_nothing_published(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "topics.released.yml"
    nothing = load_promised(path)
    kept = edited(swap=None, swap_cost=None, fees={"since": "1.4.0"})
    assert check_released(registry(kept), nothing) == [] and moved_pages(registry(kept), nothing) == {}
    assert [(one.file, one.code) for one in unpromised(tmp_path)] == [("docs/topics.released.yml", "TP020")]
    path.parent.mkdir()
    path.write_text(as_yaml(freeze(registry(kept))), encoding="utf-8")
    assert load_promised(path).release == "1.4.0" and not list(unpromised(tmp_path))
    path.write_text("release: 1\n", encoding="utf-8")
    with pytest.raises(Refused):
        load_promised(path)


def test_each_release_notes_what_it_changed() -> None:
    """TOPICS.md: newest first; a second release of one version adds to its entry; nothing new, nothing written."""
    first = freeze(registry(BEFORE))
    notes = noted("", None, first)
    assert notes.endswith("\n## 1.0.0\n\n- the first 5 ids and 3 contexts\n")
    assert noted(notes, first, first) == notes
    second = freeze(registry(edited(gas={"since": "1.1.0", "page": "fees/gas.md", "contexts": ["gas"]})), first)
    both = noted(notes, first, second)
    added = "## 1.1.0\n\n- + id gas -> fees/gas.md (since 1.1.0)\n- + context gas -> gas\n"
    assert both == notes.replace("## 1.0.0", added + "\n## 1.0.0")
    ended = edited(
        gas={"since": "1.1.0", "page": "fees/gas.md", "contexts": ["gas"]}, swap={"page": None, "replaced_by": "fees"}
    )
    ended.pop("swap-cost")
    third = noted(both, second, freeze(registry(ended), second))
    assert third.count("## 1.1.0") == 1 and third.index(
        "- - id swap retired: using/swap.md -> topic fees"
    ) < third.index("- + id gas")
    assert third.endswith(both.partition("- + id gas")[2])


def test_the_address_of_a_released_page_goes_on_for_ever() -> None:
    """Page after page: moved, moved again, ended; and one that has come back is a page."""
    first = freeze(registry(BEFORE))
    path = first.topics["swap"].page
    assert path is not None and moved_pages(registry(BEFORE), first) == {}
    moved = registry(edited(swap={"page": "costs/swap.md"}))
    assert moved_pages(moved, first) == {path: "swap"}
    second = freeze(moved, first)
    assert second.moved == {path: "swap"} and "moved:" in as_yaml(second) and "moved:" not in as_yaml(first)
    again = registry(edited(swap={"page": "costs/swapping.md"}))
    assert freeze(again, second).moved == {path: "swap", "costs/swap.md": "swap"}
    ended = registry(edited(swap={"page": None, "replaced_by": "fees"}))
    assert moved_pages(ended, first) == {path: "swap"}
    assert moved_pages(registry(BEFORE), freeze(again, second)) == dict.fromkeys(
        ("costs/swap.md", "costs/swapping.md"), "swap"
    )
