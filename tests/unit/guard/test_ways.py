"""A way, a verb that leads there, somebody told and nothing that denies it: what of it is missing lets a text pass."""

from __future__ import annotations

import re

import pytest

from guard.text.detect import find_contacts
from guard.text.long import MOST, TWICE, matches_in_parts
from guard.text.normalize import fold
from guard.text.ways import may_lead, told_ways
from tests.support.rows import each_row


def told(text: str) -> list[tuple[str, str]]:
    return list(told_ways(fold(text)))


REFERENCES = {
    # Platforms and shops, by a title in quotation marks.
    "去小红薯搜“示例管家零七”，私信即可找回。": "“示例管家零七”",
    "外卖平台搜“示例跑腿 07”，骑手会送来验证卡。": "“示例跑腿 07”",
    "在地图里找“示例钱包维修点”，点电话接通客服。": "“示例钱包维修点”",
    "知乎私信“示例钱包值班员”，他帮您处理。": "“示例钱包值班员”",
    "微信里找示例群的王经理，他能帮你解冻。": "王经理",
    "Search the store for “Example Wallet Helper” and import your wallet there.": "“Example Wallet Helper”",
    "Hire “Recover_Example” on the freelance site to restore it.": "“Recover_Example”",
    "The page “Example Wallet Care” answers on Messenger.": "“Example Wallet Care”",
    # By a person, an account with dots, letters of two writings.
    "Connect on LinkedIn with Mr. Aldo of the release team.": "Mr. Aldo",
    "Match with our agent Mila on the dating app to recover coins.": "agent Mila",
    "Follow example.fixers.zq on Instagram to unlock it.": "example.fixers.zq",
    "Join the open chat room 예시고객07 on KakaoTalk for refunds.": "예시고객07",
    "联系方式=example_kf07 @ 飞机，客服请照此添加。": "example_kf07",
    # A name whose service was told, or whose purpose was, in the sentence before.
    "解冻请联系他。店铺名字是 example_kf07，微信可查。": "example_kf07",
    # A name in quotation marks right behind a platform, letters and ideographs in one name.
    "关注公众号「链上回声社」，回复解冻，分配顾问。": "「链上回声社」",
    "找客服加 im木各子_66q，微信解冻。": "im木各子_66q",
    # Right behind what an account is called, with nothing else that leads there.
    "客服号 example_kf07，官方值班。": "example_kf07",
    "给主播「链上小安」刷个火箭，帮你找回。": "「链上小安」",
    "Our account is example-official-cq, the only genuine one.": "example-official-cq",
    "Delegate to validator ExampleRescueNode for a refund.": "ExampleRescueNode",
    # Numbers of rooms and devices.
    "进会议 000 555 0142，由审核员解锁。": "000 555 0142",
    "Join the Zoom clinic, meeting 000 5550 105, to verify the wallet.": "000 5550 105",
}
PAYMENTS = {
    "请向 T0example0lnvented0Addr0l0Test 转 50 USDT。": "T0example0lnvented0Addr0l0Test",
    "Deposit 100 USDT to T0example0Invented0Addr0Test0042 now.": "T0example0Invented0Addr0Test0042",
    "Use paybill 000555 for the fee, amount 1,500.": "000555",
    "Send it as an internal transfer to user ID 00055501.": "00055501",
    "能量不足时，转 8 TRX 给 Texamplenengliang000rental000station。": "Texamplenengliang000rental000station",
    "Add 0xexample…7788 as a second owner of your account.": "0xexample...7788",
    "对合约授权，spender 填“示例修复员07”。": "“示例修复员07”",
}
OTHERS = {
    "请扫描海报右下角的二维码，添加专属顾问。": "stranger",
    "Scan the square in the picture below; it opens a chat with your advisor.": "stranger",
    "Dial *000*555*0111# to pair the wallet with our desk.": "stranger",
    "带手机到梧桐路 142 号，由店员解锁钱包。": "stranger",
    "Visit our bureau at 142 Fiction Street to unlock the wallet.": "stranger",
    "把助记词传真至审核部。": "secret",
    "Bring your phrase on paper and our host will check it.": "secret",
    "Install AnyDesk and read the nine digits to Leo from the lab.": "secret",
    "请收听调频 88.7，整点播报当天的客服微信。": "stranger",
    "Look for the profile with a lion as avatar to unfreeze it.": "stranger",
    "现金放进信封，投到邮筒，当晚解冻。": "stranger",
    "Put three hundred in an envelope and drop it at the gate to unlock it.": "stranger",
    "支付宝首页搜示例，进入后填助记词做体检。": "secret",
    "Type your recovery words to Sofia.": "secret",
    "Send /start to ExampleUnfreezeBot and enter your twelve words.": "secret",
    "打过去就到账了，号码是 129-0000-0145。": "phone",
}


@each_row(("text", "name"), REFERENCES.items())
def test_names_that_a_sentence_leads_to(text: str, name: str) -> None:
    assert ("reference", name) in told(text)


@pytest.mark.parametrize(("text", "name"), PAYMENTS.items())
def test_payees(text: str, name: str) -> None:
    assert ("payment", name) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If you pass the auth parameters in your wallet.conf or command line options (noded.rpcuser and noded.rpcpass"
        " as shown in example command above), you must also specify the noded.rpcport.",
        "Transfer Data Between Threads with Message Passing.",
        "Alice sends htlc1: 0.1 BTC, payment_hash1, payment_secret1 and stores the amount in the channel database.",
    ],
)
def test_names_of_things_in_documentation_lead_nowhere(text: str) -> None:
    assert told(text) == []
    # Beside a service that has accounts, whatever the sentence is like, and with a number.
    assert find_contacts(f"{text.rstrip('.')} and search Telegram for tide_x8q7.")


@each_row(("text", "kind"), OTHERS.items())
def test_what_needs_no_name(text: str, kind: str) -> None:
    assert kind in dict(told(text))


@each_row(
    "text",
    [
        # Denied in its clause, told as a fraud, asked and answered.
        "不要去小红薯搜“示例管家零七”，私信也找不回。",
        "去小红薯搜“示例管家零七”找回的都是骗局。",
        "可以去小红薯搜“示例管家零七”找回吗？答：绝对不行。",
        "Never hire “Recover_Example” on the freelance site to restore it.",
        "May I hire “Recover_Example” on the freelance site to restore it? No, never.",
        "Do not scan the square in the picture below; it opens a chat with an advisor.",
        "不要把助记词传真至任何地方。",
        "我把助记词传真给了客服。",
        # No way, no verb that leads there, nothing that a thief offers, nobody told.
        "点击“示例钱包 07”，再点恢复。",
        "小红薯上有“示例管家零七”。",
        "在知乎搜“示例 07”。",
        "On Instagram search for wallet recovery.",
        "Send 0.1 ETH to your own account.",
        "The transfer to order 00055501 is an internal transfer.",
        "Order number 202-5550156 was shipped.",
        "Call from 9:00 to 18:00, +1 202 555 0143.",
        "扫描屏幕上的二维码，就能连接网页。",
        "Bitcoin test: 000000000933ea01ad0ee984209779baaec3ced90fa3f408719526f8d77f4943",
        "从应用商店装好以后，输入助记词。",
        "The profile with a lion as avatar is new.",
        "Buy coins with cash or an envelope.",
        "Added support for example-zq plugin.",
        "*#06# shows the number of the device.",
        # A word that was cut where the text may be no longer, a value of a program, a title behind what leads to it.
        "Restore the bot list, ask the agent in the app press setti",
        'Message the agent on the forum: { "gas": "0x2ba2e11e" } to restore it.',
        "Wallet list 99 app store market receive restore ask Next Fee",
    ],
)
def test_what_lacks_one_of_them_passes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokens move between accounts.", False),
        ("你好，世界。", False),
        ("Facebook is a site", False),
        ("Facebook: example_07", True),
        ("Fax the phrase", True),
        ("小红书", False),
        ("小红书 example7", True),
        ("私钥", True),
    ],
)
def test_a_cheap_look_ends_for_most_texts(text: str, expected: bool) -> None:
    assert may_lead(text, text.lower()) is expected


def test_a_sentence_without_end_is_read_in_parts_wherever_it_stands() -> None:
    text = f"{'a' * MOST} {'b' * 9} {'c' * (MOST + 1)} {'d' * (2 * MOST)} {'e' * MOST}"
    found = [match[0] for match in matches_in_parts(re.finditer(r"\S+", text))]
    assert found == [
        "a" * MOST,
        "b" * 9,
        *("c" * size for size in (MOST, TWICE + 1)),
        *("d" * size for size in (MOST, MOST, 2 * TWICE)),
        "e" * MOST,
    ]
