"""Names made of the wallet's own name: "imwallet_kefu88" is an impostor's account, whichever messenger it is on.

An impostor needs the name to be believed. So this finds accounts of messengers that nobody has heard of, and accounts
that stand far from any messenger's name. Programs hold the wallet's name as well, in files, versions, constants and
members of objects: such a word passes unless it says what a person would be ("kefu", "support").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from guard.text.account_names import is_word
from guard.text.confusables import SEPARATOR, as_latin
from guard.text.deobfuscate import undisguise
from guard.text.host_endings import own_label
from guard.text.hosts import find_addresses
from guard.text.messengers import ends_with_messenger
from guard.text.normalize import fold
from guard.words import word_beginnings, words

# Shorter names are parts of ordinary words.
_LEAST_CHARACTERS = 5
# Stands before a name that was written in letters which only look like these; no name on a list begins with it.
LOOKALIKE = "≈"
# Letters without their case, and characters that are drawn for one another as one of them.
_DRAWN = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ01|i3457@$", b"abcdefghljklmnopqrstuvwxyzollleastas")
# What may stand between the letters of a name.
_BETWEEN = b"._-*\t\n"
# "i m w a l l e t": undisguising puts letters together that stand alone.
_SPELLED = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z](?:[\s*_.-]{1,3}[A-Za-z](?![A-Za-z0-9])){2}"
    rf"|\s_\s|(?i:{words('underscores')})"
)
# Two letters that are drawn for one.
_PAIRS = ((b"rn", b"m"), (b"vv", b"w"))
# What may stand between the letters of the wallet's name where it is written as several words.
_GAP = r"[\s._*\u2010-\u2015-]{0,3}"
_WRITTEN_APART = re.compile(r"[\s\u2010-\u2015]")
_GAPS = re.compile(r"[\s._*\u2010-\u2015-]+")
# "over 1M wallets": a number and the letter of thousands or millions.
_THOUSANDS = re.compile(r"(?i)[013457]+[kmb]\b")
# What folding changes or what is drawn like a Latin letter: neither ASCII nor Chinese nor the marks of either.
_FOREIGN = re.compile(r"[^\x00-\x7f\u2010-\u2026\u2190-\u2199\u3001-\u9fff\uac00-\ud7a3\uff01-\uff20\uff3b-\uff40]")
_FULL_WIDTH = re.compile(r"[\uff01-\uff5e]")
_POSSIBLE_NAME = re.compile(r"(?<![A-Za-z0-9])[@$]?(?P<name>[A-Za-z0-9|@$]+(?:[._-]+[A-Za-z0-9|@$]+)*)")
# What only a person's account says, anywhere in a word or as a whole part of it.
_OF_PEOPLE = f"{words('names-of-desks')}|{words('names-of-offices')}|{words('names-in-pinyin')}"
_HELPER = re.compile(rf"(?i){_OF_PEOPLE}|(?<![a-z])(?:{words('initials-of-desks')}|{words('parts-of-names')})(?![a-z])")
# Files: what their names end with, up to three times ("export.csv.enc", "imwallet.log.1").
_PROGRAM_FILES = "apk|aab|ipa|exe|dmg|msi|pkg|deb|rpm|appimage|zip|gz|tar"
_TEXT_FILES = r"json|csv|txt|log(?:\.\d{1,2})?|md|pdf|html?|js|css|ya?ml|toml|xml|plist"
_OTHER_FILES = "png|jpe?g|svg|webp|keystore|bak|db|enc|sig|asc|sha(?:256|512)|md5"
_FILE = re.compile(rf"(?i)(?P<stem>.*?)(?:\.(?:{_PROGRAM_FILES}|{_TEXT_FILES}|{_OTHER_FILES})){{1,3}}")
_VERSION = re.compile(r"(?i)v\d+(?:\.\d+|\.x)*|\d+(?:\.\d+|\.x)+|\d|(?:19|20)\d{6}|(?:rc|alpha|beta|build)\.?\d{1,3}")
_PACKAGE_VERSION = re.compile(r"@(?:\d+(?:\.\d+)*|latest|next)?\Z")
# What the wallet comes as. Where an underscore joins the two, or nothing does, an account may be called so.
_PRODUCTS = frozenset(
    "s app apps ios android web mac macos windows linux desktop mobile extension beta lite plus pro sdk setup connect"
    " client core kit web3 x64 x86 arm64 universal tm".split()
)
# Words of programs that nobody calls an account, and those that stand in names of programs only.
_CODE = frozenset(
    "api backup backups build cache config connector count db default debug enabled env error export home import index"
    " init keystore lang limit locale log logo logs max min options path port prefix provider request response rpc"
    " settings state storage theme timeout tmp type uri url version".split()
)
_MEMBERS = _CODE | frozenset(
    "chain data event get has host id is key list mode my network on session set status store use user window".split()
)
# Where a dotted name of a program begins: packages and the objects of a browser.
_ROOTS = frozenset(
    "com org net io dev app android chrome browser document ethereum global globalthis module navigator process self"
    " web3 window".split()
)
_DOTTED = re.compile(r"[A-Za-z]+\d?(?:\.[A-Za-z]+\d?)+")
# A constant of a program: "IMWALLET_TIMEOUT".
_CONSTANT = re.compile(r"[A-Z0-9]+(?:_[A-Z0-9]+)+")
_HYPHENATED = re.compile(r"(?i)[a-z]+(?:-[a-z]+)+(?:-v?\d+(?:\.\d+)+)?")
_ENVIRONMENT = re.compile(r"\A(?:process|import\.meta|os)\.env(?:iron)?\.")
# "imwallet66": the name and a figure that is no date.
_NUMBERED = re.compile(r"[._]?(?!(?:19|20)\d\d(?:\d{4})?\Z)\d{2,}")
_HUMP = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d.*")
# Hyphens are what hosts and file names are made of, so that "imwallet-help" is an account only where somebody is told
# to turn to it.
_INVITED = re.compile(rf"(?i){word_beginnings('turn-to-verbs')}\s?[:「『“\"']?\s?@?\Z")
_BEFRIENDED = re.compile(rf"(?i)[」』”\"']?\s?(?:{words('befriended')})")
_ON_MESSENGER = re.compile(
    rf"(?i)[」』”\"']?\s?(?:[(\[@,]\s?|{words('behind-name-on')})?"
    r"(?P<word>(?!line\s\d)[a-z]+|[\u4e00-\u9fff]{2})"
)
# How far before a word a messenger's name is looked for, in characters.
_MESSENGER_REACH = 24
# "imwallet_ke**": the first characters of an account, whose rest is hidden; nobody finds it by them.
_MASK = re.compile(r"\*\*|••|●●|\.\.\.")
_OPEN_CHARACTERS = 3


def brands(hosts: Iterable[str]) -> tuple[str, ...]:
    """Return the names that the hosts of listed origins carry ("imwallet" of help.imwallet.example), but for plain
    words, which stand in any text.
    """
    names = set(map(own_label, hosts))
    return tuple(sorted(name for name in names if len(name) >= _LEAST_CHARACTERS and not is_word(name)))


@lru_cache(maxsize=1024)
def posing_names(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of `text`, outside its addresses, that are made of one of the `names` (from `brands`) and could
    be an account, each once. Those in letters that only look Latin are given in Latin ones behind LOOKALIKE.
    """
    if _FOREIGN.search(text):
        lettered = as_latin(fold(as_latin(text)))
        if not _may_name(lettered, names, apart=True):
            return ()
        # The wallet's name in full-width letters is its name; in those of mathematics it is somebody's disguise.
        own = _FULL_WIDTH.sub(lambda match: chr(ord(match[0]) - 0xFEE0), " ".join(text.split())).replace("™", "TM")
        found = chain(_posing(undisguise(lettered), names, undisguise(own)), _apart(lettered, names, own))
    elif _may_name(text, names):
        found = chain(_posing(undisguise(fold(text)), names), _apart(text, names, text))
    else:
        return ()
    return tuple(dict.fromkeys(found))


def may_pose(texts: Sequence[str], names: tuple[str, ...]) -> list[bool]:
    """Tell of each text whether `posing_names` may find something in it, by one look at all of them."""
    together = SEPARATOR.join(texts)
    close = _skeleton(together, _BETWEEN + b" ").split(SEPARATOR.encode())
    if len(close) != len(texts) or _FOREIGN.search(together):
        return [_FOREIGN.search(text) is not None or _may_name(text, names) for text in texts]
    bones = tuple(map(_skeleton, names))
    return [any(name in one for name in bones) for one in close]


def _apart(text: str, names: tuple[str, ...], own: str) -> Iterator[str]:
    """Yield where the text holds a name as several words in letters of its own drawing, marked ("lM WaIlet"). `own` is
    the text in its own letters.
    """
    for name in names:
        for match in _alike(name).finditer(text):
            shown = " ".join(match[0].split())
            if _WRITTEN_APART.search(shown) and (_is_misspelt(shown, name) or shown not in own):
                yield f"{LOOKALIKE}{shown}"


def _may_name(text: str, names: tuple[str, ...], apart: bool = False) -> bool:
    """Tell whether it is worth undisguising `text`: a cheap look, which ends for most texts of a site. `apart`: also
    where it holds a name as several words in its own letters.
    """
    close = _skeleton(text, _BETWEEN + b" ")
    for name in names:
        bones = _skeleton(name)
        if bones in close and (apart or bones in _skeleton(text) or _SPELLED.search(text) or _is_apart(text, name)):
            return True
    return False


def _is_apart(text: str, name: str) -> bool:
    """Tell whether a text holds the name in letters that are drawn like its own."""
    return any(_is_misspelt(match[0], name) for match in _alike(name).finditer(text))


def _is_misspelt(shown: str, name: str) -> bool:
    """Tell whether the letters of a name as it is shown are others than its own ("lM WaIlet")."""
    return _GAPS.sub("", shown).lower() != name and not _THOUSANDS.match(shown)


@lru_cache(maxsize=256)
def _alike(name: str) -> re.Pattern[str]:
    """Return a pattern of a name written in letters and signs that are drawn like its own."""
    letters = [_drawings(letter) for letter in name]
    return re.compile(rf"(?<![A-Za-z0-9]){_GAP.join(letters)}(?![A-Za-z0-9])")


def _drawings(letter: str) -> str:
    """Return a pattern of what is drawn like a letter of a name."""
    pairs = [pair.decode() for pair, single in _PAIRS if single.decode() == letter]
    same = "".join(re.escape(chr(code)) for code in range(33, 127) if _DRAWN[code] == _DRAWN[ord(letter)])
    return rf"(?i:{'|'.join([*pairs, f'[{same}]'])})" if same else re.escape(letter)


def _named(text: str, names: tuple[str, ...]) -> str:
    """Return the first of the names that `text` holds in letters that look like it, or ''."""
    drawn = _skeleton(text)
    return next((name for name in names if _skeleton(name) in drawn), "")


def _skeleton(text: str, between: bytes = _BETWEEN) -> bytes:
    drawn = text.encode("ascii", "ignore").translate(_DRAWN, between)
    for pair, letter in _PAIRS:
        drawn = drawn.replace(pair, letter)
    return drawn


def _posing(plain: str, names: tuple[str, ...], own: str = "") -> Iterator[str]:
    """Yield the posing names of folded, undisguised text. What stands in an address is judged with the address. `own`
    is the text in its own letters where these are others: a name that is not in it is always posing, and marked.
    """
    taken: list[tuple[int, int]] | None = None
    for match in _POSSIBLE_NAME.finditer(plain):
        word = match["name"]
        name = _named(word, names)
        drawn = bool(own) and word not in own
        if not name or (not drawn and _is_ordinary(word, name, plain, match)):
            continue
        if taken is None:
            taken = [(address.start, address.end) for address in find_addresses(plain)]
        if not any(start <= match.start("name") and match.end() <= end for start, end in taken):
            yield f"{LOOKALIKE}{word}" if drawn else word


def _is_ordinary(word: str, name: str, plain: str, match: re.Match[str]) -> bool:
    """Tell whether a word with the wallet's name in it is the name itself or what a program is made of."""
    word = _PACKAGE_VERSION.sub("", word)
    file = _FILE.fullmatch(word)
    stem = _ENVIRONMENT.sub("", file["stem"] if file else word)
    around = re.split("(?i)" + "[._-]?".join(map(re.escape, name)), stem)
    beside = "".join(around)
    if len(around) == 1:
        return False
    if not beside.strip("._-"):
        return len(around) == 2 or "_" not in beside
    if _HYPHENATED.fullmatch(stem) and not _HELPER.search(_touching(around)):
        return not _speaks_of_help(stem) or not _is_invited(plain, match)
    if _speaks_of_help(beside):
        return False
    if file:
        return not _NUMBERED.fullmatch(beside)
    return _is_masked(around, plain, match.end()) or _is_version(stem, around) or _is_code(stem, around)


def _touching(around: list[str]) -> str:
    """Return the letters that touch the name, without the words that a hyphen joins to it."""
    return f"{around[0].rpartition('-')[2]} {around[-1].partition('-')[0]}"


def _speaks_of_help(words: str) -> bool:
    return _HELPER.search(words) is not None or any(map(_HELPER.search, _parts(words)))


def _parts(piece: str) -> list[str]:
    """Return the versions and the words of a piece of a name, in small letters: humps of camel case are words."""
    parts: list[str] = []
    for part in re.split(r"[_-]+", piece):
        bare = part.strip(".")
        words = [bare] if _VERSION.fullmatch(bare) else _HUMP.findall(bare)
        parts += [word.lower() for word in words if word.strip(".")]
    return parts


def _is_masked(around: list[str], plain: str, end: int) -> bool:
    shown = around[-1].strip("._-")
    return (
        len(around) == 2
        and not around[0]
        and 0 < len(shown) <= _OPEN_CHARACTERS
        and not shown.isdigit()
        and _MASK.match(plain, end) is not None
    )


def _is_version(word: str, around: list[str]) -> bool:
    """Tell whether a version, the word of a product, or both stand beside the name ("imwallet_ios_2.16.1")."""
    parts = [part for piece in around for part in _parts(piece)]
    versions = [part for part in parts if _VERSION.fullmatch(part)]
    if len(around) > 2 or not all(part in versions or part in _PRODUCTS for part in parts):
        return False
    return bool(versions) or parts == ["s"] or ("_" not in word and ("-" in word or _is_camel(word, around)))


def _is_code(word: str, around: list[str]) -> bool:
    """Tell whether a word is a name within a program: a member, a package, a constant or a key."""
    parts = [part for piece in around for part in _parts(piece)]
    if _DOTTED.fullmatch(word):
        known = any(part in _MEMBERS or is_word(part) for part in parts)
        return word.lower().partition(".")[0] in _ROOTS or (word.count(".") > 1 and known) or _CODE.issuperset(parts)
    if _CONSTANT.fullmatch(word):
        lettered = all(map(str.isalpha, parts))
        return lettered and (len(parts) > 1 or _CODE.issuperset(parts))
    if re.search(r"[._-]", word):
        several = len(parts) > 1 and not _CODE.isdisjoint(parts)
        return all(part in (_MEMBERS if several else _CODE) or _VERSION.fullmatch(part) for part in parts)
    return _is_camel(word, around) and all(part in _MEMBERS or part in _PRODUCTS for part in parts)


def _is_camel(word: str, around: list[str]) -> bool:
    """Tell whether the name and what touches it are set apart by capitals ("isIMWallet", "imwalletProvider")."""
    before, after = around[0], around[-1]
    return not word.isupper() and (not before or word[len(before)].isupper()) and (not after or after[0].isupper())


def _is_invited(plain: str, match: re.Match[str]) -> bool:
    """Tell whether the text around a word tells somebody to turn to it as to an account."""
    before = plain[max(0, match.start() - _MESSENGER_REACH) : match.start()]
    if _INVITED.search(before) or _BEFRIENDED.match(plain, match.end()) or ends_with_messenger(before):
        return True
    after = _ON_MESSENGER.match(plain, match.end())
    return after is not None and ends_with_messenger(after["word"])
