"""The red bar of the preview: a place to copy, a link to the page, the cure; no address that could be followed."""

from __future__ import annotations

from pathlib import Path

from guard.report.findings import Finding
from publish.preview_errors import bar, page_of_findings, show_in_pages

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


def test_signs_of_html_are_text() -> None:
    shown = bar([Finding("docs/<b>.md", 0, "X1", "<script>", "<i>")], {})
    assert "<script>" not in shown and "<b>" not in shown and "<i>" not in shown


def test_a_later_bar_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text('<html><body class="x"><p>a</p></body></html>', encoding="utf-8")
    show_in_pages(tmp_path, [FAULT])
    show_in_pages(tmp_path, [Finding("docs/b.md", 0, "FM001", "is not UTF-8 text")])
    text = page.read_text(encoding="utf-8")
    assert text.count('class="findings-bar"') == 1 and "FM001" in text and "CH103" not in text
    assert text.startswith('<html><body class="x"><!--findings-->') and text.endswith("<p>a</p></body></html>")


def test_a_site_that_was_never_built_has_a_page_of_findings() -> None:
    assert "CH103" in page_of_findings([FAULT])
