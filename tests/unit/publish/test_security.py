"""security.txt, against RFC 9116."""

from __future__ import annotations

import pytest

from channels import ChannelList
from publish.security_txt import PATH, security_txt

BASE = "https://help.imwallet.example/"
EMAIL = {
    "id": "security-email",
    "kind": "email",
    "group": "security",
    "value": "security@imwallet.example",
    "label": {"zh": "安全", "en": "Security"},
    "purpose": {"zh": "报告", "en": "Report"},
    "answers": False,
    "languages": ["zh", "en"],
    "owner": "team",
    "added": "2026-01-01",
    "reviewed": "2026-03-01",
    "evidence": "seen",
}
FORM = {**EMAIL, "id": "security-form", "kind": "page", "value": "https://reports.example/imwallet_example"}
PHONE = {**EMAIL, "id": "security-phone", "kind": "phone", "value": "+12025550142", "languages": ["en"]}


def fields(*channels: dict[str, object]) -> list[list[str]]:
    listed = ChannelList.model_validate({"channels": channels, "revoked": []})
    text = security_txt(listed, BASE)[PATH].decode()
    assert text.endswith("\n") and "\r" not in text
    return [line.split(": ", 1) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        (
            [EMAIL],
            [
                ["Contact", "mailto:security@imwallet.example"],
                ["Expires", "2027-03-01T00:00:00Z"],
                ["Preferred-Languages", "zh, en"],
                ["Canonical", f"{BASE}.well-known/security.txt"],
            ],
        ),
        (
            [{**PHONE, "reviewed": "2026-02-01"}, FORM],
            [
                ["Contact", "tel:+12025550142"],
                ["Contact", "https://reports.example/imwallet_example"],
                ["Expires", "2027-02-01T00:00:00Z"],
                ["Preferred-Languages", "en, zh"],
                ["Canonical", f"{BASE}.well-known/security.txt"],
            ],
        ),
        (
            [{**EMAIL, "expires": "2026-12-24", "languages": []}],
            [
                ["Contact", "mailto:security@imwallet.example"],
                ["Expires", "2026-12-24T00:00:00Z"],
                ["Canonical", f"{BASE}.well-known/security.txt"],
            ],
        ),
    ],
    ids=["one", "several, the oldest review counts", "an end of its own, no languages"],
)
def test_fields(channels: list[dict[str, object]], expected: list[list[str]]) -> None:
    assert fields(*channels) == expected


OUT = {"suspended": {"since": "2026-04-01", "why": {"zh": "停用", "en": "Not ours now"}}}


def test_a_contact_out_of_service_is_not_named() -> None:
    """It may be somebody else's: whoever found a flaw would tell it to a thief."""
    assert fields({**EMAIL, **OUT}, PHONE)[0] == ["Contact", "tel:+12025550142"]
    instead = {**OUT, "suspended": {**OUT["suspended"], "instead": "help"}}
    successor = {**FORM, "id": "help", "group": "site", "reviewed": "2026-02-01"}
    assert fields({**EMAIL, **instead}, successor)[:2] == [
        ["Contact", "https://reports.example/imwallet_example"],
        ["Expires", "2027-02-01T00:00:00Z"],
    ]
    assert security_txt(ChannelList.model_validate({"channels": [{**EMAIL, **OUT}]}), BASE) == {}


def test_no_contact_no_file() -> None:
    listed = ChannelList.model_validate({"channels": [{**EMAIL, "group": "email"}], "revoked": []})
    assert security_txt(listed, BASE) == {}
