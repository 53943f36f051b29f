"""Shortcodes: found, expanded, held back as blocks, and refused by line."""

from __future__ import annotations

import pytest
from markdown import markdown  # type: ignore[import-untyped]

from content.links import relative
from content.shortcodes import expand, fill
from content.shortcodes.expand import Block, Shortcode


def _fail(arguments: list[str]) -> str:
    raise ValueError("unknown fact " + " ".join(arguments))


CODES: dict[str, Shortcode] = {
    "fact": lambda arguments: "word " + "-".join(arguments),
    "box": lambda arguments: Block("<aside>\n<p>box</p></aside>"),
    "bad": _fail,
}


def test_words_and_blocks() -> None:
    expanded = expand("a {{ fact x }} b\n\n{{box never}}\n", CODES, "f.md", 10)
    assert expanded.findings == ()
    assert expanded.used == ("fact x", "box never")
    assert fill(markdown(expanded.markdown), expanded.blocks) == "<p>a word x b</p>\n<aside>\n<p>box</p></aside>"


def test_a_block_inside_a_list_item_stays_whole() -> None:
    expanded = expand("1. one\n\n    {{ box x }}\n\n2. two\n", CODES, "f.md", 1)
    html = fill(markdown(expanded.markdown), expanded.blocks)
    assert html.count("<ol>") == 1
    assert "<aside>\n<p>box</p></aside>" in html
    assert "\ue000" not in html


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{ fact x }}\n```\n",
        "~~~ text\n{{ fact x }}\n```\n{{ fact x }}\n~~~~\n",
        "````\n```\n{{ fact x }}\n````\n",
        "1. one\n\n    ```\n    {{ fact x }}\n    ```\n",
        "see `{{ fact x }}` and ``a ` {{ fact x }}`` there",
        "see `one\n{{ fact x }}` there",
    ],
)
def test_code_is_left_alone(text: str) -> None:
    assert expand(text, CODES, "f.md", 1).markdown == text


@pytest.mark.parametrize(
    "text",
    [
        "```x```\n{{ fact x }}\n",
        "```\n{{ fact x }}\n",
        "`a` {{ fact x }} `b`",
        "a ` b\n\n{{ fact x }} ` c",
        r"\`{{ fact x }}\`",
    ],
)
def test_what_only_looks_like_code_is_read(text: str) -> None:
    assert "word x" in expand(text, CODES, "f.md", 1).markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x\n{{ bux y }}", "f.md:8 SC001 unknown shortcode bux; did you mean box?"),
        ("{{ bad thing }}", "f.md:7 SC002 {{ bad thing }}: unknown fact thing"),
    ],
)
def test_faults_name_their_line(text: str, expected: str) -> None:
    assert [str(finding) for finding in expand(text, CODES, "f.md", 7).findings] == [expected]


@pytest.mark.parametrize(
    ("url", "at", "link"),
    [
        ("account/", "", "account/"),
        ("", "account/", "../"),
        ("account/", "account/", "./"),
        ("en/account/", "account/password/", "../../en/account/"),
        ("en/", "en/account/", "../"),
        ("", "", "./"),
    ],
)
def test_relative_links(url: str, at: str, link: str) -> None:
    assert relative(url, at) == link
