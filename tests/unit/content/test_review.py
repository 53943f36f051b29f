"""`make review`: pages by age, by facts that changed under them, by translations that were left behind."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from content.read_pages import read_sources
from content.translation_lag import left_behind, no_history
from scripts.review import aged, facts_changed, main, not_found, out_of_step
from scripts.search_eval import Answer, Query
from tests.made import LANGUAGES, ZH_EN
from tests.support.parts import first_in_check

PAGE = """---
id: {id}
title: Title
description: One sentence.
keywords: [a]
questions: [b]
reviewed: {day}
---

{text}
"""
TEXT = " ".join(f"word{number}" for number in range(100)) + " {{ fact lock }}"


class Repository:
    """A repository of two pages in two languages, with one commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "docs").mkdir()
        shutil.copy(LANGUAGES, root / "docs" / "languages.yml")
        self.git("init", "-q")
        for lang in ("zh", "en"):
            for name in ("a", "b"):
                self.write(lang, name, TEXT)
        self.facts("a day")
        self.commit("2026-01-01")

    def git(self, *arguments: str, day: str = "2026-01-01") -> None:
        who = {f"GIT_{role}_{key}": "x" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        when = {f"GIT_{role}_DATE": f"{day}T12:00:00" for role in ("AUTHOR", "COMMITTER")}
        subprocess.run(["git", *arguments], cwd=self.root, check=True, env={**os.environ, **who, **when})

    def commit(self, day: str) -> None:
        self.git("add", ".", day=day)
        self.git("commit", "-qm", "x", day=day)

    def write(self, lang: str, name: str, text: str, day: str = "2026-02-01") -> None:
        path = self.root / "docs" / lang / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE.format(id=name, day=day, text=text), encoding="utf-8")

    def facts(self, value: str) -> None:
        text = f"facts:\n  lock: {{ zh: {value}, en: {value}, from: sources }}\nui: {{}}\n"
        (self.root / "docs" / "facts.yml").write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_nothing_to_do(repository: Repository) -> None:
    sources = read_sources(repository.root / "docs", ZH_EN)
    assert list(aged(sources, date(2026, 3, 1))) == []
    assert list(facts_changed(sources, repository.root)) == []
    assert list(out_of_step(sources, ZH_EN, repository.root)) == []


def test_ages(repository: Repository) -> None:
    repository.write("en", "a", TEXT, day="2025-06-01")
    sources = read_sources(repository.root / "docs", ZH_EN)
    assert [str(wish) for wish in aged(sources, date(2026, 3, 1))] == [
        "docs/en/a.md  was checked 273 days ago, on 2025-06-01"
    ]


def test_a_fault_in_the_facts_is_named(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    file = repository.root / "docs" / "facts.yml"
    good = file.read_bytes()
    file.write_text("facts:\n\tlock: x\n", encoding="utf-8")
    assert main(repository.root) == 2
    assert capsys.readouterr().err.startswith("docs/facts.yml:2 FA001 begins with a tab; ")
    # The same on the day on which a page was checked: then nothing is known of that day.
    repository.commit("2026-01-20")
    file.write_bytes(good)
    assert list(facts_changed(read_sources(repository.root / "docs", ZH_EN), repository.root)) == []
    assert main(repository.root) == 0


def test_a_fact_that_changed_under_a_page(repository: Repository) -> None:
    repository.facts("two days")
    repository.write("en", "b", "no facts")
    sources = read_sources(repository.root / "docs", ZH_EN)
    found = [str(wish) for wish in facts_changed(sources, repository.root)]
    assert [line.split()[0] for line in found] == ["docs/zh/a.md", "docs/zh/b.md", "docs/en/a.md"]
    assert found[0].endswith("was checked on 2026-02-01; since then changed: lock")
    repository.commit("2026-02-03")
    repository.write("zh", "a", TEXT, day="2026-02-04")
    sources = read_sources(repository.root / "docs", ZH_EN)
    assert "docs/zh/a.md" not in [wish.file for wish in facts_changed(sources, repository.root)]


@pytest.mark.parametrize(
    ("words", "level"),
    first_in_check([(10, "medium"), (2, "minor"), (40, "major")]),
)
def test_a_translation_that_was_left_behind(repository: Repository, words: int, level: str) -> None:
    repository.write(
        "zh", "a", " ".join(f"other{number}" for number in range(words)) + " " + TEXT.split(" ", words)[-1]
    )
    repository.commit("2026-02-02")
    sources = read_sources(repository.root / "docs", ZH_EN)
    [wish] = out_of_step(sources, ZH_EN, repository.root)
    assert wish.file == "docs/en/a.md" and wish.why.startswith(f"{level}: docs/zh/a.md changed by ")
    repository.write("zh", "a", TEXT + " more")
    repository.write("en", "a", TEXT + " more")
    repository.commit("2026-02-03")
    assert list(out_of_step(read_sources(repository.root / "docs", ZH_EN), ZH_EN, repository.root)) == []


def test_a_merge_that_changed_both_is_the_last_in_step(repository: Repository) -> None:
    repository.git("checkout", "-qb", "side")
    repository.write("zh", "a", "all new")
    repository.commit("2026-02-02")
    repository.git("checkout", "-q", "-")
    repository.write("zh", "a", "another text")
    repository.commit("2026-02-02")
    repository.git("merge", "-q", "-s", "ours", "--no-commit", "side", day="2026-02-03")
    repository.write("zh", "a", "put together by hand")
    repository.write("en", "a", TEXT + " more")
    repository.commit("2026-02-03")
    assert list(out_of_step(read_sources(repository.root / "docs", ZH_EN), ZH_EN, repository.root)) == []


def test_the_command_tells_all_of_it(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("zh", "a", "all new")
    assert main(repository.root) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("docs/en/a.md  major: docs/zh/a.md changed by ") and said[-1].endswith("to be looked at")


def test_without_git_only_ages_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path)
    repository.facts("two days")
    repository.write("zh", "a", "all new")
    monkeypatch.setenv("PATH", "")
    sources = read_sources(tmp_path / "docs", ZH_EN)
    assert list(facts_changed(sources, tmp_path)) == [] and list(out_of_step(sources, ZH_EN, tmp_path)) == []


def test_a_clone_of_the_last_commits_knows_no_ages_and_says_so(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """Services that build make such clones: the oldest commit in one seems to have made every page."""
    repository.write("zh", "a", "all new")
    repository.commit("2026-02-02")
    repository.write("en", "a", "all new, too")
    repository.commit("2026-02-03")
    short = tmp_path_factory.mktemp("clone") / "short"
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", str(short))
    (short / "docs" / "zh" / "b.md").write_text(PAGE.format(id="b", day="2026-02-01", text="other"), encoding="utf-8")
    sources = read_sources(short / "docs", ZH_EN)
    assert left_behind(sources, ZH_EN, short) == {} and list(facts_changed(sources, short)) == []
    assert "git fetch --unshallow" in no_history(short)
    assert main(short) == 0
    assert capsys.readouterr().err.startswith("Only ages are told, not what changed since: this clone holds")
    assert no_history(repository.root) == ""
    assert no_history(tmp_path_factory.mktemp("nowhere")) == "git does not know this folder"


def test_what_readers_did_not_find(repository: Repository) -> None:
    sources = read_sources(repository.root / "docs", ZH_EN)

    def answer(text: str, topics: set[str], place: int | None) -> Answer:
        return Answer(Query("en", text, frozenset(topics), "", ""), ("x",), place, ())

    answers = [
        answer("found", {"a"}, 0),
        answer("below", {"a"}, 3),
        answer("nowhere", {"a", "b"}, None),
        answer("outside", {"not-covered"}, None),
    ]
    assert [str(wish) for wish in not_found(sources, answers)] == [
        "docs/en/a.md  was not found by 2 of 3 questions of readers: “below”, “nowhere”",
        "docs/en/b.md  was not found by 1 of 1 questions of readers: “nowhere”",
    ]
