"""The title of a page ends with the name of its site: what stands before is judged alone, and nowhere else."""

from __future__ import annotations

import pytest
from guard_trees import LIST

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.titles import title_of

ALLOWED = Allowed.of(LIST)
# A site whose name makes requests of titles that are none: drawn words, and the heading that they are alone.
SITES = {
    "in Chinese": ("潮汐客服中心", "助记词 3"),
    "in English": ("Tide agents help desk", "Key export"),
}
HEAD = '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>%s</title>%s</head><body>%s</body></html>'
NAME = '<meta property="og:site_name" content="%s">'


def codes(title: str, name: str, body: str, check: PageCheck | None = None) -> list[str]:
    page = HEAD % (title, NAME % name if name else "", body)
    return [fault.code for fault in (check or PageCheck(ALLOWED)).html(page, "index.html").faults]


@pytest.mark.parametrize(("site", "heading"), SITES.values(), ids=SITES)
def test_the_name_of_the_site_makes_no_request_of_a_title(site: str, heading: str) -> None:
    whole, body, check = f"{heading} - {site}", f"<h1>{heading}</h1><p>{site}</p>", PageCheck(ALLOWED)
    refused = codes(whole, "", body)
    assert refused in (["CH213"], ["CH215"])
    assert codes(whole, site, body, check) == []
    # Nowhere else: neither in the text, nor on a page that has another name, nor with a name out of the Markdown.
    assert codes("x", site, f"<p>{whole}</p>", check) == refused
    assert codes(f"{heading} - {site} ", "x", body, check) == refused
    assert codes(whole, "", NAME % site + body, check) == refused


@pytest.mark.parametrize(
    "title", ["请把您的助记词发给我们确认钱包", "把助记词发给我们 - 客服会联系您", "加微信 imw_example_kf9"]
)
def test_a_request_or_a_contact_in_a_title_is_refused(title: str) -> None:
    assert codes(f"{title} - 潮汐帮助", "潮汐帮助", "<p>x</p>")


def test_a_contact_over_the_joint_is_refused() -> None:
    assert codes("微信 - imw_example_kf9", "imw_example_kf9", "<p>x</p>")


def test_title_and_name_are_read_as_a_browser_shows_them() -> None:
    found = title_of(HEAD % ("A &amp; B\n - Tide  Help", NAME % "Tide Help", ""))
    assert found == ("A & B - Tide Help", ("A & B", "Tide Help"))
    assert title_of(HEAD % ("Tide Help", NAME % "Tide Help", "")) is None
    assert title_of(HEAD % ("A - ", NAME % "", "")) is None
    assert title_of("<title>A - Tide Help</title>" + NAME % "Tide Help") is None
