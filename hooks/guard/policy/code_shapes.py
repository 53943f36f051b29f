"""What in code has the shape of a contact, and is a part of a program by its shape and the lines around it: packages
of IANA's example (`com.example.starter`), keys of resources (`app.example.io/part: x` below `labels:`), operators in
quotation marks (`"@eq 7" "id:1"`), members behind a short name (`v:i_price` beside `v:i_name`), files behind
options, numbers of objects, lines of logs, loopback.

None of them excuses anything outside of code, in a line that people wrote, or where somebody is told.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from guard.policy.code_shown import HELPER, Shown, is_line_of_code, is_prose
from guard.text.clauses import is_told, services_in
from guard.text.normalize import fold
from guard.text.vocabulary import is_entry

# The name of a package begins with that of a host, turned round; nobody has example.com.
_PACKAGE = re.compile(r"(?:com|org|net)\.example(?:\.[A-Za-z_]\w*)+")
# The key of a label or an annotation has a host before its name (Kubernetes).
_KEY = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/[A-Za-z0-9][\w.-]*")
_KEYS = re.compile(r"(?P<indent>\s*)(?:- )?(?:annotations|labels|matchLabels|nodeSelector|commonLabels):\s*\Z")
# A rule of a firewall: what is looked at, how, and what is done.
_OPERATOR = r"[\"']!?{}(?: [^\"']*)?[\"'](?: \\)? [\"'][\w.]+:"
_HANDLE = re.compile(r"@[A-Za-z]{2,24}")
# So many members of one name are no accounts of one service.
_MEMBER, _FEWEST_MEMBERS = re.compile(r"(?P<of>[A-Za-z]{1,2}):(?P<name>[a-z]+(?:_[a-z]+)+)"), 3
_JOINED = re.compile(r"[\"'{]?\s*(?P<name>[A-Za-z]\w*@@[A-Za-z][\w.-]*)[\"']?")
# A file that a program is given, behind an option: --data-binary @products.ndjson.
_FILE = re.compile(r"@[A-Za-z0-9_][\w./-]*\.[a-z][a-z0-9]{1,5}")
_GIVEN = r"(?:\s-{{1,2}}[A-Za-z][\w-]*(?:\s|=)?|=)[\"']?{}(?=[\"'\s\\);]|\Z)"
_COLOUR, _LEFT_OUT = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?"), re.compile(r"[xX]{12}")
# Numbers of objects of networks (SNMP), of which a page that has one has several.
_OBJECT, _FEWEST_OBJECTS = re.compile(r"1\.3\.6\.1\.(?:2\.1|4\.1)(?:\.\d+){2,}"), 3
# A field and its value, which ends as the field is called: Issuer: "tide-issuer".
_FIELD = re.compile(r"(?P<field>[A-Za-z]{3,}): \"(?P<value>[a-z]+(?:-[a-z]+)+)\"")
# A line that a program wrote: when, and how grave.
_LOGGED = re.compile(r"\d\d:\d\d:\d\d(?:[.,]\d+)?\W.*\b(?:INF|INFO|WARN|WRN|ERR|ERROR|DEBUG|DBG|TRACE|TRC|FATAL)\b")
_LOG_REACH = 8
_QUAD = re.compile(r"(?:[a-z]+://)?(?P<host>\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?/?")
_MOST = 255


def is_of_example(name: str, shown: Shown) -> bool:
    """Tell whether a name is that of a package of the host that IANA keeps, in lines that nobody wrote for people."""
    if not _PACKAGE.fullmatch(name) or HELPER.search(name) or not shown.has_inside(name):
        return False
    return not any(is_prose(line) or _tells(name, line) for line in _lines_with(name, shown))


def is_key_of_resource(name: str, shown: Shown) -> bool:
    """Tell whether an address stands nowhere but as the key of a label or an annotation of a resource."""
    if not _KEY.fullmatch(name) or HELPER.search(name) or not shown.has_inside(name):
        return False
    places = [at for at, line in enumerate(shown.lines) if name in line]
    return bool(places) and all(_is_key_at(name, at, shown) for at in places)


def _is_key_at(name: str, at: int, shown: Shown) -> bool:
    match = re.match(rf"(?P<indent>\s*)[\"']?{re.escape(name)}[\"']?:(?:\s+(?P<value>\S.*))?\Z", shown.lines[at])
    if match is None or is_prose(match["value"] or "") or services_in(fold(match["value"] or "")):
        return False
    indent = len(match["indent"])
    for line in reversed(shown.lines[:at]):
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            above = _KEYS.match(line)
            return above is not None
    return False


def is_operator(name: str, shown: Shown) -> bool:
    """Tell whether a word with a sign before it is, wherever it stands, how a rule compares: it begins what stands in
    quotation marks, and what is done stands behind it in others.
    """
    if not _HANDLE.fullmatch(name) or HELPER.search(name) or not shown.has_inside(name):
        return False
    used = re.compile(_OPERATOR.format(re.escape(name)))
    lines = list(_lines_with(name, shown))
    return bool(lines) and all(used.search(line) and not is_prose(line) and not _tells(name, line) for line in lines)


def is_member(name: str, shown: Shown) -> bool:
    """Tell whether words behind a short name and a colon are one of several members of it in lines of a program."""
    match = _MEMBER.fullmatch(name)
    if match is None or HELPER.search(name) or not all(map(is_entry, match["name"].split("_")[1:])):
        return False
    others = {one["name"] for one in _MEMBER.finditer(shown.inside) if one["of"] == match["of"]}
    lines = list(_lines_with(name, shown))
    return (
        len(others) >= _FEWEST_MEMBERS
        and not any(map(HELPER.search, others))
        and shown.has_inside(name)
        and all(map(is_line_of_code, lines))
    )


def is_joined(name: str, shown: Shown) -> bool:
    """Tell whether two names are joined as a registry joins a group and a service, `GROUP@@service`, in lines of a
    program.
    """
    match = _JOINED.fullmatch(name)
    if match is None or HELPER.search(name) or not shown.has_inside(match["name"]):
        return False
    return all(map(is_line_of_code, _lines_with(match["name"], shown)))


def is_no_machine(address: str, shown: Shown) -> bool:
    """Tell whether an address in code has four numbers, one of which is too large: no browser opens it."""
    match = _QUAD.fullmatch(address)
    return match is not None and any(int(one) > _MOST for one in match["host"].split(".")) and shown.has_inside(address)


def is_given_file(name: str, shown: Shown) -> bool:
    """Tell whether a name with a sign before it is, wherever it stands, a file behind an option of a command."""
    if not _FILE.fullmatch(name) or HELPER.search(name) or not shown.has_inside(name):
        return False
    given = re.compile(_GIVEN.format(re.escape(name)))
    # A longer name that begins so is another file.
    lines = [line for line in _lines_with(name, shown) if re.search(rf"{re.escape(name)}(?![\w.])", line)]
    return all(given.search(line) and not is_prose(line) and not _tells(name, line) for line in lines)


def is_colour(name: str, shown: Shown) -> bool:
    """Tell whether figures are the colour that something is given in lines of a program: `color:#000`."""
    if not _COLOUR.fullmatch(name) or not shown.has_inside(name):
        return False
    given = re.compile(rf"[a-z]:\s?{name}\b")
    return all(given.search(line) and not _tells(name, line) for line in _lines_with(name, shown))


def is_masked_key(run: str, shown: Shown) -> bool:
    """Tell whether a run in code has so many signs in a row for what is left out that nobody has it."""
    return _LEFT_OUT.search(run) is not None and shown.has_inside(run)


def is_number_of_object(number: str, shown: Shown) -> bool:
    """Tell whether a number with dots is one of several of objects of networks, in lines of data."""
    if not _OBJECT.fullmatch(number) or not shown.has_inside(number):
        return False
    others = {one[0] for one in _OBJECT.finditer(shown.inside)}
    lines = _lines_with(number, shown)
    return len(others) >= _FEWEST_OBJECTS and not any(is_prose(line) or _tells(number, line) for line in lines)


def is_field(told: str, shown: Shown) -> bool:
    """Tell whether what is told is a field of a program with a value that ends as the field is called."""
    match = _FIELD.fullmatch(told)
    if match is None or HELPER.search(told) or not match["value"].endswith(f"-{match['field'].lower()}"):
        return False
    lines = list(_lines_with(match["value"], shown))
    return bool(lines) and shown.has_inside(match["value"]) and all(map(is_line_of_code, lines))


def is_in_log(name: str, shown: Shown) -> bool:
    """Tell whether a name stands in nothing but what a program wrote, and near to lines with their hours."""
    if HELPER.search(name) or not shown.has_inside(name):
        return False
    places = [at for at, line in enumerate(shown.lines) if name in line]
    near = (shown.lines[max(0, at - _LOG_REACH) : at + _LOG_REACH] for at in places)
    return (
        bool(places)
        and not any(is_prose(shown.lines[at]) or _tells(name, shown.lines[at]) for at in places)
        and all(any(map(_LOGGED.search, lines)) for lines in near)
    )


def is_loopback(name: str) -> bool:
    """Tell whether a name is the address of the reader's own machine in IPv6, `0:0:0:0:0:0:0:1`."""
    try:
        return ipaddress.IPv6Address(name).is_loopback
    except ValueError:
        return False


def _lines_with(name: str, shown: Shown) -> Iterator[str]:
    return (line for line in shown.lines if name in line)


def _tells(name: str, line: str) -> bool:
    """Tell whether a line names a service or tells its reader to reach a name."""
    folded = fold(line)
    return bool(services_in(folded.replace(fold(name), ""))) or is_told(folded, fold(name))
