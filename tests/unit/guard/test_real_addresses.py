"""Addresses as wallets have them: store pages and forms with a fixed query, short codes, links into an app.

Each kind is shown and linked as the site does it, and refused in every near miss.
"""

from __future__ import annotations

import pytest
from guard_trees import PAGE, Entry, Listing, codes, judge_files
from pydantic import ValidationError

from channels.values import as_read, href
from guard.policy.addresses import Listed, Rejected, resolve_address
from guard.policy.listing import Allowed
from guard.policy.official_list import ChannelAddress, Kind, well_formed
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

REAL: list[tuple[str, Kind, str]] = [
    ("store", "page", "https://store.example/apps/details?id=com.imwallet.app"),
    ("form", "page", "https://forms.example/new?ticket_form_id=360001&lang=en"),
    ("handle", "page", "https://social.example/imwallet_example"),
    ("hotline", "phone", "95588"),
    ("service", "phone", "4005550143"),
    ("phone", "phone", "+12025550142"),
    ("desk", "phone", "+12025550160;ext=12"),
    ("desk-cn", "phone", "+861055550143;ext=8001"),
    ("tickets", "app", "imwallet://help?screen=Tickets"),
    ("in-app", "app", "com.imwallet.app://Open/Help.Center"),
    ("link", "page", "https://imwallet.example/app/help"),
    (
        "account",
        "page",
        "https://mp.weixin.example/mp/profile_ext?action=home&__biz=MzA3MDM3NjE5NQ==&scene=110#wechat_redirect",
    ),
    ("desk-mail", "email", "help+wallet@imwallet.example"),
]
WECHAT = Entry("wechat", "page", "https://weixin.example/r/9f3k", ("微信", "WeChat", "公众号"), account="Tide_Help")
LIST = Listing(
    (*(Entry(*entry) for entry in REAL), Entry("letters", "phone", "+18004692553", letters="1-800-IMWALLET"), WECHAT),
    (
        Entry("old-store", "page", "https://store.example/apps/details?id=com.old.app"),
        Entry("old-hotline", "phone", "95599"),
        Entry("old-desk", "phone", "+12025550160;ext=99"),
        Entry("old-page", "page", "https://social.example/imwallet_old_example"),
        Entry("old-account", "page", "https://mp.weixin.example/mp/home?__biz=MzA3MDM3NjE5Ng==#wechat_redirect"),
        Entry("old-mail", "email", "help+old@imwallet.example"),
    ),
)
ALLOWED = Allowed.of(LIST)


@each_row(("entry", "kind", "value"), REAL)
def test_each_is_accepted_shown_and_linked(entry: str, kind: Kind, value: str) -> None:
    assert well_formed(kind, value) == ""
    address = href(kind, value)
    verdict = resolve_address(address, "", ALLOWED)
    assert isinstance(verdict, Listed) and verdict.channel == entry
    shown = as_read(kind, value)
    body = f'<p><a href="{address.replace("&", "&amp;")}">{shown.replace("&", "&amp;")}</a></p><p>Call {shown}.</p>'
    report = judge_files({"index.html": PAGE % body}, LIST)
    assert codes(report) == "", report.findings


STORE, FORM = REAL[0][2], REAL[1][2]
ACCOUNT = next(value for entry, _, value in REAL if entry == "account")
NEAR = [
    ("https://store.example/apps/details", "CH104"),
    ("https://store.example/apps/details?id=com.imwallet.app2", "CH104"),
    ("https://store.example/apps/details?id=com.imwallet.App", "CH104"),
    ("https://store.example/apps/details?ID=com.imwallet.app", "CH104"),
    ("https://store.example/apps/details/?id=com.imwallet.app&hl=en", "CH104"),
    (f"{STORE}&hl=en", "CH104"),
    (f"{STORE}&id=com.evil.app", "CH104"),
    (f"{STORE}#x", "CH104"),
    (f"{STORE}%20", "CH104"),
    ("https://store.example/apps/details?x=1&id=com.imwallet.app", "CH104"),
    ("https://store.example/apps/other?id=com.imwallet.app", "CH104"),
    ("https://store.example:8443/apps/details?id=com.imwallet.app", "CH103"),
    ("http://store.example/apps/details?id=com.imwallet.app", "CH102"),
    ("https://store.example/apps/details?id=com.old.app", "CH110"),
    ("https://forms.example/new?lang=en&ticket_form_id=360001", "CH104"),
    ("https://forms.example/new?ticket_form_id=360001", "CH104"),
    (f"{FORM}&", "CH104"),
    ("https://social.example/imwallet_example?", "CH104"),
    ("https://social.example/imwallet_example?id=1", "CH104"),
    ("https://social.example/imwallet_old_example?id=1", "CH110"),
    ("tel:95589", "CH107"),
    ("tel:955881", "CH107"),
    ("tel:+95588", "CH107"),
    ("tel:9558", "CH107"),
    ("tel:95588,1", "CH107"),
    ("tel:95588;ext=1", "CH107"),
    ("tel:95599", "CH110"),
    ("sms:95588", "CH102"),
    ("tel:4005550144", "CH107"),
    ("tel:+864005550143", "CH107"),
    ("tel:400-555-0143", "CH107"),
    ("tel:40055501431", "CH107"),
    ("tel:4005550143;ext=2", "CH107"),
    ("tel:+12025550160", "CH107"),
    ("tel:+12025550160;ext=1", "CH107"),
    ("tel:+12025550160;ext=123", "CH107"),
    ("tel:+12025550160;ext=12;ext=13", "CH107"),
    ("tel:+12025550160;ext=", "CH107"),
    ("tel:+12025550160;phone-context=12", "CH107"),
    ("tel:+12025550160,12", "CH107"),
    ("tel:+12025550160;ext=99", "CH110"),
    ("tel:+12025550142;ext=12", "CH107"),
    ("tel:+1-800-IMWALLET", "CH107"),
    ("imwallet://help", "CH102"),
    ("imwallet://help?screen=tickets", "CH102"),
    ("imwallet://help?screen=Tickets&x=1", "CH102"),
    ("com.imwallet.app://open/help.center", "CH102"),
    ("com.imwallet.app2://Open/Help.Center", "CH102"),
    ("https://imwallet.example/app/help?x=1", "CH104"),
    (ACCOUNT.removesuffix("#wechat_redirect"), "CH104"),
    (ACCOUNT.removesuffix("wechat_redirect"), "CH104"),
    (f"{ACCOUNT}2", "CH104"),
    (f"{ACCOUNT}#x", "CH104"),
    (ACCOUNT.replace("#", "?#"), "CH104"),
    (ACCOUNT.replace("==", ""), "CH104"),
    (ACCOUNT.replace("==", "="), "CH104"),
    (ACCOUNT.replace("==", "==="), "CH104"),
    (ACCOUNT.replace("==", "%3D%3D"), "CH104"),
    (ACCOUNT.replace("MzA3", "MzA4"), "CH104"),
    (ACCOUNT.replace("MzA3", "mza3"), "CH104"),
    (ACCOUNT.replace("#", "&x=1#"), "CH104"),
    (ACCOUNT.replace("weixin", "weixln"), "CH103"),
    ("https://mp.weixin.example/mp/home?__biz=MzA3MDM3NjE5Ng==#wechat_redirect", "CH110"),
    ("mailto:help@imwallet.example", "CH106"),
    ("mailto:help+wallet2@imwallet.example", "CH106"),
    ("mailto:help+wallet+x@imwallet.example", "CH106"),
    ("mailto:helpwallet@imwallet.example", "CH106"),
    ("mailto:help%2Bwallet@imwallet.example", "CH106"),
    ("mailto:help+old@imwallet.example", "CH110"),
]


@each_row(("address", "code"), NEAR)
def test_a_near_miss_is_refused(address: str, code: str) -> None:
    verdict = resolve_address(address, "", ALLOWED)
    assert isinstance(verdict, Rejected) and verdict.code == code, verdict


@each_row(
    ("kind", "value"),
    [
        ("page", "https://store.example/details?"),
        ("page", "https://store.example/details?id"),
        ("page", "https://store.example/details?id="),
        ("page", "https://store.example/details?id=a&"),
        ("page", "https://store.example/details?id=a#"),
        ("page", "https://store.example/details?id=a#x#y"),
        ("page", "https://store.example/details?id=a#x.y"),
        ("page", "https://store.example/details?id=a#%20"),
        ("page", "https://store.example/details?id=a#/x"),
        ("page", "https://store.example/details?id=a==="),
        ("page", "https://store.example/details?id==a"),
        ("email", "help+@imwallet.example"),
        ("email", "+help@imwallet.example"),
        ("email", "help++wallet@imwallet.example"),
        ("email", "Help+wallet@imwallet.example"),
        ("page", "https://store.example/details?id=a%20b"),
        ("page", "https://store.example/details?next=https://evil.example"),
        ("page", "https://store.example/?id=a"),
        ("phone", "12"),
        ("phone", "123456789"),
        ("phone", "5005550143"),
        ("phone", "400-555-0143"),
        ("phone", "955-88"),
        ("phone", "*123#"),
        ("phone", "+12025550160;ext="),
        ("phone", "+12025550160;ext=12345678"),
        ("phone", "+12025550160 ext. 12"),
        ("phone", "+12025550160x12"),
        ("phone", "95588;ext=1"),
        ("phone", "+1800IMWALLET"),
        ("app", "imwallet://help?"),
        ("app", "imwallet://help#x"),
        ("app", "imwallet://help?next=//evil.example"),
        ("app", "IMWallet://help"),
        ("app", "data://help?a=b"),
    ],
)
def test_a_value_of_two_readings_is_refused(kind: Kind, value: str) -> None:
    assert well_formed(kind, value)


# What stands in a text, and what is said of it: with an extension somebody else answers than without one.
NUMBERS = [
    ("Call +1 202-555-0160 ext. 12.", ""),
    ("Call +1 202-555-0160, extension 12.", ""),
    ("Call +1 (202) 555-0160 x12.", ""),
    ("Call (202) 555-0160x12.", ""),
    ("拨打 010-55550143 转 8001。", ""),
    ("拨打 010-5555 0143（分机 8001）。", ""),
    ("Call +1 202-555-0160.", "CH203"),
    ("Call +1 202-555-0160 ext. 1.", "CH203"),
    ("Call +1 202-555-0160 ext. 123.", "CH203"),
    ("Call +1 202-555-0160, ext 13.", "CH203"),
    ("Call +1 202-555-0160 ext. 99.", "CH208"),
    ("Call +1 202-555-0142, ext 5.", "CH203"),
    ("Call +1 202-555-0142 (ext. 5).", "CH203"),
    ("Call +1 202-555-0142;ext=5.", "CH203"),
    ("Call +1 202-555-0142x5.", "CH203"),
    ("拨打 010-55550143 转 8002。", "CH203"),
    ("拨打 010-55550143，内线 8。", "CH203"),
    ("拨打 400-555-0143。", ""),
    ("拨打 400 555 0143 或 4005550143。", ""),
    ("拨打 400-555-0144。", "CH203"),
    ("拨打 800-555-0143。", "CH203"),
    ("拨打 +86 400-555-0143。", "CH203"),
    ("拨打 400-555-0143 转 2。", "CH203"),
    ("Call 1-800-IMWALLET.", ""),
    ("Call +1 800 IMWALLET.", ""),
    ("Call 1-800-IMWALLET (+1 800-469-2553).", ""),
    ("Call 1-800-IMWALLTE.", "CH203"),
    ("Call 1-888-IMWALLET.", "CH203"),
    ("Call 1-800-GOWALLET.", "CH203"),
    ("Call 1-800-IMWALLETS.", "CH203"),
]


@each_row(("text", "said"), fewer_in_check(NUMBERS))
def test_numbers_with_extensions_and_letters_in_texts(text: str, said: str) -> None:
    assert codes(judge_files({"index.html": PAGE % f"<p>{text}</p>"}, LIST)) == said


ACCOUNTS = [
    (ACCOUNT.replace("&", "&amp;"), ""),
    (ACCOUNT.replace("&", "&amp;").replace("==", "="), "CH201"),
    (ACCOUNT.replace("&", "&amp;").removesuffix("#wechat_redirect"), "CH201"),
    (ACCOUNT.replace("&", "&amp;").replace("NQ==", ""), "CH201"),
    ("Write to help+wallet@imwallet.example.", ""),
    ("Write to help+wallet2@imwallet.example.", "CH202"),
    ("Write to wallet@imwallet.example.", "CH202"),
    ("Write to help@imwallet.example.", "CH202"),
    ("微信公众号：tide_help", ""),
    ("WeChat: Tide_Help", ""),
    ("微信搜 tide_help", ""),
    ("https://weixin.example/r/9f3k", ""),
    ("Telegram: tide_help", "CH212"),
    ("WeChat: tide_help2", "CH204"),
    ("WeChat: tide_heip", "CH204"),
    ("https://weixin.example/r/9f3K", "CH201"),
    ("https://weixin.example/r/tide_help", "CH201"),
]


@each_row(("text", "said"), ACCOUNTS, ids=[text for text, _ in ACCOUNTS])
def test_an_account_is_ours_on_its_platform(text: str, said: str) -> None:
    found = codes(judge_files({"index.html": PAGE % f"<p>{text}</p>"}, LIST))
    assert found == said, found


@pytest.mark.parametrize(
    ("changes", "fits"),
    [
        ({}, True),
        ({"platform": ()}, False),
        ({"account": "tide help"}, False),
        ({"account": "https://evil.example"}, False),
        ({"kind": "email", "value": "a@imwallet.example"}, False),
    ],
)
def test_an_account_belongs_to_a_page_and_a_platform(changes: dict[str, object], fits: bool) -> None:
    entry = {"id": "wechat", "kind": "page", "value": WECHAT.value, "platform": WECHAT.platform, "account": "tide_help"}
    try:
        ChannelAddress.model_validate(entry | changes)
    except ValidationError:
        assert not fits
    else:
        assert fits


def test_a_listed_number_in_letters_is_no_bait() -> None:
    """1-800-IMWALLET holds the wallet's name, as numbers in letters do; beside it an account of that name is bait."""
    whole = Listing((*LIST.channels, Entry("website", "origin", "https://imwallet.example")), LIST.revoked)
    page = {"index.html": PAGE % "<p>Call 1-800-IMWALLET, or write to %s.</p>"}
    assert codes(judge_files({"index.html": page["index.html"].replace("%s", "us")}, whole)) == ""
    assert codes(judge_files({"index.html": page["index.html"].replace("%s", "imwallet_kefu88")}, whole)) == "CH204"
    assert codes(judge_files({"index.html": PAGE % "<p>Call 1-888-IMWALLET.</p>"}, whole)) == "CH203"


@pytest.mark.parametrize(
    ("value", "letters", "fits"),
    [
        ("+18004692553", "1-800-IMWALLET", True),
        ("+18004692553", "1-800-IMWALLETSHOP", False),
        ("+18004692554", "1-800-IMWALLET", False),
        ("+12025550143", "202-JKL-0143", True),
        ("+12025550143", "202-JKL-0144", False),
        ("+12025550143", "call 202-JKL-0143", False),
        ("+12025550143;ext=1", "202-JKL-0143", False),
        ("95588", "WKJUT", False),
    ],
)
def test_letters_dial_the_number(value: str, letters: str, fits: bool) -> None:
    entry = {"id": "phone", "kind": "phone", "value": value, "letters": letters}
    try:
        ChannelAddress.model_validate(entry)
    except ValidationError:
        assert not fits
    else:
        assert fits


def test_a_word_of_a_store_address_is_nobodys_handle() -> None:
    assert ALLOWED.listed.handles.keys() == {"imwallet_example", "help", "tide_help"}
