"""What is said of data that is not of its form: where it stands, what is wrong, and what an editor would write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Literal

import pytest
from guard_trees import MEMORY
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from guard.read.data_files import DataFile, Words, load
from guard.report.findings import Finding, Refused
from tests.support.rows import each_row


def even(value: int) -> int:
    if value % 2:
        raise ValueError("is odd; write an even one")
    return value


class Item(BaseModel):
    """An entry of a list."""

    model_config = ConfigDict(extra="forbid")

    name: Words
    size: int = 1


class File(DataFile):
    """A file with a value of each kind."""

    model_config = ConfigDict(extra="forbid")

    items: list[Item] = Field(min_length=1, max_length=2)
    kind: Literal["one", "two"] = "one"
    many: Annotated[int, AfterValidator(even)] | Annotated[bool, AfterValidator(even)] = 2
    pair: tuple[str, str] = ("a", "b")
    day: date | None = None
    moment: AwareDatetime | None = None
    own: dict[str, str] = Field(default_factory=dict)
    name: Annotated[str, Field(pattern="^[a-z]+$")] = "a"
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")] = "1.2.0"
    colour: Annotated[str, Field(pattern="^#[0-9a-f]{6}$")] = "#000000"
    path: Annotated[str, Field(pattern="^(/[a-z]+)$")] = "/a"
    android: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*(\.[a-z]+)+$")] = "com.wallet"
    certificate: Annotated[str, Field(pattern="^[0-9A-F]{2}(:[0-9A-F]{2}){31}$")] = ":".join(["00"] * 32)
    apple: Annotated[str, Field(pattern=r"^[A-Z0-9]{10}\.[a-z]+$")] = "ABCDE12345.com"


def loaded(text: str, check: Callable[[File], Iterable[Finding]] | None = None) -> File:
    with TemporaryDirectory(dir=MEMORY) as folder:
        (Path(folder) / "a.yml").write_text(text, encoding="utf-8")
        return load(Path(folder) / "a.yml", "a.yml", File, "CL001", check)


def told(text: str) -> list[str]:
    with pytest.raises(Refused) as refused:
        loaded(text)
    return [f"{found.line} {found.message}; {found.fix}" for found in refused.value.findings]


FORMED = {
    "name": "has letters or signs that it must not have; use small Latin letters, digits and hyphens",
    "version": "is no version; write three numbers in quotes, such as '1.2.0'",
    "colour": 'is no colour; write a hash and six small hexadecimal digits, such as "#0f5c7a"',
    "path": "is no path on this host; write small letters, digits and hyphens behind a slash, such as /feedback",
    "android": "is no name of an Android app; write it as the app does, such as com.wallet.app",
    "certificate": "is no SHA-256 of a certificate; write 32 pairs of capital hexadecimal digits, with colons",
    "apple": "is no id of an app of Apple; write team and bundle, such as ABCDE12345.com.wallet.app",
}
LISTED = "must be a list; write [one, two], with plain brackets and commas"
OF_ITS_OWN = "must have keys of its own; write them below it, each with two more blanks"
SHORT = "must have at least 1 entries; write them, or take the key out"
NO_DAY = "is no date; write year, month and day with hyphens, such as 2026-11-27"


@each_row(
    ("text", "expected"),
    [
        ("items: []", [f"1 items: {SHORT}"]),
        ("items: [{name: ''}]", ["1 items.0.name: must not be empty; write it, or take the key out"]),
        ("items: [{name: a  b}]", ["1 items.0.name: has two blanks in a row; delete one"]),
        (
            "items:\n- name: a\n- nam: b",
            ["3 items.1.nam: unknown key; did you mean name?", "3 items.1.name is missing; add name:"],
        ),
        ("kind: one", ["1 items is missing; add items:"]),
        (
            "qqqqqq: 1\nitems:\n- name: a\n  siz: 3",
            ["1 qqqqqq: unknown key; remove it", "4 items.0.siz: unknown key; did you mean size?"],
        ),
        ("items: [{name: a}, {name: b}, {name: c}]", ["1 items: must have 2 entries at most; keep the best"]),
        ("items: a", [f"1 items: {LISTED}"]),
        ("items: [a]", [f"1 items.0: {OF_ITS_OWN}"]),
        ("a", [f"1 {OF_ITS_OWN}"]),
        ("items: [{name: a, size: b}]", ["1 items.0.size: must be a number; write digits alone"]),
        ("items: [{name: 1}]", ["1 items.0.name: must be a text; put it in quotes: '…'"]),
        ("items: [{name: a}]\nkind: tow", ["2 kind: must be 'one' or 'two'; did you mean two?"]),
        ("items: [{name: a}]\nkind: xyz", ["2 kind: must be 'one' or 'two'; write it as it stands here"]),
        (
            "items: [{name: a}]\nmany: 3",
            ["2 many: is odd; write an even one", "2 many: must be true or false; write one of the two"],
        ),
        ("items: [{name: a}]\npair: a", [f"2 pair: {LISTED}"]),
        ("items: [{name: a}]\nday: soon", [f"2 day: {NO_DAY}"]),
        (
            "items: [{name: a}]\nmoment: soon",
            ["2 moment: is no moment; write day, time and offset, such as 2026-12-01T08:00:00+08:00"],
        ),
        (
            "items: [{name: a}]\nmoment: 2026-12-01T08:00:00",
            ["2 moment: has no timezone; write it with its offset, such as 2026-12-01T08:00:00+08:00"],
        ),
        ("items: [{name: a}]\nown: a", [f"2 own: {OF_ITS_OWN}"]),
        *((f"items: [{{name: a}}]\n{key}: 'É'", [f"2 {key}: {said}"]) for key, said in FORMED.items()),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_to_write(text: str, expected: list[str]) -> None:
    assert sorted(told(text)) == sorted(expected)


def test_a_file_knows_where_its_values_stand() -> None:
    file = loaded("kind: two\nitems:\n- name: a\n- name: b\n  size: 3")
    assert [one.name for one in file.items] == ["a", "b"]
    assert [file.line(*place) for place in (("kind",), ("items", 1, "size"), ("items", 1, "what"), ("what",))] == [
        1, 5, 4, 1,
    ]  # fmt: skip
    assert File(items=[Item(name="a")]).line("kind") == 0


def test_what_a_check_adds_is_told_unless_it_only_warns() -> None:
    def finding(severity: str) -> Finding:
        return Finding("a.yml", 1, "CL001", "is wrong", "mend it", severity=severity)

    text = "items: [{name: a}]"
    assert loaded(text, lambda file: [finding("warning")] * len(file.items)).kind == "one"
    with pytest.raises(Refused) as refused:
        loaded(text, lambda file: [finding("error"), finding("warning")] * len(file.items))
    assert [found.severity for found in refused.value.findings] == ["error"]
