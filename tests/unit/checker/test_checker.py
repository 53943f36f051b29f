"""The checker in the browser says what the guard says, of every published vector; and never "listed" of what is not."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from channels import ChannelList, load_channels
from checker import Names, listed, read_lasting, vectors
from checker.vectors import published_texts, vectors_of
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.policy.vectors import check_vectors
from guard.read.events import Unreadable
from guard.words import LANGUAGES, tables
from scripts import check_words
from scripts.check_inputs import LISTS, rows, verdicts
from tests.javascript import evaluate
from tests.support.parts import Part, in_parts

ROOT = Path(__file__).parents[3]
USUAL = next(iter(LISTS))
HOME = "https://mp.weixin.example/mp/home?__biz=MzA3MDM3NjE5NQ==&scene=110#wechat_redirect"
PLUS = "help+wallet@imwallet.example"

# To judge all texts takes seconds, and another list means all of them once more: `make check` takes a part of the
# usual list's, `make test` all of them and a part of each other list's, `make test-long` all of every list.
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
FORTIETHS = (range(1), range(1, 14), range(14, 27), range(27, 40))
PARTS = [
    pytest.param(path, part, marks=[pytest.mark.repeated] * ((path, part) != (USUAL, FORTIETHS[0])))
    for path in LISTS
    for part in (FORTIETHS if path == USUAL or LONG else [range(0, 40, 5)])
]
PATHS = [path if path == USUAL else pytest.param(path, marks=pytest.mark.repeated) for path in LISTS]


@cache
def channels(path: str) -> ChannelList:
    return load_channels(ROOT / path)


@cache
def texts(path: str) -> list[str]:
    read_lasting(LISTS[path])  # most are known since set-up
    return published_texts(channels(path), LISTS[path])


@cache
def published(path: str, part: range) -> bytes:
    """The file of vectors, with some fortieths of its texts, and those that show what is revoked, which are few."""
    revoked = [entry.value for entry in channels(path).revoked]
    every = enumerate(texts(path))
    return vectors_of(
        channels(path), [text for at, text in every if at % 40 in part or any(value in text for value in revoked)]
    )


def said_of(texts: list[str], of: ChannelList) -> list[tuple[str, str, str]]:
    """Each text, what the guard says of it, and what the browser says."""
    return [(text, *said) for text, said in zip(texts, verdicts(texts, of), strict=True)]


@cache
def longer() -> ChannelList:
    """The usual list, and channels of kinds that it lacks: an extension, a short code, letters, an account."""
    usual = channels(USUAL)
    phone, page, mail = (usual.by_id(name) for name in ("phone", "social-news", "support-email"))
    assert phone is not None and page is not None and mail is not None
    said_there = {"value": "https://weixin.example/r/9f3k", "account": "imwallet_say", "platform": ("WeChat", "微信")}
    more = (
        phone.model_copy(update={"id": "desk", "value": "+12025550160;ext=12"}),
        phone.model_copy(update={"id": "service", "value": "4005550143"}),
        phone.model_copy(update={"id": "lettered", "value": "+18004692553", "letters": "1-800-IMWALLET"}),
        page.model_copy(update={"id": "wechat", **said_there}),
        page.model_copy(update={"id": "profile", "value": HOME}),
        mail.model_copy(update={"id": "plus", "value": PLUS}),
    )
    return usual.model_copy(update={"channels": (*usual.channels, *more)})


@pytest.mark.parametrize(("path", "part"), PARTS)
def test_every_vector_gets_the_verdict_of_the_guard(path: str, part: range) -> None:
    wanted: list[dict[str, str]] = json.loads(published(path, part))["vectors"]
    said = verdicts([vector["input"] for vector in wanted], channels(path))
    wrong = [
        (vector, browser) for vector, (_, browser) in zip(wanted, said, strict=True) if vector["verdict"] != browser
    ]
    assert not wrong, "a change of the guard's reading: follow it in overrides/assets/check/, or scripts.check_inputs"
    assert len(wanted) >= 100 * len(part)
    assert {vector["verdict"] for vector in wanted} == {"listed", "revoked", "unlisted", "secret", "none"}


@pytest.mark.parametrize("path", PATHS)
def test_the_vectors_speak_of_this_wallet_and_of_no_sample(path: str) -> None:
    together = " ".join(texts(path))
    mine, others = LISTS[path], [names for other, names in LISTS.items() if other != path]
    for name in (mine.app, *mine.name.values()):
        assert name in together
    for name in (name for names in others for name in (names.app, *names.name.values())):
        assert not re.search(rf"(?i)(?<![a-z]){re.escape(name)}", together)


def test_names_that_no_account_could_have_are_spelled_as_one() -> None:
    names = Names("com.lumen+pay", {"zh": "灯火"})
    row = "{app}_cn {App} {APP} {name:zh} {name:en} {other}"
    assert names.fill(row) == "comlumenpay_cn Comlumenpay COMLUMENPAY 灯火 灯火 {other}"


def test_what_names_no_wallet_is_read_once_for_all_wallets(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[tuple[str, ...]] = []
    monkeypatch.setattr(vectors, "read_once", lambda some: read.append(tuple(some)))
    mine, other = list(LISTS.values())[:2]
    read_lasting(mine)
    read_lasting(other)
    shared, named, again, others = read
    assert shared == again and len(shared) > 9 * len(named)
    assert set(named).isdisjoint(others) and {*shared, *named} == set(vectors.lasting_texts(mine))


@pytest.mark.repeated
def test_extensions_letters_and_accounts_get_the_verdict_of_the_guard() -> None:
    new = set(published_texts(longer(), LISTS[USUAL])).difference(texts(USUAL))
    said = said_of([*sorted(new), "400-555-0143"], longer())
    assert [one for one in said if one[1] != one[2]] == []
    assert len(new) > 60
    told = {text: verdict for text, verdict, _ in said}
    assert told[HOME] == told[PLUS] == "listed"
    near = [HOME[:-1], HOME.replace("==", "="), HOME.partition("#")[0], "help+wallet2@imwallet.example"]
    assert [browser for _, browser in verdicts(near, longer())] == ["unlisted"] * len(near)
    assert told["call 1-800-IMWALLET"] == "listed"
    assert told["电话：400-555-0143"] == told["400-555-0143"] == "listed"
    assert told["WeChat: imwallet_say"] == told["微信: imwallet_say"] == "listed"
    assert told["Signal: imwallet_say"] == told["WeChat: imwallet_say_vip"] == "unlisted"
    assert told["+12025550160;ext=12"] == told["电话：+1 202-555-0160 ext. 12"] == "listed"


@pytest.mark.repeated
def test_a_longer_list_changes_what_is_said_of_nothing_else() -> None:
    said = said_of(texts(USUAL), longer())
    assert [one for one in said if one[1] != one[2]] == []
    assert len(said) > 4_000


def test_pages_on_hosts_with_the_wallets_name_are_no_strangers_accounts() -> None:
    """A page of the wallet's own host: its host as one word would read as an account that poses as the wallet."""
    usual = channels(USUAL)
    page = usual.by_id("social-news")
    assert page is not None
    news = page.model_copy(update={"id": "news", "value": "https://news.imwallet.example/imwallet_say", "platform": ()})
    help_page = page.model_copy(update={"id": "more", "value": "https://imwallet-help.example/imwallet_say"})
    made = usual.model_copy(update={"channels": (*usual.channels, news, help_page)})
    check = PageCheck(Allowed.of(made))
    assert check.texts.posing(json.dumps(listed(made))) == ()
    named = ["news.imwallet.example", "imwallet-help.example", "imwallet", "imwallet-help", "news", "Telegram", "微信"]
    said = verdicts([f"{name}: imwallet_say" for name in named], made)
    assert all(guard == browser for guard, browser in said), said


def test_what_is_revoked_below_a_listed_origin_is_so_in_any_spelling() -> None:
    usual = channels(USUAL)
    page = usual.by_id("social-news")
    assert page is not None and usual.revoked
    site = "https://forum.imwallet.example"
    forum = page.model_copy(update={"id": "forum", "kind": "origin", "value": site, "platform": (), "account": None})
    gone = {"one": f"{site}/u/impostor", "two": f"{site}/view?user=7&tab=a", "three": f"{site}/old/"}
    past = [
        usual.revoked[0].model_copy(
            update={"id": name, "kind": "origin" if value.endswith("/") else "page", "value": value}
        )
        for name, value in gone.items()
    ]
    made = usual.model_copy(update={"channels": (*usual.channels, forum), "revoked": (*usual.revoked, *past)})
    spelled = "u/%69mpostor u/Impostor/ u/impostor?x=1 u/impostor/index.html view?tab=a&user=7 old/a OLD/a"
    said = verdicts([f"{site}/{path}" for path in spelled.split()], made)
    assert said == [("revoked", "revoked")] * len(spelled.split())
    said = verdicts([f"{site}/{path}" for path in "u/impostors view?user=7 older/ u/".split()], made)
    assert said == [("listed", "listed")] * 4


@pytest.mark.parametrize("path", PATHS)
def test_the_guard_lets_its_own_vectors_through_and_no_others(path: str) -> None:
    check = PageCheck(Allowed.of(channels(path)))
    assert not check_vectors("", published(path, FORTIETHS[0]), check).faults
    wrong = {"version": 1, "vectors": [{"input": "help@evil.example", "verdict": "none"}]}
    assert [fault.code for fault in check_vectors("", json.dumps(wrong).encode(), check).faults] == ["CH412"]
    # The channel, too, is the one that the guard names.
    for channel in ("https://attacker.example", "live-chat"):
        for text, said in (("hello", "none"), ("zoo zoo zoo", "secret")):
            told = {"version": 1, "vectors": [{"input": text, "verdict": said, "channel": channel}]}
            assert [fault.code for fault in check_vectors("", json.dumps(told).encode(), check).faults] == ["CH412"]


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"version": 1},
        {"version": 1, "vectors": [{"input": "x"}]},
        {"version": 1, "vectors": [{"input": "x", "verdict": "safe"}]},
        {"version": 1, "vectors": [{"input": "x", "verdict": "none", "more": "a@evil.example"}]},
        {"version": 1, "vectors": [], "more": "a@evil.example"},
        {"version": "https://attacker.example", "vectors": []},
        {"version": 1, "vectors": [{"input": "x", "verdict": "none", "nearest": "https://attacker.example"}]},
    ],
)
def test_nothing_else_can_stand_in_the_file(value: Any) -> None:
    with pytest.raises(Unreadable):
        check_vectors("", json.dumps(value).encode(), PageCheck(Allowed.of(channels(USUAL))))


@pytest.mark.repeated
@in_parts(4)
def test_it_never_says_listed_of_what_the_guard_refuses(part: Part) -> None:
    every = [LISTS[USUAL].fill(row) for row in part.of(rows())]
    # Of those that are published as vectors it says what the guard says, as the first test holds.
    left = [text for text in every if text not in set(texts(USUAL))]
    said = said_of(left, channels(USUAL))
    assert [text for text, guard, browser in said if browser == "listed" != guard] == []
    agreed = sum(guard == browser for _, guard, browser in said)
    assert len(every) > 375 and (len(every) - len(left) + agreed) / len(every) > 0.93


NEAREST: list[tuple[str, list[str] | None]] = [
    ("support@irnwallet.example", ["support-email", "support@irnwallet.example", "support@imwallet.example"]),
    ("+1 202-555-0143", ["phone", "+12025550143", "+12025550142"]),
    ("1 (202) 555-0143", ["phone", "12025550143", "12025550142"]),
    ("call 202.555.0143 now", ["phone", "2025550143", "2025550142"]),
    ("https://chat.imwa11et.example/", ["live-chat", "chat.imwa11et.example", "chat.imwallet.example"]),
    (
        "http://chat.imwallet.example/",
        ["live-chat", "http://chat.imwallet.example", "https://chat.imwallet.example"],
    ),
    ("Telegram @imwallet_exampIe1", ["app-download", "imwallet_exampie1", "imwallet_example"]),
    (
        "https://chat.imwallet.example.secure-verification-of-your-account.test/",
        ["live-chat", "chat.imwallet.example.secure-verification-of-your-account.test", "chat.imwallet.example"],
    ),
    ("somebody@else.test", None),
    ("QQ 800812345", None),
]


def test_the_nearest_entry_of_the_list() -> None:
    """A number is compared by its digits, an account by its name, an address without https unless only that differs."""
    body = """
    const near = (text) => m.check(text, v[1]).contacts.map(({nearest: n}) => n ? [n.id, n.theirs, n.ours] : null)[0];
    return v[0].map(near);
    """
    found = evaluate("check/check.js", body, [text for text, _ in NEAREST], listed(channels(USUAL)))
    assert list(zip((text for text, _ in NEAREST), found, strict=True)) == NEAREST


def test_a_name_without_its_service_is_ours_on_the_listed_ones_alone() -> None:
    body = "return m.check(v[0], v[1]).contacts.map((one) => [one.verdict, one.channels ?? null]);"
    names = [
        channel["id"]
        for channel in listed(channels(USUAL))["channels"]
        if channel["value"].endswith("/imwallet_example")
    ]
    assert evaluate("check/check.js", body, "@imwallet_example", listed(channels(USUAL))) == [["unlisted", names]]
    there = evaluate("check/check.js", body, "Telegram @imwallet_example", listed(channels(USUAL)))
    assert there == [["unlisted", None]]


def test_each_contact_of_a_message_is_judged() -> None:
    text = "Write to support@imwallet.example or call +1 202-555-0100, or see https://evil.example/"
    body = "return m.check(v[0], v[1]).contacts.map((one) => [one.verdict, one.shown]);"
    assert evaluate("check/check.js", body, text, listed(channels(USUAL))) == [
        ["unlisted", "https://evil.example/"],
        ["listed", "support@imwallet.example"],
        ["unlisted", "+1 202-555-0100"],
    ]


def test_the_wallets_name_is_not_shown_as_a_contact_beside_one() -> None:
    text = (
        "Hi, this is IM Wallet support. Your account is at risk. Contact our agent on Telegram @imwallet_help_desk now."
    )
    body = "return m.check(v[0], v[1]).contacts.map((one) => [one.verdict, one.shown]);"
    assert evaluate("check/check.js", body, text, listed(channels(USUAL))) == [
        ["unlisted", "Telegram imwallet_help_desk"]
    ]


def test_what_a_message_denies_at_its_end_is_not_asked_for() -> None:
    body = "return v[0].map((text) => m.check(text, v[1]).verdict);"
    texts = ["提交工单时请写明网络和出错时间，不要填写助记词或私钥。", "提交工单时请写明网络和时间，不要漏掉助记词。"]
    assert evaluate("check/check.js", body, texts, listed(channels(USUAL))) == ["none", "unlisted"]


def test_characters_are_laid_beside_each_other() -> None:
    pairs = evaluate("check/beside.js", 'return m.common("irnw", "imw");')
    assert ["".join(pair[side] or "" for pair in pairs) for side in (0, 1)] == ["irnw", "imw"]
    assert [pair[0] for pair in pairs if pair[0] == pair[1]] == ["i", "w"]


@pytest.mark.repeated
def test_an_id_beside_any_service_of_the_guard_is_an_account_in_the_browser() -> None:
    """One table of services holds for both; an id of words and a number is refused beside each."""
    groups = ("messenger-names", "services")
    names = [name for language in LANGUAGES for group in groups for name in tables(language).get(group, {})]
    # Some examples end with a colon or an id, since what stands behind such a word makes it a service.
    told = [f"{name.removesuffix('x_1').rstrip(': ')}: kefu_example9" for name in names]
    said = said_of(told, channels(USUAL))
    assert [one for one in said if one[1:] != ("unlisted", "unlisted")] == []
    assert len(names) > 300


def test_what_a_phone_hands_to_a_program_is_an_address_in_the_browser() -> None:
    handed = list(tables("en")["schemes"])
    said = said_of([*handed, "a line: ti", "solana:mainnet"], channels(USUAL))
    assert [one[1:] for one in said] == [("unlisted", "unlisted")] * len(handed) + [("none", "none")] * 2


def test_the_words_of_the_guard_are_those_in_the_browser() -> None:
    for path, made in check_words.modules().items():
        assert path.read_text(encoding="utf-8") == made, "run `python -m scripts.check_words`"
