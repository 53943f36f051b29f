"""The offline copy inside a site: opened, judged like the site itself, and read in one way only."""

from __future__ import annotations

import hashlib
import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from guard_trees import LOCK, PAGE, codes, judge_files

from guard.read.archives import PACKED
from guard.read.tree import checksum
from tests.support.rows import each_row

HOME = PAGE % '<a href="a/index.html#now">a</a><a href="https://chat.imwallet.example/">chat</a>'
OTHER = PAGE % '<h2 id="now">x</h2>'
COPY = {"index.html": HOME, "a/index.html": OTHER, "assets/app.js": "x()", "manifest.json": "{}"}

MADE = {"assets/app.js": checksum(b"x()")}


def packed(
    files: dict[str, str], edit: Callable[[zipfile.ZipFile], None] = lambda archive: None, method: int = 8
) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, text in files.items():
            # Without the time of now: the same files give the same bytes.
            archive.writestr(zipfile.ZipInfo(name), text, method)
        edit(archive)
    return written.getvalue()


def test_a_copy_is_let_through_where_the_build_puts_it_and_nowhere_else() -> None:
    assert codes(judge_files({PACKED: packed(COPY)}, assets=LOCK, copied=MADE)) == ""
    for name in ("help-center.zip", "offline/other.zip", "en/offline/help-center.zip"):
        assert codes(judge_files({name: packed(COPY)})) == "CH402", name


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("index.html", PAGE % '<a href="https://evil.example/">x</a>', "CH103"),
        ("a/index.html", PAGE % '<h2 id="now">call +1 202 555 0188</h2>', "CH203"),
        ("index.html", PAGE % '<a href="gone/index.html">x</a>', "CH108"),
        ("search/zh.json", '{"text": "write to help@evil.example"}', "CH202"),
        ("more.zip", "PK", "CH402"),
        ("offline/help-center.zip", "PK", "CH402"),
        ("run.exe", "MZ", "CH402"),
    ],
)
def test_what_is_wrong_inside_is_named_with_its_place(name: str, text: str, code: str) -> None:
    report = judge_files({PACKED: packed({**COPY, name: text})})
    assert [(finding.code, finding.file) for finding in report.findings] == [(code, f"{PACKED}/{name}")]


@pytest.mark.parametrize(
    ("changed", "code"), [({"assets/app.js": "x();steal()"}, "CH408"), ({"assets/more.js": "x()"}, "CH407")]
)
def test_a_script_that_nobody_made_is_not_let_through(changed: dict[str, str], code: str) -> None:
    report = judge_files({PACKED: packed({**COPY, **changed})}, assets=LOCK, copied=MADE)
    assert [(finding.code, finding.file) for finding in report.findings] == [(code, f"{PACKED}/{next(iter(changed))}")]


def entry_of(name: bytes, content: bytes, packed: bytes | None = None, crc: int | None = None) -> tuple[bytes, bytes]:
    """Return a file as it stands in an archive, stored or deflated, and what the list at the end says of it."""
    body, method = (content, 0) if packed is None else (packed, 8)
    said = struct.pack("<HHHHIIIH", 0, method, 0, 0x21, crc or zlib.crc32(content), len(body), len(content), len(name))
    head = b"PK\x03\x04\x14\0" + said + b"\0\0" + name + body
    return head, b"PK\x01\x02\x14\0\x14\0" + said + b"\0" * 12 + b"%b" + name


def archive_of(heads: bytes, *listed: bytes) -> bytes:
    """Return an archive of files whose list at the end has one entry at its first byte."""
    ends = b"".join(one.replace(b"%b", struct.pack("<I", 0)) for one in listed)
    many = len(listed)
    return heads + ends + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, many, many, len(ends), len(heads), 0)


def deflated(content: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return deflater.compress(content) + deflater.flush()


GOOD, BAD = (PAGE % "x").encode(), (PAGE % '<a href="https://attacker.example/">x</a>').encode()
STORED, LISTED_SO = entry_of(b"index.html", GOOD)
HIDDEN, _ = entry_of(b"index.html", BAD)
BEHIND, BEHIND_LISTED = entry_of(b"index.html", GOOD, deflated(GOOD) + HIDDEN)
_, LESS = entry_of(b"index.html", BAD[:5])
_, OTHER_NAME = entry_of(b"inbox.html", GOOD)
# A program that reads one file after the other (java.util.zip.ZipInputStream) finds others than one that asks the list.
TWO_WAYS = {
    "a file that is not listed": archive_of(STORED + HIDDEN, LISTED_SO),
    "a file behind the end of another": archive_of(BEHIND, BEHIND_LISTED),
    "a head with other sizes": archive_of(HIDDEN, LESS),
    "a head with another name": archive_of(STORED, OTHER_NAME),
    "a head with another checksum": archive_of(entry_of(b"index.html", GOOD, crc=1)[0], LISTED_SO),
    "a checksum that is wrong": archive_of(*entry_of(b"index.html", GOOD, crc=1)),
    "bytes before the list": archive_of(STORED + b"x", LISTED_SO),
}


@pytest.mark.parametrize("how", TWO_WAYS)
def test_an_archive_has_the_files_that_it_lists_and_no_others(how: str) -> None:
    assert codes(judge_files({PACKED: archive_of(STORED, LISTED_SO)})) == ""
    assert codes(judge_files({PACKED: archive_of(*entry_of(b"index.html", GOOD, deflated(GOOD)))})) == ""
    assert codes(judge_files({PACKED: TWO_WAYS[how]})) == "CH403"


def link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo("link.html")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "index.html")


def note(archive: zipfile.ZipFile) -> None:
    archive.comment = b"see evil.example"


def twice(archive: zipfile.ZipFile) -> None:
    archive.writestr("INDEX.html", OTHER)


@each_row(
    "content",
    [
        b"no zip",
        b"",
        packed({}),
        b"<html>" + packed(COPY),
        packed({**COPY, "../out.html": OTHER}),
        packed({**COPY, "/etc/out.html": OTHER}),
        packed({**COPY, "a/./b.html": OTHER}),
        packed({**COPY, "a\\b.html": OTHER}),
        packed({**COPY, "c:out.html": OTHER}),
        packed(COPY, link),
        packed(COPY, note),
        packed(COPY, twice),
        packed(COPY, method=zipfile.ZIP_LZMA),
        packed(COPY)[:-40],
    ],
    ids="none empty nothing front up root dot backslash drive link note twice method cut".split(),
)
def test_an_archive_that_could_be_read_in_two_ways_is_refused(content: bytes) -> None:
    report = judge_files({PACKED: content})
    assert [(finding.code, finding.file) for finding in report.findings] == [("CH403", PACKED)]


def test_a_checksum_is_no_wallet_address() -> None:
    """One SHA-256 in four thousand begins like a Bitcoin address."""
    number = next(n for n in range(100_000) if hashlib.sha256(str(n).encode()).hexdigest().startswith("bc1"))
    digest = hashlib.sha256(str(number).encode()).hexdigest()
    assert codes(judge_files({"a.json": f'{{"sha256": "{digest}"}}'})) == ""
    for address in ("bc1q" + "exampleexampleexampleexampleexample", digest[:62], digest + "0"):
        assert codes(judge_files({"a.json": f'{{"pay": "{address}"}}'})) == "CH206", address
