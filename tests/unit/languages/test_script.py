"""A paragraph in the script of another language was not translated."""

from __future__ import annotations

import pytest
from babel import Locale

from languages import foreign_label, script_of, untranslated
from tests.support.rows import each_row

LONG_HAN = "先看确认页上的服务费，再决定要不要换。"
LONG_LATIN = "See the service fee on the confirmation screen before you decide to swap."


@pytest.mark.parametrize(
    ("locale", "script"),
    [("zh_Hans_CN", "Hani"), ("en_GB", "Latn"), ("ja_JP", "Jpan"), ("ru_RU", "Cyrl"), ("vi", "Latn")],
)
def test_scripts(locale: str, script: str) -> None:
    assert script_of(Locale.parse(locale)) == script


@pytest.mark.parametrize(
    ("html", "script", "found"),
    [
        (f"<p>{LONG_HAN}</p><p>{LONG_LATIN}</p>", "Latn", [LONG_HAN]),
        (f"<p>{LONG_HAN}</p><p>{LONG_LATIN}</p>", "Hani", [LONG_LATIN]),
        (f"<ul><li>{LONG_HAN}</li></ul>", "Latn", [LONG_HAN]),
        (f"<p>{LONG_HAN} and {LONG_LATIN}</p>", "Hani", []),
        (f"<table><tr><td><p>{LONG_LATIN}</p></td></tr></table><pre>{LONG_LATIN}</pre>", "Hani", []),
        ("<p>insufficient funds for gas</p><p>IM钱包</p>", "Hani", []),
        ("<p>The Chinese for it is 助记词.</p>", "Latn", []),
        (f"<p>{LONG_HAN}</p>", "Cyrl", []),
        (f"<p>{LONG_HAN}</p><p>送金の前に、画面の手数料を確認してください。</p>", "Jpan", [LONG_HAN]),
        (
            "<p>送金の前に、画面の手数料を確認してください。</p>",
            "Hani",
            ["送金の前に、画面の手数料を確認してください。"],
        ),
    ],
)
def test_paragraphs_in_another_script(html: str, script: str, found: list[str]) -> None:
    assert list(untranslated(html, script)) == found


@each_row(
    ("text", "script", "foreign"),
    [
        ("客服电话", "Latn", True),
        ("Phone (客服)", "Latn", False),
        ("IM钱包", "Latn", False),
        ("Phone support", "Hani", False),  # a name may be written so
        ("call the phone support", "Hani", True),
        ("SIM、PIN、OUT_OF_ENERGY", "Hani", False),
        ("{title} {name} ●●●e5", "Hani", False),
        ("サポート", "Hani", True),
        ("サポート", "Jpan", False),
        ("公式連絡先一覧", "Jpan", False),
        ("谁问你要助记词谁就不是官方客服", "Jpan", True),
        ("客服电话", "Cyrl", False),
    ],
)
def test_a_label_in_another_script(text: str, script: str, foreign: bool) -> None:
    assert foreign_label(text, script) is foreign
