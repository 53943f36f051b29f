"""Sentences that ask for what only a thief asks for: each kind, what denies or tells it, how far its parts stand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from guard.text.asks import SHAPES, Ask, asks, data, requests
from guard.text.normalize import fold
from guard.words import LANGUAGES
from tests.support.parts import Part, fewer_in_check, in_parts
from tests.support.rows import each_row

CHECK = PageCheck(Allowed.of(LIST))
ASKS = [(language, ask) for language in LANGUAGES for ask in asks(language).asks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in requests(fold(text))]


@each_row(("language", "ask"), ASKS, ids=[f"{language}-{ask.name}" for language, ask in ASKS])
def test_a_request_finds_its_example_and_lets_the_other_pass(language: str, ask: Ask) -> None:
    assert ask.kind in kinds(ask.example)
    assert kinds(ask.fine) == []


def test_both_languages_ask_the_same() -> None:
    names = [[(ask.name, ask.kind) for ask in asks(language).asks] for language in LANGUAGES]
    assert all(one == names[0] for one in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_is_used_and_read_by_browsers_too(language: str) -> None:
    parts = data(language)["parts"]
    patterns = [pattern for listed in parts.values() for pattern in listed]
    for one in data(language)["ask"]:
        patterns += [one["act"], *one.get("all", ()), one.get("before", ""), one.get("unless", "")]
    assert not [pattern for pattern in patterns if re.search(r"\(\?<|\(\?i", pattern)]
    used = {name for pattern in patterns for name in re.findall(r"\{([a-z-]+)\}", pattern)}
    assert parts.keys() - used == set(SHAPES)


@each_row(
    ("text", "expected"),
    [
        # Whatever opens a wallet, whichever way, to whomever.
        ("Let the insurance adjuster look at your phrase for a moment.", ["secret"]),
        ("Rename your home Wi-Fi to your first six words.", ["secret"]),
        ("把家里 Wi-Fi 名称改成前六个单词。", ["secret"]),
        ("出門在外，可以把備份紙寄放在酒店禮賓部。", ["secret"]),
        # To leave standing what lets others take coins is what thieves advise, however calmly.
        ("Wallets that revoke too often get flagged, so leave permissions as they are.", ["secret"]),
        ("Never revoke: the contract holds your rewards.", ["secret"]),
        ("Old approvals work like a loyalty card, so please do not clear them out.", ["secret"]),
        ("授權無須撤銷，留著即可。", ["secret"]),
        ("定期清理授权是个过时的习惯。", ["secret"]),
        ("Thieves say: never revoke, the contract holds your rewards.", []),
        ("The contract cannot spend more than the allowance, so you need not revoke it once it is used up.", []),
        ("Approvals remain in force after you close the page, so take back those you do not use.", []),
        ("If you revoke the approval, the exchange asks for it again at the next swap.", []),
        ("Leave the permissions of the folder as they are.", []),
        ("Do not remove the parking permit from the windscreen.", []),
        ("授权额度保持最小最安全。", []),
        ("撤销授权会导致该网站下次再问一遍。", []),
        ("授权不用时就撤销，免得日后出事。", []),
        ("用别人发来的「取消授权」网站，会再偷一次。", []),
        ("取消授权没用，币还在被转。", []),
        # Nor is it a formality.
        ("Spending limits with sixty zeros look odd, yet they are a mere display matter, so agree.", ["secret"]),
        ("An unlimited approval allows the contract to use your whole balance, so approve only what you need.", []),
        ("质押页要求签“所有者变更”属正常交接，签完您仍能看到余额，只是名义上换了管理者。", ["secret"]),
        # A denial governs what follows, over commas that go on with it, and not what begins anew.
        ("Never show your phrase to a clerk, a friend or a moderator.", []),
        ("Do not wait, show your phrase to the clerk.", ["secret"]),
        ("No need to worry, show your phrase to the clerk.", ["secret"]),
        ("不用担心，把助记词交给店员。", ["secret"]),
        ("不要把助记词告诉店员，也不要给志工看。", []),
        ("你的助记词千万不要交给店员。", []),
        # An exception takes the denial back.
        ("Staff never ask for your phrase, except during the audit.", ["secret"]),
        ("客服不会索要助记词，已认证的用户除外，可在工单里填写。", ["secret"]),
        # What thieves are said to say, behind a colon; and what somebody else says where thieves are spoken of.
        ("Scammers will say: send us your seed phrase.", []),
        ("A thief writes: send me your recovery phrase.", []),
        ("骗子会说：把助记词发给我们。", []),
        ("Scammers are everywhere: send us your seed phrase.", ["secret"]),
        ("Scammers lie and our desk says: send us your seed phrase.", ["secret"]),
        ("骗子很多，我们说：把助记词发给我们。", ["secret"]),
        # A tale of thieves, before it or behind it; until it turns to the reader.
        ("Thieves ask you to show your phrase to a clerk.", []),
        ("Show the clerk your phrase: so say swindlers.", []),
        ("Thieves are everywhere, so show your phrase to our clerk.", ["secret"]),
        ("骗子会请你把助记词交给店员。", []),
        ("为防骗子，请把助记词交给店员。", ["secret"]),
        # Questions ask nobody for anything.
        ("May I show my phrase to a clerk?", []),
        ("助记词可以交给店员吗", []),
        # The reader's own act in a safe place.
        ("Write the twelve words on paper by hand, and check each.", []),
        ("在应用里输入助记词，恢复钱包。", []),
        # What was said before tells what "it" is, so far back.
        ("Your phrase is on the sheet. Show the sheet to our engineer.", ["secret"]),
        ("The menu is on the sheet. Show the sheet to our engineer.", []),
        (f"Your phrase is {'x' * 224}. Show the sheet to our engineer.", ["secret"]),
        (f"Your phrase is {'x' * 240}. Show the sheet to our engineer.", []),
        # Words that documentation of all kinds has side by side, in a sentence that weighs little.
        ("我们使用跟示例相同的方式获取单词结尾的索引，通过寻找第一个出现的空格。", []),
        ("RAM 的作用是控制账号系统的权限，可以给不同的子用户分配权限，从而达到授权管理的目的。", []),
        # Foreign words around it excuse nothing.
        (f"Show your phrase to the clerk {'qzkyx wvbnt ' * 6}.", ["secret"]),
        # So far from the act, in characters, what belongs to it may stand.
        (f"Now show your phrase {'by our side ' * 8}to clerk.", ["secret"]),
        (f"Now show your phrase {'by our side ' * 8}tot clerk.", []),
    ],
)
def test_what_is_asked(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("之前助记词浏览器 467", False),
        ("需要手续费助记词 810", False),
        ("我们私钥导出 579", False),
        ("只需提供前六个单词。", True),
        ("我們保管你的私鑰", True),
        ("请在备注栏填写私钥。", True),
        ("12 words | submit | support form | instant sync", True),
    ],
)
def test_a_short_title_may_name_a_key_and_a_place(text: str, refused: bool) -> None:
    """So short a text has no more words than these: what it weighs tells whether it asks for anything."""
    assert bool(list(CHECK.text(ShownText(text, "text")))) is refused


# In which orders the plain words of asks.<language>.toml stand in statements and requests of few words.
ORDERS = {
    "zh": """{taker}{keeps}{opens} {opens}由{taker}{keeps} {opens}{keeps}{taker} {opens}：{taker}{keeps}
        {taker}{opens}{keeps} {keeps}{opens}{taker} {keeps}{opens}：{taker} {taker}{keeps}你的{opens}
        {sends}{opens}给{taker} {opens}{sends}{taker} 请把{opens}{sends}{taker} {opens}→{taker}
        {opens}{hither} 把{opens}{hither}""".split(),
    "en": """{taker} {keeps} {opens}|{opens} {keeps} by {taker}|{keeps} by {taker}: {opens}|{opens}: {taker} {keeps}
        |{opens}, {taker} {keeps} it|{sends} {opens} to {taker}|{opens} to {taker}
        |{opens} to the {taker}|{opens}: {keeps} by our {taker}|{sends} {taker} {opens}|{sends} us {opens}
        |please {sends} the {opens} to our {taker}""".split("|"),
}
# The honest opposites of the same words.
OPPOSITES = {
    "zh": """{taker}不会{keeps}{opens} {taker}从不{keeps}{opens} {taker}不{keeps}你的{opens} 没有{taker}会{keeps}{opens}
        谁也不{keeps}{opens} 不要把{opens}{sends}{taker} 别{sends}{opens}给{taker} {opens}绝不能{sends}{taker}
        为什么{taker}不{keeps}{opens} {taker}会{keeps}{opens}吗 假{taker}{keeps}{opens} 自己保管{opens}
        不要{sends}{opens}""".split(),
    "en": """no agent {keeps} {opens}|{taker} never {keeps} {opens}|we never {keeps} {opens}|nobody {keeps} {opens}
        |never {sends} {opens} to {taker}|do not {sends} {opens}|don't {sends} {taker} {opens}|{opens} to no {taker}
        |{sends} {opens} to nobody|does {taker} need {opens}?|why {taker} never {keeps} {opens}
        |fake {taker} {keeps} {opens}|{opens} must not be {keeps} by {taker}""".split("|"),
}


def said(language: str, orders: list[str]) -> list[str]:
    """Return short texts in which every plain word stands in every order, beside others each time."""
    parts = {
        name: [word.replace(r"\b", "") for word in data(language)["parts"].get(name, [])]
        for name in ("taker", "keeps", "opens", "sends", "hither")
    }
    most = max(map(len, parts.values()))
    return [
        order.strip().format(**{name: words[(turn * step + turn // most) % len(words)] for (name, words), step in told})
        for order in orders
        for told in [
            list(zip(((name, words) for name, words in parts.items() if words), (1, 3, 5, 7, 1), strict=False))
        ]
        for turn in range(most)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_words_that_put_what_opens_a_wallet_into_somebody_s_hands(language: str) -> None:
    assert [text for text in fewer_in_check(said(language, ORDERS[language])) if "secret" not in kinds(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_words_that_forbid_it_or_ask_whether(language: str) -> None:
    """ "We will not store your phrase" is no denial: who says so may go on to ask for it."""
    told = [text for text in said(language, OPPOSITES[language]) if not asks(language).empty.search(text)]
    assert [text for text in told if kinds(text)] == []


def test_short_titles_and_labels_of_honest_pages() -> None:
    titles = (Path(__file__).parent / "titles.txt").read_text(encoding="utf-8").splitlines()
    assert len(titles) > 250
    assert [title for title in titles if list(CHECK.text(ShownText(title, "text")))] == []


@in_parts(12)
def test_the_texts_of_strangers(part: Part) -> None:
    """What people wrote who had seen neither code nor tests: so many of the thieves' texts are refused, and of the
    ordinary ones none.
    """
    with (Path(__file__).parent / "strangers.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    refused = {row["text"] for row in part.of(rows) if list(CHECK.text(ShownText(row["text"], "text")))}
    assert [row["text"] for row in part.of(rows) if (row["text"] in refused) != (row["verdict"] == "refused")] == []
    assert {row["verdict"] for row in rows} == {"refused", "missed", "passes"}
