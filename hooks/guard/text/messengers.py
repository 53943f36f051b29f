"""Accounts in running text: above all a messenger's name with an id beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from guard.text.account_names import (
    FIELDS,
    ID_CHARACTERS,
    ID_REACH,
    KNOWN_MIX,
    MIXED,
    NAME,
    POSING,
    UNDERSCORED,
    UNMISTAKABLE,
    is_id,
    is_masked,
    is_unmistakable,
    is_word,
)
from guard.text.accounts import Account
from guard.text.coin_addresses import (
    BARE_HEX,
    BARE_KEY,
    COIN_ADDRESS,
    GROUPED_KEY,
    MIXED_PAIR,
    PARTED_HEX,
    PAYMENT_LINK,
    coin_addresses,
)
from guard.text.device_codes import GROUPED_DIGITS, device_near
from guard.text.handles import HANDLE, REDDIT, handles_in
from guard.text.hints import Hints, some
from guard.text.simplified import simplified
from guard.text.vocabulary import is_plain
from guard.words import whole_words, words, words_before, words_between

# Names that speak for themselves; an id directly beside them is a contact.
_NAMES = whole_words("messenger-names")
# Words that mean something else as well; they need a label such as "ID:" before the id.
_WORDS = words("messenger-signs", "messenger-words")
# Those that no sentence has as a word.
_SHORT = re.compile(words("messenger-initials"))
# Of these, the plain words of English: "Signal: strong" is no account, "Signal ID: imwallet" is.
_AMBIGUOUS = re.compile(words("messenger-or-word"))
_KEYWORD = re.compile(rf"(?i)(?P<name>{_NAMES})|(?P<word>(?<![a-z])(?:line\s?@|(?:{_WORDS})(?![a-z])))")

_FILLER = re.compile(
    r"(?i)(?:[\s:=\-–—_()\[\]「」『』【】《》\"'“”‘’|/,>❤\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]"
    rf"|{words('between-messenger-and-id')})*"
)
_LABELLED = re.compile(rf"(?i)@|{words('account-words')}")
_EXPLICIT = re.compile(rf"(?i)[:=@]|{words('account-words')}|{words('explicit-words')}")
_EXPLICIT_WORD = re.compile(rf"[:=@]|{words('label-signs')}")
_POSSIBLE_ID = re.compile(rf"[@$]?{NAME}")
# Signs that are drawn for letters inside a word: "Te1egram", "T3legr@m".
_AS_LETTERS = {"0": "o", "1": "l", "3": "e", "4": "a", "@": "a", "|": "l"}
_DIGIT_AS_LETTER = re.compile(r"(?<=[A-Za-z])[0134|@](?=[A-Za-z])")
# Names as they are written in Taiwan and Hong Kong; in a text that has one, the words beside it too.
_TRADITIONAL_NAME = re.compile(words("traditional-in-names"))
_TRADITIONAL = re.compile(f"{words('traditional-in-names')}|{words('traditional-beside-names')}")
# "Search imwallet_cs on Telegram"
_SOUGHT_ID = "(?P<id>[A-Za-z0-9][A-Za-z0-9._-]{3,}[A-Za-z0-9])"
_SOUGHT = re.compile(
    rf"(?i){words_before('seek-somebody')}[「『\"“]?@?{_SOUGHT_ID}[」』\"”]?{words_between('sought-on')}\Z"
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
# After a word for "account" an id may stand behind one or two words ("username imwallet support_agent1").
_WORD_THEN_ID = re.compile(rf"(?P<words>(?:[A-Za-z]{{1,{ID_CHARACTERS}}}\s){{1,2}}){NAME}(?![A-Za-z0-9])")
_SPACED_DIGITS = re.compile(
    r"\d(?:[\s·•]\d){4,11}(?![A-Za-z0-9])|\d(?:\.\d){5,11}(?![A-Za-z0-9])|(?!\d{1,3}(?:\s\d{3})+(?!\s?\d)|(?:\s?\d){11})\d{1,4}(?:\s\d{1,4}){2,6}(?![A-Za-z0-9])"
)
# How long the words between a messenger's name and the digits beside it may be, in characters.
_FILLER_REACH = 96
_SENTENCE_END = re.compile(rf"[。!?;\n]|\.\s|,\s?(?=[^\s])(?!{words('label-goes-on')})")
# What programs are given, as they name it: ACCESS_TOKEN, WEBHOOK_URL.
_SETTING = re.compile(rf"[A-Z]+(?:_[A-Z]+)*_(?i:{words('ends-of-settings')})")
# A name of Discord as it was: name#0001; and how far behind the messenger's it may stand, in characters.
_TAG_REACH = 90
_TAGGED = re.compile(r"(?<![A-Za-z0-9_.])[A-Za-z0-9_.]{2,32}#\d{4}(?!\d)")

# "hjexample88 (", before a messenger's name.
_BEFORE_BRACKET = re.compile(r"(?P<id>[A-Za-z0-9._-]{5,})\s?[(\[]\s?\Z")

_ID_LIKE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{3}|\d[\s·•—–]\d")
_WIDE = re.compile(r"[\u4e00-\u9fff]")
_UNITS = re.compile(rf"\s?(?:%|USDT|USD|KB|MB|GB|{words('counted-at-once')})")

_SKYPE = re.compile(r"(?i)\blive:\.?[a-z0-9][a-z0-9_.-]+")

# A text without any of these holds no account.
_HINTS = Hints(
    lambda told: told - {"mixed"} if "mixed" in told else told - {"keys"},
    finds=lambda text: some(find_accounts(text, text)),
    alone=("wallets", "keys"),
    wallets=(COIN_ADDRESS, PAYMENT_LINK, BARE_HEX, BARE_KEY, PARTED_HEX),
    keys=GROUPED_KEY,
    mixed=MIXED_PAIR, handles=(REDDIT, HANDLE), invited=_INVITED,
    name=_KEYWORD, drawn=_DIGIT_AS_LETTER, traditional=_TRADITIONAL_NAME, skype=_SKYPE,
)  # fmt: skip


def find_accounts(text: str, whole: str) -> list[Account]:
    """Return the accounts in folded text; `text` is `whole` without its web and e-mail addresses."""
    hints = _HINTS.of(text)
    found = dict.fromkeys(coin_addresses(text, hints))
    if ":" in whole and "skype" in _HINTS.of(whole):
        found |= dict.fromkeys(
            Account("messenger", match[0].lower(), match[0], "Skype") for match in _SKYPE.finditer(whole)
        )
    messengers = dict.fromkeys(_messengers(text) if not hints.isdisjoint(("name", "drawn", "traditional")) else ())
    ids = {account.value for account in messengers}
    found |= dict.fromkeys(
        handle
        for handle in (handles_in(text) if "handles" in hints else ())
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
    starts = set()
    for match in _KEYWORD.finditer(text):
        starts.add(match.start())
        yield match
    lettered = _DIGIT_AS_LETTER.sub(_as_letter, text)
    if lettered != text:
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
    grouped = GROUPED_DIGITS.match(text, start)
    if grouped and named:
        return Account("messenger", re.sub(r"\D", "", grouped[0]), f"{match[0]}{between}{grouped[0]}")
    token = _POSSIBLE_ID.match(text, start)
    if not named and not explicit and not (token and _is_short_id(match[0], token["id"])):
        return None
    if not token or len(between) > ID_REACH or len(token["id"]) > ID_CHARACTERS:
        return None
    name, after = token["id"], text[token.end() : token.end() + ID_REACH]
    if is_masked(name, after) or _UNITS.match(after):
        return None
    if _INSIDE.search(between) and is_plain(name):
        return None
    if between == ":" and name.lower() in _OF_PAGES:
        return None
    labelled = bool(_LABELLED.search(between))
    chinese = not match[0].isascii() or _WIDE.search(text[max(0, match.start() - 3) : match.start()]) is not None
    plain_word = not named and not chinese and not labelled and _AMBIGUOUS.fullmatch(match[0]) is not None
    if plain_word and not UNDERSCORED.fullmatch(name):
        return None
    if is_id(name, after, labelled or explicit, chinese):
        return Account("messenger", name.lower(), f"{match[0]}{between}{name}")
    later = _WORD_THEN_ID.match(text, start) if named and labelled else None
    if later and is_unmistakable(later["id"]):
        return Account("messenger", later["id"].lower(), f"{match[0]}{between}{later[0]}")
    return None


def _is_short_id(keyword: str, name: str) -> bool:
    return _SHORT.fullmatch(keyword.lower()) is not None and is_unmistakable(name)


def _sought(text: str, match: re.Match[str]) -> Account | None:
    """Return the id that a reader is told to look for on a messenger ("find imwallet_cs on Telegram")."""
    before = text[max(0, match.start() - 2 * ID_REACH) : match.start()]
    sought = _SOUGHT.search(before)
    if sought and not is_word(sought["id"]) and (is_unmistakable(sought["id"]) or POSING.fullmatch(sought["id"])):
        return Account("messenger", sought["id"].lower(), f"{sought[0]}{match[0]}")
    return None


def _is_of_program(name: str, part: str, text: str) -> bool:
    """Tell whether a name is a field of a program, or in capitals what one is set to (ACCESS_TOKEN), which may go on
    where the part of a text that is read ends.
    """
    if name.lower() in FIELDS:
        return True
    whole = re.search(rf"{re.escape(name)}\w*", text) if part.endswith(name) else None
    return _SETTING.fullmatch(whole[0] if whole else name) is not None


def _near(text: str, match: re.Match[str]) -> Account | None:
    """Return an unmistakable id (with an underscore or a tag) within the same clause as a messenger's name, or the code
    of a device near a program for remote control.
    """
    if device := device_near(text, match):
        return Account("messenger", re.sub(r"\D", "", device[0]), f"{match[0]} … {device[0]}")
    after = _SENTENCE_END.split(text[match.end() : match.end() + 2 * ID_REACH], maxsplit=1)[0]
    tagged = _TAGGED.search(text, match.end(), match.end() + _TAG_REACH) if "#" in text else None
    if tagged:
        return Account("messenger", tagged[0].lower(), f"{match[0]} … {tagged[0]}")
    before = re.split(r"[。!?;\n]|\.\s", text[max(0, match.start() - ID_REACH) : match.start()])[-1]
    for part in (after, before):
        tokens = UNMISTAKABLE.finditer(part) if "_" in part else ()
        token = next((token for token in tokens if not _is_of_program(token[0], part, text)), None)
        if token:
            return Account("messenger", token[0].lower(), f"{match[0]} … {token[0]}")
    bracketed = _BEFORE_BRACKET.search(before) if before.rstrip().endswith(("(", "[")) else None
    name = bracketed["id"] if bracketed else ""
    if name.isdigit() or (MIXED.fullmatch(name) and not KNOWN_MIX.fullmatch(name)):
        return Account("messenger", name.lower(), f"{name} ({match[0]})")
    return None
