"""Accounts in running text: a messenger's name with an id beside it, @handles, wallet addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guard.text.hints import Hints, some
from guard.text.simplified import simplified
from guard.text.vocabulary import is_plain
from guard.words import whole_words, words

# Names that speak for themselves; an id directly beside them is a contact.
_CHINESE_NAMES = words("messenger-names", "zh")
_LATIN_NAMES = words("messenger-names", "en")
# Words that mean something else as well; they need a label such as "ID:" before the id.
_WORDS = words("messenger-words", "en", "zh")
# Those that no sentence has as a word.
_SHORT = re.compile(words("messenger-initials"))
# Of these, the plain words of English: "Signal: strong" is no account, "Signal ID: imwallet" is.
_AMBIGUOUS = re.compile(words("messenger-or-word"))
_KEYWORD = re.compile(
    rf"(?i)(?P<name>{_CHINESE_NAMES}|(?<![a-z])(?:{_LATIN_NAMES})(?![a-z]))|(?P<word>(?<![a-z])(?:line\s?@|(?:{_WORDS})(?![a-z])))"
)

_FILLER = re.compile(
    r"(?i)(?:[\s:=\-–—_()\[\]「」『』【】《》\"'“”‘’|/,>❤\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]"
    rf"|{words('between-messenger-and-id')})*"
)
_LABELLED = re.compile(rf"(?i)@|{words('account-words')}")
_EXPLICIT = re.compile(rf"(?i)[:=@]|{words('account-words')}|{words('explicit-words')}")
_EXPLICIT_WORD = re.compile(rf"[:=@]|{words('label-signs')}")
# No messenger allows longer ids; longer words are hashes and keys.
_ID_CHARACTERS = 32
# One character more shows that it is longer.
_ID = rf"(?P<id>[A-Za-z0-9][A-Za-z0-9._-]{{0,{_ID_CHARACTERS - 1}}}[A-Za-z0-9])"
_POSSIBLE_ID = re.compile(rf"[@$]?{_ID}")
# A masked sample ("kefu***01") shows a few characters and then hides the rest.
_MASK = re.compile(r"\*\*|••|●●|…|\.\.\.")
_MASKED_CHARACTERS = 5
# Signs that are drawn for letters inside a word: "Te1egram", "T3legr@m".
_AS_LETTERS = {"0": "o", "1": "l", "3": "e", "4": "a", "@": "a", "|": "l"}
_DIGIT_AS_LETTER = re.compile(r"(?<=[A-Za-z])[0134|@](?=[A-Za-z])")
# Names as they are written in Taiwan and Hong Kong; in a text that has one, the words beside it too.
_TRADITIONAL_NAME = re.compile(words("traditional-in-names", "zh"))
_TRADITIONAL = re.compile(f"{words('traditional-in-names', 'zh')}|{words('traditional-beside-names', 'zh')}")
# "Search imwallet_cs on Telegram"
_SOUGHT_ID = "(?P<id>[A-Za-z0-9][A-Za-z0-9._-]{3,}[A-Za-z0-9])"
_SOUGHT = re.compile(
    rf"(?i)(?<![a-z])(?:{words('seek-somebody', 'en')})\s@?{_SOUGHT_ID}\s(?:{words('sought-on', 'en')})\s\Z"
)
_SOUGHT_ZH = re.compile(
    rf"(?:{words('seek-somebody', 'zh')})\s?[「『\"“]?@?{_SOUGHT_ID}[」』\"”]?\s?(?:{words('sought-on', 'zh')})\s?\Z"
)
# "Message agent_07": an id that a reader is told to write to, on whichever messenger it is.
_INVITED = re.compile(
    rf"(?i)(?P<verb>{whole_words('invite-verbs')})\s?[:「『“\"]?\s?@?"
    r"(?P<id>[a-z0-9]+(?:_[a-z0-9]+)+)(?!\.?[a-z0-9/_-])"
)
_HELPERS = (
    rf"(?:{words('names-of-desks')}|{words('names-of-offices')}|(?<![a-z])(?:{words('initials-of-desks')})(?![a-z]))"
)
_HELPER = re.compile(rf"(?i){_HELPERS}")
# What pages say of themselves to a network: twitter:image.
_OF_PAGES = frozenset(
    "card image title description creator player site url domain app label1 label2 data1 data2".split()
)
# 微信中的 webview: a part of the program, whose name is a word.
_INSIDE = re.compile(rf"(?:{words('inside-programs')})\s?\Z")
# After these a number at its end makes an id as well; one adds networks and is shown errors ("add chain_id_56").
_PRIVATELY = frozenset(words("private-verbs").split("|"))
_NUMBERED = re.compile(r"\d\d\Z")
# "token_support_flag"; not "token_support".
_OF_CHAINS = re.compile(r"(?i)(?:\A|_)(?:chain|token|error|rpc|eth|erc20|trc20)_")
_HELPER_LAST = re.compile(rf"(?i){_HELPERS}(?:_?\d+)?\Z")
# Fields of programs, in whichever sentence.
_FIELDS = frozenset(
    "error_code error_message account_id user_id device_id order_id chain_id token_id gas_limit gas_price gas_used"
    " memo_tag rpc_url scale_factor block_number block_height tx_hash private_key public_key api_key".split()
)
# The code of a remote-control program or a meeting.
_GROUPED_DIGITS = re.compile(r"(?:\d{3,4}(?:[\s—–-]\d{3,4}){2,3}|\d(?:\s\d{3}){3})(?![\d-])")
# After a word for "account" an id may stand behind one or two words ("username imwallet support_agent1").
_WORD_THEN_ID = re.compile(rf"(?P<words>(?:[A-Za-z]{{1,{_ID_CHARACTERS}}}\s){{1,2}}){_ID}(?![A-Za-z0-9])")
# "Connect to 202 555 014 in TeamViewer".
_DEVICE_BEFORE = re.compile(rf"(?:{_GROUPED_DIGITS.pattern})\s(?:{words('device-in')})\s\Z")
# A device's code is as often written without groups.
_DEVICE = re.compile(rf"{_GROUPED_DIGITS.pattern}|(?<![\d.,])\d{{9,10}}(?![\d.,]\d|\d)")
_SPACED_DIGITS = re.compile(
    r"\d(?:[\s·•]\d){4,11}(?![A-Za-z0-9])|\d(?:\.\d){5,11}(?![A-Za-z0-9])|(?!\d{1,3}(?:\s\d{3})+(?!\s?\d)|(?:\s?\d){11})\d{1,4}(?:\s\d{1,4}){2,6}(?![A-Za-z0-9])"
)
# How far from its messenger's name an id is looked for when it does not stand directly beside it.
_ID_REACH = 24
# How long the words between a messenger's name and the digits beside it may be, in characters.
_FILLER_REACH = 96
_SENTENCE_END = re.compile(rf"[。!?;\n]|\.\s|,\s?(?=[^\s])(?!{words('label-goes-on')})")
# Programs that let a stranger see and use the reader's device: the codes of devices stand anywhere near them.
_REMOTE = re.compile(rf"(?i){words('remote-programs')}")
_REMOTE_REACH = 90
# In the next sentence only what is called a code or a device.
_FULL_STOP = re.compile(r"[。!?;\n]|\.\s")
_DEVICE_WORD = re.compile(rf"(?i)(?:{words('device-labels')})(?:[\s:]|{words('equals-words', 'zh')})*\Z")
_COINS = "USD[TC]?|BTC|ETH|TRX|BNB|SOL|TON|EUR|CNY"
_MONEY = re.compile(rf"\s?(?:{words('money-words')}|{_COINS})(?![A-Za-z0-9])")
_BLOCK = re.compile(rf"(?i)(?:{words('block-words')})[\s:]*\Z")
# A name of Discord as it was: name#0001.
_TAGGED = re.compile(r"(?<![A-Za-z0-9_.])[A-Za-z0-9_.]{2,32}#\d{4}(?!\d)")

# "hjexample88 (", before a messenger's name.
_BEFORE_BRACKET = re.compile(r"(?P<id>[A-Za-z0-9._-]{5,})\s?[(\[]\s?\Z")

_ID_LIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{3}|\d[\s·•—–]\d")
_UNDERSCORED = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+")
_UNMISTAKABLE = re.compile(rf"(?<![A-Za-z0-9_./@-]){_UNDERSCORED.pattern}(?![A-Za-z0-9_./-])")
_MIXED = re.compile(r"(?=[A-Za-z0-9._-]*[A-Za-z])(?=[A-Za-z0-9._-]*\d)[A-Za-z0-9._-]{5,}")
# Products, standards, units and file names that mix letters and digits.
_KNOWN_MIX = re.compile(rf"(?i){words('known-mixes')}")
_PLAIN_WORDS = frozenset(words("words-beside-names").split("|"))
_WORD_FORM = re.compile(rf"[a-z]+(?:{words('word-endings', 'en')})")
# Names that pose as the wallet's support even without a label.
_POSING = re.compile(rf"(?i){words('posing-names')}")
_WIDE = re.compile(r"[\u4e00-\u9fff]")
_UNITS = re.compile(rf"\s?(?:%|USDT|USD|KB|MB|GB|{words('counted-at-once')})")

_SKYPE = re.compile(r"(?i)\blive:\.?[a-z0-9][a-z0-9_.-]+")
_HANDLE = re.compile(
    r"(?<![A-Za-z0-9_@./-])(?<!/:)@(?P<id>[A-Za-z][A-Za-z0-9_.]{2,}[A-Za-z0-9_]|(?=\w*[\u4e00-\u9fff])[A-Za-z\u4e00-\u9fff]\w+)(?![A-Za-z0-9_]|/\w)"
)
_REDDIT = re.compile(r"(?<![\w/.-])/?[ur]/(?P<id>[A-Za-z0-9_-]{3,20})(?![\w/-]|\.\w)")
_ADDRESSED = tuple(words("addressed", "zh").split("|"))
# Words of programs and chats that stand behind an @; only the whole word is one of them.
_CODE_WORDS = frozenset(
    "types imports rpath objc mainactor media import keyframes supports font layer property page everyone here channel"
    " all context type graph id".split()
)

_BASE58 = "1-9A-HJ-NP-Za-km-z"
_EVM = r"0x[0-9a-fA-F]{40}"
_EVM_IN_GROUPS = r"0x(?=(?:\s?[0-9a-fA-F]){40}(?![0-9A-Za-z]))[0-9a-fA-F]{4,}(?:\s[0-9a-fA-F]{4,})+"
_TRON = rf"T[{_BASE58}]{{33}}"
_BITCOIN_OR_SOLANA = (
    rf"(?=[{_BASE58}]*[A-Z])(?=[{_BASE58}]*[a-z])(?=[{_BASE58}]*\d)(?:[13][{_BASE58}]{{25,34}}|[{_BASE58}]{{32,44}})"
)
# To find a key for an address with so long a run takes 2 ** 96 tries or more: it is nobody's, unless a reader is told
# to pay there all the same.
_PAID = re.compile(rf"(?i)(?<![a-z])(?:{words('pay-verbs', 'en')})|{words('pay-verbs', 'zh')}")
_SAME = re.compile(r"\A0x(?i:[0-9a-f]*?([0-9a-f])\1{23})|1{20}")
_BECH32_NAMES = "bc1|tb1|ltc1|addr1|cosmos1|osmo1|bnb1|terra1|ton1|npub1|nprofile1|lnurl1"
# 64 hexadecimal digits are a checksum: bech32 (BIP 173) has no b after its prefix.
_BECH32 = rf"(?![0-9a-f]{{64}}(?![0-9A-Za-z]))(?:{_BECH32_NAMES})[a-z0-9]{{25,}}"
_BECH32_UPPER = r"(?:BC1|TB1|LTC1|LNURL1)[A-Z0-9]{25,}"
_TON = r"(?:EQ|UQ)[\w-]{46}"
_SESSION = r"05[0-9a-f]{64}"  # an account of the messenger Session
_KINDS_OF_ADDRESSES = (
    _EVM, _EVM_IN_GROUPS, _TRON, _BITCOIN_OR_SOLANA, _BECH32, _BECH32_UPPER, _TON, _SESSION
)  # fmt: skip
_CRYPTO = re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(_KINDS_OF_ADDRESSES)})(?![0-9A-Za-z])")
_LONG_WORD = re.compile(r"[0-9A-Za-z_-]{20}|0x|(?i:wc:)")
# An address in groups: "TA4Y 62o6 YC2Z …". Its groups, but for the last, are of one length.
_GROUPED_KEY = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Za-z]{3,8}(?:(?P<gap>[ -])[0-9A-Za-z]{1,8})(?:(?P=gap)[0-9A-Za-z]{1,8}){3,}"
)
_MIXED_PAIR = re.compile(r"\d[A-Za-z]|[A-Za-z]\d")
_LEAST_DIGITS = 3
# An EVM address in parts: "0xab12… and cd34…".
_PARTED_HEX = re.compile(r"0x\W{0,2}[0-9a-fA-F]{4,}(?:[^0-9A-Za-z]{1,6}(?:and\s)?[0-9a-fA-F]{4,})+(?![0-9A-Za-z])")
_EVM_DIGITS = 40
# An EVM address without its 0x, where the words around it say that it is one.
_BARE_HEX = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{40}(?![0-9A-Za-z])")
_OF_WALLETS = re.compile(rf"(?i)0x|{whole_words('beside-addresses')}")
_PAYMENT = re.compile(
    r"(?i)(?<![a-z])(?:wc:[0-9a-z-]{2,}@\d\S*|(?:bitcoin|ethereum|litecoin|dogecoin|tron|solana|monero|ripple|lightning|lnurlp?):[a-z0-9]{20,}\S*)"
)

# A text without any of these holds no account.
_HINTS = Hints(
    lambda told: told - {"mixed"} if "mixed" in told else told - {"keys"},
    finds=lambda text: some(find_accounts(text, text)),
    alone=("wallets", "keys"),
    wallets=(_CRYPTO, _PAYMENT, _BARE_HEX, _PARTED_HEX),
    keys=_GROUPED_KEY,
    mixed=_MIXED_PAIR, handles=(_REDDIT, _HANDLE), invited=_INVITED,
    name=_KEYWORD, drawn=_DIGIT_AS_LETTER, traditional=_TRADITIONAL_NAME, skype=_SKYPE,
)  # fmt: skip


@dataclass(frozen=True)
class Account:
    """An account met in text. `kind` is messenger, handle or crypto; `value` the id, `shown` what stands
    there, `service` the messenger that is named with it.
    """

    kind: str
    value: str
    shown: str
    service: str = ""


def find_accounts(text: str, whole: str) -> list[Account]:
    """Return the accounts in folded text; `text` is `whole` without its web and e-mail addresses."""
    hints = _HINTS.of(text)
    found = dict.fromkeys(_crypto(text, hints))
    if ":" in whole and "skype" in _HINTS.of(whole):
        found |= dict.fromkeys(
            Account("messenger", match[0].lower(), match[0], "Skype") for match in _SKYPE.finditer(whole)
        )
    messengers = dict.fromkeys(_messengers(text) if not hints.isdisjoint(("name", "drawn", "traditional")) else ())
    ids = {account.value for account in messengers}
    found |= dict.fromkeys(
        handle
        for handle in (_handles(text) if "handles" in hints else ())
        if ":@" not in text or handle.value not in ids
    )
    ids |= {account.value for account in found}
    found |= dict.fromkeys(
        account for account in (_invited(text) if "invited" in hints else ()) if account.value not in ids
    )
    return list(found | messengers)


def ends_with_messenger(text: str) -> bool:
    """Tell whether folded text ends with the name of a messenger and words that lead to an id ("WeChat ID:")."""
    text = _simplified(text)
    if "name" not in _HINTS.of(text):
        return False
    return any(_FILLER.fullmatch(text, match.end()) for match in _KEYWORD.finditer(text))


def continues_label(text: str) -> bool:
    """Tell whether folded text holds nothing but words that lead from a messenger's name to an id, or is empty."""
    return _FILLER.fullmatch(text) is not None


def _crypto(text: str, hints: frozenset[str]) -> Iterator[Account]:
    if "wallets" in hints and _LONG_WORD.search(text):
        for pattern in (_CRYPTO, _PAYMENT, _BARE_HEX) if _OF_WALLETS.search(text) else (_CRYPTO, _PAYMENT):
            found = (match[0] for match in pattern.finditer(text))
            paid = _PAID.search(text) is not None
            yield from (Account("crypto", one, one) for one in found if paid or not _SAME.search(one))
        for match in _PARTED_HEX.finditer(text) if "0x" in text else ():
            parts = re.findall(r"(?<![0-9A-Za-z])[0-9a-fA-F]{4,}", match[0].removeprefix("0x"))
            if sum(map(len, parts)) == _EVM_DIGITS:
                yield Account("crypto", f"0x{''.join(parts)}", match[0])
    if "keys" in hints and len(_MIXED_PAIR.findall(text)) >= _LEAST_DIGITS:
        for match in _GROUPED_KEY.finditer(text):
            if _is_grouped_key(match[0].split(match["gap"])):
                yield Account("crypto", re.sub(r"[ -]", "", match[0]), match[0])


def _is_grouped_key(groups: list[str]) -> bool:
    joined = "".join(groups)
    even = len({len(group) for group in groups[1:-1]}) == 1
    return even and sum(map(str.isdigit, joined)) >= _LEAST_DIGITS and _CRYPTO.fullmatch(joined) is not None


def _handles(text: str) -> Iterator[Account]:
    for match in _REDDIT.finditer(text) if "/" in text else ():
        if _is_unmistakable(match["id"]) or _POSING.fullmatch(match["id"]):
            yield Account("handle", match["id"].lower(), match[0])
    if "@" not in text:
        return
    for match in _HANDLE.finditer(text):
        name = match["id"]
        if (
            name.lower() not in _CODE_WORDS
            and not name.startswith(_ADDRESSED)
            and not _masked(name, text[match.end() : match.end() + _ID_REACH])
        ):
            yield Account("handle", name.lower().rstrip("."), match[0])


def _invited(text: str) -> Iterator[Account]:
    for match in _INVITED.finditer(text):
        if _is_invited(match["id"], match["verb"].lower()) and not match["id"].isupper():
            yield Account("messenger", match["id"].lower(), match[0])


def _is_invited(name: str, verb: str) -> bool:
    """Tell whether a name with an underscore after `verb` is somebody to write to."""
    if verb in _PRIVATELY:
        return bool(_HELPER.search(name) or _NUMBERED.search(name))
    return bool(_HELPER.search(name)) and not (_OF_CHAINS.search(name) and not _HELPER_LAST.search(name))


def _messengers(text: str) -> Iterator[Account]:
    text = _simplified(text)
    hints = _HINTS.of(text)
    if "name" not in hints:
        # With letters for the digits and signs that stand among letters, there may be one.
        lettered = _DIGIT_AS_LETTER.sub(_as_letter, text)
        if "drawn" not in hints or "name" not in _HINTS.of(lettered):
            return
    if not _ID_LIKE.search(text):
        return
    for match in _keywords(text):
        named = match["name"] is not None
        account = _beside(text, match, named) or (_near(text, match) or _sought(text, match) if named else None)
        if account:
            yield replace(account, service=match[0])


def _keywords(text: str) -> Iterator[re.Match[str]]:
    """Yield the names of messengers in `text`, those spelled with digits as well."""
    yield from _KEYWORD.finditer(text)
    lettered = _DIGIT_AS_LETTER.sub(_as_letter, text)
    if lettered != text:
        starts = {match.start() for match in _KEYWORD.finditer(text)}
        yield from (match for match in _KEYWORD.finditer(lettered) if match.start() not in starts)


def _as_letter(match: re.Match[str]) -> str:
    return _AS_LETTERS[match[0]]


def _simplified(text: str) -> str:
    """Return `text`, as long as it was, with the characters of messengers' names in simplified form."""
    return _TRADITIONAL.sub(lambda match: simplified(match[0]), text) if _TRADITIONAL_NAME.search(text) else text


def _beside(text: str, match: re.Match[str], named: bool) -> Account | None:
    """Return the id that directly follows a messenger's name, if it can be one."""
    filler = _FILLER.match(text, match.end(), match.end() + _FILLER_REACH)
    start = filler.end() if filler else match.end()
    between = text[match.end() : start]
    explicit = bool(_EXPLICIT.search(between)) or (not named and bool(_EXPLICIT_WORD.search(match[0] + between)))
    spaced = _SPACED_DIGITS.match(text, start)
    if spaced and (named or explicit):
        return Account("messenger", re.sub(r"\D", "", spaced[0]), f"{match[0]}{between}{spaced[0]}")
    grouped = _GROUPED_DIGITS.match(text, start)
    if grouped and named:
        return Account("messenger", re.sub(r"\D", "", grouped[0]), f"{match[0]}{between}{grouped[0]}")
    token = _POSSIBLE_ID.match(text, start)
    if not named and not explicit and not (token and _is_short_id(match[0], token["id"])):
        return None
    if not token or len(between) > _ID_REACH or len(token["id"]) > _ID_CHARACTERS:
        return None
    name, after = token["id"], text[token.end() : token.end() + _ID_REACH]
    if _masked(name, after) or _UNITS.match(after):
        return None
    if _INSIDE.search(between) and is_plain(name):
        return None
    if between == ":" and name.lower() in _OF_PAGES:
        return None
    labelled = bool(_LABELLED.search(between))
    chinese = not match[0].isascii() or _WIDE.search(text[max(0, match.start() - 3) : match.start()]) is not None
    plain_word = not named and not chinese and not labelled and _AMBIGUOUS.fullmatch(match[0]) is not None
    if plain_word and not _UNDERSCORED.fullmatch(name):
        return None
    if _is_id(name, after, labelled or explicit, chinese):
        return Account("messenger", name.lower(), f"{match[0]}{between}{name}")
    later = _WORD_THEN_ID.match(text, start) if named and labelled else None
    if later and _is_unmistakable(later["id"]):
        return Account("messenger", later["id"].lower(), f"{match[0]}{between}{later[0]}")
    return None


def _is_unmistakable(name: str) -> bool:
    return name.lower() not in _FIELDS and bool(
        _UNDERSCORED.fullmatch(name) or (len(name) >= 5 and _MIXED.fullmatch(name) and not _KNOWN_MIX.fullmatch(name))
    )


def _masked(name: str, after: str) -> bool:
    return len(name) <= _MASKED_CHARACTERS and _MASK.match(after) is not None


def _is_short_id(keyword: str, name: str) -> bool:
    return _SHORT.fullmatch(keyword.lower()) is not None and _is_unmistakable(name)


def _is_id(name: str, after: str, explicit: bool, chinese: bool) -> bool:
    """Tell whether a word beside a messenger's name is an account and not the next word of the sentence."""
    if name.lower() in _FIELDS:
        return False
    if _UNDERSCORED.fullmatch(name) and len(name) >= 5:
        return True
    if name.isdigit():
        return 5 <= len(name) <= 12
    if _KNOWN_MIX.fullmatch(name):
        return False
    if any(map(str.isdigit, name)) and len(name) >= 5:
        return True
    plain = re.sub(r"[._-]", "", name)
    if re.match(r"\s?[A-Za-z0-9]", after) or len(plain) < 5 or not plain.isascii() or is_word(name):
        return False
    return explicit or bool(_POSING.fullmatch(plain)) or (chinese and name.islower() and len(name) >= 6)


def is_word(name: str) -> bool:
    """Tell whether a name is made of plain English words, so that it may be the next word of a sentence."""
    parts = [part.lower() for part in name.split("-")]
    return all(part in _PLAIN_WORDS or _WORD_FORM.fullmatch(part) for part in parts)


def _sought(text: str, match: re.Match[str]) -> Account | None:
    """Return the id that a reader is told to look for on a messenger ("find imwallet_cs on Telegram")."""
    before = text[max(0, match.start() - 2 * _ID_REACH) : match.start()]
    sought = _SOUGHT.search(before) or _SOUGHT_ZH.search(before)
    if sought and not is_word(sought["id"]) and (_is_unmistakable(sought["id"]) or _POSING.fullmatch(sought["id"])):
        return Account("messenger", sought["id"].lower(), f"{sought[0]}{match[0]}")
    return None


def _device(text: str, start: int) -> re.Match[str] | None:
    """Return the code of a device after the name of a program for remote control, which ends at `start`."""
    for device in _DEVICE.finditer(text, start, start + _REMOTE_REACH):
        between = text[start : device.start()]
        elsewhere = _FULL_STOP.search(between) and not _DEVICE_WORD.search(between)
        if not (elsewhere or _BLOCK.search(between) or _MONEY.match(text, device.end())):
            return device
    return None


def _near(text: str, match: re.Match[str]) -> Account | None:
    """Return an unmistakable id (with an underscore or a tag) within the same clause as a messenger's name, or the code
    of a device near a program for remote control.
    """
    remote = _REMOTE.fullmatch(match[0]) is not None
    device = (_device(text, match.end()) or _DEVICE_BEFORE.search(text, 0, match.start())) if remote else None
    if device:
        return Account("messenger", re.sub(r"\D", "", device[0]), f"{match[0]} … {device[0]}")
    after = _SENTENCE_END.split(text[match.end() : match.end() + 2 * _ID_REACH], maxsplit=1)[0]
    tagged = _TAGGED.search(text, match.end(), match.end() + _REMOTE_REACH) if "#" in text else None
    if tagged:
        return Account("messenger", tagged[0].lower(), f"{match[0]} … {tagged[0]}")
    before = re.split(r"[。!?;\n]|\.\s", text[max(0, match.start() - _ID_REACH) : match.start()])[-1]
    for part in (after, before):
        tokens = _UNMISTAKABLE.finditer(part) if "_" in part else ()
        token = next((token for token in tokens if token[0].lower() not in _FIELDS), None)
        if token:
            return Account("messenger", token[0].lower(), f"{match[0]} … {token[0]}")
    bracketed = _BEFORE_BRACKET.search(before) if before.rstrip().endswith(("(", "[")) else None
    name = bracketed["id"] if bracketed else ""
    if name.isdigit() or (_MIXED.fullmatch(name) and not _KNOWN_MIX.fullmatch(name)):
        return Account("messenger", name.lower(), f"{name} ({match[0]})")
    return None
