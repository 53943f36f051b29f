"""Contacts that the structure of a page tells: letters down a list, numbers of items, texts of a drawing by their
places, cells by their heads, what is written above or behind the words of a line.
"""

from __future__ import annotations

import pytest
from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck

CHECK = PageCheck(Allowed.of(LIST))
CONTACTS = {"CH201", "CH202", "CH203", "CH204", "CH205", "CH210"}


def codes(page: str) -> set[str]:
    return {fault.code for fault in CHECK.html(page, "x/index.html").faults}


def listed(items: str, tag: str = "ul") -> str:
    """Return a list of the words of a text."""
    return f"<{tag}>{''.join(f'<li>{item}</li>' for item in items.split())}</{tag}>"


def table(rows: str) -> str:
    """Return a table whose rows a stroke ends, and whose cells another one."""
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows.split("/"))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def items(words: str) -> str:
    """Return the words of a text as items; a low stroke in a word stands for a space."""
    return "".join(f"<li>{word.replace('_', ' ')}</li>" for word in words.split())


def options(words: str) -> str:
    """Return the words of a text as options."""
    return "".join(f"<option>{word}</option>" for word in words.split())


def bars(tag: str, values: str) -> str:
    """Return bars that stand for the numbers of a text."""
    return "".join(f"<{tag} max='9999' value='{value}'></{tag}>" for value in values.split())


@pytest.mark.parametrize(
    "page",
    [
        listed("e x a m p l e 9 4 7", "ol"),
        f"<p>Support handle, one sign a line:</p>{listed('e x a m p l e _ k f')}",
        f"<p>客服微信，从上往下念：</p>{listed('e x a m 7 7')}",
        f"<p>Add this contact:</p>{listed('exa mpl e88')}",
        f"<p>人工客服賬號，每行一個字：</p>{listed('e x a m 7 0 1', 'ol')}",
        listed("ke fu 99 07"),
        listed("T G : e x 9 9 x"),
        listed("2 0 2 - 5 5 5 - 0 1 7 7"),
        f"<p>Call:</p>{listed('2 0 2 5 5 5 0 1 7 7')}",
        listed("加 微 信 e x a m 4 4"),
        table("w|x|e/x|a|m/8|8|1"),
        table("加|微|信/h|u|i/6|6|9"),
        listed("W X e x a m 5 1"),
        table("T | G / q | r / 5 | 8 / 1 | 2"),
        "<p>客服微信</p><p>e</p><p>x</p><p>a</p><p>3</p><p>0</p><p>9</p>",
    ],
)
def test_what_stands_letter_by_letter_is_read_together(page: str) -> None:
    assert codes(page) & CONTACTS


@pytest.mark.parametrize(
    "page",
    [
        listed("A B C D E", "ol"),
        f"<p>Keys that move:</p>{listed('W A S D Q E')}",
        f"<p>Hexadecimal digits:</p>{listed('a b c d e f')}",
        f"<p>Never add this contact:</p>{listed('e x a m 8 8')}",
        listed("1h 4h 1d 1w"),
        listed("0 1 2 3 4 5 6 7 8 9"),
        listed("0 1 1 0 1 0 0"),
        listed("BTC ETH TRX BNB"),
        listed("12 15 18 21 24"),
        table("x|y|z/0|0|0/0|1|1/1|0|1"),
        table("Y|N|Y|N|3|7"),
        table("甲|乙|丙/1|2|3"),
        f"<p>Contact sheet:</p>{listed('A1 B2 C3')}",
        f"<p>Agent types</p>{listed('L1 L2 L3')}",
        f"<p>Support for chains:</p>{listed('op arb zk2 bsc')}",
        f"<p>On Discord, use roles:</p>{listed('dev mod ops')}",
        f"<p>Contact us in</p>{listed('en zh ja ko')}",
        table("Telegram | Signal / yes | no / 2 | 1"),
    ],
)
def test_letters_that_name_nobody_pass(page: str) -> None:
    assert codes(page) == set()


@pytest.mark.parametrize(
    "page",
    [
        '<ol start="202"><li>555 0147</li></ol>',
        '<ol start="138"><li>0000 0000</li></ol>',
        '<ol><li value="202">Open</li><li value="555">Wait</li><li value="0147">Done</li></ol>',
        '<ol><li value="138">一</li><li value="1000">二</li><li value="2000">三</li></ol>',
        f"<ol>{''.join(f'<li value={number}>x</li>' for number in ('20', '25', '55', '01', '47'))}</ol>",
        '<ol start="2025550147"><li>Hotline</li></ol>',
        '<ol start="2025550"><li value="2025550">…</li></ol><ol start="147"><li>…</li></ol>',
        '<ol start="400"><li>555</li></ol><ol start="0199"><li>转人工</li></ol>',
        f'<ol type="a">{"".join(f"<li value={ord(one) - 96}>x</li>" for one in "exmplkf")}</ol>',
        f'<p>微信</p><ol type="A">{"".join(f"<li value={ord(one) - 96}>x</li>" for one in "exmkf")}</ol>',
        '<ol start="44"><li>20 7946 0958</li></ol>',
    ],
)
def test_numbers_of_items_are_read_as_readers_see_them(page: str) -> None:
    assert codes(page) & CONTACTS


@pytest.mark.parametrize(
    "page",
    [
        '<ol start="5"><li>Tap Send</li></ol>',
        "<ol reversed><li>Third</li><li>Second</li></ol>",
        '<ol start="3"><li value="3">Open</li><li value="5">Wait</li></ol>',
        '<ol start="2024"><li>The first audit</li></ol>',
        '<ol type="a"><li>one</li><li>two</li></ol>',
        '<ol><li value="10">a</li><li value="20">b</li><li value="30">c</li><li value="40">d</li></ol>',
        '<ol><li value="2019">a</li><li value="2021">b</li><li value="2024">c</li></ol>',
        '<ol reversed><li value="2024">a</li><li value="2021">b</li><li value="2019">c</li></ol>',
        '<ol start="101"><li>a</li></ol><ol start="201"><li>b</li></ol><ol start="301"><li>c</li></ol>',
        "".join(f'<ol start="{at}"><li>Go on</li></ol>' for at in (2, 3, 2, 4, 2, 3, 5, 2)),
        '<ol start="12"><li>2026-11-22: keys changed</li></ol>',
        '<ol start="x"><li>one</li></ol>',
    ],
)
def test_numbers_of_lists_that_go_on_pass(page: str) -> None:
    assert codes(page) == set()


@pytest.mark.parametrize(
    "drawing",
    [
        '<text x="40">0147</text><text x="0">202</text><text x="20">555</text>',
        '<text x="9">mple7</text><text x="0">exa</text><text x="-40">Telegram</text>',
        '<text y="40">vip</text><text y="20">.</text><text y="0">exampledesk</text>',
        '<text transform="scale(-1 1)">77elpmaxe 信微</text>',
        '<g transform="scale(-1,1)"><text>7410 555 202</text></g>',
        '<text x="0" transform="matrix(-1 0 0 1 0 0)">77elpmaxe 信微加</text>',
        '<text x="60 50 40 30 20 10 0">7elpmax</text><text x="0" y="-20">微信</text>',
        '<text><tspan x="50">pro</tspan><tspan x="0">exampledesk</tspan><tspan x="40">.</tspan></text>',
        "".join(f'<text x="{8 * at}" y="10">{one}</text>' for at, one in enumerate("2025550147")),
        '<text transform="translate(40,0)">0147</text><text transform="translate(0,0)">202</text>'
        '<text transform="translate(20,0)">555</text>',
        '<g transform="translate(100 0)"><text>gmail.com</text></g><g><text>exampledesk@</text></g>',
        '<text x="60%">0147</text><text x="10%">202</text><text x="30%">555</text>',
        '<text>7710 555 202</text><text transform="scale(-1,1) translate(-90)">7410 555 202</text>',
        '<text dy="30">0147</text><text dy="10">202</text><text dy="20">555</text>',
        # Copies of what stands in definitions, before and behind them, within others and moved.
        '<defs><text id="b">ple7</text><text id="a">exam</text></defs><text>微信</text><use href="#a" x="40"/>'
        '<use href="#b" x="80"></use>',
        '<text>WeChat:</text><use xlink:href="#b" x="80"/><use xlink:href="#a" x="60"/>'
        '<symbol id="b"><text>ple7</text></symbol><symbol id="a"><text>exam</text></symbol>',
        '<defs><g id="k"><text>0147</text></g></defs><text x="0">202</text><text x="20">555</text>'
        '<g transform="translate(40)"><use href="#k"/></g>',
        '<text x="20">555</text><use href="#c" x="40"/><text>202</text><defs><text id="c">0147</text></defs>',
    ],
)
def test_texts_of_a_drawing_are_read_by_their_places(drawing: str) -> None:
    assert codes(f"<svg>{drawing}</svg>") & CONTACTS


def test_a_drawing_shows_what_another_on_its_page_lends_to_it() -> None:
    lent = '<svg><defs><text id="k">0147</text></defs></svg><p>Call us.</p>'
    drawn = '<svg><text x="0">202</text><text x="20">555</text><use x="40" href="#k"></use></svg>'
    assert codes(lent + drawn) & CONTACTS
    assert not codes(drawn) & CONTACTS


@pytest.mark.parametrize(
    "drawing",
    [
        '<text x="40">Step 2</text><text x="0">Step 1</text>',
        '<text x="90">2024</text><text x="30">2022</text><text x="60">2023</text>',
        '<text y="40">Confirmed</text><text y="20">Pending</text><text y="0">Sent</text>',
        '<text transform="rotate(-90)">Price in USDT</text><text x="0">Jan</text><text x="30">Feb</text>',
        "".join(f'<text x="{20 * at}">{at}</text>' for at in range(1, 8)),
        '<g transform="scale(-1,1)"><path d="M0 0"/></g><text>Back up</text>',
        '<text transform="rotate(180)">Back up</text>',
        '<text x="80">18:00</text><text x="0">09:00</text><text x="40">12:00</text>',
        '<text transform="scale() matrix(1 2) turn(3)">Back up</text>',
        '<defs><text id="s">Step 1</text></defs><use href="#s" y="9"/><text y="40">Step 2</text>',
        '<symbol id="s"><path d="M0 0"/></symbol><use href="#s" x="9"/><use href="#none"/><use/><text>Back up</text>',
    ],
)
def test_texts_of_drawings_that_name_nobody_pass(drawing: str) -> None:
    assert codes(f"<svg>{drawing}</svg>") == set()


@pytest.mark.parametrize(
    "rows",
    [
        "Domain | Ending / exampledesk | top",
        "Name | TLD / exampledesk | vip",
        "主域名 | exampledesk / 后缀 | cc",
        "網域 | 字尾 / exampledesk | vip",
        "Prefix | Suffix / example | _desk77",
        "Country | Area | Line / 1 | 202 | 5550147",
        "前三位 | 中四位 | 后四位 / 138 | 0000 | 0000",
        "202 | a / 555 | b / 0147 | c",
        "Name | exampledesk / Dot | . / End | vip",
        "First three | 202 / Middle three | 555 / Last four | 0147",
    ],
)
def test_cells_are_read_by_what_heads_them(rows: str) -> None:
    assert codes(table(rows)) & CONTACTS


@pytest.mark.parametrize(
    "rows",
    [
        "File | Ending / backup | zip",
        "Chain | Suffix / Ethereum | eth",
        "Domain ending | Who runs it / top | a company",
        "文件 | 扩展名 / keystore | json",
        "Error | Code / 202 | 555 / 204 | 147",
        "Country | Code / China | 86 / Hong Kong | 852",
        "Prefix | Suffix / 0x | none",
        "Number | Exchange / 12 | 20260",
        "First block | 202 / Last block | 555 / Number of blocks | 354",
        "Year | Users / 2019 | 5000 / 2020 | 7000",
        "Month | Transfers / Jan | 1390 / Feb | 1234 / Mar | 5678",
    ],
)
def test_cells_of_other_things_pass(rows: str) -> None:
    assert codes(table(rows)) == set()


def test_heads_and_what_they_head_may_stand_below_each_other() -> None:
    number = "<dl><dt>First three</dt><dd>202</dd><dt>Middle three</dt><dd>555</dd><dt>Last four</dt><dd>0147</dd></dl>"
    assert "CH203" in codes(number)
    assert codes("<dl><dt>First four</dt><dd>0x71</dd><dt>Last four</dt><dd>19d7</dd></dl>") == set()


def strewn(words: str, digits: str) -> str:
    """Return words with a digit above each."""
    return f"<p>{' '.join(f'{word}<sup>{one}</sup>' for word, one in zip(words.split(), digits, strict=True))}</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<p><ruby>电<rt>exam</rt>报<rt>9917</rt></ruby></p>",
        strewn("Call the desk any time you want a person now", "2025550147"),
        strewn("请 随 时 联 系 我 们 值 班 人 员", "13800000000"),
    ],
)
def test_what_is_written_above_the_words_is_read(page: str) -> None:
    assert codes(page) & CONTACTS


@pytest.mark.parametrize(
    "page",
    [
        "<p><ruby>钱<rt>qián</rt>包<rt>bāo</rt></ruby></p>",
        "<p><ruby>助<rt>zhu4</rt>记<rt>ji4</rt>词<rt>ci2</rt></ruby></p>",
        "<p>zhu4 ji4 ci2 yao4 shou1 hao3 le5</p>",
        strewn("Fees rise when many people are waiting", "1234567"),
        "<p>2<sup>10</sup> = 1024, 2<sup>20</sup> is a million, 10<sup>18</sup> wei</p>",
    ],
)
def test_notes_and_tones_above_the_words_pass(page: str) -> None:
    assert codes(page) == set()


@pytest.mark.parametrize(
    "button",
    ['<button value="exampl77">复制微信号</button>', '<a data-clipboard-text="exampl77">Copy the Telegram handle</a>'],
)
def test_what_a_button_copies_is_read_with_its_words(button: str) -> None:
    assert codes(f"<p>{button}</p>") & CONTACTS


def test_what_a_button_says_of_a_form_passes() -> None:
    assert codes('<form><button value="step-2">Go on</button><button value="yes">This helped</button></form>') == set()


def test_a_block_in_a_drawing_is_read_once() -> None:
    """Seven texts that count are no number of fourteen digits."""
    steps = "".join(f'<text x="{20 * at}">{at}</text>' for at in range(1, 8))
    assert codes(f"<p>See</p><svg>{steps}</svg>") == set()


@pytest.mark.parametrize(
    "text",
    [
        "The capitals in this paragraph spell the handle of the agent.",
        "Take the last letter of each step; together they are the admin's user name.",
        "The numbers of the footnotes, read in order, are the phone of the desk.",
        "Every bold letter in this article, in order, is the user name of our engineer.",
    ],
)
def test_letters_that_a_reader_is_to_take_from_a_text_are_a_riddle(text: str) -> None:
    assert "CH214" in codes(f"<p>{text}</p>")


@pytest.mark.parametrize(
    "text",
    [
        "Check the first four letters of each word before you confirm the phrase.",
        "The first letter of each word is enough to find it in the list of 2048 words.",
        "Titles of articles begin with a capital letter; buttons are in bold.",
        "Initials of the owner are printed on the card.",
    ],
)
def test_letters_of_words_pass(text: str) -> None:
    assert codes(f"<p>{text}</p>") == set()


GROUPS = {
    "options": "<select><option>202</option><option>555</option><option>0187</option></select>",
    "a caption above its groups": "<table><caption>202</caption><tr><td>555</td></tr><tr><td>0186</td></tr></table>",
    "a label above a table of groups": (
        "<table><caption>QQ</caption><tr><th>2886</th></tr><tr><td>600</td><td>123</td></tr></table>"
    ),
    "a legend": "<fieldset><legend>企鹅</legend><p>28866</p><p>00123</p></fieldset>",
    "a table with a caption, read down": (
        "<table><caption>竖着念</caption><tr><td>2</td><td>5</td><td>01</td></tr><tr><td>0</td><td>5</td><td>7</td></tr>"
        "<tr><td>2</td><td>5</td><td>7</td></tr></table>"
    ),
    "a label down a column": table("微 | i / 信 | m / 竖 | k / 着 | f / 读 | 88 / ： | 77"),
    "a value of data": '<data value="2025550191">点此拨打</data>',
    "keys and a sign for calling": "<p><kbd>20</kbd><kbd>2</kbd><kbd>555</kbd><kbd>0147</kbd><kbd>📞</kbd></p>",
    "the next line": "<h3>QQ</h3><p>见下一行</p><h4>2886654321</h4>",
    "signs between groups": "<p>138📞0000📞1234</p>",
    "pictures between groups": "<p>手机 202🌙555🌙0147</p>",
    "figures row by row": table("2 | 0 | 2 / 5 | 5 | 5 / 0 | 1 | 4 | 3"),
    "figures in two long rows": table("2 | 0 | 2 | 5 | 5 / 5 | 0 | 1 | 9 | 3"),
    "Chinese figures row by row": table("二 | 零 | 二 / 五 | 五 | 五 / 零 | 一 | 五 | 七"),
    "a service's figures row by row": table("4 | 0 | 0 / 5 | 5 | 5 / 0 | 1 | 6 | 6"),
    "a heading with a service in brackets": "<details><summary>人工（扣）</summary>2025550143</details>",
    "an account below such a heading": "<details><summary>Live help (WA)</summary>example_wa3</details>",
    "initials of a service as a heading": "<dl><dt>V</dt><dd>example_kf77</dd></dl>",
    "a role, an arrow, an account": "<p>人工</p><p>↓</p><p>example_kf77</p>",
    "options, behind a heading of one letter": f"<h1>A</h1><select>{options('2 0 2 5 5 5 0 1 7 3')}</select>",
    "a head and a foot of a table": (
        "<table><thead><tr><th>202</th><th>555</th></tr></thead>"
        "<tfoot><tr><td colspan='2'>0148</td></tr></tfoot></table>"
    ),
    "a list whose numbers go down": f"<ol reversed>{items('0148 555 202')}</ol>",
    "figures of a list whose numbers go down": f"<ol reversed>{items('3 7 1 0 5 5 5 2 0 2')}</ol>",
    "bars": bars("meter", "202 555 0148"),
    "bars behind a word for calling": f"<p>热线</p>{bars('progress', '400 055 1486')}",
    "a fraction": "<p>拨：</p><math><mfrac><mn>202555</mn><mn>0148</mn></mfrac></math>",
    "a power": "<math><msup><mn>202</mn><mn>555</mn></msup><mn>0148</mn></math>",
    "a matrix": (
        "<math><mtable><mtr><mtd><mn>202</mn></mtd></mtr><mtr><mtd><mn>555</mn></mtd></mtr>"
        "<mtr><mtd><mn>0148</mn></mtd></mtr></mtable></math>"
    ),
    "pieces of an account behind its service": "<dl><dt>微信</dt><dd>exam</dd><dd>ple</dd><dd>88</dd></dl>",
    "a label and an arrow to the id": "<p>Telegram</p><p>\u2193</p><p>imwcsexample</p>",
    "a label, two arrows, and the id": "<p>微信</p><p>\u2193\u2193</p><p>👇</p><p>imwcs88</p>",
    "parts of a number by their names": table("國碼 | 1 / 區碼 | 202 / 前三碼 | 555 / 末四碼 | 0135"),
    "a number in Morse": "<p>.---- ..--- ----- ..--- ..... ..... ..... ----- .---- ---.. .....</p>",
}
# Steps of which the last tells what to put in.
STEPS = {
    "a code of letters and figures": items("Launch_Discord Press_the_plus Choose_“Join” Paste_EXaMple4"),
    "the same in Chinese": items("进_Discord 左侧加号 “加入服务器” 贴上_EXaMple5"),
    "the number of a meeting": items("Start_Zoom Press_Join Type_000_4321_5678"),
    "the number of a device": items("Install_AnyDesk Wait_for_the_address Put_in_000_432_567"),
    "a name that ends with figures": items("打开_Signal 点铅笔图标 按用户名查找 输入_example.09"),
}
NO_STEPS = {
    "a code that the app shows": items("Open_Signal Wait_for_the_text Enter_the_code"),
    "a word": items("Open_Telegram Tap_Settings Type_RESET"),
    "a version": items("Open_Discord Tap_Settings Read_v2.14"),
    "a code without a service": items("Open_the_wallet Tap_Settings Paste_EXaMple4"),
    "a service that nobody is sent to": "<p>We take no Western Union.</p><p>Follow @imwallet_example.</p>",
    "the same in Chinese": "<p>本公司不接受西联汇款。</p><p>关注 @imwallet_example。</p>",
    "a service that is told of": (
        "<p>Many people lose coins through Telegram groups, where anybody can pose as support.</p>"
        "<p>Follow @imwallet_example for news.</p>"
    ),
}
SPELLED = {
    "a dot in words between items": listed("kefudesk dot example"),
    "a dot by another name": listed("imwrefund point example", "ol"),
    "paragraphs": "<p>helpimw</p><p>dot</p><p>example</p>",
    "cells": table("imwhelp | dot | example"),
    "an at sign as well": listed("desk at imwhelp dot example"),
    "a dot in brackets": listed("imwdesk (dot) example"),
    "a list of terms": "<dl><dt>imwdesk</dt><dd>dot</dd><dd>example</dd></dl>",
    "a list whose numbers go down": "<ol reversed><li>example</li><li>.</li><li>imwdesk</li></ol>",
    "letters of a dot in cells": table("i | m | w / d | o | t / e | x | a / m | p | l / e"),
    "heads that name signs": (
        "<dl><dt>Name</dt><dd>kefu</dd><dt>behind @</dt><dd>imw-help</dd><dt>behind the dot</dt><dd>example</dd></dl>"
    ),
    "the same in Chinese": (
        "<dl><dt>收件人</dt><dd>kefu</dd><dt>圈 A 后面</dt><dd>imw-help</dd><dt>点后面</dt><dd>example</dd></dl>"
    ),
    "figures of a formula": "<math><mtext>imw</mtext><mo>.</mo><mtext>example</mtext></math>",
}
NO_GROUPS = {
    "an arrow to a step": "<p>Telegram</p><p>\u2193</p><p>Settings</p>",
    "a column without a label": "<p>Price</p><p>—</p><p>imwcsexample</p>",
    "few figures in Morse": "<p>.---- ..--- ----- ..---</p>",
    "codes of errors": "<ul><li>404</li><li>500</li><li>5020</li></ul>",
    "amounts below a label": "<p>QQ</p><p>100</p><p>200</p><p>300</p>",
    "a label and one number": "<p>Telegram</p><p>4</p><p>Discord</p><p>8</p>",
    "ranks": "<table><caption>Signal</caption><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
    "a value that is no label's": '<data value="2025550191">Deposits</data>',
    "columns that are no label": table("a | i / b | m / c | 8"),
    "a square": table("1 | 2 | 3 / 4 | 5 | 6 / 7 | 8 | 9"),
    "bits": table("1 | 0 | 1 / 0 | 1 | 0 / 1 | 1 | 0"),
    "figures of no number": table("2 | 0 | 4 / 5 | 1 | 5 / 0 | 1 | 0"),
    "other things in brackets": "<details><summary>人工智能（AI）</summary>我们不用它回答问题。</details>",
    "a coin in brackets": "<details><summary>手续费（gas）</summary>eth_gasPrice</details>",
    "items that are words": listed("point dot line"),
    "letters and a dot": listed("alpha dot beta"),
    "bars of a page": bars("progress", "75 30 50 90"),
    "bars of hundreds": bars("meter", "202 555 148"),
    "a list that counts down": f"<ol reversed>{items('30 20 10')}</ol>",
    "a formula": "<math><mn>12</mn><mo>+</mo><mn>30</mn><mo>=</mo><mn>42</mn></math>",
    "a fraction of amounts": "<math><mfrac><mn>202555</mn><mn>1480</mn></mfrac></math>",
    "a table of three amounts": table("202 | 555 / 1480"),
    "options of amounts": f"<h1>A</h1><select>{options('10 20 50 100')}</select>",
}


@pytest.mark.parametrize("page", GROUPS.values(), ids=GROUPS.keys())
def test_a_number_in_groups_is_read_wherever_they_stand(page: str) -> None:
    assert codes(page) & CONTACTS


@pytest.mark.parametrize("page", NO_GROUPS.values(), ids=NO_GROUPS.keys())
def test_other_groups_are_no_number(page: str) -> None:
    assert not codes(page) & CONTACTS


@pytest.mark.parametrize("page", SPELLED.values(), ids=SPELLED.keys())
def test_an_address_whose_signs_are_items_of_their_own(page: str) -> None:
    assert codes(page) & {"CH201", "CH202"}


@pytest.mark.parametrize("steps", STEPS.values(), ids=STEPS.keys())
def test_what_the_last_step_puts_in_is_read_with_what_the_first_opens(steps: str) -> None:
    assert codes(f"<ol>{steps}</ol>") & CONTACTS


@pytest.mark.parametrize("steps", NO_STEPS.values(), ids=NO_STEPS.keys())
def test_steps_that_put_nothing_of_somebody_in_pass(steps: str) -> None:
    assert not codes(f"<ol>{steps}</ol>")
