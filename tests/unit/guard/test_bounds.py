"""Files without end: each ends in a finding, and what is within the bounds takes steps that grow as it does."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from types import FrameType
from xml.etree import ElementTree

import pytest
from guard_trees import LIST, PAGE, codes, judge_body, judge_files
from PIL import Image

from guard import Report, check_tree
from guard.cli import main
from guard.policy import code, lines_check, page_check
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.read import bounds, drawing, page, pictures
from guard.read.bounds import (
    MAX_ADDRESSES,
    MAX_ATTRIBUTES,
    MAX_BLOCKS,
    MAX_DEPTH,
    MAX_DRAWN,
    MAX_EMBEDDED,
    MAX_FAULTS,
    MAX_LAYERS,
    MAX_STRINGS,
    MAX_TEXT,
)
from guard.read.data_files import parse_yaml
from guard.read.events import Unreadable
from guard.report.faults import Fault
from guard.report.findings import Finding, Refused
from guard.report.formats import text
from guard.text import detect
from guard.text.detect import Contact
from tests.support.parts import first_in_check

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">%s</svg>'
# As many numbers as a drawing needs to be searched for codes.
MANY = f'<path d="M{"1 1 " * 60}"/>'
BLUR = '<filter id="a"><feGaussianBlur stdDeviation="9"/></filter>'
BLURRED = '<g filter="url(#a)"><path d="M1 1h9v9z"/></g>'
GROUP = '<g><path d="M1 1h9v9z"/></g>'
LAYER = GROUP.replace("<g>", '<g opacity=".5">')
NOISE = "<filter><feTurbulence numOctaves='9'/></filter>"


def doubled(times: int) -> str:
    """A drawing in which each group shows the one before it twice."""
    groups = "".join(f'<g id="g{at + 1}"><use href="#g{at}"/><use href="#g{at}"/></g>' for at in range(times))
    return f'<defs><path id="g0" d="M1 1h1v1z"/>{groups}</defs><use href="#g{times}"/>'


# The bounds that these tests lower to a tenth: what is beyond is told in the same way, and sooner.
LOWER = {
    "depth": MAX_DEPTH // 10,
    "addresses": MAX_ADDRESSES // 10,
    "strings": MAX_STRINGS // 10,
    "faults": MAX_FAULTS // 10,
    "language": 200_000,
    "naming": 10_000,
}
# Files with so much of one thing, and how much of it is read.
LARGE: dict[str, tuple[int, Callable[[int], dict[str, str]]]] = {
    "nested elements": (LOWER["depth"], lambda size: {"index.html": PAGE % ("<div>" * size)}),
    "nested formatting": (LOWER["depth"], lambda size: {"index.html": PAGE % ("<b><i>" * (size // 2 + 1))}),
    "attributes": (MAX_ATTRIBUTES, lambda size: {"index.html": PAGE % f"<p {_numbered('a{}=1', ' ', size)}>x</p>"}),
    "a set of pictures": (
        LOWER["addresses"],
        lambda size: {"index.html": PAGE % f'<img alt="x" srcset="{_numbered("/{}.png 1x", ", ", size)}">'},
    ),
    "strings": (
        LOWER["strings"],
        lambda size: {"index.html": PAGE % "x", "a.json": json.dumps([str(at) for at in range(size)])},
    ),
}
ENDLESS = {
    "a drawing of noise": SVG % f"<filter><feTurbulence numOctaves='9'/></filter>{MANY}",
    "a drawing of blurs": SVG % f"{BLUR}{MANY}{BLURRED * 120}",
    "a drawing of copied blurs": SVG % f"{BLUR}{BLURRED}{doubled(7)}{MANY}",
    "a drawing blurred by a style": SVG % f"<style>path {{ filter: url(#a) }}</style>{BLUR}{MANY * 120}",
    "a drawing of copies": SVG % (doubled(40) + MANY),
    "groups that are half transparent": SVG % (MANY + LAYER * (MAX_LAYERS + 1)),
    "groups that a style clips": SVG % f"<style>g {{ clip-path: url(#a) }}</style>{MANY}{GROUP * (MAX_LAYERS + 1)}",
    "shapes behind masks": SVG % (MANY + '<path mask="url(#a)" d="M1 1h9v9z"/>' * (MAX_LAYERS + 1)),
    "a group that is copied": SVG % f"{LAYER}{doubled(9)}{MANY}",
    "markers at each point": SVG % f'{MANY}<path marker-mid="url(#a)" d="M{"1 2 " * (MAX_DRAWN + 1)}"/>',
}
# What takes any time, or any memory, though its source is short.
UNTOLD = {
    "short dashes": f'<circle r="40" fill="none" stroke="red" stroke-dasharray=".01"/>{MANY}' * 900,
    "short dashes by a style": f"<style>path {{ stroke: red; stroke-dasharray: .01 }}</style>{MANY}"
    + '<path d="M1 1h80h-80h80"/>' * 4_000,
    "a large pattern": '<pattern id="a" width="90000" height="90000" patternUnits="userSpaceOnUse"><circle r="90000"/>'
    f'</pattern><circle fill="url(#a)" r="99"/>{MANY}',
    "a filter of filters": f'<circle r="99" filter="{"blur(9px) " * 2_000}"/>{MANY}',
}
# Quickly drawn, and as many.
DRAWN = {
    "half transparent shapes": SVG % (MANY + '<path opacity=".5" d="M1 1h9v9z"/>' * (MAX_LAYERS + 1)),
    "groups of full colour": SVG % (MANY + '<g opacity="1" mask="none"><path d="M1 1h9v9z"/></g>' * (MAX_LAYERS + 1)),
    "markers at the ends": SVG % f'{MANY}<path marker-end="url(#a)" d="M{"1 2 " * 99}"/>',
}
# One text, or all of a file, that is just too long, in each kind of file. The words are the same: each is read once.
LONG = "a " * (MAX_TEXT // 2 - 10)
TOO_LONG = f"{LONG}{'b ' * 20}"
LANGUAGE = {
    "a paragraph": ("a.html", PAGE % f"<p>{TOO_LONG}"),
    "an attribute": ("a.html", PAGE % f'<img alt="{TOO_LONG}">'),
    "data in a page": ("a.html", PAGE % f'<script type="application/ld+json">["{TOO_LONG}"]</script>'),
    "long texts of a page": ("a.html", PAGE % "".join(f"<p>{at} {LONG[:50_000]}</p>" for at in range(7))),
    "all of a page": (
        "a.html",
        PAGE % "".join(f"<p>{at} {LONG[:40_000]}</p>" for at in range(LOWER["language"] // 40_000 + 1)),
    ),
    "long strings": ("a.json", json.dumps([f"{at} {LONG[:50_000]}" for at in range(7)])),
    "a document in a page": ("a.html", PAGE % f'<iframe srcdoc="<p>{TOO_LONG}"></iframe>'),
    "a string": ("a.json", json.dumps({"x": [TOO_LONG]})),
    "a name of data": ("a.json", json.dumps({TOO_LONG: 1})),
    "a line": ("a.txt", TOO_LONG),
    "all lines": ("a.md", "\n".join(f"{at} {LONG[:40_000]}" for at in range(LOWER["language"] // 40_000 + 1))),
    "an element of XML": ("a.xml", f"<rss>{TOO_LONG}</rss>"),
    "a text of a drawing": ("a.svg", SVG % f"<text>{TOO_LONG}</text>"),
    "a string of a style": ("a.css", f"a{{content:'{TOO_LONG}'}}"),
}
MANY_FAULTS = {
    "a page": ("a.html", PAGE % "".join(f"<p>kf{at}@evil.example</p>" for at in range(LOWER["faults"] + 1))),
    "data": ("a.json", json.dumps([f"kf{at}@evil.example" for at in range(LOWER["faults"] + 1)])),
    "lines": ("a.txt", "\n".join(f"kf{at}@evil.example" for at in range(LOWER["faults"] + 10))),
}


def _numbered(form: str, between: str, size: int) -> str:
    return between.join(map(form.format, range(size)))


@pytest.fixture
def lower(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower some bounds."""
    monkeypatch.setattr(bounds, "MAX_DEPTH", LOWER["depth"])
    monkeypatch.setattr(bounds, "MAX_STRINGS", LOWER["strings"])
    monkeypatch.setattr(bounds, "MAX_LANGUAGE", LOWER["language"])
    monkeypatch.setattr(bounds, "MAX_NAMING", LOWER["naming"])
    monkeypatch.setattr(bounds, "MAX_ADDRESSES", LOWER["addresses"])
    for module in (bounds, page_check, lines_check):
        monkeypatch.setattr(module, "MAX_FAULTS", LOWER["faults"])


@pytest.mark.usefixtures("lower")
@pytest.mark.parametrize("name", LARGE)
def test_what_is_beyond_a_bound_is_a_finding(name: str) -> None:
    most, files = LARGE[name]
    assert "CH413" in codes(judge_files(files(most + 10)))


@pytest.mark.repeated
@pytest.mark.usefixtures("lower")
@pytest.mark.parametrize("name", LARGE)
def test_what_is_far_beyond_it_ends_too(name: str) -> None:
    most, files = LARGE[name]
    assert "CH413" in codes(judge_files(files(15 * most)))


@pytest.mark.usefixtures("lower")
@pytest.mark.parametrize(("name", "source"), first_in_check(LANGUAGE.values(), 6), ids=LANGUAGE)
def test_a_text_that_is_too_long_is_one_finding(name: str, source: str) -> None:
    findings = judge_files({"index.html": PAGE % "x", name: source}).findings
    [finding] = [one for one in findings if one.file == name]
    assert finding.code == "CH413" and finding.line > 0


# Lines that name a contact of the list, and lines in which readers of names need not look for any.
NAMING = "".join(f"Write of step {at} to support@imwallet.example.\n" for at in range(LOWER["naming"] // 70))
PLAIN = "".join(f"A network fee of step {at} depends on how busy the network is.\n" for at in range(1_400))


@pytest.mark.repeated
@pytest.mark.usefixtures("lower")
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_what_may_name_somebody_is_bounded_unless_it_is_a_part_of_a_long_file(name: str) -> None:
    def judged(text: str) -> Report:
        content = PAGE % text.replace("\n", "<br><p></p>") if name == "a.html" else text
        return judge_files({"index.html": PAGE % "x", name: content})

    [finding] = judged(NAMING).findings
    assert finding.code == "CH413" and "names, numbers and signs" in finding.message and finding.line > 0
    assert judged(PLAIN).findings == ()
    assert judged(PLAIN + NAMING).findings == ()


@pytest.mark.repeated
def test_nearly_as_long_a_text_is_judged() -> None:
    assert codes(judge_body(f"<p>{LONG}kefu@evil.example")) == "CH202"
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": json.dumps([LONG])})) == ""


@pytest.mark.usefixtures("lower")
@pytest.mark.parametrize(("name", "source"), MANY_FAULTS.values(), ids=MANY_FAULTS)
def test_faults_without_end_are_looked_for_up_to_a_bound(name: str, source: str) -> None:
    findings = judge_files({"index.html": PAGE % "x", name: source}).findings
    assert [one.file for one in findings if one.code == "CH413"] == [name]
    assert len(findings) <= LOWER["faults"] + 2


# In characters, each text with 40 more: a file of so many short texts is refused, of long ones it is read.
WEIGHT = 20_000
# Short texts, each another one, in each kind of file.
SHORT: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "paragraphs": ("a.html", lambda texts: PAGE % "".join(f"<p>{text}</p>" for text in texts)),
    "paragraphs of a page that is walked": (
        "a.html",
        lambda texts: PAGE % f"<table><p>{'<p>'.join(texts)}",
    ),
    "labels": ("a.html", lambda texts: PAGE % "".join(f'<b title="{text}"></b>' for text in texts)),
    "comments": ("a.html", lambda texts: PAGE % "".join(f"<!--{text}-->" for text in texts)),
    "data in a page": (
        "a.html",
        lambda texts: (
            PAGE % "".join(f"<script type='application/json'>{json.dumps([text])}</script>" for text in texts)
        ),
    ),
    "attributes that are no data": ("a.html", lambda texts: PAGE % "".join(f"<b data-a='{{{text}'>" for text in texts)),
    "strings": ("a.json", json.dumps),
    "names of data": ("a.json", lambda texts: json.dumps(dict.fromkeys(texts, 1))),
    "lines": ("a.txt", "\n".join),
    "elements of XML": ("a.xml", lambda texts: f"<rss>{''.join(f'<title>{text}</title>' for text in texts)}</rss>"),
    "texts of a drawing": ("a.svg", lambda texts: SVG % "".join(f"<text>{text}</text>" for text in texts)),
}


def short_texts(many: int) -> list[str]:
    """Return words that are no names, each another one."""
    letters = "bcdfghklmnprstvwz"
    return [f"{letters[at % 17]}a{letters[at // 17 % 17]}e{letters[at // 289 % 17]}o" for at in range(many)]


@pytest.mark.parametrize(("name", "written"), first_in_check(SHORT.values(), 3), ids=SHORT)
def test_short_texts_without_end_are_one_finding(
    name: str, written: Callable[[list[str]], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_WEIGHT", WEIGHT)
    monkeypatch.setattr(page, "_FEWEST_WEIGHED", 0)

    def found(texts: list[str]) -> list[Finding]:
        findings = judge_files({"index.html": PAGE % "x", name: written(texts)}).findings
        return [finding for finding in findings if finding.file == name]

    [finding] = found(short_texts(500))
    assert finding.code == "CH413" and "most of them short" in finding.message and finding.line > 0
    # Half as many are read, and those that are met again count once.
    assert not [one for one in found(short_texts(250) * 3) if one.code == "CH413"]


@pytest.mark.repeated
def test_as_many_long_texts_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_WEIGHT", WEIGHT)
    words = short_texts(600)
    lines = "\n".join(" ".join(words[at : at + 12]) for at in range(500))
    assert codes(judge_files({"index.html": PAGE % "x", "a.txt": lines})) == ""


def test_strings_of_data_may_be_as_short_as_those_of_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_WEIGHT", WEIGHT)
    words = short_texts(903)
    strings = [" ".join(words[at : at + 3]) for at in range(900)]
    assert codes(judge_files({"index.html": PAGE % "x", "a.json": json.dumps(strings)})) == ""
    assert codes(judge_files({"index.html": PAGE % "x", "a.txt": "\n".join(strings)})) == "CH413"


def test_nobody_reads_on_behind_too_many_short_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_WEIGHT", WEIGHT)
    monkeypatch.setattr(page, "_FEWEST_WEIGHED", 0)

    def counted(many: int) -> int:
        source = SHORT["paragraphs"][1](short_texts(many))
        return steps(lambda: codes(judge_files({"index.html": source})))

    _, twice, fourfold = counted(500), counted(1_000), counted(2_000)
    assert fourfold < 1.5 * twice


@pytest.mark.repeated
@pytest.mark.parametrize("name", ["a.json", "a.html"])
def test_strings_that_name_somebody_are_bounded_unless_they_are_part_of_much_data(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_NAMING", LOWER["naming"])
    naming = [f"Write of step {at} to support@imwallet.example." for at in range(LOWER["naming"] // 70)]
    plain = [f"A network fee of {word} depends on how busy the network is." for word in short_texts(2_000)]

    def found(*blocks: list[str]) -> list[tuple[str, str]]:
        data = json.dumps(blocks)
        if name == "a.html":
            data = PAGE % "".join(f"<script type='application/json'>{json.dumps(block)}</script>" for block in blocks)
        findings = judge_files({"index.html": PAGE % "x", name: data}).findings
        return [(finding.code, finding.message) for finding in findings]

    half = len(naming) // 2
    [(code, message)] = found(naming[:half], naming[half:])
    assert code == "CH413" and "strings with names, numbers and signs" in message
    assert found(naming[:half]) == []
    assert found(plain, naming) == []


PARTS = {
    "documents in a page": (MAX_EMBEDDED, lambda at: f'<iframe srcdoc="<p>{at}"></iframe>'),
    "blocks of data": (MAX_BLOCKS, lambda at: f"<script type='application/json'>[{at}]</script>"),
}


@pytest.mark.parametrize(("most", "part"), PARTS.values(), ids=PARTS)
def test_parts_of_a_page_are_counted(most: int, part: Callable[[int], str]) -> None:
    assert "CH413" not in codes(judge_body("".join(map(part, range(most)))))
    assert codes(judge_body("".join(map(part, range(most + 1))))) == "CH413"


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS)
def test_a_drawing_without_end_is_a_finding(source: str) -> None:
    assert "CH413" in codes(judge_files({"index.html": PAGE % "x", "a.svg": source}))


@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_copies_are_counted_by_the_names_of_both_kinds_of_links(name: str) -> None:
    """Counted, since nobody draws so many: a process of its own ends as well, but only after its seconds."""
    source = (SVG % doubled(40)).replace("<svg", '<svg xmlns:xlink="http://www.w3.org/1999/xlink"', 1)
    source = source.replace("href", name)
    with pytest.raises(bounds.OutOfBounds, match="by copies"):
        bounds.drawable(source, ElementTree.fromstring(source))


@pytest.mark.parametrize("shapes", ["", '<path stroke-dasharray="1"/>'], ids=["drawn here", "drawn apart"])
def test_half_a_character_in_a_drawing_is_a_finding(shapes: str) -> None:
    with pytest.raises(Unreadable, match="cannot be drawn"):
        drawing.drawn(SVG % (shapes + "<desc>\ud800</desc>"), 9, 9)


@pytest.mark.parametrize(
    ("of_many", "most"),
    [
        *(("<g opacity='.5'/>", 100), ("<g fill='url(#a)'/>", 100), ("<g fill='RGBA(1)'/>", 100)),
        *(("<svg:use/>", 20), ("x", 50_000)),
    ],
)
def test_of_what_takes_longer_so_many_are_drawn_here(of_many: str, most: int) -> None:
    assert not drawing._takes_any_time(of_many * most)
    assert drawing._takes_any_time(of_many * (most + 1))


# Libraries that stand for the one that draws, in a process that ends by its bounds or not at all.
NEVER_DONE = {
    "takes any time": "def svg_to_bytes(**_asked):\n    while True:\n        pass\n",
    "takes any memory": "def svg_to_bytes(**_asked):\n    return [bytearray(2 << 30)]\n",
}


def judge_drawing(shapes: str) -> list[tuple[str, str]]:
    """Return the file and the code of each finding of a site with a drawing, and a fault in another file behind it."""
    files = {"index.html": PAGE % "x", "a.svg": SVG % shapes, "b.txt": "kf@evil.example"}
    return [(finding.file, finding.code) for finding in judge_files(files).findings]


@pytest.mark.repeated
@pytest.mark.parametrize("library", NEVER_DONE.values(), ids=NEVER_DONE)
@pytest.mark.parametrize("shapes", first_in_check(UNTOLD.values()), ids=UNTOLD)
def test_a_drawing_that_takes_any_time_or_memory_ends_alone(
    shapes: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resvg_py.py").write_text(library, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(drawing, "MOST_SECONDS", 1)
    assert judge_drawing(shapes) == [("a.svg", "CH413"), ("b.txt", "CH202")]


@pytest.mark.repeated
@pytest.mark.parametrize("shapes", UNTOLD.values(), ids=UNTOLD)
def test_what_really_draws_ends_within_its_bounds_too(shapes: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_SECONDS", 1)
    # Whether that is drawn in a second is the machine's affair.
    assert judge_drawing(shapes) in ([("b.txt", "CH202")], [("a.svg", "CH413"), ("b.txt", "CH202")])


@pytest.mark.parametrize("number", first_in_check(["1e9", "1000000000"]))
def test_a_drawing_that_breaks_what_draws_it_is_a_finding(number: str) -> None:
    far = f'<path stroke="red" stroke-width="9" d="M-{number} {number}L{number} -{number} 1 1e30"/>'
    assert codes(judge_files({"index.html": PAGE % "x", "a.svg": SVG % (MANY + far * 2_000)})) in ("", "CH410", "CH413")


def test_drawings_of_one_page_are_searched_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    each = "".join(SVG % f'<path d="M{at} {"1 1 " * 60}"/>' for at in range(5))
    assert codes(judge_body(each)) == ""
    monkeypatch.setattr(pictures, "MAX_DRAWINGS", 4)
    assert codes(judge_body(each)) == "CH413"
    monkeypatch.setattr(pictures, "MAX_DRAWINGS", 5)
    monkeypatch.setattr(pictures, "MAX_DRAWN", 1_000)
    assert codes(judge_body(each)) == "CH413"
    assert codes(judge_body(SVG % (MANY * 9))) == ""


def test_frames_are_bounded_by_their_pixels_together(monkeypatch: pytest.MonkeyPatch) -> None:
    frames = [Image.new("L", (40, 40), 9 * at) for at in range(20)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    beside = {"index.html": PAGE % "x"}
    assert codes(judge_files({**beside, "a.gif": file.getvalue()})) == ""
    monkeypatch.setattr(pictures, "MAX_PIXELS", 40 * 40 * 9)
    monkeypatch.setattr(pictures, "_searched", {})
    assert codes(judge_files({**beside, "a.gif": file.getvalue()})) == "CH413"


@pytest.mark.parametrize("source", DRAWN.values(), ids=DRAWN)
@pytest.mark.repeated
def test_a_drawing_that_only_looks_like_it_is_drawn(source: str) -> None:
    assert "CH413" not in codes(judge_files({"index.html": PAGE % "x", "a.svg": source}))


def test_what_is_within_the_bounds_passes() -> None:
    assert codes(judge_body("<div>" * (MAX_DEPTH // 10) + "x" + "</div>" * (MAX_DEPTH // 10))) == ""
    assert codes(judge_body("<p>x" * (MAX_DEPTH - 10))) == ""
    assert codes(judge_body(f"<p {' '.join(f'a{at}' for at in range(MAX_ATTRIBUTES - 1))}>x</p>")) == ""
    assert codes(judge_files({"index.html": PAGE % "x", "a.svg": SVG % (doubled(4) + MANY)})) == ""


def test_a_page_of_closed_elements_is_not_walked_to_tell_its_depth(monkeypatch: pytest.MonkeyPatch) -> None:
    walked: list[str] = []

    def depth(source: str) -> int:
        walked.append(source)
        return 0

    monkeypatch.setattr(bounds, "MAX_DEPTH", 100)
    monkeypatch.setattr(bounds, "_depth", depth)
    bounds.within_bounds("<p></p>" * 100)
    assert not walked
    bounds.within_bounds("<p></p>" * 100 + "<p>")
    assert walked


def test_pipes_and_devices_are_never_opened(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE % "x", encoding="utf-8")
    os.mkfifo(tmp_path / "page.html")
    [finding] = check_tree(tmp_path, LIST).findings
    assert finding.code == "CH404" and finding.file == "page.html"


@pytest.mark.repeated
def test_many_faults_of_one_file_are_counted(tmp_path: Path) -> None:
    links = "".join(f'<a href="https://evil.example/{at}">x</a>' for at in range(1_300))
    (tmp_path / "index.html").write_text(PAGE % links, encoding="utf-8")
    findings = check_tree(tmp_path, LIST).findings
    assert len(findings) == 1_001
    assert [finding.message for finding in findings if "more faults" in finding.message] == [
        "and 300 more faults of this file"
    ]


def test_a_name_of_a_file_moves_no_cursor(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE % "x", encoding="utf-8")
    (tmp_path / "a\x1b[2Jb.exe").write_text("x", encoding="utf-8")
    (tmp_path / "c\u202ed.exe").write_text("x", encoding="utf-8")
    output = text(check_tree(tmp_path, LIST))
    assert "<U+001B>" in output and "<U+202E>" in output
    assert "\x1b" not in output and "\u202e" not in output


def test_a_name_that_no_terminal_can_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text(PAGE % "x", encoding="utf-8")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.exe"))).write_text("x", encoding="utf-8")
    listed = tmp_path.parent / "list.yml"
    listed.write_text("channels:\n  - {id: a, kind: origin, value: https://imwallet.example}\n", encoding="utf-8")
    assert main([str(tmp_path), "--channels", str(listed)]) == 1
    assert "CH402" in capsys.readouterr().out


def test_many_aliases_of_a_list_are_refused() -> None:
    lines = ["a0: &a0 [x]", *(f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]" for at in range(1, 60))]
    with pytest.raises(Refused, match="by \\*"):
        parse_yaml("\n".join(lines), "list.yml", "CL001")
    assert parse_yaml("a: '*b'\nc: 2 *3", "list.yml", "CL001")[0] == {"a": "*b", "c": "2 *3"}


# Runs that one pattern could take apart in more ways than there is time for, and sentences that nobody ended.
RUNS = {
    "binary digits": "1" * 4_000 + "2",
    "binary digits of any groups": "1111111 111111111111111 " * 200 + "2",
    "one sentence that asks": "send us your recovery phrase " * 600,
    "one sentence that asks in Chinese": "把助记词发给客服私钥告诉专员手续费" * 1_500,
    "names in code": "<code>@app.get() @other.put() desk_one.io</code> " * 3_000,
    "names of many kinds in code": "".join(f"<code>@app{at}.get(x) @x{at}</code> " for at in range(400)),
    "letters alone in a cell": f"<table><tr><td>Agent</td><td>{'desk' * 14}</td></tr></table>",
    "hexadecimal digits": "0f3ab7c91de2" * 3_000,
    "hexadecimal digits before a sign": f"{'0f3ab7c91de2' * 3_000}@example.com",
    "code that is not closed": "<code>" * 5_000 + "evil.com " + "<code <pre " * 5_000,
}


def test_of_a_long_page_few_names_are_looked_for_in_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    sought: list[Fault] = []
    monkeypatch.setattr(code, "_is_code", lambda fault, _source: sought.append(fault))
    monkeypatch.setattr(code, "_MOST_READ", 10)
    judge_body("".join(f"<code>desk_{at}.io</code> " for at in range(5 * code._FEWEST_SOUGHT)))
    assert len(sought) == code._FEWEST_SOUGHT


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise `TimeoutError` for what takes longer than so many seconds of the processor."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("run", first_in_check(RUNS.values(), 2), ids=RUNS)
def test_a_long_run_ends(run: str) -> None:
    with within(3):
        judge_body(run)


@pytest.mark.parametrize(
    "style",
    first_in_check(
        ["url(" * 100_000, "url( " * 50_000 + " " * 50_000, "a{b:url(" + "\\(" * 50_000, "a b " * 100_000], 2
    ),
)
def test_a_style_that_closes_nothing_ends(style: str) -> None:
    with within(3):
        judge_files({"index.html": PAGE % "x", "a.css": style})


def steps(work: Callable[[], object]) -> int:
    """Count the calls that some work makes."""
    count = 0

    def called(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


GROWING = {
    "links": lambda size: "".join(f'<a href="/{at}/">x{at}</a> ' for at in range(size)),
    "paragraphs": lambda size: "".join(f"<p>kefu{at} at evil dot example, 微信 {at}</p>" for at in range(size)),
    "handles in a row": lambda size: "@a零一" * size,
    "cells": lambda size: f"<table>{''.join(f'<tr><td>微信</td><td>{at}</td></tr>' for at in range(size))}</table>",
    "services": lambda size: "Telegram kfexample88 " * size,
    "dots": lambda size: "a . b 点 c dot " * size,
    "digits": lambda size: "138 then 0000 and " * size,
    "quotes": lambda size: "搜索公众号「示例客服」" * size,
    "nested": lambda size: "<div>" * size + "x" + "</div>" * size,
}


@pytest.mark.parametrize("grown", first_in_check(GROWING.values()), ids=GROWING)
def test_twice_as_much_takes_twice_the_steps(grown: Callable[[int], str]) -> None:
    def counted(size: int) -> int:
        page = PAGE % f"<i>{size}</i>{grown(size)}"
        return steps(lambda: PageCheck(Allowed.of(LIST)).html(page, "index.html"))

    # The first fills what is made once and kept; what grew by the square would take four times as many.
    _, once, twice, fourfold = counted(12), counted(25), counted(50), counted(100)
    assert twice < 3 * once + 500
    assert fourfold < 3 * twice + 500


def test_contacts_of_one_text_are_compared_with_each_other_in_as_many_steps() -> None:
    def counted(size: int) -> int:
        ways = [Contact("stranger", f"ask whoever answers {at}", "") for at in range(size)]
        found = [Contact("secret", f"send the key {at} now", "") for at in range(size)]
        return steps(lambda: detect._unsaid(ways, found))

    once, twice, fourfold = counted(50), counted(100), counted(200)
    assert twice < 3 * once
    assert fourfold < 3 * twice
