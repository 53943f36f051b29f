"""One slip, one sentence: what is said again of the same link is left out, and something is left of every link."""

from __future__ import annotations

import pytest

from guard.report.findings import Finding
from helpcenter.repeated import without_repeated

PAGE, BUILT = "docs/zh/fees/swap.md", "fees/swap/index.html"
SOURCES = {BUILT: PAGE}
GONE = Finding(PAGE, 15, "MK001", "link nothing.md leads nowhere: it is not found", "name the Markdown file")
HEADING = Finding(PAGE, 15, "MK001", "link index.md#gone leads nowhere: there is no such anchor", "name the heading")
PICTURE = Finding(PAGE, 15, "PI001", "none.png: does not lie where the page looks for it", "put it beside the page")
NO_FILE = Finding(PAGE, 15, "CH108", "a href=nothing[.]md leads to no file of this site")
NO_ID = Finding(BUILT, 161, "CH109", "a href=../index/#gone: fees/index[.]html has no id gone")
NO_PICTURE = Finding(PAGE, 15, "CH108", "img src=../../assets/none[.]png leads to no file of this site")
NOT_COPIED = Finding(BUILT, 0, "OF005", "links to nothing.md, which is not in the offline copy")
OTHER = Finding(PAGE, 20, "CH108", "a href=other[.]md leads to no file of this site")
HTML = Finding(PAGE, 15, "MD015", "holds HTML: <p>", "write it in Markdown")
STYLE = Finding(PAGE, 15, "CH303", "has <p style=…>")
ELEMENT = Finding(PAGE, 15, "CH320", "has the element <o[:]p>, which no page may have")
BLANK = Finding(PAGE, 15, "MD014", "has U+00A0 for a space")
DIFFERS = Finding(
    "docs/en/fees/swap.md", 9, "TW007", f"boxes differ from {PAGE}: 0 there, 1 here", "make both say the same"
)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ([GONE, NO_FILE, NOT_COPIED], [GONE]),
        ([HEADING, NO_ID], [HEADING]),
        ([PICTURE, NO_PICTURE], [PICTURE]),
        ([NO_FILE, NOT_COPIED], [NO_FILE]),
        ([NOT_COPIED], [NOT_COPIED]),
        ([GONE, OTHER], [GONE, OTHER]),
        ([HTML, STYLE, ELEMENT], [HTML, STYLE]),
        ([HTML, STYLE], [STYLE]),
        ([BLANK, DIFFERS], [BLANK]),
        ([STYLE, DIFFERS], [STYLE, DIFFERS]),
    ],
)
def test_what_is_said_once(said: list[Finding], left: list[Finding]) -> None:
    assert without_repeated(said, SOURCES) == left
