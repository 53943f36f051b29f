"""Where in markup an address or a contact may hide: each line is a body and the codes that it must give."""

from __future__ import annotations

import pytest
from guard_trees import PAGE, codes, judge_body, judge_files

from tests.support.parts import fewer_in_check
from tests.support.tables import all_but, wrong

CARRIERS = {
    # one address in every attribute that browsers follow or fetch
    '<a href="//evil.example">x</a>': "CH101",
    "<a href=//evil.example>x</a>": "CH101",
    "<A HREF='//evil.example'>x</A>": "CH101",
    "<a/href=//evil.example>x</a>": "CH101",
    '<a\nhref\n=\n"//evil.example"\n>x</a>': "CH101",
    '<a href="//evil.example" href="/zh/faq/">x</a>': "CH101",
    '<a href="/zh/faq/" ping="https://evil.example/a /zh/faq/">x</a>': "CH103",
    '<a href="/zh/faq/" attributionsrc="https://evil.example/">x</a>': "CH103",
    '<map name="m"><area href="https://evil.example/" alt="x"></map>': "CH103",
    '<form action="https://evil.example/"><input name="a"></form>': "CH103",
    '<form action="//evil.example/"></form>': "CH101",
    '<form action="javascript:x"></form>': "CH102",
    '<form action="mailto:support@imwallet.example"></form>': "CH310",
    '<form><button formaction="https://evil.example/">x</button></form>': "CH103",
    '<form><input type="submit" formaction="https://evil.example/"></form>': "CH103",
    '<form><input type="image" src="https://evil.example/a.png" alt=""></form>': "CH103",
    '<img src="https://evil.example/a.png" alt="">': "CH103",
    '<img src="https://imwallet.example/a.png" alt="">': "CH307",
    '<img src="/missing.png" alt="">': "CH108",
    '<img src="data:image/png;base64,AAAA" alt="">': "CH102",
    '<img src="/a.png" srcset="/a.png 1x, https://evil.example/b.png 2x" alt="">': "CH103",
    '<img src="/a.png" srcset="/a.png 100w,//evil.example/b.png 200w" alt="">': "CH101",
    '<img src="/a.png" srcset="https://evil.example/b,png 2x" alt="">': "CH103",
    '<img src="/a.png" srcset="/a.png, https://evil.example/b.png" alt="">': "CH103",
    '<img src="/a.png" longdesc="https://evil.example/" alt="">': "CH103",
    '<img src="/a.png" lowsrc="https://evil.example/" alt="">': "CH103",
    '<img src="/a.png" usemap="https://evil.example/#m" alt="">': "CH103",
    '<picture><source srcset="https://evil.example/q.png"><img src="/a.png" alt=""></picture>': "CH103",
    '<video src="https://evil.example/v" poster="https://evil.example/p"></video>': "CH103",
    '<video><track src="https://evil.example/t"></video>': "CH103",
    '<audio><source src="https://evil.example/t"></audio>': "CH103",
    '<script src="https://evil.example/x.js"></script>': "CH103",
    '<script src="https://imwallet.example/x.js"></script>': "CH307",
    '<link rel="stylesheet" href="https://imwallet.example/x.css">': "CH307",
    '<link rel="stylesheet" href="https://evil.example/x.css">': "CH103",
    '<link rel="preconnect" href="https://imwallet.example">': "CH307",
    '<link rel="alternate stylesheet" href="https://imwallet.example/x.css">': "CH307",
    '<link rel="canonical" href="https://evil.example/">': "CH103",
    '<link rel="preload" as="image" imagesrcset="https://evil.example/a.png 1x">': "CH103",
    '<blockquote cite="https://evil.example/">x</blockquote>': "CH103",
    '<q cite="https://evil.example/">x</q>': "CH103",
    '<del cite="https://evil.example/">x</del>': "CH103",
    '<table background="https://evil.example/a.png"><tr><td>x</td></tr></table>': "CH103",
    '<div itemscope itemid="https://evil.example/">x</div>': "CH103",
    '<div itemscope itemtype="https://evil.example/T">x</div>': "CH103",
    # frames
    '<iframe src="https://evil.example/"></iframe>': "CH103 CH304",
    '<iframe srcdoc="&lt;a href=//evil.example&gt;x&lt;/a&gt;"></iframe>': "CH101 CH304",
    '<iframe srcdoc="&lt;iframe srcdoc=&#39;&amp;lt;a href=//evil.example&amp;gt;x&#39;&gt;"></iframe>': "CH101 CH304",
    '<object data="https://evil.example/"></object>': "CH103 CH304",
    '<object classid="https://evil.example/"></object>': "CH103 CH304",
    '<object><param name="src" value="https://evil.example/"></object>': "CH103 CH201 CH304",
    '<embed src="/a.png">': "CH304",
    '<portal src="https://evil.example/"></portal>': "CH103 CH304",
    '<applet code="x" codebase="https://evil.example/"></applet>': "CH103 CH304",
    # forwarding
    '<base href="https://evil.example/">': "CH103 CH305",
    '<base target="_blank">': "CH305",
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">': "CH103",
    '<meta http-equiv="refresh" content="0; url=https://imwallet.example/">': "CH306",
    '<meta http-equiv="Refresh" content="0;URL=\'//evil.example\'">': "CH101",
    '<meta http-equiv=" refresh " content="0;https://evil.example/">': "CH306",
    '<meta http-equiv="refresh" content="0, //evil.example">': "CH306",
    '<meta http-equiv="refresh" content="0; u r l = //evil.example">': "CH306",
    '<meta http-equiv="refresh" content="5">': "CH306",
    '<meta http-equiv="refresh" content="0; url=/zh/nowhere/">': "CH108",
    # scripts and styles
    "<script>x()</script>": "CH301",
    '<script type="module">x()</script>': "CH301",
    '<script type="text/javascript">x()</script>': "CH301",
    '<script type="importmap">{"imports": {}}</script>': "CH301",
    '<script type="speculationrules">{}</script>': "CH301",
    '<script type="text/plain">x</script>': "CH301",
    '<script type="">x()</script>': "CH301",
    '<script src="">x()</script>': "CH301",
    "<svg><script>x()</script></svg>": "CH301",
    '<svg><script src="/zh/faq/index.html">x()</script></svg>': "CH301",
    '<bdo dir="rtl">moc.tellawmi</bdo>': "CH207",
    '<svg><text unicode-bidi="bidi-override" direction="rtl">moc.tellawmi</text></svg>': "CH207",
    '<svg><path fill="u\\72l(https://evil.example/a.svg#b)"/></svg>': "CH103",
    '<p onclick="x()">x</p>': "CH302",
    '<img src="/a.png" alt="" OnError=x()>': "CH302",
    '<svg onload="x()"></svg>': "CH302",
    '<details ontoggle="x()"><summary>x</summary></details>': "CH302",
    '<p style="color:red">x</p>': "CH303",
    "<style>p{}</style>": "CH303",
    "<svg><style>p{}</style></svg>": "CH303",
    # To browsers the Kelvin sign is no k and the long s no s, and of two attributes of one name the first counts.
    '<p onclick="x()" onclic\u212a="">x</p>': "CH302",
    '<table background="//attacker.example/a.png" bac\u212aground="/a.png"><tr><td>x</td></tr></table>': "CH101",
    '<svg><a xlink:href="//attacker.example" xlin\u212a:href="/zh/faq/"><text>x</text></a></svg>': "CH101",
    '<noscript><!--</noscript><no\u017fcript>--><a href="//attacker.example">x</a><no\u017fcript></noscript>': "CH101",
    # With scripts on <noscript> is raw text up to its own end, whatever else is raw text beside it.
    "<noscript></noembed><!--</noscript><script>x()</script>-->": "CH301",
    "<noscript></noembed><!--</noscript><a href='//3405803781/x'>x</a>-->": "CH101",
    "<noembed><!--</noembed><noscript><!--</noscript><a href='//3405803781/x'>x</a>-->": "CH101",
    # Not the first address of an attribute alone, and what it says besides.
    '<svg><rect mask="url(#a) url(//3405803781/x)"/></svg>': "CH101",
    '<svg><rect mask="url(/a.png), url(//3405803781/x)"/></svg>': "CH101",
    '<svg><rect fill="url(#a) url(https://imwallet.example/x)"/></svg>': "CH307",
    '<svg><rect fill="url(#a) u\\72l(//3405803781/x)"/></svg>': "CH101",
    '<svg><rect mask="url(/a.png) image-set(&quot;//3405803781/x&quot; 1x)"/></svg>': "CH101",
    '<p data-x="url(/a.png) write to help@attacker.example">x</p>': "CH202",
    # Another encoding, declared for the page or for what it loads.
    '<link rel="stylesheet" charset="gbk" href="/a.css">': "CH108 CH308",
    '<script charset="gbk" src="/a.js"></script>': "CH108 CH308",
    # What looks like a name of the theme is one in its settings alone, and there no other.
    '<script id="__config" type="application/json">{"features": ["content.attacker.example"]}</script>': "CH201",
    '<script id="__config" type="application/json">{"search.attacker.example": 1}</script>': "CH201",
    '<script type="application/json">{"features": ["navigation.top"]}</script>': "CH201",
    '<script id="x" type="application/json">{"navigation.top": 1}</script>': "CH201",
    # SVG and MathML
    '<svg><a href="https://evil.example/"><text>x</text></a></svg>': "CH103",
    '<svg><a xlink:href="https://evil.example/"><text>x</text></a></svg>': "CH103",
    '<svg><use href="https://evil.example/s.svg#a"/></svg>': "CH103",
    '<svg><use xlink:href="//evil.example/s.svg#a"/></svg>': "CH101",
    '<svg><image href="https://evil.example/a.png"/></svg>': "CH103",
    '<svg><feImage href="https://evil.example/a.png"/></svg>': "CH103",
    '<svg><path fill="url(https://evil.example/a.svg#b)"/></svg>': "CH103",
    "<svg><path mask=\"URL( '//evil.example/a.svg#b' )\"/></svg>": "CH101",
    '<svg><animate attributeName="href" values="/zh/faq/;https://evil.example"/></svg>': "CH201 CH309",
    '<svg><set attributeName="xlink:href" to="/zh/faq/"/></svg>': "CH309",
    '<svg><set attributeName="class" to="x"/></svg>': "CH309",
    '<svg><set attributeName="style" to="x"/></svg>': "CH309",
    '<svg><set attributeName="src" to="x"/></svg>': "CH309",
    "<svg><foreignObject><p>x</p></foreignObject></svg>": "CH309",
    '<svg xmlns="https://evil.example/ns"></svg>': "CH405",
    '<svg><a xml:base="https://evil.example/" href="/zh/faq/"><text>x</text></a></svg>': "CH305",
    '<math><mi href="https://evil.example/">x</mi></math>': "CH103",
    (
        '<math><semantics><annotation-xml encoding="text/html"><a href="//evil.example">x</a></annotation-xml>'
        "</semantics></math>"
    ): "CH101 CH309",
    # markup that parsers disagree about
    '<template><a href="//evil.example">x</a></template>': "CH101",
    '<template><template><a href="//evil.example">x</a></template></template>': "CH101",
    '<div><template shadowrootmode="open"><a href="//evil.example">x</a></template></div>': "CH101",
    '<template><tr background="https://evil.example/a.png"><td>x</td></tr></template>': "CH103",
    '<svg><desc><template><a href="//evil.example">x</a></template></desc></svg>': "CH101",
    '<noscript><a href="//evil.example">x</a></noscript>': "CH101",
    '<noscript><!--</noscript><a href="//evil.example">x</a>--></noscript>': "CH101 CH201",
    '<noscript><p title="</noscript><a href=//evil.example>x</a>">x</p></noscript>': "CH101 CH201",
    '<NOSCRIPT><style></NOSCRIPT><a href="//evil.example">x</a></style></NOSCRIPT>': "CH101 CH303",
    '<!--><a href="//evil.example">x</a>-->': "CH101",
    '<!--x--!><a href="//evil.example">x</a>-->': "CH101",
    '<![CDATA[><a href="//evil.example">x</a>]]>': "CH101",
    '<svg><![CDATA[<a href="//evil.example">x</a>]]></svg>': "CH201",
    '<svg><p><a href="//evil.example">x</a></svg>': "CH101",
    '<math><mtext><a href="//evil.example">x</a></mtext></math>': "CH101",
    '<textarea></textarea><a href="//evil.example">x</a>': "CH101",
    '<title></title><a href="//evil.example">x</a>': "CH101",
    '<select><option><a href="//evil.example">x</a></option></select>': "CH101",
    '<table><a href="//evil.example">x</a></table>': "CH101",
    '</body></html><a href="//evil.example">x</a>': "CH101",
    '<x-link href="//evil.example">x</x-link>': "CH101",
    "<div " * 1 + 'a="1"><a href="//evil.example">x</a></div>': "CH101",
    "<b>" * 3000 + '<a href="//evil.example">x</a>': "CH101",
    "<div>" * 3000 + '<a href="//evil.example">x</a>': "CH101",
    # places that readers see only sometimes, or programs read
    "<!-- evil.example/kefu -->": "CH201",
    "<!-- <a href='https://evil.example/'>x</a> -->": "CH201",
    '<p title="微信 imwallet_kefu">x</p>': "CH204",
    '<img src="/a.png" alt="电话 13800000000">': "CH203",
    '<button aria-label="写信 a@evil.example">x</button>': "CH202",
    '<input placeholder="evil.example">': "CH201",
    '<input value="evil.example/kefu">': "CH201",
    '<input type="hidden" value="https://evil.example/">': "CH103 CH201",
    "<textarea>evil.example</textarea>": "CH201",
    '<option label="evil.example">x</option>': "CH201",
    "<select><option>evil.example</option></select>": "CH201",
    '<table><tr><th abbr="evil.example">x</th></tr></table>': "CH201",
    '<meta name="description" content="加微信 imwallet_kefu">': "CH204",
    '<meta property="og:description" content="evil.example">': "CH201",
    '<meta property="og:url" content="https://evil.example/">': "CH103 CH201",
    '<meta property="og:image" content="//evil.example/a.png">': "CH101 CH201",
    '<meta name="twitter:image:src" content="https://evil.example/a.png">': "CH103 CH201",
    '<div data-chat="https://evil.example/">x</div>': "CH103",
    '<div data-chat="//evil.example/">x</div>': "CH101",
    '<div data-chat="javascript:x()">x</div>': "CH102",
    '<div data-tip="加微信 imwallet_kefu">x</div>': "CH204",
    '<div data-options=\'{"chat": ["https://evil.example/"]}\'>x</div>': "CH103",
    "<div data-options='{\"phone\": 8613800000000}'>x</div>": "CH203",
    "<div data-options='{evil.example}'>x</div>": "CH201",
    '<script type="application/json">{"a": {"b": ["https://evil.example/"]}}</script>': "CH103",
    '<script type="application/json">{"a": "evil.example"}</script>': "CH201",
    '<script type="application/json">{"evil.example/kefu": 1}</script>': "CH201",
    '<script type="application/json">{"wechat": "imwalletkefu"}</script>': "CH204",
    '<script type="application/json">{"a": </script>': "CH403",
    '<script type="application/ld+json">{"url": "https://evil.example/", "url": "/"}</script>': "CH403",
    '<script type="application/ld+json">{"@context": "https://evil.example/"}</script>': "CH103",
    (
        '<script type="application/ld+json">{"@context": "https://schema.org", "url": "https://schema.org/x"}</script>'
    ): "CH103",
    '<script type="application/ld+json">{"sameAs": ["https://social.example/imwallet"]}</script>': "CH104",
    '<script type="application/ld+json">{"email": "a@evil.example"}</script>': "CH202",
    '<script type="application/ld+json">{"email": "mailto:a@evil.example"}</script>': "CH106",
    '<script type="application/ld+json">{"telephone": "2025550143"}</script>': "CH203",
    '<pre class="mermaid">graph LR\n A--&gt;B\n click A "/zh/faq/"</pre>': "CH311",
    '<pre class="mermaid"><code>%%{init: {}}%%\ngraph LR</code></pre>': "CH311",
    '<div class="x mermaid"><div>graph LR</div>\n  link A: Chat @ /zh/faq/</div>': "CH311",
    '<meta charset="gb18030">': "CH308",
    '<meta http-equiv="content-type" content="text/html; charset=utf-7">': "CH308",
    # text that is taken apart by markup
    "<p>evil<b>.example</b></p>": "CH201",
    "<p>ev<wbr>il.exam<span></span>ple</p>": "CH201",
    "<p><span>138</span><span>0000</span><b>0000</b></p>": "CH203",
    "<p>微<i>信</i> <code>imwallet_kefu</code></p>": "CH204",
    "<p>support<span>@</span>evil<x-y>.</x-y>example</p>": "CH202",
    "<p>evil<!-- x -->.example</p>": "CH201",
    "<p>138&#8203;0000&zwj;0000</p>": "CH203 CH207",
    "<svg><text><tspan>evil</tspan><tspan>.example</tspan></text></svg>": "CH201",
    "<ruby>evil<rt></rt>.example</ruby>": "CH201",
}

TEXT_AND_TARGET = {
    '<a href="https://imwallet.example/">imwallet.example</a>': "",
    '<a href="https://imwallet.example/news">https://imwallet.example/news</a>': "",
    '<a href="https://imwallet.example/news">IMWALLET.EXAMPLE</a>': "",
    '<a href="https://imwallet.example/news">https://imwallet.example/other</a>': "CH209",
    '<a href="https://help.imwallet.example/">https://imwallet.example</a>': "CH209",
    '<a href="https://imwallet.example/"><b>help</b>.imwallet.example</a>': "CH209",
    '<a href="https://imwallet.example/" title="https://chat.imwallet.example">x</a>': "CH209",
    '<a href="https://imwallet.example/" aria-label="chat.imwallet.example">x</a>': "CH209",
    '<a href="https://imwallet.example/"><img src="/a.png" alt="chat.imwallet.example"></a>': "CH209",
    '<a href="https://imwallet.example/"><span title="chat.imwallet.example">x</span></a>': "CH209",
    '<map name="m"><area href="https://imwallet.example/" alt="chat.imwallet.example"></map>': "CH209",
    '<a href="mailto:support@imwallet.example">support@imwallet.example</a>': "",
    '<a href="mailto:support@imwallet.example">Support@IMWallet.example</a>': "",
    '<a href="https://imwallet.example/">support@imwallet.example</a>': "CH209",
    '<a href="tel:+12025550142">+1 (202) 555-0142</a>': "",
    '<a href="tel:+12025550142">202-555-0142</a>': "",
    '<a href="/zh/faq/">+1 202 555 0142</a>': "CH209",
    '<a href="https://imwallet.example/">+1 202 555 0142</a>': "CH209",
    '<a href="https://social.example/imwallet_example">@imwallet_example</a>': "",
    '<a href="https://social.example/imwallet_example">social.example/imwallet_example</a>': "",
    '<a href="https://imwallet.example/">@imwallet_example</a>': "CH209",
    '<a href="https://apps.example/imwallet_example">social.example/imwallet_example</a>': "CH209",
    '<a href="imwallet://help">imwallet://help</a>': "",
    '<a href="imwallet://help">imwallet.example</a>': "CH209",
    '<a href="/zh/faq/">https://help.imwallet.example/zh/faq/</a>': "",
    '<a href="/zh/faq/">https://imwallet.example/</a>': "CH209",
    '<svg><a href="https://imwallet.example/"><text>chat.imwallet.example</text></a></svg>': "CH209",
    '<a href="/zh/faq/">版本 2.16.1，2026-11-22</a>': "",
    '<a href="https://evil.example/">evil.example</a>': "CH103 CH201",
    '<a href="https://imwallet.example/a!">https://imwallet.example/a</a>': "CH209",
    '<a href="https://imwallet.example/a">https://imwallet.example/a!/</a>': "CH209",
    '<a href="/zh/faq/">https://help.imwallet.example/zh/faq!/</a>': "CH209",
    '<a href="/zh/faq!/">https://help.imwallet.example/zh/faq</a>': "CH108 CH209",
    '<a href="https://imwallet.example/">evil.example</a>': "CH201 CH209",
    '<a href="https://imwallet.example/">https://evil.example</a>': "CH201 CH209",
    '<a href="https://imwallet.example/">a@evil.example</a>': "CH202 CH209",
    '<a href="https://social.example/imwallet_example">微博 imwallet_example</a>': "",
}

ORDINARY = [
    '<a href="/zh/faq/#steps" class="md-nav__link" title="帮助">帮助</a>',
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12 8a3 3 0 0 0 3-3 13800000000-3z"/></svg>',
    '<svg xmlns:xlink="http://www.w3.org/1999/xlink"><defs><g id="g"/></defs><use xlink:href="#g"/></svg>',
    '<svg><path fill="url(#g)"/><linearGradient id="g"/></svg>',
    '<svg><path fill="url(#drawn-by-a-script)"/></svg>',
    '<svg><animate attributeName="opacity" values="0;1"/></svg>',
    '<label class="md-overlay" for="__drawer"></label><input type="checkbox" id="__drawer" autocomplete="off">',
    '<form role="search"><input name="q" placeholder="搜索"><button type="reset">x</button></form>',
    '<form action="/zh/faq/" method="get"><input name="q"></form>',
    '<div data-md-component="header" data-md-color-scheme="default" data-hours=\'["Mo-Fr 09:00-18:00"]\'>x</div>',
    '<script src="/zh/faq/index.html"></script>',
    '<script id="__config" type="application/json">{"base": ".", "features": ["navigation.top", "content.tabs.link"]}'
    "</script>",
    '<script id="__config" type="application/json">{"translations": {"search.result.one": "1 个结果"}}</script>',
    '<script charset="UTF-8" src="/zh/faq/index.html"></script>',
    '<svg><rect mask="url(#a) url(#b)" fill="url(#c)"/></svg>',
    '<?xml version="1.0" encoding="UTF-8"?><p>x</p>',
    "<noscript><p>x</p><noembed>x</noembed></noscript>",
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "FAQPage",'
    ' "telephone": "+1 202 555 0142", "sameAs": ["https://social.example/imwallet_example"], "url": "https://help.imwallet.example/"}</script>',
    '<script type="application/ld+json">{"@type": "https://schema.org/Thing",'
    ' "additionalType": "http://schema.org/Thing"}</script>',
    '<div itemscope itemtype="https://schema.org/FAQPage">x</div>',
    '<meta http-equiv="refresh" content="0; url=../zh/faq/">',
    '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="theme-color" content="#1a2b3c">',
    '<meta property="og:image" content="https://help.imwallet.example/a.png">',
    '<meta property="og:image:alt" content="标志">',
    '<link rel="alternate" hreflang="x-default" href="https://help.imwallet.example/">',
    '<link rel="next" href="/zh/faq/">',
    '<img src="/a.png" srcset="/a.png 1x, /a.png 2x" alt="">',
    "<noscript><p>需要打开 JavaScript 才能搜索。</p></noscript>",
    "<template><p>x</p></template>",
    "<p>帮助 👨‍👩‍👧 ❤️ 1️⃣ 完成 ✔️</p>",
    "<p>café naïve Zürich e\u0301</p>",
    '<time datetime="2026-11-22T10:30:45+08:00">2026 年 11 月 22 日</time>',
    '<pre class="mermaid">graph LR\n A--&gt;B</pre>',
    "<!-- 导航 -->",
]


def _codes(markup: str) -> str:
    return codes(judge_body(markup))


def test_carriers() -> None:
    assert wrong(fewer_in_check(CARRIERS.items(), 5), _codes) == []


def test_text_and_target() -> None:
    assert wrong(fewer_in_check(TEXT_AND_TARGET.items()), _codes) == []


def test_ordinary_markup() -> None:
    assert all_but(fewer_in_check(ORDINARY), lambda markup: codes(judge_body(markup)), "") == []


def test_a_page_knows_its_own_origin_by_its_canonical_link() -> None:
    canonical = '<link rel="canonical" href="https://help.imwallet.example/">'
    assert codes(judge_body(canonical + '<a href="/">help.imwallet.example</a>')) == ""
    assert codes(judge_body(canonical + '<a href="/">imwallet.example</a>')) == "CH209"


def test_title_and_head_are_read() -> None:
    page = PAGE.replace("<title>x", "<title>客服 evil.example")
    assert codes(judge_files({"index.html": page % "x"})) == "CH201"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>é".encode("latin-1"), "CH308"),
        ("<p>x".encode("utf-16"), "CH308"),
        (b"<p>\x1b$B x", "CH207 CH308"),
        (b"\xef\xbb\xbf<p>x", ""),
        (b"", ""),
        (b'<?xml version="1.0" encoding="gbk"?><!doctype html><p>x', "CH308"),
        (b"\n<?xml version='1.0' encoding=gbk?><!doctype html><p>x", "CH308"),
        (b"<!doctype html><svg><![CDATA[><meta charset=gbk>]]></svg><meta charset=utf-8><p>x", "CH308"),
        (b'<?xml version="1.0"?><!doctype html><p>x', ""),
        (b"<!doctype html><svg><![CDATA[><meta charset=utf-8>]]></svg><p>x", ""),
    ],
)
def test_only_utf_8_is_read(content: bytes, expected: str) -> None:
    assert codes(judge_files({"index.html": content})) == expected
