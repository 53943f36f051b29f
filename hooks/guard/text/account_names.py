"""Whether a word beside a messenger's name is an account's id, or the next word of the sentence."""

from __future__ import annotations

import re

from guard.words import names_in_text, words

# No messenger allows longer ids; longer words are hashes and keys.
ID_CHARACTERS = 32
# One character more shows that it is longer.
NAME = rf"(?P<id>[A-Za-z0-9][A-Za-z0-9._-]{{0,{ID_CHARACTERS - 1}}}[A-Za-z0-9])"
# How far from its messenger's name an id is looked for when it does not stand directly beside it.
ID_REACH = 24
# Longer than any number to call: some networks number their accounts so. Without a label it is something else.
_LONG_NUMBERS = range(14, 21)
# A masked sample ("kefu***01") shows a few characters and then hides the rest.
_MASK = re.compile(r"\*\*|••|●●|…|\.\.\.")
_MASKED_CHARACTERS = 5
# Fields of programs, in whichever sentence.
FIELDS = frozenset(
    "error_code error_message account_id user_id device_id order_id chain_id token_id gas_limit gas_price gas_used"
    " memo_tag rpc_url scale_factor block_number block_height tx_hash private_key public_key api_key".split()
)
UNDERSCORED = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")
UNMISTAKABLE = re.compile(rf"(?<![A-Za-z0-9_./@-]){UNDERSCORED.pattern}(?![A-Za-z0-9_./-])")
MIXED = re.compile(r"(?=[A-Za-z0-9._-]*[A-Za-z])(?=[A-Za-z0-9._-]*\d)[A-Za-z0-9._-]{5,}")
# Products, standards, units and file names that mix letters and digits.
KNOWN_MIX = re.compile(rf"(?i){words('known-mixes')}")
_SERVICE = re.compile(rf"(?i){names_in_text('services', 'messenger-names')}")
_PLAIN_WORDS = frozenset(words("words-beside-names").split("|"))
_WORD_FORM = re.compile(rf"[a-z]+(?:{words('word-endings')})")
# Names that pose as the wallet's support even without a label.
POSING = re.compile(rf"(?i){words('posing-names')}")


def is_unmistakable(name: str) -> bool:
    """Tell whether a name has an underscore, or mixes letters and figures as no word, standard or product does."""
    return name.lower() not in FIELDS and bool(
        UNDERSCORED.fullmatch(name) or (len(name) >= 5 and MIXED.fullmatch(name) and not KNOWN_MIX.fullmatch(name))
    )


def is_service(name: str) -> bool:
    """Tell whether a name is that of a service, which nobody is called there: "channels: telegram, feishu"."""
    return name.isalpha() and _SERVICE.fullmatch(name) is not None


def is_masked(name: str, after: str) -> bool:
    """Tell whether the rest of a name is hidden, by what stands after its beginning."""
    return len(name) <= _MASKED_CHARACTERS and _MASK.match(after) is not None


def is_id(name: str, after: str, explicit: bool, chinese: bool) -> bool:
    """Tell whether a word beside a messenger's name is an account and not the next word of the sentence."""
    if name.lower() in FIELDS or is_service(name):
        return False
    if UNDERSCORED.fullmatch(name) and len(name) >= 5:
        return True
    if name.isdigit():
        return 5 <= len(name) <= 12 or (explicit and len(name) in _LONG_NUMBERS)
    if KNOWN_MIX.fullmatch(name):
        return False
    if any(map(str.isdigit, name)) and len(name) >= 5:
        return True
    plain = re.sub(r"[._-]", "", name)
    if re.match(r"\s?[A-Za-z0-9]", after) or len(plain) < 5 or not plain.isascii() or is_word(name):
        return False
    return explicit or bool(POSING.fullmatch(plain)) or (chinese and name.islower() and len(name) >= 6)


def is_word(name: str) -> bool:
    """Tell whether a name is made of plain English words, so that it may be the next word of a sentence."""
    parts = [part.lower() for part in name.split("-")]
    return all(part in _PLAIN_WORDS or _WORD_FORM.fullmatch(part) for part in parts)
