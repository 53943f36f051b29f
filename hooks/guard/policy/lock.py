"""Files that are published as they are: scripts, styles, fonts, raster pictures, and which app opens our links.

What a script does or a picture shows cannot be read here. So they are let through by checksum: a person has
looked at exactly these bytes. Without a list of checksums (a foreign folder) they are let through by kind; addresses
in scripts can be judged (unpinned.py).
Codes in pictures are searched and judged in either case (pictures.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from guard.policy.advice import HERE
from guard.read.json_text import read_json
from guard.read.tree import checksum
from guard.report.faults import Fault

# Let through unread, but for the codes in pictures. Style sheets are read as well, by css.py.
ASSET_KINDS = frozenset(
    {"js", "mjs", "map", "woff", "woff2", "ttf", "otf", "png", "jpg", "jpeg", "gif", "webp", "avif", "ico"}
)
_PINNED_KINDS = ASSET_KINDS | {"css"}
# They say which app opens the links to this site in the browser's place (Apple's universal links, Android's app links).
APP_LINKS = frozenset({"apple-app-site-association", "assetlinks.json"})
_SHA256 = re.compile(r"[0-9a-f]{64}")
# A folder may say by its name which content it holds: assets-abcdefghijkl/ is assets/, as it is now or was released.
_HASHED = re.compile(r"^([a-z]+)-[a-p]{12}/")
# How many earlier checksums of a file a lock remembers, the newest first.
_REMEMBERED = 8


class Pin(NamedTuple):
    """What the lock says of a file: its checksum in hexadecimal digits, and where it comes from.

    `before` are checksums that it had earlier, the newest first: a copy from the last release may still be published
    for pages of that release, in a folder named by its content. `sha256` is "" for a file that has ended.
    """

    sha256: str
    origin: str
    before: tuple[str, ...] = ()


def allowed_checksums(pins: Mapping[str, Pin]) -> dict[str, tuple[str, ...]]:
    """Return the checksums that a site's files may have, by plain path: the current one, then earlier ones."""
    return {name: (pin.sha256, *pin.before) for name, pin in pins.items()}


def remember(before: Mapping[str, Pin], now: Mapping[str, Pin]) -> dict[str, Pin]:
    """Return the pins `now`, with what those `before` tell of earlier checksums."""
    found = {}
    for name in {*before, *now}:
        old, new = before.get(name), now.get(name)
        sha256, origin = (new.sha256, new.origin) if new else ("", old.origin if old else "")
        earlier = dict.fromkeys(filter(None, (old.sha256, *old.before))) if old else {}
        earlier.pop(sha256, None)
        found[name] = Pin(sha256, origin, tuple(earlier)[:_REMEMBERED])
    return found


def plain_path(name: str) -> str:
    """Return a path without the hash in the name of its first folder; any other path stays."""
    return _HASHED.sub(r"\1/", name)


def is_asset(suffix: str) -> bool:
    """Tell whether files with this suffix (lower case, without dot) are let through unread."""
    return suffix in ASSET_KINDS


def is_pinned(name: str) -> bool:
    """Tell whether the file at this path must stand in the lock, where there is one."""
    base = name.rpartition("/")[2]
    stem, _, suffix = base.rpartition(".")
    return (stem != "" and suffix.lower() in _PINNED_KINDS) or base in APP_LINKS


def check_pin(name: str, content: bytes, assets: Mapping[str, Sequence[str]], fix: str = HERE.pin) -> Fault | None:
    """Compare a file with its checksums in `assets`, by path below the site's root; `fix` says how it is pinned.

    The first is the current one. The others count in a folder whose name says which content it holds.
    """
    known = assets.get(plain_path(name), ())
    if not any(known):
        return Fault("CH407", "is not in the lock of scripts, styles, fonts and pictures", fix=fix)
    if checksum(content) not in (known if _HASHED.match(name) else known[:1]):
        return Fault("CH408", "is not the file that the lock names", fix=fix)
    return None


def read_lock(path: Path) -> dict[str, Pin]:
    """Read a lock file: a pin for each path below the site's root.

    Raises `ValueError` for a file that is not one, a key that stands twice included, and `OSError`; both name it.
    """
    try:
        value = read_json(path.read_text(encoding="utf-8-sig"))
        return {name: _pin(name, entry) for name, entry in value["files"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is no lock: {error!r}") from error
    except ValueError as error:
        raise ValueError(f"{path} is no lock: {error}") from error


def write_lock(pins: Mapping[str, Pin]) -> str:
    """Return the text of a lock file: sorted, a line for each file, so that versions compare and merge well."""
    lines = [
        f'    {json.dumps(name)}: {{"sha256": "{pin.sha256}", "origin": {json.dumps(pin.origin)}{_earlier(pin)}}}'
        for name, pin in sorted(pins.items())
    ]
    return '{\n  "files": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def _earlier(pin: Pin) -> str:
    return f', "before": {json.dumps(pin.before)}' if pin.before else ""


def _pin(name: str, entry: Mapping[str, Any]) -> Pin:
    pin = Pin(**{**entry, "before": tuple(entry.get("before", ()))})
    ended = pin.sha256 == "" and pin.before
    for digits in pin.before if ended else (pin.sha256, *pin.before):
        if not _SHA256.fullmatch(digits):
            raise ValueError(f"{name}: {digits!r} is no SHA-256")
    return pin
