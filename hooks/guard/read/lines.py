"""Files that are lines of text: redirects, headers, robots.txt, security.txt and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNATURE = re.compile(r"(?s)-----BEGIN PGP SIGNATURE-----.*?(?:-----END PGP SIGNATURE-----|\Z)")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{40,}={0,2}")
_WHOLE_LINE = re.compile(r"\s*[A-Za-z][A-Za-z0-9+.-]*://\S+\s*")
_FIELD = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z0-9-]*)\s*:\s*(?P<value>.*\S)\s*")


@dataclass(frozen=True)
class Line:
    """One line: the `addresses` that it sends readers or programs to, the `text` that remains, and its header
    `name`.
    """

    addresses: tuple[str, ...]
    text: str
    name: str = ""


def redirect_lines(source: str) -> list[Line]:
    """Read a `_redirects` file: from, to, status, conditions; placeholders (:splat) stay."""
    lines = []
    for line in _lines(source):
        words = line.split()
        # The first word is the path that is asked for; it need not exist, but may name a host.
        targets = [word for word in words[1:] if re.search(r"[/:\\]", word)] + [words[0]] * ("//" in words[0])
        lines.append(Line(tuple(targets), " ".join(word for word in words if word not in targets)))
    return lines


def header_lines(source: str) -> list[Line]:
    """Read a `_headers` file: paths, and indented `Name: value`; addresses in <…> are destinations."""
    lines = []
    for line in _lines(source):
        if not line[0].isspace():
            lines.append(Line((line.strip(),), ""))
            continue
        match = _FIELD.fullmatch(line)
        if match:
            links = tuple(re.findall(r"<([^>]*)>", match["value"]))
            lines.append(Line(links, match["value"], match["name"].lower()))
        else:
            lines.append(Line((), line))
    return lines


def field_lines(source: str) -> list[Line]:
    """Read a text file whose lines may be `Name: address`; signatures are skipped."""
    lines = []
    for line in _SIGNATURE.sub("", source).splitlines():
        match = _FIELD.fullmatch(line)
        if _WHOLE_LINE.fullmatch(line):
            lines.append(Line((line.strip(),), ""))
        elif match and re.fullmatch(r"(?i)(?:[a-z][a-z0-9+.-]*:|//)\S+", match["value"]):
            lines.append(Line((match["value"],), "", match["name"].lower()))
        elif line.strip() and not _BASE64.fullmatch(line.strip()):
            lines.append(Line((), line))
    return lines


def _lines(source: str) -> list[str]:
    return [line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#")]
