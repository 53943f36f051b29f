"""Translations: every kind of drift is found, and equal pages are left in peace."""

from __future__ import annotations

import pytest

from languages import compare, outline

PAGE = """<p class="answer">Answer.</p><h2 id="now">Now</h2><ol><li>a</li><li>b</li></ol>
<div class="admonition danger"><p>x</p></div><ul><li>c</li></ul><table>
<tr><th>1</th><th>2</th></tr><tr><td>1</td><td>2</td>
</tr></table><p><img src="a.svg"><a href="x" data-channel-link="live-chat">chat</a></p>
<div class="tabbed-labels"><label>1</label><label>2</label></div>
<aside class="box box--never-ask"><ul><li>1</li></ul></aside>"""
USED = ("box never-ask",)


def codes(en: str, used: tuple[str, ...] = USED) -> list[str]:
    found = compare(outline(PAGE, USED), outline(en, used), "docs/zh/a.md", "docs/en/a.md")
    return [finding.code for finding in found]


def test_other_words_are_no_drift() -> None:
    assert codes(PAGE.replace("Answer", "Réponse").replace("chat</a>", "talk</a>")) == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('id="now"', 'id="later"', "TW003"),
        ("h2", "h3", "TW003"),
        ("<li>b</li>", "", "TW004"),
        ("<li>c</li>", "<li>c</li><li>d</li>", "TW005"),
        ("<tr><td>1</td><td>2</td>\n</tr>", "", "TW006"),
        ("admonition danger", "admonition info", "TW007"),
        ("a.svg", "b.svg", "TW008"),
        ('data-channel-link="live-chat"', 'data-channel-link="phone"', "TW009"),
        ("<label>2</label>", "", "TW010"),
    ],
)
def test_drift_is_found(before: str, after: str, code: str) -> None:
    assert before in PAGE
    assert codes(PAGE.replace(before, after)) == [code]


def test_a_missing_shortcode_is_found() -> None:
    assert codes(PAGE, ()) == ["TW011"]


def test_the_finding_names_both_files_and_the_place() -> None:
    found = compare(
        outline(PAGE, ()), outline(PAGE.replace('id="now"', 'id="later"'), ()), "docs/zh/a.md", "docs/en/a.md"
    )
    assert str(found[0]) == (
        "docs/en/a.md TW003 headings differ from docs/zh/a.md: number 1 is h2 now there, h2 later here; "
        "make both say the same"
    )
