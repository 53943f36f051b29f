"""Files that are lines of text: redirects, headers, robots.txt, security.txt and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# What is armoured (RFC 4880, RFC 7468): lines of Base64, all of one length but for the last, between two that name it.
_ARMOUR = re.compile(
    r"(?m)^-----BEGIN (?P<what>[A-Z0-9 ]{1,40})-----[ \t]*$(?P<inside>(?:(?!-----)[\s\S])*?)^-----END (?P=what)-----"
)
_ARMOURED = re.compile(r"[A-Za-z0-9+/]{60,76}")
_LAST_ARMOURED = re.compile(r"[A-Za-z0-9+/]{1,76}={0,2}")
_CHECKSUM = re.compile(r"=[A-Za-z0-9+/]{4}")
# Letters and digits alone, so many of them, may be the address of a wallet, which is read like any text.
_MAY_BE_ADDRESS = re.compile(r"[A-Za-z0-9]{20,}")
# … and a whole line of small letters, of capitals or of hexadecimal digits is one of the long ones.
_ONE_ADDRESS = re.compile(r"[a-z0-9]+|[A-Z0-9]+|0x[0-9a-fA-F]+")
# What stands below these comments in signatures and keys of minisign, each of one length.
_COMMENT = re.compile(r"(?:un)?trusted comment: .*")
_BELOW_COMMENT = re.compile(r"RW[A-Za-z0-9+/]{54}|[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{99}=")
# Where a link of Markdown or HTML leads without naming a host in letters, or what it runs.
_LEADS = r"(?:[/\\]{2}[^\s/\\]|(?:javascript|vbscript|data|blob|file|intent):)[^\s<>\"')]*"
_LINK = re.compile(
    rf"(?ai)\]\(\s*<?(?P<markdown>{_LEADS})|<[a-z][^<>]*?\s(?:href|src|action|data|poster|formaction)\s*=\s*[\"']?\s*(?P<html>{_LEADS})"
)
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
        if line.lstrip().startswith("#"):
            lines.append(Line((), line))
            continue
        words = line.split()
        # The first word is the path that is asked for; it need not exist, but may name a host.
        targets = [word for word in words[1:] if re.search(r"[/:\\]", word)] + [words[0]] * ("//" in words[0])
        lines.append(Line(tuple(targets), " ".join(word for word in words if word not in targets)))
    return lines


def header_lines(source: str) -> list[Line]:
    """Read a `_headers` file: paths, and indented `Name: value`; addresses in <…> are destinations."""
    lines = []
    for line in _lines(source):
        if line.lstrip().startswith("#"):
            lines.append(Line((), line))
            continue
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
    """Read a text file whose lines may be `Name: address`; the Base64 of signatures and keys is skipped."""
    lines, before = [], ""
    for line in _without_armour(source).splitlines():
        match = _FIELD.fullmatch(line)
        if _WHOLE_LINE.fullmatch(line):
            lines.append(Line((line.strip(),), ""))
        elif match and re.fullmatch(r"(?i)(?:[a-z][a-z0-9+.-]*:|//)\S+", match["value"]):
            lines.append(Line((match["value"],), "", match["name"].lower()))
        elif line.strip() and not (_BELOW_COMMENT.fullmatch(line) and _COMMENT.fullmatch(before)):
            lines.append(Line(tuple(_written_links(line)), line))
        before = line
    return lines


def _written_links(line: str) -> Iterator[str]:
    """Yield the addresses of a line of Markdown or HTML that say by nothing in a text where they lead."""
    for match in _LINK.finditer(line):
        yield match["markdown"] or match["html"]


def _without_armour(source: str) -> str:
    """Return a text without the Base64 of what is armoured in it."""
    return _ARMOUR.sub(lambda armour: "\n".join(_beside_base64(armour[0].splitlines())), source)


def _beside_base64(lines: list[str]) -> Iterator[str]:
    """Yield the lines of an armour that are no Base64, or only perhaps."""
    data = [line.rstrip() for line in lines if _LAST_ARMOURED.fullmatch(line.rstrip())]
    last = data[-1] if data else ""
    for line in map(str.rstrip, lines):
        ends = line == last and len(data) > 1 and not _MAY_BE_ADDRESS.fullmatch(line)
        if not (ends or _CHECKSUM.fullmatch(line) or _is_full(line, data)):
            yield line


def _is_full(line: str, data: list[str]) -> bool:
    """Tell whether a line of Base64 is as long as the first, as all are but the last."""
    return _ARMOURED.fullmatch(line) is not None and len(line) == len(data[0]) and not _ONE_ADDRESS.fullmatch(line)


def _lines(source: str) -> list[str]:
    """Return the lines that say something. Comments do: a host that does not know these files publishes them."""
    return [line for line in source.splitlines() if line.strip()]
