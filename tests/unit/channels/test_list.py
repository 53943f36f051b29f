"""The official-channel list: what it accepts, what it refuses, and how it says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from channels import load_channels, overdue, to_come
from channels.values import as_read, href, sample
from guard.policy.official_list import load_official_list, well_formed
from guard.report.findings import Refused
from guard.text.lookalikes import mixed_scripts, one_slip, resembles
from tests.made import ZH_EN
from tests.support.rows import each_row

ENTRY = {
    "id": "website",
    "kind": "origin",
    "value": "https://imwallet.example",
    "label": {"zh": "官网", "en": "Website"},
    "purpose": {"zh": "公告", "en": "News"},
    "answers": False,
    "owner": "web team",
    "added": date(2026, 1, 1),
    "reviewed": date(2026, 11, 1),
    "evidence": "certificate",
}


def write(tmp_path: Path, *entries: dict[str, object], revoked: list[dict[str, object]] | None = None) -> Path:
    path = tmp_path / "channels.yml"
    data = {"channels": list(entries), "revoked": revoked or []}
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def codes(path: Path) -> set[str]:
    with pytest.raises(Refused) as refused:
        load_channels(path)
    return {finding.code for finding in refused.value.findings}


def test_the_sample_list_loads_and_holds_every_kind(root: Path) -> None:
    channels = load_channels(root / "tests" / "fixtures" / "channels.yml")
    assert {channel.kind for channel in channels.channels} == {"origin", "page", "email", "phone", "app"}
    values = {channel.value for channel in channels.channels}
    assert values >= {
        "https://imwallet.example",
        "https://help.imwallet.example",
        "support@imwallet.example",
        "+12025550142",
        "imwallet://help",
        "https://social.example/imwallet_example",
    }
    assert all(channel.sample for channel in channels.channels if channel.kind != "app"), (
        "only reserved addresses in a frozen list"
    )
    assert all(sample(past.kind, past.value) for past in channels.revoked)


def test_in_app_comes_first_and_social_last(root: Path) -> None:
    groups = [channel.group for channel in load_channels(root / "tests" / "fixtures" / "channels.yml").in_order()]
    assert groups[0] == "in-app"
    assert groups[-1] == "social"
    assert groups.index("chat") < groups.index("phone") < groups.index("email") < groups.index("site")


@each_row(
    ("kind", "value"),
    [
        ("origin", "http://imwallet.example"),
        ("origin", "https://imwallet.example/"),
        ("origin", "https://imwallet.example/path"),
        ("origin", "https://imwallet.example/a/../b/"),
        ("origin", "https://imwallet.example//help/"),
        ("origin", "https://imwallet.example/help/?x=1"),
        ("origin", "https://imwallet.example/%68elp/"),
        ("origin", "https://imwallet.example/兑换/"),
        ("origin", "https://user@imwallet.example"),
        ("origin", "https://IMWALLET.example"),
        ("origin", "https://imwallet.example:443"),
        ("origin", "https://imwallet"),
        ("origin", "https://2130706433"),
        ("page", "https://social.example"),
        ("page", "https://social.example/"),
        ("page", "https://social.example/handle/"),
        ("page", "https://social.example/handle#x"),
        ("page", "https://social.example/a/../b"),
        ("page", "https://social.example//handle"),
        ("email", "Support@imwallet.example"),
        ("email", "support@imwallet"),
        ("email", "a@b@imwallet.example"),
        ("email", "mailto:support@imwallet.example"),
        ("phone", "+1 202 555 0142"),
        ("phone", "12025550142"),
        ("phone", "+95588"),
        ("phone", "+12025550142;ext=1;ext=2"),
        ("phone", "+12025550142;phone-context=1"),
        ("app", "imwallet:help"),
        ("app", "https://imwallet.example"),
        ("app", "javascript://x"),
    ],
)
def test_a_value_of_the_wrong_form_is_refused(kind: str, value: str) -> None:
    assert well_formed(kind, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("origin", "https://测试.example"),
        ("page", "https://测试.example/help"),
        ("email", "help@测试.example"),
    ],
)
def test_a_name_in_letters_of_its_own_is_told_as_browsers_send_it(kind: str, value: str) -> None:
    assert well_formed(kind, value).endswith("as browsers send it: xn--0zwm56d.example")  # type: ignore[arg-type]
    assert not well_formed(kind, value.replace("测试", "xn--0zwm56d"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "target", "shown"),
    [
        ("origin", "https://imwallet.example", "https://imwallet.example/", "imwallet.example"),
        ("origin", "https://imwallet.example/help/", "https://imwallet.example/help/", "imwallet.example/help"),
        ("page", "https://social.example/im_x", "https://social.example/im_x", "social.example/im_x"),
        ("email", "support@imwallet.example", "mailto:support@imwallet.example", "support@imwallet.example"),
        ("phone", "+12025550142", "tel:+12025550142", "+1 202-555-0142"),
        ("app", "imwallet://help", "imwallet://help", "imwallet://help"),
    ],
)
def test_links_and_spelling(kind: str, value: str, target: str, shown: str) -> None:
    assert not well_formed(kind, value)  # type: ignore[arg-type]
    assert href(kind, value) == target  # type: ignore[arg-type]
    assert as_read(kind, value) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "reserved"),
    [
        ("origin", "https://imwallet.example", True),
        ("origin", "https://imwallet.test:8443", True),
        ("origin", "https://example.com", True),
        ("origin", "https://notexample.com", False),
        ("origin", "https://imwallet.example.org.cn", False),
        ("email", "a@mail.example", True),
        ("email", "a@imwallet.dev", False),
        ("phone", "+12025550199", True),
        ("phone", "+12025550200", False),
        ("page", "https://social.example/x", True),
    ],
)
def test_reserved_samples_are_recognised(kind: str, value: str, reserved: bool) -> None:
    assert sample(kind, value) is reserved  # type: ignore[arg-type]


def test_duplicates_are_refused(tmp_path: Path) -> None:
    assert codes(write(tmp_path, ENTRY, {**ENTRY, "id": "second"})) == {"CL003"}
    assert "CL002" in codes(write(tmp_path, ENTRY, {**ENTRY, "value": "https://other-name.example"}))


def test_each_slip_between_entries_is_told_at_its_own_line(tmp_path: Path) -> None:
    """The id that stands twice where it stands, the value that does, or that looks like another, where that stands."""
    path = tmp_path / "list.yml"
    path.write_text(
        "channels:\n"
        "- {kind: email,\n   id: one,\n   value: help@one.example}\n"
        "- {kind: email,\n   value: help@other.example,\n   id: one}\n"
        "- {kind: email,\n   id: two,\n   value: help@0ther.example}\n"
        "revoked:\n"
        "- {kind: email,\n   id: two,\n   value: help@one.example}\n",
        encoding="utf-8",
    )
    with pytest.raises(Refused) as refused:
        load_official_list(path, "list.yml")
    told = [(finding.line, finding.code) for finding in refused.value.findings]
    assert told == [(7, "CL002"), (10, "CL004"), (13, "CL002"), (14, "CL003")]


@pytest.mark.parametrize(
    "value", ["https://imwaIlet.example".lower(), "https://irnwallet.example", "https://imwallett.example"]
)
def test_look_alikes_are_refused(tmp_path: Path, value: str) -> None:
    assert codes(write(tmp_path, ENTRY, {**ENTRY, "id": "second", "value": value})) & {"CL003", "CL004"}


@pytest.mark.parametrize(
    ("one", "other", "own", "code"),
    [
        ("https://gauge.example", "https://gauge2.example", False, ""),
        ("https://gauge.example", "https://gauge2.example:8443", False, ""),
        ("https://gauge1.example", "https://gauge2.example", False, ""),
        ("https://gauge.example", "http://gauge.example", False, ""),
        ("https://buckets.s3.gauge.example", "https://bucket.s3.gauge.example", False, ""),
        ("https://buckets.s3.gauge.example", "https://bucket.s3.gauge.example", True, "CL004"),
        ("https://buckets.gauge.example", "https://bucket.qauge.example", False, ""),
        ("https://buckets.github.io", "https://bucket.github.io", False, "CL004"),
        ("https://buckets.example", "https://bucket.example", False, "CL004"),
        ("https://gauge.example", "https://gauges.example", False, "CL004"),
        ("https://gauge.example", "https://qauge.example", False, "CL004"),
        ("https://gauge.example", "https://gau9e.example", False, "CL004"),
        ("https://gauge.example", "https://gauge2.example", True, "CL004"),
        ("https://gauge.example", "http://gauge.example", True, "CL001"),
        ("http://gauge.example/", "https://other.example", False, "CL001"),
        ("http://gauge.example/x/", "https://other.example", False, "CL001"),
        ("http://gauge", "https://other.example", False, "CL001"),
    ],
)
def test_sites_of_others_may_be_numbered_and_unencrypted(
    tmp_path: Path, one: str, other: str, own: bool, code: str
) -> None:
    entries = [{"id": f"n-{at}", "kind": "origin", "value": value} for at, value in enumerate((one, other))]
    (tmp_path / "list.yml").write_text(yaml.safe_dump({"channels": [e | {"own": own} for e in entries]}), "utf-8")
    if not code:
        assert len(load_official_list(tmp_path / "list.yml").channels) == len(entries)
        return
    with pytest.raises(Refused) as refused:
        load_official_list(tmp_path / "list.yml")
    assert {finding.code for finding in refused.value.findings} == {code}


def test_a_revoked_channel_cannot_be_official_too(tmp_path: Path) -> None:
    past = {key: ENTRY[key] for key in ("kind", "value")}
    past |= {"id": "old", "revoked": date(2026, 1, 1), "reason": {"zh": "停用", "en": "retired"}}
    assert codes(write(tmp_path, ENTRY, revoked=[past])) == {"CL003"}


def test_mixed_scripts_are_refused(tmp_path: Path) -> None:
    assert mixed_scripts("imw\u0430llet") == ["Cyrillic", "Latin"]
    assert codes(write(tmp_path, {**ENTRY, "value": "https://imw\u0430llet.example"})) == {"CL001"}


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("https://imwallet.example", "https://irnwallet.example", True),
        ("https://imwallet.example", "https://imwal1et.example", True),
        ("https://imwallet.example", "https://im-wallet.example", True),
        ("https://imwallet.example", "https://imwalet.example", True),
        ("https://imwallet.example", "https://mailet.example", False),
        ("https://help.imwallet.example", "https://chat.imwallet.example", False),
        ("+12025550142", "+12025550143", False),
        ("support@imwallet.example", "supp0rt@imwallet.example", True),
        ("support@imwallet.example", "security@imwallet.example", False),
        ("https://imwallet.example", "http://imwallet.example", False),
        ("https://imwallet.example", "http://imwalet.example", True),
    ],
)
def test_resembles(one: str, other: str, alike: bool) -> None:
    assert resembles(one, other) is alike
    assert resembles(other, one) is alike


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("wallet", "walet", True), ("wallet", "walelt", True), ("wallet", "walllet", True), ("wallet", "wollit", False)],
)
def test_one_slip(one: str, other: str, slip: bool) -> None:
    assert one_slip(one, other) is slip


@pytest.mark.parametrize(
    ("change", "line_has", "says"),
    [
        ({"lable": {"zh": "x", "en": "x"}}, "lable", "did you mean label?"),
        ({"answers": True}, "id: website", "hours, reply, languages, cost"),
        ({"reviewed": date(2025, 1, 1)}, "id: website", "lies before added"),
        ({"label": {"zh": "官网"}}, "label", "en is missing"),
        ({"label": {"zh": "官网", "en": "Website", "fr": "Site"}}, "fr: Site", "label.fr: unknown key"),
        ({"languages": ["zh", "xx"]}, "- xx", "is no language that CLDR knows"),
        ({"kind": "fax"}, "kind", "kind"),
    ],
)
def test_a_fault_names_its_line_and_cure(tmp_path: Path, change: dict[str, object], line_has: str, says: str) -> None:
    path = write(tmp_path, {**ENTRY, **change})
    with pytest.raises(Refused) as refused:
        load_channels(path, languages=ZH_EN)
    finding = refused.value.findings[0]
    assert says in str(finding)
    assert line_has in path.read_text(encoding="utf-8").splitlines()[finding.line - 1]


def test_a_key_twice_and_a_broken_file(tmp_path: Path) -> None:
    path = write(tmp_path, ENTRY)
    path.write_text(path.read_text(encoding="utf-8") + "revoked: []\n", encoding="utf-8")
    with pytest.raises(Refused, match="key revoked stands twice"):
        load_channels(path)
    path.write_text("channels: [\n")
    assert codes(path) == {"CL001"}
    assert codes(tmp_path / "absent.yml") == {"CL001"}


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, {**ENTRY, "value": "http://x.example"}, {**ENTRY, "id": "Bad Id"})
    with pytest.raises(Refused) as refused:
        load_channels(path)
    assert len(refused.value.findings) == 2


def test_without_a_registry_a_list_may_speak_any_language(tmp_path: Path) -> None:
    """So another site's list can be judged, whose languages nobody here knows."""
    label = {"fr": "Site", "vi": "Trang web"}
    spoken = {**ENTRY, "label": label, "purpose": label, "languages": ["fr", "vi", "zh-Hant"]}
    (channel,) = load_channels(write(tmp_path, spoken)).channels
    assert channel.label["vi"] == "Trang web" and channel.languages == ("fr", "vi", "zh-Hant")


def test_an_overdue_review_is_a_warning(tmp_path: Path) -> None:
    channels = load_channels(write(tmp_path, ENTRY))
    assert overdue(channels, date(2026, 12, 1)) == []
    late = overdue(channels, date(2027, 12, 31))
    assert [(finding.code, finding.severity) for finding in late] == [("CL006", "warning")]


@pytest.mark.parametrize("place", ["reviewed", "since", "revoked"])
def test_a_day_to_come_is_a_fault(tmp_path: Path, place: str) -> None:
    """2062 is 2026 with two digits changed; where it is tomorrow already, today's day passes."""
    later = "2062-11-22"
    since = {"since": later if place == "since" else "2026-11-22", "why": ENTRY["label"]}
    entry = {**ENTRY, "suspended": since, "reviewed": later if place == "reviewed" else "2026-11-22"}
    past = {"id": "old", "kind": "email", "value": "old@imwallet.example", "reason": ENTRY["label"]}
    revoked = {**past, "revoked": later if place == "revoked" else "2026-11-22"}
    path = tmp_path / "channels.yml"
    path.write_text(yaml.safe_dump({"channels": [entry], "revoked": [revoked]}), encoding="utf-8")
    channels = load_channels(path)
    assert [finding.code for finding in to_come(channels, date(2026, 11, 22))] == ["CL012"]
    assert to_come(channels, date(2062, 11, 21)) == []
