"""A page that opens from a file: every link names a file, scripts are classic, and it says how old it is."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

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

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_REFRESH = re.compile(r"(?P<before>\s*\d+\s*;\s*url=)(?P<address>.*)", re.IGNORECASE | re.DOTALL)


def local(address: str) -> str:
    """Return a link of the site as a file: "../account/#now" becomes "../account/index.html#now".

    Other addresses (with a scheme, a fragment alone, a file) stay as they are. Raises ValueError for one that counts
    from the root of a host, which a folder of files does not have.
    """
    if _SCHEME.match(address):
        return address
    if address.startswith("/"):
        raise ValueError(address)
    path, rest = re.fullmatch(r"([^?#]*)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if path.endswith("/") or path.rpartition("/")[2] in {".", ".."}:
        path = path.rstrip("/") + "/index.html"
    return path + rest


def offline_page(html: str, name: str, date: str, left_out: frozenset[str]) -> str:
    """Return the page `name` ("account/index.html") as a file of the copy of `date` (ISO).

    Scripts whose file name is among `left_out` go. Raises `findings.Refused` for a link that no file can answer.
    """
    tree = LexborHTMLParser(html)
    faults = []
    for link in tree.css('link[rel="search"], link[type="application/atom+xml"]'):
        link.decompose()  # they are for programs on the web
    for script in tree.css("script[src]"):
        if (script.attributes["src"] or "").rpartition("/")[2] in left_out:
            script.decompose()
        elif script.attributes.get("type") == "module":
            # Both wait for the page, and run in the order in which they stand.
            del script.attrs["type"]
            script.attrs["defer"] = ""
    for node in tree.css("[href], [src], meta[http-equiv]"):
        try:
            _make_local(node)
        except ValueError as error:
            faults.append(Finding(name, 0, "OF004", f"links to {error}", "link to it from the page itself: ../…"))
    if faults:
        raise Refused(faults)
    return _dated(tree.html or "", date)


def _make_local(node: LexborNode) -> None:
    for key in ("href", "src"):
        value = node.attributes.get(key)
        if value:
            node.attrs[key] = local(value)
    pragma = (node.attributes.get("http-equiv") or "").lower()
    content = node.attributes.get("content") or ""
    if pragma == "content-security-policy":
        node.attrs["content"] = POLICY
    elif pragma == "refresh" and (match := _REFRESH.fullmatch(content)):
        node.attrs["content"] = match["before"] + local(match["address"])


_NOTE = re.compile(r'(<aside class="copy-note"[^>]*?) hidden(?:="")?>([^<]*)')


def _dated(html: str, date: str) -> str:
    """Show the note that the page has for copies (overrides/base.html), with the date of this one."""
    return _NOTE.sub(lambda match: f"{match[1]}>{match[2].replace('{date}', date)}", html, count=1)
