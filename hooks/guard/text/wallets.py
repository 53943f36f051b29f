"""Addresses of wallets, told by their checksums: whatever the chain, a slip of the pen would not fit.

A family of checksums covers dozens of chains at once: base58check (Bitcoin, Tron, XRP, Dogecoin, Tezos …), bech32 with
any prefix (Bitcoin, the Cosmos family, Cardano, Lightning invoices …), cash addresses (Bitcoin Cash, Kaspa, eCash), the
SS58 of Polkadot, strkeys of Stellar. Chains without a checksum, or with one that is costly to compute, are told by
their shape; and what has the shape of a checksum too (64 hexadecimal digits) only where the clause says "address".
"""

from __future__ import annotations

import re
from base64 import b32decode
from binascii import Error, crc_hqx
from collections.abc import Callable, Iterator
from hashlib import blake2b, new, sha256

from guard.text.hints import Hints, some
from guard.text.vocabulary import is_plain
from guard.words import whole_words

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_CONSTANTS = frozenset((1, 0x2BC830A3))  # bech32 (BIP 173) and bech32m (BIP 350)

_KEY_BYTES = 32
# A run that could be an address of any chain; most texts hold none.
_RUN = re.compile(r"(?<![0-9A-Za-z_])(?:[A-Za-z]{2,16}[:_])?[0-9A-Za-z]{25,120}(?![0-9A-Za-z_])")
_INVOICE = re.compile(r"(?i)(?<![0-9a-z])(?:ln(?:bc|tb|bcrt|url)|lno|lni)[0-9a-z]{40,2000}(?![0-9a-z])")
_BASE32_SHAPES = (
    r"(?:nano|ban|xrb)_[13][0-9a-z]{40,64}"  # Nano, Banano
    r"|[XPC]-(?:avax|fuji)1[0-9a-z]{20,60}"  # Avalanche
    r"|G[A-Z2-7]{55}|[A-Z2-7]{58}"  # Stellar and Algorand, with a slip in it as well
    r"|S[PMTN][0-9A-HJKMNP-TV-Z]{37,40}"  # Stacks (Crockford's base32)
    r"|N[A-D][A-Z2-7]{38}|N[A-D](?:[A-Z2-7]{4}-){9}[A-Z2-7]{2,4}"  # NEM, Symbol
)
_GROUPED_SHAPES = r"[a-z2-7]{5}(?:-[a-z2-7]{5}){9}-[a-z2-7]{3}|[a-z2-7]{5}(?:-[a-z2-7]{5}){3}-[a-z2-7]{3}"  # ICP
_LONG_SHAPES = (
    r"[0-9A-F]{76}"  # Tox
    r"|(?:sia|addr):[0-9a-f]{68,76}"
    r"|[48][1-9A-HJ-NP-Za-km-z]{94}|[48][1-9A-HJ-NP-Za-km-z]{105}"  # Monero
    r"|DdzFF[1-9A-HJ-NP-Za-km-z]{90,110}"  # Cardano, the old ones
)
_SEED_OF_SERVER = re.compile(r"S[ACNOUX][A-Z2-7]{56}")
_CASH_SHAPES = r"cfx(?:test)?:[0-9a-z]{42}|(?:bitcoincash|bchtest|ecash|kaspa|simpleledger):[qpz][0-9a-z]{30,62}"
_PROGRAMS_SHAPES = (
    r"41[0-9a-f]{40}|41[0-9A-F]{40}"  # Tron, as programs write it
    r"|X[1-9A-HJ-NP-Za-km-z]{46,47}"  # XRP with its tag in it
)
_PREFIXED_SHAPES = (
    r"hx[0-9a-f]{40}|cx[0-9a-f]{40}"  # ICON
    r"|0x(?=[0-9a-fA-F]*[G-Zg-z])[0-9A-Za-z]{38,44}"  # Ethereum, with letters that no number has
    r"|(?:EQ|UQ|kQ|0Q)[A-Za-z0-9_-]{46}|-?[01]:[0-9a-fA-F]{64}"  # TON
    r"|(?:wallet|did|xdc|io|ak|th|ckb|zs|drgn)_?[0-9a-zA-Z]{38,80}"
)
_OF_NERVOS_OR_RONIN = r"ck[bt]1[0-9a-z]{80,110}|ronin:[0-9a-fA-F]{40}"
_ANY_SHAPE = "|".join(
    (
        _BASE32_SHAPES,
        _GROUPED_SHAPES,
        _LONG_SHAPES,
        _CASH_SHAPES,
        _PROGRAMS_SHAPES,
        _PREFIXED_SHAPES,
        _OF_NERVOS_OR_RONIN,
    )
)
_SHAPES = re.compile(rf"(?<![0-9A-Za-z_.-])(?:{_ANY_SHAPE})(?![0-9A-Za-z_-])")
# Those of which nothing else has the shape, whether figures are among their letters or not.
_LETTERS_SHAPES = rf"{_CASH_SHAPES}|G[A-Z2-7]{{55}}|[A-Z2-7]{{58}}|(?:nano|ban|xrb)_[0-9a-z]{{50,64}}"
_IN_LETTERS = re.compile(rf"(?<![0-9A-Za-z_.-])(?:{_LETTERS_SHAPES})(?![0-9A-Za-z_-])")
_LEAST_DIFFERENT = 4
# A name of a naming service whose ending is none of the web, and an account of Hedera.
_SERVICES = (
    "near|arb|apt|btc|stark|ron|algo|stx|avax|hbar|bit|dao|zil|888|blockchain|polygon|sats|unisat|klv|tez|elo|wallet"
)
_NAMED = re.compile(
    r"(?<![A-Za-z0-9@/._-])(?P<label>[a-z0-9]+(?:[_-][a-z0-9]+)*|[\u4e00-\u9fff]{2,12}[a-z0-9]{0,20})"
    rf"\.(?:{_SERVICES})(?![A-Za-z0-9/_-]|\.\w)"
)
_HEDERA = re.compile(r"(?<![\w.-])0\.0\.\d{4,10}(?![\w-]|\.\d)")
_LONG_HEX = re.compile(
    r"(?<![0-9A-Za-z_])(?:0x)?[0-9a-fA-F]{60,66}(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])0x[0-9a-fA-F]{16}(?![0-9A-Za-z_])"
)
_ADDRESS_WORD = re.compile(rf"(?i){whole_words('wallet-words')}")
_HASH_WORD = re.compile(rf"(?i){whole_words('hash-words')}")
_WORD_REACH = 40
# A text that is nothing but so long a run in base 58: longer than what is told by its shape within a text. What begins
# so is the number of a file in IPFS.
_LONE = re.compile(r"\W{0,3}(?!Qm)[1-9A-HJ-NP-Za-km-z]{45,64}\W{0,3}")
_LEAST_FIGURES = 3
# An address in two or three pieces.
_PIECES = re.compile(
    r"(?<![0-9A-Za-z_])[0-9A-Za-z]{8,40}(?:[\s\-–—…,，、+|/]{1,4}[0-9A-Za-z]{6,40}){1,2}(?![0-9A-Za-z_])"
)
_MIXED = re.compile(r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).*|(?=.*\d)[a-z0-9]+")

_SHORTEST_IN_PIECES = 26
# A piece has a digit, and both are long.
_IN_PIECES = re.compile(
    r"(?:\d[0-9A-Za-z]{7,39}|[0-9A-Za-z]{5,39}\d[0-9A-Za-z]{0,2})[\s\-–—…,，、+|/]{1,4}[0-9A-Za-z]{6}"
    r"|[0-9A-Za-z]{8}[\s\-–—…,，、+|/]{1,4}[0-9A-Za-z]{0,39}\d"
)
# A text without any of these holds no address of a wallet.
_HINTS = Hints(
    lambda told: told if "digit" in told and len(told) > 1 else told & {"names", "letters"},
    finds=lambda text: some(wallet_addresses(text)),
    digit=re.compile(r"\d"),
    runs=(_RUN, _INVOICE),
    shapes=_SHAPES,
    letters=_IN_LETTERS,
    names=_NAMED,
    hashes=(_LONG_HEX, _HEDERA),
    pieces=_IN_PIECES,
)


def wallet_addresses(folded: str) -> Iterator[str]:
    """Yield the wallets' addresses in folded text."""
    hints = _HINTS.of(folded)
    if not hints:
        return
    for match in _IN_LETTERS.finditer(folded) if "letters" in hints else ():
        if len(set(match[0])) >= _LEAST_DIFFERENT and not _is_seed_of_server(match[0]):
            yield match[0]
    if "digit" not in hints:
        # No other address of any chain lacks figures; a name may.
        yield from _names(folded)
        return
    yield from _of_runs(folded) if "runs" in hints else ()
    for match in _SHAPES.finditer(folded) if "shapes" in hints else ():
        if _mixed(match[0]) and not _is_seed_of_server(match[0]):
            yield match[0]
    if "names" in hints:
        yield from _names(folded)
    for pattern in (_LONG_HEX, _HEDERA) if "hashes" in hints else ():
        for match in pattern.finditer(folded):
            if _is_said(folded, match):
                yield match[0]
    for match in _PIECES.finditer(folded) if "pieces" in hints else ():
        pieces = re.findall(r"[0-9A-Za-z]+", match[0])
        whole, mixed = "".join(pieces), [*map(_MIXED.fullmatch, pieces)]
        if len(whole) >= _SHORTEST_IN_PIECES and any(mixed) and is_address(whole, loose=all(mixed)):
            yield match[0]


def _of_runs(text: str) -> Iterator[str]:
    """Yield the runs of letters and figures that are addresses by their checksums, or are all of their text."""
    for match in _INVOICE.finditer(text):
        yield match[0]
    for match in _RUN.finditer(text):
        if is_address(match[0]):
            yield match[0]
    if _LONE.fullmatch(text) and _is_strange(text):
        yield text.strip()


def _names(text: str) -> Iterator[str]:
    for match in _NAMED.finditer(text):
        if not is_plain(match["label"]) or _is_said(text, match):
            yield match[0]


def _is_strange(text: str) -> bool:
    """Tell whether letters of both cases and figures are mixed in a text."""
    many = sum(map(str.isdigit, text)) >= _LEAST_FIGURES
    return many and any(map(str.islower, text)) and any(map(str.isupper, text))


def _mixed(text: str) -> bool:
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))


def _is_said(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words before a hash or a name say that it is somebody's address."""
    before = re.split(r"[。!?;]", text[max(0, match.start() - _WORD_REACH) : match.start()])[-1]
    last = max((found.end() for found in _ADDRESS_WORD.finditer(before)), default=-1)
    return last >= 0 and last >= max((found.end() for found in _HASH_WORD.finditer(before)), default=-1)


def is_address(run: str, *, loose: bool = False) -> bool:
    """Tell whether a run of letters and digits is the address of a wallet; `loose` asks Tron's shape only."""
    if run.isdigit() or (run.isalpha() and not run.isupper()):
        return False
    if loose and re.fullmatch(r"T[1-9A-HJ-NP-Za-km-z]{33}", run):
        return True
    return any(check(run) for check in _CHECKS)


def _number(text: str, alphabet: str) -> bytes | None:
    """Return the bytes of a number in base 58, None if a character is of another alphabet."""
    value = 0
    for char in text:
        digit = alphabet.find(char)
        if digit < 0:
            return None
        value = value * 58 + digit
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return bytes(zeros) + value.to_bytes((value.bit_length() + 7) // 8, "big")


def is_key(run: str) -> bool:
    """Tell whether a run of base 58 has as many bytes as a public key, or a checksum that fits."""
    raw = _number(run, _BASE58)
    return raw is not None and (len(raw) == _KEY_BYTES or is_address(run))


def _is_base58check(run: str) -> bool:
    if not 25 <= len(run) <= 60:
        return False
    for alphabet in (_BASE58, _RIPPLE) if run[0] == "r" else (_BASE58,):
        raw = _number(run, alphabet)
        if raw and len(raw) > 20 and sha256(sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]:
            return True
    return False


def _is_blake58(run: str) -> bool:
    """SS58 (Polkadot and its family), Ergo, and Waves' one."""
    if not 35 <= len(run) <= 55:
        return False
    raw = _number(run, _BASE58)
    if not raw:
        return False
    if blake2b(b"SS58PRE" + raw[:-2]).digest()[:2] == raw[-2:] and len(raw) in (35, 36):
        return True
    return blake2b(raw[:-4], digest_size=32).digest()[:4] == raw[-4:]


def _polymod(values: list[int]) -> int:
    generators = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for at, generator in enumerate(generators):
            checksum ^= generator if top >> at & 1 else 0
    return checksum


def _is_bech32(run: str) -> bool:
    if run != run.lower() and run != run.upper():
        return False
    prefix, mark, data = run.lower().rpartition("1")
    if not mark or not 1 <= len(prefix) <= 20 or len(data) < 12 or any(char not in _BECH32 for char in data):
        return False
    values = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
    return _polymod(values + [_BECH32.index(char) for char in data]) in _BECH32_CONSTANTS


def _is_cash(run: str) -> bool:
    """Cash addresses (Bitcoin Cash, eCash, Kaspa): a prefix, a colon, and a checksum of forty bits."""
    prefix, mark, data = run.partition(":")
    if not mark:
        return run[0] in "qpz" and len(run) == 42 and run == run.lower() and _cash_sum("bitcoincash", run)
    return data == data.lower() and _cash_sum(prefix.lower(), data)


def _cash_sum(prefix: str, data: str) -> bool:
    if len(data) < 20 or any(char not in _BECH32 for char in data):
        return False
    checksum = 1
    for value in [*(ord(char) & 31 for char in prefix), 0, *map(_BECH32.index, data)]:
        top = checksum >> 35
        checksum = (checksum & 0x07FFFFFFFF) << 5 ^ value
        generators = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
        for at, generator in enumerate(generators):
            checksum ^= generator if top >> at & 1 else 0
    return checksum ^ 1 == 0


def _base32(text: str) -> bytes:
    try:
        return b32decode(text.upper() + "=" * (-len(text) % 8))
    except Error:
        return b""


def _is_base32(run: str) -> bool:
    """Stellar (with a CRC), Algorand (with a part of SHA-512/256), Filecoin (with BLAKE2b)."""
    if len(run) in (56, 69) and run[0] in "GMSTXC" and run.isupper():
        raw = _base32(run)
        return crc_hqx(raw[:-2], 0).to_bytes(2, "little") == raw[-2:]
    if len(run) == 58 and run.isupper():
        raw = _base32(run)
        return len(raw) == 36 and new("sha512_256", raw[:32]).digest()[-4:] == raw[32:]
    if re.fullmatch(r"[ft][123][a-z2-7]{39,84}", run):
        raw = _base32(run[2:])
        return blake2b(bytes((int(run[1]),)) + raw[:-4], digest_size=4).digest() == raw[-4:]
    return False


def _is_seed_of_server(run: str) -> bool:
    """Tell whether a run is what signs somebody in at a server of messages (NKEYS): as long as an address of Algorand,
    with another checksum, that of CRC-16.
    """
    if not _SEED_OF_SERVER.fullmatch(run) or _is_base32(run):
        return False
    raw = _base32(run)
    return crc_hqx(raw[:-2], 0).to_bytes(2, "little") == raw[-2:]


_CHECKS: tuple[Callable[[str], bool], ...] = (_is_base58check, _is_blake58, _is_bech32, _is_cash, _is_base32)
