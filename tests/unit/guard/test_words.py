"""Each word of the data files is found by its own example, and each group is used."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

import pytest
from guard_trees import codes, judge_body

import guard
from guard.text.models import languages
from guard.words import (
    KINDS,
    LANGUAGES,
    names_in_text,
    numerals,
    one_or_many,
    tables,
    whole_words,
    word_beginnings,
    word_endings,
    word_patterns,
    word_stems,
    words,
    words_apart,
    words_before,
    words_between,
)
from tests.support.modules import nodes


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
    assert word_patterns("call-messengers", spaced=True) == ["whatsapp", "telegram"]
    assert words("dot-ideographs", "dots-in-brackets") == "[点點]|d[0o]7|d0t|dot|period|point|punto|punkt"


def test_every_group_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(guard.__file__).parent.rglob("*.py"))
    asked = re.compile(r"\b(?:words|whole_words|word_\w+|words_\w+|one_or_many|names_in_text)\((?P<given>[^()]*)\)")
    used = {group for call in asked.finditer(code) for group in re.findall(r"[\"']([a-z-]+)[\"']", call["given"])}
    assert sorted(group for language in LANGUAGES for group in tables(language) if group not in used) == []


@pytest.fixture
def with_a_third_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """German beside the others, by data alone: its words for calling, and its digits."""
    of_files = guard.words.toml
    standing = {"whole-word": r"\b(?:{})\b", "word-beginning": r"\b(?:{})", "word-apart": r"\b(?:{})\b"}
    german = {**standing, "call": {"anrufen": "anrufen?"}}
    digits = {"written": "words", "digits": {"null": "0", "eins": "1"}, "times": {"doppel": 2}, "zeros": ["nullo"]}
    for more in ("teens", "tens", "plurals"):
        digits[more] = {}
    for more in ("counts", "hundreds"):
        digits[more] = []
    added = {"de.toml": german, "numerals.toml": of_files("numerals.toml") | {"de": digits}}
    monkeypatch.setattr(guard.words, "LANGUAGES", (*LANGUAGES, "de"))
    monkeypatch.setattr(guard.words, "toml", lambda name: added.get(name) or of_files(name))


@pytest.mark.usefixtures("with_a_third_language")
def test_a_third_language_is_added_as_data() -> None:
    """How its words stand in a sentence, and how it writes numerals, is said in its files."""
    calling = re.compile(whole_words("call"))
    assert [bool(calling.search(text)) for text in ("请拨打", "call me", "recalls", "bitte anrufe", "anrufer")] == [
        *(True, True, False, True, False),
    ]
    assert re.search(word_beginnings("call"), "anrufer")
    apart = re.compile(words_apart("call"))
    assert [bool(apart.search(text)) for text in ("请拨打1", "call me", "call1", "anrufe", "anrufe1")] == [
        *(True, True, False, True, False),
    ]
    assert not re.search(whole_words("reach"), "")
    found = numerals("words")
    assert found["digits"].items() >= {"zero": "0", "null": "0", "eins": "1"}.items()
    assert (found["zeros"], found["times"]["doppel"]) == (["o", "nullo"], 2)
    assert numerals("characters")["digits"].startswith("零")


# How words stand, what of them stands in a text, and what does not though the letters are there.
STANDING = [
    (word_endings("digits-counted"), ["43位数", "43 digits", "xdigits"], ["digitsx"]),
    (words_before("typed-into-bar"), ["打开0", "打开 0", "open 0", "open the 0", "请open 0"], ["open0", "reopen 0"]),
    (words_between("and-words"), ["1和2", "1 和 2", "1 and 2"], ["1and2", "sand 2"]),
    (one_or_many("contact-roles"), ["客服", "agent", "agents"], ["reagent", "agentx"]),
    (word_stems("helpers"), ["恢复", "restoring", "restorx"], ["rest"]),
    (names_in_text("messenger-names"), ["加微信1", "skype.", "on skype"], ["skype.com", "my_skype", "skype1"]),
]


@pytest.mark.parametrize(("pattern", "told", "others"), STANDING)
def test_words_stand_in_a_text_as_their_language_has_them(pattern: str, told: list[str], others: list[str]) -> None:
    assert [text for text in told if not re.search(pattern, text)] == []
    assert [text for text in others if re.search(pattern, text)] == []


@pytest.mark.parametrize("of", [words, whole_words, partial(word_patterns, spaced=True)])
def test_a_group_that_no_language_has_is_a_slip(of: Callable[..., object]) -> None:
    """A pattern of no words at all would find everything."""
    with pytest.raises(KeyError, match="call-messenger"):
        of("call-messengers", "call-messenger")


def test_languages_with_and_without_spaces_are_told_apart() -> None:
    assert word_patterns("digits-counted", spaced=False) == ["位"]
    assert word_patterns("digits-counted", spaced=True) == ["digits?|numbers?|figures?"]


def test_each_language_has_a_file_of_each_kind() -> None:
    names = {path.name for path in files("guard.words").iterdir()}
    assert {kind.format(language) for kind in KINDS for language in LANGUAGES} <= names
    assert names >= {f"{look}.{language}.tsv" for look in ("learned", "second") for language in languages()}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("サポートへの連絡は help@evil.example まで。", "CH202"),
        ("ｅｖｉｌ．ｅｘａｍｐｌｅ に移動してください。", "CH201"),
        ("hxxps://evil[.]example をご覧ください。", "CH201"),
        ("電話は +1 202 555 0177 です。", "CH203"),
        ("LINE ID: kefu_example_77 を追加してください。", "CH204"),
        ("担当者：@example_desk68", "CH205"),
        ("0x52908400098527886E0F7030069857D2E4169EE7 に送金してください。", "CH206"),
        ("困ったときは imwallet_rescue77 まで。", "CH205"),
    ],
)
def test_what_is_of_no_language_is_refused_in_a_third_one(text: str, code: str) -> None:
    assert code in codes(judge_body(f"<p>{text}</p>"))


# A sentence that explains a key of the list, and so names an example.
OF_NO_LANGUAGE = {"policy/official_list.py": ["what texts call the service"]}


def test_no_code_holds_words_of_chinese() -> None:
    """A pattern takes its words from the data files, each with an example."""
    found = []
    for path in Path(guard.__file__).parent.rglob("*.py"):
        name = str(path.relative_to(Path(guard.__file__).parent))
        told = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
        found += [
            (name, node.value)
            for node in nodes(path)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
            if re.search("[\u4e00-\u9fff]", node.value.replace("\u9fff", "").replace("\u4e00", ""))
            if not node.value.startswith(tuple(OF_NO_LANGUAGE.get(name, ["\0"])))
        ]
    assert found == []
