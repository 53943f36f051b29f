"""Accounts that are told by a name to search for: "search the App Store for …", 关注视频号「…」.

Such a name has no id that could stand on a list; whoever registers it first is found. So a reader is never sent to look
for one: a link of the list leads there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.clauses import names_service
from guard.text.doubt import explains
from guard.text.hints import Hints, some
from guard.text.leads import is_denied
from guard.text.long import matches_in_parts
from guard.text.simplified import simplified
from guard.words import whole_words, word_stems, words

_QUOTED = re.compile(r"[「『“\"‘《【](?P<name>[^」』”\"’》】\n]{2,40})[」』”\"’》】]")
# A text without any of these gives no name.
_HINTS = frozenset('「『“"‘《【') | frozenset(words("name-hints").split("|"))
_PLATFORMS = words("platforms").replace("\\s", " ").split("|")
_HAN_PLATFORMS = tuple(name for name in _PLATFORMS if not name.isascii())
_CALLED_WORD = whole_words("called")
_CALLED = re.compile(rf"(?i){_CALLED_WORD}\s?(?P<name>[^。.!?;,，；]{{2,40}})")
_LATIN_HINTS = ("call", "name", "titled", "goes", *filter(str.isascii, _PLATFORMS))
# 小红书搜 小安客服01: a name in two scripts needs no quotes.
_OF_SHOP = rf"\s(?=[\u4e00-\u9fff]{{0,6}}(?:{words('ends-of-shops')}))"
_TWO_SCRIPTS = rf"[A-Za-z0-9]{{0,12}}(?:{_OF_SHOP})?[\u4e00-\u9fff]{{2,10}}"
_GOES_ON = r"(?:[A-Za-z0-9]{2,12}[\u4e00-\u9fff]{2,8})?[A-Za-z0-9]{0,8}"
_UNQUOTED = re.compile(
    rf"{whole_words('reference-verbs')}\s?[:：]?\s?(?P<name>{_TWO_SCRIPTS}{_GOES_ON})"
    rf"(?=[,，、\s]|{words('behind-sought-name')}|\W*\Z)"
)
# 昵称 example钱包处理: a name in two scripts behind a word for one.
_NICK = re.compile(
    rf"(?i)(?:{words('called-nick')})\s?(?:{words('is-words')})?[\s:：「“\"]{{0,3}}"
    r"(?P<name>[a-z][a-z0-9_]{1,15}\s?[\u4e00-\u9fff]{2,10}[a-z0-9]{0,6})(?=[」”\"]|[,，、。;；!！\s]|\Z)"
)
# What a wallet is called says nothing of whose account it is.
_PRODUCT = re.compile(rf"[A-Za-z]{{1,12}}(?:{words('wallet-words')})")
_LATIN = re.compile("[A-Za-z0-9]")
_JOINED = re.compile(r"[a-z]+_[a-z]+")
_PRIVATELY = re.compile(rf"(?i){words('private-verbs')}")
_SEEK = re.compile(rf"(?i){whole_words('reference-verbs')}")
# Searched in small letters: ignoring case is slow.
_PLACE = re.compile(whole_words("reference-places"))
_ACCOUNT = re.compile(whole_words("account-kinds", "account-kinds-in-names"))
_HELP = re.compile(rf"(?i){words('helpers')}")
# What is left of a name without these is somebody's: "official support" is nobody's, "Acme support" is.
_OF_NOBODY = re.compile(
    rf"(?i){word_stems('helpers')}|{whole_words('nobodys')}|{words('account-kinds-in-names')}|[\W_]"
)
# Names of people and shops on platforms that are no messengers: Example Wallet Rescue, 示例链上找回.
_PLATFORM = re.compile(whole_words("platforms"))
_PLATFORM_NAME = re.compile(rf"(?i){_PLATFORM.pattern}")
_PEOPLE = re.compile(rf"(?i){whole_words('people', 'people-before-names')}")
_TURNS_TO = re.compile(rf"(?i)(?<![a-z])(?:{words('turns-to')})(?![a-z])")
_TITLE = re.compile(
    r"(?<![A-Za-z])(?:[A-Z][A-Za-z]+\s){1,5}[A-Z][A-Za-z]+|(?<![A-Za-z])(?:[A-Z][a-z]+){3,6}(?![A-Za-z])"
)
_HAN_NAME = re.compile(
    rf"(?:{words('people-before-names', 'sought-people')})\s?(?:{words('people-before-names')})?\s?"
    rf"(?P<name>[\u4e00-\u9fffA-Za-z0-9 ]{{3,16}}?)(?=[,，、。;；!]|{words('of-somebody')}|\s?\Z)"
)
_SOUGHT_HINT = re.compile(words("sought-hints"))
_ASKS = re.compile(words("asks"))
# What is pressed one after the other: "Me → Help".
_WAY_IN = re.compile("[→>]")
_SENTENCE = re.compile(r"[^。!?;；！？\n]+?(?:[。!?;；！？\n]|\.(?=\s|\Z)|\Z)")

# A name stands in quotation marks or has letters of Latin or figures, unless it is called so or stands on a platform.
_MAY_NAME = re.compile(rf"[A-Za-z0-9「『“\"‘《【]|{words('called', 'platforms')}")
# A text that tells nobody to look for a name at some place, and names no platform, sends its reader to nobody.
_WHERE = Hints(
    lambda told: told if {"place", "seek"} <= told else told & {"platform", "nick"},
    finds=lambda text: some(named_accounts(text)),
    wants=_MAY_NAME,
    in_small=True,
    place=(_PLACE, _ACCOUNT),
    seek=_SEEK,
    platform=_PLATFORM,
    nick=_NICK,
)


def named_accounts(folded: str, ids: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the names of accounts that folded text sends its reader to look for, but for sentences that have one of
    the `ids`, which are told already.
    """
    text = simplified(folded)
    small, lower = text.lower(), folded.lower()
    where = _WHERE.of(small)
    if not where:
        return
    if "nick" in where:
        yield from (name for name in _nicknames(text) if not any(one in name.lower() for one in ids))
    if (
        _HINTS.isdisjoint(folded)
        and not any(hint in lower for hint in _LATIN_HINTS)
        and not (_SOUGHT_HINT.search(lower) and any(name in lower for name in _HAN_PLATFORMS))
    ):
        return
    placed = "place" in where and (_PLACE.search(small) or _ACCOUNT.search(small))
    on_platform = "platform" in where and _PLATFORM.search(small)
    if not placed and not on_platform:
        return
    for sentence in matches_in_parts(_SENTENCE.finditer(text)):
        if any(name in sentence[0].lower() for name in ids):
            continue
        # A long sentence of documentation quotes what its programs are given.
        if explains(sentence[0]):
            continue
        found = list(_in_sentence(sentence[0])) if placed else []
        yield from found or (_on_platform(sentence[0]) if on_platform else ())


def _nicknames(text: str) -> Iterator[str]:
    """Yield the names in two scripts that somebody is told to have on a service."""
    for sentence in matches_in_parts(_SENTENCE.finditer(text)):
        match = _NICK.search(sentence[0])
        if match and (names_service(sentence[0]) or _PRIVATELY.search(sentence[0])) and not is_denied(sentence[0]):
            yield match["name"]


def _on_platform(sentence: str) -> Iterator[str]:
    """Yield the names of people and shops that a sentence turns its reader to."""
    if not _PLATFORM.search(sentence.lower()) or is_denied(sentence):
        return
    turned = _TURNS_TO.search(sentence) or _PEOPLE.search(sentence)
    quoted = [match for match in _QUOTED.finditer(sentence) if turned and not match["name"].islower()]
    bare = _QUOTED.sub(" ", sentence)
    yield from (match[0] for match in quoted if _is_somebodys(match["name"]))
    for match in _TITLE.finditer(bare) if turned else ():
        name = _TURNS_TO.sub("", _PLATFORM_NAME.sub("", match[0])).strip()
        if _is_somebodys(name):
            yield name
    yield from (match["name"].strip() for match in _HAN_NAME.finditer(bare) if _is_somebodys(match["name"]))


def _is_somebodys(name: str) -> bool:
    """Tell whether a name offers help and is more than that: "official support" is nobody's, "Acme support" is."""
    if not _HELP.search(name) or _ASKS.search(name) or _WAY_IN.search(name):
        return False
    return _OF_NOBODY.sub("", name) != ""


def _in_sentence(sentence: str) -> Iterator[str]:
    account = _ACCOUNT.search(sentence.lower())
    place = account or _PLACE.search(sentence.lower())
    if not place or not _SEEK.search(sentence):
        return
    for match in _QUOTED.finditer(sentence):
        name = match["name"]
        verb = _SEEK.sub("", sentence[: match.start()] + sentence[match.end() :]) != sentence.replace(match[0], "")
        if verb and _is_somebodys(name):
            yield match[0]
    for match in _UNQUOTED.finditer(sentence):
        if _HELP.search(match["name"]) and _LATIN.search(match["name"]) and not _PRODUCT.fullmatch(match["name"]):
            yield match["name"]
    if not account:
        return
    for match in _CALLED.finditer(sentence):
        name = match["name"].strip(' 「『“"‘《【')
        if (
            any(map(str.isdigit, name))
            or _JOINED.match(name)
            or ((name[:1].isupper() or _HELP.search(name)) and _OF_NOBODY.sub("", name))
        ):
            yield match[0].strip()
