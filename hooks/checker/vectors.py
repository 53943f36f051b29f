"""/official-check.vectors.json: texts, and what is to be said of each, for every program that judges contacts.

The texts are rows of the guard's own tables (inputs.txt, in which the wallet's name is left open) and the addresses of
the list itself, as people write them and as thieves change them. What is said of each is what the guard says: nothing
is written by hand. A changed address keeps to names and numbers that nobody can own, whatever stands on the list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from channels import ChannelList
from channels.values import as_read
from guard.policy.listing import Allowed
from guard.policy.official_list import ChannelAddress
from guard.policy.page_check import PageCheck
from guard.policy.vectors import SECRET, verdict
from guard.text.detect import in_groups, read_once

INPUTS = Path(__file__).with_name("inputs.txt")
# Samples that stand in specifications (BIP-39, WIF, BIP-32), which nobody uses.
_SECRETS = (
    "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
    "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
    "0000000000000000000000000000000000000000000000000000000000000001",
    "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ",
    "KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617",
)
# A private key and the hash of a transaction look the same; nobody should have to know which it is.
_KEY = re.compile(r"(?i)(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_NO_CONTACTS = (
    "",
    "0x0000000000000000000000000000000000000001",
    "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
    "0.5 ETH",
    "2026-11-27 09:30",
)


# Where a row of inputs.txt leaves the wallet's name open: as accounts write it, {app}, {App} or {APP}; as people do, in
# a language.
_OPEN = re.compile(r"\{(app|App|APP|name:([\w-]+))\}")


class Names(NamedTuple):
    """What the wallet is called: `app` by links into its app, `name` in each language, the default one first."""

    app: str
    name: Mapping[str, str]

    def fill(self, row: str) -> str:
        """Return a row of inputs.txt with these names in it."""
        return _OPEN.sub(lambda found: self._called(found[1], found[2]), row)

    def _called(self, how: str, tag: str | None) -> str:
        if tag:
            return self.name.get(tag) or next(iter(self.name.values()))
        account = re.sub("[^a-z0-9]", "", self.app)
        return {"app": account, "App": account.capitalize(), "APP": account.upper()}[how]


def vectors_json(channels: ChannelList, names: Names) -> bytes:
    """Return the content of the file for a list, and a wallet of these names."""
    read_lasting(names)
    return vectors_of(channels, published_texts(channels, names))


def published_texts(channels: ChannelList, names: Names) -> list[str]:
    """Return the texts of the file for a list, and a wallet of these names, but for the secrets."""
    return list(dict.fromkeys((*lasting_texts(names), *_of_list(channels))))


def lasting_texts(names: Names) -> list[str]:
    """Return the texts of the file whatever is on the list: nearly all of them."""
    return [*map(names.fill, _inputs()), *_NO_CONTACTS]


def read_lasting(names: Names) -> None:
    """Read these texts, once for each version of them. Nine in ten name no wallet, so they are read once for all
    wallets.
    """
    rows = _inputs()
    read_once([*(row for row in rows if not _OPEN.search(row)), *_NO_CONTACTS])
    read_once(names.fill(row) for row in rows if _OPEN.search(row))


def vectors_of(channels: ChannelList, texts: Iterable[str]) -> bytes:
    """Return the content of the file for these texts, and for secrets."""
    check = PageCheck(Allowed.of(channels))
    vectors = [vector(check, text) for text in in_groups(texts, str)]
    vectors += [{"input": text, "verdict": SECRET} for text in _SECRETS]
    return (json.dumps({"version": 1, "vectors": vectors}, ensure_ascii=False, indent=1) + "\n").encode()


def vector(check: PageCheck, text: str) -> dict[str, str]:
    """Return a text with what is to be said of it."""
    if _KEY.search(text):
        return {"input": text, "verdict": SECRET}
    said, channel = verdict(check, text)
    return {"input": text, "verdict": said, **({"channel": channel} if channel else {})}


def _inputs() -> list[str]:
    return INPUTS.read_text(encoding="utf-8").splitlines()


def _of_list(channels: ChannelList) -> Iterator[str]:
    for entry in (*channels.channels, *channels.revoked):
        if entry.kind != "app":
            yield from _spellings(entry)
            yield from _changed(entry)


def _spellings(entry: ChannelAddress) -> Iterable[str]:
    """An address as people write it."""
    value = as_read(entry.kind, entry.value)
    # Bare digits are a number to whoever asks what they are, and none in a text: nothing is promised of them.
    whole = [] if entry.value.isdigit() else [entry.value]
    found = [value, *whole, f"{value}。", f"“{value}”", f"  {value}\n", f"官方的是 {value}，对吗？", _wide(value)]
    if entry.kind == "email":
        found += [value.upper(), f"mailto:{value}", f"write to {value}, please"]
    if entry.kind == "phone":
        digits = entry.value.removeprefix("+")
        found += [f"00{digits}", f"电话：{value}", f"call {value.replace('-', ' ')}"]
        found += [f"{value} ext. 5", f"{value}, ext 5", f"{value} (ext. 5)", f"{value}转5", f"{value}x5"]
        found += [f"call {entry.letters}", entry.letters.replace("-", " ")] if entry.letters else []
    if entry.account:
        found += [f"{service}: {entry.account}" for service in (*entry.platform, "Signal")]
        found += [f"@{entry.account}", f"{entry.platform[0]}: {entry.account}_vip"]
    if entry.kind in {"origin", "page"}:
        found += [f"{entry.value}/", entry.value.upper(), entry.value.replace("https:", "http:"), f"打开{value}查看"]
    return found


def _wide(text: str) -> str:
    """The text in full-width characters, as Chinese keyboards type it."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _changed(entry: ChannelAddress) -> Iterator[str]:
    """An address as thieves change it, on names and numbers that nobody can own."""
    if entry.kind == "phone":
        yield from ("+1 202-555-0100", "+12025550101", "(202) 555-0102")
        return
    name, _, host = entry.value.removeprefix("https://").rpartition("@")
    host = host.partition("/")[0]
    label = host.split(".")[-2]
    for fake in dict.fromkeys(
        (f"{label}-help", f"{label}1", label.replace("m", "rn"), label.replace("l", "1"), f"my{label}")
    ):
        if fake != label:
            yield f"{name}@{fake}.example" if name else f"https://{fake}.example/"
    if name:
        yield f"{name}.help@{label}-mail.example"
    else:
        yield f"https://{host}.{label}-login.example/"
        yield f"https://{host}@{label}-login.example/"
        yield f"https://xn--{label}-9db.example/"
