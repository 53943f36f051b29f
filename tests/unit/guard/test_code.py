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
    "<p>http://127.0.0.1.evil.example/</p>",
    "<p>http://8.8.8.8:8000/</p>",
]


@pytest.mark.parametrize("body", CODE)
def test_code_is_read_as_code(body: str) -> None:
    assert codes(judge_body(body)) == ""


@pytest.mark.parametrize("body", CONTACTS)
def test_a_contact_in_code_is_refused(body: str) -> None:
    assert codes(judge_body(body)) != ""
