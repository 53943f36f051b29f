"""Contacts of the list that a text tells for a service where they are not ours."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.facts import ShownText
from tests.support.rows import each_row

NUMBER, MAIL, HANDLE = "+1 202 555 0142", "support@imwallet.example", "imwallet_example"


def channels(*platforms: str) -> SimpleNamespace:
    """Return a list whose number and page are ours on some platforms."""
    told = [
        ("site", "origin", "https://imwallet.example", ()),
        ("mail", "email", MAIL, ()),
        ("phone", "phone", "+12025550142", platforms),
        ("page", "page", f"https://social.example/{HANDLE}", platforms),
    ]
    fields = ("id", "kind", "value", "platform")
    return SimpleNamespace(
        channels=[SimpleNamespace(**dict(zip(fields, one, strict=True))) for one in told], revoked=[]
    )


CHECK = PageCheck(Allowed.of(channels()))


def found(text: str, check: PageCheck = CHECK) -> set[str]:
    return {fault.code for fault in check.html(f"<p>{text}</p>", "x/index.html").faults}


@each_row(
    "text",
    [
        f"WhatsApp us at {NUMBER}.",
        f"Add {NUMBER} as a contact in Signal and write first.",
        f"Signal number? The one in the footer, {NUMBER}.",
        f"Viber, Zalo and Line: same digits as the phone, {NUMBER}, official everywhere.",
        f"If calls are expensive where you live, reach {NUMBER} through Signal instead.",
        "Save 2025550142 in your phone, then drop the screenshots over imo.",
        f"Small fees are paid by Zelle to {MAIL}, after which the transfer is released.",
        f"Google Chat accepts {MAIL}, and over there a human, not a robot, answers.",
        f"Over at TikTok {HANDLE} takes claims by direct message.",
        f"{HANDLE} on Zalvo answers at night.",
        f"Zalvo @{HANDLE}",
        f"Zalvo Messenger @{HANDLE}",
        f"Chat Zalvo @{HANDLE}",
        f"Via Zalvo @{HANDLE}",
        f"Emile Vorand @{HANDLE} at night",
        f"Zalvo: {HANDLE}",
        f"Donations reach us under ${HANDLE}.",
        f"For claims there is u/{HANDLE}.",
        f"WhatsApp 也能加 {NUMBER},发语音更快。",
        "2025550142 这串数字在 QQ 里也是客服。",
        f"把 {MAIL} 加到 Skype 联系人,视频核验身份。",
        f"支付宝里搜 {MAIL},转一分钱做验证。",
        f"Zalvo 上的账号是 {HANDLE}",
        # A denial of something else, or with an exception.
        f"Do not wait, write to {HANDLE} on Telegram.",
        f"Do not write to anyone but {HANDLE} on Telegram.",
        f"Do not send mail: {HANDLE} on Telegram is quicker.",
        f"Nobody answers faster than {HANDLE} on Telegram.",
        f"We are not in the office today {HANDLE} on Telegram is.",
        f"不要再等 Telegram {HANDLE}",
        f"不要写邮件，直接 Telegram 找 {HANDLE}",
    ],
)
def test_a_listed_contact_on_another_service_is_refused(text: str) -> None:
    assert "CH212" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The number printed on our contact page works in Signal too, so send the hash there.",
        "Same handle, different house: Threads.",
        "LINE and KakaoTalk customers: the ID equals our X account name.",
        "LINE ID 与 X 账号一致,贴图回 1 转人工",
        "我们在 KakaoTalk 用的还是频道那个名字,加好友时别漏下划线。",
    ],
)
def test_our_name_told_for_another_service_without_saying_it_is_refused(text: str) -> None:
    assert "CH213" in found(text)


@each_row(
    "text",
    [
        f"Call {NUMBER} if your card was charged twice.",
        f"We do not use WhatsApp; the number {NUMBER} is for calls only.",
        f"Lost access to your codes in WhatsApp? Call {NUMBER}.",
        f"If somebody writes to you on Telegram, dial {NUMBER} yourself.",
        f"Write to {MAIL}, or join the conversation on Discord.",
        f"If someone on Discord claims to be {HANDLE}, block the profile.",
        f"{HANDLE} posts news; the same name on Snapchat is not us.",
        f"On weekdays {HANDLE} answers, on Monday first.",
        f"Emile Vorand @{HANDLE}",
        f"Jean-Luc Vorand-Zapf @{HANDLE}",
        f"如果有人在微信上自称 {HANDLE},那是冒充的",
        f"若有人在 Instagram 用 {HANDLE} 的名字找您,那不是我们。",
        f"WhatsApp 收不到验证码时,请致电 {NUMBER}。",
        f"X 账号 {HANDLE} 只发公告,不回私信。",
        f"Do not write to {HANDLE} on Telegram.",
        f"Never follow {HANDLE} on WhatsApp.",
        f"We are not on Telegram as {HANDLE}.",
        f"不要在 Telegram 上给 {HANDLE} 发消息。",
        f"请勿在 Telegram 上添加 {HANDLE}。",
    ],
)
def test_what_is_told_of_others_or_denied_passes(text: str) -> None:
    assert not found(text)


def test_a_contact_is_ours_on_the_services_of_the_list() -> None:
    """What the list says with `platform:` is no impostor's."""
    check = PageCheck(Allowed.of(channels("WhatsApp", "Zalvo")))
    assert not found(f"WhatsApp us at {NUMBER}.", check)
    assert "CH212" not in found(f"{HANDLE} on Zalvo answers at night.", check)
    assert found(f"Viber us at {NUMBER}.", check) == {"CH212"}


@each_row(
    "host, text, code",
    [
        ("x.com", f"@{HANDLE} on X (Twitter)", ""),
        ("x.com", f"X / Twitter 上的 @{HANDLE}", ""),
        ("x.com", f"推特:{HANDLE}", ""),
        ("www.twitter.com", f"推特:{HANDLE}", ""),
        ("t.me", f"Telegram: {HANDLE}", ""),
        ("t.me", f"电报 {HANDLE}", ""),
        ("youtu.be", f"YouTube: {HANDLE}", ""),
        ("x.com", f"Telegram: {HANDLE}", "CH212"),
        ("t.me", f"推特:{HANDLE}", "CH212"),
        ("y.example", f"Twitter: {HANDLE}", "CH212"),
    ],
)
def test_a_page_is_ours_at_a_host_whatever_its_service_is_called(host: str, text: str, code: str) -> None:
    page = SimpleNamespace(id="page", kind="page", value=f"https://{host}/{HANDLE}")
    check = PageCheck(Allowed.of(SimpleNamespace(channels=[page], revoked=[])))
    assert {fault.code for fault in check.text(ShownText(text, "text"))} == ({code} if code else set())


def test_what_stands_in_two_cells_is_read_together() -> None:
    page = f"<table><tr><td>Viber</td><td>{NUMBER}</td></tr></table>"
    assert {fault.code for fault in CHECK.html(page, "x/index.html").faults} == {"CH212"}
