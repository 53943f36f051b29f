"""Contacts in runs of text that go through, around and over other elements."""

from __future__ import annotations

import pytest
from guard_trees import codes, judge_body

from guard.read.adjacent import AdjacentBlocks
from guard.read.text_runs import TextRuns
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

# Something that is not shown with the run, or that words stand for: the reader sees what is around it in one piece.
BETWEEN = [
    "<span hidden>x</span>",
    "<span hidden><i>x</i>y</span>",
    "<div hidden>x</div>",
    "<span hidden><div>x</div></span>",
    "<p hidden>x<b>y</b></p>",
    "<button hidden>x</button>",
    "<dialog>x</dialog>",
    "<template>x</template>",
    "<template><p>x</p></template>",
    "<template><template>x</template></template>",
    "<span hidden>x</span><template>z</template>",
    "<span hidden>x<template>z</template>y</span>",
    "<ruby><rt>y</rt></ruby>",
    "<span hidden>x</span><ruby><rp>(</rp><rt>y</rt></ruby>",
    "<noscript>x</noscript>",
    "<noscript><p>x</p></noscript>",
    "<datalist><option>x</option></datalist>",
    "<title>x</title>",
    "<img alt=x src=/a.png>",
    "<abbr title=x></abbr>",
    "<input type=hidden value=x>",
    "<input type=checkbox value=x>",
    "<input value=x>",
    "<!-- x -->",
    "<script type=application/json>1</script>",
    "<script hidden type=application/json>1</script>",
    "<meta name=x>",
    "<meta name=x hidden>",
    "<br hidden>",
    "<wbr>",
]


@each_row("between", fewer_in_check(BETWEEN, 6))
def test_what_stands_around_is_read_in_one_piece(between: str) -> None:
    assert codes(judge_body(f"<div>evil-bad{between}.com</div>")) == "CH201"
    assert codes(judge_body(f"<div>138{between}00138000</div>")) == "CH203"
    assert "CH204" in codes(judge_body(f"<ul><li>微{between}信 abc12345</ul>"))
    assert codes(judge_body(f"<p>电话</p><div>{between}95555</div>")) == "CH203"


# Elements whose own text belongs to what stands before it.
WITHIN = [
    "<noscript>%s</noscript>",
    "<ruby><rt>%s</rt></ruby>",
    "<span hidden>%s</span>",
    "<label>%s</label>",
    "<abbr title=x>%s</abbr>",
    "<b>%s</b><i></i>",
    "<span hidden><ruby><rt>%s</rt></ruby></span>",
]


@pytest.mark.parametrize("within", WITHIN)
def test_what_stands_within_belongs_to_it(within: str) -> None:
    assert codes(judge_body(f"<p>evil-bad{within % '.com'}</p>")) == "CH201"
    assert codes(judge_body(f"<p>138{within % '0013'}8000</p>")) == "CH203"
    assert codes(judge_body(f"<p>电话：{within % '95555'}</p>")) == "CH203"
    assert codes(judge_body(f"<p>微{within % '信'}: abc12345</p>")) == "CH204"


@pytest.mark.parametrize(
    "markup",
    [
        "<p><img alt=微信 src=/a.png> abc12345</p>",
        "<p><abbr title=abc12345>微信</abbr></p>",
        "<p>Telegram <input value=abc12345></p>",
        "<p>Telegram <input placeholder=abc12345></p>",
        "<p>微信</p><p><span hidden>zz </span>abc12345</p>",
        "<table><tr><td>QQ</td><td><span hidden>x</span>12345678</td></tr></table>",
        "<p>Ask <b>Telegram</b><span hidden>x</span><b>abc12345</b></p>",
        "<p>evil</p><p><span hidden>x</span>.com</p>",
    ],
)
def test_words_for_elements_and_labels_across_hidden_text(markup: str) -> None:
    assert codes(judge_body(markup)) == "CH201" if ".com" in markup else "CH204"


def test_no_text_is_lost_however_elements_are_nested() -> None:
    opened = "".join(
        f"<{tag}>" for tag in ("span hidden", "ruby", "rt", "span hidden", "noscript", "b", "template", "i")
    )
    markup = f"<p>a{opened}+1 202 555 0143</p><p>+1 202 555 0144</p>"
    assert codes(judge_body(markup)) == "CH203"
    assert len(judge_body(markup).findings) == 2


def test_an_element_without_an_end_loses_no_text() -> None:
    runs = TextRuns(AdjacentBlocks())
    runs.add("a")
    runs.set_apart(1, joins=False)
    runs.add("b")
    runs.set_apart(2, joins=True)
    runs.add("c")
    runs.finish()
    assert list(runs.texts) == ["a", "bc", "b"]
