"""Front matter and translations of the Markdown sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.sources import read_sources
from guard.report.findings import Refused
from tests.made import ZH_EN

GOOD = """---
id: {id}
title: Title
description: One sentence.
keywords: [a]
questions: [b]
reviewed: 2026-11-22
---

Body.

## Now {{#now}}
"""


def tree(tmp_path: Path, files: dict[str, str]) -> Path:
    docs = tmp_path / "docs"
    for lang in ("zh", "en"):
        (docs / lang).mkdir(parents=True)
    for name, text in files.items():
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return docs


def refused(docs: Path) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_sources(docs, ZH_EN)
    return [str(finding) for finding in caught.value.findings]


def test_pages_urls_and_lines(tmp_path: Path) -> None:
    both = {f"{lang}/{path}": GOOD.format(id=page) for lang in ("zh", "en") for path, page in PAGES.items()}
    read = {(source.lang, source.path): source for source in read_sources(tree(tmp_path, both), ZH_EN)}
    assert {key: source.url for key, source in read.items()} == {
        ("zh", "index.md"): "",
        ("en", "index.md"): "en/",
        ("zh", "account/index.md"): "account/",
        ("en", "account/index.md"): "en/account/",
        ("zh", "account/password.md"): "account/password/",
        ("en", "account/password.md"): "en/account/password/",
    }
    page = read["zh", "account/password.md"]
    assert page.section == "account"
    assert page.line_of("## Now") == 12
    assert page.line_of("absent") == page.line == 9


PAGES = {"index.md": "home", "account/index.md": "account-locked", "account/password.md": "account-password"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no front matter\n", "docs/zh/a.md:1 FM002"),
        (
            GOOD.format(id="a").replace("title:", "tile:"),
            "docs/zh/a.md:3 FM004 unknown front matter key tile; did you mean title?",
        ),
        (GOOD.format(id="a").replace("title: Title\n", ""), "docs/zh/a.md:1 FM005 front matter has no title"),
        (GOOD.format(id="Not An Id"), "docs/zh/a.md:2 FM006"),
        (GOOD.format(id="a").replace("[a]", "[]"), "docs/zh/a.md:5 FM006"),
        (GOOD.format(id="a").replace("2026-11-22", "soon"), "docs/zh/a.md:7 FM006"),
        (GOOD.format(id="a").replace("[a]", "[a"), "docs/zh/a.md:6 FM003"),
    ],
)
def test_front_matter_is_closed(tmp_path: Path, text: str, expected: str) -> None:
    said = refused(tree(tmp_path, {"zh/a.md": text, "en/a.md": GOOD.format(id="a")}))
    assert len(said) >= 1
    assert any(line.startswith(expected) for line in said), said


def test_an_id_twice(tmp_path: Path) -> None:
    files = {f"{lang}/{name}.md": GOOD.format(id="same") for lang in ("zh", "en") for name in ("a", "b")}
    said = refused(tree(tmp_path, files))
    assert [line.split()[1] for line in said] == ["FM007", "FM007"]


def test_a_missing_translation_names_both_files(tmp_path: Path) -> None:
    said = refused(tree(tmp_path, {"en/x/a.md": GOOD.format(id="a")}))
    assert said == [
        "docs/en/x/a.md TW001 has no translation docs/zh/x/a.md; write it, or remove the page in every language"
    ]


def test_translations_with_different_ids(tmp_path: Path) -> None:
    said = refused(tree(tmp_path, {"zh/a.md": GOOD.format(id="a"), "en/a.md": GOOD.format(id="b")}))
    assert said == ["docs/en/a.md:2 TW002 id b, but docs/zh/a.md has id a; use one id in every language"]
