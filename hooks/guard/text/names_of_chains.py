"""What is paid to by a name that has pictures or characters in it, and by keys of shapes that a coin has for itself:
🔓example🔓.eth, 救援example.eth, the principals of one chain, the addresses that data to sign hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.accounts import Account
from guard.text.hints import Hints, some
from guard.words import whole_words

# Endings of names that chains give, and those that no program's file has.
_ENDINGS = "eth|bit|crypto|nft|wallet|bnb|dao|lens|sats|btc|arb|zil|polygon|blockchain"
_OF_FILES = "sol|ton|x"
_PICTURE = "[\u2600-\u27bf\U0001f300-\U0001faff]"
_SIGN = rf"(?:{_PICTURE}[\ufe0e\ufe0f\u200d]?|[A-Za-z0-9_-]|[\u4e00-\u9fff])"
_PICTURED = re.compile(
    rf"(?<![\w.@/])(?={_SIGN}{{0,24}}?{_PICTURE})(?P<name>{_SIGN}{{2,24}})\.(?:{_ENDINGS}|{_OF_FILES})(?![\w-]|\.\w)"
)
# Characters of two writings in one name; Chinese stands before a name without a space as well.
_OF_TWO = re.compile(
    rf"(?<![\w.@/-])(?:[a-z0-9-]{{2,20}}[\u4e00-\u9fff]{{1,6}}|[\u4e00-\u9fff]{{2,4}}[a-z0-9-]{{3,20}})\.(?:{_ENDINGS})(?![\w-]|\.\w)"
)
_PRINCIPAL = re.compile(r"(?<![\w-])(?:[a-z2-7]{5}-){5,10}[a-z2-7]{3}(?![\w-])")
# What moves coins or lets somebody move them, with an address behind it.
_DATA = re.compile(
    rf"(?i:{whole_words('data-to-sign')})[^.;!?。；！？\n]{{0,16}}?0x(?:a9059cbb|095ea7b3|23b872dd|a22cb465)0{{24}}(?P<of>[0-9a-f]{{40}})"
)
_HINTS = Hints(
    finds=lambda text: some(names_of_chains(text)), pictured=_PICTURED, two=_OF_TWO, principal=_PRINCIPAL, data=_DATA
)


def names_of_chains(folded: str) -> Iterator[Account]:
    """Yield what folded text names that somebody is paid by."""
    hints = _HINTS.of(folded)
    for name, pattern in (("pictured", _PICTURED), ("two", _OF_TWO), ("principal", _PRINCIPAL)):
        for match in pattern.finditer(folded) if name in hints else ():
            yield Account("crypto", match[0], match[0])
    for match in _DATA.finditer(folded) if "data" in hints else ():
        yield Account("crypto", f"0x{match['of']}", match[0])
