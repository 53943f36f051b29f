"""Names of programs are code on a page that is full of them; whoever can be reached is refused there as well."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from guard_trees import codes, judge_body

from guard.policy.code_shown import Shown
from guard.policy.listing import Allowed
from guard.policy.page_check import PageCheck
from guard.policy.program_names import is_decorator, is_page_of_programs, is_part_of_program, is_setting

# Settings, functions and events, as documentation of programs shows them.
SETTINGS = """{"channel_type": "web", "single_chat_prefix": [""], "request_timeout": 5, "open_api_base": "",
"stream_reply": true, "group_name_list": [], "log_level": "debug", "model.max_tokens": 100}"""
PROGRAM = f"<pre><code>{SETTINGS}</code></pre>"
NAMES = [
    "<table><tr><td>Telegram</td><td><code>wake_prefix</code></td></tr></table>",
    "<table><tr><td>好友</td><td><code>send_like</code></td></tr></table>",
    "<table><tr><td>好友</td><td><code>request.friend</code></td></tr></table>",
    "<p>Select <code>weixin_official_account_type</code> there.</p>",
    "<p>飞书应用的 App ID 填入 <code>feishu_app_id</code>。</p>",
    "<p>QQ 号 <code>nickname</code></p>",
    '<pre><code>{"telegram": {"pre_ack_emoji": {"enable": false}}}</code></pre>',
    "<pre><code>- name: Telegram, rule-set: telegram_domain, telegram_ip</code></pre>",
    "<pre><code>await self.context.send_message(event.unified_msg_origin, chain) # QQ</code></pre>",
    "<pre><code>chain = [Comp.At(qq=event.get_sender_id()), Comp.Plain(text)]</code></pre>",
    '<pre><code>getPool("0x7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c", 3000)</code></pre>',
    "<pre><code>{accounts: ['eip155:1:0x7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c']}</code></pre>",
    '<pre><code>{"owner_address": "417e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c"}</code></pre>',
    "<pre><code>class FriendPokeEvent extends PokeEvent { sender_id: number; // QQ 号 }</code></pre>",
    '<pre><code>@filter.command("add")\ndef add(self): ...</code></pre><p>Used with @filter.command alone.</p>',
    "<pre><code>@Aspect\n@Component\n@Order(1)\npublic class Log {}</code></pre><p>@NotNull：被注释的属性不能为空</p>",
]
PEOPLE = [
    "<table><tr><td>Telegram</td><td><code>night_mender7</code></td></tr></table>",
    "<table><tr><td>Telegram</td><td><code>tide_restore_id</code></td></tr></table>",
    "<table><tr><td>Telegram</td><td><code>tide_help_id</code></td></tr></table>",
    "<table><tr><td>微信</td><td><code>kf_tide_88</code></td></tr></table>",
    "<p>Telegram: <code>zorbi_xqwvb</code></p>",
    "<p>Telegram: <code>kf8866888</code></p>",
    "<p>Telegram: <code>@send_like</code></p>",
    "<p>Telegram: wake_prefix, and <code>wake_prefix</code></p>",
    "<p>Write to <code>@tide.desk</code>.</p>",
    "<p>Write to @filter.command.</p><pre><code>@filter.command()\ndef add(): ...</code></pre>",
    "<pre><code># Telegram: night_desk_x\nchannel_type = 1</code></pre>",
    "<pre><code>contact = { telegram: 'night_desk_x' };</code></pre>",
    "<p><code>0x7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c</code></p>",
    "<pre><code>// send 20 USDT to\nto = '0x7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c'</code></pre>",
    "<p>Telegram: <code>imwallet_kefu88</code></p>",
]


@pytest.mark.parametrize("body", NAMES)
def test_a_name_among_names_of_programs_is_code(body: str) -> None:
    assert codes(judge_body(f"{PROGRAM}{body}")) == ""


@pytest.mark.parametrize("body", NAMES[:-3])
def test_a_name_alone_is_somebody(body: str) -> None:
    assert codes(judge_body(body)) != ""


@pytest.mark.parametrize("body", PEOPLE)
def test_whoever_is_reached_on_a_page_of_programs_is_refused(body: str) -> None:
    assert codes(judge_body(f"{PROGRAM}{body}")) != ""


def shown(inside: str, outside: str = "") -> Shown:
    return Shown(inside.replace("\n", " "), tuple(inside.splitlines()), outside)


@pytest.mark.parametrize("name", ["_", "$", "__", "@_", "_1", "$_7._2"])
def test_what_has_no_word_is_no_name_of_a_program(name: str) -> None:
    """Signs and figures alone, as in `for _, v := range`, have neither a first word nor a last one."""
    assert not is_part_of_program(name, shown(f"{SETTINGS}\nfor {name.removeprefix('@')}, v := range x"))


@pytest.mark.parametrize(
    ("name", "inside", "is_one"),
    [
        ("jvm.threads.live", "jvm.threads.live: 12", True),
        ("import.meta.env.PROD", "if (import.meta.env.PROD) {\nimport.meta.env.PROD", True),
        # Nothing uses it: it may be a place to go to.
        ("import.meta.env.prod", "import.meta.env.prod", False),
        ("process.open", "process.open: 12", False),
        ("desk.threads.live", "desk.threads.live: 12", False),
        ("threads.help.live", "threads.help.live: 12", False),
        ("threads.wallet.live", "threads.wallet.live: 12", False),
        ("zorbixq.threads.live", "zorbixq.threads.live: 12", False),
        ("threads2.open.live", "threads2.open.live: 12", False),
        ("jvm.threads.live", "Please go to jvm.threads.live for the rest of it.", False),
    ],
)
def test_settings(name: str, inside: str, is_one: bool) -> None:
    assert is_setting(name, shown(f"{SETTINGS}\n{inside}")) == is_one
    assert not is_setting(name, shown(inside))


# Options of one part of a program, in a heading, a list and code, as their page tells of them.
OPTIONS = (
    "<h2>server.port</h2><p>The port.</p><ul><li>server.proxy: rules</li></ul><p><code>server.hmr</code> is on.</p>"
    "<pre><code>build.outDir = a\nbuild.minify = b\ncss_modules = c\nbase_url = d\nlog_level = e\nenv_dir = f"
    "</code></pre>"
)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<h2>server.open</h2><p>Opens a window.</p>", ""),
        ("<p>server.app 被移除</p>", ""),
        ("<ul><li>server.process.live: how many</li></ul>", ""),
        ("<p>server.app：一定要先显示出来的开关设置，默认是关的，开了以后会打开浏览器窗口</p>", ""),
        ("<p>Visit server.app for the rest.</p>", "CH201"),
        ("<p>Open server.app now.</p>", "CH201"),
        ("<p>请访问 server.app</p>", "CH201"),
        ("<p>打开 server.app 查看</p>", "CH201"),
        ("<pre><code># visit server.app\nserver.port = 1</code></pre>", "CH201"),
        ("<p>server.app/login</p>", "CH201"),
        ("<p>https://server.app</p>", "CH201"),
        ("<p>client.app</p>", "CH201"),
        ("<p>server.help.app</p>", "CH201"),
        ("<p>server.wallet.app</p>", "CH201"),
        ("<p>server.zorbixq.app</p>", "CH201"),
        ("<p>my-server.app</p>", "CH201"),
        ('<p><a href="https://server.app/">server.app</a></p>', "CH103"),
    ],
)
def test_names_that_begin_alike_are_no_hosts(body: str, found: str) -> None:
    assert codes(judge_body(f"{OPTIONS}{body}")) == found
    # Nor is one on a page that is not for programmers, outside of code.
    other = OPTIONS.partition("<pre>")[0]
    assert "CH201" in codes(judge_body(f"{other}{body}")) or found == "CH103"
    # Two others are not enough, nor others that could be hosts.
    few = OPTIONS.replace("server.hmr", "hmr")
    assert "CH201" in codes(judge_body(f"{few}{body}")) or found == "CH103"
    assert "CH201" in codes(judge_body(f"{few}<p>server.dev, server.page</p>{body}"))


@pytest.mark.parametrize("name", ["zorbixq", "desk", "wallet", "imwallet"])
def test_names_that_begin_like_nobodys_words_are_hosts(name: str) -> None:
    assert "CH201" in codes(judge_body(f"{OPTIONS.replace('server', name)}<h2>{name}.app</h2>"))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p>Import them from tide.security:</p>", ""),
        ("<p><code>tide.security</code> has them.</p>", ""),
        ("<p>Visit tide.security for them.</p>", "CH201"),
        ("<p>Open tide.security</p>", "CH201"),
        ("<p>网址 tide.security</p>", "CH201"),
        ("<p>tide.security/login</p>", "CH201"),
        ("<p>login.tide.security</p>", "CH201"),
        ("<pre><code>from tide.help import Desk</code></pre>", "CH201"),
        ("<pre><code>from wallet.tools import Key</code></pre>", "CH201"),
    ],
)
def test_a_module_that_code_imports_is_no_host(body: str, found: str) -> None:
    line = "<pre><code>from tide.security import Key, Cookie</code></pre>"
    assert codes(judge_body(f"{line}{body}")) == found
    assert "CH201" in codes(judge_body(f"<p>The tide.security of it.</p>{body}"))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("", ""),
        ("<p>tidev3.New 返回一个实例</p>", ""),
        ("<pre><code>func (a *tidev3.App) {}</code></pre>", ""),
        ("<pre><code>return a.tidev3.App</code></pre>", "CH201"),
        ("<p>Visit tidev3.New for it.</p>", "CH201"),
        ("<p>访问 tidev3.New</p>", "CH201"),
        ("<pre><code># visit tidev3.New\n</code></pre>", "CH201"),
        ("<pre><code>tidev3.new(1)</code></pre>", "CH201"),
        ("<pre><code>help.New(1)</code></pre>", "CH201"),
        ("<pre><code>wallet.New(1)</code></pre>", "CH201"),
        ("<p>https://tidev3.New</p>", "CH201"),
    ],
)
def test_what_code_calls_is_no_host(body: str, found: str) -> None:
    line = "<pre><code>client, err := tidev3.New(config)</code></pre>"
    assert codes(judge_body(f"{PROGRAM}{line}{body}")) == found
    assert codes(judge_body(f"{line}{body}")) == "CH201"


def test_a_setting_is_no_host_within_code_alone() -> None:
    line = "<pre><code>if (import.meta.env.dev) {}</code></pre>"
    link = '<p><a href="/"><code>import.meta.env.dev</code></a></p>'
    assert codes(judge_body(f"{PROGRAM}{line}{link}")) == ""
    assert codes(judge_body(f"{PROGRAM}{line}<p>See import.meta.env.dev there.</p>")) == "CH201"
    assert codes(judge_body(f"{line}{link}")) == "CH201 CH209"
    assert codes(judge_body(f'{PROGRAM}{line}<p><a href="/"><code>threads.zorbixq.dev</code></a></p>')) == "CH201 CH209"


@pytest.mark.parametrize(
    ("name", "inside", "outside", "is_part"),
    [
        ("wake_prefix", "wake_prefix", "", True),
        ("@wake_prefix", "wake_prefix", "", True),
        ("@wake_prefix", "@wake_prefix", "", False),
        ("wake_prefix", "x", "wake_prefix", False),
        ("wake_prefix", "wake_prefix", "The wake_prefix is read.", True),
        ("wake_prefix", "wake_prefix", "Write to wake_prefix.", False),
        ("wake_prefix", "wake_prefix", "Telegram: wake_prefix", False),
        ("xqwvb_prefix", "xqwvb_prefix", "", False),
        ("xqwvb_prefix", "xqwvb_prefix, xqwvb_name", "", True),
        ("wake_8866_prefix", "wake_8866_prefix", "", False),
        ("help_prefix", "help_prefix", "", False),
        ("wake_help_prefix", "wake_help_prefix", "", False),
        ("wake_official_prefix", "wake_official_prefix", "", True),
        ("official_prefix", "official_prefix", "", False),
        ("wallet_address", "wallet_address", "", True),
        ("walletAddress", "walletAddress", "", True),
        ("wake_wallet", "wake_wallet", "", False),
        ("wake_wallet_id", "wake_wallet_id", "", False),
        ("wake_rescue_prefix", "wake_rescue_prefix", "", False),
        ("night_river", "night_river", "", False),
        ("night_river", "night_river = 1;", "", True),
        ("night_river", "x = night_river;", "", False),
        ("night_river", "night_river = telegram;", "", False),
        ("get_river", "get_river", "", True),
        ("$night_river", "import $night_river; x = {}", "", True),
        ("night.river", "import night.river; x = {}", "", True),
        ("night.river", "import night_river; x = {night.river}", "", False),
        # Figures alone name nobody's part.
        ("_1", "_1 = 1;", "", True),
    ],
)
def test_parts_of_programs(name: str, inside: str, outside: str, is_part: bool) -> None:
    assert is_part_of_program(name, shown(f"{SETTINGS}\n{inside}", outside)) == is_part
    assert not is_part_of_program(name, shown(inside, outside))


def test_how_many_names_make_a_page_of_programs() -> None:
    names = "app_id user_id msg_id raw_id sub_id max_id"
    assert is_page_of_programs("wake_prefix", shown(names))
    assert not is_page_of_programs("wake_prefix", shown(names.rpartition(" ")[0]))
    assert not is_page_of_programs("app_id", shown(names))
    # A service's own setting needs fewer.
    assert is_part_of_program("qq_app_id", shown("qq_app_id user_id msg_id raw_id"))
    assert not is_part_of_program("qq_app_id", shown("qq_app_id user_id msg_id"))


@pytest.mark.parametrize(
    ("name", "around", "inside", "is_one"),
    [
        ("@filter.command", "", "@filter.command(1)", True),
        ("@filter.command", "", "x = @filter.command(1)", False),
        ("@filter.command", "Write to @filter.command", "@filter.command(1)", False),
        ("@filter.command()", "", "@filter.command(1)", False),
        ("@dataclass", "", "@dataclass\nclass X:", True),
        ("@dataclass", "", "@dataclass\nTelegram", False),
        ("@desk", "", "@desk\nclass X:", False),
        ("@NotNull", "", "@Aspect\n@Order(1)\n@Bean\nclass X", True),
        ("@NotNull", "", "@Aspect\n@Order(1)\nclass X", False),
        ("@NotNull只", "", "@Aspect\n@Order(1)\n@Bean\nclass X", True),
        ("@Xqwvb", "", "@Aspect\n@Order(1)\n@Bean\nclass X", False),
        ("@tiger", "", "@Aspect\n@Order(1)\n@Bean\nclass X", False),
        ("@SupportDesk", "", "@Aspect\n@Order(1)\n@Bean\nclass X", False),
    ],
)
def test_what_stands_above_a_function(name: str, around: str, inside: str, is_one: bool) -> None:
    assert is_decorator(name, around, shown(inside)) == is_one


# What documentation says of services, standards, files and places, and a thief who writes nearly so.
SAID = {
    "<p>Line 4 uses the method from_numpy to convert it.</p>": "<p>Line: from_numpy7x</p>",
    "<pre><code>uint amount1Max = 1e18; // Max 1 token</code></pre>": "<p>Max: amount1Max</p>",
    "<p>外部依赖 libp2p 负责连接。</p>": "<p>加赖 libp2p</p>",
    "<p>将机器人添加到群中，@机器人发送消息即可。</p>": "<p>@机器人客服小王，发送消息即可。</p>",
    "<p>用于群聊@判断，取 @前面的部分。</p>": "<p>群聊@小安</p>",
    "<p>Mention the bot (@mention) to test it.</p>": "<p>Mention the bot (@mentions_kf) to test it.</p>",
    "<table><tr><td>telegram</td><td>wecom</td></tr></table>": (
        "<table><tr><td>telegram</td><td>wecom_kf8</td></tr></table>"
    ),
    "<table><tr><td>飞书</td><td>feishu</td></tr></table>": "<table><tr><td>飞书</td><td>feishukf8</td></tr></table>",
    "<p>Connect it to WeCom, then to the WeChat Official Account.</p>": (
        "<p>Connect to our Tide Support Agent on WeChat.</p>"
    ),
    "<p>A skill marketplace for AI Agents on GitHub: browse, search and install.</p>": (
        "<p>On GitHub browse, search and write to the Tide Support Agents.</p>"
    ),
    "<p>场景三：TRC-10 token 转账</p>": "<p>找 TRC-88866 转账</p>",
    "<p>Defined in: entities/trade.ts:17</p>": "<p>Defined in: entities_trade_17 on Telegram</p>",
    '<pre><code>location = b"https://%s:%d%s" % (host, port, path)</code></pre>': (
        '<pre><code>location = b"https://%s.tide-desk.top" % (host)</code></pre>'
    ),
    "<p>填写 <code>ws://宿主机IP:6199/ws</code>。</p>": "<p>填写 <code>ws://宿主机.tide-desk.top:6199/ws</code>。</p>",
    "<p>520x520 像素， png 图片。</p>": "<p>找 kf520x520，png 图片。</p>",
    "<pre><code>// @TODO an example.</code></pre>": "<pre><code>// @TODOdesk an example.</code></pre>",
    '<pre><code>{"type": "user", "user_id": "9d0cb9d0-964f-4ef6-897d-6c6b3ccf9e68", "find": 1}</code></pre>': (
        "<p>Find the account called <code>9d0cb9d0-964f-4ef6-897d-6c6b3ccf9e68</code>.</p>"
    ),
    "<pre><code>password: 9d0cb9d0-964f-4ef6-897d-6c6b3ccf9e68 # users that pay</code></pre>": (
        "<p>Pay to account <code>9d0cb9d0-964f-4ef6-897d-6c6b3ccf9e68</code>.</p>"
    ),
    "<p><code>http://用户名:密码@192.168.10.10:8080</code></p>": "<p><code>http://用户名:密码@8.8.8.8:8080</code></p>",
}


@pytest.mark.parametrize("body", SAID)
def test_what_documentation_says_passes(body: str) -> None:
    assert codes(judge_body(body)) == ""


@pytest.mark.parametrize("body", SAID.values())
def test_who_writes_nearly_so_is_refused(body: str) -> None:
    assert codes(judge_body(body)) != ""


def test_only_so_many_places_of_a_name_are_looked_at() -> None:
    page = f"{SETTINGS}\nwake_prefix"
    assert is_part_of_program("wake_prefix", shown(page, "wake_prefix is read; " * 19))
    assert not is_part_of_program("wake_prefix", shown(page, "wake_prefix is read; " * 20))


@pytest.mark.parametrize(
    "text",
    ["Ask tide-sse on GitHub, who answers at night.", "GitHub user tide-sse helps you", "GitHub 用户 tide-sse 帮你"],
)
def test_a_project_that_is_listed_lends_its_name_to_nobody(text: str) -> None:
    """Anybody can be called on GitHub what a listed project of somebody else is called there."""
    entry = SimpleNamespace(id="project", kind="page", value="https://github.com/example/tide-sse")
    check = PageCheck(Allowed.of(SimpleNamespace(channels=[entry], revoked=[])))
    assert check.html(f"<p>{text}</p>", "index.html").faults
