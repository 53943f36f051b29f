"""Web addresses, host names and e-mail addresses in running text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from guard.text.address import TAIL, Address
from guard.text.deobfuscate import LETTER_MAILERS, MAILBOX, MAILERS, reads_backwards, undisguise
from guard.text.hints import Hints, some
from guard.text.host_endings import NAME_SERVICES, is_ending
from guard.text.normalize import fold
from guard.text.number_hosts import BAR, IPV4_HOST, ONE_NUMBER, SIX, bar_numbers, is_local, quads, sixes
from guard.text.schemes import HANDED, ONE_LABEL, one_label
from guard.text.vocabulary import is_plain
from guard.words import whole_words, words, words_before

# Ideographs, kana, hangul: they touch a Latin address without belonging to it ("打开evil.example查看").
_WIDE = r"\u2e80-\u9fff\ua960-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_IDEOGRAPH = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"
_LETTER = rf"[^\W_{_WIDE}]"
_LABEL = rf"{_LETTER}(?:(?:{_LETTER}|[-_]){{0,61}}{_LETTER})?"  # DNS: at most 63 characters
_NAME = rf"{_LABEL}(?:\.{_LABEL})+"

_URL = re.compile(
    rf"(?i)(?<![a-z0-9+.-])(?P<scheme>https?|ftps?|wss?|[a-z][a-z0-9+.-]{{1,30}}(?=://))\s?:\s?(?P<slashes>[/\\]+)"
    rf"(?P<host>\[[0-9a-f:.]+\](?::\d+)?|[^\s/?#\\<>\"'`,;()\[\]{{}}|、。]*)(?P<tail>{TAIL}|\\[^\s]*)"
)
_EMAIL = re.compile(
    rf"(?<!{_LETTER})(?<![._%+-])(?:(?:{_LETTER}|[._%+-])+)(?:@|\s@\s)(?P<host>{_NAME})(?P<rest>(?:\.{_LABEL})*)"
)
# "name@gmail" and, where readers are told to make an @ of something, "name_gmail_com".
_MAILER = re.compile(
    rf"(?i)(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+(?:@(?:{MAILERS})|\s@\s(?:{LETTER_MAILERS}))(?![A-Za-z0-9_.-])"
)
_AT_TOLD = re.compile(rf"(?i)(?:=\s?|{words_before('becomes')})[「\"'(]?\s?(?:@|{words('at-called')})")
_AT_CALLED = re.compile(f"@|{words('at-called')}")
_MAIL_PIECES = re.compile(
    rf"(?i)(?<![a-z0-9_.@-])(?:{MAILBOX}?|[a-z0-9][a-z0-9.-]+?(?=\s?[#$*!&^~+=_-]))(?:[\s#$*!&^~+=_-]|\s[#$*!&^~+=_-]\s)(?:{MAILERS})(?:[\s._-](?:com|cn|net))?(?![a-z0-9])"
)
# No more letters are short for something, SLB.
_FEW_LETTERS = 3
_IN_VERSION = re.compile(r"\d{1,4}|x")
# Read from its end ("moc.elpmaxe@pleh"): what has a dot in it.
_DOTTED = re.compile(r"(?<![A-Za-z0-9@:/_-])[A-Za-z0-9@:/_-][A-Za-z0-9@:/._-]*\.[A-Za-z0-9@:/_-]+")
_HOST = re.compile(rf"(?<![A-Za-z0-9])(?P<host>{_NAME})\.?(?P<port>:\d{{1,5}})?(?P<tail>{TAIL})")
_WIDE_HOST = re.compile(rf"(?<![\w-])[\w-]*[{_IDEOGRAPH}]-?\.(?P<end>[A-Za-z]{{2,}})(?![A-Za-z0-9_-])(?P<tail>{TAIL})")
_WIDE_END = re.compile(
    rf"(?<![\w.-])(?=[\w-]*[A-Za-z{_IDEOGRAPH}])[\w-]+\.(?P<end>[{_IDEOGRAPH}]{{2,6}})(?![\w-]){TAIL}"
)
_JOINED = re.compile(r"\.(?<=\w\.)\w")

# Endings that are file names far more often than hosts; a host of theirs needs more than one dot,
# a path, or a word of the web before it.
_FILE_ENDINGS = frozenset({"md", "py", "rs", "sh", "pl", "ps", "zip", "mov", "so", "java"})
# Endings of files of settings behind their folder, conf/broker.properties; alone a host may have them.
_SETTINGS_ENDINGS = frozenset({"properties"})
_FOLDER = re.compile(r"[\w$.~}-]/\Z")
# Between the name of a file and its ending: i18n.zh-CN.md.
_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
# A package by its version: tide-all-1.2.3-bin.zip.
_VERSIONED = re.compile(r"[\w-]*[-_]v?(?:\d{1,4}|x\d?)(?:\.(?:\d{1,4}|x\d?))+(?:[-_][\w-]+)?")
# Endings that one company holds and gives to nobody, and that parts of programs have: cascade.target, x.data.
_KEPT_ENDINGS = frozenset({"data", "dot", "map", "prod", "search", "target"})
_WEB_WORDS = re.compile(rf"(?i){whole_words('web-words')}")
_TOLD_TO_OPEN = re.compile(rf"{_WEB_WORDS.pattern}|{words('typed-into-bar', 'visit-words', 'address-bar')}")
# How far before a name with a file's ending a word of the web is looked for, in characters.
_WEB_WORD_REACH = 16
# Words that begin a sentence after a missing space ("done.It works"); each is an ending as well: a country's, or one of
# those that belong to a company and are given to nobody (open, here, call, next, read, save, pay, buy).
_SENTENCE_WORDS = frozenset(words("words-and-endings").split("|"))
# Pages of the browser itself.
_OWN_SCHEMES = frozenset("chrome edge brave opera vivaldi about".split())
_OF_FILE = re.compile(r"(?i)(?:file|unix):///[^/\\]+(?:/.*)?")
# What a program puts in (%s.%s.com, v${version}), and a sign for < that was written twice.
_PUT_IN = re.compile(
    r"[A-Z]+(?:[_-][A-Z]+)+(?::[0-9A-Z_]+)?|%[sdv](?:\.%[sdv])*(?:\.[A-Za-z]+)?|[A-Za-z0-9-]*\$|&lt\b.*"
)
# http://xxxx.xxx.xxx
_LEFT_OUT = re.compile(r"(?i)x{3,}(?:\.x{3,}){2,}")
# So stands what an address is made of, http://ip:port/: no browser takes a word for the port. A dot makes it a host
# that somebody may have.
_PORT_WORD = rf"(?:{words('called-port')})"
_MADE_OF = re.compile(
    rf"(?i)\$?(?P<name>[a-z][a-z0-9_-]*):\$?(?:[a-z0-9]+[_-]|[a-z]+(?-i:(?=[A-Z])))*{_PORT_WORD}\d*(?![a-z0-9._-])"
)
# The same with the number of its port, where the name says what is put in its place: http://ip:1157/.
_IN_PLACE = re.compile(rf"(?i)(?:[a-z0-9]+[_-])?(?:{words('called-machine')})\d?:\d{{2,5}}(?![a-z0-9._-])")
# "Gitter-https://…": a hyphen before a scheme of the web is none of its own.
_HYPHENED = re.compile(r"(?i)[a-z0-9+.-]*-(?=(?:https?|ftp|wss?)\Z)")
_NOT_HOSTS = frozenset({"asp.net", "ado.net", "vb.net"})
# What begins with a capital behind its last dot: css.Build, Radio.Group, "the service.You could". Hosts are not written
# so, but for those that somebody is told to open, that offer help or have a word of nobody's dictionary.
_CAPITAL, _OF_WEB = re.compile(r"[A-Z][a-z]+"), frozenset("com net org info cn io co cc me tv example".split())
# Endings of hosts where people are reached; before them only words stand in a program.
_OF_PEOPLE = frozenset("app chat club live online vip".split())
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_OFFERS = re.compile(
    rf"(?i){words('names-of-desks')}|{words('names-of-offices')}|{words('names-of-teams')}|{words('names-of-freeing')}"
)
# A text without any of these holds no address.
_HINTS = Hints(
    finds=lambda text: some(find_addresses(text)),
    urls=(_URL, SIX),
    handed=(HANDED, ONE_LABEL),
    mails=(_EMAIL, _MAILER, _MAIL_PIECES),
    numbers=(ONE_NUMBER, IPV4_HOST),
    hosts=(_HOST, _WIDE_HOST, _WIDE_END, _DOTTED),
)


def find_addresses(text: str) -> list[Address]:
    """Return all web addresses, hosts and e-mails in folded text, by kind, not overlapping."""
    found: list[Address] = []
    for search in _searches(text) if _HINTS.of(text) else ():
        if search is _emails and not _JOINED.search(text):
            break
        hits = list(search(text))
        found += hits
        text = without(text, hits)
    return found


def without(text: str, addresses: Iterable[Address]) -> str:
    """Return `text` with spaces in the place of `addresses`, as long as it was."""
    pieces: list[str] = []
    done = 0
    for address in sorted(addresses, key=lambda address: address.start):
        pieces += (text[done : address.start], " " * (address.end - max(done, address.start)))
        done = max(done, address.end)
    return "".join((*pieces, text[done:])) if pieces else text


def _searches(text: str) -> Iterator[Callable[[str], Iterator[Address]]]:
    """Yield what is worth looking for in `text`, in order; for most texts nothing."""
    if ":" in text:
        yield from (_urls, sixes)
        if "handed" in _HINTS.of(text):
            yield _handed
    if _AT_CALLED.search(text):
        yield _mailers
    if BAR.search(text):
        yield bar_numbers
    if "." in text:
        yield from (_emails, _hosts, _wide_hosts, quads, _backwards)


def _backwards(text: str) -> Iterator[Address]:
    """Addresses that stand from their end to their beginning, in a text that says so."""
    if not reads_backwards(text):
        return
    for match in _DOTTED.finditer(text):
        for hit in find_addresses(match[0][::-1]):
            yield replace(hit, shown=match[0], start=match.start(), end=match.end())


def carries_address(text: str) -> bool:
    """Tell whether text that was taken out of an address (path, query, fragment) holds another address."""
    text = undisguise(fold(text))
    if re.search(r"//|\\\\|(?i:\b(?:https?|ftp|javascript|data|vbscript|mailto|tel|intent):)", text):
        return True
    return bool(find_addresses(text))


def _urls(text: str) -> Iterator[Address]:
    for match in _URL.finditer(text):
        host, tail = _cut(match["host"]), match["tail"]
        if host != match["host"]:
            tail = ""
        host = host.rstrip(".,:!?")
        if match["scheme"].lower() in _OWN_SCHEMES or _is_near(host) or _OF_FILE.fullmatch(match[0]):
            continue
        # In capitals stands what is put in there: https://YOUR_DOMAIN/.
        if _PUT_IN.fullmatch(host) or _LEFT_OUT.fullmatch(host) or _is_made_of(host):
            continue
        if not host or "*" in host or "•" in host or "…" in host or not re.search(r"[A-Za-z0-9.\[]", host):
            continue
        tail = tail.rstrip(".,:!?*")
        before = _HYPHENED.match(match["scheme"])
        scheme = match["scheme"][before.end() if before else 0 :]
        shown = f"{scheme}:{match['slashes']}{host}{tail}"
        yield Address(
            "url",
            shown,
            shown,
            match.start() + (before.end() if before else 0),
            max(match.start("host") + len(host) + len(tail), match.end("host")),
        )


def _handed(text: str) -> Iterator[Address]:
    """Addresses that a program of the reader's opens, and hosts of one label."""
    for match in HANDED.finditer(text):
        yield Address("url", match["shown"], match["shown"], match.start("shown"), match.end("shown"))
    for match in ONE_LABEL.finditer(text):
        if found := one_label(match):
            yield Address("host", f"https://{found[0]}", *found)


def _is_near(host: str) -> bool:
    """Tell whether a host is the reader's own machine or network, where nobody else has a page."""
    name = re.sub(r":\d+\Z", "", host).lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    return is_local(name)


def _is_made_of(host: str) -> bool:
    """Tell whether in the place of a host stands what one is made of: a plain word or a few letters, and a word for the
    port, or a word for a machine or its number, and a port. Any other name is somebody's.
    """
    if _IN_PLACE.match(host):
        return True
    match = _MADE_OF.match(host)
    if match is None:
        return False
    name = match["name"].rstrip("0123456789")
    pieces = [piece for part in re.split("[_-]+", name) for piece in _CAMEL.findall(part)]
    return len(name) <= _FEW_LETTERS or match[0].startswith("$") or all(is_plain(one.lower()) for one in pieces)


def _cut(host: str) -> str:
    """Cut the prose that touches a host: ideographs after a complete Latin name."""
    match = re.match(rf"(?P<name>[^\s{_WIDE}]*)[{_WIDE}]", host)
    if match and _is_near(match["name"]):
        return match["name"]
    if match and "." in match["name"]:
        name = re.sub(r"[:@.]*\Z", "", match["name"])
        if is_ending(name.rsplit(":", 1)[0].rpartition(".")[2].lower()):
            return name
    return host


def _emails(text: str) -> Iterator[Address]:
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        *version, last = match["host"].split(".")
        # A version of a package: name@4.18.1.patch, name@1.x.
        if last.isdigit() or (all(map(_IN_VERSION.fullmatch, version)) and not is_ending(last.lower())):
            continue
        shown = "".join(match[0].split()).lower()
        yield Address("email", shown.strip(".-"), shown, match.start(), match.end())


def _mailers(text: str) -> Iterator[Address]:
    """E-mail addresses that name their provider alone, or are in pieces."""
    for pattern in (_MAILER, _MAIL_PIECES) if _AT_TOLD.search(text) else (_MAILER,):
        for match in pattern.finditer(text):
            yield Address("email", match[0].lower(), match[0], match.start(), match.end())


def _hosts(text: str) -> Iterator[Address]:
    for match in _HOST.finditer(text):
        host = match["host"]
        labels = host.split(".")
        ending = labels[-1].lower()
        # With a scheme before it, the address was told to be the reader's own machine.
        at_home = host.lower().endswith(".localhost") and text.startswith("://", match.start() - 3)
        put_in = len(labels) == 2 and text.startswith(("%s", "%d", "%v"), match.start() - 1)
        if not is_ending(ending) or at_home or put_in or _LEFT_OUT.fullmatch(host):
            continue
        tail = (match["tail"] or "").rstrip(".,:!?*")
        # After a file name, a number is a line ("main.rs:12"), not a port.
        # So is a place in a page of Markdown: page.md#section.
        place = tail.startswith("#") and ending in _FILE_ENDINGS
        located = (bool(tail) and not place) or (match["port"] is not None and ending not in _FILE_ENDINGS)
        if not located and _is_ordinary(labels, text[max(0, match.start() - _WEB_WORD_REACH) : match.start()]):
            continue
        end = match.end("tail") if tail else match.end("host")
        if ending in NAME_SERVICES and not located:
            yield Address("name", host.lower(), host, match.start(), end)
        else:
            yield Address("host", f"https://{host}{match['port'] or ''}{tail}", host + tail, match.start(), end)


def _is_ordinary(labels: list[str], before: str) -> bool:
    """Tell whether dotted words are no host: a file name, a list number, a sentence that lacks its space."""
    ending = labels[-1]
    if ".".join(labels).lower() in _NOT_HOSTS:
        return True
    if all(label.isdigit() and len(label) <= 2 for label in labels[:-1]):
        return True
    if len(labels) == 2 and labels[0].isalpha() and ending in _SENTENCE_WORDS:
        return True
    if len(labels) == 2 and ending.lower() in _KEPT_ENDINGS:
        return True
    if _CAPITAL.fullmatch(ending) and _is_member(labels) and not _TOLD_TO_OPEN.search(before):
        return True
    if len(labels) == 2 and ending.lower() in _SETTINGS_ENDINGS and _FOLDER.search(before):
        return True
    if ending.lower() in _FILE_ENDINGS and _is_of_one_file(labels):
        return before.endswith("/") or not _WEB_WORDS.search(before)
    return False


def _is_member(labels: list[str]) -> bool:
    """Tell whether dotted words, of which the last has a capital, are the member of something or two sentences: written
    small before the dot, or made of words.
    """
    *first, ending = labels
    if ending.lower() in _OF_WEB or not all(label.isascii() and label.isalpha() for label in first):
        return False
    if _OFFERS.search(".".join(labels)):
        return False
    small = all(label[0].islower() for label in first) and ending.lower() not in _OF_PEOPLE
    return small or all(map(is_plain, (piece.lower() for label in first for piece in _CAMEL.findall(label))))


def _is_of_one_file(labels: list[str]) -> bool:
    """Tell whether a name with a file's ending has no dots but that before it, or those of a locale or a version."""
    if len(labels) == 2 or (len(labels) == 3 and _LOCALE.fullmatch(labels[1])):
        return True
    return _VERSIONED.fullmatch(".".join(labels[:-1])) is not None


def _wide_hosts(text: str) -> Iterator[Address]:
    for match in _WIDE_HOST.finditer(text):
        ending = match["end"]
        ordinary = ending.lower() in _FILE_ENDINGS or ending[0].isupper()
        # 文件后缀名.xxx: what is put in there, but where it is told to be opened.
        before = text[max(0, match.start() - _WEB_WORD_REACH) : match.end()]
        ordinary = ordinary or (ending == "xxx" and not _TOLD_TO_OPEN.search(before))
        if is_ending(ending.lower()) and (match["tail"] or not ordinary):
            yield Address("host", f"https://{match[0]}", match[0], match.start(), match.end())
    for match in _WIDE_END.finditer(text):
        if is_ending(match["end"]):
            yield Address("host", f"https://{match[0]}", match[0], match.start(), match.end())
