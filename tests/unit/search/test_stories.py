"""docs/stories.yml and docs/not-covered.yml: read, checked, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard.report.findings import Refused
from search import load_not_covered, load_stories
from tests.made import ZH_EN

TOPICS = {"coins-gone": "coins-gone", "phishing": "phishing"}
ENDED = {"coins-gone": "phishing", "phishing": "phishing"}
STORIES = """\
zh:
  coins-gone:
    - 币被转走了
    - 钱包空了
en:
  coins-gone: [my wallet is empty]
  phishing: [my wallet is empty]
"""
SUBJECTS = """\
subjects:
  staking:
    name: { zh: 质押, en: Staking }
    answer:
      zh: 这里没有讲质押的页面。
      en: This site has no page on staking.
    see: [phishing]
    words:
      zh: [质押, 收益]
      en: [staking]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("  phishing: [my", "  fishing: [my", 7, "there is no topic fishing"),
        ("- 钱包空了", "- 币被转走了", 4, "币被转走了 stands twice below coins-gone"),
        ("- 钱包空了", '- "~ 币被转走了"', 4, "币被转走了 stands twice below coins-gone"),
        ("en:\n", "fr:\n", 5, "fr: unknown key"),
        ("[my wallet is empty]\n  ph", "['']\n  ph", 6, "must not be empty"),
    ],
)
def test_faults_of_stories(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    path = tmp_path / "stories.yml"
    path.write_text(STORIES, encoding="utf-8")
    assert load_stories(path, ZH_EN, TOPICS)["zh"] == {"coins-gone": ("币被转走了", "钱包空了")}
    assert old in STORIES
    path.write_text(STORIES.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_stories(path, ZH_EN, TOPICS)
    told = [(fault.line, fault.code) for fault in refused.value.findings if message in fault.message]
    assert told == [(line, "SE002")], refused.value.findings


def test_what_was_told_of_a_topic_that_ended_goes_to_its_successor(tmp_path: Path) -> None:
    (tmp_path / "stories.yml").write_text(STORIES, encoding="utf-8")
    stories = load_stories(tmp_path / "stories.yml", ZH_EN, ENDED)
    assert stories["zh"] == {"phishing": ("币被转走了", "钱包空了")}
    assert stories["en"] == {"phishing": ("my wallet is empty",)}, "one text is told once"
    (tmp_path / "not-covered.yml").write_text(SUBJECTS.replace("[phishing]", "[coins-gone, phishing]"), "utf-8")
    assert load_not_covered(tmp_path / "not-covered.yml", ZH_EN, ENDED).subjects["staking"].see == ("phishing",)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("see: [phishing]", "see: [fishing]", 7, "there is no topic fishing"),
        ("[质押, 收益]", "[质押, 质押]", 9, "质押 stands twice (also line 9)"),
        ("[质押, 收益]", '[质押, "~ 质押"]', 9, "质押 stands twice (also line 9)"),
        ("en: [staking]", "en: []", 10, "words.en"),
        ("  staking:\n", "  Staking:\n", 2, "Staking"),
        ("    see:", "    sea:", 7, "sea: unknown key"),
        (", en: Staking", "", 3, "en is missing"),
    ],
)
def test_faults_of_subjects(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    path = tmp_path / "not-covered.yml"
    path.write_text(SUBJECTS, encoding="utf-8")
    assert load_not_covered(path, ZH_EN, TOPICS).subjects["staking"].name["en"] == "Staking"
    assert old in SUBJECTS
    path.write_text(SUBJECTS.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_not_covered(path, ZH_EN, TOPICS)
    (fault,) = refused.value.findings
    assert (fault.line, fault.code) == (line, "SE003")
    assert message in fault.message


def test_one_subject_alone_may_be_the_general_one(tmp_path: Path) -> None:
    path = tmp_path / "not-covered.yml"
    general = SUBJECTS.replace("    see:", "    general: true\n    see:")
    second = (
        general.removeprefix("subjects:\n")
        .replace("staking:", "other:")
        .replace("质押", "别的")
        .replace("收益", "天气")
    )
    path.write_text(general, encoding="utf-8")
    assert load_not_covered(path, ZH_EN, TOPICS).subjects["staking"].general
    path.write_text(general + second.replace("[staking]", "[weather]"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_not_covered(path, ZH_EN, TOPICS)
    (fault,) = refused.value.findings
    assert (fault.line, fault.code, fault.message) == (17, "SE003", "staking is general, too")
