"""A channel that is suspended or revoked says so wherever it is named, and sends readers on; one edit does it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from channels import ChannelList, load_channels
from channels.mention import mention, mention_by_name
from channels.render import card, hours_table, overview
from guard.report.findings import Refused
from tests.made import ZH_EN, editions

EN = editions()["en"]
SINCE = date(2026, 11, 27)
WHY = {"zh": "线路故障", "en": "The line is down"}
MAIL = "mail@imwallet.example"


def text(words: str) -> dict[str, str]:
    return {"zh": words, "en": words}


def channel(name: str, kind: str, value: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name, "kind": kind, "value": value, "label": text(f"The {name}"), "purpose": text("To ask"),
        "answers": True, "hours": {"timezone": "Asia/Shanghai", "open": ["Mo-Fr 09:00-18:00"]},
        "reply": text("soon"), "languages": ["en"], "cost": text("free"), "owner": "desk", "added": SINCE,
        "reviewed": SINCE, "evidence": "seen", **more,
    }  # fmt: skip


def channels(state: str, instead: str | None = "mail") -> ChannelList:
    """A mailbox, and a phone that is suspended or revoked."""
    given: dict[str, Any] = {"channels": [channel("mail", "email", MAIL)]}
    successor = {"instead": instead} if instead else {}
    if state == "suspended":
        out = {"since": SINCE, "why": WHY, **successor}
        given["channels"].append(channel("phone", "phone", "+12025550142", suspended=out))
    else:
        past = {"id": "phone", "kind": "phone", "value": "+12025550142", "label": text("The phone")}
        given["revoked"] = [{**past, "revoked": SINCE, "reason": WHY, **successor}]
    return ChannelList.model_validate(given)


SAYS = {"suspended": "Out of service since 27 November 2026", "revoked": "No longer official since 27 November 2026"}


@pytest.mark.parametrize("state", ["suspended", "revoked"])
def test_a_mention_says_so_and_sends_on(state: str) -> None:
    html = mention(channels(state), "phone", "call us", EN)
    assert html is not None
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    assert tree.body.text() == f"call us ({SAYS[state]}; use instead: The mail)"
    assert [a.attributes["href"] for a in tree.css("a")] == [f"mailto:{MAIL}"]
    assert "2025550142" not in html.replace("-", "")


@pytest.mark.parametrize("state", ["suspended", "revoked"])
def test_without_a_successor_it_says_why(state: str) -> None:
    html = mention(channels(state, instead=None), "phone", "call us", EN)
    assert html is not None and "The line is down" in html and "<a " not in html


def test_others_are_links_with_what_they_have_besides() -> None:
    assert mention(channels("suspended"), "mail", "write", EN, 'class="x"') == (
        f'<a href="mailto:{MAIL}" data-channel-link="mail" data-spelled="{MAIL}" class="x">write</a>'
    )
    assert mention(channels("suspended"), "nobody", "write", EN) is None


@pytest.mark.parametrize("state", ["suspended", "revoked"])
def test_its_card_is_followed_by_that_of_its_successor(state: str) -> None:
    tree = LexborHTMLParser(card(channels(state), "phone", EN) or "")
    assert [node.attributes.get("data-channel-off") for node in tree.css(".channel")] == ["phone", None]
    assert [a.attributes["href"] for a in tree.css("a.channel__button")] == [f"mailto:{MAIL}"]


def test_the_list_and_the_table_name_a_suspended_one_without_its_address() -> None:
    suspended = channels("suspended")
    for html in (overview(suspended, EN), hours_table(suspended, EN)):
        assert SAYS["suspended"] in html and "tel:" not in html and f"mailto:{MAIL}" in html
    assert "phone" not in overview(channels("revoked"), EN)


@pytest.mark.parametrize("state", ["suspended", "revoked"])
def test_by_its_name_too(state: str) -> None:
    named = mention_by_name(channels(state), "phone", EN)
    assert named is not None and named.startswith("The phone<span") and SAYS[state] in named
    assert mention_by_name(channels(state), "nobody", EN) is None


def test_a_successor_is_in_service(tmp_path: Path) -> None:
    given = channels("suspended").model_dump(mode="json", exclude_none=True)
    given["channels"][0]["suspended"] = {"since": "2026-11-27", "why": WHY, "instead": "phone"}
    path = tmp_path / "channels.yml"
    path.write_text(yaml.safe_dump(given, allow_unicode=True), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_channels(path, languages=ZH_EN)
    assert [finding.code for finding in refused.value.findings] == ["CL011", "CL011"]
