"""Steps of a takeover that must be as easy as they sound: each is one edit of a data file of the fixture site."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard.report.findings import Refused
from helpcenter.load import load_site
from tests.support.builds import copy_parts
from tests.support.fixture_site import FIXTURE
from tests.support.paths import ROOT

PHONE_PAGES = ("docs/zh/contact/phone.md", "docs/en/contact/phone.md")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    copy_parts(FIXTURE, tmp_path, "docs")
    copy_parts(ROOT, tmp_path, "overrides")
    return tmp_path


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(checkout: Path) -> list[str]:
    try:
        load_site(checkout)
    except Refused as refused:
        return [str(finding) for finding in refused.findings]
    return []


def test_whatever_names_a_topic_that_ended_leads_to_its_successor(checkout: Path) -> None:
    """A wallet without a phone: one line in the registry changes, the pages go. Stories, cards and guides go on."""
    topic = "contact-phone: { since: 1.0.0, "
    edit(checkout / "docs/topics.yml", topic + "page: contact/phone.md }", topic + "replaced_by: contact-overview }")
    for page in PHONE_PAGES:
        (checkout / page).unlink()
    with (checkout / "docs/stories.yml").open("a", encoding="utf-8") as stories:
        stories.write("  contact-phone: [I want to ring somebody]\n")
    site = load_site(checkout)
    for lang in site.languages:
        assert site.library.source("contact-phone", lang) is site.library.source("contact-overview", lang)
    last = list(site.languages)[-1]
    assert "I want to ring somebody" in site.stories[last]["contact-overview"]
    assert "contact-phone" not in site.stories[last]


def test_another_app_is_asked_for_where_the_old_one_stands(checkout: Path) -> None:
    edit(checkout / "docs/operator.yml", "app: tidewallet", "app: ebb")
    [line] = [
        number
        for number, text in enumerate((checkout / "docs/channels.yml").read_text("utf-8").splitlines(), 1)
        if "tidewallet://" in text
    ]
    [fault] = told(checkout)
    assert fault.startswith(f"docs/channels.yml:{line} OP003 ")


def test_a_long_name_wants_a_short_one_beside_it(checkout: Path) -> None:
    operator = checkout / "docs" / "operator.yml"
    edit(operator, "Tide Wallet", "Tide Exchange DeFi Wallet")
    [fault] = told(checkout)
    assert "OP001 Tide Exchange DeFi Wallet has more than 16 characters" in fault and "short:" in fault
    with operator.open("a", encoding="utf-8") as file:
        file.write("short: { zh: 潮汐, en: Tide Wallet }\n")
    site = load_site(checkout)
    assert site.wallet.short_name("en") == "Tide Wallet"
    assert site.editions["en"].site_name.startswith("Tide Exchange DeFi Wallet")
    edit(operator, "Tide Exchange DeFi Wallet", "The Tide Exchange DeFi Wallet of Everybody")
    assert any("has 42 characters, 32 at most" in fault for fault in told(checkout))


@pytest.mark.parametrize(("file", "old"), [("channels.yml", "kind: phone"), ("topics.yml", "since: 1.0.0")])
def test_a_file_that_cannot_be_read_is_told_alone(checkout: Path, file: str, old: str) -> None:
    """Not every guide, incident and page that names what stands in it."""
    edit(checkout / "docs" / file, old, old.replace(":", "s:"))
    found = told(checkout)
    assert found and all(fault.startswith(f"docs/{file}:") for fault in found), found
