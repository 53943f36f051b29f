"""Classes with which a style hides text, and articles that would use one: who reads the file reads "Never" there, who
reads the page does not.
"""

from __future__ import annotations

import pytest
from markdown import markdown  # type: ignore[import-untyped]

from guard.read.hiding import hiding_classes
from guard.sources.articles import article_findings, check_article
from tests.support.tables import wrong

STYLES = {
    ".a { display: none }": "a",
    ".a{color:red;display:none!important}": "a",
    ".a { visibility: hidden } .b { visibility: visible }": "a",
    "p .a > em.b { opacity: 0 }": "a b",
    ".a { opacity: 0.5 }": "",
    ".a { font-size: 0 } .b { font-size: .8rem }": "a",
    ".a { width: 1px; height: 1px }": "a",
    ".a { width: 10px; height: 100% }": "",
    ".a { clip-path: inset(50%) } .b { clip: rect(0 0 0 0) }": "a b",
    ".a { color: transparent } .b { color: var(--ink) }": "a",
    ".a { color: rgba(0, 0, 0, 0) }": "a",
    ".a { text-indent: -9999px } .b { left: -9999px } .c { margin-left: -1000em }": "a b c",
    ".a { left: -4px }": "",
    ".a { transform: translateY(-200%) } .b { transform: rotate(9deg) }": "a",
    "@media print { .a { display: none } .b { display: block } }": "a",
    ".a:not(.on) { display: none }": "a",
    ":is(.a, .b)[hidden] { display: none }": "a b",
    ".a::before { display: none } .b:after { opacity: 0 }": "",
    ".a { content: 'display: none' }": "",
    "/* .a { display: none } */ .b { }": "",
    ".a { border: 0 } .b { max-width: none }": "",
}


def test_classes_of_rules_that_hide() -> None:
    assert wrong(STYLES.items(), lambda style: " ".join(sorted(hiding_classes(style)))) == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("*Never*{ .gone } send the words to the agent.", True),
        ("[Never](/fees/){ .gone } send the words to the agent.", True),
        ("Thieves say:\n{ .note .gone }\n\nSend the words.", True),
        ("<p><span class='x gone'>Never</span> send the words.</p>", True),
        ('!!! gone "Never"\n    send the words', True),
        ("*Never*{ .loud } send the words to the agent.", False),
        ("```python\ndef gone(): ...\n```", False),
    ],
)
def test_an_article_has_no_class_that_hides(text: str, refused: bool) -> None:
    html = markdown(text, extensions=["admonition", "attr_list", "pymdownx.superfences"])
    assert [fault.code for fault in check_article(html, frozenset({"gone", "highlight"}))] == ["CH321"] * refused
    assert check_article(html) == []


def test_a_finding_names_the_line_of_the_class() -> None:
    body = "Gone.\n\n*Never*{ .gone } send the words."
    html = markdown(body, extensions=["attr_list"])
    assert [one.line for one in article_findings(html, "docs/en/a.md", body, 10, frozenset({"gone"}))] == [12]
