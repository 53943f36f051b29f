"""Where a pattern depends on what stands before it: iOS before 16.4 knows no lookbehind, so the scripts do without."""

from __future__ import annotations

from pathlib import Path

import pytest

from offline.classic_scripts import classic
from tests.javascript import ROOT, evaluate
from tests.support.rows import each_row

HEX = "0123456789abcdef" * 4
CARD = "4111 1111 1111 1111"
SCRIPTS = [
    path
    for folder in ("overrides", "examples", "hooks")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".js", ".html"}
]
LOOKBEHIND = ("(?<=", "(?<!")


@each_row("path", SCRIPTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_script_has_a_lookbehind(path: Path) -> None:
    # One lookbehind is a syntax error there, and the whole module is gone.
    assert not [mark for mark in LOOKBEHIND if mark in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("entry", ["assets/search/loader.js", "assets/javascripts/page.js"])
def test_nor_have_the_classic_scripts_of_the_offline_copy(entry: str) -> None:
    overrides = ROOT / "overrides"
    modules = {
        path.relative_to(overrides).as_posix(): path.read_text(encoding="utf-8") for path in overrides.rglob("*.js")
    }
    assert not [mark for mark in LOOKBEHIND if mark in classic(entry, modules)]


def test_words_lose_their_endings_by_the_letters_before() -> None:
    stems = {
        "confirmation": "confirm",
        "confirmations": "confirm",
        "location": "location",
        "addresses": "address",
        "boxes": "box",
        "matches": "match",
        "wallets": "wallet",
        "status": "status",
        "access": "access",
    }
    assert evaluate("search/tokens.js", "return v[0].map(m.stem);", list(stems)) == list(stems.values())


def test_an_apostrophe_goes_between_letters_alone() -> None:
    folded = {
        "can’t": "cant",
        "'quoted'": "'quoted'",
        "5'c": "5'c",
        "é'e": "ee",
        "aʼʼb": "ab",
        "a''b": "a''b",
        "𐐨'b": "𐐨b",
        "😀'b": "😀'b",
    }
    found = evaluate("search/fold.js", "return v[0].map(m.makeFold().fold);", list(folded))
    assert found == list(folded.values())


def test_replaced_words_stand_alone_unless_they_are_chinese() -> None:
    body = """const replaced = { fee: ["gas", "瓦斯", "u盾"], u: ["gasu", ""] };
    const data = { drop: [], weak: [], groups: [], replace: replaced };
    const { replace } = await m.makeReader(data, (text) => text);
    return v[0].map(replace);"""
    replaced = {
        "gas gas": "fee fee",
        "gasp degas": "gasp degas",
        "gasu": "u",
        "瓦斯gas": "feefee",
        "x瓦斯": "xfee",
        "xu盾gas": "xfeefee",
        "_gas_": "_fee_",
        "2gas gas2": "2gas gas2",
    }
    assert evaluate("search/query.js", body, list(replaced)) == list(replaced.values())


def test_keys_and_cards_are_not_cut_out_of_longer_runs() -> None:
    secret = {
        HEX: True,
        f"key:{HEX.upper()},": True,
        f"{HEX}0": False,
        f"f{HEX}": False,
        CARD: True,
        f"a{CARD}": False,
        f"{CARD}a": False,
        f"1 {CARD}": False,
        f"card {CARD}, {CARD}": True,
        f"1234567890123-x {CARD}": True,
    }
    found = evaluate("secrets/secrets.js", "return v[0].map((text) => m.findSecret(text) !== null);", list(secret))
    assert dict(zip(secret, found, strict=True)) == secret
