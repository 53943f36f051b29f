"""Texts of thieves: the table that readers wrote, and fresh ones of each class, made anew from the same moulds."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from guard_trees import LIST, PAGE

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.text.wallets import is_address
from scripts.guard_figures import README, renewed
from tests.support.parts import Part, fewer_in_check, in_parts
from tests.support.rows import each_row

HERE = Path(__file__).parent
CHECK = PageCheck(Allowed.of(LIST))

# What the guard cannot see, by the mark in the table: words of other languages, attributes that nobody is shown, texts
# whose order a drawing makes, Roman numerals, the name of a network, codes in block characters, spellings of endings.
LIMITS = {"language", "unseen", "order", "numerals", "network", "picture", "lookalike"}


def _rows() -> list[dict[str, str]]:
    with (HERE / "texts.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


ROWS = _rows()


def refused(text: str) -> str:
    """Return the codes with which a text is refused, as a paragraph or as the markup that it is."""
    body = text if text.startswith("<") else f"<p>{text}</p>"
    return " ".join(sorted({fault.code for fault in CHECK.html(PAGE % body, "index.html").faults}))


def test_the_table() -> None:
    assert {row["limit"] for row in ROWS} <= {*LIMITS, ""}
    assert [row for row in fewer_in_check(ROWS, 6) if bool(refused(row["text"])) != (not row["limit"])] == []


def test_few_of_the_table_are_beyond_the_guard() -> None:
    assert len(ROWS) == 220
    assert sum(not row["limit"] for row in ROWS) >= 0.95 * len(ROWS)


MOULDS = [line.split("\t")[1] for line in (HERE / "moulds.tsv").read_text(encoding="utf-8").splitlines()[1:]]
SERVICES = (
    "Keybase Nostr FaceTime Alipay GitHub 知乎 支付宝 Bluesky Zalo Viber KakaoTalk 微博 小红书 豆瓣 贴吧 快手 "
    "淘宝 闲鱼 钉钉 飞书 陌陌 探探 Snapchat Skype Briar Pinterest Linktree Payoneer Revolut Paytm GCash "
    "痞客邦 抖音 Mastodon Farcaster ICQ VK WeCom 旺旺 "
).split()
NAMES = ("IM钱包客服中心", "IM Wallet Desk", "示例钱包解锁", "IM Wallet Official Help 88", "IM錢包官方")


def _fill(mould: str, draw: random.Random) -> str:
    """Fill a mould with names of nobody: each says `example`, numbers are those set aside for fiction."""
    host = draw.choice(("imwallet", "mywallet-help", "imw-unlock", "imkefu", "imwhelp24"))
    values = {
        "m": draw.choice(("kf", "hj", "zs", "desk_", "anna-", "lm")) + "example" + str(draw.randint(100, 99999)),
        "o": draw.choice(("bodex", "fimkex", "tuzex", "ruvek")) + draw.choice(("cs", "kf", "x")),
        "n": f"202555{draw.randint(0, 9999):04}",
        "S": draw.choice(SERVICES),
        "h": host,
        "e": draw.choice("vip top com xyz cc site online".split()),
        "p": f"(202) 555-01{draw.randint(0, 99):02}",
        "z": draw.choice((f"1380000{draw.randint(0, 9999):04}", f"010-5555 {draw.randint(0, 9999):04}")),
        "N": draw.choice(
            ("IM钱包客服中心", "IM Wallet Desk", "示例钱包解锁", "IM Wallet Official Help 88", "IM錢包官方")
        ),
        "a": draw.choice(("kf", "imw", "zq7")),
        "b": draw.choice(("8866", "example01", "zz90")),
        "d2": f"{draw.randint(0, 99):02}",
        "d3": f"{draw.randint(0, 999):03}",
    }
    for name, value in values.items():
        mould = mould.replace("{" + name + "}", value)
    return mould


@in_parts(12)
def test_fresh_texts_of_each_class(part: Part) -> None:
    """Six of each mould, drawn by itself: another mould changes none of them."""
    draws = [(mould, random.Random(mould)) for mould in MOULDS]
    texts = [_fill(mould, draw) for mould, draw in draws for _ in range(6)]
    assert len(texts) > 500
    assert [text for text in part.of(texts) if not refused(text)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Telegram: @imwallet_example", "CH212"),
        ("微信号 imwallet_example", "CH212"),
        ("支付宝 12025550142", "CH212"),
        ("公众号：imwallet_example", "CH212"),
        ("imwallet_example on Discord", "CH212"),
        ("@imwallet_example", ""),
        ("微博 imwallet_example", ""),
        ("WhatsApp 12025550142", ""),
        ("social: imwallet_example", ""),
        ("客服电话 +1 202-555-0142", ""),
    ],
)
def test_a_handle_is_listed_for_its_platform(text: str, expected: str) -> None:
    assert refused(text) == expected


def test_a_platform_of_the_list_is_any_spelling_of_its_name() -> None:
    for text in ("WhatsApp: 12025550142", "whatsapp 12025550142", "Whats App: 12025550142"):
        assert refused(text) == "", text


@each_row(
    "text",
    [
        "Follow the steps in the Instagram shortcode of your site.",
        "Install the plugin from GitHub, then restart.",
        "打开微信，点击右上角，再选「设置」。",
        "在设置里搜索「通知」，打开开关。",
        "Search for “notifications” in the settings of your phone.",
        "The session expires after 30 minutes; sign in again.",
        "客服会在 24 小时内回复，工单编号是 TK-20261127。",
        "Version v2.16.1-rc3 of the app supports iPhone15 and Android14.",
        "先加 200 毫升水，再加 300 毫升牛奶。",
        "First 10 and then 20 confirmations are shown.",
        "我们在微信和 Telegram 上都没有账号。",
        "Never tell a code that somebody on Telegram asks for.",
        "The file is base64-encoded; its checksum is sha256.",
        "交易哈希 0x1d8727df513fa2a8785d0834e40b34223daff1affc079574082baadb74b66ee4",
        "订单号 6222021234567890",
        "The ending .vip is one of many.",
        "网址的结尾是什么，要看清楚。",
        "Charlie and Oscar went to the hotel in India.",
        "依赖：先装好 App，再打开钱包。",
        "The function returns a type called Guard to point at the data.",
        "A balance of $1,000 is sent to the bank.",
        "尾号 7890 的银行卡",
        "Message us from the app; a case officer answers.",
        "设置节点网络",
        "切换节点网络",
        "热点公司",
        "站点集团",
    ],
)
def test_ordinary_texts_pass(text: str) -> None:
    assert [str(fault) for fault in CHECK.text(ShownText(text, "text"))] == []


# Addresses of several chains, by their checksum; nobody's, or from the specifications.
ADDRESSES = {
    "base58check": "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L",
    "ss58": "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5",
    "bech32": "cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh",
    "bech32m": "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "cash": "kaspa:qqkqkzjvr7zwxxmjxjkmxxdwju9kjs6e9u82uh59z07vgaks6gg62v8707g73",
    "strkey": "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ",
    "filecoin": "f1abjxfbp274xpdqcpuaykwkfb43omjotacm2p3za",
}


@pytest.mark.parametrize("family", ADDRESSES)
def test_an_address_is_told_by_its_checksum(family: str) -> None:
    address = ADDRESSES[family]
    assert is_address(address) and refused(f"send to {address}") == "CH206"
    # Two neighbours that differ, exchanged.
    at = next(at for at in range(len(address) - 9, 0, -1) if address[at] != address[at + 1])
    assert not is_address(address[:at] + address[at + 1] + address[at] + address[at + 2 :])


@pytest.mark.repeated
def test_the_figures_of_the_readme_are_of_today() -> None:
    assert renewed() == README.read_text(encoding="utf-8"), "renew them: python -m scripts.guard_figures"
