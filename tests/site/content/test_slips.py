"""Slips of an editor that leave raw Markdown, shortcodes or worse in a page: each is a finding with its line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from content.markup import merge_marks
from content.markup.slips import slip_faults
from guard.report.findings import Finding
from helpcenter.load import Site, load_site
from helpcenter.render import Rendering
from tests.support.markdown import as_in_a_build

_PARTS = re.split(r"(?m)^== (.+)\n", Path(__file__).with_name("slips.txt").read_text(encoding="utf-8"))[1:]
SLIPS = dict(zip(_PARTS[::2], _PARTS[1::2], strict=True))
BEFORE = "\n先停下。\n{ .answer }\n\n## 现在 {#now}\n\n"
AFTER = "\n最后看一遍。\n\n{{ box never-ask }}\n"


@pytest.fixture(scope="module")
def loaded(composed: Path) -> Site:
    return load_site(composed)


def findings_of(site: Site, file: str, body: str) -> list[Finding]:
    """Render a page with this body in place of its own, as a build does, and return what is wrong with it."""
    source = replace(site.sources.of_file(file), body=body)
    rendering = Rendering(site)
    text = rendering.markdown(source, body.lstrip("\n"))
    rendering.content(source, as_in_a_build().convert(text))
    merges = [Finding(file, source.line + number - 1, "MD010", "", "decide") for number in merge_marks(body)]
    return [*rendering.findings, *merges]


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_a_finding_with_its_line(loaded: Site, name: str) -> None:
    for lang in loaded.languages:
        file = f"docs/{lang}/fees/swap.md"
        found = findings_of(loaded, file, BEFORE + SLIPS[name] + AFTER)
        first = loaded.sources.of_file(file).line + BEFORE.count("\n")
        lines = range(first, first + SLIPS[name].count("\n"))
        assert [one for one in found if one.line in lines], "\n".join(map(str, found)) or "nothing was found"
        assert all(one.file == file and one.fix for one in found if one.code.startswith("MD")), found


def test_no_slip_is_written_twice() -> None:
    assert len(_PARTS) == 2 * len(SLIPS) and len(SLIPS) >= 150
    assert len(set(SLIPS.values())) == len(SLIPS)


# What looks like a slip and is none.
RIGHT = [
    "gas * price + value 是一句报错",
    "等 3.5 分钟（最多 24 小时），再试 1 次。",
    "3.5 USDT 到了就好。",
    "+1 2 3",
    "写着「insufficient funds for gas * price」：余额不够。",
    "点 **「设置」→「安全」**，再看 **状态**。",
    "错误码 swap_fee_low 和 ERR_42。",
    "1. 打开 App\n2. 点设置\n\n中间说一句。\n\n3. 点退出",
    "1. 打开 App\n\n    - 甲\n    - 乙\n\n2. 点设置",
    "1. 打开 App\n    1. 甲\n    2. 乙\n2. 点设置",
    "- 打开 App\n- 点设置\n\n1. 甲\n2. 乙",
    "| 看到 | 意思 |\n| --- | --- |\n| 甲 \\| 丙 | 乙 |".replace("\\| ", ""),
    "| 步骤 | 意思 |\n| --- | --- |\n| 1. 打开 | - |",
    '!!! danger "停下"\n    不要付钱。',
    '??? note "更多"\n    文字。',
    "> 他说：快付钱。",
    "```\nbalance = 0 # `x` [a]\n```",
    "点 `a_b*c` 再说",
    "先看这里。\n\n## 1. 打开 {#open}\n\n文字。",
    "A 或 B（24）都行；2–4 天。",
    "看[手续费](index.md#now)，找[在线客服](channel:live-chat)。",
    "***\n\n文字",
    "100% 到账，5 < 6 > 4。",
    "Q: what now?\n\nA: wait.",
    "Code 1: wait.\n\nThen look again.\n\nCode 5: ask.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_no_slip(loaded: Site, text: str) -> None:
    for lang in loaded.languages:
        assert findings_of(loaded, f"docs/{lang}/fees/swap.md", BEFORE + text + "\n" + AFTER) == []


def test_a_list_goes_on_behind_what_interrupts_it(loaded: Site) -> None:
    text = '1. 打开 App\n2. 点设置\n\n!!! danger "停下"\n    不要付钱。\n\n3. 点退出\n'
    html = as_in_a_build().convert(text)
    assert '<ol start="3">' in html
    assert findings_of(loaded, "docs/zh/fees/swap.md", BEFORE + text + AFTER) == []


def test_a_lock_that_an_editor_of_text_puts_beside_a_template_is_none(checkout: Path) -> None:
    (checkout / "overrides" / ".#main.html").symlink_to("somebody@a-machine.example:4711")
    assert load_site(checkout).frame_ids


@pytest.mark.parametrize(
    "text",
    [
        "- 手续费付给区块链网络，每一笔转账都要，付了以后退不回来，所以先看清楚",
        "这几件事先做好，一件也不能少，做完了再往下看，别急着付钱：\n\n- 看余额\n- 看网络",
        "It said “every transfer needs a fee in the coin of its own network”",
        "**手续费付给区块链网络，每一笔转账都要，付了以后退不回来。**",
    ],
)
def test_an_item_a_quotation_and_what_a_list_follows_are_not_broken_off(text: str) -> None:
    assert list(slip_faults(text)) == []
