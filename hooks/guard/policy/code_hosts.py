"""Addresses in code that lead nowhere: the names of machines in somebody's own network (`http://backend:8080`), places
to put an address in (`mysql://USER:PASSWORD@HOST`), the names that IANA keeps, and the names of formats (`xmlns=…`).

Nobody can have a page there, so nobody is reached by them; a name that somebody could register is an address.
"""

from __future__ import annotations

import ipaddress
import re

import ada_url

from guard.text.host_endings import is_ending
from guard.text.hosts import carries_address
from guard.words import words

_URL = re.compile(
    r"(?i)(?P<scheme>[a-z][a-z0-9+.-]*)://(?P<before>[^\s/?#\\@]*@)?(?P<host>[^\s/?#\\@]*)(?P<path>[^\s\\]*)"
)
_BRACKETS = re.compile(r"\[(?P<six>[0-9A-Fa-f:.]+)\](?::\w+)?")
_PORT = re.compile(r"(?P<name>[^:]*)(?::(?P<port>\w*))?")
# Names of machines, and what stands for one: user-service, rpc_tcp_8545, HOST.
_LABEL = re.compile(r"[A-Za-z0-9_$]+(?:[-_]+[A-Za-z0-9$]+)*")
# What is put in by a program, and what a person is told to put in: a word of ideographs beside no dot, in the name of a
# machine or of who signs in there.
_FORMATTED = re.compile(r"(?<=[/:@])%[sdv](?=%|[:/]|\Z)|(?<=%[sdv])%[sdv]")
_IDEOGRAPHS = re.compile(r"(?<=[/:@A-Za-z\u4e00-\u9fff])(?<!\.)[\u4e00-\u9fff]+(?=[A-Za-z]*(?:[:/@]|\Z))")
_FIGURES = re.compile(r"(?i)\d+|0x[0-9a-f]*")
# RFC 2606, 6761, 6762 and 8375, and what Kubernetes calls its own.
_KEPT = re.compile(r"(?i)(?:[\w-]+\.)*(?:example\.(?:com|net|org)|localhost|local|internal|home\.arpa)\.?")
_FORMATS = re.compile(rf"(?i)(?:{words('formats')})")
_WEB = ("http", "https", "ws", "wss", "ftp")
# Addresses that RFC 5737 and 3849 keep for examples, and those of nobody's network.
_NETWORKS = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16",
            "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "::1/128", "fe80::/10", "fc00::/7", "2001:db8::/32",
        ),
    )
)  # fmt: skip

# What is given to somebody in IPv6, and what stands there for an address of IPv4.
_SIX, _GIVEN = 6, tuple(map(ipaddress.IPv6Network, ("2000::/3", "64:ff9b::/32", "::ffff:0:0/96", "::/96")))


def leads_nowhere(address: str, *, alone: bool) -> bool:
    """Tell whether an address with its scheme leads to nobody's page. Where it stands `alone`, not in a line of a
    program, the name of a machine needs a port, a path or a password: of a bare one a reader could be told the rest.
    """
    address = _as_placed(address)
    match = _URL.fullmatch(address)
    if match is None or not address.isascii() or carries_address(match["path"]):
        return False
    web = match["scheme"].lower() in _WEB
    if web and not (_reads_alike(address, match["host"]) and "." not in (match["before"] or "")):
        return False
    six = _BRACKETS.fullmatch(match["host"])
    if six:
        return is_kept(six["six"])
    parts = _PORT.fullmatch(match["host"])
    if parts is None:
        return False
    name = parts["name"]
    if not name or _KEPT.fullmatch(name) or is_kept(name):
        return True
    if not match["before"] and not parts["port"] and _FORMATS.fullmatch(f"{name}{match['path']}"):
        return True
    _, dot, last = name.rpartition(".")
    # Nobody but a registry has a host that is an ending.
    if _FIGURES.fullmatch(last) or (dot and is_ending(last.lower())):
        return False
    if not all(map(_LABEL.fullmatch, name.split("."))):
        return False
    return not alone or bool(parts["port"] or match["before"] or match["path"].strip("/"))


def _as_placed(address: str) -> str:
    """Return an address with a word of Latin letters in the place of what says what is put in there: %s, a word of
    ideographs (`http://服务器:8080`), but for what could be the end of a host.
    """
    address = _FORMATTED.sub("x", address)
    return _IDEOGRAPHS.sub("x", address)


def _reads_alike(address: str, host: str) -> bool:
    """Tell whether a browser finds the host where it seems to stand, or none."""
    try:
        read = ada_url.URL(address).host
    except ValueError:
        return True
    return read == host.lower() or read == _PORT.sub(r"\g<name>", host.lower(), count=1)


def is_kept(name: str) -> bool:
    """Tell whether a number is the address of no machine that is somebody's: kept for examples, for networks at home,
    or given to nobody.
    """
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    if address.version == _SIX and not any(address in network for network in _GIVEN):
        return True
    return any(address.version == network.version and address in network for network in _NETWORKS)
