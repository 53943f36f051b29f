"""What neighbouring blocks are read to say together: these texts, in this order, and no others."""

from __future__ import annotations

from guard.read.events import html_readings
from guard.read.facts import PageFacts
from guard.read.html import collect
from tests.support.rows import each_row


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def table(*rows: str) -> str:
    return f"<table>{''.join(rows)}</table>"


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


TOGETHER = {
    # a label and the block after it
    lines("微信", "hjexample88"): ["微信 hjexample88"],
    lines("微信", "号", "hjexample88"): ["微信 号 hjexample88"],
    lines("微信", "好", "hjexample88"): ["微信: @hjexample88"],
    lines("我们的客服会用微信和你联系。", "hjexample88"): [],
    # A question is answered by what stands behind it.
    lines("我们的客服会用微信和你联系吗？", "hjexample88"): ["微信: hjexample88"],
    lines("我们的客服会用微信和你联系吗？", "hjexample88 不是"): [],
    lines("微信是聊天软件", "hjexample88"): ["微信: @hjexample88"],
    lines("客服电话", "95555"): ["客服电话 95555"],
    lines("客服电话", "见 App"): [],
    lines("微信"): [],
    lines("把截图发到我们客服主管的微信上,请你务必尽尽快添加他的微信:", "hjexample88"): [
        "把截图发到我们客服主管的微信上,请你务必尽尽快添加他的微信: hjexample88"
    ],
    lines("把截图发到我们客服主管的微信上,请你务必尽尽尽快添加他的微信:", "hjexample88"): [
        "把截图发到我们客服主管的微信上,请你务必尽尽尽快添加他的微信:: @hjexample88"
    ],
    table(row("微", "信", "hjexample88")): ["微信: hjexample88"],
    lines("电", "报号：", "hjexample88"): ["电报号: hjexample88"],
    lines("纸飞", "机", "hjexample88"): ["纸飞机 hjexample88"],
    lines("不", "信", "hjexample88"): [],
    lines("信", "hjexample88"): [],
    lines("我的纸飞", "机", "hjexample88"): [],
    # pieces that touch each other in one run
    "<p><b>Telegram</b><span>hjexample88</span></p>": ["Telegram hjexample88"],
    "<p>Ask: <b>Phone</b><i>2025550143</i></p>": ["Phone 2025550143"],
    "<p><b>Phone</b><i>+1 202 555 0143</i></p>": ["Phone +1 202 555 0143"],
    "<p><b>Phone</b><span hidden>x</span><i>2025550143</i></p>": ["Phone 2025550143"],
    "<p><b>Phone</b><i>(202) 555-0143</i></p>": ["Phone (202) 555-0143"],
    "<p><b>Telegram</b><i>@example88</i></p>": ["Telegram @example88"],
    "<p><b>Telegram:</b><i>example88</i></p>": [],
    "<p><b>Telegram</b><i>“example88”</i></p>": [],
    "<p><b>Telegram</b> <span>hjexample88</span></p>": [],
    "<p><b>Telegraph</b><span>hjexample88</span></p>": [],
    "<p><b>微信</b><span>hjexample88</span></p>": [],
    # an id before its label
    table(row("hjexample88", "(微信)")): ["(微信): hjexample88"],
    lines("hjexample88", "(微信)"): ["(微信) hjexample88"],
    table(row("hjexample88"), row("(微信)")): [],
    table(row("hjex", "(微信)")): [],
    table(row("两个 hjexample88", "(微信)")): [],
    # a label over its column
    table(row("a", "微信"), row("b", "hjexample01"), row("c", "hjexample02")): [
        "微信: hjexample01",
        "微信: hjexample02",
    ],
    table(row("a", "b"), row("微信", "c"), row("hjexample01", "d"), row("hjexample02", "e")): ["微信: hjexample01"],
    table(row("微信", "x"), row("a", "hjexample01")): [],
    table(row("微信")) + table(row("hjexample01")): ["微信: hjexample01"],
    table(row("微信"), row("x")) + table(row("y"), row("hjexample01")): [],
    table(row("Telegram"), row("x"), row("fraud")): ["Telegram fraud"],
    table(row("飞机")) + lines("example_kefu"): ["飞机 example_kefu"],
    table(row("x", table(row("微信")), "y"), row("a", "b", "c", "hjexample01")): [],
    # groups of digits
    lines("电话", "202", "555", "0143"): ["tel 202 555 0143"],
    lines("电话", "a", "b", "c", "202", "555", "0143"): ["tel 202 555 0143"],
    lines("电话", "a", "b", "c", "d", "202", "555", "9143"): [],
    lines("202", "555", "9143"): [],
    lines("202", "555", "0143"): ["202 555 0143"],
    lines("+1 202", "555", "0143"): ["+1 202 555 0143"],
    lines("138", "0000", "0000"): ["138 0000 0000"],
    lines("138", "0000", "000"): [],
    lines("一三八", "零零零零", "零零零零", "电话"): [],
    lines("电话", "x", "一三八", "零零零零"): ["tel 一三八 零零零零"],
    lines("1", "2", "3"): [],
    lines("+86") + table(row("138", "0000", "0000")): ["138 0000 0000"],
    # hosts and e-mail addresses at their dots
    lines("evil", ".com"): ["evil.com"],
    lines("evil.", "com"): ["evil.com"],
    lines("Yes.", "no"): [],
    lines("kefu", "@qq.com"): ["kefu@qq.com"],
    lines("kefu", "@", "qq.com"): ["kefu@qq.com"],
    lines("evil", "点", "com"): ["evil点com"],
    lines("evil", ".", "com"): ["evil.com"],
    lines("see evil", ".com"): [],
    lines("evil", "com"): [],
}


@each_row(("markup", "expected"), TOGETHER.items())
def test_neighbouring_blocks(markup: str, expected: list[str]) -> None:
    facts = PageFacts()
    for number, reading in enumerate(html_readings(f"<!doctype html><body>{markup}")):
        collect(reading, facts, second=number > 0)
    assert [text.value for text in facts.texts if text.place == "neighbouring text"] == expected
