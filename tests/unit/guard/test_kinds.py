"""Kinds of sentences by which thieves give a contact without writing it: letter by letter, in parts, as a riddle, by a
name to look for, through somebody else; and requests for what opens a wallet.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.text.apart import spelled_accounts
from guard.text.detect import find_contacts
from guard.text.leads import Lead, leads, meant, unnamed_contacts
from guard.text.normalize import fold
from guard.text.payments import payment_orders
from guard.text.references import named_accounts
from guard.words import LANGUAGES
from tests.support.parts import Part, in_parts
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))
# Why a text of the table passes: a riddle that only a person solves, an id of dictionary words, an app or a person
# whose name is not quoted, a sentence that seems to deny or only to describe.
LIMITS = {"riddle", "words", "app", "named", "denied", "described"}


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "kinds.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def codes(text: str) -> str:
    return " ".join(sorted({fault.code for fault in CHECK.text(ShownText(text, "text"))}))


ROWS = _rows()


@in_parts(24)
def test_the_table_of_kinds(part: Part) -> None:
    assert [row["text"] for row in part.of(ROWS) if bool(codes(row["text"])) != (not row["limit"])] == []


def test_few_of_the_table_are_beyond_the_guard() -> None:
    assert {row["limit"] for row in ROWS} == {*LIMITS, ""}
    assert sum(not row["limit"] for row in ROWS) >= 0.95 * len(ROWS) >= 500


def test_honest_neighbours_of_the_kinds_pass() -> None:
    """What a help center says of files, devices, letters and signs, in words as near to the rows as can be."""
    texts = (Path(__file__).parent / "neighbours.txt").read_text(encoding="utf-8").splitlines()
    assert [text for text in texts if codes(text)] == []
    assert len(texts) >= 50


LEADS = [(language, lead) for language in LANGUAGES for lead in leads(language).leads]


@each_row(("language", "lead"), LEADS, ids=[f"{language}-{lead.name}" for language, lead in LEADS])
def test_a_lead_finds_its_example_and_lets_the_other_pass(language: str, lead: Lead) -> None:
    assert lead.kind in {kind for kind, _ in unnamed_contacts(fold(lead.example))}
    assert list(unnamed_contacts(fold(lead.fine))) == []


def test_how_far_apart_the_words_of_a_lead_may_stand() -> None:
    """In characters, from "send" to the end of "agent"."""
    assert list(unnamed_contacts(f"Send {'x' * 85} the twelve words to the agent."))
    assert not list(unnamed_contacts(f"Send {'x' * 86} the twelve words to the agent."))


@each_row(
    ("text", "expected"),
    [
        ("请把助记词发给客服核对。", "CH215"),
        ("请把助记詞發給客服核對。", "CH215"),
        ("Send the twelve words to the agent", "CH215"),
        ("不要把助记词发给客服。", ""),
        ("要你把助记词发给客服的是骗子。", ""),
        ("我把助记词发给了客服。", ""),
        ("把私钥贴到群里了", ""),
        ("装了软件、共享了屏幕，或给了密码、验证码，先断网，按顺序保住钱包、邮箱", ""),
        ("caller from the security team had me make a new wallet and email him the 12 words, coins gone", ""),
        (
            "The receiver needs a destination tag (tecDST_TAG_NEEDED, tecUNFUNDED_PAYMENT); ask for the tag, then send",
            "",
        ),
        ("I sent the twelve words to the agent.", ""),
        ("Never send the twelve words to the agent.", ""),
        ("Send the report. The agent needs no words.", ""),
        # What denies stands in the clause of what is denied, or it denies nothing.
        ("不用担心，把助记词发给客服。", "CH215"),
        ("Not to worry - send the twelve words to the agent.", "CH215"),
        ("Ask in the comments and our team will DM you.", "CH213"),
        ("微信号是我的名字，后面接上今年的年份。", "CH214"),
        ("微信号能改一次。今年的年份写在后面。", ""),
    ],
)
def test_sentences_that_are_refused_as_they_stand(text: str, expected: str) -> None:
    assert codes(text) == expected


@each_row(
    ("sentence", "asked"),
    [
        ("Add the agent.", "Add the agent."),
        ("Scammers add you as a friend.", ""),
        # What a thief says of others and of himself is no tale of a fraud.
        ("All others are fake, add the agent.", "All others are fake, add the agent."),
        ("其他号均为冒充，加专员。", "其他号均为冒充，加专员。"),
        ("If a transfer is stuck, add the agent.", "If a transfer is stuck, add the agent."),
        ("If a stranger asks, add nobody.", ""),
        ("The robot adds the agent.", "The robot adds the agent."),
        # Behind a turn begins what is asked, unless the thieves say it.
        ("Thieves are many, so add the agent.", "                , so add the agent."),
        ("骗子很多，所以加专员。", "    ，所以加专员。"),
        ("Thieves say that you are robbed, so add the agent.", ""),
        ("骗子会说账户异常，所以请加专员。", ""),
        ("So add the agent, or thieves come.", ""),
    ],
)
def test_what_a_sentence_asks_beside_its_tale_of_a_fraud(sentence: str, asked: str) -> None:
    assert meant(sentence) == asked


def test_a_finding_says_what_is_wrong_with_its_sentence_alone() -> None:
    text = "Version 2.1 is out. Send the twelve words to the agent. Thank you."
    assert [fault.message for fault in CHECK.text(ShownText(text, "text"))] == [
        "text asks for what opens a wallet, or for gift cards: Send the twelve words to the agent"
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("WeChat: (t)(i)(d)(k)(f)(9)", "tidkf9"),
        ("微信【t】【i】【d】【k】【f】【9】", "tidkf9"),
        ("Telegram “t” “i” “d” “k” “f” “9”", "tidkf9"),
        ("Signal t*i*d*k*f*9", "tidkf9"),
        ("Signal t ~ i ~ d ~ _ ~ d ~ e ~ s ~ k", "tid_desk"),
        ("Reach t{i}d{e}k{f}9 on WeChat", "tidekf9"),
        ("The handle reads T as in tango, I, D, K, F, then 99; find it on Telegram", "tidkf99"),
        ("Write to [t][i][d][k][f][at][g][m][a][i][l]", "tidkfatgmail"),
        ("Text 1 2 0 2 5 5 5 0 1 4 3 now", "12025550143"),
        ("t*i*d*k*f*9, leave the stars: without the stars", "tidkf9"),
    ],
)
def test_letters_that_stand_apart(text: str, value: str) -> None:
    assert [told.value for told in spelled_accounts(fold(text))] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Answer A, B, C, D, E or F in the message.",
        "Call 1 2 3 4 5 6 7",
        "W-A-L-L-E-T is what support calls it",
        "a, a, b, a, b, a: message",
        "t*i*d*k*f*9",
        "联系 (a)(b)(c)(d)(e)",
    ],
)
def test_letters_that_are_no_name(text: str) -> None:
    assert list(spelled_accounts(fold(text))) == []


def test_beside_a_listed_contact_another_one_is_found() -> None:
    assert codes("support@imwallet.example") == ""
    for other in ("(e)(x)(a)(m)(p)(l)(e)(9) 微信", "QQ 头四位 2025，后六位 550143", "write to zed9 at gmail dot com"):
        assert codes(f"support@imwallet.example, {other}"), other


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Look up Example Wallet Rescue on Facebook.", ["Example Wallet Rescue"]),
        ("There is a subreddit named ExampleWalletRefunds.", ["ExampleWalletRefunds"]),
        ("在知乎搜用户 示例链上找回，私信他。", ["示例链上找回"]),
        ("Twitter Space “Example Wallet Recovery” tonight.", ["“Example Wallet Recovery”"]),
        ("Facebook Support is not ours: do not follow Example Wallet Support on Facebook.", []),
        ("在知乎搜索如何找回密码。", []),
        ("Ask on Reddit, “recovery experts” answer.", []),
        ("Follow the Official Support on Facebook.", []),
        ("闲鱼上卖「找回助记词」的店很多。", []),
    ],
)
def test_names_to_look_for_on_platforms(text: str, names: list[str]) -> None:
    assert list(named_accounts(fold(text))) == names


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("打到卡号四一一一、一一一一、一一一一、一一一一", ["4111、1111、1111、1111"]),
        ("四一一一、一一一一、一一一一、一一一一", []),
        ("Send it via Cash App to dollar sign exampledesk.", ["$exampledesk"]),
        ("Cash App shows a dollar sign before each name", []),
    ],
)
def test_orders_to_pay_in_words(text: str, orders: list[str]) -> None:
    assert list(payment_orders(fold(text))) == orders


@pytest.mark.parametrize(
    ("text", "service", "value"),
    [
        ("WA: 12025550143 as a spare", "WA", "12025550143"),
        ("RustDesk to 202555014", "RustDesk", "202555014"),
        ("Connect to 202 555 014 in TeamViewer", "TeamViewer", "202555014"),
        ("Join the Zoom room 000 886 0000", "Zoom room", "0008860000"),
        ("FPS identifier 202555014", "FPS identifier", "202555014"),
        ("Discord 上值班，加好友 example_kf#0886", "Discord", "example_kf#0886"),
        ("Telegram: example_desk7", "Telegram", "example_desk7"),
        ("在 LINE 選 ID 搜尋，輸入 example-rescue-tw", "LINE", "example-rescue-tw"),
    ],
)
def test_ids_of_rooms_devices_and_services(text: str, service: str, value: str) -> None:
    assert (service, value) in {(contact.service, contact.value) for contact in find_contacts(text)}


@pytest.mark.parametrize("text", ["WA: 600099", "Wire chain_id_1", "Washington DC and 12025550"])
def test_ids_that_are_none(text: str) -> None:
    assert find_contacts(text) == ()
