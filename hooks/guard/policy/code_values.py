"""Values and keys of data that a page shows as code, and that lead to nobody by their own shape: hours of a log with
their fractions, `file.go:286`, keys and values of JSON, machines of the reader's own, files that commands are given,
figures in order.

A value counts only where it is whole: a name within a sentence of a log is one that somebody wrote for people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from guard.policy.code_hosts import is_kept, leads_nowhere
from guard.policy.code_shown import HELPER, Shown, is_prose
from guard.text.clauses import is_told, services_in, speaks_of_accounts
from guard.text.host_endings import is_ending
from guard.text.normalize import fold

# An hour with a fraction of a second, with its day or without: 17:34:51.999395.
_HOUR = re.compile(r"(?:\d{4}-\d\d-\d\d[T ])?(?:\d\d:){1,2}\d\d[.,]\d{3,9}(?:Z|[+-]\d\d:?\d\d)?")
# Where a program wrote a line: rafthttp/stream.go:286.
_SOURCE = re.compile(r"[\w./-]+\.(?:go|py|js|ts|java|rs|cc?|cpp|h|rb|kt|lua|php|scala|cs):\d+")
# A number of 64 bits, what is numbered as UUIDs are, and bytes in Base64 with what fills them up.
_NUMBER = re.compile(r"(?=[0-9a-f]*[a-f])(?=[a-f]*\d)[0-9a-f]{16}")
_UUID = re.compile(r"[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4}){2,}[A-Za-z0-9+/]{2,3}={1,2}")
_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+")
# What a key is of may be anything; whose number or name it is ends it: service_id.
_END_OF_KEY = re.compile(r"\A[a-z]+_(?:id|name|type|url|uri|host|port)\Z")
_PAIR, _FEWEST_PAIRS = re.compile(r"[\"'][A-Za-z][\w.-]*[\"']\s?:"), 3
# A machine and its port as a command prints them, in a column each, or with a colon.
_PLACE = re.compile(r"(?P<host>localhost|\d{1,3}(?:\.\d{1,3}){3})(?:[: ]\d{2,5})?")
_FILE = re.compile(
    r"[A-Za-z][\w-]*(?:\.[\w-]+)*"
    r"\.(?P<kind>crt|key|pem|csr|json|ya?ml|conf|cfg|ini|log|txt|xml|toml|lua|go|js|css|html?|sql|jar|gz|lock|proto)"
)
_LAST = re.compile(r"[\w.-]+\Z")
# A resource as kubectl prints it: replicaset.apps/web-585bc66876.
_RESOURCE = re.compile(r"(?P<kind>[a-z]+(?:\.[a-z][a-z0-9]*)+)/[a-z][a-z0-9.-]*")
_VARIABLE = re.compile(r"\$[A-Za-z]+(?:_[A-Za-z]+)+")
_FEWEST_IN_ORDER, _BASE = 10, 10
# So many figures of one kind in a row are a card that services give for tests.
_SAME = re.compile(r"\d(\d)\1{10,}")
_MOST_PLACES, _AROUND, _LINE = 20, 50, "\n"


def is_machine_told(name: str, shown: Shown) -> bool:
    """Tell whether a value is an hour with its fraction, a place in a source or a machine of the reader's own, and
    stands in code alone, in no line that sends somebody to it.
    """
    if not (_HOUR.fullmatch(name) or _SOURCE.fullmatch(name) or _is_own_machine(name)):
        return False
    if name not in " ".join(shown.inside.split()) or name in shown.outside:
        return False
    # What a log says of a machine is prose of a program.
    return not any(services_in(fold(line)) or is_told(fold(line), fold(name)) for line in _lines_with(name, shown))


def _is_own_machine(name: str) -> bool:
    match = _PLACE.fullmatch(name)
    return match is not None and (match["host"] == "localhost" or is_kept(match["host"]))


def is_whole_value(value: str, shown: Shown) -> bool:
    """Tell whether what has the shape of a number, of bytes or of an address that leads to nobody is, wherever it
    stands, a whole value of data or what a command opens.
    """
    nowhere = leads_nowhere(value, alone=False)
    shaped = any(shape.fullmatch(value) for shape in (_NUMBER, _UUID, _BASE64, _HOUR, _SOURCE))
    if not (nowhere or shaped) or not shown.has_inside(value) or not _is_data(shown):
        return False
    if nowhere:
        return not _leads(value, shown)
    whole = re.compile(rf"[\"'](?P<key>[A-Za-z][\w.-]*)[\"']\s?:\s?[\"']{re.escape(value)}[\"']")
    keys = [found["key"] for line in _lines_with(value, shown) for found in whole.finditer(line)]
    return bool(keys) and not any(map(HELPER.search, keys)) and not _leads(value, shown)


def is_key_of_data(name: str, shown: Shown) -> bool:
    """Tell whether words joined by underscores are a key of data, `"base_dn": …`, wherever they stand in code but for
    where they stand alone; outside of code nobody is told to turn to them.
    """
    if not _KEY.fullmatch(name) or HELPER.search(_END_OF_KEY.sub("", name)) or not _is_data(shown):
        return False
    word = re.compile(rf"(?<![\w.@-]){name}(?![\w@-])")
    key = re.compile(rf"(?<![\w.@-])[\"']?{name}[\"']?\s?[:=]")
    lines = [line for line in shown.lines if word.search(line)]
    used = [line for line in lines if line.strip() != name]
    if not used or not all(key.search(line) and not _speaks(name, line) for line in used):
        return False
    places = list(islice(word.finditer(shown.outside), _MOST_PLACES))
    around = (
        (shown.outside[max(0, at.start() - _AROUND) : at.start()], shown.outside[at.end() : at.end() + _AROUND])
        for at in places
    )
    # A cell of its own is not what the next one says.
    told = (before.rpartition(_LINE)[2] + name + behind.partition(_LINE)[0] for before, behind in around)
    return len(places) < _MOST_PLACES and not any(speaks_of_accounts(fold(one)) for one in told)


def is_file_named(needle: str, shown: Shown) -> bool:
    """Tell whether a name, or the last word of what is told, is that of a file which commands or settings of the page
    name, by an ending that no host has.
    """
    last = _LAST.search(needle)
    file = _FILE.fullmatch(last[0]) if last else None
    if file is None or is_ending(file["kind"]) or HELPER.search(file[0]) or services_in(fold(needle)):
        return False
    lines = [line for line in shown.lines if file[0] in line]
    return any(line.strip() != file[0] for line in lines) and not _leads(file[0], shown)


def is_resource(name: str, shown: Shown) -> bool:
    """Tell whether a name is a resource that begins a line of what a command has printed."""
    match = _RESOURCE.fullmatch(name)
    if match is None or is_ending(match["kind"].rpartition(".")[2]) or HELPER.search(name):
        return False
    lines = [line.strip() for line in shown.lines if name in line]
    return shown.has_inside(name) and all(line.startswith(name) for line in lines) and not _leads(name, shown)


def is_variable(name: str, shown: Shown) -> bool:
    """Tell whether a word with a dollar sign is, wherever it stands, a variable that a command puts in as a value."""
    if not _VARIABLE.fullmatch(name) or HELPER.search(name) or not shown.has_inside(name):
        return False
    put_in = re.compile(rf"[\w-][:=]\s?[\"']?{re.escape(name)}(?![\w])|[\"'(]{re.escape(name)}[\"')]")
    return all(put_in.search(line) for line in shown.lines if name in line) and not _leads(name, shown)


def is_in_order(number: str, shown: Shown) -> bool:
    """Tell whether figures in code follow one another up or down, 1234-5678-9012-3456, or are all the same but the
    first: samples of a program, in lines that lead nobody anywhere.
    """
    figures = [int(one) for one in number if one.isdigit()]
    steps = {(after - before) % _BASE for before, after in pairwise(figures)}
    if len(figures) < _FEWEST_IN_ORDER or (steps not in ({1}, {_BASE - 1}) and not _SAME.fullmatch(_bare(number))):
        return False
    helped = any(map(HELPER.search, _lines_with(number, shown)))
    return shown.has_inside(number) and not helped and not _leads(number, shown)


def _bare(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _is_data(shown: Shown) -> bool:
    """Tell whether a page shows data: keys in quotation marks and what they hold."""
    return sum(1 for _ in islice(_PAIR.finditer(shown.inside), _FEWEST_PAIRS)) == _FEWEST_PAIRS


def _lines_with(name: str, shown: Shown) -> Iterator[str]:
    return (line for line in shown.lines if name in line)


def _leads(name: str, shown: Shown) -> bool:
    """Tell whether a line of code with a name leads its reader somewhere."""
    return any(_speaks(name, line) for line in _lines_with(name, shown))


def _speaks(name: str, line: str) -> bool:
    """Tell whether a line names a service or tells to reach a name; one of people's words leads, too, but for a log's
    and for what data holds.
    """
    folded = fold(line)
    rest = folded.replace(fold(name), "")
    if services_in(rest) or is_told(folded, fold(name)):
        return True
    return is_prose(line) and not _HOUR.search(line) and not _PAIR.search(line)
