"""Diagrams: four forms drawn as lists, channels called what the list calls them, a style for every part."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from content.diagrams import Pen, load_diagrams
from guard.report.findings import Refused
from tests.made import ZH_EN
from tests.support.paths import ROOT

ALL = """
choice:
  title: {zh: 去哪里, en: Where to go}
  pairs:
    - when: {zh: 出事 <了>, en: Trouble & more}
      tone: danger
      then:
        - {topic: help, name: {zh: 先做, en: Do first}}
        - {channel: chat, note: {zh: 再找, en: then here}}
    - {when: {zh: 没事, en: None}, tone: plain, then: [{channel: chat}]}
life:
  title: {zh: 经过, en: Course}
  flow:
    steps: [{name: {zh: 甲, en: A}}, {name: {zh: 乙, en: B}, tone: warn, lines: [{text: {zh: 等, en: wait}}]}]
    fork: {zh: 然后, en: then}
    ends: [{name: {zh: 好, en: Good}, tone: ok}, {name: {zh: 坏, en: Bad}, tone: danger}]
halves:
  title: {zh: 两边, en: Two sides}
  columns:
    - name: {zh: 要, en: Do}
      lines:
        - {text: {zh: 做, en: do it}, mark: do}
        - {text: {zh: 还有, en: And}, mark: sub}
        - {text: {zh: 不, en: never}, mark: never}
phone:
  title: {zh: 看哪里, en: Where to look}
  screens:
    - name: {zh: 页面, en: Page}
      rows: [{label: {zh: 网络, en: Network}, value: {zh: 甲, en: A}, mark: do, note: {zh: 看, en: look}}]
"""


def drawn(tmp_path: Path, lang: str = "en", text: str = ALL) -> dict[str, str]:
    """The HTML of each diagram of a file."""
    file = tmp_path / "diagrams.yml"
    file.write_text(text, encoding="utf-8")

    def mention(channel: str) -> str:
        if channel != "chat":
            raise ValueError(f"unknown channel {channel}")
        return '<a href="to-chat">Chat &amp; more</a>'

    pen = Pen(lang, mention, lambda topic: f'href="../{topic}/"')
    return {name: pen.draw(name, diagram) for name, diagram in load_diagrams(file, ZH_EN).items()}


def test_each_form_says_its_words_in_order(tmp_path: Path) -> None:
    words = {name: LexborHTMLParser(html).body.text(separator="|") for name, html in drawn(tmp_path).items()}  # type: ignore[union-attr]
    assert words == {
        "choice": "Where to go|Trouble & more|Do first|Chat & more|then here|None|Chat & more",
        "life": "Course|A|B|wait|then|Good|Bad",
        "halves": "Two sides|Do|do it|And|never",
        "phone": "Where to look|Page|Network|A|look",
    }
    assert "出事 &lt;了&gt;" in drawn(tmp_path, "zh")["choice"]


def test_a_channel_is_called_what_the_list_calls_it(tmp_path: Path) -> None:
    assert '<a href="to-chat">Chat &amp; more</a>' in drawn(tmp_path)["choice"]
    with pytest.raises(ValueError, match="unknown channel gone"):
        drawn(tmp_path, text=ALL.replace("channel: chat", "channel: gone"))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("a: {title: {zh: 甲, en: A}}", "one of pairs"),
        (
            "a: {title: {zh: 甲, en: A}, screens: [{name: {zh: 甲, en: A}, rows: []}]}",
            "",
        ),
        ("a: {title: {zh: 甲, en: A}, columns: [{name: {zh: 甲}}]}", "en"),
        ("a: {title: {zh: 甲, en: A}, pairs: [{when: {zh: 甲, en: A}, then: [{}]}]}", "either a channel or a topic"),
        ("a: {title: {zh: 甲, en: A}, pairs: [{when: {zh: 甲, en: A}, then: [{topic: x}]}]}", "needs its name"),
        ("a: {title: {zh: 甲, en: A}, columns: [{name: {zh: 甲, en: A}, tone: pink}]}", "tone"),
    ],
)
def test_what_is_no_diagram_is_refused(tmp_path: Path, wrong: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        drawn(tmp_path, text=wrong)
    assert {finding.code for finding in refused.value.findings} == {"DG001"}
    assert says in str(refused.value.findings)


def test_every_part_has_a_style_and_every_style_a_part(tmp_path: Path) -> None:
    styles = (ROOT / "overrides" / "assets" / "stylesheets" / "diagrams.css").read_text(encoding="utf-8")
    styled = set(re.findall(r"\.(diagram__[\w-]+)", styles))
    used: set[str] = set()

    class Classes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            used.update((dict(attrs).get("class") or "").split())

    for html in drawn(tmp_path).values():
        Classes().feed(html)
    used = {name for name in used if name.startswith("diagram__")}
    assert styled - used == set()
    # Without a rule of their own: lists that only group, and the tone that needs no other colours.
    assert used - styled == {"diagram__lines", "diagram__card--main"}
