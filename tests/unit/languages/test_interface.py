"""The words of the interface: the same keys and placeholders in every language, and the plural forms it has."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from guard.report.findings import Refused
from languages import load_editions, load_words
from languages.interface import Interface
from tests.made import ROOT, ZH_EN

WORDS = ROOT / "overrides" / "words"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "words"
    shutil.copytree(WORDS, copy)
    return copy


def change(folder: Path, tag: str, old: str, new: str) -> None:
    path = folder / f"{tag}.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_language_has_its_words() -> None:
    editions = load_editions(WORDS, ZH_EN)
    assert list(editions) == ["zh", "en"]
    assert editions["en"].words.header.home == "Home"
    assert editions["en"].language is ZH_EN["en"]


@pytest.mark.parametrize(
    ("tag", "old", "new", "says"),
    [
        ("en", "  menu: Open menu\n", "", "UI001 header.menu is missing; add menu:"),
        ("en", "  menu:", "  menus:", "UI001 header.menus: unknown key; did you mean menu?"),
        ("zh", "  menu: 打开目录", '  menu: ""', "UI001 header.menu: must not be empty"),
        (
            "en",
            "Back to “{title}”",
            "Back",
            "UI002 header.back has no placeholder, but the default language",
        ),
        ("en", "In your time: {hours}", "In your time: {hour}", "UI002 clock.local_hours has {hour}"),
        ("en", '    one: "{n} result"\n', "", "UI003 search.count has the forms other; write one, other"),
        ("zh", "  count:\n", '  count:\n    one: "1"\n', "UI003 search.count has the forms one, other; write other"),
        ("en", "  count:\n", '  count:\n    some: "x"\n', "UI001 search.count.some"),
    ],
)
def test_a_fault_names_its_file_and_line(folder: Path, tag: str, old: str, new: str, says: str) -> None:
    change(folder, tag, old, new)
    with pytest.raises(Refused) as refused:
        load_words(folder, ZH_EN)
    found = [str(finding) for finding in refused.value.findings]
    assert any(text.startswith(f"overrides/words/{tag}.yml:") and says in text for text in found), found


def test_faults_of_all_files_come_at_once(folder: Path) -> None:
    change(folder, "zh", "  menu:", "  menus:")
    (folder / "en.yml").unlink()
    with pytest.raises(Refused) as refused:
        load_words(folder, ZH_EN)
    assert {finding.file for finding in refused.value.findings} == {"overrides/words/zh.yml", "overrides/words/en.yml"}


def test_every_word_says_where_it_stands() -> None:
    schema = Interface.model_json_schema()
    groups = [schema["$defs"][name] for name in schema["$defs"]]
    silent = [
        f"{group['title']}.{key}"
        for group in groups
        for key, value in group["properties"].items()
        if not value.get("description")
    ]
    assert not silent and len(groups) > 10
