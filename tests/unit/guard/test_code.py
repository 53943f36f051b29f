"""Names of programs in code are code; contacts in code are contacts."""

from __future__ import annotations

import pytest
from guard_trees import codes, judge_body

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


@pytest.mark.parametrize("body", CODE)
def test_code_is_read_as_code(body: str) -> None:
    assert codes(judge_body(body)) == ""


@pytest.mark.parametrize("body", CONTACTS)
def test_a_contact_in_code_is_refused(body: str) -> None:
    assert codes(judge_body(body)) != ""
