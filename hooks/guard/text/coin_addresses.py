"""Addresses of coins by their shapes: whole, in groups and in parts, and links that begin a payment. Those that a
checksum tells are in wallets.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.accounts import Account
from guard.words import whole_words, word_beginnings

_BASE58 = "1-9A-HJ-NP-Za-km-z"
_EVM = r"0x[0-9a-fA-F]{40}"
_EVM_IN_GROUPS = r"0x(?=(?:\s?[0-9a-fA-F]){40}(?![0-9A-Za-z]))[0-9a-fA-F]{4,}(?:\s[0-9a-fA-F]{4,})+"
_TRON = rf"T[{_BASE58}]{{33}}"
_BITCOIN_OR_SOLANA = (
    rf"(?=[{_BASE58}]*[A-Z])(?=[{_BASE58}]*[a-z])(?=[{_BASE58}]*\d)(?:[13][{_BASE58}]{{25,34}}|[{_BASE58}]{{32,44}})"
)
# A key of Solana that is all small letters before a row of ones: nobody has it, and what is paid there is lost.
_BURNT = r"(?=[1-9a-km-z]*1{20})[1-9a-km-z]{32,44}"
# To find a key for an address with so long a run takes 2 ** 96 tries or more: it is nobody's, unless a reader is told
# to pay there all the same.
_PAID = re.compile(rf"(?i){word_beginnings('pay-verbs')}")
_SAME = re.compile(r"\A0x(?i:[0-9a-f]*?([0-9a-f])\1{23})|1{20}")
_OF_COSMOS = "cosmos1|osmo1|terra1|celestia1|inj1|sei1|juno1|kava1|akash1|secret1|stars1|axelar1|dydx1|noble1|stride1"
_OF_OTHERS = "bc1|tb1|ltc1|addr1|stake1|bnb1|ton1|npub1|nprofile1|lnurl1|avax1|thor1|zil1|erd1|fetch1|band1|one1"
_BECH32_NAMES = f"{_OF_COSMOS}|cosmosvaloper1|{_OF_OTHERS}"
# 64 hexadecimal digits are a checksum: bech32 (BIP 173) has no b after its prefix.
_BECH32 = rf"(?![0-9a-f]{{64}}(?![0-9A-Za-z]))(?:{_BECH32_NAMES})[a-z0-9]{{25,}}"
_BECH32_UPPER = r"(?:BC1|TB1|LTC1|LNURL1)[A-Z0-9]{25,}"
_TON = r"(?:EQ|UQ)[\w-]{46}"
_SESSION = r"05[0-9a-f]{64}"  # an account of the messenger Session
_KINDS_OF_ADDRESSES = (
    _EVM, _EVM_IN_GROUPS, _TRON, _BITCOIN_OR_SOLANA, _BURNT, _BECH32, _BECH32_UPPER, _TON, _SESSION
)  # fmt: skip
COIN_ADDRESS = re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(_KINDS_OF_ADDRESSES)})(?![0-9A-Za-z])")
_LONG_WORD = re.compile(r"[0-9A-Za-z_-]{20}|0x|(?i:wc:)")
# An address in groups: "TA4Y 62o6 YC2Z …". Its groups, but for the last, are of one length.
GROUPED_KEY = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Za-z]{3,8}(?:(?P<gap>[ -])[0-9A-Za-z]{1,8})(?:(?P=gap)[0-9A-Za-z]{1,8}){3,}"
)
MIXED_PAIR = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")
_LEAST_DIGITS = 3
# An EVM address in parts: "0xab12… and cd34…".
PARTED_HEX = re.compile(r"0x\W{0,2}[0-9a-fA-F]{4,}(?:[^0-9A-Za-z]{1,6}(?:and\s)?[0-9a-fA-F]{4,})+(?![0-9A-Za-z])")
_EVM_DIGITS = 40
# An EVM address without its 0x, where the words around it say that it is one.
BARE_HEX = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{40}(?![0-9A-Za-z])")
# A key of a coin whose shape is not known, where the words around it say so, as of Arweave; but no part of a token that
# signs somebody in, which dots join.
_MIXED = r"(?![0-9a-fA-Fx]+(?![\w-]))(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)"
BARE_KEY = re.compile(rf"(?a:(?<![\w./+=-]){_MIXED}[0-9A-Za-z_-]{{40,64}}(?![\w/+=-]|\.\w))")
_OF_WALLETS = re.compile(rf"(?i)0x|{whole_words('beside-addresses')}")
PAYMENT_LINK = re.compile(
    r"(?i)(?<![a-z])(?:wc:[0-9a-z-]{2,}@\d\S*|(?:bitcoin|ethereum|litecoin|dogecoin|tron|solana|monero|ripple|lightning|lnurlp?):[a-z0-9]{20,}\S*)"
)


def coin_addresses(text: str, hints: frozenset[str]) -> Iterator[Account]:
    """Yield the addresses of coins in folded text, which may hold what `hints` tell: "wallets", "keys"."""
    if "wallets" in hints and _LONG_WORD.search(text):
        for pattern in (
            (COIN_ADDRESS, PAYMENT_LINK, BARE_HEX, BARE_KEY)
            if _OF_WALLETS.search(text)
            else (COIN_ADDRESS, PAYMENT_LINK)
        ):
            found = (match[0] for match in pattern.finditer(text))
            paid = _PAID.search(text) is not None
            yield from (Account("crypto", one, one) for one in found if paid or not _SAME.search(one))
        for match in PARTED_HEX.finditer(text) if "0x" in text else ():
            parts = re.findall(r"(?<![0-9A-Za-z])[0-9a-fA-F]{4,}", match[0].removeprefix("0x"))
            if sum(map(len, parts)) == _EVM_DIGITS:
                yield Account("crypto", f"0x{''.join(parts)}", match[0])
    if "keys" in hints and len(MIXED_PAIR.findall(text)) >= _LEAST_DIGITS:
        for match in GROUPED_KEY.finditer(text):
            if _is_grouped_key(match[0].split(match["gap"])):
                yield Account("crypto", re.sub(r"[ -]", "", match[0]), match[0])


def _is_grouped_key(groups: list[str]) -> bool:
    joined = "".join(groups)
    even = len({len(group) for group in groups[1:-1]}) == 1
    return even and sum(map(str.isdigit, joined)) >= _LEAST_DIGITS and COIN_ADDRESS.fullmatch(joined) is not None
