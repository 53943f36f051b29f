"""The check in the search box: contacts are judged, addresses of wallets and hashes named, questions left alone."""

from __future__ import annotations

import json
from pathlib import Path

from channels import load_channels
from checker import search_data
from tests.javascript import evaluate
from tests.made import editions

ROOT = Path(__file__).parents[3]
CHANNELS = load_channels(ROOT / "tests" / "site" / "fixture" / "docs" / "channels.yml")
_ASK = """
const asked = [];
globalThis.fetch = async (address) => {
  asked.push(String(address));
  if (!String(address).endsWith(".check.json")) throw new TypeError("no network");
  return { json: async () => v[1] };
};
const ask = m.makeJudge("en.check.json", "https://answers.tidewallet.example/");
const said = [];
for (const text of v[0]) said.push(await ask(text));
return { said, asked };
"""

CASES = [
    ("care@tidewallet.example", "listed", "contact-verify"),
    ("care@tidewa11et.example", "unlisted", "contact-verify"),
    ("they wrote from help@else.example, is it you?", "unlisted", "contact-verify"),
    ("telegram tidewallet_support88", "unlisted", "contact-verify"),
    ("+1 202 555 0199", "unlisted", "contact-verify"),
    ("0x0000000000000000000000000000000000000001", "address", "transaction-status"),
    ("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb 是谁的", "address", "transaction-status"),
    ("0x" + "ab12" * 16, "hash", "transaction-status"),
]
QUESTIONS = [
    "money not arrived",
    "转账没到账",
    "ERR_NONCE",
    "0.5 ETH",
    "erc20 or trc20",
    "is v5.2.1 the newest",
    "2026-11-27",
]


def test_what_is_said() -> None:
    data = json.loads(search_data(CHANNELS, editions()["en"]))
    said = evaluate("check/ask.js", _ASK, [text for text, *_ in CASES], data)["said"]
    assert [(one["verdict"], one["topic"]) for one in said] == [case[1:] for case in CASES]
    assert said[0]["title"] == "On the official list: Support e-mail"
    assert said[1]["hash"] == "#check=care%40tidewa11et.example" and said[5]["hash"] == ""


def test_a_question_is_left_alone_and_asks_for_nothing() -> None:
    data = json.loads(search_data(CHANNELS, editions()["en"]))
    found = evaluate("check/ask.js", _ASK, QUESTIONS, data)
    assert found["said"] == [None] * len(QUESTIONS)
    assert evaluate("check/ask.js", _ASK, QUESTIONS[:2], data)["asked"] == []
