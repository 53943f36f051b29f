"""Data files and words of the interface that were left in another language, with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.untranslated import untranslated_data
from languages import Languages, load_languages
from tests.made import ZH_EN

# Two languages of one script, which only a text that stands in both can tell apart.
ONE_SCRIPT = """languages:
  en: { html: en, locale: en_GB, name: English, reads: [en] }
  de: { html: de, locale: de_DE, name: Deutsch, reads: [de] }
"""


def found(root: Path, files: dict[str, str], languages: Languages) -> list[str]:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return [f"{one.file}:{one.line} {one.code} {one.message}" for one in untranslated_data(root, languages)]


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("docs/a.yml", "x:\n  zh: 电话\n  en: 电话\n", ["docs/a.yml:3 TW013 x.en is not translated: “电话”"]),
        ("docs/a.yml", "x:\n  zh: call the phone desk\n  en: Call it\n", ["docs/a.yml:2 TW013"]),
        ("docs/a.yml", "x: {zh: Apple Pay, en: Apple Pay}\n", []),
        ("docs/a.yml", "x: [{zh: 一, en: One}, {zh: 二, en: 二二}]\n", ["docs/a.yml:1 TW013"]),
        # What readers type, in whatever language.
        ("docs/a.yml", "x:\n  words: {zh: [gas fee is high], en: [矿工费]}\n", []),
        ("docs/a.yml", "zh:\n  replace: {矿工费: [the gas fee]}\n", []),
        ("docs/a.yml", "x: [", []),
        ("overrides/words/en.yml", "a:\n  b: 首页\n", ["overrides/words/en.yml:2 TW013 a.b is not translated: “首页”"]),
        ("overrides/words/zh.yml", "a: {b: '{n} / {all}', c: UTC}\n", []),
    ],
)
def test_by_script(tmp_path: Path, file: str, text: str, told: list[str]) -> None:
    said = found(tmp_path, {file: text}, ZH_EN)
    assert len(said) == len(told) and all(one.startswith(start) for one, start in zip(said, told, strict=True))


def test_by_standing_in_two_languages_alike(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "languages.yml").write_text(ONE_SCRIPT, encoding="utf-8")
    files = {
        "docs/a.yml": (
            "x: {en: Never tell anyone your phrase, de: Never tell anyone your phrase}\n"
            "y: [{en: Support, de: Support}, {en: Support, de: Support}]\n"
        ),
        "overrides/words/en.yml": "a: {b: Read the next page now, c: Menu}\n",
        "overrides/words/de.yml": "a: {b: Read the next page now, c: Menu}\n",
    }
    said = found(tmp_path, files, load_languages(tmp_path / "docs" / "languages.yml"))
    assert said == [
        "docs/a.yml:1 TW013 x.de is not translated: “Never tell anyone your phrase”: en says the same",
        "overrides/words/de.yml:1 TW013 a.b is not translated: “Read the next page now”: en says the same",
    ]
