"""Where an address leads: read as browsers read it (ada, WHATWG), compared whole, refused where readers
differ.

`urllib` is never used for this: of 65,068 spellings that lead off the list it let 7,794 through, ada's origin
none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

import ada_url

from guard.policy.listing import Allowed
from guard.report.faults import shown
from guard.text.clauses import ends_with_service
from guard.text.detect import find_contacts
from guard.text.hosts import carries_address
from guard.text.phones import ends_with_call

# A host that nobody can have (RFC 6761); stands for the judged site, whose own origin the files do not tell.
_SITE = "guard.invalid"
_SITE_ORIGIN = f"https://{_SITE}"

# Free of a scheme, of backslashes, of percent signs and of everything invisible, and not starting with two
# slashes: such an address has one reading whatever the base is, so one parse is enough.
_PLAIN = re.compile(r"(?!//)[A-Za-z0-9._~/?#=&+-]*")
# The path of a page of which each character stands for itself.
_PLAIN_PAGE = re.compile(r"(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*[A-Za-z0-9._~-]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_AUTHORITY = re.compile(r"(?i:https?)://[A-Za-z0-9.-]+(?::[0-9]+)?(?=[/?#]|\Z)")
_MAILTO = re.compile(r"(?i:mailto):(?P<address>[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+)(?:\?(?i:subject)=(?P<subject>.*))?")
_TEL = re.compile(r"(?i:tel):\+(?P<number>[0-9][0-9().-]*)(?:;ext=(?P<extension>[0-9]+))?")
_ENCODED_SLASH = re.compile(r"(?i)%2f")
# How "http" and "//" begin in Base64 and in hexadecimal digits: redirecting servers take addresses in these as well.
_ENCODED_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9])(?:aHR0c|Ly9)[A-Za-z0-9_+/-]{8,}|(?i:68747470(?:73)?3a2f2f|2f2f(?=[0-9a-f]{16}))[0-9a-f]+"
)
_PAIR = re.compile(r"(?P<name>[^?#&;= ]{1,40})=(?P<value>[^?#&;= ][^?#&;=]*)")
_SEPARATORS = re.compile(r"[?#&;=]")
_FORBIDDEN_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


@dataclass(frozen=True)
class SameSite:
    """Leads to this site's host: `path` starts with a slash, `fragment` is without its #, both percent-decoded."""

    path: str
    fragment: str


@dataclass(frozen=True)
class Listed:
    """Leads to the listed channel of that id; `origin` and `path` are "" unless it is a web address."""

    channel: str
    origin: str = ""
    path: str = ""


@dataclass(frozen=True)
class Rejected:
    """Leads somewhere else, or cannot be read in one way only; `code` is the rule, `reason` a clause for a
    message.
    """

    code: str
    reason: str


Verdict = SameSite | Listed | Rejected


def resolve_address(raw: str, page: str, allowed: Allowed) -> Verdict:
    """Check `raw`, an address as it stands in an attribute, on the page at the site path `page`
    ("zh/faq/index.html").

    Never raises: what cannot be read is refused.
    """
    if _PLAIN.fullmatch(raw):
        return _same_site(raw, allowed.folder + page)
    value = raw.strip(" ")
    oddity = odd_characters(value)
    if oddity:
        return Rejected("CH101", oddity)
    scheme = _SCHEME.match(value)
    if not scheme:
        return _relative(value, allowed.folder + page)
    match scheme[1].lower():
        case "https":
            return _web(value, allowed)
        case "mailto":
            return _mail(value, allowed)
        case "tel":
            return _phone(value, allowed)
        case "http":
            return _unencrypted(value, allowed)
        case other:
            return _app(value, other, allowed)


def odd_characters(value: str) -> str:
    """Return what makes the characters of `value` readable in two ways, or ''."""
    if "\\" in value:
        return "has a backslash, which browsers read as a slash"
    if value.isascii():
        bad = any(char < " " or char == "\x7f" for char in value)
    else:
        bad = any(unicodedata.category(char) in _FORBIDDEN_CATEGORIES for char in value)
    return "has control or invisible characters, which browsers drop" if bad else ""


def _parse(value: str, base: str | None = None) -> ada_url.URL | None:
    try:
        return ada_url.URL(value, base)
    except (ValueError, UnicodeEncodeError):
        return None


def _same_site(value: str, page: str) -> Verdict:
    """Check a plain address. All pages that climb to the same folder mean the same by the rest of it."""
    folders = _folders(page)
    if value[:1] in ("", "#", "?") or not folders:
        return _seen_from(value, page)
    if value.startswith("/"):
        return _seen_from(value, "")
    up = 0
    while value.startswith("../", 3 * up):
        up += 1
    rest = value[3 * up :]
    if rest.startswith("/"):
        return _seen_from(value, page)
    return _seen_from(rest, folders[min(up, len(folders) - 1)])


@lru_cache(maxsize=64)
def _folders(page: str) -> tuple[str, ...]:
    """Return the folder that a page lies in and those around it, up to the root (""); none for a page whose path is not
    plain.
    """
    if not _PLAIN_PAGE.fullmatch(page):
        return ()
    parts = page.split("/")[:-1]
    return tuple("".join(f"{part}/" for part in parts[:many]) for many in range(len(parts), -1, -1))


@lru_cache(maxsize=16384)
def _seen_from(value: str, page: str) -> Verdict:
    return _within_site(_parse(value, f"{_SITE_ORIGIN}/{_in_address(page)}"))


def _in_address(page: str) -> str:
    """Return the path of a file as an address has it: a "#" in its name begins no place in a page."""
    return quote(page, errors="surrogateescape")


def _relative(value: str, page: str) -> Verdict:
    """Check an address without a scheme: every base that the page may be opened from must give the same
    answer.
    """
    if value.startswith("//"):
        return Rejected("CH101", "starts with //, so it leads to another host")
    here = _in_address(page)
    readings = [_parse(value, f"{base}/{here}") for base in (_SITE_ORIGIN, f"http://{_SITE}", f"file://{_SITE}")]
    if len({url and (url.hostname, url.pathname, url.search, url.hash) for url in readings}) > 1:
        return Rejected("CH101", "is read differently over https, over http and from a file")
    return _within_site(readings[0])


def _within_site(url: ada_url.URL | None) -> Verdict:
    """Check what ada made of an address on the base https://guard.invalid: its normal form, as a browser has
    it.
    """
    whole, _, fragment = (url.href if url else "").partition("#")
    whole, _, query = whole.partition("?")
    if not whole.startswith(f"{_SITE_ORIGIN}/"):
        return Rejected("CH101", "cannot be read as an address of this site")
    encoded = whole.removeprefix(_SITE_ORIGIN)
    path = unquote(encoded)
    if "//" in path or "\\" in path or "\0" in path or _ENCODED_SLASH.search(encoded):
        return Rejected("CH101", "has doubled, encoded or backward slashes in its path")
    if (query or fragment) and _carries_contact(f"{query} {fragment}"):
        return Rejected("CH105", "carries another address in its query or fragment")
    return SameSite(path, unquote(fragment))


@lru_cache(maxsize=8192)
def _carries_contact(encoded: str) -> bool:
    """Tell whether a query and fragment name any contact: a page may show its reader what its address says."""
    if carries_address(_unquoted(encoded)):
        return True
    # Each value on its own, and with its name: "source=telegram&campaign=spring_sale" names no account.
    plain = encoded.replace("+", " ")
    named = (f"{pair['name']}: {pair['value']}" for pair in _PAIR.finditer(plain) if _names_a_way(pair["name"]))
    return any(find_contacts(_unquoted(value)) for value in (*_SEPARATORS.split(plain), *named) if value)


@lru_cache(maxsize=1024)
def _names_a_way(name: str) -> bool:
    """Tell whether the name of a value says that it is a number or an account: ?phone=…, ?telegram=…"""
    label = f"{_unquoted(name)}:"
    return ends_with_service(label) or ends_with_call(label)


def _unquoted(text: str) -> str:
    # Twice: what a redirecting server decodes once may itself be encoded.
    text = unquote(unquote(text))
    return _ENCODED_ADDRESS.sub(lambda match: f"{match[0]} //", text)


@lru_cache(maxsize=8192)
def _web(value: str, allowed: Allowed) -> Verdict:
    if not _AUTHORITY.match(value):
        return Rejected("CH101", _authority_oddity(value))
    url = _parse(value)
    if url is None or url.protocol not in ("https:", "http:") or url.username or url.password:
        return Rejected("CH101", "cannot be read as one web address")
    origin, path = url.origin, url.pathname
    page = path.removesuffix("/")
    # Of a page its fixed query and place are parts, to the letter; an empty one is none.
    whole = page + url.search + url.hash
    bare = ("#" not in value or url.hash != "") and ("?" not in value or url.search != "")
    past = allowed.revoked
    withdrawn = any((origin, part) in past.pages for part in (page, page + url.search, whole))
    if withdrawn or origin in past.origins or past.folder_of(origin, unquote(path)):
        return Rejected("CH110", "leads to a revoked channel")
    if bare and (origin, whole) in allowed.listed.pages:
        return Listed(allowed.listed.pages[origin, whole], origin, whole)
    if past.holds(origin, path, f"{url.search}{url.hash}"):
        return Rejected("CH110", "leads to a revoked channel, in another spelling")
    listed = allowed.listed.origins.get(origin)
    if listed is None and not _ENCODED_SLASH.search(path):
        listed = allowed.listed.folder_of(origin, path)
    if listed is not None:
        way = _unquoted(path)
        told = (" " in way or not way.isascii()) and find_contacts(way)
        if carries_address(way) or told or _carries_contact(f"{url.search} {url.hash}"):
            return Rejected("CH105", "carries another address in its path, query or fragment")
        return Listed(listed, origin, path)
    if origin in allowed.listed.platforms:
        return Rejected("CH104", "is not exactly the page that is on docs/channels.yml")
    return Rejected("CH103", f"leads to {shown(url.host)}, which is not on docs/channels.yml")


def _unencrypted(value: str, allowed: Allowed) -> Verdict:
    """Check a web address that is not encrypted. The list has such ones of others alone, to be read and followed."""
    url = _parse(value)
    if url is None or url.origin not in allowed.listed.foreign:
        return Rejected("CH102", "is not encrypted: only https is allowed")
    encrypted = _web(_SCHEME.sub("https:", value, count=1), allowed)
    if isinstance(encrypted, Rejected) and encrypted.code == "CH110":
        return encrypted
    return _web(value, allowed)


def _authority_oddity(value: str) -> str:
    match = re.match(r"(?i)https?://(?P<authority>[^/?#]+)", value)
    if not match:
        return "is not https:// followed by a host"
    authority = match["authority"]
    if "@" in authority:
        return "has a user name before its host"
    if "%" in authority or not authority.isascii():
        return "has % or letters other than a-z in its host"
    return "has a host that is not plain letters, digits, hyphens and dots"


def _mail(value: str, allowed: Allowed) -> Verdict:
    match = _MAILTO.fullmatch(value)
    if not match:
        return Rejected("CH106", "is not one plain address with at most a subject")
    address = match["address"].lower()
    if address in allowed.revoked.emails:
        return Rejected("CH110", "leads to a revoked channel")
    if address not in allowed.listed.emails:
        return Rejected("CH106", "is an e-mail address that is not on docs/channels.yml")
    subject = _unquoted(match["subject"] or "")
    odd = re.search(r"[&;,@?#<>\\]|[\x00-\x1f\x7f]", subject) or odd_characters(subject)
    if odd or _carries_contact(match["subject"] or ""):
        return Rejected("CH106", "carries more than a plain subject")
    return Listed(allowed.listed.emails[address])


def _phone(value: str, allowed: Allowed) -> Verdict:
    code = value[4:]
    if code in allowed.revoked.short:
        return Rejected("CH110", "leads to a revoked channel")
    if code in allowed.listed.short:
        return Listed(allowed.listed.short[code])
    match = _TEL.fullmatch(value)
    if not match:
        return Rejected("CH107", "is not one plain number in international form")
    number = re.sub(r"[().-]", "", match["number"]) + (f"x{match['extension']}" if match["extension"] else "")
    if number in allowed.revoked.phones:
        return Rejected("CH110", "leads to a revoked channel")
    if number not in allowed.listed.phones:
        return Rejected("CH107", "is a number that is not on docs/channels.yml")
    return Listed(allowed.listed.phones[number])


def _app(value: str, scheme: str, allowed: Allowed) -> Verdict:
    if value in allowed.revoked.apps:
        return Rejected("CH110", "leads to a revoked channel")
    if value in allowed.listed.apps:
        return Listed(allowed.listed.apps[value])
    return Rejected("CH102", f"has the scheme {scheme}, and no channel on docs/channels.yml is exactly this")
