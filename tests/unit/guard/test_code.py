"""Names of programs in code are code; contacts in code are contacts."""

from __future__ import annotations

import pytest
from guard_trees import codes, judge_body

from guard.policy import code, code_names
from guard.policy.code import without_code
from guard.policy.code_shown import Shown
from guard.report.faults import Fault
from guard.text.ways.words import known_terms
from tests.support.parts import fewer_in_check
from tests.support.rows import each_row

CODE = [
    "<p>The field <code>item.name</code> is text.</p>",
    "<p><code>request.body.id</code></p>",
    '<pre><code>@click.stop="open"</code></pre>',
    "<pre><code>@app.get('/items')\ndef read(): ...</code></pre>",
    "<p>Use <code>@property</code>.</p>",
    "<p>Ask <code>https://example.com/items/5</code> for it.</p>",
    "<p><kbd>file.read</kbd></p>",
    "<p>Open http://127.0.0.1:8000/docs or http://localhost:8000/ and http://192.168.1.1/.</p>",
    "<p>Type chrome://settings/ there.</p>",
    "<p>Open http://YOUR_SERVICE_DOMAIN:8080/admin, or file:///projects/loops.</p>",
    "<p>A label like <code>backport-v0.20.x-branch</code> starts a GitHub Action.</p>",
    "<pre><code>+ 61d191f Improve the issue template on GitHub</code></pre>",
    "<p>The contract is <code>SimpleStorage.sol</code>, written for <code>env_win.cc</code>.</p>",
    "<pre><code>from safe_eth.eth import EthereumClient</code></pre>",
    '<pre><code>import SafeApiKit from "@safe-global/api-kit";</code></pre>',
    "<p>The marker <code>@pytest.mark.anyio</code> tells so.</p>",
    "<p>Search your <code>bitcoind.rpcuser</code> in the app, and the account called <code>lnd.conf</code>.</p>",
    '<pre><code>"balances": {\n  "0x1::STC::STC": 100000000\n},</code></pre>',
    '<pre><code>"gasPrice": 12055512345,</code></pre>',
    '<pre><code>rev = "1817aff44ddfff9d5f815e1975f63cdf03040cb7"</code></pre>',
    "<p>Look at ERC20.sol: the contract keeps balances.</p>",
    "<p>The class has <code>@readonly</code> methods; <code>@readonly</code>只装饰 one. @readonly is read first.</p>",
    "<pre><code>@Service\npublic PersonService {\n  @Override\n}</code></pre><p>注解 @Service 写在前面。</p>",
    '<pre><code>import "contracts/ERC20.sol"; contract Pay { function pay() payable {} }</code></pre>',
    "<pre><code>const signer = new ethers.Wallet(key);</code></pre>",
    '<pre><code>Ok(n) => println!("The first doubled is {}", n), Err(e) => println!("Error: {:?}", e);</code></pre>',
    "<p>Available from @safe-global/api-kit v4.0.0.</p>",
    '<pre><code>{"fee_account": "x", "envelope_xdr": "AAAAAgAAAAB6", "pay_to": "x", "result_xdr": "B"}</code></pre>',
]
CONTACTS = [
    "<p><code>imwallet_kefu88</code></p>",
    "<p>微信 <code>kfexample88</code></p>",
    "<p><code>@imwdesk_example</code></p>",
    "<p><code>imwallet-help.top</code></p>",
    "<p><code>wallet.help</code></p>",
    "<p><code>https://evil.example/x</code></p>",
    "<p><code>item.name</code> and item.name</p>",
    "<p><code>+1 202 555 0143</code></p>",
    "<p>item.name</p>",
    "<p>Telegram: <code>f928050</code></p>",
    "<p>Telegram <code>night_desk_x</code></p>",
    "<p>Send the USDT to <code>rescue.sol</code></p>",
    "<pre><code>const help = 1;\n// Find us on Telegram: night_desk_x\n</code></pre>",
    "<pre><code>contact = { telegram: 'night_desk_x' };</code></pre>",
    "<p>Search the App Store for <code>ckb_rescue_07</code> to get your wallet back.</p>",
    "<pre><code>加微信 kfexample88</code></pre>",
    '<pre><code>"phone": 100000000,</code></pre>',
    '<pre><code>{"客服": 13800138000}</code></pre>',
    '<pre><code>{"support": 13800138000}</code></pre>',
    '<pre><code>{"manager": 13800138000, }</code></pre>',
    '<pre><code>{"张经理": 13800000000}</code></pre>',
    "<pre><code>manager: 8613800138000</code></pre>",
    "<pre><code>Call 12025550143 to unlock it</code></pre>",
    '<pre><code>address = "0x1817aff44ddfff9d5f815e1975f63cdf03040cb7"</code></pre>',
    "<p>Send 20 USDT to Rescue.sol and wait.</p>",
    "<p>Telegram: @safe-global/api-kit, answered in minutes.</p>",
    "<p>The code has <code>@tiger</code>. Contact @tiger to unlock it.</p>",
    "<p>Write to @readonly.</p>",
    "<p>Telegram: <code>@service</code></p>",
    "<p>Telegram: twitter_tina_id9</p>",
    '<pre><code>println!("Send us your recovery phrase {}", now); return (a => b);</code></pre>',
    "<pre><code>if (x == 1) { alert('把助记词发给客服核对') }</code></pre>",
    "<p>Write to our engineer on GitHub: tide-kf_9x</p>",
    "<p>See @safe-global/api-kit. Write to @safe-global too.</p>",
    "<p><code>kf88x0603</code>, and kf88x0603 on GitHub</p>",
    "<p>file:////evil.example/share and http://localhost.evil.example/</p>",
    "<p>http://127.0.0.1.evil.example/</p>",
    "<p>http://8.8.8.8:8000/</p>",
]


@each_row("body", fewer_in_check(CODE))
def test_code_is_read_as_code(body: str) -> None:
    assert codes(judge_body(body)) == ""


@each_row("body", fewer_in_check(CONTACTS))
def test_a_contact_in_code_is_refused(body: str) -> None:
    assert codes(judge_body(body)) != ""


def shown(inside: str, outside: str = "") -> Shown:
    return Shown(inside.replace("\n", " "), tuple(inside.splitlines()), outside)


HASH = "1817aff44ddfff9d5f815e1975f63cdf03040cb7"


@pytest.mark.parametrize(
    ("line", "keeps"),
    [
        (f'rev = "{HASH}"', True),
        (f"commit: {HASH}", True),
        (f"sha1 = {HASH};", True),
        (f"git = {HASH};", True),
        (f"rev {HASH}", False),
        (f"prev = {HASH};", False),
        (f"address = {HASH};", False),
        (f"rev = 0x{HASH};", False),
        (f"rev = {HASH}; this is what people write for people to read", False),
    ],
)
def test_what_keeps_a_commit(line: str, keeps: bool) -> None:
    assert code._is_revision(HASH, line) == keeps
    assert code._is_in_lines(HASH, shown(line), code._is_revision) == keeps
    assert not code._is_in_lines(HASH, shown(line, f"ask {HASH}"), code._is_revision)
    assert not code._is_in_lines(HASH, shown(f"{line}\nask {HASH}"), code._is_revision)
    assert not code._is_in_lines(HASH, shown("x"), code._is_revision)


@pytest.mark.parametrize(
    ("line", "is_number"),
    [
        ('"balance": 2025550143,', True),
        ("gasLimit = 2025550143;", True),
        ("x: 2025550143}", False),
        ("x: 2025500000}", True),
        ("balance 2025550143", False),
        ("balance: 2025550143 a", False),
        ("phone_count: 2025550143", False),
        ("support_count: 2025550143", False),
        ("余额 balance: 2025550143", False),
        ("balance: 2025550143", True),
    ],
)
def test_what_is_counted_is_no_number_to_call(line: str, is_number: bool) -> None:
    needle = "2025500000" if "00000" in line else "2025550143"
    assert code._is_number(needle, line) == is_number


@pytest.mark.parametrize(
    ("needle", "is_member"),
    [
        ("item.name", True),
        ("item", False),
        ("item.xqzw", False),
        ("xqzwv.name", False),
        ("xq.name", True),
        ("$item.name", True),
        ("support.name", False),
        ("item12.name", False),
        ("item.name.id", True),
        ("item..name", False),
    ],
)
def test_members_of_objects(needle: str, is_member: bool) -> None:
    assert code._is_member(needle) == is_member


@pytest.mark.parametrize(
    ("needle", "inside", "stands"),
    [
        ("@tiger", "@tiger()", True),
        ("@tigerxq", "@tigerxq", False),
        ("@tigerxq", "@tigerxq()", True),
        ("@tigerxq", "@tigerxq = 1", True),
        ("@tigerxq", "@tigerxq.on (", True),
        ("@tigerxq", "import '@tigerxq/api'", True),
        ("@tigerxq", "x@tigerxq/api", False),
        ("@tigerxq.a", "@tigerxq.a", False),
        ("@tigerxq.a.b", "@tigerxq.a.b", True),
        ("tigerxq", "tigerxq", True),
    ],
)
def test_a_name_stands_as_code(needle: str, inside: str, stands: bool) -> None:
    assert code._stands_as_code(needle, shown(inside)) == stands


@each_row(
    ("inside", "outside", "is_package"),
    [
        ("@tigerxq/api", "", True),
        ("", "see @tigerxq/api-kit", True),
        ("@tigerxq/api", "ask @tigerxq", False),
        ("x", "y", False),
        ("@tigerxq/Api", "", False),
        ("a/@tigerxq/api", "", False),
        ("@tigerxq/api", "Telegram", False),
        ("Telegram @tigerxq/api", "", False),
        (f"Telegram{'.' * 193} @tigerxq/api", "", True),
        (f"Telegram{'.' * 191} @tigerxq/api", "", False),
        (f"@tigerxq/api {' ' * 191}Telegram", "", False),
        (f"@tigerxq/api {' ' * 192}Telegram", "", True),
    ],
)
def test_the_scope_of_packages(inside: str, outside: str, is_package: bool) -> None:
    assert code_names.is_package("@tigerxq", shown(inside, outside)) == is_package
    assert not code_names.is_package("tigerxq", shown(inside, outside))


@each_row(
    ("needle", "inside", "outside", "marks"),
    [
        ("@readonly", "@readonly", "", True),
        ("@readonly", "@readonly x", "Contact @readonly.", False),
        ("@readonly", "@readonly x", f"Contact {' ' * 60} @readonly.", True),
        ("@readonly", "x", "@readonly", False),
        ("@readonly", "a@readonly", "", False),
        ("@readonly", "@readonly-x", "", False),
        ("@Service", "@Service", "", True),
        ("@service", "@service", "", False),
        ("@xqzwv", "@xqzwv", "", False),
        ("@readonly只", "@readonly", "", True),
        ("@readonly_x", "@readonly", "", False),
        ("readonly", "readonly", "", False),
    ],
)
def test_annotations(needle: str, inside: str, outside: str, marks: bool) -> None:
    assert code_names.is_annotation(needle, shown(inside, outside)) == marks


def _first_word(asking: str) -> str:
    """A term of a class that asks, and of no other such class."""
    latin, _, _ = known_terms()
    for first, phrases in latin.items():
        for rest, of in phrases:
            if {one.partition(".")[0] for one in of} & code._ASKING == {asking}:
                return " ".join((first, *rest))
    raise AssertionError(asking)


@pytest.mark.parametrize("asking", ["secret", "taker", "pay", "contact", "cash", "call", "scan", "free"])
def test_lines_that_ask_for_something_are_no_code(asking: str) -> None:
    word = _first_word(asking)
    for said, is_code in (("xqz", True), (word, False)):
        for signs, many in (("{ ( ; ", True), ("{ ( ", False)):
            line = f"{signs}{said}"
            assert code._is_of_lines(line, f"<pre><code>{line}</code></pre>") == (is_code and many), line
            assert not code._is_of_lines(line, f"<p>{line}</p>")
            assert not code._is_of_lines(line, f"<pre><code>{line}</code></pre>{line}")


@each_row(
    ("kind", "needle", "is_code"),
    [
        *((kind, "{ ( ; xqz", True) for kind in ("CH213", "CH214", "CH215", "CH216")),
        *((kind, "payment_hash", True) for kind in ("CH204", "CH210", "CH211")),
        *((kind, "payment_kefu", False) for kind in ("CH204", "CH210", "CH211")),
        ("CH201", "item.name", True),
        ("CH203", "2025500000", True),
        ("CH205", "@tiger()", False),
        ("CH206", HASH, True),
        ("CH206", "env_win.cc", True),
        ("CH207", "payment_hash", False),
        ("CH217", "{ ( ; xqz", False),
    ],
)
def test_which_findings_may_be_code(kind: str, needle: str, is_code: bool) -> None:
    line = {"CH203": f"balance: {needle}", "CH206": f"rev = {needle}"}.get(kind, needle)
    fault, other = Fault(kind, "x", needle), Fault("CH101", "x", "x")
    source = f"<pre><code>{line}</code></pre>"
    assert without_code(source, {fault: None}) == ({} if is_code else {fault: None})
    assert without_code(source, {other: None, fault: None}) == dict.fromkeys([other] if is_code else [other, fault])
    assert without_code(line, {fault: None}) == {fault: None}
