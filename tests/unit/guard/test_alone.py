"""An account's name that is all of a block: beside an invitation, or with a word of help in it, it is a contact."""

from __future__ import annotations

import pytest
from guard_trees import codes, judge_body

from guard.text.clauses import invites_to_what_follows, invites_to_what_precedes
from guard.text.ids import stands_alone
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row


def cells(*texts: str) -> str:
    return f"<table><tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr></table>"


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


CONTACTS = [
    lines("imw_rescue_q42"),
    lines("kefu_zz_8"),
    lines("Need help? Message", "kf_example_07"),
    lines("有问题请加", "kf_example_66"),
    lines("kf_example_66", "加我处理"),
    lines("私信", "zz_kf_77"),
    lines("Telegram / WhatsApp:", "zz_example_5"),
    "<ul><li>Contact:</li><li>night_kf_9</li></ul>",
    "<h2>Reach us</h2><p>tw_kf_01</p>",
    cells("Ask for", "night_kf_9"),
    cells("客服 24 小时，联系", "kf_zz_88"),
    cells("kf_zz_88", "私聊即可"),
]
NONE = [
    lines("chain_id_1"),
    lines("Use", "max_fee_2"),
    lines("x86_64"),
    lines("utf8mb4_general_ci"),
    lines("gas_limit_1559", "Contact your node"),
    lines("联系方式见下一页，不要联系陌生人，也不要理会。", "kf_example_66"),
    cells("tx_v2", "Sends a message"),
    cells("Error", "error_42", "Too many"),
    cells("kf_rescue_07", "Name"),
    "<p><code>eth_call</code></p>",
]


@each_row("body", fewer_in_check(CONTACTS))
def test_names_that_are_contacts(body: str) -> None:
    assert "CH204" in codes(judge_body(body))


@pytest.mark.parametrize("body", NONE)
def test_names_that_are_none(body: str) -> None:
    assert codes(judge_body(body)) == ""


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("kf_07", True),
        ("@night_kf_9", True),
        ("kf_desk", False),
        ("kf07", False),
        ("Kf_07", False),
        ("add kf_07", False),
    ],
)
def test_what_stands_alone(name: str, alone: bool) -> None:
    assert stands_alone(name) == alone


def test_where_a_block_invites() -> None:
    assert invites_to_what_follows("Need help? Message")
    assert not invites_to_what_follows("Message the team when something is wrong")
    assert invites_to_what_precedes("Message it")
    assert not invites_to_what_precedes("Then message it")
