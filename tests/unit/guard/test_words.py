"""Each word of the data files is found by its own example, and each group is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import guard
from guard.words import LANGUAGES, tables, words


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_finds_its_example(language: str) -> None:
    assert tables(language)
    assert [
        (group, example, pattern)
        for group, patterns in tables(language).items()
        for example, pattern in patterns.items()
        if not re.search(f"(?i){pattern}", example)
    ] == []


def test_groups_are_joined_in_the_order_of_the_files() -> None:
    assert words("call-messengers") == "微信|whatsapp|telegram"
    assert words("call-messengers", "en") == "whatsapp|telegram"


def test_every_group_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(guard.__file__).parent.rglob("*.py"))
    for language in LANGUAGES:
        for group in tables(language):
            assert re.search(rf"words\([\"']{group}[\"']", code), group
