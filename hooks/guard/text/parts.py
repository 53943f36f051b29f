"""Numbers, ids and addresses that are told piece by piece: "the first three are …, the last four …".

Each function gives back the text with the pieces put together, so that the ordinary detectors judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.atoms import Atoms
from guard.text.deobfuscate import MAILERS
from guard.text.hints import Hints, some
from guard.text.host_endings import is_ending
from guard.text.put_in_place import put_in_place
from guard.text.simplified import simplified
from guard.text.vocabulary import is_plain
from guard.text.wallets import is_address
from guard.words import whole_words, word_beginnings, word_endings, words, words_before

_MARKS = r"[\s,，、;；:：.。\"'“”「」()（）+＋/&-]"
_LINK = rf"(?:{_MARKS}|{whole_words('between-parts')})"
_LINK_WORD = re.compile(rf"(?i){whole_words('between-parts')}")
_GROUPS = re.compile(rf"(?i)(?<![A-Za-z0-9.,])\d{{2,8}}(?:{_LINK}{{1,14}}\d{{2,8}})+(?![A-Za-z0-9%])")
_LAST_FIRST = re.compile(rf"(?i){word_beginnings('last-part')}\W{{0,3}}(?:[a-z]{{1,6}}\s){{0,3}}\Z")
_CONTEXT, _AROUND = 24, 80
# A number that is told in parts has so many digits, with the code of its country.
_LEAST_DIGITS, _MOST_DIGITS = 7, 13
_MASKED = re.compile(r"(?P<start>\d{3})\s?(?:[*xX•●#_-]\s?){3,4}(?P<end>\d{4})(?!\d)")
_MIDDLE_WORD = word_beginnings("middle-part")
_MIDDLE = re.compile(rf"(?i){_MIDDLE_WORD}\D{{0,12}}(?P<middle>\d{{3,4}})(?!\d)")
_FIRST_PART = whole_words("first-part")
_SECOND_PART = whole_words("second-part")
_PIECE = (
    rf"(?:[\s:：,，\"'“”「」=]|{words_before('before-pieces')}){{0,6}}"
    r"(?P<%s>[A-Za-z0-9][A-Za-z0-9_.-]{0,15})"
)
_TWO_PARTS = re.compile(rf"(?i){_FIRST_PART}{_PIECE % 'one'}[^。!?]{{0,24}}?{_SECOND_PART}{_PIECE % 'two'}")
_OF_ACCOUNTS = re.compile(rf"(?i){whole_words('parts-of')}")

# Addresses: "imwallet, a full stop, then vip".
_LABEL = r"(?P<name>[A-Za-z0-9][A-Za-z0-9-]{2,40})"
_NAME = rf"(?<![A-Za-z0-9@/.-]){_LABEL}"
_DOT_SAID = whole_words("dot-words")
_THEN = rf"(?:{_MARKS}|{whole_words('then-words')})"
_SAID_DOT = re.compile(
    rf"(?i)(?<![A-Za-z0-9/.-]){_LABEL}[\"'”」]?{_THEN}{{0,12}}{_DOT_SAID}{_THEN}{{0,12}}[\"'“「]?\.?(?P<end>[a-z]{{2,12}}|[\u4e00-\u9fff]{{2,3}})(?![A-Za-z0-9-])"
)
_SITE = whole_words("site-words")
_ENDING = whole_words("ending-words")
_CHANGED = whole_words("changed-words")
# "…same as the official site, only the ending is .vip", "replace example by vip in our address".
_NEW_ENDING = re.compile(
    rf"(?i){_SITE}[^。!?]{{0,32}}?(?:{_ENDING}[^。!?]{{0,6}}?(?:{_CHANGED}|{words('is-words')}|[:：])|{_CHANGED})\W{{0,3}}\.?(?P<end>[a-z]{{2,12}})(?![A-Za-z0-9.-])"
)
_VISIT = word_beginnings("visit-words")
_OF_SITE = re.compile(
    rf"(?i){_VISIT}\W{{0,3}}{_NAME}\s?(?:{words('of-somebody')})\s?\.?(?P<end>[a-z]{{2,12}})\s?{_SITE}"
)
# "imwallet . vip", "imwallet 。 vip", "imwallet . com": a dot set apart from a name that is no word.
_LOOSE_DOT = re.compile(rf"{_NAME}(?:\s[.。·•]\s?|[.。·•]\s|。)(?P<end>[a-z]{{2,12}})(?![A-Za-z0-9-]|\.\w)")
_KEEPER = re.compile(rf"(?i)(?:{words('code-hosts')})")
_HOSTLIKE = re.compile(rf"[a-z]-[a-z]|\d|{words('in-names-of-hosts')}")
# "imkefu，cc" as a text of its own; 域名是 imwallet，后缀 cc; visit imwallet xyz (dot in between).
_COMMA_DOT = re.compile(rf"\A\W*{_NAME}[,、](?P<end>[a-z]{{2,12}})\W*\Z")
_IS = rf"\W{{0,3}}(?:{words('is-called')})?\W{{0,3}}"
_GIVEN_ENDING = re.compile(
    rf"(?i){_SITE}{_IS}{_NAME}[^。!?]{{0,8}}?{_ENDING}{_IS}(?P<end>[a-z]{{2,12}})(?![A-Za-z0-9.-])"
)
_BARE_ENDING = re.compile(
    rf"(?i){_NAME}\s(?P<end>[a-z]{{2,12}})(?=[\s(,]{{1,3}}(?:the\s|a\s|with\s(?:a\s)?)?{_DOT_SAID})"
)
# Behind these 点 ends a word and is no dot: 节点 网络, 热点 公司, 站点 集团.
_ENDS_A_WORD = words("before-dot-in-words")
_HAN_NAME = r"\A(?:\W*[\u4e00-\u9fff]{2}\W{1,2})?(?P<name>[\u4e00-\u9fff]{2,8})"
_HAN_ENDING = rf"(?P<end>{words('endings-of-hosts')})"
_WIDE_DOT = re.compile(rf"{_HAN_NAME}\s?(?:[。.·・•‧]|(?<!{_ENDS_A_WORD})(?:{words('dot-sign')}))\s?{_HAN_ENDING}\W*\Z")
# The same with the dot in brackets, or behind a colon: 中文网址：钱包救援【点】网址.
_TYPED = words("site-words", "visit-words", "address-bar", "typed-into-bar")
_OPENED, _CLOSED = r"[【\[(<「『{]\s?", r"\s?[】\])>」』}]"
_DOT_IN_BRACKETS = f"{_OPENED}(?:[。.·・•‧]|{words('dot-sign', 'dots-in-brackets')}){_CLOSED}"
_TO_BE_TYPED = rf"\A\W{{0,2}}(?:[\u4e00-\u9fff]{{0,6}}(?:{_TYPED}))?(?P<colon>\W{{0,2}}[:：])?\W{{0,2}}"
_DOT_OR_COLON = rf"\s?(?:{_DOT_IN_BRACKETS}|(?<=[\u4e00-\u9fff])\.|(?(colon)[.·・•‧]|(?!)))\s?"
_WIDE_IN_BRACKETS = re.compile(
    rf"{_TO_BE_TYPED}(?P<name>[\u4e00-\u9fff]{{2,8}}?){_DOT_OR_COLON}"
    rf"(?P<end>{words('endings-of-hosts', 'endings-in-brackets')})\W*\Z"
)
# A mailbox and its provider: local part "rescue", domain "gmail"; write to kefu, gmail.
_MAIL = re.compile(rf"(?i){whole_words('mail-words')}")
_LOCAL_PART = r"(?<![A-Za-z0-9@._-])(?P<local>[a-z0-9][a-z0-9._-]{2,30})[\"'”」]?"
# What stands between a local part and its provider: signs, and a few small words.
_BETWEEN = rf"(?:[\s,，、;/|()（）\"'“「+]|{word_endings('before-provider')}){{1,8}}"
_PROVIDERS = "gmail|hotmail|outlook|yahoo|icloud|proton(?:mail)?|foxmail|yandex|163|126|qq|sina|aliyun"
_PROVIDER = re.compile(rf"(?i){_LOCAL_PART}{_BETWEEN}(?P<provider>{_PROVIDERS})(?![A-Za-z0-9@-]|\.[a-z]*\d)")
# A text without any of these says no dot, and no other ending; most texts end here.
_DOT_HINTS = tuple(words("dot-hints").split("|"))
_ENDING_HINTS = tuple(words("ending-hints").split("|"))
_PROVIDER_HINT = re.compile(rf"(?i){MAILERS}|proton|yandex")
_NO_LOCAL = frozenset(words("before-mailers").split("|"))

# An address of a wallet in pieces with words between them: "opens with 0x7b9E…, goes on a5D2…, closes with e03F…".
_KEY_PIECE = r"(?:0x)?(?=[A-Za-z]{0,30}\d)[A-Za-z0-9]{6,36}"
_KEY = re.compile(rf"(?<![A-Za-z0-9]){_KEY_PIECE}(?![A-Za-z0-9])")
_KEY_PIECES = re.compile(
    rf"(?<![A-Za-z0-9]){_KEY_PIECE}[^A-Za-z0-9。!?;](?:[^。!?;]{{0,24}}[^A-Za-z0-9])?{_KEY_PIECE}(?![A-Za-z0-9])"
)
_EVM = re.compile(r"0x[0-9a-fA-F]{40}")
_SHORTEST_KEY, _MOST_KEY_PIECES = 26, 6

# A text without any of these is in one piece.
_HINTS = Hints(
    finds=lambda text: some(joined(text)),
    beside=dict.fromkeys((_SAID_DOT, _BARE_ENDING), Atoms({"0", *_DOT_HINTS} - {"d0t"})),
    alone=("dots", "endings"),
    numbers=(_GROUPS, _MASKED), parts=_TWO_PARTS, keys=_KEY_PIECES,
    dots=(_SAID_DOT, _BARE_ENDING, _LOOSE_DOT, _COMMA_DOT, _WIDE_DOT, _WIDE_IN_BRACKETS),
    endings=(_NEW_ENDING, _OF_SITE, _GIVEN_ENDING), mailboxes=_PROVIDER,
)  # fmt: skip


def joined(folded: str) -> Iterator[str]:
    """Yield `folded` with the pieces of numbers, ids and addresses put together."""
    text = simplified(folded)
    hints = _HINTS.of(text)
    if not hints:
        return
    if "numbers" in hints and any(map(str.isdigit, text)) and _LINK_WORD.search(text):
        yield from _numbers(text)
    if "parts" in hints and (match := _TWO_PARTS.search(text)):
        one, two = match["one"].rstrip(".-"), match["two"].rstrip(".-")
        odd = any(map(str.isdigit, one + two)) or not is_plain(one) or not is_plain(two)
        if odd and _OF_ACCOUNTS.search(text):
            yield put_in_place(text, match, f"wechat id: {one}{two}", _AROUND)
    if "keys" in hints:
        yield from _keys(text)
    if not hints.isdisjoint(("dots", "endings", "mailboxes")):
        yield from _addresses(text)


def _keys(text: str) -> Iterator[str]:
    """Yield the addresses of wallets that pieces are with words between them."""
    pieces = [match[0] for match in _KEY.finditer(text)]
    for start in range(len(pieces)):
        for end in range(start + 2, min(start + _MOST_KEY_PIECES, len(pieces)) + 1):
            whole = "".join(pieces[start:end])
            if len(whole) >= _SHORTEST_KEY and (_EVM.fullmatch(whole) or is_address(whole)):
                yield whole


def _numbers(text: str) -> Iterator[str]:
    for match in _GROUPS.finditer(text):
        if not _LINK_WORD.search(match[0]):
            continue
        groups = re.findall(r"\d+", match[0])
        if _LAST_FIRST.search(text[max(0, match.start() - _CONTEXT) : match.start()]):
            groups = [*groups[1:], groups[0]]
        # A number of its own may stand before the one in parts.
        while sum(map(len, groups)) > _MOST_DIGITS:
            groups = groups[1:]
        if sum(map(len, groups)) >= _LEAST_DIGITS:
            yield put_in_place(text, match, "-".join(groups), _AROUND)
    for match in _MASKED.finditer(text):
        middle = _MIDDLE.search(text, match.end()) or _MIDDLE.search(text)
        if middle:
            yield f"{match['start']}-{middle['middle']}-{match['end']}"


def _addresses(text: str) -> Iterator[str]:
    lower = text.lower()
    if any(hint in lower for hint in _DOT_HINTS):
        yield from _said_dots(text)
    of_endings = any(hint in lower for hint in _ENDING_HINTS)
    for match in _NEW_ENDING.finditer(text) if of_endings else ():
        if is_ending(match["end"].lower()):
            yield f"same-name.{match['end'].lower()}"
    for match in _LOOSE_DOT.finditer(text):
        sure = _HOSTLIKE.search(match["name"]) or re.search(r"\s", match[0]) or not is_plain(match["end"])
        if sure and not is_plain(match["name"]) and match["name"].islower() and is_ending(match["end"]):
            yield f"{match['name']}.{match['end']}"
    for pattern in (_COMMA_DOT, _WIDE_DOT, _OF_SITE, *((_GIVEN_ENDING,) if of_endings else ())):
        told = pattern.search(text)
        if told and is_ending(told["end"].lower()) and not is_plain(told["name"]):
            yield f"{told['name']}.{told['end'].lower()}"
    if in_brackets := _WIDE_IN_BRACKETS.search(text):
        yield f"https://{in_brackets['name']}.{in_brackets['end']}"
    yield from _mailboxes(text)


def _said_dots(text: str) -> Iterator[str]:
    for pattern in (_SAID_DOT, _BARE_ENDING):
        for match in pattern.finditer(text):
            vague = pattern is _BARE_ENDING and is_plain(match["end"]) and not _HOSTLIKE.search(match["name"])
            ordinary = vague or is_plain(match["name"]) or is_ending(match["name"])
            # 到 Gitee 点 Star: what a host of code has is pressed there.
            ordinary = ordinary or (_KEEPER.fullmatch(match["name"]) is not None and match["end"].istitle())
            if is_ending(match["end"].lower()) and not ordinary:
                yield put_in_place(text, match, f"{match['name']}.{match['end'].lower()}", _AROUND)


def _mailboxes(text: str) -> Iterator[str]:
    if _PROVIDER_HINT.search(text) and _MAIL.search(text):
        for match in _PROVIDER.finditer(text):
            quoted = text[match.start() - 1 : match.start()] in ('"', "'", "“", "「")
            if match["local"].lower() not in _NO_LOCAL and (quoted or not is_plain(match["local"])):
                yield f"{match['local']}@{match['provider']}.com"
