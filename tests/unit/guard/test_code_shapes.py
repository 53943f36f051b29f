"""What in code only has the shape of a contact, each kind with texts near to it that stay refused."""

from __future__ import annotations

from guard_trees import codes, judge_body

from tests.support.rows import each_row

# So many names make a page one for programmers.
PROGRAM = (
    "<pre><code>base_url = a\nlog_level = b\nenv_dir = c\ncss_modules = d\nout_dir = e\nmax_retries = f\n"
    "class RunInfo {}</code></pre>"
)
HASH = "45e22b64c82e51857fc104436cdd6cc0c5776ad10a2e4b9d8e52e36cfb87217e"
# Places to put an address in are none.
PLACES = [
    "<p>打开 http://ip:端口号 即可跳转到初始化页面。</p>",
    "<p>Open http://host:port/path in a browser.</p>",
    "<p>http://ip1:port/openAPI 直连节点，http://SLB:port/openAPI 经过负载均衡。</p>",
    "<p>The endpoint (scheme://host:port/path) of the collector.</p>",
    "<pre><code>echo http://$NODE_IP:$NODE_PORT/console</code></pre>",
    "<p>浏览器访问 http://ip:1157/ 即可。</p>",
    "<p>The pages are at http://manager-host:1157/ then.</p>",
    "<pre><code>tide rotate-auth https://12.34.567.89</code></pre>",
]
SOMEWHERE = [
    "<p>打开 http://imw-safe.example:port/ 即可。</p>",
    "<p>打开 http://3405803783:port/ 即可。</p>",
    "<p>打开 http://imwsafe:端口 即可。</p>",
    "<p>Open http://imw-desk:port/ now.</p>",
    "<p>Open http://ip:port/imw-safe.example now.</p>",
    "<p>Open http://ip:port.imw-safe.example now.</p>",
    "<p>打开 http://ip:端口imw-safe.example 吧</p>",
    "<p>Open http://user@ip:port/x now.</p>",
    "<p>Open http://imw-safe:8080/ now.</p>",
    "<p>Open http://ip.imw-safe.example:1157/ now.</p>",
    "<p>Open http://imw-safe.example@ip:1157/ now.</p>",
    "<pre><code>tide rotate-auth https://12.34.56.89</code></pre>",
    "<p>Open https://203.0.113.567.imw-safe.example now.</p>",
]
SHAPES = [
    "<pre><code>import com.example.tide.model.Blog\nimport com.example.tide.model.BlogList</code></pre>",
    "<pre><code>plugins {\n  id 'java'\n}\ngroup 'com.example.starter'\nsourceCompatibility = 17</code></pre>",
    "<pre><code>metadata:\n  annotations:\n    tide.imw-safe.example/part: a1\n  labels:\n"
    "    tide.imw-safe.example/part: b</code></pre>",
    '<pre><code>SecRule REQUEST_URI "@streq /admin" "id:101,phase:1,deny"\nSecRule ARGS "@detectSQLi" "id:102"'
    "</code></pre>",
    "<pre><code>curl -X POST --data-binary @products.ndjson\ncurl -d @batch_1.json</code></pre>",
    "<pre><code>curl -F 'file=@tide_1.csv' localhost</code></pre>",
    "<pre><code>set n.i_data = v:i_data, n.i_name = v:i_name, n.i_price = v:i_price</code></pre>",
    '<pre><code>{"srcIp": "0:0:0:0:0:0:0:1", "dataId": "tide.yml"}</code></pre>',
    '<pre><code>{ "name": "DEFAULT_GROUP@@test_service", "hosts": [] }</code></pre>',
    "<pre><code>name: 1.3.6.1.2.1.1.5.0\nuptime: 1.3.6.1.2.1.25.1.1.0\nusers: 1.3.6.1.2.1.25.1.5.0</code></pre>",
    '<pre><code>token := claims{\n  Issuer: "tide-issuer",\n}</code></pre>',
    "<pre><code>classDef event fill:#fff,stroke:#ff0000,color:#000\nclassDef process color:#000</code></pre>",
    "<pre><code>SUAAAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H776Y</code></pre>",
    "<pre><code>│  HL6bxxxxxxxxxxxxxxxxxxxxzzJ6kS3S\n└ done</code></pre>",
    f'<pre><code>"{HASH}": {{\n  "Name": "redis"\n}}</code></pre>',
    '<pre><code>{"message": {"chat": {},\n"date":1673858065,\n"text": "111"}}</code></pre>',
    "<pre><code>+----+----+\n| id | c1 |\n+----+----+\n|  1 |  1 |\n|  2 |  2 |\n|  3 |  3 |\n+----+----+</code></pre>",
    "<pre><code>  --annotations stringArray   Set metadata annotations (e.g. example=value)</code></pre>",
    "<p>若要@某人需要开通权限，设置钉钉机器人ACCESS_TOKEN。</p>",
    "<p>权限：<code>im:message:send_multi_users</code>、<code>im:message:send_as_bot</code></p>",
    "<p>你可以直接查看和访问 paul_graham_test 表。</p>",
    "<p>如果已有 nats-server 在运行，stop it and restart it.</p>",
    "<p>Stop the local nats-server stop it and start it anew.</p>",
    "<p>欢迎到 GitHub、Gitee 点 Star 哦。</p>",
    "<p>注解 @Transactional 与 @GlobalLock 连用，或者 @GlobalTransactional。</p>",
    "<p>Use @NotNull, @ReadOnly and @GlobalLock: annotations of methods.</p>",
    "<p>TC 采用 db 存储模式时 branch_table 中增加 gmt_create 字段。</p>",
    "<p>Select the latest version @CE_VERSION@. <code>docker pull tide:@CE_VERSION@</code></p>",
    "<p>可以限制文件类型，格式是文件后缀名.xxx</p>",
    '<pre><code>{ "url": "http://xxxx.xxx.xxx", "filename": "xxxx.csv" }</code></pre>',
    "<pre><code>&lt;!DOCTYPE svg PUBLIC 'x' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'&gt;</code></pre>",
    "<p>优先级: JVM jvm_order.png</p>",
    "<p>从 llama_index GitHub 仓库下载示例文档 paul_graham_essay.txt。</p>",
    "<p>Download night_shift.csv from the GitHub repository.</p>",
    "<p>社区 Gitter-https://imwallet.example/alibaba/tide</p>",
]
# What is near to them, and somebody's.
CONTACTS = [
    "<pre><code>import com.imw.desk.Blog\n# write to com.imw.desk.Blog</code></pre>",
    "<pre><code># contact com.example.live for help</code></pre>",
    "<p>com.example.desk.live</p>",
    "<pre><code>tide.imw-safe.example/part: a1</code></pre>",
    "<pre><code>metadata:\n  annotations:\n    x: open tide.imw-safe.example/part</code></pre>",
    "<pre><code>metadata:\n  annotations:\n    tide.imw-safe.example/part: a1</code></pre>"
    "<p>Open tide.imw-safe.example/part now.</p>",
    "<pre><code>labels:\n  tide.imw-safe.example/help: write to us now about all of it</code></pre>",
    '<pre><code>say "@imwdesk_7 writes back"</code></pre>',
    '<pre><code>Telegram "@streq /admin" "id:101"</code></pre>',
    "<pre><code>contact @night.desk</code></pre>",
    "<pre><code>--telegram @night.desk</code></pre>",
    "<pre><code>v:night_desk</code></pre>",
    "<p>v:night_desk, v:night_help, v:night_shift</p>",
    "<pre><code>v:kefu_one; v:help_two; v:desk_three</code></pre>",
    "<p>1.3.6.1.2.5.5.0.1.4.3</p>",
    "<pre><code>call 1.3.6.1.2.1.25.1.1.0</code></pre>",
    '<pre><code>Telegram: "tide-issuer"</code></pre>',
    '<pre><code>contact: "imw-desk7"</code></pre>',
    "<p>Send it to HL6bxxxxxxxxxxxxxxxxxxxxzzJ6kS3S now.</p>",
    "<p>Bitmessage BM-2cExampLeDeskxxxxxxxxxxxxxxxxxxx</p>",
    '<pre><code>{"phone": 2025550143,\n"date":1673858065}</code></pre>',
    "<pre><code>SUAAAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFIWC4MBSGQ3DQOR4H776A</code></pre>",
    f"<p>Nostr: {HASH}</p>",
    "<pre><code>+----+\n| +1 | 202 | 555 | 0143 |\n+----+</code></pre>",
    "<p>Write to me at imw. example, the new host.</p>",
    "<p>联系 @某某客服 处理</p>",
    "<p>有事就问 night_desk 吧</p>",
    "<p>微信机器人 night_token_desk</p>",
    "<p>Open imw-help full stop example now.</p>",
    "<p>Open imw-help stop it now.</p>",
    "<p>打开 imw-help 点 Com 查看</p>",
    "<p>Open evil-https://imw-safe.example/ now.</p>",
    "<p>注解 @Transactional 与 @GlobalLock 连用；有事联系 @GlobalRescue。</p>",
    "<p>Contact @GlobalLock, @ReadOnly or @Transactional for annotations.</p>",
    "<p>@Transactional, @ReadOnly, @GlobalLock</p>",
    "<p>Write to @IMW_HELP@ now.</p>",
    "<p>Write to @night_desk@ now.</p>",
    "<p>打开 钱包救援.xxx</p>",
    "<p>Open http://imw.xxx.xxx now.</p>",
    "<p>有事就加 night_desk 吧</p>",
    "<p>Telegram: night_desk.txt</p>",
    "<p>从 Telegram 下载 night_desk7.txt，加 night_desk</p>",
    "<p>联系 night_desk，图在 order.png</p>",
    "<p>GitHub: zorbi-java</p>",
]
MEMBERS = [
    "<pre><code>event := agent.Run(ctx)\nagentEvent := agent_id\nnewAgent := agent_name\nagent_type = x</code></pre>"
    "<p>直接使用 agent.Run() 时不会触发。</p>",
    "<pre><code>fmt.Println(desc.Name)</code></pre>",
    "<pre><code>log.Printf(len(input.Docs), input.Docs[0])</code></pre>",
    "<pre><code>runCtx.Tools = append(runCtx.Tools, one)</code></pre>",
    "<pre><code>using Tide.Net;\n// dotnet add package Tide.Net</code></pre>",
    "<p>字段 RunInfo.Name 会是空字符串。</p>",
]
PEOPLE = [
    "<p>Ask desc.Chat for it.</p>",
    "<p>Visit input.Docs for it.</p>",
    "<pre><code># open Tide.Net in a browser\nusing Tide.Net;</code></pre>",
    "<p>Open Tide.Net now.</p>",
    "<p>Agent.Chat answers at once.</p>",
    "<pre><code>support.Live(1)</code></pre>",
    "<pre><code>wallet.Help(1)</code></pre>",
    "<p>imw.Chat</p>",
]


@each_row("body", (*PLACES, *SHAPES))
def test_what_only_has_the_shape_of_a_contact_passes(body: str) -> None:
    assert codes(judge_body(body)) == ""


@each_row("body", (*SOMEWHERE, *CONTACTS))
def test_what_is_near_to_it_is_refused(body: str) -> None:
    assert codes(judge_body(body)) != ""


@each_row("body", MEMBERS)
def test_members_of_a_program_are_no_hosts(body: str) -> None:
    assert codes(judge_body(f"{PROGRAM}{body}")) == ""


@each_row("body", PEOPLE)
def test_hosts_on_a_page_of_programs_are_refused(body: str) -> None:
    assert codes(judge_body(f"{PROGRAM}{body}")) != ""


def test_a_repository_that_is_linked_leads_there() -> None:
    """The text of a link names what the link leads to; another name, or no link, stays refused."""
    link = '<a href="https://github.com/tide/zorbi-java">{} on GitHub</a>'
    assert "CH204" not in codes(judge_body(f"<p>{link.format('zorbi-java')}</p>"))
    assert "CH204" in codes(judge_body("<p>zorbi-java on GitHub</p>"))
    assert "CH204" in codes(judge_body(f"<p>{link.format('zorbi-python')}</p>"))
