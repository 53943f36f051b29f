"""Glossary: the first mention is explained, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.glossary import Glossary, explain_terms, glossary_list, load_glossary
from guard.report.findings import Refused
from tests.made import ZH_EN

GLOSSARY = Glossary.model_validate(
    {
        "terms": [
            {
                "id": "phrase",
                "topic": "recovery-phrase",
                "zh": {"term": "助记词", "meaning": "恢复钱包的词"},
                "en": {"term": "recovery phrase", "also": ["recovery phrases"], "meaning": 'The "words"'},
            },
            {
                "id": "fee",
                "zh": {"term": "网络手续费", "meaning": "费"},
                "en": {"term": "network fee", "meaning": "Fee"},
            },
            {"id": "network", "zh": {"term": "网络", "meaning": "链"}, "en": {"term": "network", "meaning": "Chain"}},
        ]
    }
)


def linked(html: str, lang: str = "zh") -> str:
    return explain_terms(html, GLOSSARY, lang, "../g/")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>你的助记词和助记词</p>",
            '<p>你的<a class="term" href="../g/#term-phrase" title="恢复钱包的词">助记词</a>和助记词</p>',
        ),
        ("<h2>助记词</h2>", "<h2>助记词</h2>"),
        ('<a href="x"><b>助记词</b></a>', '<a href="x"><b>助记词</b></a>'),
        ('<img alt="助记词">', '<img alt="助记词">'),
        ("<!-- 助记词 -->", "<!-- 助记词 -->"),
        ("<code>网络</code>", "<code>网络</code>"),
        ("<ol><li>选网络</li></ol>", "<ol><li>选网络</li></ol>"),
        ('<div class="admonition"><div>网络</div>网络</div>', '<div class="admonition"><div>网络</div>网络</div>'),
        ("<p>网络手续费</p>", '<p><a class="term" href="../g/#term-fee" title="费">网络手续费</a></p>'),
    ],
)
def test_first_mention_in_text_only(html: str, expected: str) -> None:
    assert linked(html) == expected


def test_text_after_a_quiet_element_is_explained() -> None:
    assert linked("<a href=x>q<br>q</a><p>网络</p>").count("term-network") == 1
    assert linked("<svg><title>网络</title></svg><p>网络</p>").count("term-network") == 1


def test_a_term_that_is_explained_already_keeps_no_other_one_from_it() -> None:
    html = linked("<p>network</p><p>a network</p><p>network fee, network</p><p>recovery phrase</p>", "en")
    assert html.count('class="term"') == 3
    assert ">network</a></p><p>a network</p><p><a" in html and ">network fee</a>, network</p>" in html
    assert ">recovery phrase</a>" in html


def test_latin_words_are_whole_words_in_any_case() -> None:
    assert "term-network" not in linked("<p>networking</p>", "en")
    assert ">Recovery phrases</a>" in linked("<p>Recovery phrases</p>", "en")
    assert 'title="The &quot;words&quot;"' in linked("<p>recovery phrase</p>", "en")


def test_the_list_has_an_anchor_for_every_link() -> None:
    html = glossary_list(GLOSSARY, "en", lambda topic: f"[{topic}]")
    assert html.count('<dt id="term-') == 3
    assert "[recovery-phrase]" in html


def test_a_spelling_in_two_terms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    term = "  - id: {}\n    zh: {{ term: {}, meaning: x }}\n    en: {{ term: {}, meaning: x }}\n"
    path.write_text("terms:\n" + term.format("a", "词", "word") + term.format("b", "词", "other"), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_glossary(path, ZH_EN)
    assert [str(finding) for finding in refused.value.findings] == [
        "docs/glossary.yml:5 GL002 词 stands in a already; keep it in one of them"
    ]
