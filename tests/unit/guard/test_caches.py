"""What is read once and remembered must be the same as if it were read each time."""

from __future__ import annotations

import json
import pickle
import random
import re

import pytest
from guard_trees import LIST, PAGE, texts_read
from publicsuffixlist import PSLFILE, PublicSuffixList
from test_markup import CARRIERS, ORDINARY, TEXT_AND_TARGET

from guard.policy import data_check, text_check, verdict_cache
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.policy.verdict_cache import Kept
from guard.read import events as extract
from guard.read import known_pieces, page
from guard.read.attributes import attribute_facts
from guard.read.facts import PageFacts
from guard.read.html import collect
from guard.read.known_pieces import KnownPieces
from guard.text import derived, detect, look, messengers, samples
from guard.text.detect import Contact, find_contacts
from guard.text.hints import NAMING
from guard.text.host_endings import NAME_SERVICES, is_ending
from guard.text.memory import remembered
from helpcenter.cache import Cache

DOCUMENTS = [PAGE % markup for markup in (*CARRIERS, *TEXT_AND_TARGET, *ORDINARY)]


def _carried(source: str) -> PageFacts:
    facts = PageFacts()
    for number, reading in enumerate(extract.html_readings(source)):
        collect(reading, facts, second=number > 0)
    return facts


def _forget() -> None:
    extract._started.cache_clear()
    attribute_facts.cache_clear()


@pytest.mark.repeated
def test_no_page_changes_what_is_seen_on_another() -> None:
    alone = []
    for source in DOCUMENTS:
        _forget()
        alone.append(_carried(source))
    _forget()
    order = list(range(len(DOCUMENTS))) * 2
    random.Random(1).shuffle(order)
    for number in order:
        assert _carried(DOCUMENTS[number]) == alone[number]


@pytest.mark.repeated
def test_what_patterns_need_is_derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is taken from what is kept, as it would be derived, and from nothing that other readers have put there. Some
    of the readers will do for that.
    """
    monkeypatch.setattr(look, "_readers", look._readers[8:20])
    keeper, fresh = Cache(), look._Table(look._readers)
    monkeypatch.setattr(look, "_needs_of", {})
    derived.keep_in(keeper)
    look._needs(look._readers)
    kept_in_bytes = {key: pickle.dumps(value) for key, value in keeper._values.items()}
    keeper._values = {key: pickle.loads(value) for key, value in kept_in_bytes.items()}
    look._needs_of.clear()
    with monkeypatch.context() as patched:
        for one in look._readers:
            patched.setattr(one, "needs", None)
        again = look._Table(look._readers)
    assert (again._base, again._words.atoms, again._pairs) == (fresh._base, fresh._words.atoms, fresh._pairs)
    monkeypatch.setattr(look, "_readers", look._readers[:-1])
    look._needs(look._readers)
    derived.keep_in()
    assert len(keeper._values) == 2, "other readers need other things"


def test_texts_that_are_read_once_are_read_as_ever_and_no_others_by_them(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        "Write to help@mail.example.",
        "Transfers take a day.",
        "",
        "WhatsApp +1 202-555-0142 ",
        "Transfers take a day.",
    ]
    read = find_contacts.__wrapped__  # type: ignore[attr-defined]
    alone = [read(text) for text in texts]
    assert [bool(found) for found in alone] == [True, False, False, True, False]
    keeper = Cache()
    derived.keep_in(keeper)
    monkeypatch.setattr(detect, "find_contacts", remembered(read))
    detect.read_once(texts)
    keeper._values = {key: pickle.loads(pickle.dumps(value)) for key, value in keeper._values.items()}
    asked: list[str] = []

    def asking(text: str) -> tuple[Contact, ...]:
        asked.append(text)
        return read(text)  # type: ignore[no-any-return]

    monkeypatch.setattr(detect, "find_contacts", remembered(asking))
    detect.read_once(texts)
    assert [detect.find_contacts(text) for text in texts] == alone and not asked
    others = [f"{texts[0]} ", texts[3].strip(), "Transfers take a day"]
    assert not any(map(detect.find_contacts.is_known_empty, others))
    assert [detect.find_contacts(text) for text in others] == [read(text) for text in others] and asked == others
    detect.read_once(others)
    derived.keep_in()
    assert len(keeper._values) == 2, "other texts are kept apart"


def test_the_same_element_is_judged_on_each_page_that_has_it() -> None:
    check = PageCheck(Allowed.of(LIST))
    source = PAGE % '<p title="evil.example" onclick="x()"><a href="../x/">y</a></p>'
    first, second = check.html(source, "a/index.html"), check.html(source, "b/c/index.html")
    assert set(first.faults) == set(second.faults)
    assert {fault.code for fault in first.faults} == {"CH201", "CH302"}
    assert [linked.path for linked in (*first.linked, *second.linked)] == ["/x/", "/b/x/"]


def test_attributes_are_read_anew_in_another_reading() -> None:
    """With scripts on an id stands inside raw text, and is no anchor; in a drawing a style is read as CSS."""
    attributes = (("id", "steps"), ("style", "color:red"))
    facts = [attribute_facts("p", attributes, *reading) for reading in ((False, False), (False, True), (True, False))]
    usual, raw, drawing = (found for found in facts if found)
    assert usual.anchors == {"steps"} and usual.faults
    assert raw.anchors == set()
    assert drawing.styles


PIECES = (
    "微信 薇 微 V信 vx VX wx: tg ig IG fb FB line Line@ signal SIGNAL messenger 加Q 加v we_chat q_q QQ whats_app"
    " kakao_talk kakaotalk 企鹅号 ✈ 飞机 蝙蝠 群号 好友 钱包客服 小程序 公众号 dingtalk Telegram wei_xin 绿泡泡 加薇"
    " 拉微 威信 徽信 扣扣 球球 蔻蔻 抠抠 电报 小飞机 纸飞机 飞机号 钉钉 脸书 推特 微博 抖音 小红书 快手 视频号 v❤"
    " discord skype viber zalo wickr threema snapchat facebook instagram twitter tiktok youtube reddit letstalk safew"
    " anydesk todesk rustdesk teamviewer teiegram potato ins yy + +v 賴 赖 拉 维 威 维信 威❤ 旺旺 飞书 闲鱼 咸鱼 芯"
    " 讯 心 新 星 葳 崴 唯 惟 v❤ w💚 x 💓 绿泡 绿色软件 绿标 歪 微 威克斯 口口 加口口 q群 q裙 扣 鹅 裙 群 企鹅邮箱"
    " b站 哔哩哔哩 陌陌 会议号 会议码 远程协助 远程控制 小红薯 🦇 kik icq jabber xmpp botim zangi bluesky mastodon"
    " linkedin cash app venmo zelle paypal chrome remote desktop support meeting id code snap zoom binance okx bybit"
    " huobi uid pay 币安 欧易 火币 🐧 腾讯 丫丫 歪歪 卫星 天狗 土豆 what's what' 向日葵 腾讯会议 q.q 企鹅 加我 客服号"
    " 群聊 群组 İg ıg ſignal a Z : @ 信 1 İ ı ſ"
).split(" ")


def test_no_messenger_is_lost_to_the_first_look() -> None:
    chance = random.Random(1)
    named = 0
    for _ in range(5000):
        text = "".join(chance.choices([*PIECES, " "], k=chance.randint(1, 5))).replace("_", " ")
        if messengers._KEYWORD.search(text):
            named += 1
            assert "name" in messengers._HINTS.of(text), text
    assert named > 1000


def test_every_ending_of_the_public_suffix_list_is_known() -> None:
    whole = PublicSuffixList(accept_unknown=False)
    with open(PSLFILE, encoding="utf-8") as file:
        rules = [line.split()[0] for line in file if line.strip() and not line.startswith("//")]
    labels = {label for rule in rules for label in re.split(r"[.*!]+", rule) if label}
    assert len(labels) > 5000
    known = {label for label in labels if whole.publicsuffix(f"x.{label}", accept_unknown=False)}
    assert {label for label in labels if is_ending(label)} == known | (labels & NAME_SERVICES) | (
        labels & {"test", "example", "local", "internal", "onion", "localhost", "invalid"}
    )
    assert is_ending("xn--fiqs8s")


def test_of_data_that_was_edited_only_what_is_new_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much data there is: what is trusted is not forgotten for the sake of the rest."""
    monkeypatch.setattr(data_check, "MOST_KEPT", 10)
    monkeypatch.setattr(text_check, "MOST_KEPT", 10)
    monkeypatch.setattr(verdict_cache, "_LARGE", 100)
    said = [f"Sentence number {chr(97 + number % 26)}{chr(97 + number // 26)}." for number in range(200)]
    cache = Cache()

    def judged(texts: list[str]) -> tuple[set[str], list[str]]:
        """What a new process finds in data of these texts, and the texts that it reads for that."""
        read = texts_read(monkeypatch)
        check = PageCheck(Allowed.of(LIST))
        content = json.dumps({"texts": texts}).encode()
        found = Kept(cache, "list").check("search/en.text.json", lambda: content, check).faults
        return {fault.code for fault in found}, read

    assert set(judged(said)[1]) >= set(said)
    assert judged([*said[:100], "New.", *said[100:]]) == (set(), ["New."])
    codes, read = judged([*said, "Write to help@evil.example"])
    assert codes == {"CH202"} and read == ["Write to help@evil.example"]
    # What was refused is not trusted the next time.
    assert judged([*said, "Write to help@evil.example", "Newer."])[0] == {"CH202"}


def test_pieces_are_read_once_and_those_of_late_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def read_piece(text: str, last: bool) -> tuple[None, bool]:
        assert not last
        read.append(text)
        return None, text != "nowhere else"

    monkeypatch.setattr(known_pieces, "read_piece", read_piece)
    monkeypatch.setattr(known_pieces, "_MOST_PIECES", 2)
    pieces = KnownPieces()
    for text in ("a", "b", "a", "c", "a", "d", "b", "nowhere else", "nowhere else", "a"):
        assert pieces.read(text, False) is None
    # Of two kept of late and two before, what is asked for again is of late again.
    assert read == ["a", "b", "c", "d", "b", "nowhere else", "nowhere else"]
    assert set(pieces._late) | set(pieces._before) == {"a", "b", "d"}


@pytest.mark.parametrize("before", [0, 70])
def test_pieces_are_joined_to_where_a_link_ends_however_far_down_the_page(before: int) -> None:
    """What is read as one with all that follows is read anew on each page."""
    parts = [*["<p>x</p>"] * before, '<p><a href="/x/">a</p>', "<p>b</a></p>", *["<p>y</p>"] * 3]
    assert len(list(page._read(parts))) == before + 1 + 3


def test_what_is_derived_from_code_and_words_is_derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, made = Cache(), []

    def make() -> int:
        made.append(1)
        return len(made)

    derived.keep_in()
    assert [derived.derived("a", make) for _ in range(2)] == [1, 2], "nothing is kept unless that is asked for"
    derived.keep_in(cache)
    assert [derived.derived("a", make) for _ in range(2)] == [3, 3]
    assert derived.derived("b", make) == 4
    derived.keep_in(Cache())
    assert derived.derived("a", make) == 5
    derived.keep_in()
    assert derived.derived("a", make) == 6


def test_what_is_derived_is_taken_from_whoever_has_it_and_kept_in_the_first() -> None:
    """So a build that has a cache, with nothing in it yet, begins with what set-up has made."""
    new, prepared = Cache(), Cache()
    prepared.put("derived a", (1,))
    derived.keep_in(new, prepared)
    assert (derived.derived("a", lambda: 2), derived.derived("b", lambda: 3)) == (1, 3)
    derived.keep_in(new)
    assert (derived.derived("a", lambda: 4), derived.derived("b", lambda: 4)) == (1, 3)
    derived.keep_in()
    assert prepared.get("derived b") is None


@pytest.mark.repeated
def test_patterns_and_groups_are_the_same_when_they_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache()
    texts = ["Write to us on Telegram: chat_42", "Send your seed phrase to us", "加微信 chat42", "The fee is low."]
    one = next(hints for hints in NAMING if len(list(hints.patterns())) > 3)
    samples._tables.cache_clear()
    plain = samples._tables(), [[each.Match(text.encode()) for each, *_ in one._compiled()] for text in texts]
    derived.keep_in(cache)
    for _ in range(2):
        samples._tables.cache_clear()
        now = samples._tables(), [[each.Match(text.encode()) for each, *_ in one._compiled()] for text in texts]
        assert now == plain
    derived.keep_in()
    samples._tables.cache_clear()
    assert len(cache._values) >= 2
