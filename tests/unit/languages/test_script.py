"""A paragraph in the script of another language was not translated."""

from __future__ import annotations

import pytest
from babel import Locale

from languages import script_of, untranslated

LONG_HAN = "先看确认页上的服务费，再决定要不要换。"
LONG_LATIN = "See the service fee on the confirmation screen before you decide to swap."


@pytest.mark.parametrize(
    ("locale", "script"),
    [("zh_Hans_CN", "Hani"), ("en_GB", "Latn"), ("ja_JP", "Hani"), ("ru_RU", "Cyrl"), ("vi", "Latn")],
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
    ],
)
def test_paragraphs_in_another_script(html: str, script: str, found: list[str]) -> None:
    assert list(untranslated(html, script)) == found
