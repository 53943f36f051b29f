"""Accounts that are told by a name to search for: "search the App Store for …", 关注视频号「…」.

Such a name has no id that could stand on a list; whoever registers it first is found. So a reader is never sent to look
for one: a link of the list leads there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard.text.hints import NOTHING, Hints
from guard.text.simplified import simplified
from guard.words import words

_QUOTED = re.compile(r"[「『“\"‘《【](?P<name>[^」』”\"’》】\n]{2,40})[」』”\"’》】]")
# A text without any of these gives no name.
_HINTS = tuple('「 『 “ " ‘ 《 【 call name titled goes 叫 名 昵 暱 搜 寻 尋 关注 關注'.split())
_CALLED_WORD = rf"(?:(?<![a-z])(?:{words('called', 'en')})(?![a-z])|{words('called', 'zh')})"
_CALLED = re.compile(rf"(?i){_CALLED_WORD}\s?(?P<name>[^。.!?;,，；]{{2,40}})")
# 小红书搜 小安客服01: a name in two scripts needs no quotes.
_UNQUOTED = re.compile(
    rf"(?:{words('reference-verbs', 'zh')})\s?(?P<name>[A-Za-z0-9]{{0,12}}[\u4e00-\u9fff]{{2,10}}[A-Za-z0-9]{{0,8}})"
    r"(?=[,，、\s]|即可|就|\W*\Z)"
)
_LATIN = re.compile("[A-Za-z0-9]")
_SEEK = re.compile(rf"(?i){words('reference-verbs', 'zh')}|(?<![a-z])(?:{words('reference-verbs', 'en')})(?![a-z])")
_PLACE = re.compile(rf"(?i){words('reference-places', 'zh')}|(?<![a-z])(?:{words('reference-places', 'en')})(?![a-z])")
_ACCOUNT = re.compile(rf"(?i){words('account-kinds', 'zh')}|(?<![a-z])(?:{words('account-kinds', 'en')})(?![a-z])")
_HELP = re.compile(rf"(?i){words('helpers', 'zh')}|{words('helpers', 'en')}")
# What is left of a name without these is somebody's: "official support" is nobody's, "Acme support" is.
_OF_NOBODY = re.compile(
    rf"(?i){words('helpers', 'zh')}|{words('helpers', 'en')}|{words('nobodys', 'zh')}|{words('account-kinds', 'zh')}"
    rf"|(?<![a-z])(?:{words('nobodys', 'en')})(?![a-z])|[\W_]"
)
_SENTENCE = re.compile(r"[^。!?;；！？\n]+?(?:[。!?;；！？\n]|\.(?=\s|\Z)|\Z)")

# Somebody is told to look for a name at some place.
_WHERE = Hints(
    lambda told: told if {"seek", "name"} <= told and len(told) > 2 else NOTHING,
    place=_PLACE,
    account=_ACCOUNT,
    seek=_SEEK,
    name=(_QUOTED, _UNQUOTED, _CALLED),
)


def named_accounts(folded: str) -> Iterator[str]:
    """Yield the names of accounts that folded text sends its reader to look for."""
    text = simplified(folded)
    if not _WHERE.of(text) or not any(hint in folded for hint in _HINTS):
        return
    for sentence in _SENTENCE.finditer(text):
        yield from _in_sentence(sentence[0])


def _in_sentence(sentence: str) -> Iterator[str]:
    account = _ACCOUNT.search(sentence)
    place = account or _PLACE.search(sentence)
    if not place or not _SEEK.search(sentence):
        return
    for match in _QUOTED.finditer(sentence):
        name = match["name"]
        if _HELP.search(name) and _OF_NOBODY.sub("", name):
            yield match[0]
    for match in _UNQUOTED.finditer(sentence):
        if _HELP.search(match["name"]) and _LATIN.search(match["name"]):
            yield match["name"]
    if not account:
        return
    for match in _CALLED.finditer(sentence):
        name = match["name"].strip(' 「『“"‘《【')
        if any(map(str.isdigit, name)) or ((name[:1].isupper() or _HELP.search(name)) and _OF_NOBODY.sub("", name)):
            yield match[0].strip()
