"""The card of a channel: a heading, a button that leads there, the address to copy, a code that a phone reads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from channels.model import Channel
from channels.render import block
from guard.read.pictures import codes_in_inline
from tests.made import editions
from tests.support.markup import first

EN = editions()["en"]
TEXT = {"zh": "字", "en": "Words"}
KINDS = [
    ("phone", "+12025550142", "Call", "tel:+12025550142", "+1 202-555-0142"),
    ("phone", "+12025550142;ext=12", "Call", "tel:+12025550142;ext=12", "+1 202-555-0142 ext. 12"),
    ("phone", "4005550143", "Call", "tel:4005550143", "400-555-0143"),
    ("email", "support@imwallet.example", "Write an e-mail", "mailto:support@imwallet.example",
     "support@imwallet.example"),
    ("origin", "https://chat.imwallet.example", "Open", "https://chat.imwallet.example/", "chat.imwallet.example"),
    ("app", "imwallet://help", "Open in the app", "imwallet://help", None),
]  # fmt: skip


def channel(**changes: Any) -> Channel:
    entry = {
        "id": "one", "kind": "phone", "value": "+12025550142", "label": TEXT, "purpose": TEXT, "answers": True,
        "hours": {"timezone": "Asia/Shanghai", "open": ["Mo-Fr 20:00-02:00"]}, "reply": TEXT, "languages": ["en"],
        "cost": TEXT, "owner": "desk", "added": date(2026, 1, 1), "reviewed": date(2026, 1, 1), "evidence": "seen",
    }  # fmt: skip
    return Channel.model_validate(entry | changes)


def card(**changes: Any) -> LexborHTMLParser:
    return LexborHTMLParser(block(channel(**changes), EN))


@pytest.mark.parametrize(("kind", "value", "does", "leads", "shown"), KINDS)
def test_a_button_and_the_address(kind: str, value: str, does: str, leads: str, shown: str | None) -> None:
    found = card(kind=kind, value=value)
    button = first(found, "a.channel__button")
    assert button.attributes["href"] == leads
    assert button.text().split(" Words")[0] == does
    assert first(found, "h3").text() == "Words"
    address = found.css_first(".channel__value")
    assert (address.text() if address else None) == shown
    assert not address or address.attributes["translate"] == "no"
    assert bool(found.css(".channel__copy[hidden]")) == bool(shown), "without scripts it could do nothing"


def test_a_number_in_letters_stands_before_the_digits_that_are_copied() -> None:
    found = card(letters="202-JKL-0142", value="+12025550142")
    ways = first(found, ".channel__ways").text()
    assert ways.startswith("202-JKL-0142 +1 202-555-0142")
    assert first(found, ".channel__value").text() == "+1 202-555-0142"


def test_an_account_stands_before_the_address_that_nobody_types() -> None:
    found = card(kind="page", value="https://weixin.example/r/9f3k", platform=["WeChat"], account="tide_help")
    assert first(found, ".channel__ways").text().startswith("tide_help weixin.example/r/9f3k")


@pytest.mark.parametrize(("changes", "any_time"), [
    ({"kind": "email", "value": "a@imwallet.example"}, True),
    ({"kind": "app", "value": "imwallet://help"}, True),
    ({"kind": "app", "value": "imwallet://help", "any_time": False}, False),
    ({}, False),
    ({"kind": "origin", "value": "https://imwallet.example", "any_time": True}, True),
])  # fmt: skip
def test_where_a_message_can_be_left_at_any_time(changes: dict[str, Any], any_time: bool) -> None:
    state = first(card(**changes), ".channel__state")
    assert (state.text() == "Write at any time") == any_time
    assert ("hidden" in state.attributes) == (not any_time)


def test_closed_days_are_told_in_order() -> None:
    hours = {"timezone": "Asia/Shanghai", "open": ["Mo-Fr 20:00-02:00"], "closed": ["2026-12-26", "2026-12-25"]}
    closed = first(card(hours=hours), ".channel__closed")
    assert closed.text() == "Closed on 25 December 2026, 26 December 2026"
    assert [day.attributes["datetime"] for day in closed.css("time")] == ["2026-12-25", "2026-12-26"]
    assert not card().css(".channel__closed")


def test_the_code_leads_where_the_button_does() -> None:
    found = card()
    assert codes_in_inline(first(found, "svg.code").html or "") == ("tel:+12025550142",)
    assert not card(kind="app", value="imwallet://help").css("svg.code"), "another device may not have the app"
