"""What exactly a file carries: every destination with its use, every text, link, datum and anchor, and nothing else."""

from __future__ import annotations

from dataclasses import fields

import pytest

from guard.read.events import Unreadable, html_readings, xml_events
from guard.read.facts import PageFacts
from guard.read.html import collect
from tests.support.rows import each_row

BODY = "<!doctype html><html><head></head><body>%s</body></html>"

# Markup inside <body>, and what it carries: one line for each thing, in the order of `PageFacts`'s fields.
# "go ADDRESS | use | place", "link ADDRESS | text", "text VALUE | place", "data kind | identity | content",
# "embedded SOURCE", "fault CODE message | needle", "anchor NAME", "canonical ADDRESS".
CARRIED = {
    # runs of text
    "a<div>b</div>c": "text a|text text b|text text c|text",
    "a <b>b</b>\n\t c": "text a b c|text",
    "a<br>b": "text a b|text",
    "<p>\u00a0a\u3000</p>": "text \u00a0a\u3000|text",
    "<p>evil</p><p>.example</p>": "text evil|text text .example|text text evil.example|neighbouring text",
    "<!-- a \n b -->": "text a b|comment",
    "<noembed>a</noembed>": "text a|text",
    "<noscript><p id=x>a</p></noscript>": "text a|text anchor x",
    "<noscript><p title='b'>a</p></noscript>": "text b|p title text a|text",
    "<table><tr><td>Telegram</td><td>abc_def1</td></tr></table><table></table><p>12 34</p>": (
        "text Telegram|text text abc_def1|text text 12 34|text text Telegram: abc_def1|neighbouring text"
    ),
    # a run goes on around what stands apart from it, and has the text that is shown for an element
    "微<template>x</template>信": "text 微信|text text x|text",
    "a<noscript>b</noscript>c": "text abc|text text ac|text",
    "<ruby>微<rp>(</rp><rt>wei</rt>信</ruby>": "text 微(wei信|text text 微信|text",
    "a<span hidden>b<i>c</i></span>d": "text abcd|text text ad|text",
    "a<span hidden><div>b</div>c</span>d": "text ad|text text b|text text c|text",
    "<div hidden>b<p>c</p></div>d": "text d|text text b|text text c|text",
    "a<meta name=x>b<link rel=x>c<script src=/x.js></script>d": "go /x.js|load|script src text abcd|text",
    "a<label>.b<input value=v placeholder=p></label>": (
        "text v|input value text p|input placeholder text a.b|text text a.b v p|text"
    ),
    "a<input type=Hidden value=v>b": "text v|input value text ab|text",
    "1<span hidden>x</span><img alt=y src=/i>2": (
        "go /i|load|img src text y|img alt text 1x2|text text 12|text text 1 y 2|text"
    ),
    "a<noscript> <b>b</b></noscript>c": "text a bc|text text ac|text",
    "a<dialog>b</dialog>c": "text abc|text text ac|text",
    "a<dialog open>b</dialog>c": "text a|text text b|text text c|text",
    "<abbr title=t>a</abbr>b<abbr>c</abbr>": "text t|abbr title text abc|text text a (t) bc|text",
    # links with all that they show
    "<a href=/x>a <b>b</b><br>c</a>": "go /x|link|a href link /x|a b c text a b c|text",
    "<a href=/x><div>a</div>b</a>": "go /x|link|a href link /x|a b text a|text text b|text",
    "<a href=/x> \n a  b </a>": "go /x|link|a href link /x|a b text a b|text",
    "<a href=/x title=t aria-label=l><img src=/i alt=p>b</a>": (
        "go /x|link|a href go /i|load|img src link /x|t link /x|l link /x|p b"
        " text t|a title text l|a aria-label text p|img alt text b|text text p b|text"
    ),
    "<a>a</a><a href=/y></a>": "go /y|link|a href text a|text",
    "<map><area href=/x alt=t></map>": "go /x|link|area href link /x|t text t|area alt",
    "<div title=t>a</div>": "text t|div title text a|text",
    "<svg><a xlink:href=/x><text>a</text></a></svg>": "go /x|link|a xlink:href link /x|a text a|text",
    "<table><tr><td>飞机</td></tr></table><p>example_kefu</p>": (
        "text 飞机|text text example_kefu|text text 飞机 example_kefu|neighbouring text"
    ),
    "<a href=/x><svg><use href=#y aria-label=l /></svg></a>": (
        "go /x|link|a href go #y|load|use href link /x|l text l|use aria-label"
    ),
    "<a href>x</a>": "text x|text",
    # what is fetched, what is sent, what only a script uses
    "<img src=/i>": "go /i|load|img src",
    "<img srcset='/a 1x, /b,/c 2x'>": "go /a|load|img srcset go /b,/c|load|img srcset",
    "<a href=/x ping='/p /q'></a>": "go /x|link|a href go /p|link|a ping go /q|link|a ping",
    "<video poster=/p cite=/c></video>": "go /p|load|video poster go /c|link|video cite",
    "<form action=/f><button formaction=/g>b</button></form>": (
        "go /f|form|form action go /g|form|button formaction text b|text"
    ),
    "<img usemap=#m><map name=m></map>": "text #m|img usemap",
    "<img usemap=/m>": "go /m|load|img usemap",
    "<div data=/d></div>": "text /d|div data",
    "<p itemscope itemtype='https://schema.org/Person https://a.example/b'></p>": (
        "go https://a.example/b|data|p itemtype"
    ),
    "<p title=https://a.example/>x</p>": (
        "go https://a.example/|data|p title text https://a.example/|p title text x|text"
    ),
    "<p data-to=//a.example>x</p>": "go //a.example|data|p data-to text x|text",
    "<p data-x='{\"a\": 1}' data-y='[2000000]'>x</p>": (
        'text x|text data attribute|p data-x|{"a": 1} data attribute|p data-y|[2000000]'
    ),
    "<p data-x='mask: url(/m)'>x</p>": "go /m|load|p data-x text mask:|p data-x text x|text",
    "<p data-x='mask: url(#m)'>x</p>": "text mask: url(#m)|p data-x text x|text",
    "<p data-x='@import a'>x</p>": "go @import a|load|p data-x text @import a|p data-x text x|text",
    "<svg><path d='M1 2 12345 67890z'/></svg>": "",
    "<p d='M1.2 12345 67890' data-q='M1.2 12345 67890'></p>": "text M1.2 12345 67890|p data-q",
    "<p class='a-b c_d 1234' data-n='12345'></p>": "text 12345|p data-n",
    # names
    "<h2 id=a>b</h2><a name=c></a><p name=d></p>": "text b|text anchor a anchor c",
    "<p id=a.example></p>": "text a.example|p id anchor a.example",
    "<p a.example=1></p>": "text a.example|p attribute name",
    # what may not stand in a page
    "<p onclick=x()>a</p>": "text a|text fault CH302 has <p onclick=…>|x()",
    "<p style=a:b>a</p>": "text a|text fault CH303 has <p style=…>|a:b",
    "<style>a{}</style>": "fault CH303 has a <style> element|<style",
    "<script>x()</script>": ("fault CH301 has a <script> of its own|<script"),
    "<script src=/x.js>\n</script>": "go /x.js|load|script src",
    "<script src=/x.js>x()</script>": "go /x.js|load|script src fault CH301 has a <script> of its own|<script",
    "<script src=/x.js integrity=sha384-0x12345678 nonce=12345></script>": "go /x.js|load|script src",
    "<script type=application/json>[1]</script><script type=application/json>[2]</script>": (
        "text application/json|script type data application/json||[1] data application/json||[2]"
    ),
    "<object data=/d></object>": "go /d|load|object data fault CH304 has <object>|<object",
    "<p onx=a.b>a</p>": "text a|text fault CH302 has <p onx=…>|a.b",
    "<p property=a.example></p>": "text a.example|p property",
    "<script type=module></script>": "fault CH301 has a <script type=module> of its own|<script",
    "<script type='application/json; a' id=b>{}</script><script type=text/x>1</script>": (
        "text application/json; a|script type text text/x|script type data application/json|b|{}"
        " fault CH301 has a <script type=text/x> of its own|<script anchor b"
    ),
    "<iframe srcdoc='<p>a'></iframe>": "embedded <p>a fault CH304 has <iframe>|<iframe",
    "<base href=/b>": "go /b|link|base href fault CH305 has <base href=/b>|<base",
    "<bdo dir=LTR>a</bdo>": "text a|text",
    "<bdo>a</bdo>": "text a|text fault CH207 has <bdo>, which turns text round|<bdo",
    "<p unicode-bidi=x>a</p>": "text a|text fault CH207 has unicode-bidi=x, which turns text round|x",
    "<svg><animate attributeName=xlink:href /></svg>": (
        "text xlink:href|animate attributename fault CH309 changes xlink[:]href by <animate>|<animate"
    ),
    "<svg><animate attributeName=x /></svg>": "",
    "<svg><foreignObject>a</foreignObject></svg>": "text a|text fault CH309 has <foreignobject>|<foreignobject",
    "<div class='x mermaid'>a\nclick b\n</div><p id=e>click c</p><p class=mermaid>href d</p>": (
        "text a click b|text text click c|text text href d|text"
        " fault CH311 diagram has the line click b|click b fault CH311 diagram has the line href d|href d anchor e"
    ),
    # the head
    "<meta http-equiv=refresh content='0; url=/x'>": "go /x|refresh|meta refresh",
    "<meta http-equiv=Refresh content=5>": "fault CH306 has <meta http-equiv=refresh content=5>|5",
    "<meta property=og:url content=/u>": "go /u|link|meta og:url text /u|meta content",
    "<meta name=twitter:image content=/i>": "go /i|link|meta twitter:image text /i|meta content",
    "<meta itemprop=image content=i>": "go i|link|meta image text i|meta content",
    "<meta name=twitter:image content='a b'>": "text a b|meta content",
    "<meta name=x.example content=12345>": "text 12345|meta content",
    "<meta name=apple-itunes-app content=app-id=1>": (
        "text app-id=1|meta content fault CH312 has <meta name=apple-itunes-app content=app-id=1>|apple-itunes-app"
    ),
    "<meta charset=UTF8>": "",
    "<meta charset=big5>": "fault CH308 declares the encoding big5|big5",
    "<meta http-equiv=content-type content='text/html; charset=gbk'>": "fault CH308 declares the encoding gbk|gbk",
    "<link rel='canonical x' href=/c>": "go /c|load|link href canonical /c",
    "<link rel=canonical href=/c>": "go /c|link|link href canonical /c",
    "<link rel=preload imagesrcset='/s 1x'>": "go /s|load|link imagesrcset",
}

# The same for a whole XML file.
DRAWN = {
    '<svg xmlns="http://www.w3.org/2000/svg" style="a:b"><style>c</style><p class="1.2"/></svg>': (
        "text 1.2|p class style *{a:b} style c"
    ),
    '<svg xmlns="http://www.w3.org/2000/svg"><script src="a"/></svg>': (
        "go a|load|script src fault CH301 has a <script> of its own|<script"
    ),
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="urn:y"><x:z>a</x:z>b</svg>': (
        "text ab|text fault CH405 declares the namespace urn[:]y|urn:y"
        " fault CH405 has an element of the namespace urn[:]y|z"
    ),
    '<svg xmlns="http://www.w3.org/2000/svg" xml:base="/b"/>': "fault CH305 has xml:base=/b|/b",
    "<a>b": None,
    '<?xml version="1.0" encoding="utf8"?><a>b</a>': "text b|text",
    '<?xml version="1.0" encoding="utf-7"?><a>b</a>': None,
    "<a><?b c?></a>": None,
}


def _listed(facts: PageFacts) -> str:
    words = {"destinations": "go", "links": "link", "texts": "text", "data": "data", "styles": "style"}
    words |= {"embedded": "embedded", "faults": "fault", "anchors": "anchor"}
    lines = []
    for name in (field.name for field in fields(PageFacts)):
        value = getattr(facts, name)
        if name == "canonical":
            lines += [f"canonical {value}"] if value else []
        elif name == "faults":
            lines += [f"fault {fault.code} {fault.message}|{fault.needle}" for fault in value]
        else:
            things = sorted(value) if isinstance(value, set) else value
            lines += [f"{words[name]} {thing if isinstance(thing, str) else '|'.join(thing)}" for thing in things]
    return " ".join(lines)


@each_row(("markup", "expected"), CARRIED.items())
def test_a_page_carries_this_and_nothing_else(markup: str, expected: str) -> None:
    facts = PageFacts()
    for number, reading in enumerate(html_readings(BODY % markup)):
        collect(reading, facts, second=number > 0)
    assert _listed(facts) == expected


@pytest.mark.parametrize(("source", "expected"), DRAWN.items())
def test_a_drawing_carries_this_and_nothing_else(source: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(Unreadable):
            collect(xml_events(source), PageFacts(), standalone_svg=True)
    else:
        assert _listed(collect(xml_events(source), PageFacts(), standalone_svg=True)) == expected
