"""Cases that changed copies of the guard once got through (make mutants)."""

from __future__ import annotations

import pytest
from guard_trees import LIST, PAGE, Entry, Listing, codes, judge_body, judge_files

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read.html import ShownText

SVG = '<svg xmlns="http://www.w3.org/2000/svg"%s><g id="a"/></svg>'


def test_a_base_inside_a_drawing_is_refused() -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "i.svg": SVG % ' xml:base="https://evil.example/"'})) == "CH305"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img src="/a.png#x" alt="">', ""),
        ('<svg><use href="/i.svg#a"/></svg>', ""),
        ('<svg><use href="/i.svg#b"/></svg>', "CH109"),
        ('<a href="/a.png#x">x</a>', "CH109"),
    ],
)
def test_a_part_of_a_drawing_must_exist_and_a_picture_has_none(markup: str, expected: str) -> None:
    assert codes(judge_files({"index.html": PAGE % markup, "i.svg": SVG % ""})) == expected


def _framed(markup: str, times: int) -> str:
    for _ in range(times):
        for char in "&> ":
            markup = markup.replace(char, f"&#{ord(char)};")
        markup = f"<iframe/srcdoc={markup}>"
    return markup


# What stands deeper need not be read: a frame is refused for itself, however deep it goes on.
@pytest.mark.parametrize(("depth", "expected"), [(5, "CH101 CH304"), (6, "CH304"), (12, "CH304")])
def test_frames_in_frames_are_read_to_a_depth(depth: int, expected: str) -> None:
    assert codes(judge_body(_framed("<a href=//evil.example>x</a>", depth))) == expected


@pytest.mark.parametrize(("depth", "expected"), [(60, "CH201"), (61, "CH403"), (300, "CH403"), (100_000, "CH403")])
@pytest.mark.parametrize(("opened", "closed"), [("[", "]"), ('{"a":', "}")])
def test_data_is_read_to_a_depth_and_refused_beyond(opened: str, closed: str, depth: int, expected: str) -> None:
    data = opened * depth + '"evil.example"' + closed * depth
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": data})) == expected


@pytest.mark.parametrize(("text", "expected"), [("KEY", ""), ("evil.example KEY", "CH201"), ("evil.example", "CH201")])
def test_the_key_that_signs_the_list_hides_nothing_beside_it(text: str, expected: str) -> None:
    key = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
    faults = PageCheck(Allowed.of(LIST), key).text(ShownText(text.replace("KEY", key), "text"))
    assert " ".join(fault.code for fault in faults) == expected


def test_a_page_of_a_platform_is_compared_whole() -> None:
    allowed = Allowed.of(Listing((Entry("news", "page", "https://apps.example/who/@Example!/"),)))
    assert allowed.listed.pages == {("https://apps.example", "/who/@Example!"): "news"}
    assert allowed.listed.handles == {"example!": "news"}


def test_a_channel_of_an_unknown_kind_is_no_channel() -> None:
    with pytest.raises(ValueError, match="pager"):
        Allowed.of(Listing((Entry("pager", "pager", "5550142"),)))


def test_every_refusal_says_what_to_do() -> None:
    for address in ("https://imwa1let.example/", "https://zzzzzzzz.invalid/?qqqqqqqqqqqqqqq"):
        (finding,) = judge_body(f'<a href="{address}">x</a>').findings
        assert "docs/channels.yml" in finding.fix


@pytest.mark.parametrize(
    ("script", "place"),
    [
        ('<script type="application/json">{"a": "evil.example"}</script>', "JSON shows"),
        ('<script type="application/json">{"evil.example": 1}</script>', "JSON key shows"),
        ('<script id="settings" type="application/json">{"a": "//evil.example"}</script>', "settings a="),
        ('<script id="x" type="application/ld+json">{"url": "//evil.example"}</script>', "JSON-LD url="),
    ],
)
def test_a_finding_in_data_says_where(script: str, place: str) -> None:
    (finding,) = judge_body(script).findings
    assert finding.message.startswith(place)


def test_only_linked_data_may_name_its_vocabulary() -> None:
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": '{"@context": "https://schema.org"}'})) == "CH103"


def test_only_features_of_the_theme_may_look_like_hosts() -> None:
    assert codes(judge_files({"a.json": '{"features": ["navigation.top"]}'})) == ""
    assert codes(judge_files({"a.json": '{"features": ["evil.top"]}'})) == "CH201"
    assert codes(judge_files({"a.json": '{"names": ["navigation.top"]}'})) == "CH201"
