"""/offline.json: what a browser keeps of the site (overrides/sw.js), and whether it keeps anything at all."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

NAME = "offline.json"

# What every page needs to look and work as it does.
_PARTS = re.compile(r"assets/.*\.(?:js|css|svg)|assets/images/favicon-32\.png")
_SEARCH = re.compile(r"search/(?P<lang>zh|en)\b.*\.json")
_DIGITS = 32  # hex digits of a checksum: 128 bits, as sw.js compares them
_MARK = "x"  # before them: bare hex digits look like a wallet's address once in five thousand times


def published(site: Mapping[str, bytes], pages: Mapping[str, Iterable[str]], listed: date, enabled: bool) -> bytes:
    """Return the content of /offline.json.

    `site` is the finished site, `pages` the site addresses to keep by language ("zh": ["", "contact/", …]), `listed`
    the date of the official-channel list. `version` is made of every file of the site: it changes when any of them
    does, and never by the clock.
    """
    entries: dict[str, dict[str, str]] = {"all": {}, "zh": {}, "en": {}}
    for name in filter(_PARTS.fullmatch, site):
        entries["all"][name] = _checksum(site[name])
    for name in site:
        search = _SEARCH.fullmatch(name)
        if search:
            entries[search["lang"]][name] = _checksum(site[name])
    for lang, urls in pages.items():
        entries[lang] |= {url: _checksum(site[f"{url}index.html"]) for url in urls}
    every = "".join(f"{name} {_checksum(content)}\n" for name, content in sorted(site.items()) if name != NAME)
    value = {
        "enabled": enabled,
        "version": _checksum(every.encode()),
        "list": listed.isoformat(),
        **{kind: dict(sorted(found.items())) for kind, found in entries.items()},
    }
    return (json.dumps(value, indent=1) + "\n").encode()


def _checksum(content: bytes) -> str:
    return _MARK + hashlib.sha256(content).hexdigest()[:_DIGITS]
