"""Scripts, source maps and fonts of a folder without a lock. The addresses in scripts can be judged, which a site
with scripts of others does not want unasked; what else they do nobody can read, so that is said, and a person pins what
they have looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import PurePosixPath

from guard.policy.addresses import Rejected, resolve_address
from guard.policy.listing import Allowed
from guard.policy.lock import Pin, is_pinned
from guard.read.bounds import MAX_ADDRESSES
from guard.read.events import NAMESPACES
from guard.read.scripts import addresses_of_map, addresses_of_script
from guard.read.tree import Tree, checksum
from guard.report.faults import Fault, shown

_SCRIPTS = frozenset({"js", "mjs"})
_MAP = "map"
_FONTS = frozenset({"woff", "woff2", "ttf", "otf"})
_FIX = "list it if pages show it; else look at the file and pin it (channel-guard pin)"


def check_unpinned(name: str, content: bytes, allowed: Allowed) -> dict[Fault, None]:
    """Return a fault for each address in a script or source map that is not on the list; none for other files."""
    kind = _kind(name)
    if kind not in _SCRIPTS and kind != _MAP:
        return {}
    read = addresses_of_map if kind == _MAP else addresses_of_script
    found = dict.fromkeys(islice(read(content.decode("utf-8", "replace")), MAX_ADDRESSES + 1))
    faults: dict[Fault, None] = {}
    if len(found) > MAX_ADDRESSES:
        faults[Fault("CH413", f"holds more than {MAX_ADDRESSES:,} addresses; the rest is not read")] = None
    for raw in found:
        verdict = resolve_address(raw, name, allowed)
        if isinstance(verdict, Rejected) and raw not in NAMESPACES:
            faults[Fault(verdict.code, f"the script holds {shown(raw)}, which {verdict.reason}", raw, _FIX)] = None
    return faults


def told_unpinned(names: Sequence[str]) -> str:
    """Return a sentence that says what nobody has looked at; "" if there is nothing."""
    kinds = [_kind(name) for name in names]
    scripts, fonts = sum(kind in _SCRIPTS or kind == _MAP for kind in kinds), sum(kind in _FONTS for kind in kinds)
    told = [_counted(scripts, "script")] * bool(scripts) + [_counted(fonts, "font")] * bool(fonts)
    if not told:
        return ""
    return (
        f"guard: {' and '.join(told)} may do what nobody has looked at: --scripts judges the addresses in them;"
        " channel-guard pin DIR --assets FILE pins them, then judge with --assets FILE"
    )


def pins_of(tree: Tree, before: dict[str, Pin]) -> dict[str, Pin]:
    """Return a pin for each file of a tree that a lock names, with the origin that it had `before`."""
    return {
        name: Pin(checksum(tree.read(name)), before[name].origin if name in before else "site")
        for name in tree.files
        if is_pinned(name)
    }


def _kind(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
