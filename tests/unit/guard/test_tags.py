"""A page read tag by tag carries what it carries when it is walked node by node."""

from __future__ import annotations

import pytest
from guard_trees import PAGE
from hypothesis import given
from hypothesis import strategies as st
from test_carried import BODY, CARRIED
from test_markup import CARRIERS, ORDINARY, TEXT_AND_TARGET
from test_runs import BETWEEN, WITHIN

from guard.read import known_pieces, page
from guard.read.events import html_readings
from guard.read.facts import NEIGHBOURS, PageFacts
from guard.read.html import collect
from guard.read.known_pieces import KnownPieces
from guard.read.page import page_facts
from guard.read.piece import PagePiece, read_piece
from guard.read.tags import _as_written, plain
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row
from tests.support.tables import wrong

PAGES = [
    *(PAGE % markup for markup in (*CARRIERS, *TEXT_AND_TARGET, *ORDINARY)),
    *(BODY % markup for markup in CARRIED),
    *(PAGE % f"<p>a{between}b</p>" for between in BETWEEN),
    *(PAGE % f"<ul><li>a</li><li>{within % 'b'}</li></ul>" for within in WITHIN),
]


def walked(source: str) -> PageFacts:
    facts = PageFacts()
    for number, reading in enumerate(html_readings(source)):
        collect(reading, facts, second=number > 0)
    return facts


def read_by_tags(source: str) -> bool:
    return page._of_pieces(source) is not None


def test_both_ways_give_the_same() -> None:
    assert wrong(((source, walked(source)) for source in fewer_in_check(PAGES)), page_facts) == []


# A piece is read once without the addresses of its links; the next one that differs in nothing else is not read again.
@pytest.mark.parametrize(
    "piece",
    [
        '<p>a <a href="%s">b</a> c</p>',
        '<p><a href="%s">b</a><a title="t" href="/two">c</a></p>',
        '<p>write href="%s" into <a href="/x">it</a> and <code>&lt;a href="%s"&gt;</code></p>',
        '<p><a data-x=\' href="%s"\' href="/x">b</a></p>',
        '<link rel="canonical" href="%s"><link rel="icon" href="%s">',
        '<p><svg><a xlink:href="%s" href="%s"><text>b</text></a></svg></p>',
        '<p><a href="">b</a><a href=" ">c</a><area href="%s"><a id="%s" href="/x">d</a></p>',
    ],
)
def test_pieces_that_differ_in_their_addresses_carry_their_own(piece: str) -> None:
    addresses = (
        "../one/",
        "/a?b=1&amp;c=&quot;2&quot;",
        "https://evil.example/",
        "tel:+12025550142",
        "/x",
        "\0000",
        "",
    )
    for address in (*addresses, *addresses):
        source = PAGE % piece.replace("%s", address)
        assert page_facts(source) == walked(source), address


def test_most_pages_are_read_by_tags() -> None:
    assert sum(map(read_by_tags, PAGES)) > len(PAGES) / 2


# In a head pages are cut at each of its elements, wherever it may end.
HEAD_PARTS = [
    *(
        "<title>微信 abc12345",
        "</title>",
        "<title>a &lt;/head> <meta> b</title>",
        '<meta name="x" content="</head>">',
        " a ",
    ),
    *('<link rel="canonical" href="../a/">', '<link rel="canonical" href="/b/" hidden>', "<noscript>", "</noscript>"),
    *('<meta http-equiv="refresh" content="0; url=/c/">', "<script src=/d.js>", "</script>", "</head>", "<head>"),
    *("<p>abc12345", "<body>", '<base href="/e/">', "<meta property='og:url' content='https://evil.example/'>"),
]


@given(st.lists(st.sampled_from(HEAD_PARTS), max_size=10).map("".join))
def test_both_ways_give_the_same_for_any_head(markup: str) -> None:
    source = f"<!doctype html><html><head>{markup}<title>x</title></head><body><p>y</p></body></html>"
    assert page_facts(source) == walked(source)


# What the parser writes so that another tree could be read from it, or leaves out.
@each_row(
    "markup",
    [
        "<!-- <a href=/x> -->",
        "<template><a href=/x>y</a></template>",
        "<style>a</style>",
        "<xmp><a href=/x></xmp>",
        "<noembed><a href=/x></noembed>",
        "<noframes><a href=/x></noframes>",
        "<iframe><a href=/x></iframe>",
        "<plaintext><a href=/x>",
        '<script type="application/json">"<a href=/x>"</script>',
        "<svg><link><a href=/x>y</a></link></svg>",
        "<svg><br/><input><a href=/x>y</a></svg>",
        "<svg><script>1 &lt; 2</script></svg>",
        "<svg><title><noembed>&lt;a></noembed></title></svg>",
        "<math><mi>x</mi></math>",
        "<x-y>z</x-y>",
        '<p a"b=c x<y=1>z',
    ],
)
def test_what_tags_do_not_tell_is_walked(markup: str) -> None:
    source = PAGE % f"<p>a</p>{markup}<p>b</p>"
    assert page_facts(source) == walked(source)
    assert not read_by_tags(source) or "<svg><br" in markup  # such a <br> ends the drawing


# Elements without an end, inside an element of each kind: where that one ends, all ends that began in it.
@pytest.mark.parametrize("empty", ["<br>", "<hr>", '<img src="/a.png" alt="z">', "<input>"])
def test_an_element_without_an_end_is_not_left_open(empty: str) -> None:
    for name in NAMES:
        source = PAGE % f"<p>a</p><{name}>b{empty}c</{name}>evil<p>d</p><{name}><{name}>{empty}</{name}>e</{name}>f"
        assert page_facts(source) == walked(source), name


# Pieces are cut at rows, so that only the page knows in which table, row and cell their blocks stand.
TABLES = [
    "<table><tr><th>Telegram<tr><td><p>abc12345</p><p>b</p></table>",
    "<table><tr><th>Name<th>Telegram<tr><td>Li<td>abc12345<tr><td>Wu<td>abc12346</table>",
    "<table><tr><td>Name<td>Place<tr><td>Li<td>Telegram<tr><td>abc12345<td>abc12346</table>",
    "<table><tr><td>a<td><table><tr><td>b<td>Telegram<tr><td>c<td>abc12345</table><td>Telegram</table><p>abc12346</p>",
    "<table><tfoot><tr><td>a<td>abc12345</tfoot><tr><td>b<td>c<thead><tr><th>d<th>Telegram</table>",
    "<ul><li>Telegram</li></ul><table><tr><td>abc12345<td>b<tr><td>QQ<td>123456</table><p>Telegram</p><p>abc12346</p>",
    "<table><tr><td><p>a</p><p hidden>Telegram</p><td>b<tr><td>c<td>d<tr><td>abc12345<td>abc12346</table>",
]


@pytest.mark.parametrize("markup", TABLES)
def test_blocks_stand_in_their_cells(markup: str) -> None:
    source = PAGE % markup
    assert read_by_tags(source)
    assert any(text.place == NEIGHBOURS for text in page_facts(source).texts)
    assert page_facts(source) == walked(source)


# What a title tells stands where its element ends, however far from where it began.
TITLED = [
    "<nav%s><ul><li>a</li><li>b</li></ul></nav><p>c</p>",
    "<div%s><div><p>a</p></div><div%s><p>b</p></div>c</div><div>d</div>",
    "<div%s>a<div>b</div>c</div><div>d</div>",
    "<section%s>a<section hidden%s><p>b</p></section></section><section>c</section>",
    "<p>write &lt;nav%s&gt; or %s</p><nav><p>a</p></nav>",
    '<p><a href="/x"%s><div>a</div>b</a>c</p><p><a href="/x">d</a></p>',
    "<nav><p>a</p></nav%s><p>b</p>",
    "<hr%s><ul><li%s>a<li>b</ul>",
    "<p data-x=' title=\"Menu\"'>a</p><table%s><tr><td%s>a<td>b</table>",
    "<svg%s><text>a</text><g%s><text>b</text></g></svg><p>c</p>",
]


HALVES = ["Menu", "微信", "abc12345", "&amp;quot;微信", "微&#34;&lt;&gt;信", "longer than what could be a label"]


@pytest.mark.parametrize("markup", TITLED)
def test_titles_are_told_where_their_elements_end(markup: str) -> None:
    for title in HALVES:
        source = PAGE % markup.replace("%s", f' title="{title}"')
        assert page_facts(source) == walked(source), title
        assert read_by_tags(source)


def test_what_a_title_is_told_of_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    as_before = read_piece

    def noted(text: str, last: bool) -> tuple[PagePiece | None, bool]:
        read.append(text)
        return as_before(text, last)

    monkeypatch.setattr(page, "known_pieces", KnownPieces())
    monkeypatch.setattr(known_pieces, "read_piece", noted)
    page_facts(PAGE % f'<nav aria-label="Menu"><ul>{"".join(f"<li>{number}</li>" for number in range(50))}</ul></nav>')
    assert len(read) > 50
    assert max(map(len, read)) < 500


NAMES = "p div nav span b a li ul table tr td svg text title noscript h2 br hr img input abbr".split()
NAMES += "details summary ruby rt".split()
TEXTS = ["x", " ", "微信", "abc12345", "evil.example", "&lt;b&gt;", "&amp;lt;", "a\u00a0b", "\n\n"]
TEXTS += ["138", "0013 8000", "电话："]
ATTRIBUTES = [
    *("", " hidden", ' title="t &quot;q&quot;"', ' alt="微信"', " href=../x/#y", ' id="Ab c"', " class=mermaid"),
    *(' title="Menu"', ' aria-label="微信"', ' title="abc12345" hidden', ' title="&amp;quot; 微信"'),
    *(" VIEWBOX=1 xlink:href=/a", " onclick=x()", ' style="a:b"', ' data-x="{1}"', " aria-label='<b>'", " a=1 A=2"),
]
STARTS = st.builds(lambda name, one, two: f"<{name}{one}{two}>", *map(st.sampled_from, (NAMES, ATTRIBUTES, ATTRIBUTES)))
ENDS = st.sampled_from([f"</{name}>" for name in NAMES])
ODD = st.sampled_from(['<script type="application/json">{"a": "b"}</script>', "<script src=x></script>", "<!-- x -->"])
SOUP = st.lists(st.one_of(STARTS, ENDS, st.sampled_from(TEXTS), STARTS, ENDS, ODD), max_size=25).map("".join)


@given(SOUP)
def test_both_ways_give_the_same_for_any_markup(markup: str) -> None:
    source = PAGE % markup
    assert page_facts(source) == walked(source)


@each_row(
    ("value", "written"),
    [
        ("a<b", "a&lt;b"),
        ("a>b", "a&gt;b"),
        ('"a"', "&quot;a&quot;"),
        ("a & b", "a &amp; b"),
        ("&lt;", "&amp;lt;"),
        ("&amp;quot;", "&amp;amp;quot;"),
        ("甲'", "甲'"),
    ],
)
def test_a_value_is_written_as_the_parser_writes_it(value: str, written: str) -> None:
    assert _as_written(value) == written and plain(written) == value
    assert plain("&nbsp;a") == "\xa0a"
