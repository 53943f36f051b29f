"""Contacts in disguise: other alphabets, spaced and drawn letters, wording around messengers' names; and contacts that
are split over neighbouring blocks.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from guard_trees import codes, judge_body
from test_texts import CHECK

from guard.read.facts import ShownText
from guard.text import apart
from guard.text.deobfuscate import undisguise
from guard.text.detect import find_contacts
from guard.text.normalize import fold
from guard.text.simplified import in_small
from tests.support.parts import fewer_in_check
from tests.support.tables import wrong

# Halves of pairs, letters for private use, and those that Unicode may give a meaning one day: none has a small letter.
UNGIVEN = {"Cs", "Co", "Cn"}
DISGUISED = {
    "官网 evil，com": "CH201",
    "官网 evil。com/kefu": "CH201",
    "打开 evil、com": "CH201",
    "evil，com": "CH201",
    "evil。com": "CH201",
    "go to evil,com for help": "CH201",
    "evil,com/kefu": "CH201",
    "www,evil,com": "CH201",
    "www。evil。com": "CH201",
    "on Telegram, username imwallet support_agent1": "CH204",
    "Find us on Telegram, username: imwalletagent": "CH204",
    "Telegram, user name is imwalletagent": "CH204",
    "微信，账号 imwalletcs": "CH204",
    "在电报上，用户名 imwalletcs": "CH204",
    "WhatsApp account of our staff: imwallet_cs1": "CH204",
    "On Telegram our account is called imwalletcs": "CH204",
    "Telegram — the handle to add is imwalletcs": "CH204",
    "On WeChat (ID: imwalletcs) we answer at once": "CH204",
    "Our WeChat account, imwalletcs, answers at once": "CH204",
    "QQ，号码 12345678": "CH204",
    "QQ 的号码：12345678": "CH204",
    "微信的账号是 imwalletcs": "CH204",
    "telegram里搜索 imwalletcs": "CH204",
    "去电报找 imwalletcs 这个账号": "CH204",
    "電報：imwalletcs": "CH204",
    "加飛機號 imwallet888": "CH204",
    "臉書客服 imwallet.help01": "CH204",
    "小紅書號：imwallet01": "CH204",
    "Search imwalletcs on Telegram": "CH204",
    "在 Telegram 搜 imwalletcs": "CH204",
    "🇪🇻🇮🇱.🇨🇴🇲": "CH201",
    "🇹🇪🇱🇪🇬🇷🇦🇲 imwallet_cs": "CH204",
    "🄴🅅🄸🄻.🄲🄾🄼": "CH201",
    "🅴🆅🅸🅻.🅲🅾🅼": "CH201",
    "🅔🅥🅘🅛.🅒🅞🅜": "CH201",
    "ᴛᴇʟᴇɢʀᴀᴍ imwallet_cs": "CH204",
    "ᴇᴠɪʟ.ᴄᴏᴍ": "CH201",
    "ǝvil.com": "CH201",
    "t.mⅇ/imwallet": "CH201",
    "ⓉⒺⓁⒺⒼⓇⒶⓂ imwalletcs1": "CH204",
    "🅆🄴🄲🄷🄰🅃: imwalletcs": "CH204",
    "1⠀3⠀8⠀0⠀0⠀0⠀0⠀0⠀0⠀0⠀0": "CH203 CH207",
    "微ㅤ信 imwalletcs": "CH204 CH207",
    "微̶信̶ imwalletcs": "CH204",
    "év́íl.ćóm": "CH201",
    "t̴e̴l̴egram imwallet_cs": "CH204",
    "\u202emoc.live\u202c": "CH201 CH207",
    "\u202e00000000831\u202c": "CH207",
    "moc.live（倒着读）": "CH201",
    "电话：幺叁捌-零零零零-零零零零": "CH203",
    "电话：一百三十八 零零零零 零零零零": "CH203",
    "1③8 零零零零 〇〇〇〇": "CH203",
    "電話 13800000000": "CH203",
    "加賴 imwalletcs": "CH204",
    "加LINE好友 imwalletcs": "CH204",
    "LINE 官方帳號 @imwallet": "CH205",
    "賴ID imwalletcs": "CH204",
    "威信 imwalletcs": "CH204",
    "维❤ imwalletcs": "CH204",
    "V❤️：imwalletcs": "CH204",
    "+V imwalletcs": "CH204",
    "加薇❤imwalletcs": "CH204",
    "TeIegram imwallet_cs": "CH204",
    "Te1egram: imwalletcs": "CH204",
    "T3legram imwalletcs": "CH204",
    "тelegram imwalletcs": "CH204",
    "Whats App +1-202-555-0143": "CH203",
    "W h a t s A p p 12025550143": "CH204",
    "W-h-a-t-s-A-p-p: 12025550143": "CH204",
    "T e l e g r a m : imwalletcs": "CH204",
    "t . me / imwalletcs": "CH201",
    "t dot me slash imwalletcs": "CH201",
    "t点me斜杠imwalletcs": "CH201",
    "t.me\\imwalletcs": "CH201 CH205",
    "t[.]me[/]imwalletcs": "CH201",
    "t·me/imwalletcs": "CH201",
    "t。me/imwalletcs": "CH201",
    "telegram点me/imwalletcs": "CH201",
    "kefu(a)evil.com": "CH201",
    "kefu AT evil.com": "CH201",
    "kefu＠evil。com": "CH202",
    "kefu at-sign evil dot com": "CH201 CH202",
    "kefu#evil.com": "CH201",
    "kefu【at】evil【dot】com": "CH202",
    "kefu (at) evil , com": "CH202",
    "kefu at evil period com": "CH201",
    "kefu[@]evil[.]com": "CH202",
    "kefu at evil 点 com": "CH201",
    "kefu爱特evil点com": "CH202",
    "kefu AT 163 DOT COM": "CH202",
    "kefu在evil点com": "CH201",
    "evil d0t com": "CH201",
    "evil(dot)com": "CH201",
    "evil <dot> com": "CH201",
    "evil point com": "CH201",
    "evil點com": "CH201",
    "evil丶com": "CH201",
    "evil*com": "CH201",
    "evil⸱com": "CH201",
    "evil・com": "CH201",
    "evil ● com": "CH201",
    "Signal number 202 555 0143": "CH203",
    "Viber 2025550143": "CH204",
    "Signal：+1 202 555 0143": "CH203",
    "蝙蝠 imwalletcs": "CH204",
    "蝙蝠号：123456": "CH204",
    "Element: @imwallet:evil.example": "CH201 CH205",
    "Matrix @imwallet:evil.example": "CH201 CH205",
    "Wire: @imwalletcs": "CH205",
    "旺旺 imwalletcs": "CH204",
    "YY号 12345678": "CH204",
    "Letstalk: imwalletcs": "CH204",
    "SafeW：imwalletcs": "CH204",
    "咸鱼号 imwalletcs": "CH204",
    "钉钉号 imwalletcs": "CH204",
    "飞书 imwalletcs": "CH204",
    "企业微信 imwalletcs": "CH204",
    "Zoom 会议号 123 456 7890": "CH204",
    "腾讯会议 123-456-789": "CH204",
    "AnyDesk 123 456 789": "CH204",
    "向日葵识别码 123 456 789": "CH204",
    "ToDesk：123456789": "CH204",
    "x.com/imwallet_examp1e": "CH201",
    "twitter @imwalletcs": "CH204 CH205",
    "推特 imwalletcs1": "CH204",
    "X：@imwalletcs": "CH205",
    "X (formerly Twitter): imwalletcs1": "CH204",
    "Reddit u/imwalletcs": "CH205",
    "u/imwallet_support": "CH205",
    "r/imwallet_help": "CH205",
    "Instagram imwallet.cs1": "CH204",
    "IG: imwalletcs1": "CH204",
    "二零二，五五五，零一四三 客服": "CH203",
    "电话 ２０２－５５５－０１４３": "CH203",
    "电话：(二零二) 五五五 零一四三": "CH203",
    "电话 II0 2345 6789": "CH203",
    "call +l (202) 555-O143": "CH203",
    "电话：l38OOOOOOOO": "CH203",
    "一三八OOOOOOOO": "CH203",
    "call two-oh-two five-five-five oh-one-four-three": "CH203",
    "𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎": "CH203",
    "1️⃣ 3️⃣ 8️⃣ 0️⃣0️⃣0️⃣0️⃣ 0️⃣0️⃣0️⃣0️⃣": "CH203",
    "❶❸❽⓿⓿⓿⓿⓿⓿⓿⓿": "CH203",
    "㊀㊂㊇零零零零零零零零": "CH203",
    "㈠㈢㈧零零零零零零零零": "CH203",
    "१३८०००००००० 电话": "CH203",
    "⒈⒊⒏00000000": "CH203",
    "1⃣3⃣8⃣0⃣0⃣0⃣0⃣0⃣0⃣0⃣0⃣": "CH203",
    "evil⸳com": "CH201",
    "evil۔com": "CH201",
    "evil։com": "CH201",
    "evil﹒com": "CH201",
    "evil܁com": "CH201",
    "еvіl.соm": "CH201",
    "evil.сом": "CH201",
    "http:evil.com": "CH201",
    "https：//evil。com": "CH201",
    "https//evil.com": "CH201",
    "https: evil.com": "CH201",
    "https;//evil.com": "CH201",
    "evil.com:": "CH201",
    "evil .c o m": "CH201",
    "e v i l . c o m": "CH201",
    "evil.co m": "CH201",
    "客服已搬到电报，请找账号 im wallet_cs9": "CH204",
    "Our Telegram username: the official imwallet_agent": "CH204",
    "Reach a human on Telegram. Username: imwallet_human": "CH204",
    "微信客服：搜「imwalletkefu」": "CH204",
    "微信搜『im-wallet-kefu』": "CH204",
    "把 imkefu88 加到微信": "CH204",
    "微信 ID 在这里：imkefu88": "CH204",
    "WeChat → imkefu88": "CH204",
    "QQ（唯一）：1 234 567 8": "CH204",
    "企鹅：12345678": "CH204",
    "TG 👉 imwallet_cs": "CH204",
    "TG👉@imwalletcs": "CH205",
    "电报群组 👉 imwalletgroup": "CH204",
    "Telegram🔵imwallet_cs": "CH204",
    "𝓣𝓮𝓵𝓮𝓰𝓻𝓪𝓶 imwallet_cs": "CH204",
    "t。me／imwalletcs": "CH201",
    "t●me/imwalletcs": "CH201",
    "T.ME/IMWALLETCS": "CH201",
    "evil ． com": "CH201",
    "e\u200bvil﹒com": "CH201 CH207",
    "evil‧com": "CH201",
    "ev1l，com／kefu": "CH201",
    "evil，example": "CH201",
    "𝕖𝕧𝕚𝕝.𝕔𝕠𝕞": "CH201",
    "e҉v҉i҉l҉.com": "CH201",
    "kefu＠evil，com": "CH202",
    "kefu ＠ evil 点 com": "CH202",
    "kefu【艾特】evil【点】com": "CH202",
    "kefu at evil d0t com": "CH201",
    "+ 1 (2 0 2) 5 5 5 - 0 1 4 3": "CH203",
    "壹叁捌 〇〇〇〇 〇〇〇〇": "CH203",
    "幺三八，零零零零，零零零零": "CH203",
    "0 1 0 - 5 5 5 5 0 1 4 3": "CH203",
    "電話：０１０－５５５５０１４３": "CH203",
    "Tel ⓪①⓪ ⑤⑤⑤⑤ ⓪①④③": "CH203",
    "whatsapp：８６１３８００００００００": "CH203",
    "Call ２０２．５５５．０１４３": "CH203",
    "phone: 2O2-555-0I43": "CH203",
    "Our hotline number is 400 555 0143": "CH203",
    "手机号 138⠀⠀0000⠀0000": "CH203 CH207",
    "138ㅤ0000ㅤ0000": "CH203 CH207",
    "\u2067@imwallet_kefu\u2069": "CH205 CH207",
    "u̲s̲e @imwallet_kefu": "CH205",
    "加\u200d微\u200d信 imkefu88": "CH204 CH207",
    "🇼🇪🇨🇭🇦🇹：imkefu88": "CH204",
    "🅣🅔🅛🅔🅖🅡🅐🅜 imwallet_cs": "CH204",
    "🆆🅷🅰🆃🆂🅰🅿🅿 12025550143": "CH204",
    "ᴡᴇᴄʜᴀᴛ imkefu88": "CH204",
    "Whаtsаpp 12025550143": "CH204",
    "Тelegram：imwalletcs": "CH204",
    "Wechаt ID imkefu88": "CH204",
    "微信ｉｄ：ｉｍｋｅｆｕ８８": "CH204",
    "ＱＱ：１２３４５６７８": "CH204",
    "Skype：live：imwallet.cs": "CH204",
    "Discord ➜ imwallet#0001": "CH204",
    "LINE加好友：imwalletcs": "CH204",
    "IG➡️imwallet_cs": "CH204",
    "TeIegram: imwalletcs": "CH204",
    "T e l e g r a m：imwalletcs": "CH204",
    "W.e.C.h.a.t imkefu88": "CH204",
    "Telegr@m imwallet_cs": "CH204",
    "电 报 号 imwalletcs": "CH204",
    "薇 信 imkefu88": "CH204",
    "微[信] imkefu88": "CH204",
    "微（信）号 imkefu88": "CH204",
    "扣 Q 12345678": "CH204",
    "q_q 12345678": "CH204",
    "加我VX领取：imkefu88": "CH204",
    "远程协助 ToDesk 123 456 789": "CH204",
    "AnyDesk ID: 123456789": "CH204",
}

# Label in one block, number or id in the next; numbers and hosts in pieces.
SPLIT = [
    "<table><tr><td>微信</td><td>imwalletkefu</td></tr></table>",
    "<table><tr><td>WeChat ID</td><td>imwalletcs</td></tr></table>",
    "<table><tr><td>客服电话</td><td>95555</td></tr></table>",
    "<table><tr><td>电话</td><td>010</td><td>5555</td><td>0143</td></tr></table>",
    "<table><tr><td>138</td><td>0000</td><td>0000</td></tr></table>",
    "<table><tr><td>电话</td><td>1</td><td>3</td><td>8</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>",
    "<ul><li>1</li><li>3</li><li>8</li><li>0</li><li>0</li><li>0</li><li>0</li><li>0</li><li>0</li><li>0</li><li>0</li></ul>",
    "<ul><li>Telegram</li><li>imwallet_cs</li></ul>",
    "<dl><dt>QQ</dt><dd>12345678</dd></dl>",
    "<dl><dt>WhatsApp</dt><dd>202 555 0143</dd></dl>",
    "<h3>加我微信</h3><p>imwalletkefu</p>",
    "<p>Call us:</p><p>202</p><p>555</p><p>0143</p>",
    "<div>Phone</div><div>+1 202</div><div>555 0143</div>",
    "<table><thead><tr><th>渠道</th><th>微信</th><th>电话</th></tr></thead><tbody><tr><td>客服一</td><td>imkefu001</td><td>13800000</td></tr><tr><td>客服二</td><td>imkefu002</td><td>1390000</td></tr></tbody></table>",
    "<table><thead><tr><th>Agent</th><th>Telegram</th></tr></thead><tbody><tr><td>Li</td><td>imwallet_li</td></tr><tr><td>Wu</td><td>imwalletsupport</td></tr></tbody></table>",
    "<table><tr><td>imkefu88</td><td>（微信）</td></tr></table>",
    "<p>微信</p><p>号</p><p>imwalletkefu</p>",
    "<table><tr><td>evil</td><td>.com</td></tr></table>",
    "<table><tr><td>support@</td><td>evil</td><td>.com</td></tr></table>",
    "<table><tr><td>support</td><td>@</td><td>evil.com</td></tr></table>",
    "<dl><dt>邮箱</dt><dd>kefu</dd><dd>@qq.com</dd></dl>",
    "<table><tr><td>热线</td><td>400</td><td>555</td><td>0143</td></tr></table>",
    "<p>热线：</p><p>400-555-0143</p>",
    "<ol><li>Search on Telegram:</li><li>imwallet_cs</li></ol>",
    "<table><tr><td>电话</td><td>一三八</td><td>零零零零</td><td>零零零零</td></tr></table>",
    "<table><tr><th>QQ</th></tr><tr><td>12345678</td></tr></table>",
    "<table><tr><th>手机</th><td>138</td><td>0000 0000</td></tr></table>",
    "<p>电话</p><table><tr><td>202</td><td>555</td><td>0143</td></tr></table>",
    "<details><summary>电报</summary><p>imwalletcs1</p></details>",
    "<h2>Signal number</h2><p>2025550143</p>",
    "<table><tr><td>+86</td><td>138</td><td>0000</td><td>0000</td></tr></table>",
    "<table><tr><td>WhatsApp</td><td></td><td>12025550143</td></tr></table>",
    "<figure><figcaption>加QQ</figcaption><p>12345678</p></figure>",
    "<p>Phone number</p><p>2025550143</p>",
]
TABLES = (Path(__file__).parent / "ordinary.tables.md").read_text(encoding="utf-8")


def _codes(text: str) -> str:
    return " ".join(sorted({fault.code for fault in CHECK.text(ShownText(text, "text"))}))


def test_disguised_contacts() -> None:
    assert wrong(fewer_in_check(DISGUISED.items()), _codes) == []


def test_contacts_that_are_split_over_blocks() -> None:
    assert [markup for markup in fewer_in_check(SPLIT) if not codes(judge_body(markup))] == []


def test_listed_contacts_pass_in_pieces() -> None:
    row = "<table><tr><td>客服电话</td><td>+1</td><td>202</td><td>555</td><td>0142</td></tr></table>"
    assert codes(judge_body(row)) == ""
    assert codes(judge_body(row.replace("0142", "0143"))) == "CH203"


def test_ordinary_tables_and_lists_pass() -> None:
    """Fees, versions, times, error codes: in tables, lists and headings beside words such as 电话 and Telegram."""
    html = markdown.markdown(TABLES, extensions=["tables", "def_list"])
    assert html.count("<table>") >= 12
    report = judge_body(html)
    assert report.findings == (), [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("1 hjexample.kom", "hjexample.com"),
        ("hjexample.c0m", "hjexample.com"),
        ("hjexample.n3t", "hjexample.net"),
        ("hjexample.0rg", "hjexample.org"),
    ],
)
def test_an_ending_that_is_drawn_is_read_as_what_it_is_drawn_for(drawn: str, read: str) -> None:
    """Letters and digits for one another; "1" and the like open the way to this reading."""
    assert read in undisguise(f"0 {drawn}")


def test_a_text_is_as_long_in_small_letters() -> None:
    """Readers find something in small letters and take it from the same place of the text. All that Unicode has given a
    meaning is asked, in texts of 256 letters: each one alone takes five seconds.
    """
    every = [char for code in range(sys.maxunicode + 1) if unicodedata.category(char := chr(code)) not in UNGIVEN]
    starts = fewer_in_check(range(0, len(every), 256), 9)
    texts = (" ".join(f"a{char}b" for char in every[start : start + 256]) for start in starts)
    folded = (fold(text) for text in texts)
    assert [one for one in folded if len(in_small(one)) != len(one)] == []


@pytest.mark.parametrize(
    "text", ["read the recovery phrase to the clerk", "meet our officer Tomas at the counter with coins"]
)
def test_no_letter_hides_what_stands_beside_it(text: str) -> None:
    assert find_contacts(text) and find_contacts(f"İ. {text}") and find_contacts(f"{text}. I\u0307")


def test_what_stands_around_spelled_letters_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(apart, "speaks_of_accounts", read.append)
    assert list(apart.spelled_accounts(fold("7 1 " * 2000))) == [] and len(read) == 1
