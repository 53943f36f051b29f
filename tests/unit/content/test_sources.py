"""Front matter and translations of the Markdown sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.read_pages import read_sources
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


@pytest.mark.parametrize(("path", "url"), [("account/reindex.md", "account/reindex/"), ("index/index.md", "index/")])
def test_a_page_whose_name_ends_like_that_of_a_folders_page(tmp_path: Path, path: str, url: str) -> None:
    docs = tree(tmp_path, {f"{lang}/{path}": GOOD.format(id="a") for lang in ("zh", "en")})
    assert [source.url for source in read_sources(docs, ZH_EN)] == [url, f"en/{url}"]


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
        (GOOD.format(id="a").replace("[a]", "[a"), "docs/zh/a.md:5 FM003 has a bracket that is not closed"),
        (GOOD.format(id="a").replace("[b]", '["b", ""]'), "docs/zh/a.md:6 FM006 front matter questions.1: must not"),
        (GOOD.format(id="a").replace("11-22", "02-30"), "docs/zh/a.md:7 FM003 2026-02-30 is no day of any calendar"),
        (GOOD.format(id="a").replace("2026-11-22", "2026-11-22 10:00"), "docs/zh/a.md:7 FM006"),
        (GOOD.format(id="a").replace("Title", "a\x07b"), "docs/zh/a.md:3 FM003 has the character U+0007"),
        (GOOD.format(id="a").replace("title:", "id: b\ntitle:"), "docs/zh/a.md:3 FM003 key id stands twice; keep one"),
        (GOOD.format(id="a").replace("title: Title", "title: &x [*x]"), "docs/zh/a.md:3 FM003 goes deeper than"),
        (GOOD.format(id="a").replace("title: Title", "title: !!python/name:os.system x"), "docs/zh/a.md:3 FM003"),
        (GOOD.format(id="a").replace("title: Title", "? [x]\n: 1"), "docs/zh/a.md:3 FM003"),
        (GOOD.format(id="a").replace("22\n---", "22\n"), "docs/zh/a.md:1 FM002 does not end its front matter; write a"),
        ("\n\n" + GOOD.format(id="a"), "docs/zh/a.md:1 FM002 has something before its front matter; let the line"),
        ("---\n---\nx", "docs/zh/a.md:1 FM002 "),
        ("---\n# nothing\n---\nx", "docs/zh/a.md:2 FM006 front matter must have keys of its own; write"),
        ("", "docs/zh/a.md:1 FM002 has no front matter"),
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


def test_a_page_beside_a_folder_of_its_name(tmp_path: Path) -> None:
    """One would be written over the other."""
    names = {"a/b": "b", "a/b/index": "c"}
    files = {f"{lang}/{path}.md": GOOD.format(id=name) for lang in ("zh", "en") for path, name in names.items()}
    said = refused(tree(tmp_path, files))
    assert sorted(line.split(";")[0] for line in said) == [
        "docs/en/a/b.md FM013 has the address /en/a/b/, as docs/en/a/b/index.md has",
        "docs/zh/a/b.md FM013 has the address /a/b/, as docs/zh/a/b/index.md has",
    ]


def test_a_missing_translation_names_both_files(tmp_path: Path) -> None:
    said = refused(tree(tmp_path, {"en/x/a.md": GOOD.format(id="a")}))
    assert said == [
        "docs/en/x/a.md TW001 has no translation docs/zh/x/a.md; write it, or remove the page in every language"
    ]


def test_translations_with_different_ids(tmp_path: Path) -> None:
    said = refused(tree(tmp_path, {"zh/a.md": GOOD.format(id="a"), "en/a.md": GOOD.format(id="b")}))
    assert said == ["docs/en/a.md:2 TW002 id b, but docs/zh/a.md has id a; use one id in every language"]


def test_a_mark_of_an_editor_and_blanks_behind_the_lines_are_read_over(tmp_path: Path) -> None:
    docs = tree(tmp_path, {"zh/a.md": GOOD.format(id="a"), "en/a.md": GOOD.format(id="a")})
    text = GOOD.format(id="a").replace("---\n", "--- \t\n").replace("\n", "\r\n")
    (docs / "zh" / "a.md").write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert [source.meta.title for source in read_sources(docs, ZH_EN)] == ["Title", "Title"]


def test_lines_of_a_text_in_the_front_matter_are_joined_as_the_language_wants(tmp_path: Path) -> None:
    text = GOOD.format(id="a").replace("One sentence.", "先看状态，\n  再看时间。两个 word\n  word 之间\n  有空格。")
    [first, _] = read_sources(tree(tmp_path, {"zh/a.md": text, "en/a.md": GOOD.format(id="a")}), ZH_EN)
    assert first.meta.description == "先看状态，再看时间。两个 word word 之间有空格。"
    assert first.lines["reviewed",] == 10


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("zh/a.markdown", "docs/zh/a.markdown FM009 is no name for a page; call it a.md"),
        ("zh/a.mkd", "docs/zh/a.mkd FM009"),
        ("zh/a.MD", "docs/zh/a.MD FM009"),
        ("zh/x/README.md", "docs/zh/x/README.md FM009 is no name for a page; call it index.md"),
        ("notes.md", "docs/notes.md FM009 is in the folder of no language; move it below docs/zh/"),
        ("fr/a.md", "docs/fr/a.md FM009 is in the folder of no language"),
    ],
)
def test_what_only_the_engine_takes_for_a_page_is_refused(tmp_path: Path, name: str, says: str) -> None:
    files = {"zh/b.md": GOOD.format(id="b"), "en/b.md": GOOD.format(id="b"), name: GOOD.format(id="a")}
    assert any(line.startswith(says) for line in refused(tree(tmp_path, files)))


def test_links_are_refused_and_what_editors_of_text_leave_is_not_read(tmp_path: Path) -> None:
    docs = tree(tmp_path, {f"{lang}/a.md": GOOD.format(id="a") for lang in ("zh", "en")})
    (docs / "zh" / ".#a.md").symlink_to("nobody@nowhere.1234")
    (docs / "zh" / ".a.md.swp").write_bytes(b"\x00\xff")
    assert len(read_sources(docs, ZH_EN)) == 2
    (tmp_path / "more").mkdir()
    (docs / "zh" / "more").symlink_to(tmp_path / "more")
    (docs / "en" / "b.md").symlink_to("nothing.md")
    said = refused(docs)
    assert "docs/zh/more FM008 is a link to another place" in said[-1]
    assert any("docs/en/b.md FM001 cannot be read (FileNotFoundError)" in line for line in said)


def test_utf_16_is_a_finding(tmp_path: Path) -> None:
    docs = tree(tmp_path, {f"{lang}/a.md": GOOD.format(id="a") for lang in ("zh", "en")})
    (docs / "zh" / "a.md").write_bytes(GOOD.format(id="a").encode("utf-16"))
    assert refused(docs) == ["docs/zh/a.md:1 FM001 is not UTF-8 text; save it as UTF-8"]


# What an editor types where YAML wants something else: the line, what is wrong, and what to write instead.
TYPED = {
    "tab": ("title:", "\ttitle:", 3, "begins with a tab; put blanks"),
    "full-width colon": ("title: Title", "title：Title", 3, "full-width colon behind title; write title: with a plain"),
    "curly quotes": ("Title", "“One: two”", 3, "curly quotation marks around title; write straight ones: title: '…'"),
    "colon in a value": ("Title", "One: two", 3, "colon within the value of title; put the whole value in quotes"),
    "colon at the end": ("Title", "One:", 3, "colon within the value of title; put the whole value in quotes"),
    "at sign": ("Title", "@home", 3, "begins with @; put it in quotes"),
    "backtick": ("Title", "`x` y", 3, "begins with `; put it in quotes"),
    "star": ("Title", "*x* y", 3, "begins with *; put it in quotes"),
    "percent": ("Title", "%s y", 3, "begins with %; put it in quotes"),
    "open quote": ("Title", '"One', 3, "quotation mark that is not closed; close it"),
    "open quote of one kind": ("Title", "'One", 3, "quotation mark that is not closed; close it"),
    "no colon": ("title: Title", "title Title", 3, "no colon behind its key; write the key, a plain colon"),
    "no blank behind the first key": ("id: a", "id:a", 2, "no blank behind id:; write id: with a blank before"),
    "no blank behind a key": ("keywords: [a]", "keywords:[a]", 5, "no blank behind keywords:; write keywords: with a"),
    "shortcode first": (
        "Title",
        "{{ brand }} Which fees",
        3,
        "begins with {{; put the whole value in quotes: title: '…'",
    ),
    "text behind quotes": ("Title", '"Fees" and more', 3, 'text behind the closing " of title; put the whole value in'),
    "text behind a quote": ("Title", "'It''s' more", 3, "text behind the closing ' of title; put the whole value in"),
    "text behind a bracket": ("Title", "[Draft] fees", 3, "text behind the closing ] of title; put the whole value in"),
    "text behind a brace": ("Title", "{Draft} fees", 3, "text behind the closing } of title; put the whole value in"),
    "indented key": ("title:", "  title:", 3, "at another column than the keys beside it; give it as many blanks"),
    "full-width comma": ("[a]", "[a，b]", 5, "holds ，; write plain commas"),
    "enumeration comma": ("[a]", "[a、b]", 5, "holds 、; write plain commas"),
    "full-width brackets": ("[a]", "【a, b】", 5, "keywords: must be a list; write [one, two], with plain brackets"),
    "words for a list": ("[b]", "what now", 6, "questions: must be a list; write [one, two]"),
    "number for words": ("[b]", "[1, b]", 6, "questions.0: must be a text; put it in quotes"),
    "list for words": ("Title", "[Title]", 3, "title: must be a text; put it in quotes"),
    "yes": ("Title", "yes", 3, "title: must be a text; put it in quotes"),
    "slashes in a day": ("2026-11-22", "2026/11/22", 7, "reviewed: is no date; write year, month and day with hyphens"),
    "day in words": ("2026-11-22", "11月22日", 7, "reviewed: is no date; write year, month and day with hyphens"),
    "capitals in an id": (
        "id: a",
        "id: Fees-Swap",
        2,
        "id: has letters or signs that it must not have; use small Latin",
    ),
}


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_is_said_with_its_cure(tmp_path: Path, name: str) -> None:
    old, new, line, says = TYPED[name]
    said = refused(
        tree(tmp_path, {"zh/a.md": GOOD.format(id="a").replace(old, new, 1), "en/a.md": GOOD.format(id="a")})
    )
    assert len(said) == 1 and said[0].startswith(f"docs/zh/a.md:{line} FM"), said
    assert says in said[0], said


def test_a_page_that_was_renamed_in_one_language_is_one_sentence(tmp_path: Path) -> None:
    files = {"zh/new.md": GOOD.format(id="a"), "en/old.md": GOOD.format(id="a")}
    assert refused(tree(tmp_path, files)) == [
        "docs/zh/new.md TW001 is called otherwise than its translation docs/en/old.md; "
        "rename docs/en/old.md in the same way, or call this one old.md again"
    ]


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    docs = tree(tmp_path, {"zh/a.md": GOOD.format(id="a"), "en/a.md": GOOD.format(id="a")})
    (docs / "zh" / "b.md").mkdir()
    assert refused(docs) == ["docs/zh/b.md FM009 is a folder with the name of a page; call it something else"]
