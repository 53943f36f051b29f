"""Random forms of what the tables hold: formatting changes no verdict, a disguise hides no contact, nothing crashes.

`make test-long` tries many times as many; what fails is kept in .hypothesis/ and tried first the next time.
"""

from __future__ import annotations

import csv
import html
import io
import zipfile
from pathlib import Path
from random import Random

from guard_trees import LIST, PAGE, judge_files, picture, qr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck

HERE = Path(__file__).parent
CHECK = PageCheck(Allowed.of(LIST))
QUICK = settings().max_examples // 4
# Contacts of the list, as sentences that pass.
LISTED = (
    "官方邮箱是 support@imwallet.example，一般一天内回复。",
    "Write to support@imwallet.example or call +1 202-555-0142.",
    "打开 https://imwallet.example/ 下载。",
    "The news are at https://social.example/imwallet_example every week.",
    "微博 imwallet_example 每周发消息。",
    "WhatsApp 12025550142 是值班的号码。",
)


def _rows(name: str) -> list[str]:
    with (HERE / name).open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["text"] for row in rows if not row["limit"] and not set("<&") & set(row["text"])]


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if "<" not in line]


REFUSED = (*_rows("kinds.tsv"), *_rows("texts.tsv"))
PASSING = (*_lines("ordinary.zh.txt"), *_lines("ordinary.en.txt"), *LISTED)
INLINE = ("b", "i", "em", "strong", "span", "mark", "u", "small", "bdi", "font")
AROUND = ("p", "li", "blockquote", "h2", "dd", "figcaption", "summary", "button", "label", "caption", "td", "th")


# What is an address only as a text of its own.
ALONE = ("示例钱包。公司", "i_m_w_a_l_l_e_t . v_i_p")


def is_refused(body: str) -> bool:
    return bool(CHECK.html(PAGE % body, "index.html").faults)


def formatted(text: str, draw: Random) -> str:
    """Return markup that shows a text as it is: inline elements, references, comments, white space, another block."""
    pieces = [html.escape(char) if char in "&<>" else char for char in text]
    for at, char in enumerate(text):
        if draw.random() < 0.06:
            pieces[at] = draw.choice((f"&#{ord(char)};", f"&#x{ord(char):x};"))
        if char == " " and draw.random() < 0.3:
            pieces[at] = draw.choice(("\n", "  ", "\t", " \n "))
        if draw.random() < 0.03:
            pieces[at] += draw.choice(("<!-- -->", "<!--x-->"))
    for _ in range(draw.randint(0, 3)):
        start = draw.randrange(len(pieces))
        end = draw.randrange(start, len(pieces))
        name = draw.choice(INLINE)
        pieces[start], pieces[end] = f"<{name}>{pieces[start]}", f"{pieces[end]}</{name}>"
    name = draw.choice(AROUND)
    shown = "".join(pieces)
    if name in ("td", "th"):
        return f"<table><tr><{name}>{shown}</{name}></tr></table>"
    return f"<table><{name}>{shown}</{name}></table>" if name == "caption" else f"<{name}>{shown}</{name}>"


@settings(max_examples=QUICK)
@given(st.sampled_from(REFUSED), st.randoms(use_true_random=False))
def test_formatting_hides_no_contact(text: str, draw: Random) -> None:
    assert is_refused(formatted(text, draw))


@settings(max_examples=QUICK)
@given(st.sampled_from(PASSING), st.randoms(use_true_random=False))
def test_formatting_makes_no_contact(text: str, draw: Random) -> None:
    markup = formatted(text, draw)
    assert [str(fault) for fault in CHECK.html(PAGE % markup, "index.html").faults] == [], markup


def _shifted(first: int, last: int, to: int) -> dict[int, str]:
    return {code: chr(to + code - first) for code in range(first, last + 1)}


# Letters and digits of other looks, which a reader takes for the plain ones.
LOOKS: tuple[dict[int, str], ...] = (
    _shifted(ord("!"), ord("~"), 0xFF01),
    _shifted(ord("A"), ord("Z"), 0x1D400)
    | _shifted(ord("a"), ord("z"), 0x1D41A)
    | _shifted(ord("0"), ord("9"), 0x1D7CE),
    _shifted(ord("A"), ord("Z"), 0x1D5A0)
    | _shifted(ord("a"), ord("z"), 0x1D5BA)
    | _shifted(ord("0"), ord("9"), 0x1D7E2),
    _shifted(ord("a"), ord("z"), 0x24D0),
    {ord("0"): "０"} | _shifted(ord("1"), ord("9"), 0x2460),
)


@settings(max_examples=QUICK)
@given(st.sampled_from(REFUSED), st.sampled_from(LOOKS), st.randoms(use_true_random=False))
def test_letters_of_another_look_hide_no_contact(text: str, look: dict[int, str], draw: Random) -> None:
    every = draw.random() < 0.5
    shown = "".join(look.get(ord(char), char) if every or draw.random() < 0.4 else char for char in text)
    assert is_refused(f"<p>{html.escape(shown)}</p>"), shown


@settings(max_examples=QUICK)
@given(st.sampled_from(REFUSED), st.sampled_from(LISTED), st.booleans())
def test_a_listed_contact_beside_it_excuses_no_other(text: str, listed: str, first: bool) -> None:
    assume(text not in ALONE)
    shown = f"{listed} {text}" if first else f"{text}。{listed}"
    assert is_refused(f"<p>{html.escape(shown)}</p>"), shown


def _zip(names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(names, PAGE % "x")
    return file.getvalue()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><style>p{color:red}</style><text x="1">x</text></svg>'
SEEDS: dict[str, bytes] = {
    "index.html": (
        PAGE % '<p>x <a href="https://imwallet.example/">y</a><svg><text>z</text></svg><table><td>1'
    ).encode(),
    "a.svg": SVG.encode(),
    "a.css": b'@import "b.css"; p::after{content:"x";background:url(/a.png)} @media print{a{color:red}}',
    "a.json": b'{"phone": "+1 202-555-0142", "b": [1, 2.5e3, null, {"c": "\\u4e2d"}]}',
    "a.xml": b'<?xml version="1.0"?><rss><channel><link>https://imwallet.example/</link></channel></rss>',
    "a.webmanifest": b'{"name": "x", "start_url": "/", "icons": [{"src": "/a.png"}]}',
    "robots.txt": b"User-agent: *\nSitemap: https://imwallet.example/sitemap.xml\n",
    "offline/help-center.zip": _zip("index.html"),
    "b.png": picture(image=qr("https://imwallet.example/")),
    "c.gif": picture("GIF"),
    "d.ico": picture("ICO"),
}


@settings(max_examples=QUICK)
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_broken_files_end_in_a_verdict(name: str, data: st.DataObject) -> None:
    """Bytes of each kind of file, cut, doubled and changed at random: the guard judges them and never falls."""
    content = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, max(0, len(content) - 1)))
        match data.draw(st.integers(0, 3)):
            case 0:
                content[at : at + 1] = data.draw(st.binary(max_size=4))
            case 1:
                del content[at : at + data.draw(st.integers(1, 40))]
            case 2:
                content[at:at] = content[max(0, at - data.draw(st.integers(1, 60))) : at]
            case _:
                content[at:at] = data.draw(
                    st.sampled_from((b"<", b"\x00", b"&#x", b"\xff\xfe", b"\\u", b"]]>", b'"', b"{"))
                )
    assert isinstance(judge_files({name: bytes(content)}).findings, tuple)
