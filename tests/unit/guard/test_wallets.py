"""Addresses of wallets by their checksums: each is put together here from its specification, of numbers that nobody
has a key to.
"""

from __future__ import annotations

from base64 import b32encode
from binascii import crc_hqx
from collections.abc import Iterator
from hashlib import blake2b, new, sha256

import pytest

from guard.text import wallets
from guard.text.detect import find_contacts
from guard.text.wallets import is_address, wallet_addresses
from tests.support.rows import each_row

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
OF_BECH32, OF_BECH32M = 1, 0x2BC830A3


def number(size: int, seed: str = "example") -> bytes:
    """Return so many bytes that stand for nothing."""
    return (sha256(seed.encode()).digest() * 4)[:size]


def base58(raw: bytes, alphabet: str = BASE58) -> str:
    value, said = int.from_bytes(raw, "big"), ""
    while value:
        value, digit = divmod(value, 58)
        said = alphabet[digit] + said
    return alphabet[0] * (len(raw) - len(raw.lstrip(b"\0"))) + said


def checked(payload: bytes, alphabet: str = BASE58) -> str:
    return base58(payload + sha256(sha256(payload).digest()).digest()[:4], alphabet)


def ss58(prefix: bytes, size: int = 32) -> str:
    payload = prefix + number(size)
    return base58(payload + blake2b(b"SS58PRE" + payload).digest()[:2])


def ergo(size: int) -> str:
    payload = b"\1" + number(size - 1)
    return base58(payload + blake2b(payload, digest_size=32).digest()[:4])


def _checksum(values: list[int], generators: tuple[int, ...], bits: int) -> int:
    found = 1
    for value in values:
        top = found >> bits
        found = (found & ((1 << bits) - 1)) << 5 ^ value
        for at, generator in enumerate(generators):
            found ^= generator if top >> at & 1 else 0
    return found


def bech32(prefix: str, size: int, constant: int = OF_BECH32) -> str:
    """Return an address with so many characters of data, the six of its checksum among them."""
    data = [byte & 31 for byte in number(size - 6)]
    expanded = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    generators = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    found = _checksum([*expanded, *data, *[0] * 6], generators, 25) ^ constant
    data += [found >> 5 * (5 - at) & 31 for at in range(6)]
    return f"{prefix}1{''.join(BECH32[value] for value in data)}"


def cash(prefix: str, size: int, first: str = "q") -> str:
    """Return what stands behind the colon of a cash address, with so many characters."""
    data = [BECH32.index(first), *(byte & 31 for byte in number(size - 9))]
    generators = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
    found = _checksum([*(ord(char) & 31 for char in prefix), 0, *data, *[0] * 8], generators, 35) ^ 1
    data += [found >> 5 * (7 - at) & 31 for at in range(8)]
    return "".join(BECH32[value] for value in data)


def base32(raw: bytes) -> str:
    return b32encode(raw).decode().rstrip("=")


def stellar(version: int, size: int = 32) -> str:
    payload = bytes((version << 3,)) + number(size)
    return base32(payload + crc_hqx(payload, 0).to_bytes(2, "little"))


def filecoin(net: str, protocol: int, size: int) -> str:
    payload = number(size)
    summed = blake2b(bytes((protocol,)) + payload, digest_size=4).digest()
    return f"{net}{protocol}{base32(payload + summed).lower()}"


def algorand() -> str:
    return base32(number(32) + new("sha512_256", number(32)).digest()[-4:])


ADDRESSES = {
    "Bitcoin": checked(b"\0" + number(20)),
    "Bitcoin, of a script": checked(b"\5" + number(20)),
    "Litecoin": checked(b"\x30" + number(20)),
    "Tron": checked(b"\x41" + number(20)),
    "Tezos": checked(bytes((6, 161, 159)) + number(20)),
    "Ripple": checked(b"\0" + number(20), RIPPLE),
    "Polkadot": ss58(b"\0"),
    "Substrate": ss58(b"\x2a"),
    "a network of two bytes": ss58(b"\x50\x01"),
    "Ergo": ergo(34),
    "Bitcoin, segwit": bech32("bc", 39),
    "Bitcoin, taproot": bech32("bc", 59, OF_BECH32M),
    "Cosmos": bech32("cosmos", 38),
    "in capitals": bech32("kava", 38).upper(),
    "Bitcoin Cash": f"bitcoincash:{cash('bitcoincash', 42)}",
    "Bitcoin Cash, a script": f"bitcoincash:{cash('bitcoincash', 42, 'p')}",
    "Bitcoin Cash without its prefix": cash("bitcoincash", 42),
    "of a script without its prefix": cash("bitcoincash", 42, "p"),
    "of tokens without its prefix": cash("bitcoincash", 42, "z"),
    "eCash": f"ecash:{cash('ecash', 42)}",
    "Kaspa": f"kaspa:{cash('kaspa', 61)}",
    "Stellar": stellar(6),
    "Stellar, muxed": stellar(12, 40),
    "Stellar, a contract": stellar(2),
    "Algorand": algorand(),
    "Filecoin": filecoin("f", 1, 20),
    "Filecoin, an actor": filecoin("f", 2, 20),
    "Filecoin, BLS": filecoin("f", 3, 48),
    "Filecoin, a test": filecoin("t", 1, 20),
}


def _altered(address: str) -> Iterator[str]:
    """Yield an address with another character at one place, and with two neighbours that changed places."""
    alphabet = BECH32 if address.islower() or ":" in address else BASE58
    begin = address.rfind(":") + 1
    for at in range(begin, len(address)):
        other = alphabet[(alphabet.find(address[at]) + 7) % len(alphabet)]
        other = other.upper() if address.isupper() else other
        if other != address[at]:
            yield address[:at] + other + address[at + 1 :]
        if at + 1 < len(address) and address[at] != address[at + 1]:
            yield address[:at] + address[at + 1] + address[at] + address[at + 2 :]


@each_row("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_told_by_its_checksum(address: str) -> None:
    assert is_address(address)
    assert address in wallet_addresses(f"send to {address} now")
    assert [one for one in _altered(address) if is_address(one)] == []


def test_a_number_in_base_58_has_25_characters_at_least_and_60_at_most() -> None:
    lengths = set()
    for zeros in range(14):
        for size in range(1, 46):
            one = checked(bytes(zeros) + number(size))
            lengths.add(len(one))
            assert wallets._is_base58check(one) == (25 <= len(one) <= 60 and zeros + size + 4 > 20), one
    assert {24, 25, 60, 61} <= lengths


def test_a_polkadot_address_has_35_or_36_bytes() -> None:
    for prefix in (b"\x2a", b"\x50\x01", b"\0"):
        for size in range(20, 40):
            one = ss58(prefix, size)
            assert wallets._is_blake58(one) == (len(prefix) + size + 2 in (35, 36) and len(one) <= 55), one
    for size in range(15, 40):
        one = ergo(size)
        assert wallets._is_blake58(one) == (35 <= len(one) <= 55 and size + 4 >= 26), one


@pytest.mark.parametrize("constant", [OF_BECH32, OF_BECH32M])
def test_the_name_of_a_chain_has_20_letters_at_most_and_its_data_12_at_least(constant: int) -> None:
    for letters in (1, 2, 19, 20, 21):
        assert wallets._is_bech32(bech32("a" * letters, 38, constant)) == (letters <= 20)
    for size in range(8, 20):
        assert wallets._is_bech32(bech32("bc", size, constant)) == (size >= 12)
    one = bech32("bc", 39, constant)
    assert wallets._is_bech32(one.upper())
    assert not wallets._is_bech32(one.replace("bc", "Bc"))
    assert not wallets._is_bech32(one.removeprefix("bc"))
    assert not wallets._is_bech32(bech32("bc", 39, 2))


def test_a_cash_address_has_20_characters_at_least_and_42_without_its_prefix() -> None:
    for size in range(12, 50):
        named = f"bitcoincash:{cash('bitcoincash', size)}"
        assert wallets._is_cash(named) == (size >= 20)
        assert wallets._is_cash(cash("bitcoincash", size)) == (size == 42)
        assert wallets._is_cash(named.replace("bitcoincash", "BitcoinCash")) == (size >= 20)
    assert not wallets._is_cash(f"bitcoincash:{cash('bitcoincash', 42).upper()}")
    assert not any(wallets._is_cash(cash("bitcoincash", 42, first)) for first in "ry9x8")
    assert not wallets._is_cash(f"ecash:{cash('bitcoincash', 42)}")


def test_each_kind_in_base_32_has_its_lengths() -> None:
    for size in range(20, 50):
        one = stellar(6, size)
        assert wallets._is_base32(one) == (len(one) in (56, 69)), one
    for version in range(32):
        one = stellar(version)
        assert wallets._is_base32(one) == (one[0] in "GMSTXC")
    assert not wallets._is_base32(stellar(6).lower())
    assert not wallets._is_base32(algorand().lower())
    for protocol, expected in ((0, False), (1, True), (2, True), (3, True), (4, False)):
        assert wallets._is_base32(filecoin("f", protocol, 20)) == expected
    assert not wallets._is_base32(filecoin("g", 1, 20))
    for size in range(12, 60):
        one = filecoin("f", 1, size)
        assert wallets._is_base32(one) == (41 <= len(one) <= 86 and size + 4 > 20), one


@pytest.mark.parametrize("between", [" ", "-", "–", " … ", ",", "+", " | ", "/"])
def test_an_address_in_pieces_is_put_together(between: str) -> None:
    for name in ("Bitcoin", "Tron", "Bitcoin, segwit"):
        one = ADDRESSES[name]
        for cuts in ((10,), (17,), (12, 22)):
            pieces = [one[first:last] for first, last in zip((0, *cuts), (*cuts, len(one)), strict=True)]
            assert one in [found.replace(between, "") for found in wallet_addresses(f"to {between.join(pieces)} now")]
        assert not list(wallet_addresses(f"to {one[:10]} and then {one[10:]}"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("our address: 0x%s", True),
        ("收款地址：%s", True),
        ("the transaction hash is 0x%s", False),
        ("交易哈希 0x%s", False),
        ("transaction hash, then our address 0x%s", True),
        ("our address. Hash 0x%s", False),
        ("address is below. 0x%s", True),
        ("地址如下。0x%s", False),
        ("0x%s", False),
    ],
)
def test_64_hexadecimal_digits_are_an_address_where_that_is_said(text: str, found: bool) -> None:
    digits = number(32).hex()
    assert bool(list(wallet_addresses(text % digits))) == found


@pytest.mark.parametrize(
    ("digits", "found"), [(15, False), (16, True), (17, False), (59, False), (60, True), (66, True), (67, False)]
)
def test_so_many_hexadecimal_digits_may_be_an_address(digits: int, found: bool) -> None:
    assert bool(list(wallet_addresses(f"send to the address 0x{number(40).hex()[:digits]}"))) == found


# 43 signs of Base64 for links, as an address of Arweave has them: no checksum tells that they are one.
KEY = "tLe1_uzll22cfZ3K5SNaa5zpUH5tNJlGn7yTc-ePmck"
SIGNED_IN = f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{KEY}"


@pytest.mark.parametrize(
    "text", [f"Arweave 錢包 {KEY}", f"收款：{KEY}", f"Our address on Arweave is {KEY}.", f"Send it to {KEY}, please"]
)
def test_a_key_of_no_known_shape_is_an_address_where_the_words_say_so(text: str) -> None:
    assert ("crypto", KEY) in {(told.kind, told.value) for told in find_contacts(text)}


@pytest.mark.parametrize(
    "text",
    [
        f"The hash of the build is {KEY}.",
        f"The address of the server and the token {SIGNED_IN}",
        f"Send the file with sha256-{KEY}= to be checked",
        f"The address /assets/{KEY}.js is the wallet's",
    ],
)
def test_a_key_beside_no_such_word_or_within_a_longer_one_is_none(text: str) -> None:
    assert not [told for told in find_contacts(text) if told.kind == "crypto"]
