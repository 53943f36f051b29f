"""The shared table of attacks and controls, each row as a page of its own."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

import markdown  # type: ignore[import-untyped]
from guard_trees import BESIDE, LIST, PAGE, codes, judge_files, picture, qr

from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "cases.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def _decoded(cell: str) -> str:
    r"""Resolve the table's escapes: \n, \uXXXX and \\."""
    known = {"n": "\n", "\\": "\\"}
    return re.sub(r"\\(u[0-9a-f]{4}|.)", lambda match: known.get(match[1]) or chr(int(match[1][1:], 16)), cell)


# Rows that are files of the tree rather than Markdown.
FILES: dict[str, Mapping[str, str | bytes]] = {
    "B153": {
        "index.html": PAGE.replace("<title>", '<meta name="description" content="加微信 imwallet_kefu"><title>') % "x"
    },
    "B154": {"index.html": PAGE.replace("<title>x", "<title>客服 evil.example") % "x"},
    "B157": {"index.html": PAGE % "<footer><a href=https://evil.example>c</a></footer>"},
    "B158": {"index.html": PAGE % '<a href="https://evil.example/o/r" class="md-source" title="前往仓库">o/r</a>'},
    "B160": {"index.html": PAGE % "x", "assets/page.html": "<a href=https://evil.example>"},
    "B164": {"index.html": PAGE % "x", "assets/f.pdf": "%PDF-1.4\n/URI(https://evil.example/)"},
    "B165": {"index.html": PAGE % "x", "assets/qr.png": picture(image=qr("https://evil.example/"))},
    "B166": {"index.html": PAGE % "x", "_redirects": "/kefu https://evil.example/ 302"},
    "B167": {"index.html": PAGE % "x", "manifest.webmanifest": '{"start_url": "https://evil.example"}'},
}
ROWS = _rows()


@each_row("row", fewer_in_check(ROWS), ids=lambda row: row["id"])
def test_verdict(row: dict[str, str]) -> None:
    if row["category"] == "file":
        files = FILES[row["id"]]
    else:
        body = markdown.markdown(_decoded(row["markdown_or_html"]), extensions=EXTENSIONS)
        files = {"index.html": PAGE % body}
    verdict = "block" if codes(judge_files(files, LIST)) else "allow"
    assert verdict == row["expected verdict"]


def test_the_table_is_whole() -> None:
    assert len(ROWS) == 101
    assert {row["id"] for row in ROWS if row["category"] == "file"} == set(FILES)
    assert "a.png" in BESIDE
    assert "zh/faq/index.html" in BESIDE
