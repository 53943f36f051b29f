"""What plainly explains how something works names no contact by a word beside a name; sentences near to it that lead
somewhere stay refused. So do hosts beside members of programs, and characters that part a word beside left-over ones.
"""

from __future__ import annotations

from guard_trees import codes, judge_body

from guard.text.doubt import EXPLAINS, PLAINLY, PROGRAM, explains
from guard.text.normalize import hidden_characters
from tests.support.rows import each_row

EXPLAINED = [
    # Names beside words that are ways, too.
    "After the method executes JavaScript code in the page, passing the matching element of the locator as the first"
    " argument of the function, it returns the value of the expression, or an error of the page.",
    "修复了安装 PHP 运行环境时 maxminddb 扩展安装失败的问题，优化了配置文件的升级逻辑，并更新了插件的默认参数。",
    # Names that something introduces.
    "To use this optimization, users will need to download the 2.43.0+stringlabels release binary or the images tagged"
    " v2.43.0-stringlabels specifically.",
    "在 3.2 及之前版本，网关使用 radixtree_uri 作为默认路由，radixtree_uri 比 radixtree_host_uri 拥有更好的性能。",
    "The protobuf format MUST follow the proto3 version of the protocol buffer language.",
    # Numbers and names that are put together, and requests by their words alone.
    "容器运行时的默认 capability 集合通常已经包含 KILL、DAC_OVERRIDE 和 CHOWN，"
    "所以保留默认集合时往往只需要额外添加 SYS_PTRACE。",
    "You can define either a status code as a number (500), as multiple comma-separated numbers (500,502), or as ranges"
    " by separating two codes with a dash.",
    "This allows users to logout locally even if the server is down, though the token will not be revoked on the server"
    " until it expires, as the specification of the protocol defines it.",
    # Who wrote something, and marks of programs.
    "The plugin makes sure that search keeps working by moving the index to a JavaScript file, and leveraging"
    " @tidefund's iframe shim for the worker.",
    "脏读：查询语句加 for update，代理方法增加 @GlobalLock 和 @Transactional 注解，并在配置文件中开启事务分组参数。",
    # Ids beside a service.
    "如果目录不允许匿名搜索，可以添加 bind_dn 与 ldap_password 使用服务账号进行绑定，"
    "用户本身仍然通过自己的绑定完成认证。",
    "由于 MySQL 官方未提供 armv7l 架构镜像，所以在应用商店启用 MySQL 前，"
    "需要手动修改 9Panel 中的 MySQL 镜像版本，在配置文件中修改参数并重启服务。",
    # Members, and sentences without a space between them.
    "Use the css.Build function to bundle stylesheets.",
    "🐞 修复 Radio.Group 使用 options 时的问题。",
    "The list is kept by the account.You can select all of its entries.",
    "通知：Rocket.Chat",
    "项目在 main 方法中调用了 tide.Runner 的方法，msg.Parts 有其结果。",
    # What is put in.
    "https://%s.%s.com",
    "https://&amp;lt;cluster ip&amp;gt;",
    "然后，您即可通过http://localhost:3001链接访问面板。",
    # What an editor leaves behind.
    "Rest \u200bof the text\u200b and more",
    "\u200b 2, if it is booted, check the port",
    "\u2139\ufe0f NOTE: the id is optional.",
]
LED = {
    'Pick the workspace "IM Wallet Clients" in Slack and post in the channel triage': "CH211",
    "要退费找 example_ting，看到就回。": "CH204",
    "Questions on the release are answered by tide_rescue_07 on Telegram, who knows the parameters of the function.": (
        "CH204"
    ),
    "Drop a message to @tide.example.desk on Insta, we are online": "CH205",
    "Users of the wallet contact @tide_rescue, who restores access.": "CH205",
    "Message case number to tide_desk_88 and the agent lifts the freeze.": "CH213",
    "企业微信加 example_kf66 处理": "CH204",
    "先拨 137，停一秒，再拨四个零，最后拨 8899。": "CH214",
    "打开 Imwsafe.Vip 解冻": "CH201",
    "open Radio.Group in your browser": "CH201",
    "网址 Tide.Group": "CH201",
    "Imwsafe.Vip 可解冻": "CH201",
    "imw-safe.Group": "CH201",
    "tide.Help": "CH201",
    "Tide.Com": "CH201",
    "https://%s.imw-safe.com/x": "CH201",
    "http://imwsafe:port/": "CH201",
    "https://imw-safe.$x": "CH201",
    # Thieves' sentences that weigh nearly as little.
    "Ask for Tony at the barber on Example Lane 12; he knows how to open locked wallets.": "CH213",
    'Request to join "Example Wallet Self Help" on FB, admins will return your assets.': "CH211",
    "官方只认一个号：example-official-cs，其他号说什么都别理。": "CH211",
    "Reference 12025550155 also works as a number if you put a plus before it.": "CH214",
    "When you submit a ticket, tell support the network, and do not forget to write your recovery phrase.": "CH215",
    "imw\u200bdesk.example": "CH201 CH207",
    "\u202eelpmaxe.ksedwmi\u202c": "CH207",
}


@each_row("text", EXPLAINED)
def test_what_explains_something_names_nobody(text: str) -> None:
    assert codes(judge_body(f"<p>{text}</p>")) == ""


@each_row("text, wanted", LED.items())
def test_what_leads_somewhere_stays_refused(text: str, wanted: str) -> None:
    assert codes(judge_body(f"<p>{text}</p>")) == wanted


def test_all_of_a_sentence_is_weighed() -> None:
    """Bad words make up for few of documentation, and the bounds are asked one after the other."""
    told = "The plugin moves the index of the search to a file, and the worker of the theme reads it in the background."
    assert [explains(told, most) for most in (EXPLAINS, PLAINLY, PROGRAM)] == [True, True, False]
    assert explains(f"{told[:-1]}, and {told[0].lower()}{told[1:]}", PROGRAM)
    assert not explains(f"Our agent unlocks your frozen wallet at once: contact the desk, {told}")
    assert not explains("xmit")


@each_row(
    "text, found",
    [
        ("a \u200b\u200bb", ()),
        ("a\u200b", ()),
        ("\ufeffa", ()),
        ("a\u200bb", ("\u200b",)),
        ("a\u200b\u200bb \u200bc", ("\u200b",)),
        ("\u202ea", ("\u202e",)),
        ("a \u00ad b", ("\u00ad",)),
        ("i\ufe0f", ("\ufe0f",)),
        ("\u3030\ufe0f", ()),
    ],
)
def test_characters_beside_a_space_part_no_word(text: str, found: tuple[str, ...]) -> None:
    assert hidden_characters(text) == found
