"""A listed folder of a host, and a site that stands in one: what lies below it is ours, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from guard_trees import PAGE, Entry, Listing

from guard import Options, check_tree
from guard.cli import main
from guard.policy.addresses import Listed, Rejected, resolve_address
from guard.policy.listing import Allowed
from tests.support.rows import each_row

LIST = Listing(
    (
        Entry("website", "origin", "https://imwallet.example"),
        Entry("help-center", "origin", "https://team.pages.example/imwallet/help/"),
    ),
    (Entry("old-help", "origin", "https://team.pages.example/imwallet/old/"),),
)
ALLOWED = Allowed.of(LIST)
HOST = "https://team.pages.example"

BELOW = [
    "/imwallet/help/",
    "/imwallet/help",
    "/imwallet/help/en/?lang=en#top",
    "/x/../imwallet/help/",
    "/imwallet/help/%61/",
]
BESIDE = [
    ("", "CH104"),
    ("/", "CH104"),
    ("/imwallet/", "CH104"),
    ("/imwallet/helper/", "CH104"),
    ("/imwallet/help2", "CH104"),
    ("/imwallet/Help/", "CH104"),
    ("/imwallet/help/../", "CH104"),
    ("/imwallet/help/%2e%2e/evil/", "CH104"),
    ("/imwallet/help/..%2fevil/", "CH104"),
    ("//imwallet/help/", "CH104"),
    ("/imwallet/help/https://evil.example/", "CH105"),
    ("/imwallet/help/?next=//evil.example", "CH105"),
    ("/imwallet/old/", "CH110"),
    ("/imwallet/old/en/", "CH110"),
    ("/imwallet/%6fld/en/", "CH110"),
    (":8443/imwallet/help/", "CH103"),
]


@pytest.mark.parametrize("path", BELOW)
def test_what_lies_below_the_folder_is_listed(path: str) -> None:
    verdict = resolve_address(HOST + path, "", ALLOWED)
    assert isinstance(verdict, Listed) and verdict.channel == "help-center"


@each_row(("path", "code"), BESIDE)
def test_what_lies_beside_it_is_not(path: str, code: str) -> None:
    verdict = resolve_address(HOST + path, "", ALLOWED)
    assert isinstance(verdict, Rejected) and verdict.code == code


def test_a_host_that_others_share_gives_the_wallet_no_name() -> None:
    assert ALLOWED.brands == Allowed.of(Listing(LIST.channels[:1])).brands


FROM_ROOT = [
    ("/imwallet/help/", True),
    ("/imwallet/help", True),
    ("/imwallet/help/faq/", True),
    ("/imwallet/help/faq/#steps", True),
    ("faq/", True),
    ("./", True),
    ("/", False),
    ("/faq/", False),
    ("/imwallet/", False),
    ("/imwallet/helper/", False),
    ("../", False),
    ("../../../", False),
    ("faq/../../faq/", False),
    ("/imwallet/help/no/", False),
    ("/imwallet/help/faq/#no", False),
]


def tree(folder: Path, href: str) -> Path:
    (folder / "faq").mkdir()
    (folder / "index.html").write_text(PAGE % f'<a href="{href}">x</a>', encoding="utf-8")
    (folder / "faq" / "index.html").write_text(PAGE % '<h2 id="steps">x</h2>', encoding="utf-8")
    return folder


@pytest.mark.parametrize(("href", "good"), FROM_ROOT)
def test_a_site_in_a_folder_links_to_its_own_files(tmp_path: Path, href: str, good: bool) -> None:
    report = check_tree(tree(tmp_path, href), LIST, Options(folder="imwallet/help/"))
    codes = {finding.code for finding in report.findings}
    assert codes == (set() if good else {"CH109"} if href.endswith("#no") else {"CH108"})


@pytest.mark.parametrize(
    ("path", "code"), [("/imwallet/help/", 0), ("/", 1), ("help/", 2), ("/help", 2), ("/a//b/", 2)]
)
def test_the_command_is_told_where_the_site_will_stand(tmp_path: Path, path: str, code: int) -> None:
    site = tmp_path / "site"
    site.mkdir()
    channels = tmp_path / "channels.yml"
    channels.write_text("channels:\n  - { id: website, kind: origin, value: https://imwallet.example }\n", "utf-8")
    assert main([str(tree(site, "/imwallet/help/faq/")), "--channels", str(channels), "--path", path]) == code
