"""A page that opens from a file: every link names a file, scripts are classic, and it says how old it is.

A copy is the page as the parser writes it, with some of its tags changed. Most tags stand on many pages, so what is
made of a tag is remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from guard.read.tags import plain
from guard.report.findings import Finding, Refused

# Nothing may be asked of any network, whatever a page holds. 'self' is what an app's own asset scheme serves, and in
# Chromium and WebKit also what lies on the same disk; `file:` says the latter to browsers that give files no origin.
POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' file:",
        "style-src 'self' file:",
        "img-src 'self' file: data:",
        "font-src 'self' file:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)

HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_REFRESH = re.compile(r"(?P<before>\s*\d+\s*;\s*url=)(?P<address>.*)", re.IGNORECASE | re.DOTALL)
# What tells a tag that is looked at, and one that is changed, as the parser writes them: all values in double quotes,
# and no "<" or ">" in any.
_LOOKED_AT = re.compile(r" (?:href|src|http-equiv|id)=\"")
_CHANGED = re.compile(r" (?:href|src|http-equiv)=\"")
_ADDRESS = re.compile(r"(?<= )(?P<key>href|src)=\"(?P<value>[^\"]+)\"")
_VALUE = r" {}=\"([^\"]*)\""
_ID = re.compile(r" id=\"([^\"]*)\"")
# What the head of a page says to search engines and to whoever shows a link to it: a twelfth of all copied pages.
_TO_PROGRAMS = re.compile(
    r'\s*<(?:meta property="(?:og|article):[^>]*>|meta name="(?:description|robots|twitter:\w+)"[^>]*>'
    r'|link rel="(?:canonical|alternate|search)"[^>]*>|script type="application/ld\+json">.*?</script>)',
    re.DOTALL,
)
_NOTE = re.compile(r'(<aside class="copy-note"[^>]*?) hidden(?:="")?>([^<]*)')


class PageCopy(NamedTuple):
    """A page as a file of the copy: its addresses, the ids that links may lead to, and its scripts, each with whether
    it is a module on the web.
    """

    html: str
    addresses: tuple[str, ...]
    ids: frozenset[str]
    scripts: frozenset[tuple[str, bool]]


class _Tag(NamedTuple):
    """What becomes of a tag."""

    written: str
    addresses: tuple[str, ...] = ()
    script: tuple[str, bool] | None = None
    refused: str = ""


# The script of a tag that goes.
_GOES = ("", False)


def local(address: str) -> str:
    """Return a link of the site as a file: "../account/#now" becomes "../account/index.html#now".

    Other addresses (with a scheme, a fragment alone, a file) stay as they are. Raises ValueError for one that counts
    from the root of a host, which a folder of files does not have.
    """
    if HAS_SCHEME.match(address):
        return address
    if address.startswith("/"):
        raise ValueError(address)
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if path.endswith("/") or path.rpartition("/")[2] in {".", ".."}:
        path = path.rstrip("/") + "/index.html"
    return path + rest


def offline_page(html: str, name: str, date: str, left_out: frozenset[str]) -> PageCopy:
    """Return the page `name` ("account/index.html") as a file of the copy of `date` (ISO).

    Scripts whose file name is among `left_out` go. Raises `findings.Refused` for a link that no file can answer.
    """
    addresses: dict[str, None] = {}
    scripts: set[tuple[str, bool]] = set()
    ids: set[str] = set()
    faults: list[Finding] = []
    page = _for_readers(LexborHTMLParser(html).html or "")
    written: list[str] = []
    done = 0
    for found in _LOOKED_AT.finditer(page):
        begin, end = page.rfind("<", done, found.start()), page.find(">", found.start()) + 1
        if begin < 0 or not end or ">" in page[begin : found.start()] or not page[begin + 1].isalpha():
            continue  # in a text, or in a tag that is done
        if identity := _ID.search(page, begin, end):
            ids.add(plain(identity[1]))
        if not _CHANGED.search(page, begin, end):
            continue
        tag = _tag(page[begin:end], left_out)
        written += [page[done:begin], tag.written]
        done = page.find("</script>", end) + len("</script>") if tag.script == _GOES else end
        addresses |= dict.fromkeys(tag.addresses)
        if tag.script and tag.script != _GOES:
            scripts.add(tag.script)
        if tag.refused:
            faults.append(Finding(name, 0, "OF004", f"links to {tag.refused}", "link to it from the page itself: ../…"))
    written.append(page[done:])
    if faults:
        raise Refused(faults)
    return PageCopy(_dated("".join(written), date), tuple(addresses), frozenset(ids), frozenset(scripts))


def _for_readers(page: str) -> str:
    """Return a page whose head is for browsers alone: no other program reads a copy."""
    head = page[: page.find("<body")]
    return _TO_PROGRAMS.sub("", head) + page[len(head) :]


@lru_cache(maxsize=16384)
def _tag(tag: str, left_out: frozenset[str]) -> _Tag:
    """Return what becomes of a tag with an address, nothing for a script that goes."""
    script = None
    if tag.startswith("<script "):
        source, module = _value(tag, "src"), _value(tag, "type") == "module"
        if source.rpartition("/")[2] in left_out:
            return _Tag("", script=_GOES)
        script = (source, module)
        if module:
            # Both wait for the page, and run in the order in which they stand.
            tag = tag.replace(' type="module"', "", 1).replace(">", ' defer="">', 1)
    try:
        changed = _ADDRESS.sub(lambda match: f'{match["key"]}="{local(match["value"])}"', tag)
        changed = _pragma(changed)
    except ValueError as error:
        return _Tag(tag, refused=plain(str(error)))
    found = tuple(plain(match["value"]) for match in _ADDRESS.finditer(changed))
    return _Tag(changed, found, script)


def _pragma(tag: str) -> str:
    """Change the content of a tag that stands for a header."""
    pragma, content = _value(tag, "http-equiv").lower(), _value(tag, "content")
    if pragma == "content-security-policy":
        return _with_content(tag, POLICY)
    if pragma == "refresh" and (match := _REFRESH.fullmatch(content)):
        return _with_content(tag, match["before"] + local(match["address"]))
    return tag


def _value(tag: str, key: str) -> str:
    """Return the value of an attribute as it is written, "" without one."""
    match = re.search(_VALUE.format(key), tag)
    return match[1] if match else ""


def _with_content(tag: str, content: str) -> str:
    return re.sub(_VALUE.format("content"), lambda _: f' content="{content}"', tag, count=1)


def _dated(html: str, date: str) -> str:
    """Show the note that the page has for copies (overrides/base.html), with the date of this one."""
    return _NOTE.sub(lambda match: f"{match[1]}>{match[2].replace('{date}', date)}", html, count=1)
