"""Leftovers in titles, data files, words and drawings, and marks of merges in whatever is written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.markup import data_findings, leftovers, merge_findings
from content.markup.leftovers import leftovers_of_each
from content.markup.signs import OF_WORDS
from tests.support.rows import each_row


@each_row(
    "text",
    [
        "{{ fact x }}", "｛｛ fact x ｝｝", "**粗体", "[手续费](index.md)", "看 `设置", "标题 {#id}", "<b>粗体</b>",
        "a | b", "第一行\\n第二行", "&nbsp;", "TODO", "# 标题", "%s 分钟", "－－－", "！！！ 停下",
    ],
)  # fmt: skip
def test_a_label_with_a_leftover(text: str) -> None:
    assert len(list(leftovers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "状态 <Pending> 是什么",
        "gas * price + value",
        "2–4 天（最多 24 小时）",
        "C++ 和 A/B",
        "1. 打开 App",
        "Q&A",
        "50% 到 100%",
    ],
)
def test_a_label_without_one(text: str) -> None:
    assert list(leftovers(text)) == []


def test_words_may_have_placeholders_and_be_html() -> None:
    assert list(leftovers("{n} 个<code>结果</code>", OF_WORDS)) == []
    assert len(list(leftovers("{{ n }} 个结果", OF_WORDS))) == 1


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def test_data_files_words_and_drawings_are_searched(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "docs/facts.yml": "facts:\n  x: { zh: 一天, en: '{{ day }}', from: '**' }\n",
            "docs/guides.yml": "a: { zh: '[看](topic:fees)', en: 'See' }\nb: { zh: '[看](fees.md)', en: See }\n",
            "docs/broken.yml": "a: [",
            "overrides/words/zh.yml": "site:\n  name: '**名字'\n  other: '{n} 个'\n",
        },
    )
    found = [f"{one.file}:{one.line} {one.code}" for one in data_findings(tmp_path, {"zh": "Hani", "en": "Latn"})]
    assert found == ["docs/facts.yml:2 MD001", "docs/guides.yml:2 MD001", "overrides/words/zh.yml:2 MD001"]


@pytest.mark.parametrize(
    "name", ["docs/zh/a.md", "docs/facts.yml", "overrides/base.html", "overrides/assets/a.js", "mkdocs.yml"]
)
@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> other", "||||||| base"])
def test_a_merge_left_in_any_file(tmp_path: Path, name: str, mark: str) -> None:
    write(tmp_path, {name: f"x\n{mark}\ny\n", "docs/zh/b.md": "Title\n========\n<<<< ok\n"})
    assert [f"{one.file}:{one.line} {one.code}" for one in merge_findings(tmp_path)] == [f"{name}:2 MD010"]


@pytest.mark.parametrize("slip", ["2026-13-01", "pаy", "- see `Send", "# Title"])
@pytest.mark.parametrize("others", [0, 2000])
def test_a_leftover_is_found_among_thousands_of_texts(slip: str, others: int) -> None:
    """However many of these have a sign of it, or something that looks like its own."""
    texts = [*["Wait a moment, then look at the balance of it."] * 1000, *["a - b: é, no. 1 #"] * others, slip]
    assert [number for number, _ in leftovers_of_each(texts)] == [len(texts) - 1]


def test_each_character_that_a_program_broke_is_found() -> None:
    broken = [
        "\ufffd",
        "\ue002",
        "５",
        "Ｋ",
        "ｋ",
        "ﬁ",
        "锟斤拷",
        "烫烫",
        "Ã©",
        "â\u20ac",
        "ç\u203a\u00ae",
        "\u0301",
        "pаy",
        "рay",
        "αx",
        "xα",
    ]
    assert [text for text in broken if [found.sign.code for found in leftovers(text)] != ["MD019"]] == []
