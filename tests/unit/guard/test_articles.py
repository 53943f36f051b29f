"""What editors may write into a page, as HTML from Markdown and as raw HTML."""

from __future__ import annotations

from hypothesis import given
from markdown import markdown  # type: ignore[import-untyped]
from test_tags import SOUP

from guard.sources import articles
from guard.sources.articles import article_findings, check_article
from tests.support.rows import each_row

EXTENSIONS = ["admonition", "attr_list", "tables", "toc", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]

ORDINARY = [
    "A sentence with *em*, **strong**, `code` and a [link](../fees/index.md#a).",
    "## Heading {#id}\n\n### Deeper\n\n#### Deepest",
    "- a\n- b\n    1. c\n    2. d",
    "3. begins\n4. at three",
    "| a | b |\n|---|---|\n| c | d |",
    "> quoted\n\n---\n\nline  \nbreak",
    "![what it shows](a.png)",
    '!!! warning "Title"\n    text',
    '??? note "Title"\n    text',
    '???+ note "Title"\n    text',
    '=== "iOS"\n    a\n\n=== "Android"\n    b',
    "```\n<script>x</script>\n```",
    "```python\nx = 1\n```",
    "    <iframe> in an indented block",
    "`<script>` in a sentence",
    "text {: .small #here title='x' lang=en }",
    "<p>raw paragraph</p>",
    "H<sub>2</sub>O, <del>old</del>, <kbd>Tab</kbd>, <details><summary>s</summary>x</details>",
    "<dl><dt>a</dt><dd>b</dd></dl>",
    "&lt;script&gt; &amp; < 3",
    "",
]

FOREIGN = [
    ("<script>x</script>", "CH320"),
    ("<SCRIPT src=/a.js></SCRIPT>", "CH320"),
    ("<style>p{}</style>", "CH320"),
    ("<iframe src=/></iframe>", "CH320"),
    ("<object data=/a.png></object>", "CH320"),
    ("<embed src=/a.png>", "CH320"),
    ("<form action=/><button>x</button></form>", "CH320"),
    ("<textarea>x</textarea>", "CH320"),
    ("<select><option>x</select>", "CH320"),
    ("<input name=seed>", "CH320 CH321"),
    ("<input type=text>", "CH321"),
    ("<input type=password id=__tabbed_1_1>", "CH321"),
    ("<base href=/>", "CH320"),
    ("<meta http-equiv=refresh content='0; url=/'>", "CH320"),
    ("<link rel=stylesheet href=/a.css>", "CH320"),
    ("<svg><path/></svg>", "CH320"),
    ("<math><mi>x</mi></math>", "CH320"),
    ("<template><p>x</p></template>", "CH320"),
    ("<noscript><p>x</p></noscript>", "CH320"),
    ("<video src=/a.mp4></video>", "CH320"),
    ("<picture><source srcset=/a.png><img src=/a.png></picture>", "CH320"),
    ("<map name=m><area href=/></map>", "CH320"),
    ("<x-widget></x-widget>", "CH320"),
    ("<marquee>x</marquee>", "CH320"),
    ("<bdo dir=rtl>x</bdo>", "CH320"),
    ("<h1>x</h1>", "CH320"),
    ("<dialog open>x</dialog>", "CH320"),
    ("<title>x</title>", "CH320"),
    ("<plaintext>x", "CH320 CH323"),
    ("<p onclick=x>x</p>", "CH321"),
    ("<p ONCLICK=x>x</p>", "CH321"),
    ("<img src=/a.png onerror=x>", "CH321"),
    ("<p style='color:red'>x</p>", "CH321"),
    ("<p srcdoc=x>x</p>", "CH321"),
    ("<a href=/ ping=/>x</a>", "CH321"),
    ("<a href=/ target=_blank>x</a>", "CH321"),
    ("<a href=/ download>x</a>", "CH321"),
    ("<a name=x>x</a>", "CH321"),
    ("<p data-x=1>x</p>", "CH321"),
    ("<div data-tabs=evil>x</div>", "CH321"),
    ("<img src=/a.png srcset='/b.png 2x'>", "CH321"),
    ("<img src=/a.png usemap=#m>", "CH321"),
    ("<img src=/a.png width=100%>", "CH321"),
    ("<p hidden>x</p>", "CH321"),
    ("<p contenteditable>x</p>", "CH321"),
    ("<p popover>x</p>", "CH321"),
    ("<p itemprop=x>x</p>", "CH321"),
    ("<p dir=rtl>x</p>", "CH321"),
    ("<p is=x>x</p>", "CH321"),
    ("<p slot=x>x</p>", "CH321"),
    ("<p aria-label=x>x</p>", "CH321"),
    ('<p a"b>x</p>', "CH321"),
    ("<body onload=x>", "CH321"),
    ("<html lang=x manifest=/a>", "CH321"),
    ("<!-- x -->", "CH322"),
    ("<!doctype x><p>x</p>", "CH322"),
    ("<?php x ?>", "CH322"),
    ("<![CDATA[x]]>", "CH322"),
    ("</ x>", "CH322"),
    ("<div><p>x</p>", "CH323"),
    ("</div><p>x</p>", "CH323"),
    ("</article>", "CH323"),
    ("</main><p>x</p>", "CH323"),
    ("</article><article>", "CH320"),
    ("<b>x", "CH323"),
    ("<!-- x", "CH322 CH323"),
]


@each_row("text", ORDINARY)
def test_what_markdown_makes_passes(text: str) -> None:
    options = {"pymdownx.tabbed": {"alternate_style": True}}
    assert check_article(markdown(text, extensions=EXTENSIONS, extension_configs=options)) == []


@each_row(("html", "codes"), FOREIGN)
def test_anything_else_fails(html: str, codes: str) -> None:
    assert " ".join(sorted({fault.code for fault in check_article(f"<p>before</p>\n{html}")})) == codes


# Both are what `check_article` asks; one that reads by tags says that it cannot, or the same.
@given(SOUP)
def test_tag_by_tag_as_when_it_is_walked(html: str) -> None:
    whole = f"{articles._BEFORE}<p>a</p>{html}{articles._AFTER}"
    assert articles._by_tags(whole) in (None, articles._walked(whole))


def test_most_articles_are_read_by_tags() -> None:
    read = [articles._by_tags(f"{articles._BEFORE}{html}{articles._AFTER}") for html, _ in FOREIGN]
    assert sum(one is not None for one in read) > len(FOREIGN) / 2


def test_each_fault_names_its_line_of_the_markdown() -> None:
    body = "\n\n<p onclick=a>x</p>\n\ntext\n\n<p onclick=b>y</p>\n\n<Script>z</Script>\n\n| a |\n|--:|\n| 1 |\n"
    html = markdown(body, extensions=EXTENSIONS)
    found = {(finding.line, finding.code) for finding in article_findings(html, "docs/zh/a.md", body, 10)}
    assert found == {(12, "CH321"), (16, "CH321"), (18, "CH320"), (21, "CH321")}


def test_a_fault_without_a_place_names_the_first_line_of_the_body() -> None:
    found = article_findings("<p data-x=1>x</p>", "docs/zh/a.md", "other", 10)
    assert [(finding.file, finding.line) for finding in found] == [("docs/zh/a.md", 10)]
