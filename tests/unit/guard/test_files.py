"""Every kind of file in the tree, and what it may hold."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from pathlib import Path

import pytest
from guard_trees import BESIDE, LIST, PAGE, PNG, codes, judge_files

from guard import CannotCheck, check_tree
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">%s</urlset>'
)
SVG_NAMESPACE = "http://www.w3.org/2000/svg"
SVG = f'<svg xmlns="{SVG_NAMESPACE}" viewBox="0 0 1 1">%s</svg>'
ATOM_NAMESPACE = "http://www.w3.org/2005/Atom"
ARMOUR = "-----BEGIN PGP SIGNATURE-----\n\n%s\n-----END PGP SIGNATURE-----\n"


def atom(inside: str, head: str = "") -> str:
    """Return a feed; `head` stands in its first tag."""
    return f'<feed xmlns="{ATOM_NAMESPACE}" {head}>{inside}</feed>'


REFUSED: list[tuple[str, str | bytes, str]] = [
    ("assets/page.html", PAGE % '<a href="https://evil.example">x</a>', "CH103"),
    ("assets/page.HTM", PAGE % '<a href="https://evil.example">x</a>', "CH103"),
    ("f.pdf", b"%PDF-1.4 /URI(https://evil.example/)", "CH402"),
    ("f.PDF", b"%PDF-1.4", "CH402"),
    ("f.xhtml", "<html/>", "CH402"),
    ("f.zip", b"PK", "CH402"),
    ("f.apk", b"PK", "CH402"),
    ("f.xyz", b"x", "CH401"),
    ("f", b"x", "CH401"),
    (".htaccess", "Redirect / https://evil.example/", "CH401"),
    ("f.mp4", b"x", "CH401"),
    ("f.php", b"x", "CH401"),
    ("f.html.bak", b"x", "CH401"),
    ("f.js.gz", b"x", "CH402"),
    # redirects and headers
    ("_redirects", "/kefu https://evil.example/ 302", "CH103"),
    ("_redirects", "/kefu //evil.example/ 302", "CH101"),
    ("_redirects", "/* https://evil.example/:splat 302!", "CH103"),
    ("_redirects", "https://evil.example/* /zh/faq/ 301", "CH103"),
    ("_redirects", "# x\n\n/a /zh/faq/ 301\n/b /zh/nowhere/ 301", "CH108"),
    ("_redirects", "/a https://imwallet.example/r?to=https://evil.example 301", "CH105"),
    ("a/_redirects", "/kefu http://imwallet.example/ 302", "CH102"),
    ("_headers", "/*\n  Refresh: 0; url=/zh/faq/", "CH406"),
    ("_headers", "/*\n  Location: /zh/faq/", "CH406"),
    ("_headers", "/*\n  Link: <https://evil.example/a.css>; rel=preload", "CH103 CH201"),
    ("_headers", "/*\n  Content-Security-Policy: script-src 'self' evil.example", "CH201"),
    ("_headers", "/*\n  Content-Security-Policy: script-src *.evil.example", "CH201"),
    ("_headers", '/*\n  Report-To: {"endpoints": [{"url": "https://evil.example/"}]}', "CH201"),
    ("CNAME", "evil.example", "CH201"),
    # text
    ("robots.txt", "User-agent: *\nSitemap: https://evil.example/sitemap.xml", "CH103"),
    ("robots.txt", "# 微信 imwallet_kefu", "CH204"),
    ("list.txt", "x\nhttps://evil.example/a\n", "CH103"),
    ("list.txt", "https:///imwallet.example/\n", "CH101"),
    (".well-known/security.txt", "Contact: mailto:a@evil.example", "CH106"),
    (".well-known/security.txt", "Contact: https://evil.example/report", "CH103"),
    (".well-known/security.txt", "Contact: tel:+12025550143", "CH107"),
    (".well-known/security.txt", "Contact: a@evil.example", "CH202"),
    ("a.txt", "evil.example/kefu", "CH201"),
    # Lines below each other are read as blocks of a page are.
    ("a.txt", "Telegram\nkefu_example9", "CH204"),
    ("humans.txt", "Call\n202\n555\n0143\n", "CH203"),
    ("a.txt", "k\nf\nd\ne\ns\nk\n.\nt\no\np", "CH201"),
    ("a.txt", b"\xff\xfe\x00", "CH403"),
    ("a.md", "[x](https://evil.example/)", "CH201"),
    # What follows the head of a signature is read unless it is one; so is Base64 that may be an address.
    ("robots.txt", "User-agent: *\n-----BEGIN PGP SIGNATURE-----\nWrite to help@attacker.example\n", "CH202"),
    ("a.txt", ARMOUR % "Write to help@attacker.example", "CH202"),
    ("a.txt", ARMOUR % "Comment: https://attacker.example", "CH103"),
    ("a.txt", ARMOUR % "0x52908400098527886E0F7030069857D2E4169EE7", "CH206"),
    ("a.txt", ARMOUR % f"{'iQIzBAEBCgAdFiEE' * 4}\nbc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "CH206"),
    ("a.txt", "Send to\n0x52908400098527886E0F7030069857D2E4169EE7\n", "CH206"),
    ("a.txt", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq\n", "CH206"),
    ("a.txt", "untrusted comment: pay to\n0x52908400098527886E0F7030069857D2E4169EE7\n", "CH206"),
    # Links of Markdown and HTML that name no host in letters.
    ("a.md", "[x](//3405803781/x)", "CH101"),
    ("a.md", "[x](<//3405803781/x>)", "CH101"),
    ("a.txt", "see <a class=x href='//3405803781/x'>x</a>", "CH101"),
    ("a.md", "[x](javascript:x())", "CH102"),
    # Hosts that do not know these files publish them as they are, comments too.
    ("_headers", "# write to help@attacker.example\n/*\n  X-A: a\n", "CH202"),
    ("_redirects", "# write to help@attacker.example\n/a /zh/faq/ 301\n", "CH202"),
    # JSON
    ("a.json", json.dumps({"search.attacker.example": 1}), "CH201"),
    ("a.json", json.dumps({"navigation.top": 1}), "CH201"),
    ("a.json", json.dumps({"features": ["content.attacker.example"]}), "CH201"),
    (
        "manifest.json",
        json.dumps({"related_applications": [{"platform": "play", "id": "example.attacker.x"}]}),
        "CH312",
    ),
    ("a.webmanifest", json.dumps({"prefer_related_applications": True}), "CH312"),
    ("a.json", json.dumps({"start_url": "/\t/3405803781/"}), "CH101"),
    (".well-known/assetlinks.json", json.dumps([{"package_name": "write to help@attacker.example"}]), "CH202"),
    ("a/assetlinks.json", json.dumps([{"sha256_cert_fingerprints": ["https://attacker.example/"]}]), "CH103"),
    ("apple-app-site-association", json.dumps({"appIDs": [["help@attacker.example"]]}), "CH202"),
    ("feed.json", json.dumps({"items": [{"content_html": "<a href='//3405803781/'>x</a>"}]}), "CH101"),
    ("feed.json", json.dumps({"items": [{"content_html": "<img src=x onerror=y()>"}]}), "CH302"),
    ("manifest.webmanifest", json.dumps({"start_url": "https://evil.example/"}), "CH103"),
    ("manifest.webmanifest", json.dumps({"start_url": "//evil.example/"}), "CH101"),
    ("manifest.webmanifest", json.dumps({"icons": [{"src": "/missing.png"}]}), "CH108"),
    ("manifest.webmanifest", json.dumps({"name": "x", "description": "加微信 imwallet_kefu"}), "CH204"),
    ("search/index.json", json.dumps({"docs": [{"text": "打开 evil.example"}]}), "CH201"),
    ("search/index.json", json.dumps({"docs": [{"location": "//evil.example"}]}), "CH101"),
    ("a.json", json.dumps({"a": [[{"b": "https://evil.example/"}]]}), "CH103"),
    ("a.json", json.dumps({"https://evil.example/": 1}), "CH201"),
    ("a.json", json.dumps("https://evil.example/"), "CH103"),
    ("a.json", json.dumps({"telephone": 12025550143}), "CH203"),
    ("a.json", json.dumps({"$schema": "https://evil.example/draft/2020-12/schema"}), "CH103"),
    ("a.json", json.dumps({"a": {"$schema": "https://json-schema.org/draft/2020-12/schema"}}), "CH103"),
    ("a.json", json.dumps({"$schema": "https://json-schema.org/evil"}), "CH103"),
    ("a.json", json.dumps({"$id": "https://evil.example/a.json"}), "CH103"),
    # A number that is said twice, and no title beside it that says it once.
    ("a.json", json.dumps({"title": "Hide support", "keywords": ["Hide support 1952 1952"]}), "CH203"),
    ("a.json", json.dumps({"title": "Hide support 1952 1952"}), "CH203"),
    ("a.json", json.dumps({"title": "客服 2025550143", "keywords": ["客服 2025550143 2025550143"]}), "CH203"),
    ("a.json", '{"a": "帮\\u200b助"}', "CH207"),
    ("a.json", "{", "CH403"),
    ("a.json", b"\xff", "CH403"),
    # One reader takes the first of two, another the last.
    ("a.json", '{"page": "https://evil.example/", "page": "x"}', "CH403"),
    ("a.webmanifest", '{"a": {"start_url": "https://evil.example/", "start_url": "/"}}', "CH403"),
    ("a.json", "[NaN]", "CH403"),
    ("a.json", '{"a": -Infinity}', "CH403"),
    ("a.json", "[" * 100 + "]" * 100, "CH403"),
    ("a.json", "[" * 100_000, "CH403"),
    ("a.json", json.dumps({"a": "old@imwallet.example"}), "CH208"),
    ("other.json", json.dumps({"revoked": [{"value": "old@imwallet.example"}]}), "CH208"),
    ("official-channels.json", json.dumps({"revoked": [{"value": "a@evil.example"}]}), "CH202"),
    ("official-channels.json", json.dumps({"revoked": [{"reason": "old@imwallet.example"}]}), "CH208"),
    ("official-channels.json", json.dumps({"channels": [{"value": "old@imwallet.example"}]}), "CH208"),
    # XML
    ("sitemap.xml", SITEMAP % "<url><loc>https://evil.example/</loc></url>", "CH103"),
    ("sitemap.xml", SITEMAP % "<url><loc>//evil.example/</loc></url>", "CH101"),
    ("sitemap.xml", SITEMAP % '<url x="https://evil.example/"/>', "CH103"),
    ("sitemap.xml", SITEMAP % "<!-- evil.example -->", "CH201"),
    ("sitemap.xml", SITEMAP.replace("www.sitemaps.org", "evil.example") % "", "CH405"),
    ("sitemap.xml", '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>', "CH405"),
    ("sitemap.xml", '<?xml-stylesheet href="https://evil.example/"?><a/>', "CH405"),
    ("sitemap.xml", '<a xmlns:h="http://www.w3.org/1999/xhtml"><h:script>x</h:script></a>', "CH405"),
    ("sitemap.xml", '<a xmlns:s="http://www.w3.org/2000/svg"><s:script>x</s:script></a>', "CH405"),
    ("sitemap.xml", '<?xml version="1.0" encoding="iso-2022-jp"?><a/>', "CH405"),
    ("sitemap.xml", "<a>", "CH403"),
    (
        "sitemap.xml.gz",
        gzip.compress((SITEMAP % "<url><loc>https://evil.example/</loc></url>").encode()),
        "CH103",
    ),
    ("sitemap.xml.gz", b"x", "CH403"),
    ("feed.xml", "<rss><channel><link>https://evil.example/</link></channel></rss>", "CH103"),
    (
        "feed.xml",
        "<rss><description>&lt;a href='https://evil.example/'&gt;x&lt;/a&gt;</description></rss>",
        "CH103 CH201",
    ),
    ("feed.xml", "<rss><channel><link>//3405803781/</link></channel></rss>", "CH101"),
    ("feed.xml", atom('<link href="a"/>', 'xml:base="//3405803781/"'), "CH305"),
    ("feed.xml", atom('<content type="html">&lt;a href="//3405803781/"&gt;x&lt;/a&gt;</content>'), "CH101"),
    ("feed.xml", atom('<content type="html">&lt;script&gt;x()&lt;/script&gt;</content>'), "CH301"),
    ("feed.xml", atom('<summary type="html">&lt;img src="x" onerror="y()"&gt;</summary>'), "CH302"),
    ("feed.xml", atom('<link href="//3405803781/" a:href="/"/>', f'xmlns:a="{ATOM_NAMESPACE}"'), "CH101 CH405"),
    # SVG. Attributes that are one to some readers are two to others, and which of them counts nobody knows.
    ("a.svg", SVG % '<rect onload="x()" ONLOAD=""/>', "CH405"),
    ("a.svg", SVG % '<a href="//3405803781/" HREF="/zh/faq/"><text>x</text></a>', "CH405"),
    (
        "a.svg",
        SVG % f'<a xmlns:s="{SVG_NAMESPACE}" href="//3405803781/" s:href="/a.png"><text>x</text></a>',
        "CH101 CH405",
    ),
    ("a.svg", SVG % f'<a xmlns:s="{SVG_NAMESPACE}" s:href="/a.png"><text>x</text></a>', "CH405"),
    ("a.svg", SVG % '<rect onclick="x()" onclic\u212a=""/>', "CH302"),
    ("a.svg", SVG % '<rect mask="url(#a) url(//3405803781/x)"/>', "CH101"),
    ("a.svg", SVG % '<style>@import"//3405803781/x.css";</style>', "CH101"),
    ("a.svg", SVG % '<a href="https://evil.example/"><text>x</text></a>', "CH103"),
    (
        "a.svg",
        SVG % '<a xmlns:l="http://www.w3.org/1999/xlink" l:href="https://evil.example/"><text>x</text></a>',
        "CH103",
    ),
    ("a.svg", SVG % "<text>微信 imwallet_kefu</text>", "CH204"),
    ("a.svg", SVG % "<title>evil.example</title>", "CH201"),
    ("a.svg", SVG % "<text><tspan>evil</tspan>.<tspan>example</tspan></text>", "CH201"),
    ("a.svg", SVG % "<script>x</script>", "CH301"),
    ("a.svg", SVG % '<script href="/a.js"/>', "CH108 CH301"),
    ("a.svg", SVG % '<rect onclick="x"/>', "CH302"),
    ("a.svg", SVG % "<foreignObject><p>x</p></foreignObject>", "CH309"),
    (
        "a.svg",
        SVG % '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="https://evil.example/"/>',
        "CH103 CH405",
    ),
    ("a.svg", SVG % '<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>', "CH301"),
    ("a.svg", SVG % '<image href="https://imwallet.example/a.png"/>', "CH307"),
    ("a.svg", SVG % '<image href="/missing.png"/>', "CH108"),
    ("a.svg", SVG % '<set attributeName="href" to="/zh/faq/"/>', "CH309"),
    ("a.svg", SVG % "<style>@import 'https://evil.example/a.css';</style>", "CH103"),
    ("a.svg", SVG % '<rect style="fill: url(https://evil.example/a.svg#b)"/>', "CH103"),
    ("a.svg", '<!DOCTYPE svg [<!ENTITY e "evil">]>' + SVG % "&e;", "CH405"),
    ("a.svg", '<?xml-stylesheet href="a.css"?>' + SVG % "", "CH405"),
    ("a.svg", "<svg>", "CH403"),
    ("a.svg", SVG % '<a xmlns="https://evil.example/"/>', "CH405"),
    # style sheets
    ("a.css", "a { background: url(https://evil.example/a.png) }", "CH103"),
    ("a.css", 'a { background: URL( "//evil.example/a.png" ) }', "CH101"),
    ("a.css", "a { background: u\\72l(https://evil.example/a.png) }", "CH103"),
    ("a.css", "a { background: url(https\\3a //evil.example/a.png) }", "CH103"),
    ("a.css", "a { background: url(https://imwallet.example/a.png) }", "CH307"),
    ("a.css", "a { background: url(missing.png) }", "CH108"),
    ("a.css", "@import 'https://evil.example/a.css';", "CH103"),
    ("a.css", '@IMPORT url("https://evil.example/a.css");', "CH103"),
    ("a.css", '@\\69mport "https://evil.example/a.css";', "CH103"),
    ("a.css", 'a { background: image-set("https://evil.example/a.png" 1x) }', "CH103"),
    ("a.css", 'q { quotes: "evil.com" "x" }', "CH201"),
    ("a.css", "a { background: url(https://evil.example/a.png", "CH103"),
    ("a.css", "a { background: url(https://evil.example/\\(a\\).png) }", "CH103"),
    ("a.css", 'a::after { content: "微信 imwallet_kefu" }', "CH204"),
    ("a.css", 'a::after { content: "evil" ".example" }', "CH201"),
    ("a.css", 'a::after { content: "\\65vil.example" }', "CH201"),
    ("a.css", "a { b: url(data:text/html,x) }", "CH102"),
    # A string ends with its line, a backslash takes the meaning of what follows, no comment is in an address.
    ("a.css", 'a{x:"\n}b{y:"/*"}c{background:url(//3405803781/x.png)}', "CH101"),
    ("a.css", "a{x:'\r}b{y:'/*'}c{background:url(//3405803781/x.png)}", "CH101"),
    ("a.css", 'a{x:"\f}b{y:"/*"}c::after{content:"help@attacker.example"}', "CH202"),
    ("a.css", 'a{x:"\\\r\n/*"}c{background:url(//3405803781/x.png)}', "CH101"),
    ("a.css", 'a{x:\\"}b{y:"/*"}c{background:url(//3405803781/x.png)}', "CH101"),
    ("a.css", 'a::after{x:\\"; content:"help@attacker.example"}', "CH202"),
    ("a.css", "a{x:\\/*}b{background:url(//3405803781/x.png)}", "CH101"),
    ("a.css", "a{b:url(/*)}b{background:url(//3405803781/x.png)}", "CH101 CH108"),
    ("a.css", "<!--a{b:url(/*)}b{background:url(//3405803781/x.png)}", "CH101 CH108"),
    ("a.css", 'a{b:\\78url(" ) ;} d{ e: ") } c{background:url(//3405803781/x.png)}', "CH101"),
    ("a.css", '@import"//3405803781/x.css";', "CH101"),
    ("a.css", "@import/**/'//3405803781/x.css';", "CH101"),
    ("a.css", 'a{background:image-set("//3405803781/x.png" 1x)}', "CH101"),
    ("a.css", 'a{background:-webkit-image-set("//3405803781/x.png" 1x)}', "CH101"),
    ("a.css", 'a{background:image("//3405803781/x.png")}', "CH101"),
    ("a.css", 'a{--x:"//3405803781/x.png";background:image-set(var(--x) 1x)}', "CH101"),
    ("a.css", "@charset 'gbk'; a { color: red }", "CH308"),
    (
        "a.css",
        f"a {{ b: url('data:image/svg+xml;utf8,{SVG % '<text>evil.example</text>'}') }}".replace("%", "%25"),
        "CH201",
    ),
]

ALLOWED: list[tuple[str, str | bytes]] = [
    ("list.txt", "https://imwallet.example/a\n  https://help.imwallet.example/\n"),
    ("robots.txt", "User-agent: *\nAllow: /\nSitemap: https://help.imwallet.example/sitemap.xml\n"),
    (
        ".well-known/security.txt",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n"
        "Contact: mailto:support@imwallet.example\nContact: tel:+1-202-555-0142\nExpires: 2027-11-22T00:00:00.000Z\n"
        "Preferred-Languages: zh, en\nCanonical: https://help.imwallet.example/.well-known/security.txt\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQIzBAEBCgAdFiEE1BoatSLRHtKNngkdXEeobR76b53LETtpyT\n"
        "-----END PGP SIGNATURE-----\n",
    ),
    (
        "key.txt",
        "untrusted comment: minisign public key\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\n"
        f"{ARMOUR % ('iQIzBAEBCgAdFiEE+oatSLRHtKNngkdXEeobR76b53LETtpyT1BoatSLRHtKNngk' + chr(10) + 'dX+eobR7=')}",
    ),
    ("CNAME", "help.imwallet.example\n"),
    (".nojekyll", ""),
    ("a.json", json.dumps({"title": "Hide support 1952", "keywords": ["Hide support 1952 1952", "客服 1"]})),
    ("a.json", json.dumps([["检查收款钱包 1577"], {"keywords": ["检查收款钱包 1577 1577"]}])),
    (
        "_redirects",
        "# old pages\n/old /zh/faq/ 301\n/* /zh/faq/:splat 200\n/site https://imwallet.example/ 302\n",
    ),
    (
        "_headers",
        "/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; base-uri 'none'\n"
        "  X-Content-Type-Options: nosniff\n  Cache-Control: public, max-age=31536000, immutable\n",
    ),
    (
        "manifest.webmanifest",
        json.dumps({"name": "IM 钱包", "start_url": "/", "icons": [{"src": "/a.png", "sizes": "1x1"}]}),
    ),
    (
        "official-channels.json",
        json.dumps({"channels": [{"value": "+12025550142"}], "revoked": [{"value": "old@imwallet.example"}]}),
    ),
    (
        "official-channels.json",
        json.dumps({"revoked": [{"kind": "origin", "value": "https://old.imwallet.example"}]}),
    ),
    (
        "schemas/a.schema.json",
        json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "$id": "https://help.imwallet.example/a.json",
                "properties": {"url": {"type": "string", "format": "uri", "pattern": "^https://[a-z0-9.-]+/"}},
            }
        ),
    ),
    (
        "search/index.json",
        json.dumps({"docs": [{"location": "zh/faq/#steps", "text": "写信 support@imwallet.example，版本 2.16.1"}]}),
    ),
    ("a.json", json.dumps({"a": [1, 2.5, None, True, 12025550143]})),
    ("manifest.json", json.dumps({"name": "x", "start_url": "./", "related_applications": [], "id": "/?x"})),
    ("feed.json", json.dumps({"items": [{"content_html": "<p>x <img src='https://imwallet.example/a.png'></p>"}]})),
    (
        "feed.xml",
        atom(
            '<content type="html">&lt;p style="x"&gt;&lt;img src="https://imwallet.example/a.png"&gt;&lt;/p&gt;</content>'
        ),
    ),
    (
        "sitemap.xml",
        SITEMAP % "<url><loc>https://help.imwallet.example/</loc><lastmod>2026-11-22</lastmod></url>",
    ),
    (
        "sitemap.xml",
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"><url>'
        '<loc>https://help.imwallet.example/</loc><xhtml:link rel="alternate" hreflang="en" href="https://help.imwallet.example/en/"/>'
        "</url></urlset>",
    ),
    (
        "sitemap.xml.gz",
        gzip.compress((SITEMAP % "<url><loc>https://help.imwallet.example/</loc></url>").encode()),
    ),
    (
        "opensearch.xml",
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/"><ShortName>IM</ShortName>'
        '<Url type="text/html" template="https://help.imwallet.example/?q={searchTerms}"/></OpenSearchDescription>',
    ),
    (
        "a.svg",
        SVG
        % (
            "<style>@media (prefers-color-scheme: dark) { path { fill: #fff } }</style>"
            '<path style="fill:red" d="M0 0h1"/>'
        ),
    ),
    (
        "a.svg",
        '<?xml version="1.0" encoding="utf-8"?>\n'
        + SVG % '<defs><path id="p"/></defs><use href="#p"/><image href="a.png"/>',
    ),
    (
        "a.css",
        '@charset "utf-8"; a { background: url(a.png) } '
        f"b {{ c: url('data:image/png;base64,{b64encode(PNG).decode()}') }} /* https://evil.example */",
    ),
    (
        "a.css",
        f"a {{ b: url('data:image/svg+xml;charset=utf-8,{SVG % '<path/>'}') }} c::after {{ content: \"\\e900\" }}",
    ),
    ("a.css", 'a::before { content: "//" } b::before { content: "a\\\nb" } c { content: "\\"/*" } /* "x" */'),
    ("a.css", "@namespace svg url(http://www.w3.org/2000/svg); .a\\:b { color: red } q { quotes: '“' '”' }"),
    ("a.js", "fetch('https://evil.example')"),
    ("a.woff2", b"\x00"),
]


@each_row(("name", "content", "expected"), fewer_in_check(REFUSED))
def test_refused(name: str, content: str | bytes, expected: str) -> None:
    assert codes(judge_files({"index.html": PAGE % "x", name: content})) == expected


@each_row(("name", "content"), fewer_in_check(ALLOWED))
def test_allowed(name: str, content: str | bytes) -> None:
    assert judge_files({"index.html": PAGE % "x", name: content}).findings == ()


def test_symbolic_links_are_refused_and_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text(PAGE % '<a href="//evil.example">x</a>')
    root = tmp_path / "site"
    root.mkdir()
    (root / "index.html").write_text(PAGE % "x")
    (root / "folder").symlink_to(outside)
    (root / "page.html").symlink_to(outside / "index.html")
    report = check_tree(root, LIST)
    assert [(finding.file, finding.code) for finding in report.findings] == [
        ("folder", "CH404"),
        ("page.html", "CH404"),
    ]
    assert report.pages == 1


def test_all_faults_are_found_in_one_run_sorted_and_counted() -> None:
    report = judge_files(
        {
            "index.html": PAGE % '<a href="//evil.example">x</a><p>evil.example</p>\n<p>a@evil.example</p>',
            "en/index.html": PAGE % '<a href="/zh/nowhere/">x</a>',
            "a.pdf": b"x",
        }
    )
    assert [(finding.file, finding.line, finding.code) for finding in report.findings] == [
        ("a.pdf", 0, "CH402"),
        ("en/index.html", 2, "CH108"),
        ("index.html", 2, "CH101"),
        ("index.html", 2, "CH201"),
        ("index.html", 3, "CH202"),
    ]
    assert (report.pages, report.files) == (3, len(BESIDE) + 3)


@pytest.mark.parametrize("files", [(), ("a.json",)])
def test_a_tree_without_pages_is_no_pass(tmp_path: Path, files: tuple[str, ...]) -> None:
    for name in files:
        (tmp_path / name).write_text("{}")
    with pytest.raises(CannotCheck):
        check_tree(tmp_path, LIST)
    with pytest.raises(CannotCheck):
        check_tree(tmp_path / "nowhere", LIST)


@pytest.mark.parametrize("value", [{}, [], ["x"], None, 1])
def test_a_revoked_entry_may_hold_anything(value: object) -> None:
    """The published list of another site need not have strings where ours has; that is no reason to stop."""
    published = json.dumps({"revoked": [{"id": "old", "value": value}]})
    assert codes(judge_files({"index.html": PAGE % "x", "official-channels.json": published})) == ""
