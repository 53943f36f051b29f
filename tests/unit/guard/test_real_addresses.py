"""Addresses as wallets have them: store pages and forms with a fixed query, short codes, links into an app.

Each kind is shown and linked as the site does it, and refused in every near miss.
"""

from __future__ import annotations

import pytest
from guard_trees import PAGE, Entry, Listing, codes, judge_files

from channels.values import href, spelled
from guard.policy.addresses import Listed, Rejected, resolve_address
from guard.policy.listing import Allowed
from guard.policy.official_list import Kind, well_formed

REAL: list[tuple[str, Kind, str]] = [
    ("store", "page", "https://store.example/apps/details?id=com.imwallet.app"),
    ("form", "page", "https://forms.example/new?ticket_form_id=360001&lang=en"),
    ("handle", "page", "https://social.example/imwallet_example"),
    ("hotline", "phone", "95588"),
    ("phone", "phone", "+12025550142"),
    ("tickets", "app", "imwallet://help?screen=Tickets"),
    ("in-app", "app", "com.imwallet.app://Open/Help.Center"),
    ("link", "page", "https://imwallet.example/app/help"),
]
LIST = Listing(
    tuple(Entry(*entry) for entry in REAL),
    (
        Entry("old-store", "page", "https://store.example/apps/details?id=com.old.app"),
        Entry("old-hotline", "phone", "95599"),
        Entry("old-page", "page", "https://social.example/imwallet_old_example"),
    ),
)
ALLOWED = Allowed.of(LIST)


@pytest.mark.parametrize(("entry", "kind", "value"), REAL)
def test_each_is_accepted_shown_and_linked(entry: str, kind: Kind, value: str) -> None:
    assert well_formed(kind, value) == ""
    address = href(kind, value)
    verdict = resolve_address(address, "", ALLOWED)
    assert isinstance(verdict, Listed) and verdict.channel == entry
    shown = spelled(kind, value)
    body = f'<p><a href="{address.replace("&", "&amp;")}">{shown.replace("&", "&amp;")}</a></p><p>Call {shown}.</p>'
    report = judge_files({"index.html": PAGE % body}, LIST)
    assert codes(report) == "", report.findings


STORE, FORM = REAL[0][2], REAL[1][2]
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
    ("imwallet://help", "CH102"),
    ("imwallet://help?screen=tickets", "CH102"),
    ("imwallet://help?screen=Tickets&x=1", "CH102"),
    ("com.imwallet.app://open/help.center", "CH102"),
    ("com.imwallet.app2://Open/Help.Center", "CH102"),
    ("https://imwallet.example/app/help?x=1", "CH104"),
]


@pytest.mark.parametrize(("address", "code"), NEAR)
def test_a_near_miss_is_refused(address: str, code: str) -> None:
    verdict = resolve_address(address, "", ALLOWED)
    assert isinstance(verdict, Rejected) and verdict.code == code, verdict


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("page", "https://store.example/details?"),
        ("page", "https://store.example/details?id"),
        ("page", "https://store.example/details?id="),
        ("page", "https://store.example/details?id=a&"),
        ("page", "https://store.example/details?id=a#x"),
        ("page", "https://store.example/details?id=a%20b"),
        ("page", "https://store.example/details?next=https://evil.example"),
        ("page", "https://store.example/?id=a"),
        ("phone", "12"),
        ("phone", "123456789"),
        ("phone", "955-88"),
        ("phone", "*123#"),
        ("app", "imwallet://help?"),
        ("app", "imwallet://help#x"),
        ("app", "imwallet://help?next=//evil.example"),
        ("app", "IMWallet://help"),
        ("app", "data://help?a=b"),
    ],
)
def test_a_value_of_two_readings_is_refused(kind: Kind, value: str) -> None:
    assert well_formed(kind, value)


def test_a_word_of_a_store_address_is_nobodys_handle() -> None:
    assert ALLOWED.listed.handles.keys() == {"imwallet_example", "help"}
