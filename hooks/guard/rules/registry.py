"""Every rule of the guard: when it speaks, why it exists, how to mend the fault, one example that fails and
one that passes.

The examples are HTML fragments unless they start with a file name and a colon on a line of their own, or the
rule says otherwise; the tests judge each of them, so that this table cannot lie.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One rule. `bad` is an example that the rule refuses, `good` the same intention done right.

    `judges` tells what the examples are part of: "tree" (a published file), "pinned tree" (with a lock, of
    pinned.js: x()), "code" (what a QR code says, as a PNG), "article" (what Markdown makes of a page), "sources"
    (a file of the repository) or "exceptions" (an entry, for a page with one phone number). `severity` is that of its
    findings, "error" or "warning"; `page` is where the rule is described, as a path.
    """

    code: str
    name: str
    when: str
    why: str
    fix: str
    bad: str
    good: str
    judges: str = "tree"
    severity: str = "error"
    page: str = "RULES.md"

    @property
    def address(self) -> str:
        """Where the rule stands on its page, as a relative address."""
        return f"{self.page}#{self.code}-{self.name}".replace(self.code, self.code.lower())


_ZWSP = "\u200b"
_ENTRY = (
    "{page: docs/zh/a.md, text: '13800000000', kind: phone, reason: a long reason, reviewer: x, expires: 2026-12-01}"
)

RULES: tuple[Rule, ...] = (
    # --- CH1xx: where a click or a request leads
    Rule(
        "CH101",
        "odd-spelling",
        "an address is spelled so that programs read it differently, or ada (WHATWG) cannot read it",
        "`/\\host`, `//host`, `https:host` or `user@host` lead elsewhere than they seem to",
        "write the plain address, https://host/path, or name the channel",
        r'<a href="/\evil.example">x</a>',
        '<a href="https://imwallet.example/">x</a>',
    ),
    Rule(
        "CH102",
        "scheme",
        "an address uses a scheme that no channel on the list has (http, javascript, data, an app's own …)",
        "each scheme is a program that opens; only listed ones are known to be ours",
        "use a channel, or https",
        '<a href="weixin://dl/chat">x</a>',
        '<a href="imwallet://help">x</a>',
    ),
    Rule(
        "CH103",
        "off-list",
        "an address leads to an origin that is not on the list",
        "whatever the site links to is trusted as official",
        "use a channel of the list, or add the channel there",
        '<a href="https://evil.example/">x</a>',
        '<a href="https://imwallet.example/news">x</a>',
    ),
    Rule(
        "CH104",
        "shared-platform",
        "an address on a shared platform is not exactly a listed page: other path, a query, a fragment",
        "on a shared platform anyone can have a page; only ours is listed",
        "link the listed page itself",
        '<a href="https://social.example/imwallet_examp1e">x</a>',
        '<a href="https://social.example/imwallet_example/">x</a>',
    ),
    Rule(
        "CH105",
        "address-inside",
        "path, query or fragment of our own address carries another address",
        "open redirects and viewers take readers on to it",
        "link the page itself",
        '<a href="https://imwallet.example/go?to=https://evil.example">x</a>',
        '<a href="https://imwallet.example/go?to=fees">x</a>',
    ),
    Rule(
        "CH106",
        "mailto",
        "a mailto: address is not a listed one, or carries more than a plain subject",
        "cc, bcc, body and second recipients send a reader's secrets to others",
        "link the listed address, with ?subject= at most",
        '<a href="mailto:support@imwallet.example?cc=a@evil.example">x</a>',
        '<a href="mailto:support@imwallet.example?subject=Help">x</a>',
    ),
    Rule(
        "CH107",
        "tel",
        "a tel: number is not a listed one in international form, or carries pauses or parameters",
        "one digit decides who answers",
        "link the listed number as tel:+…",
        '<a href="tel:+12025550143">x</a>',
        '<a href="tel:+12025550142">x</a>',
    ),
    Rule(
        "CH108",
        "no-such-file",
        "a same-site address leads to no file of the site",
        "a dead end sends a frightened reader to a search engine",
        "link an existing page",
        '<a href="/zh/no-such-page/">x</a>',
        '<a href="/zh/faq/">x</a>',
    ),
    Rule(
        "CH109",
        "no-such-anchor",
        "a same-site address names an anchor that its page does not have",
        "the reader lands at the top of a page and not at the answer",
        "link an existing heading id",
        '<a href="#nowhere">x</a>',
        '<p id="here"><a href="#here">x</a></p>',
    ),
    Rule(
        "CH110",
        "revoked",
        "an address leads to a channel that has been revoked",
        "whoever holds it today is not us",
        "use a channel that is still on the list",
        '<a href="mailto:old@imwallet.example">x</a>',
        '<a href="mailto:support@imwallet.example">x</a>',
    ),
    # --- CH2xx: contacts that a reader can see or hear
    Rule(
        "CH201",
        "address-in-text",
        "text shows a web address, host name or app address that is not on the list",
        "readers type what they see",
        "name a channel, or leave the address out",
        "<p>打开 evil．example/kefu</p>",
        "<p>打开 imwallet.example</p>",
    ),
    Rule(
        "CH202",
        "email-in-text",
        "text shows an e-mail address that is not on the list, in any spelling",
        "readers write to what they see",
        "name a channel",
        "<p>support (at) evil (dot) example</p>",
        "<p>support@imwallet.example</p>",
    ),
    Rule(
        "CH203",
        "phone-in-text",
        "text shows a phone number that is not on the list, in any digits or grouping",
        "readers call what they see",
        "name a channel; write other long numbers with a label (amount, order, block)",
        "<p>客服电话 １３８００００００００</p>",
        "<p>客服电话 +1 202-555-0142</p>",
    ),
    Rule(
        "CH204",
        "messenger-in-text",
        "text shows a messenger or social network with an id beside it that is not on the list",
        "that is how thieves invite",
        "name a channel; the word alone (we have no QQ group) is fine",
        "<p>加微信 imwallet_kefu</p>",
        "<p>我们没有微信群，也没有 QQ 群。</p>",
    ),
    Rule(
        "CH205",
        "handle-in-text",
        "text shows an @handle that no listed page has, or a name made of the wallet's own (imwallet_kefu)",
        "readers look handles up, and impostors take the wallet's name",
        "name a channel",
        "<p>Follow @evil_support</p>",
        "<p>Follow @imwallet_example, update to imwallet-2.16.1</p>",
    ),
    Rule(
        "CH206",
        "crypto-address",
        "text shows a wallet address, a name such as name.eth, or a payment address",
        "nobody is to send money because of a help page",
        "leave it out, or shorten it in the middle (0x5290…9EE7)",
        "<p>0x52908400098527886E0F7030069857D2E4169EE7</p>",
        "<p>0x5290…9EE7</p>",
    ),
    Rule(
        "CH207",
        "invisible",
        "text holds invisible, bidirectional or private-use characters",
        "they hide, reorder or split what a reader believes to see",
        "delete them",
        f"<p>帮助{_ZWSP}中心</p>",
        "<p>帮助中心</p>",
    ),
    Rule(
        "CH208",
        "revoked-in-text",
        "text shows a channel that has been revoked",
        "whoever holds it today is not us",
        "use a channel that is still on the list",
        "<p>old@imwallet.example</p>",
        "<p>support@imwallet.example</p>",
    ),
    Rule(
        "CH209",
        "text-and-target",
        "a link shows one address and leads to another, listed or not",
        "that is the oldest trick; readers are taught to look for it",
        "let the link show what it opens, or words",
        '<a href="https://help.imwallet.example/">https://imwallet.example</a>',
        '<a href="https://imwallet.example/">imwallet.example</a>',
    ),
    Rule(
        "CH210",
        "payment-in-text",
        "text shows what somebody could pay to: a bank card, an IBAN, a bank's number, an id of UPI, a cashtag",
        "nobody is to send money because of a help page",
        "leave it out; write the last four digits where a reader must tell one card from another",
        "<p>请汇款至招商银行 6225 8812 3456 7890</p>",
        "<p>尾号 7890 的银行卡</p>",
    ),
    Rule(
        "CH211",
        "named-account",
        "text sends its reader to look for an account, a group or an app by a name",
        "whoever registers that name first is found",
        "name a channel, so that a link leads there",
        "<p>在微信里搜索公众号「示例钱包客服」。</p>",
        "<p>在设置里搜索「通知」。</p>",
    ),
    Rule(
        "CH212",
        "other-platform",
        "text shows a listed name or number beside a service where the list has none",
        "a name that is ours on one platform is anybody's on another",
        "name the platform of the list, or add this service to the channel's `platform`",
        "<p>Telegram: @imwallet_example</p>",
        "<p>Follow @imwallet_example</p>",
    ),
    # --- CH3xx: markup that a help page never needs
    Rule(
        "CH301",
        "inline-script",
        "HTML or SVG holds a script of its own",
        "what a script does cannot be judged; the site's policy forbids it anyway",
        "move it to a file of the theme",
        "<script>location = '/'</script>",
        '<script type="application/json">{"a": 1}</script>',
    ),
    Rule(
        "CH302",
        "inline-handler",
        "an element has an event handler (onclick …)",
        "it is a script",
        "move it to a file of the theme",
        '<p onclick="x()">x</p>',
        '<p class="x">x</p>',
    ),
    Rule(
        "CH303",
        "inline-style",
        "an element has style=, or HTML holds <style>",
        "styles draw text and fetch files; the site's policy forbids them anyway",
        "use a class of the theme",
        '<p style="color: red">x</p>',
        '<p class="red">x</p>',
    ),
    Rule(
        "CH304",
        "foreign-frame",
        "HTML holds an iframe, frame, object, embed, applet, portal or param",
        "it shows somebody else's page as part of ours",
        "link instead",
        '<iframe src="/zh/faq/"></iframe>',
        '<a href="/zh/faq/">x</a>',
    ),
    Rule(
        "CH305",
        "base",
        "HTML holds <base> or xml:base",
        "it turns every relative address of the page",
        "delete it",
        '<base href="/zh/faq/">',
        '<a href="/zh/faq/">x</a>',
    ),
    Rule(
        "CH306",
        "refresh",
        "a page forwards its reader by <meta http-equiv> anywhere but to an existing page of this site",
        "no policy stops it",
        "forward to a page of this site, written as: 0; url=/path/",
        '<meta http-equiv="refresh" content="0; url=https://imwallet.example/">',
        '<meta http-equiv="refresh" content="0; url=/zh/faq/">',
    ),
    Rule(
        "CH307",
        "remote-resource",
        "a page loads a script, style, image or other file from outside this site",
        "the other side sees every reader, and can change what they see",
        "keep the file in this site",
        '<img src="https://imwallet.example/a.png" alt="">',
        '<img src="/a.png" alt="">',
    ),
    Rule(
        "CH308",
        "encoding",
        "an HTML file is not plain UTF-8, or declares another encoding",
        "in another encoding a browser reads other markup than the guard",
        "save as UTF-8 and declare it",
        '<meta charset="iso-2022-jp"><p>x</p>',
        '<meta charset="utf-8"><p>x</p>',
    ),
    Rule(
        "CH309",
        "active-svg",
        "SVG or MathML changes a link by animation, or carries foreign content",
        "the link that is judged is not the link that is clicked",
        "draw without it",
        '<svg><set attributeName="href" to="/zh/faq/"/></svg>',
        '<svg><path d="M0 0h1"/></svg>',
    ),
    Rule(
        "CH310",
        "form-target",
        "a form sends what a reader types anywhere but to this site or a listed origin",
        "secrets are typed into forms",
        "delete the action, or send to this site",
        '<form action="mailto:support@imwallet.example"><input name="a"></form>',
        '<form action="/zh/faq/"><input name="a"></form>',
    ),
    Rule(
        "CH311",
        "mermaid-link",
        "a diagram that is drawn in the browser has click, link or init lines",
        "they become links and styles only when a reader's browser draws them",
        "draw a static diagram",
        '<pre class="mermaid">graph LR\n A--&gt;B\n click A "/zh/faq/"</pre>',
        '<pre class="mermaid">graph LR\n A--&gt;B</pre>',
    ),
    Rule(
        "CH312",
        "app-in-head",
        "a <meta> names an app that browsers or social networks then offer or open",
        "the banner stands above the page and leads to a store, past the list",
        "delete it, and link to the channel of the app in the page",
        '<meta name="apple-itunes-app" content="app-id=1234567890">',
        '<meta name="twitter:card" content="summary">',
    ),
    Rule(
        "CH320",
        "element-in-page",
        "a page uses an element that Markdown does not make: script, style, iframe, form, svg, video …",
        "what only a few elements can do needs no second look; scripts and fields come from the theme alone",
        "write it in Markdown, or with a shortcode",
        "<video src='a.png'></video>",
        "<p><strong>x</strong></p>",
        "article",
    ),
    Rule(
        "CH321",
        "attribute-in-page",
        "an element of a page has an attribute that Markdown does not make: on…, style, target, data-…",
        "attributes run scripts, draw text and carry values that no reader sees",
        "delete it; a class is fine",
        '<p data-note="x">x</p>',
        '<p class="note">x</p>',
        "article",
    ),
    Rule(
        "CH322",
        "comment-in-page",
        "a page holds an HTML comment or another declaration",
        "it is published, though no editor sees it in the page",
        "delete it; notes belong in the review",
        "<p>x</p><!-- note -->",
        "<p>x</p>",
        "article",
    ),
    Rule(
        "CH323",
        "unbalanced-page",
        "raw HTML in a page leaves an element open, or closes one that it has not opened",
        "what follows would stand in, or outside, elements of the theme",
        "close what is opened, in the same page",
        "<p>x</p></div><p>y</p>",
        "<div><p>x</p></div>",
        "article",
    ),
    # --- CH4xx: files
    Rule(
        "CH401",
        "unknown-file",
        "the tree holds a file of a kind that the guard does not know",
        "what cannot be read cannot be judged",
        "remove it, or teach the guard to judge it",
        "a.xyz:\nx",
        "a.txt:\nx",
    ),
    Rule(
        "CH402",
        "refused-file",
        "the tree holds a PDF, XHTML or archive",
        "they carry links that no check of ours sees",
        "make it an ordinary page",
        "a.pdf:\n%PDF-1.4",
        "a.txt:\nx",
    ),
    Rule(
        "CH403",
        "unreadable",
        "a file is not what its name says: broken JSON or XML, not UTF-8",
        "what cannot be read cannot be judged",
        "mend or remove it",
        "a.json:\n{",
        "a.json:\n{}",
    ),
    Rule(
        "CH404",
        "symbolic-link",
        "the tree holds a symbolic link",
        "it publishes a file that nobody reviewed here",
        "copy the file",
        "link:\n(made by the test)",
        "a.txt:\nx",
    ),
    Rule(
        "CH405",
        "active-xml",
        "an XML or SVG file declares entities, a stylesheet or a namespace that the guard does not know",
        "they make content that is not in the file",
        "remove the declaration",
        'a.xml:\n<?xml-stylesheet href="/a.css"?><a/>',
        "a.xml:\n<a/>",
    ),
    Rule(
        "CH406",
        "header",
        "a headers file sets a header that forwards readers",
        "it works like a redirect that no page shows",
        "use _redirects, to a page of this site",
        "_headers:\n/*\n  Refresh: 0; url=/zh/faq/",
        "_headers:\n/*\n  X-Content-Type-Options: nosniff",
    ),
    Rule(
        "CH407",
        "unpinned",
        "a script, style, font, raster picture or file that names apps for our links (assetlinks.json) is not in the"
        " lock (docs/assets.lock.json), where one is used",
        "what it does or shows cannot be read here; somebody must have looked at exactly this file",
        "look at the file, then run make assets-lock",
        "a.js:\nx()",
        "pinned.js:\nx()",
        "pinned tree",
    ),
    Rule(
        "CH408",
        "changed",
        "a script, style, font or raster picture is not the file that the lock names",
        "somebody has looked at another file than this one",
        "look at what changed, then run make assets-lock",
        "pinned.js:\ny()",
        "pinned.js:\nx()",
        "pinned tree",
    ),
    Rule(
        "CH409",
        "code-in-picture",
        "a picture (raster, SVG, data: image, or text of block characters) shows a QR code or another code of its kind "
        "that is not a listed address",
        "a camera opens what no reader can check; a checksum says that somebody looked, not what the code says",
        "show a code of a listed address, or no code",
        "https://evil.example/",
        "https://imwallet.example/",
        "code",
    ),
    Rule(
        "CH410",
        "unsearchable-picture",
        "a picture cannot be searched for codes: broken, not what its suffix says, or larger than the guard reads",
        "what cannot be read cannot be judged",
        "save it again as an ordinary PNG or WebP, or as an SVG without foreign parts",
        "b.png:\nno picture",
        'b.svg:\n<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>',
    ),
    Rule(
        "CH411",
        "signature",
        "a detached signature (.minisig) does not sign the file beside it with the signing_key of the channel list",
        "somebody who checks it must be able to trust it; a broken one teaches people to ignore signatures",
        "let make release write it, with the secret key of the same pair",
        "a.txt.minisig:\nuntrusted comment: x",
        "a.txt:\nx",
    ),
    Rule(
        "CH412",
        "vector-verdict",
        "a vector in official-check.vectors.json says something else of its text than the guard does",
        "apps judge links by these vectors; a false one would let a fake through on every phone",
        "write the file by the build alone, or correct the verdict",
        'official-check.vectors.json:\n{"version": 1, "vectors": [{"input": "a@evil.example", "verdict": "listed"}]}',
        'official-check.vectors.json:\n{"version": 1, "vectors": [{"input": "a@any.example", "verdict": "unlisted"}]}',
    ),
    Rule(
        "CH413",
        "out-of-bounds",
        "a file is more than the guard reads: too large, nested too deeply, too many addresses, texts or attributes",
        "nothing on a help page is that large, and reading it would take time without end",
        "make it smaller, or several files of it",
        "big.svg:\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
        "<filter id='f'><feTurbulence numOctaves='9'/></filter><path d='M" + "1 1 " * 60 + "'/></svg>",
        "small.svg:\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M1 1h1'/></svg>",
    ),
    # --- CH5xx: settings and sources, before anything is built
    Rule(
        "CH501",
        "remote-file",
        "mkdocs.yml names a script, style or picture that is no file of this site, or lets extensions fetch text",
        "the other side sees every reader, and can change what they see",
        "keep the file in overrides/assets",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]\n"
        "extra_css: [../../a.css, 'data:,x']",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]\n"
        "extra_css: [assets/a.css]",
        "sources",
    ),
    Rule(
        "CH502",
        "setting",
        "mkdocs.yml has a setting that is not on the short list: repo_url, copyright, nav, social links …",
        "themes make links, scripts and raw HTML of settings",
        "delete it; words stand in overrides/words.yml, sections in docs/topics.yml",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]\n"
        "copyright: <b>x</b>",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]\n"
        "site_name: x",
        "sources",
    ),
    Rule(
        "CH503",
        "fonts",
        "theme: font: is not false",
        "the theme then loads fonts from a host that sees every reader",
        "set it to false",
        "mkdocs.yml:\ntheme: {font: {text: Roboto}}\nextra: {generator: false}\nplugins: [i18n]\n"
        "hooks: [hooks/build.py]",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]",
        "sources",
    ),
    Rule(
        "CH504",
        "programs",
        "mkdocs.yml runs a plugin or hook that is not known here, or leaves out one that belongs to the site",
        "a program that runs in the build can write after the guard, or change what the guard is shown",
        "do without it, or add it in hooks/guard/sources/settings.py, with a review",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n, redirects]\n"
        "hooks: [hooks/build.py]",
        "mkdocs.yml:\ntheme: {font: false}\nextra: {generator: false}\nplugins: [i18n]\nhooks: [hooks/build.py]",
        "sources",
    ),
    Rule(
        "CH505",
        "typed-address",
        "an address or contact stands in mkdocs.yml, a data file other than docs/channels.yml, or a template",
        "it would stay there when the list changes",
        "name a channel",
        "docs/facts.yml:\nfacts: {help: 'open https://imwallet.example'}",
        "docs/facts.yml:\nfacts: {help: 'open our website'}",
        "sources",
    ),
    Rule(
        "CH506",
        "unused-definition",
        "a Markdown file defines a link that no text uses",
        "nobody sees it in a page or in a review, until somebody writes its label in brackets",
        "delete it",
        "docs/zh/a.md:\n[x](b.md)\n\n[kefu]: c.md",
        "docs/zh/a.md:\n[x][kefu]\n\n[kefu]: c.md",
        "sources",
    ),
    # --- CH6xx: exceptions
    Rule(
        "CH601",
        "broad-exception",
        "an entry of guard-exceptions.yml is not well formed, too broad, too long, double, or of a kind that has none",
        "an exception lets one reviewed string through, never a place that a reader can follow",
        "give page, exact text, kind, reason, reviewer and a day within a year",
        _ENTRY.replace("13800000000", "a@evil.example"),
        _ENTRY,
        "exceptions",
    ),
    Rule(
        "CH602",
        "expired-exception",
        "an entry of guard-exceptions.yml has expired",
        "what was right when it was reviewed may be a contact of somebody else today",
        "look again: delete the text, or set a new day",
        _ENTRY.replace("2026-12", "2026-01"),
        _ENTRY,
        "exceptions",
    ),
    Rule(
        "CH603",
        "unused-exception",
        "an entry of guard-exceptions.yml excepts nothing on its page",
        "it would let the same string through when somebody else writes it there",
        "delete the entry",
        _ENTRY.replace("13800000000", "13800000001"),
        _ENTRY,
        "exceptions",
    ),
)

BY_CODE: dict[str, Rule] = {rule.code: rule for rule in RULES}
