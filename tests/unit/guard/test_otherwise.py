"""Contacts that are told in another writing, in pieces of other words, on a service that nobody knows, or by a name
that is no account's; and honest texts as near to them as can be.
"""

from __future__ import annotations

import pytest
from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck

CHECK = PageCheck(Allowed.of(LIST))


def codes(text: str) -> set[str]:
    return {fault.code for fault in CHECK.html(f"<p>{text}</p>", "x/index.html").faults}


@pytest.mark.parametrize(
    "text",
    [
        "Octal 145 170 141 155 160 154 145 56 166 151 160",
        "字母表里的第 5、24、1、13、6、8 个字母就是客服微信号。",
        "Each number is a letter, A is 1: 5-24-1-13-16-12-11. Add it on Signal.",
        "Caesar 3: hapsoghvn on Telegram",
        "ROT13: rknzcyrqfx on Telegram",
        r"\u{65}\u{78}\u{61}\u{6d}\u{6b}\u{37}\u{37} Telegram",
        "e/x/a/m/p/l/e/k/f . t/o/p",
        "I2P: examplekf.i2p",
    ],
)
def test_what_stands_in_another_writing_is_read(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Octal permissions 644, 755 and 700 are the usual ones.",
        "In the alphabet, A is letter 1 and Z is letter 26.",
        "The words numbered 5, 24, 1 and 13 are asked for to check the backup.",
        "助记词编号 11、6、8、21、1、14 与单词一一对应。",
        "Letters of the alphabet are counted: 1, 2, 3, 4, 5, 6, 7.",
        "Caesar ciphers shift each letter by three; they keep nothing secret.",
        "i/o errors and n/a values are shown as a dash.",
        "I2P 和 Tor 是匿名网络。",
        "字母表顺序：1、3、5、7、9 行是奇数行。",
    ],
)
def test_writings_that_tell_of_nobody_pass(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Phone: CCII – DLV – 0CXLVII",
        "QQ：二十亿二千五百五十五万零一百四十七",
        "Press 4 for losses: 0-0-1 / 2-0-2 / 5-5-5 / 0-1-4-7",
        "依饵久吾吾吾凌凌凌凌巴，急事呼我",
        "要散扒 零零零零 零零零零，随时",
        "Area code two zero two. Exchange triple five. Line: oh one, four seven.",
        "Area code 202; the other seven digits are 5550147.",
        "Country code one, then 202, then 555, and last 0-1-4-7: a person answers.",
        "号码拆开给你：202、555、0173，区号在最前。",
        "总机尾数改为 77 了，前面照旧。",
    ],
)
def test_numbers_that_are_told_otherwise_are_read(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "In the year MMXXV, part IV, section XII, annex CCXII.",
        "Chapters XIV – XVI – XX are new.",
        "总量二十一亿，已发行八亿六千六百万枚。",
        "Press 4, then 0, then 1-2-3 to change the language.",
        "此意易而气发，无依而久要巴。",
        "Area code and number are stored apart in the contact list.",
    ],
)
def test_numbers_of_other_things_pass(text: str) -> None:
    assert codes(text) == set()


# The contract of a token, cut; nobody's key.
KEY = ("TR7NHqjeKQxGTCi8q8", "ZY4pL8otSzgjLj6t")


@pytest.mark.parametrize(
    "text",
    [
        "The deposit goes to an address that opens with 0x7b9E41c0, goes on a5D2338fE1b6, runs on 904Cd7712aB5 and "
        "closes with e03F6d18.",
        f"{KEY[0]}，后接 {KEY[1]}",
    ],
)
def test_an_address_in_pieces_with_words_between_is_a_wallets(text: str) -> None:
    assert "CH206" in codes(text)


def test_the_ends_of_an_address_are_none() -> None:
    assert codes("The transaction hash begins with 0x7b9E41c0 and ends with e03F6d18.") == set()


@pytest.mark.parametrize(
    "text",
    [
        'Swap the last word of our site address for "help" and sign in there.',
        'Take our web address, write "vip" where it says "example", then log in.',
        "官网最后七个字母删掉，补上 cc 再打开。",
        "官网网址去掉结尾，换上 top 就是备用站。",
        '首段"im-"，次段"kf"，尾段".top"，合并后在浏览器打开。',
        "The mirror spells our name with an l instead of the i.",
        "Mirror: the wallet's name, a period, and the word support.",
        "新版只在 “银河钥匙”全拼 加 .app 的站上发，旧站别再用了。",
        "Colour of grass + bird that hoots + 31 = the username that answers.",
        "Replace the star in ex*mple_lane with the letter a and add this contact.",
    ],
)
def test_an_address_that_a_reader_is_to_make_is_a_riddle(text: str) -> None:
    assert codes(text) & {"CH214", "CH201", "CH202"}


@pytest.mark.parametrize(
    "text",
    [
        "Swap the last word only if the checksum fails.",
        "请核对官网网址的最后七个字母。",
        "把末尾的 0 删掉再输入金额。",
        "域名最后的字母换成别的，就是另一个网站，登录前请核对。",
        "Replace the dash with a slash and add this contact's country code to the date.",
        "Swap the cross for a tick and the name of the contact is saved.",
        "A mirror copies our site and changes one letter, an l for the i; never sign in there.",
        "镜像站会把官网里的 i 写成 l，请逐个字母核对。",
        "Replace the star in the path m/44'/60'/0'/0/* with the index.",
        "The name of a token, a dot and its network are shown on the card.",
    ],
)
def test_changes_of_other_things_pass(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "On the Grimbo network the duty officer has UIN 604 118 237.",
        "You can reach a human being on Nandu Talk (user 4471-pine).",
        "Priority queue > Zingloo Chat > example_ops",
        "The owl app has us under number 77120045.",
        "支持已迁移到闪聊派，ID 是 60217，原邮箱只收广告合作。",
        "官方在 Brontalk 开了中文台，台名叫 examplewater。",
        "Zangi 上呼 10-5502-8841",
        "点报群 kfexample8 随时有人",
        "＋胃（kfexample9）退款",
        "溦㐰 kfexample9e",
        "Zalo OA exampledesk",
    ],
)
def test_an_account_on_a_service_that_nobody_knows_is_refused(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "On the Polygon network the chain id is 137.",
        "The block explorer has it under number 77120045.",
        "Priority queue > High fee > next block",
        "支持已迁移到工单系统，原邮箱只收广告合作。",
        "网络选 TRC20，房间里不要有别人。",
        "To talk to a person in the app, give the ticket number 77120045.",
        "Install Python and enter the code 12-34-56 that the platform shows to reach a person in the lab.",
        "点报告群组右上角可举报。",
        "胃不舒服时别操作大额转账。",
    ],
)
def test_numbers_on_networks_of_coins_pass(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Golden key avatar, purple ring: that one is the real agent, talk to no other.",
        "Look down the member list for the admin whose name is a single white heart and send her a private message.",
        "Your case officer is Miss Odalys Brandtholm; on the job network there is only one of that name.",
        "The same name as below, on the other app, is our night desk.",
        'Google "IM Wallet live support" and tap the first ad.',
        "Search for the account called lunar_ledger_example, follow it, and it will follow you back.",
        "在 Telegram 上联系一个叫「北海道的雪」的人。",
        "微信里叫 rainbow 的便是售后，直接添加。",
        "联系人写 Orange，纸飞机上唯一带金边框的那个。",
        "在 QQ 里查找与本钱包同名、人数最多的那个群。",
        "入会口令：白鹭过江；复制后打开飞书自动跳转。",
        "喺小紅書搵個叫「夜更阿May」嘅，佢會幫你解封。",
    ],
)
def test_somebody_by_a_plain_name_or_a_look_is_a_stranger(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The golden ring around an avatar marks a premium account and proves nothing.",
        "Look down the list of tokens for the one with a white heart and tap it.",
        "The same name as below stands on the other screen of the app.",
        "The other app on your phone has the same name as above and another icon.",
        "Search the app for the article called Lost phone and follow its steps.",
        "骗子会在 Telegram 上叫「官方客服」，不要联系。",
        "在应用里查找与代币同名的合约，核对地址。",
        "微信里自称售后的人都不是我们，不要添加。",
        "联系人写上姓名，方便以后查找。",
        "Google the name of the token and compare the contract on its own site.",
    ],
)
def test_names_of_things_pass(text: str) -> None:
    assert codes(text) == set()
