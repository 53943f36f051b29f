"""Values that stand once in each language: whatever is missing or too much has a finding with its line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from guard.read.data_files import Closed, Words, load
from guard.report.findings import Refused
from languages import PerLanguage, Text, in_languages
from languages.text import schema_in

TAGS = ("zh", "en", "ja")


class Word(Closed):
    term: Words


class Term(PerLanguage[Word]):
    id: str


class File(Closed):
    label: Text
    terms: tuple[Term, ...]


GOOD = """\
label: { zh: 甲, en: A, ja: あ }
terms:
  - id: a
    zh: { term: 甲 }
    en: { term: A }
    ja: { term: あ }
"""


def read(tmp_path: Path, text: str, tags: tuple[str, ...] = TAGS) -> File:
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    return load(path, "x.yml", File, "X", context=in_languages(tags))


def test_values_are_found_by_language(tmp_path: Path) -> None:
    file = read(tmp_path, GOOD)
    assert (file.label["ja"], file.terms[0].id, file.terms[0]["zh"].term) == ("あ", "a", "甲")


def test_the_order_is_that_of_the_registry(tmp_path: Path) -> None:
    file = read(tmp_path, GOOD, ("ja", "zh", "en"))
    assert list(file.label.by_language) == list(file.label.model_dump()) == ["ja", "zh", "en"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (", ja: あ }\n", " }\n", ["x.yml:1 X label.ja is missing; add ja:"]),
        ("ja: あ }\n", "ja: あ, fr: A }\n", ["x.yml:1 X label.fr: unknown key; remove it"]),
        ("ja: あ }\n", 'ja: " " }\n', ["x.yml:1 X label.ja: must not be empty"]),
        (
            "  - id: a\n",
            "  - di: a\n",
            ["terms.0.di: unknown key; did you mean id?", "x.yml:3 X terms.0.id is missing"],
        ),
        ("    en: { term: A }\n", "    en: { tern: A }\n", ["terms.0.en.term is missing", "x.yml:5 X terms.0.en.tern"]),
        ("    ja: { term: あ }\n", "", ["x.yml:3 X terms.0.ja is missing"]),
        ("    ja: { term: あ }\n", "    jp: { term: あ }\n", ["terms.0.jp: unknown key", "terms.0.ja is missing"]),
    ],
)
def test_all_faults_come_at_once(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    assert old in GOOD
    with pytest.raises(Refused) as refused:
        read(tmp_path, GOOD.replace(old, new, 1))
    found = [str(finding) for finding in refused.value.findings]
    assert len(found) == len(expected)
    for text in expected:
        assert any(text in finding for finding in found), found


def test_two_faults_of_one_record(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path, GOOD.replace("zh: { term: 甲 }", 'zh: { term: "" }').replace("    ja: { term: あ }\n", ""))
    assert [finding.message for finding in refused.value.findings] == [
        "terms.0.ja is missing",
        "terms.0.zh.term: must not be empty",
    ]


def test_the_schema_for_editors_spells_the_languages_out() -> None:
    schema = schema_in(File, TAGS)
    assert schema["$defs"]["Text"]["required"] == list(TAGS)
    assert set(schema["$defs"]["Term"]["properties"]) == {"id", *TAGS}
    assert schema["$defs"]["Term"]["additionalProperties"] is False
    assert schema["$defs"]["Term"]["properties"]["ja"] == {"$ref": "#/$defs/Word"}
    assert "onePerLanguage" not in str(schema)


def test_a_text_shows_something_and_stands_on_one_line() -> None:
    """As Unicode tells what is a letter, a figure, a sign or a control character."""
    for number in (*range(0x3400), *range(0xA000, 0xA800), 0x3000, 0xFEFF, 0xE000, 0x1F600, 0x20000):
        char, kind = chr(number), unicodedata.category(chr(number))
        for text in (char, f"a{char}b"):
            shows = text != char or kind[0] in "LNPS"
            assert _passes(text) == (shows and kind != "Cc"), hex(number)
    assert not _passes("") and not _passes("a  b") and not _passes("\u3000 \u3000")


_WORDS = TypeAdapter(Words)


def _passes(text: str) -> bool:
    try:
        return _WORDS.validate_python(text) == text
    except ValidationError:
        return False
