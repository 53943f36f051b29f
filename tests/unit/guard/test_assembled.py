"""Contacts that a text has its reader put together, and names of several words that one is to speak to."""

from __future__ import annotations

import pytest

from guard.text.assembled import assembled
from guard.text.detect import find_contacts
from guard.text.introduced import introduced_accounts
from guard.text.normalize import fold
from tests.support.rows import each_row


@each_row(
    "text",
    [
        "Area code 415. Exchange 555. Line 0131. Then call for a rescan.",
        'The first half of the nick is "coin", the second half is "shaman".',
        "It begins with 0770, goes on with 0900 and ends with 318; now dial.",
        "Half of the agent's name is on your receipt (QF81), the other half is ZN900. Part a comes first, add it.",
        "Read only the capitals of this and DM that friend.",
        "Remove every x from xsoxlaxrd and add that friend.",
        "Add the hound and the year with an underscore, that is the nick.",
        "Change the last digit of our phone number to 8 for the night line, it answers.",
        "第一段“shouhu”,第二段“zhe”,中间没有空格,TG 可见,加好友。",
        "先记 142,再记 0096,最后四位 3381,连起来拨。",
        "把 zhu、li、an 三个拼音连写,去关注客服。",
        "客服专线和官方电话只差后四位,改成 0187 就通。",
    ],
)
def test_a_contact_in_pieces_is_told(text: str) -> None:
    assert list(assembled(fold(text))) == [fold(text)]
    assert any(one.kind == "riddle" for one in find_contacts(text))


@each_row(
    "text",
    [
        "Write the first six words on one sheet and the last six on another.",
        "The address begins with 0x71c4 and ends with 19d7; compare both before you send.",
        "Error codes start with E, then the module number, then two digits: E-3-07.",
        "A user name may contain letters and an underscore, and no spaces.",
        "Open the record and then the explorer; see “From” at the top (Solana: “Signer”), the paying side.",
        "Someone reads it to you when you call: no photo, no chat. Then step 2.",
        "Online job, first they pay me 10 dollar then ask a deposit, now my 1500 is gone, add it up.",
        "The first part of the version is 12, the second part is 40.",
        "Thieves tell a number in parts: the first half is 0770, the second half is 0900.",
        "案件编号前三位是序号,后五位是流水,例如 026-30418",
        "地址开头 0x71c4,结尾 19d7,请头尾都核对",
        "动态导入模块默认使用通用分块策略,改成其他策略请添加配置。",
        "先打开设置,再点通知,最后打开开关。",
        "Area code 415. Exchange 555. " * 12,
    ],
)
def test_pieces_of_other_things_pass(text: str) -> None:
    assert not list(assembled(fold(text)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Message goldfinch_ops for a manual reset.", "goldfinch_ops"),
        ("Better reach out to node_janitor? She is in.", "node_janitor"),
        ("She got it back after she wrote to tidewalker_x.", "tidewalker_x"),
        ("名额有限,加一下 pudding2019。", "pudding2019"),
    ],
)
def test_a_name_of_several_words_is_spoken_to(text: str, name: str) -> None:
    assert name in [one.value for one in introduced_accounts(fold(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Message queue_name is empty.",
        "Ping client_id of the app.",
        "Do not message goldfinch_ops.",
        "加上 app_key2 字段",
    ],
)
def test_nobody_speaks_to_a_value_of_a_program(text: str) -> None:
    assert not list(introduced_accounts(fold(text)))


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("Among the callers, choose the one whose avatar is a fox in a blue hat.", True),
        ("Uncle Ledger will help you; watch for the blue anchor beside his name.", True),
        ("评论区第一条带蓝色盾牌的那位,点他头像发消息", True),
        ("Tap your profile picture at the top left, then choose Security.", False),
        ("Scammers copy our logo as their profile picture and add a check mark emoji behind the name.", False),
        ("我在群里问了一声,有位挂着官方头像的人很热心,要转押金", False),
        ("头像和昵称都可以复制,绿盾并不能证明身份。", False),
        ("找头像是齿轮的图标,点进去就是设置", False),
    ],
)
def test_somebody_told_by_a_picture_is_a_stranger(text: str, refused: bool) -> None:
    assert any(one.kind == "stranger" for one in find_contacts(text)) is refused
