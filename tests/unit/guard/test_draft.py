"""The commands for other sites: a first list from a site that exists, and what a code means."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from guard_trees import PAGE

from guard.cli import main
from guard.policy.listing import Allowed
from guard.policy.official_list import OfficialList, load_official_list
from guard.policy.page_check import PageCheck
from guard.report.findings import Refused
from guard.rules.registry import RULES

ROOT = Path(__file__).resolve().parents[3]
SITE = {
    "index.html": '<link rel="canonical" href="https://docs.evil.example/">'
    '<a href="https://social.example/docs_example">news</a> <a href="https://other.example/a/b?c">more</a>'
    '<a href="mailto:desk@evil.example?subject=x">mail</a> <a href="tel:+1-202-555-0143">call</a>'
    '<a href="other/">in</a> <a href="javascript:x()">script</a>',
    "other/index.html": '<a href="https://www.evil.example/x">home</a> <a href="https://0ther.example/">alike</a>'
    '<a href="https://other.example/">more</a> <a href="http://[">broken</a>',
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, body in SITE.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        head = '<link rel="canonical" href="https://docs.evil.example/">' if "canonical" in body else ""
        page = (PAGE % body).replace("</head>", f"{head}</head>")
        (tmp_path / "site" / name).write_text(page, encoding="utf-8")
    return tmp_path / "site"


def test_a_draft_is_a_list_of_what_the_pages_link_to(site: Path, tmp_path: Path) -> None:
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 0
    listed = load_official_list(tmp_path / "list.yml")
    assert {(entry.kind, entry.value, entry.own) for entry in listed.channels} == {
        ("origin", "https://docs.evil.example", True),
        ("origin", "https://www.evil.example", True),
        ("origin", "https://other.example", False),
        ("page", "https://social.example/docs_example", True),
        ("email", "desk@evil.example", True),
        ("phone", "+12025550143", True),
    }
    text = (tmp_path / "list.yml").read_text(encoding="utf-8")
    assert "# 2 pages, the first index.html" in text
    # What looks like another one, and what nobody can list, is named below, for a person to decide.
    listed_part, _, left = text.partition("# Not on the list")
    assert "0ther" not in listed_part and "https[:]//0ther[.]example/ (CH103, 1 page, the first other/" in left


def test_a_draft_lists_what_the_pages_show_without_a_link(site: Path, tmp_path: Path) -> None:
    body = "<p>The tracker is tracker.evil.example, a mirror https://mirror.other.example/x; ask old@evil.example.</p>"
    (site / "shown.html").write_text(PAGE % f"{body}<p>A disguise is none: third (dot) example.</p>", encoding="utf-8")
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 0
    values = {entry.value for entry in load_official_list(tmp_path / "list.yml").channels}
    assert values >= {"https://tracker.evil.example", "https://mirror.other.example", "old@evil.example"}
    assert not any("third" in value for value in values)


def test_what_stands_there_is_on_the_draft_or_named_below_it(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link that says another address is listed as an exact page, the link of an app as one; what a list cannot hold
    is named, with what can be done about it.
    """
    links = (
        '<a href="https://other.example/org/code.evil.example/issues/7">issue</a>'
        '<a href="https://youtube.com/watch?v=abc123">film</a> <a href="https://youtube.com/watch?v=def456">film</a>'
        '<a href="wallet://help">app</a> <a href="http://plain.example/x">not encrypted</a>'
        '<a href="http://docs.evil.example/x">ours, not encrypted</a>'
    )
    shown = (
        "<p>We are tide_example_9x on Telegram. Call +1 202 555 0143 or 0x8ba1f109551bd432803012645ac136ddd64dba72.</p>"
    )
    (site / "more.html").write_text(PAGE % (links + shown), encoding="utf-8")
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 0
    said = capsys.readouterr().err
    values = {(entry.kind, entry.value) for entry in load_official_list(tmp_path / "list.yml").channels}
    assert values >= {
        ("page", "https://other.example/org/code.evil.example/issues/7"),
        ("page", "https://youtube.com/watch?v=abc123"),
        ("page", "https://youtube.com/watch?v=def456"),
        ("app", "wallet://help"),
        ("origin", "http://plain.example"),
    }
    _, _, left = (tmp_path / "list.yml").read_text(encoding="utf-8").partition("# Not on the list")
    for needle, code, way in (
        ("http[:]//docs[.]evil[.]example/x", "CH102", "write https://"),
        ("tide_example_9x", "CH204", "kind: page, with account:"),
        ("0x8ba1f109551bd432803012645ac136ddd64dba72", "CH206", "no list holds wallets"),
    ):
        (line,) = (line for line in left.splitlines() if needle in line)
        assert f"({code}, 1 page, the first more.html)" in line and way in line
    # Whatever the guard finds with that list is named there.
    assert main([str(site), "--channels", str(tmp_path / "list.yml"), "--format", "json"]) == 1
    found = {finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]}
    named = set(re.findall(r"\((CH\d+), ", left))
    assert found - named <= {"CH404"} and {"CH102", "CH204", "CH206"} <= named
    assert f"guard: {left.count('(CH')} findings are not on the list but named" in said


def test_a_draft_is_never_written_over_a_list(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.yml").write_text("channels: []", encoding="utf-8")
    assert main(["init", str(site), "--channels", str(tmp_path / "list.yml")]) == 2
    assert (tmp_path / "list.yml").read_text(encoding="utf-8") == "channels: []"
    assert main(["init", str(site)]) == 0
    assert 'value: "https://docs.evil.example"' in capsys.readouterr().out
    assert main(["init", str(tmp_path / "nowhere")]) == 2


def test_a_site_of_another_name_is_no_bait(site: Path, tmp_path: Path) -> None:
    names = "<p>webpack_support and mkdocsfans_help</p>"
    (site / "names.html").write_text(PAGE % names, encoding="utf-8")
    for own, code in (("true", 1), ("false", 0)):
        entries = f'channels:\n  - {{id: a, kind: origin, value: "https://mkdocsfans.example", own: {own}}}\n'
        (tmp_path / "list.yml").write_text(entries, encoding="utf-8")
        (tmp_path / "one").mkdir(exist_ok=True)
        (tmp_path / "one" / "a.html").write_text(PAGE % "<p>see mkdocsfans_help</p>", encoding="utf-8")
        assert main([str(tmp_path / "one"), "--channels", str(tmp_path / "list.yml")]) == code


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_code_is_explained(rule: object, capsys: pytest.CaptureFixture[str]) -> None:
    code = getattr(rule, "code")  # noqa: B009 - any rule
    assert main(["explain", code.lower()]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"## {code} ") and "**Cure:**" in out


def test_a_code_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CH999"]) == 2
    assert "no rule CH999" in capsys.readouterr().err


def test_the_hook_and_the_workflow_for_others_call_the_command() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "channel-guard" and hook["pass_filenames"] is False
    workflow = yaml.safe_load((ROOT / ".github/workflows/channel-guard.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["guard"]["steps"]
    assert "channel-guard built-site" in steps[-1]["run"] and "${{" not in steps[-1]["run"]
    assert workflow["permissions"] == {"contents": "read"}


def test_a_link_may_be_called_by_the_name_of_somebody_elses_site(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    link = '<a href="%s">Crates.example</a>'
    for own, target, code in (
        ("false", "https://code.example/about-crates", 0),
        ("false", "b.html", 0),
        ("true", "https://code.example/about-crates", 1),
        ("false", "https://off.example/", 1),
    ):
        entries = "channels:\n" + "".join(
            f'  - {{id: {name}, kind: origin, value: "https://{name}.example", own: {own}}}\n'
            for name in ("crates", "code")
        )
        (tmp_path / "list.yml").write_text(entries, encoding="utf-8")
        (tmp_path / "site" / "a.html").write_text(PAGE % (link % target), encoding="utf-8")
        (tmp_path / "site" / "b.html").write_text(PAGE % "x", encoding="utf-8")
        assert main([str(tmp_path / "site"), "--channels", str(tmp_path / "list.yml")]) == code, (own, target)


LISTED = "channels:\n" + "".join(
    f'  - {{id: {name}, kind: origin, value: "https://{name}.example", own: {own}}}\n'
    for name, own in (("code", "false"), ("ours", "true"), ("gateway", "false"))
)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        # The name that git gives to a listed host.
        ("<p>git clone git@code.example:tide/app.git</p>", ""),
        ("<p>git clone git@c0de.example:tide/app.git</p>", "CH202"),
        ("<p>Write to help@code.example, or gits@code.example.</p>", "CH202"),
        # A kind of resource, called by the host of who made it.
        ('<a href="https://code.example/tide/commit/1">gateway.example/HTTPRoute</a>', ""),
        ('<a href="https://code.example/tide/commit/1">gateway.example/login</a>', "CH209"),
        ('<a href="https://code.example/tide/commit/1">gateway.example/Route/Open</a>', "CH209"),
        ('<a href="https://code.example/tide/commit/1">https://gateway.example/HTTPRoute</a>', "CH209"),
        ('<a href="https://code.example/tide/commit/1">ours.example/HTTPRoute</a>', "CH209"),
        # What is refused already is no pair of two places where both are the same.
        ('<a href="https://www.off.example/">Off.example</a>', "CH103 CH201"),
        ('<a href="https://www.off.example/">on.example</a>', "CH103 CH201 CH209"),
    ],
)
def test_names_by_hosts_of_the_list(body: str, codes: str, tmp_path: Path) -> None:
    (tmp_path / "list.yml").write_text(LISTED, encoding="utf-8")
    check = PageCheck(Allowed.of(load_official_list(tmp_path / "list.yml")))
    faults = check.html(PAGE % body, "index.html").faults
    assert " ".join(sorted({fault.code for fault in faults})) == codes


def test_handles_with_hyphens_are_those_of_the_list(tmp_path: Path) -> None:
    entry = {"id": "a", "kind": "page", "value": "https://code.example/tide-example"}
    check = PageCheck(Allowed.of(OfficialList.model_validate({"channels": [entry]})))
    for name, codes in (("tide-example", set()), ("tide", {"CH205"}), ("tide-example-desk", {"CH205"})):
        faults = check.html(PAGE % f"<p>Thanks to @{name} for it.</p>", "index.html").faults
        assert {fault.code for fault in faults} == codes, name


def test_a_project_on_a_code_host_is_no_handle() -> None:
    def handles(page: str) -> set[str]:
        entry = {"id": "a", "kind": "page", "value": page}
        return set(Allowed.of(OfficialList.model_validate({"channels": [entry]})).listed.handles)

    assert handles("https://github.com/tide-example") == {"tide-example"}
    assert handles("https://github.com/tide-example/tide-framework") == set()
    assert handles("https://social.example/in/tide-example") == {"tide-example"}


def test_a_socket_that_programs_open_is_its_hosts(tmp_path: Path) -> None:
    page = PAGE % "<p>Connect to wss://stream.other.example/v5/trade.</p>"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(page, encoding="utf-8")
    listed = tmp_path / "list.yml"
    assert main(["init", str(tmp_path / "site"), "--channels", str(listed)]) == 0
    assert "https://stream.other.example" in listed.read_text(encoding="utf-8")
    check = PageCheck(Allowed.of(load_official_list(listed)))
    assert not check.html(page, "index.html").faults
    others = ("wss://other.example/v5", "ws://stream.other.example/v5", "wss://stream.other.example@evil.example/")
    for address in others:
        faults = check.html(PAGE % f"<p>Connect to {address} there.</p>", "index.html").faults
        assert "CH201" in {fault.code for fault in faults}
    linked = check.html(PAGE % '<p><a href="wss://stream.other.example/v5">x</a></p>', "index.html").faults
    assert {fault.code for fault in linked} == {"CH102"}


PLAIN = "channels:\n" + "".join(
    f'  - {{id: {name}, kind: origin, value: "{value}", own: {own}}}\n'
    for name, value, own in (
        ("ours", "https://ours.example", "true"),
        ("plain", "http://plain.example", "false"),
        ("both", "http://both.example:8080", "false"),
        ("code", "https://code.example", "false"),
    )
)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ('<a href="http://plain.example/x?y=1#z">x</a> and http://plain.example/:ID, HTTP://plain.example', ""),
        ('<a href="http://both.example:8080/">x</a>', ""),
        ('<a href="http://plain.example/x">http://plain.example/x</a>', ""),
        ('<a href="http://both.example/">x</a>', "CH102"),
        ('<a href="http://plain.example.evil.example/">x</a>', "CH102"),
        ('<a href="http://me@plain.example/">x</a>', "CH101"),
        ('<a href="http://plain.example\\@evil.example/">x</a>', "CH101"),
        ('<a href="https://plain.example/">x</a>', "CH103"),
        ('<a href="http://code.example/">x</a>', "CH102"),
        ('<a href="http://ours.example/">x</a>', "CH102"),
        ('<a href="http://plain.example/?to=https://evil.example">x</a>', "CH105"),
        ('<a href="http://gone.example/">x</a>', "CH110"),
        ('<img src="http://plain.example/x.png" alt="">', "CH307"),
        ('<form action="http://plain.example/"><input></form>', "CH310"),
        ("<p>see http://ours.example/x</p>", "CH201"),
        ("<p>see http://p1ain.example/x</p>", "CH201"),
    ],
)
def test_sites_of_others_without_encryption(body: str, codes: str, tmp_path: Path) -> None:
    gone = '  - {id: gone-1, kind: origin, value: "%s://gone.example", own: false}\n'
    listed = PLAIN + gone % "http" + "revoked:\n" + (gone % "https").replace("gone-1", "gone")
    (tmp_path / "list.yml").write_text(listed, encoding="utf-8")
    check = PageCheck(Allowed.of(load_official_list(tmp_path / "list.yml")))
    faults = check.html(PAGE % body, "index.html").faults
    assert " ".join(sorted({fault.code for fault in faults})) == codes


def test_numbered_sites_of_others_are_drafted_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    shown = "<p>gauge.example, then gauge2.example, docs2.tide.example and gauqe.example</p>"
    home = '<link rel="canonical" href="https://docs.tide.example/"><a href="https://docs.tide.example/">d</a>'
    for name, body in (("a", home + shown), ("b", f"{home} gauge.example")):
        (tmp_path / "site" / f"{name}.html").write_text(PAGE % body, encoding="utf-8")
    assert main(["init", str(tmp_path / "site"), "--channels", str(tmp_path / "list.yml")]) == 0
    values = {entry.value for entry in load_official_list(tmp_path / "list.yml").channels}
    # What is like one of our own is left out, and what differs in a letter.
    assert values == {"https://docs.tide.example", "https://gauge.example", "https://gauge2.example"}
    entry = (tmp_path / "list.yml").read_text(encoding="utf-8").partition("gauge2-example")[0].splitlines()[-2]
    assert entry == "  # keep it only if it is meant beside https[:]//gauge[.]example, which it is like"


def test_addresses_of_programs_are_their_hosts(tmp_path: Path) -> None:
    """A socket without encryption and git over the web lead to the host that a browser would go to."""
    page = PAGE % "<p>Use ws://hub.other.example:7777/ws and git+https://code.other.example/tide/one.git there.</p>"
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(page, encoding="utf-8")
    assert main(["init", str(tmp_path / "site"), "--channels", str(tmp_path / "list.yml")]) == 0
    listed = load_official_list(tmp_path / "list.yml")
    values = {(entry.value, entry.own) for entry in listed.channels}
    assert values == {("http://hub.other.example:7777", False), ("https://code.other.example", False)}
    check = PageCheck(Allowed.of(listed))
    assert not check.html(page, "index.html").faults
    for address in (
        "wss://hub.other.example:7777/ws",
        "git+http://code.other.example/x",
        "git+ssh://code.other.example/x",
    ):
        faults = check.html(PAGE % f"<p>Use {address} there.</p>", "index.html").faults
        assert "CH201" in {fault.code for fault in faults}, address


ACCOUNTS = """
<p>Group of the users: QQ 群: 916328269, ask for the file.</p>
<p>Discord: tidefolk</p>
<p>钉钉：搜索群号 23330762（中文）</p>
<p>Slack：TideHarb 频道（英文）</p>
<p><a href="https://tideharb.example/">Tideharb</a></p>
<p>theme: youtube extra_css</p>
"""


def test_accounts_without_a_page_are_drafted(tmp_path: Path) -> None:
    """Numbers of groups, names behind a sign and the site's own; beside its service each passes, and no other does."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text(PAGE % ACCOUNTS, encoding="utf-8")
    assert main(["init", str(tmp_path / "site"), "--channels", str(tmp_path / "list.yml")]) == 0
    listed = load_official_list(tmp_path / "list.yml")
    told = {account.value: set(account.platform) for account in listed.accounts}
    assert told == {"916328269": {"QQ"}, "tidefolk": {"Discord"}, "23330762": {"群号", "钉钉"}, "tideharb": {"Slack"}}
    assert "# 1 page, the first index.html\n  - id: tidefolk" in (tmp_path / "list.yml").read_text(encoding="utf-8")
    check = PageCheck(Allowed.of(listed))
    body = ACCOUNTS.replace("<p>theme: youtube extra_css</p>", "")
    assert not check.html(PAGE % body, "index.html").faults
    for text, code in (
        ("QQ 群: 916328268", "CH204"),
        ("微信: tidefolk", "CH212"),
        ("Discord: tidefolk_help", "CH204"),
        ("Telegram: tideharb", "CH212"),
        ("call 916328269", "CH203"),
    ):
        faults = check.html(PAGE % f"<p>{text}</p>", "index.html").faults
        assert {fault.code for fault in faults} == {code}, text
    linked = check.html(PAGE % '<p><a href="tel:+916328269">x</a></p>', "index.html").faults
    assert {fault.code for fault in linked} == {"CH107"}


@pytest.mark.parametrize(
    ("account", "wrong"),
    [
        ({"id": "a", "value": "tide one", "platform": ["Discord"]}, "is no account"),
        ({"id": "a", "value": "tide", "platform": []}, "at least 1 item"),
        ({"id": "A b", "value": "tide", "platform": ["Discord"]}, "is not an id"),
        ({"id": "a", "value": "tide", "platform": ["Discord"], "url": "x"}, "not permitted"),
    ],
)
def test_an_account_has_a_name_and_a_service(account: dict[str, object], wrong: str) -> None:
    entry = {"id": "home", "kind": "origin", "value": "https://home.example"}
    with pytest.raises(ValueError, match=wrong):
        OfficialList.model_validate({"channels": [entry], "accounts": [account]})


def test_no_account_has_the_id_of_another_entry(tmp_path: Path) -> None:
    text = (
        "channels:\n  - {id: home, kind: origin, value: 'https://home.example'}\n"
        "accounts:\n  - {id: home, value: tide, platform: [Discord]}\n"
    )
    (tmp_path / "list.yml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_official_list(tmp_path / "list.yml")
    assert [finding.code for finding in refused.value.findings] == ["CL002"]
