"""The red bar of the preview: a place to copy, a link to the page, the cure; no address that could be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from guard.report.findings import Finding
from publish.preview_errors import bar, clear_bar, codes_in_bar, move_bar, page_of_findings, show_bar, spot, with_bar

FAULT = Finding(
    "docs/zh/a.md", 3, "CH103", "link goes to https://evil.example/", "see docs/channels.yml, or a.b.example"
)


def test_a_line_of_the_bar() -> None:
    shown = bar([FAULT], {"docs/zh/a.md": "fees/a/"})
    assert "<code>docs/zh/a.md:3</code>" in shown
    assert '<a href="/fees/a/">CH103</a>' in shown
    assert "evil[.]example" in shown and "evil.example" not in shown
    assert "<code>see docs/channels.yml, or a[.]b[.]example</code>" in shown
    assert "<strong>1 finding</strong>" in shown and "<strong>2 findings</strong>" in bar([FAULT, FAULT], {})


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("differ from docs/zh/a.md: 7 there", "differ from docs/zh/a.md: 7 there"),
        ("as docs/zh/a.md:22, or docs/facts.yml.", "as docs/zh/a.md:22, or docs/facts.yml."),
        ("see docs/zh/a.md；再看", "see docs/zh/a.md；再看"),
        # None of these is a file of ours.
        ("docs/a.md.evil.example", "docs/a[.]md[.]evil[.]example"),
        ("docs/a.md:22@evil.example", "docs/a[.]md[:]22[@]evil[.]example"),
        ("docs/a.md/x", "docs/a[.]md/x"),
        ("evil.example/docs/a.md", "evil[.]example/docs/a[.]md"),
    ],
)
def test_files_stand_as_they_are_in_a_message_and_addresses_do_not(message: str, shown: str) -> None:
    assert shown in bar([Finding("docs/b.md", 0, "X1", message)], {})


def test_signs_of_html_are_text() -> None:
    shown = bar([Finding("docs/<b>.md", 0, "X1", "<script>", "<i>")], {})
    assert "<script>" not in shown and "<b>" not in shown and "<i>" not in shown


OTHER = Finding("docs/b.md", 0, "FM001", "is not UTF-8 text")
A_PAGE = b'<html><body class="x"><p>a CH999</p></body></html>'


def test_a_later_bar_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    show_bar(tmp_path / "site", [FAULT])
    show_bar(tmp_path / "site", [OTHER])
    text = with_bar(tmp_path / "site", A_PAGE)
    assert text.count(b'class="findings-bar"') == 1 and b"FM001" in text and b"CH103" not in text
    assert text.startswith(b'<html><body class="x"><div class="findings-bar"')
    assert text.endswith(b"<p>a CH999</p></body></html>")


def test_a_bar_can_be_read_and_taken_away(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert codes_in_bar(site) == set() and with_bar(site, A_PAGE) == A_PAGE
    show_bar(site, [FAULT, OTHER])
    assert codes_in_bar(site) == {"CH103", "FM001"}
    clear_bar(site)
    assert with_bar(site, A_PAGE) == A_PAGE


def test_a_new_site_shows_what_its_build_found(tmp_path: Path) -> None:
    fresh, site = tmp_path / "fresh", tmp_path / "site"
    show_bar(site, [FAULT])
    show_bar(fresh, [OTHER])
    move_bar(fresh, site)
    assert codes_in_bar(site) == {"FM001"} and codes_in_bar(fresh) == set()
    move_bar(fresh, site)
    assert codes_in_bar(site) == set()


def test_a_site_that_was_never_built_has_a_page_of_findings() -> None:
    assert "CH103" in page_of_findings([FAULT])


PAGE = "---\nid: a\n---\n\n## Now {#now}\n\n找 [客服](channel:live-chta) 再说\n"


@pytest.mark.parametrize(
    ("finding", "column", "heading"),
    [
        (Finding("docs/zh/a.md", 7, "SC003", "unknown channel live-chta"), 16, "#now"),
        (Finding("docs/zh/a.md", 7, "MD001", "shows “再说”: a sign that stayed text"), 27, "#now"),
        (Finding("docs/zh/a.md", 7, "MD001", "shows “nothing of it”"), 1, "#now"),
        (Finding("docs/zh/a.md", 2, "FM006", "front matter id: is wrong"), 1, ""),
        (Finding("docs/zh/a.md", 0, "TW001", "has no translation"), 0, ""),
        (Finding("docs/zh/gone.md", 7, "TW001", "has no translation"), 0, ""),
        (Finding("docs/zh/a.md", 70, "TW001", "has no translation"), 0, ""),
    ],
)
def test_the_place_of_a_finding(tmp_path: Path, finding: Finding, column: int, heading: str) -> None:
    (tmp_path / "docs" / "zh").mkdir(parents=True)
    (tmp_path / "docs" / "zh" / "a.md").write_text(PAGE, encoding="utf-8")
    assert spot(finding, tmp_path) == (column, heading)


def test_a_click_leads_into_the_editor_and_to_the_heading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a b.md").write_text(PAGE, encoding="utf-8")
    finding = Finding("docs/a b.md", 7, "SC003", "unknown channel live-chta")
    shown = bar([finding], {"docs/a b.md": "a/"}, tmp_path)
    assert f'<a href="vscode://file{tmp_path}/docs/a%20b.md:7:16"><code>docs/a b.md:7:16</code></a>' in shown
    assert '<a href="/a/#now">SC003</a>' in shown
    monkeypatch.setenv("EDITOR_LINK", "")
    assert "vscode:" not in bar([finding], {}, tmp_path)
