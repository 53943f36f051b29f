"""Links as files, pages as copies, zip and manifest."""

from __future__ import annotations

import io
import zipfile

import pytest

from guard.report.findings import Refused
from offline.pack import Packed, contents, pack, stamp
from offline.pages import local, offline_page
from offline.tree import offline_files
from tests.made import ZH_EN
from tests.support.rows import each_row


@each_row(
    ("address", "expected"),
    [
        ("../account/", "../account/index.html"),
        ("../account/#now", "../account/index.html#now"),
        ("./?q=a/b#c/", "./index.html?q=a/b#c/"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("#now", "#now"),
        ("", ""),
        ("a/b.css", "a/b.css"),
        ("https://a.example/b/", "https://a.example/b/"),
        ("mailto:a@a.example", "mailto:a@a.example"),
        ("imwallet://help", "imwallet://help"),
    ],
)
def test_a_link_names_a_file(address: str, expected: str) -> None:
    assert local(address) == expected


@pytest.mark.parametrize("address", ["/", "/account/", "//a.example/"])
def test_a_link_from_the_root_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="OF004"):
        offline_page(f'<a href="{address}">x</a>', "a/index.html", "2026-11-22", frozenset())


PAGE = """<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="connect-src 'self'">
<link rel="search" href="../opensearch.xml"><link rel="alternate" type="application/atom+xml" href="../changes.xml">
<link rel="canonical" href="https://a.example/a/"><link rel="alternate" hreflang="en" href="https://a.example/en/a/">
<meta name="description" content="About a."><meta property="og:title" content="A"><meta name="help-id" content="a">
<script type="application/ld+json">{"name": "A"}</script><link rel="icon" href="../a.svg">
<script type="module" src="../a.js"></script><script type="module" src="../offline.js"></script></head><body>
<aside class="copy-note" aria-label="x" hidden>Copy of {date}.<span
class="copy-note__missing" hidden> Gone.</span></aside>
<noscript><a href="../b/">b</a></noscript></body></html>"""


def test_a_page_becomes_a_file() -> None:
    made = offline_page(PAGE, "a/index.html", "2026-11-22", frozenset({"offline.js"})).html
    assert '<script src="../a.js" defer=""></script>' in made
    assert "offline.js" not in made and "module" not in made
    assert '<meta name="help-id" content="a">' in made and '<link rel="icon" href="../a.svg">' in made
    assert "connect-src" not in made and "default-src 'none'" in made
    assert '<aside class="copy-note" aria-label="x">Copy of 2026-11-22.<span' in made
    assert 'copy-note__missing" hidden' in made
    assert 'href="../b/index.html"' in made


def test_what_a_head_says_to_other_programs_than_browsers_goes() -> None:
    """An app's users download it with each page, and nobody reads it there."""
    made = offline_page(PAGE, "a/index.html", "2026-11-22", frozenset())
    for said in ("opensearch", "atom", "canonical", "hreflang", "About a", "og:", "ld+json"):
        assert said not in made.html
    assert made.addresses == ("../a.svg", "../a.js", "../offline.js", "../b/index.html")
    body = '<p>k</p><link rel="alternate" href="../b.html">'
    assert body in offline_page(f"<body>{body}", "a/index.html", "2026-11-22", frozenset()).html


def test_a_topic_page_goes_on_to_a_file() -> None:
    stub = '<meta http-equiv="refresh" content="0; url=../../../a/#b"><a href="../../../a/#b">x</a>'
    made = offline_page(stub, "go/zh/a/index.html", "2026-11-22", frozenset()).html
    assert 'content="0; url=../../../a/index.html#b"' in made


SITE = {
    "index.html": b'<h1 id="now">x</h1><a href="a/#now">a</a><script type="module" src="assets/m.js"></script>',
    "a/index.html": b'<h1 id="now">x</h1><a href="../">a</a><script src="../assets/boot.js"></script>',
    "404.html": b'<a href="/">x</a>',
    "go/a/index.html": b"x",
    "go/zh/a/index.html": b'<a href="../../../a/">x</a>',
    "assets/m.js": b'import { n } from "./n.js";\n',
    "assets/n.js": b"export const n = 1;\n",
    "assets/boot.js": b"1;\n",
    "assets/images/share.png": b"",
    "search/zh.json": b'{"docs":[{"n":1,"title":"say \\"url\\":\\"a/\\"","url":""},{"url":"a/"}]}',
    "sw.js": b"1;\n",
    "robots.txt": b"",
    "help-links.json": b"{}",
}


def test_only_what_a_reader_needs_is_in_the_copy() -> None:
    files = offline_files(SITE, ("zh", "en"), "2026-11-22")
    assert list(files) == [
        "a/index.html",
        "assets/boot.js",
        "assets/m.js",
        "go/zh/a/index.html",
        "index.html",
        "search/zh.json.js",
    ]
    found = files["search/zh.json.js"].content
    assert b'"url":"index.html"' in found and b'"url":"a/index.html"' in found
    assert rb'"title":"say \"url\":\"a/\""' in found  # words, and no address


@pytest.mark.parametrize(
    "link", ["b/", "a/#no", "robots.txt", "assets/n.js", "go/a/"], ids=["page", "heading", "host", "module", "stub"]
)
def test_a_dead_link_is_refused(link: str) -> None:
    with pytest.raises(Refused, match="OF005"):
        offline_files({**SITE, "index.html": f'<a href="{link}">x</a>'.encode()}, ("zh", "en"), "2026-11-22")


def test_the_same_files_give_the_same_zip() -> None:
    files = {"b/c.txt": Packed.of(b"c" * 999), "a.txt": Packed.of(b"a")}
    packed = pack(files, 0)
    assert packed == pack(dict(reversed(files.items())), 0)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["a.txt", "b/c.txt"]
        assert archive.read("b/c.txt") == files["b/c.txt"].content
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_zip_is_what_the_standard_library_writes() -> None:
    files = {"a.txt": b"", "b/é.txt": b"c" * 999, "c.bin": bytes(range(256)) * 3}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 22, 3, 48, 44))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o100644 << 16, 3
            archive.writestr(entry, content)
    packed = pack({name: Packed.of(content) for name, content in files.items()}, 1795319325)
    assert packed == written.getvalue()


def test_versions_sort_by_age() -> None:
    moments = [0, 86399, 1795320000, 1795320001]
    assert [stamp(moment) for moment in moments] == sorted(stamp(moment) for moment in moments)
    assert stamp(1795319325) == "2026-11-22T03:48:45Z"


def test_the_manifest_leads_from_topics_to_files() -> None:
    site = {
        "help-links.json": b'{"topics": {"home-page": {"zh": {"url": "https://h.example/"}, "en": {"url": '
        b'"https://h.example/en/a/#b"}}}, "contexts": {"send": "home-page"}}',
        "offline.json": b'{"version": "x1"}',
        "official-channels.json": b'{"updated": "2026-11-22"}',
    }
    described = contents(site, ZH_EN, "2026-11-22T00:00:00Z", "https://h.example/")
    assert described["topics"] == {"home-page": {"zh": "./index.html", "en": "en/a/index.html#b"}}
    assert (described["site"], described["list"], described["contexts"]) == ("x1", "2026-11-22", {"send": "home-page"})
