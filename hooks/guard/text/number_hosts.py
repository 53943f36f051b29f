"""Hosts that are numbers in running text: IPv4 and IPv6, and what stands in an address bar as one number."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from guard.text.address import TAIL, Address
from guard.words import words, words_before

IPV4_HOST = re.compile(
    r"(?<![A-Za-z0-9_.-])(?P<host>\d{1,3}(?:\.\d{1,3}){3})(?![A-Za-z0-9_-]|\.\d)(?P<port>:\d{1,5})?(?P<tail>"
    + TAIL
    + ")"
)

# IPv6: eight groups or fewer with a gap; the library is asked whether it is one.
SIX = re.compile(
    r"(?<![\w:.])\[?(?P<host>(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4})(?:\](?P<port>:\d{1,5})?)?(?![\w:]|\.\w)"
)
_SIX_DIGITS = 6
# Eight pairs are a fingerprint, eight single digits a ratio: "AB:CD:EF:12:34:56:78:90".
_PAIRS = re.compile(r"[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){7}")
_VERSION_WORDS = re.compile(rf"(?i){words('version-words')}")
# How far before four numbers with dots a word for versions makes them one, in characters.
_VERSION_WORD_REACH = 48
_LOCAL = tuple(
    map(ipaddress.IPv4Network, ("0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
)
# Loopback, link-local and unique local addresses (RFC 4291, 4193). What documentation uses (2001:db8::/32) is none.
_LOCAL_SIX = tuple(map(ipaddress.IPv6Network, ("::1/128", "fe80::/10", "fc00::/7")))
# Where a reader types an address, one number is one as well: 0xCB007107, 3405803783.
BAR = re.compile(rf"(?i){words('address-bar')}")
ONE_NUMBER = re.compile(
    rf"(?i){words_before('typed-into-bar')}(?P<number>0x[0-9a-f]{{8}}|[1-9]\d{{7,9}})(?![a-z0-9_.-])"
)


def is_local(host: str) -> bool:
    """Tell whether a host is an IPv4 address of the reader's own network."""
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return any(address in network for network in _LOCAL)


def bar_numbers(text: str) -> Iterator[Address]:
    """IPv4 addresses in one number, in a text that speaks of the address bar."""
    for match in ONE_NUMBER.finditer(text):
        number = match["number"]
        if 1 << 24 <= int(number, 0) < 1 << 32:
            yield Address("host", f"https://{number}", number, match.start("number"), match.end())


def sixes(text: str) -> Iterator[Address]:
    """IPv6 addresses, but those of the reader's own network."""
    for match in SIX.finditer(text):
        try:
            address = ipaddress.IPv6Address(match["host"])
        except ValueError:
            continue
        written = match[0].startswith("[") or _is_six(match["host"])
        long = sum(map(str.isalnum, match["host"])) >= _SIX_DIGITS
        if written and long and not any(address in network for network in _LOCAL_SIX):
            yield Address("host", f"https://[{match['host']}]", match[0], match.start(), match.end())


def _is_six(host: str) -> bool:
    """Tell whether an IPv6 address without brackets is no fingerprint, ratio or name of a program ("face::feed"), and
    no network ("2001:db8::/32"), which is named by its first address, and that no machine has.
    """
    named = host.count(":") == 2 and not any(map(str.isdigit, host))
    return not named and not _PAIRS.fullmatch(host) and not host.endswith("::")


def quads(text: str) -> Iterator[Address]:
    """IPv4 addresses, but those of the reader's own network, and versions of programs."""
    for match in IPV4_HOST.finditer(text):
        try:
            address = ipaddress.IPv4Address(match["host"])
        except ValueError:
            continue
        before = text[max(0, match.start() - _VERSION_WORD_REACH) : match.start()]
        version = not match["tail"] and not match["port"] and _VERSION_WORDS.search(before)
        if version or any(address in network for network in _LOCAL):
            continue
        yield Address("host", f"https://{match[0]}", match[0], match.start(), match.end())
