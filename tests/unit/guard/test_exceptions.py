"""Reviewed exceptions: as narrow as they look, and gone when nothing needs them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guard_trees import judge_excepted

from guard.policy.exceptions import load_exceptions
from tests.support.rows import each_row

TODAY = date(2026, 11, 22)
PHONE = "<p>客服电话 13800000000</p>"
ADDRESS = "0x52908400098527886E0F7030069857D2E4169EE7"


def entry(**changed: str) -> str:
    given = {
        "page": "docs/zh/a.md",
        "text": "'13800000000'",
        "kind": "phone",
        "reason": "a number of an example",
        "reviewer": "team",
        "expires": "2026-12-01",
        **changed,
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in given.items() if value) + "}"


CASES = [
    (PHONE, entry(), ""),
    ("<p>客服电话 １３８００００００００</p>", entry(), ""),
    (PHONE, entry(text="'１３８００００００００'"), ""),
    (PHONE, "", "CH203"),
    (PHONE, entry(text="'1380000'"), "CH203 CH603"),
    (PHONE, entry(text="'138000000000'"), "CH203 CH603"),
    (PHONE, entry(page="docs/zh/b.md"), "CH203 CH603"),
    (PHONE, entry(kind="crypto"), "CH601"),
    (PHONE + "<p>客服电话 13900000000</p>", entry(), "CH203"),
    ("<p>x</p>", entry(), "CH603"),
    (PHONE, entry() + ", " + entry(), "CH601"),
    (PHONE, entry(expires="2026-11-21"), "CH602"),
    (PHONE, entry(expires="2026-11-22"), ""),
    (PHONE, entry(expires="2027-11-23"), ""),
    (PHONE, entry(expires="2027-11-24"), "CH601"),
    (PHONE, entry(reason="short"), "CH601"),
    (PHONE, entry(reviewer="''"), "CH601"),
    (PHONE, entry(reviewer=""), "CH601"),
    (PHONE, entry(page="docs/zh/*.md"), "CH601"),
    (PHONE, entry(page="''"), "CH601"),
    (PHONE, entry(text="'138'"), "CH601"),
    (PHONE, entry(more="x"), "CH601"),
    (f"<p>{ADDRESS}</p>", entry(kind="crypto", text=f"'{ADDRESS}'"), ""),
    ("<p>Follow @evil_support</p>", entry(kind="handle", text="'@evil_support'"), ""),
    ("<p>a@evil.example</p>", entry(text="a@evil.example"), "CH601"),
    ("<p>a@evil.example</p>", entry(kind="email", text="a@evil.example"), "CH601"),
    ("<p>evil.example</p>", entry(kind="handle", text="evil.example"), "CH601"),
    ('<p><a href="tel:+8613800000000">x</a></p>', entry(text="'tel:+8613800000000'"), "CH107 CH603"),
]


@each_row(("body", "entries", "codes"), CASES)
def test_exceptions(body: str, entries: str, codes: str) -> None:
    assert " ".join(sorted({finding.code for finding in judge_excepted(body, entries, TODAY)})) == codes


def test_data_repeats_what_a_page_may_say() -> None:
    data = '{"text": "客服电话 13800000000"}'
    assert judge_excepted(PHONE, entry(), TODAY, data) == []
    # The data alone does not make an entry needed.
    assert [finding.code for finding in judge_excepted("<p>x</p>", entry(), TODAY, data)] == ["CH603"]


def test_a_finding_names_the_entry() -> None:
    [finding] = judge_excepted("<p>x</p>", "\n" + entry(), TODAY)
    assert (finding.file, finding.line) == ("guard-exceptions.yml", 2)


def test_no_file_is_no_exception_and_the_own_file_holds_none(tmp_path: Path, root: Path) -> None:
    assert load_exceptions(tmp_path / "none.yml", TODAY).entries == ()
    assert load_exceptions(root / "guard-exceptions.yml", TODAY).entries == ()
