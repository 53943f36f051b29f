"""Messengers under the names that thieves give them; what is said about messengers without an id is no contact."""

from __future__ import annotations

import pytest
from guard_trees import LIST, codes, judge_body

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.text.handles import CODE_WORDS
from guard.text.messengers import find_accounts
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row
from tests.support.tables import all_but, wrong

CHECK = PageCheck(Allowed.of(LIST))

# Ids without the wallet's name, so that nothing but the messenger beside them gives them away.
ACCOUNTS = {
    # 微信 by ear, by sign and by colour
    "人工请联系威芯 hjexample_88": "CH204",
    "微訊：hjexample88": "CH204",
    "微讯号 hjexample88": "CH204",
    "葳信 hjexample88": "CH204",
    "崴信hjexample88": "CH204",
    "唯信 hjexample88": "CH204",
    "薇心：hjexample88": "CH204",
    "威星 hjexample88": "CH204",
    "w💚x：hjexample88": "CH204",
    "v♥x hjexample88": "CH204",
    "+我❤信 hjexample_lq": "CH204",
    "歪克斯:hjexample_vx": "CH204",
    "威克斯 hjexample88": "CH204",
    "绿色软件搜 hjexample_88": "CH204",
    "绿标加 hjexample88": "CH204",
    "卫星号：hjexample88": "CH204",
    # QQ
    "进Q群 12345 6789": "CH204",
    "q裙：123456789": "CH204",
    "扣群 123456789": "CH204",
    "加口口 1.2.3.4.5.6.7.8.9": "CH204",
    "企鹅邮箱，号是123456789": "CH204",
    # others
    "蝙🦇:0001112": "CH204",
    "🦇 hjexample88": "CH204",
    "🐧:123—456—789": "CH204",
    "腾讯Q 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣": "CH204",
    "扣扣群⑴⑵⑶⑷⑸⑹⑺⑻⑼": "CH204",
    "绿泡泡号：e x a m p l e k f 0 1": "CH204",
    "币安 Pay ID 000111222 内部转账": "CH204",
    "Binance UID 000111222": "CH204",
    "B站 UID:000111222": "CH204",
    "小红薯号 9500000000": "CH204",
    "陌陌号：hjexample88": "CH204",
    "丫丫：12345678": "CH204",
    "天狗:hjexample_kf": "CH204",
    "土豆号：hjexample88": "CH204",
    "Signal 搜用户名 hjexample.01": "CH204",
    "What's App: hjexample88": "CH204",
    "Kik me — hjexample00": "CH204",
    "snap ID: hjexample00": "CH204",
    "ICQ 123456789": "CH204",
    "Cash App $hjexample00": "CH204",
    "PayPal: hjexample00": "CH204",
    "Bluesky: hjexample00": "CH204",
    # remote control and meetings
    "ToDesk 设备代码:000-111-222": "CH204",
    "打开向日葵，把识别码 000 111 222 报给老师": "CH204",
    "AnyDesk 123 456 789": "CH204",
    "Chrome remote code: 0000 1111 2222": "CH204",
    "远程协助码 123 456 789": "CH204",
    "会议号：123-456-789": "CH204",
    "meeting ID 123 4567 8901": "CH204",
    "安装向日葵后把识别码发来，或主动连接我方设备 000 123 456": "CH204",
    "Install AnyDesk and connect to 000 123 456, then accept.": "CH204",
    "Join Zoom meeting 000 1234 5678 for help.": "CH204",
    # words between the name and the id
    "加技术老师薇：hjexample88": "CH204",
    "后来是这位，➕V zhao_example": "CH204",
    "扣 12345678 在线解冻": "CH204",
    "下载土豆聊天，搜 example_helper_01": "CH204",
    "企业微信添加“客服-阿杰”，账号 ajie_example_0571": "CH204 CH211",
    "V.X：ｈｊｋｅｆｕ８８": "CH204",
    "w e i x i n 号 e x a m p l e - c s - 0 1": "CH204",
    "请用 Signal 找 zhaoexample.01": "CH204",
    "IG 請追蹤 zhao_example_tw": "CH204",
    "Our agent on Discord is linexample#0420": "CH204",
    "Threema users can add the ID EXAMPLE7.": "CH204",
    "WeChat users, our ID is walletexample-zh": "CH204",
    # told to write to an id, on whichever messenger
    "私信 example_kefu": "CH204",
    "DM example_support for help": "CH204",
    "please message example_agent_07.": "CH204",
    "联系 example_desk": "CH204",
    "DM trader_88": "CH204",
    "私信 hj_88": "CH204",
    "联系 token_support": "CH204",
    "Contact eth_help_01": "CH204",
    "微信里搜 error_code 后面的 hj_88": "CH204",
    "安装 AnyDesk。识别码 000 123 456": "CH204",
    "Install AnyDesk. Then connect to 000 123 456": "CH204",
    "向日葵里有 300 400 500 元，把 000 123 456 发来": "CH204",
    "My Telegram handle is hj underscore example underscore desk": "CH204",
    "微信号 hj下划线example下划线88": "CH204",
    "WeChat hj _ example _ 88": "CH204",
    "AnyDesk 0 001 112 223": "CH204",
    # keys and addresses
    "USDT：TA4Y 62o6 YC2Z sck9 rZVG TvqW 1AQ7 X9zT nj": "CH206",
    "pay 0xab12ab12ab12ab12ab12 and ab12ab12ab12ab12ab12": "CH206",
    "地址分两段：0xab12ab12ab12ab12ab12 和 ab12ab12ab12ab12ab12": "CH206",
    "前面补 0x：ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12": "CH206",
    "BC1QM6KMAMCQM6KMAMCQM6KMAMCQM6KMAMCQGZUQRC": "CH206",
    "npub1crl7uqfrg4ncns8lacqjx3t838q0lmspydzk0zwqllhqzg69v7ysjzggev": "CH206",
    "EQDA_-4BI0VnicD_7gEjRWeJwP_uASNFZ4nA_-4BI0VniZuY": "CH206",
}

TOPICS = """
卫星电话在山区也能用，但我们没有这样的号码。
土豆 3 元一斤，和矿工费没有关系。
丫丫学语的孩子不该用你的钱包。
每次兑换扣 10000000 枚代币，手续费另扣 12345678 聪。
扣 100 积分，另扣 20261122 号订单的运费。
薇薇问：hello 是什么意思？
安装 AnyDesk 之类的软件后，对方在 2 到 3 分钟内就能转走 100 200 300 个币。
我们不用 Discord，频道 #general 和 issue #1234 都和我们无关。
Zoom meetings, screen sharing and remote sessions are never part of support.
Teletext page 123 456 789 is not a device.
Vx.x is a version, and v.x.y too; x - y - z are axes.
公司的威信要靠 10 年积累，骗子 1 天就能毁掉。
维新 2.0 版发布后，旧版仍可使用 90 天。
口口声声说自己是客服的人，往往是骗子。
心新两个字在输入法里靠得很近。
会议号、验证码都不要告诉别人。
远程协助软件会让对方看到你的屏幕，不要安装。
B 站上的教学视频不是我们做的，2026 年也没有这个计划。
陌陌、探探上自称客服的人都是假的。
小红书上搜到的「客服」不是我们。
绿色软件一般指免安装的软件，下载前先核对 SHA-256。
扣款 12.5 USDT 后余额不会马上变化。
进群领空投的说法是假的，我们没有群。
私信你的「客服」都是骗子，不要回复。
联系 App 里的客服，说明订单号 20261122。
加 10% 的矿工费可以更快确认。
Cash is not accepted. PayPal, Venmo and Zelle cannot buy a token here.
Zoom in to 150% if the text is too small.
The meeting ID in the invitation has 9 to 11 digits; never share it.
Remote desktop programs let a stranger see your screen.
Snap the cover back on until it clicks.
Add a network with chain_id 56 and currency_symbol BNB.
Message queues and error_code 1042 are for developers.
Contact support and quote error ERR_CASH_OUT.
Signal: strong. Line: 12. Snap: 3.
LinkedIn, Bluesky and Mastodon accounts with our name are not ours.
The flag addr_help and the function add_liquidity, which adds 2 tokens, are for developers.
Version 1.2.3.4 build 5678, then 2.16.1.
Commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad fixed it.
Segments of 4 0 to 9 digits, 8 bit to 16 bit, 3G 4G 5G.
Press the underscore key; in names, underscore and hyphen are the same to it.
Add eth_mainnet_01
Add custom_network_01 in the network list
请添加 usdt_trc20 代币
添加 chain_id_56
Message eth_sign_05 rejected
Ping rpc_node_12
The text error_code_42 appears
Add token_support_flag
如果对方让您安装向日葵，请在 2026 11 22 之前报警
Never install AnyDesk or TeamViewer; in 2025 scammers stole 300 400 500 dollars
A program such as AnyDesk showed them 300 400 500 dollars
远程控制软件被装上后，区块 123 456 789
Never install AnyDesk. Page 300 400 500 tells why
uses remote desktop; lost 5 000 000 000 USDT
Discord: error_code
WhatsApp message: "your account_id is locked"
公众号里的文章解释了 gas_limit
WeChat Pay users: enter the memo_tag
the line: rpc_url
Zoom: scale_factor
PayPal 2FA, WhatsApp 2FA and Discord 2FA each use their own code.
""".strip().splitlines()


def _codes(text: str) -> str:
    return " ".join(sorted({fault.code for fault in CHECK.text(ShownText(text, "text"))}))


def test_accounts() -> None:
    assert wrong(fewer_in_check(ACCOUNTS.items()), _codes) == []


def test_topics() -> None:
    assert all_but(TOPICS, _codes, "") == []


# Kind and value of each account in a folded text, and what is shown if that is not the value.
FOUND = {
    "USDT:TA4Y 62o6 YC2Z sck9 rZVG TvqW 1AQ7 X9zT nj": [
        "crypto TA4Y62o6YC2Zsck9rZVGTvqW1AQ7X9zTnj | TA4Y 62o6 YC2Z sck9 rZVG TvqW 1AQ7 X9zT nj"
    ],
    "pay 0xab12ab12ab12ab12ab12 and ab12ab12ab12ab12ab12": [
        "crypto 0xab12ab12ab12ab12ab12ab12ab12ab12ab12ab12 | 0xab12ab12ab12ab12ab12 and ab12ab12ab12ab12ab12"
    ],
    "0xab12ab12ab12ab12ab12 and ab12ab12ab12ab12ab1": [],
    "TA4Y 62o6 YC2 Zsck9 rZVG TvqW 1AQ7 X9zT nj": [],
    "skype live:.cid.abc and live:Name.1": ["messenger live:.cid.abc", "messenger live:name.1 | live:Name.1"],
    "@Example.Kefu. and u/example_desk1 r/help": [
        "handle example_desk1 | u/example_desk1",
        "handle example.kefu | @Example.Kefu",
    ],
    # Up to a hyphen it would be somebody else.
    "by @tide-example-1, @tide-example- and @tide.example-desk.": [
        "handle tide-example-1 | @tide-example-1",
        "handle tide-example | @tide-example",
        "handle tide.example-desk | @tide.example-desk",
    ],
    "@font-face @page-break": [],
    "from @tide-example/one": ["handle tide | @tide"],
    "QQ 1 2 3 4 5 6 7 8": ["messenger 12345678 | QQ 1 2 3 4 5 6 7 8"],
    "AnyDesk 123-456-789": ["messenger 123456789 | AnyDesk 123-456-789"],
    "WeChat user name abc example_Support1": ["messenger example_support1 | WeChat user name abc example_Support1"],
    "find Example_cs on Telegram": ["messenger example_cs | Telegram … Example_cs"],
    "find examplesupport on Telegram": ["messenger examplesupport | find examplesupport on Telegram"],
    "把 example_CS1 加到微信": ["messenger example_cs1 | 微信 … example_CS1"],
    "Telegram 上的 example_kefu 是假的": ["messenger example_kefu | Telegram 上的 example_kefu"],
    "hjexample88 (微信)": ["messenger hjexample88 | hjexample88 (微信)"],
    "123456 (QQ)": ["messenger 123456 | 123456 (QQ)"],
    "微信 12 个 微信 12345 人": [],
    "DM Example_Support": ["messenger example_support | DM Example_Support"],
    "bitcoin:BC1QEXAMPLEexample0000000000": ["crypto bitcoin:BC1QEXAMPLEexample0000000000"],
    "UQDA_-4BI0VnicD_7gEjRWeJwP_uASNFZ4nA_-4BI0VniZuY": ["crypto UQDA_-4BI0VnicD_7gEjRWeJwP_uASNFZ4nA_-4BI0VniZuY"],
    "微信@hjexample": ["handle hjexample | @hjexample", "messenger hjexample | 微信hjexample"],
    "tg: hjexample88": ["messenger hjexample88 | tg: hjexample88"],
    "line: 12": [],
    "Line ID hjexample": ["messenger hjexample | Line ID hjexample"],
    "line@hjexample": ["messenger hjexample | line@hjexample"],
    "signal: hjexample_1": ["messenger hjexample_1 | signal: hjexample_1"],
}


@each_row(("text", "expected"), FOUND.items())
def test_an_account_is_cut_out_of_its_sentence(text: str, expected: list[str]) -> None:
    found = [(account.kind, account.value, account.shown) for account in find_accounts(text, text)]
    assert [f"{kind} {' | '.join(dict.fromkeys((value, shown)))}" for kind, value, shown in found] == expected


@each_row("word", sorted(CODE_WORDS))
def test_words_of_programs_are_no_handles_and_names_that_begin_like_them_are(word: str) -> None:
    assert not list(CHECK.text(ShownText(f"用 @{word} 这个词", "text")))
    assert [fault.code for fault in CHECK.text(ShownText(f"找 @{word}_hjexample 处理", "text"))] == ["CH205"]


@pytest.mark.parametrize("who", ["所有人", "全体成员", "你", "我", "他", "她", "谁"])
def test_people_are_no_handles(who: str) -> None:
    assert not list(CHECK.text(ShownText(f"群里 @{who} 的都是骗子", "text")))


@each_row(
    ("text", "codes"),
    [
        ("填写被@人的手机号，或“被@人列表”", []),
        ("群成员会收到@消息提醒", []),
        ("找 @人的手机号客服88 处理", ["CH205"]),
        ("找 @人工小王88 处理", ["CH205"]),
        ("找 @消息小王88 处理", ["CH205"]),
        ("找 @消息提醒助手 处理", ["CH205"]),
    ],
)
def test_whom_a_program_tells_is_no_handle(text: str, codes: list[str]) -> None:
    assert [fault.code for fault in CHECK.text(ShownText(text, "text"))] == codes


@pytest.mark.parametrize("name", "Te1egram T3l3gram Telegr4m Telegr@m Te|egram Disc0rd".split())
def test_names_with_signs_for_letters(name: str) -> None:
    assert [fault.code for fault in CHECK.text(ShownText(f"{name}: hjexample88", "text"))] == ["CH204"]


def test_how_long_ids_and_masks_are() -> None:
    def found(text: str) -> str:
        return " ".join(fault.code for fault in CHECK.text(ShownText(text, "text")))

    assert found("微信 abcd1***") == "" and found("微信 abcde1***") == "CH204"
    assert found("微信 abcd1••• 微信 abcd1●●● 微信 abcd1… 微信 abcd1...") == ""
    assert found(f"微信 a1{'z' * 30}") == "CH204" and found(f"微信 a1{'z' * 31}") == ""
    assert found(f"微信{'是' * 62}hjexample88") == "CH204" and found(f"微信{'是' * 63}hjexample88") == ""
    assert found("QQ 12345") == "CH204" and found("QQ 1234") == ""
    assert found("QQ 123456789012") == "CH204"
    assert found("微信 a_bcd") == "CH204" and found("微信 a_b") == ""
    assert found("微信 abcd1") == "CH204" and found("微信 abc1") == ""
    assert found("WeChat ID abcde") == "CH204" and found("WeChat ID abcd") == ""
    assert found("微信 abcdef") == "CH204" and found("微信 abc") == "" and found("微信 abcdef ghi") == ""
    assert (
        found("WeChat hjexam") == "CH204" and found("WeChat payment") == "" and found("WeChat a-b-c-d-e-f1") == "CH204"
    )


def test_a_table_says_that_a_label_and_an_id_belong_together() -> None:
    row = "<table><tr><td>%s</td><td>%s</td></tr></table>"
    assert codes(judge_body(row % ("飞机", "example_kefu"))) == "CH204"
    assert codes(judge_body(row % ("飞机", "12345678"))) == "CH204"
    assert codes(judge_body(row % ("Telegram", "fraud"))) == ""
    assert codes(judge_body(row % ("Line", "10234"))) == ""


def test_a_link_may_show_a_number_as_a_messenger_has_it() -> None:
    assert codes(judge_body('<a href="tel:+12025550142">WhatsApp 12025550142</a>')) == ""
    assert codes(judge_body('<a href="mailto:support@imwallet.example">WhatsApp 12025550142</a>')) == "CH209"
