"""The published list in the browser: used unless its signature is wrong."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

from publish.signature import signature
from tests.javascript import evaluate
from tests.unit.publish.test_signature import OTHER, PUBLIC, SECRET_KEY

CONTENT = json.dumps(
    {"updated": "2026-11-27", "channels": [], "revoked": [{"id": "old"}], "more": "帮助" * 80}
).encode()
SIGNED = signature(CONTENT, SECRET_KEY, 1700000000).decode()

_LIST = """
const [content, signed, key] = v;
const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
globalThis.fetch = async (address) => {
  if (!address.endsWith(".minisig")) return new Response(bytes);
  return signed === null ? new Response("", { status: 404 }) : new Response(signed);
};
const own = { channels: [], revoked: [], names: [] };
return await m.published({ published: "list.json", list: own, updated: "2026-01-01", ...(key ? { key } : {}) });
"""


def found(signed: str | None, key: str | None, content: bytes = CONTENT) -> dict[str, Any]:
    got: dict[str, Any] = evaluate("check/list.js", _LIST, base64.b64encode(content).decode(), signed, key)
    return got


@pytest.mark.parametrize(
    ("signed", "key", "proof"), [(SIGNED, PUBLIC, "signed"), (None, PUBLIC, "unproven"), (None, None, "unproven")]
)
def test_a_list_that_nothing_speaks_against_is_used(signed: str | None, key: str | None, proof: str) -> None:
    got = found(signed, key)
    assert (got["proof"], got["updated"], got["list"]["revoked"]) == (proof, "2026-11-27", [{"id": "old"}])


@pytest.mark.parametrize(
    ("signed", "key", "content"),
    [
        (SIGNED, PUBLIC, CONTENT.replace(b"old", b"new")),
        (SIGNED, OTHER, CONTENT),
        (SIGNED.replace("timestamp:17", "timestamp:18"), PUBLIC, CONTENT),
        ("", PUBLIC, CONTENT),
    ],
)
def test_a_list_whose_signature_is_wrong_is_not(signed: str, key: str, content: bytes) -> None:
    got = found(signed, key, content)
    assert (got["proof"], got["updated"], got["list"]["revoked"]) == ("wrong", "2026-01-01", [])


def test_the_sum_is_that_of_python() -> None:
    texts = ["", "a", "a" * 127, "a" * 128, "a" * 129, "a" * 5000]
    body = "return v[0].map((text) => [...m.blake2b(new TextEncoder().encode(text))]);"
    assert evaluate("check/signature.js", body, texts) == [
        list(hashlib.blake2b(text.encode()).digest()) for text in texts
    ]
