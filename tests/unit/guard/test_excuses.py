"""What is read as code excuses no thief who writes like a program: each excuse, with somebody who hides in it."""

from __future__ import annotations

from itertools import product

import pytest
from guard_trees import codes, judge_body

from guard.policy.code_hosts import leads_nowhere
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

HASH = "7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e"
# Ways to be reached, as a page shows them, around what stands in code.
REACHED = [
    "<p>Telegram: <code>{}</code></p>",
    "<p>Telegram <code>{}</code></p>",
    "<p>Discord: <code>{}</code></p>",
    "<p>微信：<code>{}</code></p>",
    "<p>WhatsApp <code>{}</code></p>",
    "<p>Write to <code>{}</code> about your wallet.</p>",
    "<p>Ask <code>{}</code>, who is quick.</p>",
    "<p>写给 <code>{}</code></p>",
    "<p>联系 <code>{}</code> 处理</p>",
    "<p>Message <code>{}</code></p>",
    "<table><tr><td>Telegram</td><td><code>{}</code></td></tr></table>",
    "<pre><code>// Telegram: {}\nconst x = 1;</code></pre>",
    '<pre><code>{{"telegram": "{}"}}</code></pre>',
]
# Names within a scope, as packages have them.
SCOPED = ["@tide/desk-one", "@tidehelp/one", "@scope/kefu", "@vitejs/plugin-tide", "@help/desk", "@tide-desk/night_7"]
# Addresses that somebody can have, written as those of machines are.
LIVE = [
    "http://backend.top",
    "http://user:pass@tide-desk.top/db",
    "http://tide-desk.top@localhost.top/",
    "http://localhost@tide-desk.top/",
    "http://example.com@tide-desk.top/",
    "http://tide-desk.top@backend:8080/",
    "http://example.com.tide-desk.top/",
    "http://localhost.tide-desk.top/",
    "http://127.0.0.1.tide-desk.top/",
    "http://backend:8080/tide-desk.top",
    "http://backend:8080/?to=https://tide-desk.top",
    "http://backend:8080@tide-desk.top/",
    "http://www.w3.org@tide-desk.top/2000/svg",
    "http://www.w3.org.tide-desk.top/2000/svg",
    "http://www.w3.org:8080/2000/svg",
    "http://tide-desk.top/www.w3.org/2000/svg",
    "http://json-schema.org/tide-desk",
    "http://maven.apache.org/help/POM",
    "http://8.8.8.8:8080/x",
    "http://0x08080808/x",
    "http://134744072/x",
    "http://[2606:4700::1111]/x",
    "http://tide.eth/x",
    "http://tide.wallet/x",
    "http://evil%2etop/x",
    "http:///tide-desk.top/x",
    "http://x/\\tide-desk.top",
    "http://tide-desk。top/x",
    "enode://00aa@tide-desk.top:30303",
    "postgres://user:pass@tide-desk.top/db",
]
NOWHERE = [
    "http://backend:8080",
    "http://my-vite-server/invoke",
    "http://whoami.docker.localhost/",
    "postgres://user:pass@localhost/db?sslmode=disable",
    "mysql://USER:PASSWORD@HOST:PORT/DATABASE",
    "enode://pubkey@ip_address:30303",
    "enode://4540ea...9c1d78@172.16.239.41:30303",
    "http://auth-service.default.svc.cluster.local:8080/auth",
    "http://user:pass@proxy.example.com:8080",
    "ldap://ldap.example.org:636",
    "unix:///var/run/docker.sock",
    "http://schemas.microsoft.com/wix/2006/wi",
    "http://www.w3.org/2000/svg",
    "http://json-schema.org/draft-07/schema#",
    "http://[2001:db8::1]:8080/x",
]
MARKS = ["@TauriPlugin", "@AutoService", "@ApiServiceUnavailableResponse", "@objcMembers", "@Readonly", "@Injectable"]
OFFERED = [
    "<p>Telegram: <code>{}</code></p>",
    "<p>微信：<code>{}</code></p>",
    "<p>Contact <code>{}</code> for help.</p>",
    "<p>联系 <code>{}</code></p>",
    "<p>DM <code>{}</code></p>",
    "<p>Message {} to unlock it.</p>",
    "<p>Discord: {}</p>",
    "<p>Write to {}.</p>",
    "<pre><code>Telegram: {}\nclass X {{}}</code></pre>",
    "<pre><code>// contact {}\nclass X {{}}</code></pre>",
]
REFUSED = [
    *(way.format(name) for way, name in product(REACHED, SCOPED)),
    *(f"<p>Open <code>{address}</code>.</p>" for address in LIVE),
    *(f'<pre><code>const url = "{address}";</code></pre>' for address in LIVE),
    *(way.format(mark) for way, mark in product(OFFERED, MARKS)),
    "<p>Open <code>http://tide-desk</code> and put .top behind it.</p>",
    "<p>Open http://backend:8080 now.</p>",
    "<p><code>contact: tide_restore_one</code></p>",
    "<pre><code>contact: tide_restore_one</code></pre>",
    "<p>联系：tide_recover_one</p>",
    "<p>客服：<code>tide_help_one</code></p>",
    f"<table><tr><td>Nostr</td><td>{HASH}</td></tr></table>",
    f"<table><tr><td>Nostr</td><td><code>{HASH}</code></td></tr></table>",
    f"<p>Nostr: {HASH}</p>",
    "<p>Call 172.20.0.0/16 now.</p>",
    "<p>Call +192.0.55.50/143 now.</p>",
    "<p>拨打 138.00.13.80.00/0</p>",
    "<p>Skype live:tidehelp_7</p>",
    "<p>Skype live:.cid.1a2b3c4d5e6f7788</p>",
    "<p>FPS 7654321</p>",
    "<p>加微信里的 zorbidesk</p>",
    "<p>微信中的 zorbikefu</p>",
    "<p>GitHub: zorbi-codegen</p>",
    "<p>Message zorbi-codegen on GitHub</p>",
    "<p>Write to us, view on GitHub zorbi-codegen</p>",
    "<p>View on GitHub zorbi-helpdesk</p>",
    "<p>Send 5 USDT to <code>com.tide.wallet</code></p>",
    '<p>Pay to <code>"com.tide.wallet"</code>.</p>',
    "<p><code>com.tide.wallet</code></p>",
    "<p>Send it to 0x77777777777777777777a1b2c3d4e5f6a7b8c9d0.</p>",
    "<p>Send it to 0x00000000000000000000000a1b2c3d4e5f6a7b8c.</p>",
    "<p>BrG44HdsEhzapvs8bEqzvkq4egwevS3fRE6ze2ENo6S8</p>",
    '<pre><code>nonce: "BrG44HdsEhzapvs8bEqzvkq4egwevS3fRE6ze2ENo6S8",</code></pre>',
    "<p>nonce: 2forT3nCPBRye9DeM1QSuWN8WvGZVpXN</p>",
    "<p>Send 5 ETH to 0x000000000000000000000000000000000000dEaD.</p>",
    "<p>向 0x0000000000000000000000000000000000000000 支付 0.05 ETH</p>",
    "<pre><code>[2606:4700:4700::1111]\n64:ff9b::808:808\n::ffff:8.8.8.8</code></pre>",
    "<p><code>::ffff:808:808</code></p>",
    "<p><code>64:ff9b::808:808</code></p>",
    "<pre><code>FROM telegram night_desk_x</code></pre>",
    "<p>twitter:zorbidesk</p>",
    "<p>twitter: card_desk7</p>",
    "<p>Join Wallet Rescue Team on Telegram.</p>",
    "<p>Telegram: uint8kf</p>",
    "<p>Telegram: esp8266kf</p>",
    "<p>Telegram: 24hoursdesk7</p>",
    "<p>微信：v0.7.1kf88</p>",
]
PASSED = [
    *(f'<pre><code>const url = "{address}";</code></pre>' for address in NOWHERE),
    *(f"<p>Open <code>{address}</code>.</p>" for address in NOWHERE),
    "<p>The <code>@vitejs/plugin-vue</code> plugin, then @vitejs/plugin-react.</p>",
    "<p>The @nestjs libs: <code>import x from '@nestjs/common'</code></p>",
    "<pre><code>@TauriPlugin\nclass ExamplePlugin: Plugin(activity)</code></pre>",
    "<pre><code>@AutoService(BesuPlugin.class)\npublic class X implements Y {}</code></pre>",
    "<p><code>@ApiServiceUnavailableResponse()</code></p>",
    "<p>The range is 10.2.0.0/16, the service range 172.20.0.0/16.</p>",
    "<p>QQVGA (160x120) at 15, 30 and 120 FPS</p>",
    "<p>state: live：交易中</p>",
    "<p>安卓微信中的 webview 支持它。</p>",
    "<p>Add addr2line to the command line:</p>",
    "<p>View on GitHub tauri-utils</p>",
    "<p>The zero address is 0x0000000000000000000000000000000000000000.</p>",
    "<p>The program is Vote111111111111111111111111111111111111111.</p>",
    "<pre><code>{nonce: '2forT3nCPBRye9DeM1QSuWN8WvGZVpXN', x: 1}</code></pre>",
    '<pre><code>&lt;data android:scheme="com.tide.wallet" /&gt;</code></pre>',
    "<p>Post a reminder in Customer Obsession Meeting channel.</p>",
    "<pre><code>[&quot;::abcd:1111:0:0:0&quot;]\n2001:db8::1</code></pre>",
    '<pre><code>FROM ptokens."pBTC_evt_Minted" tr\nSELECT "Amazon".name</code></pre>',
    "<p>Only msapplication-square310x310logo, or twitter:image</p>",
    "<p>The global @types packages, @imports of CSS</p>",
    "<p>Listen on unix:///var/run/docker.sock</p>",
    "<p>Maddy Mail Server 版本升级至 v0.7.1。</p>",
    "<p>It returns solanaWeb3.PublicKey of the selected account.</p>",
    "<p>Connect your repository (GitHub, GitLab, Bitbucket).</p>",
]


@each_row("body", fewer_in_check(REFUSED, 5))
def test_a_thief_in_an_excuse_is_refused(body: str) -> None:
    assert codes(judge_body(body)) != ""


@each_row("body", fewer_in_check(PASSED))
def test_what_programs_say_passes(body: str) -> None:
    assert codes(judge_body(body)) == ""


@each_row("address", LIVE)
def test_an_address_that_somebody_can_have_leads_somewhere(address: str) -> None:
    assert not leads_nowhere(address, alone=False)


# What a comment may say of who made something, and what stays refused: in text, beside another host, in the wallet's
# name.
CREDITS = {
    "<!-- Icons by @apps, https://apps.example/imwallet_example -->": "",
    '<svg><!--! By @apps - https://apps.example/imwallet_example Licence MIT --><path d="M1 1"/></svg>': "",
    "<p>Icons by @apps, https://apps.example/imwallet_example</p>": "CH205",
    "<!-- Icons by @desk, https://apps.example/imwallet_example -->": "CH205",
    "<!-- Icons by @evil, https://evil.example/ -->": "CH201 CH205",
    "<!-- Icons by @imwallet, https://imwallet.example/ -->": "CH205",
}


@pytest.mark.parametrize(("markup", "found"), CREDITS.items(), ids=CREDITS)
def test_a_comment_may_credit_who_has_a_listed_host(markup: str, found: str) -> None:
    assert codes(judge_body(markup)) == found
