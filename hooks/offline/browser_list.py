"""/offline.json: what a browser keeps of the site (overrides/sw.js), and whether it keeps anything at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from guard.read.tree import checksum
from languages import Languages

NAME = "offline.json"

# What every page needs to look and work as it does, and where the topics lead whose addresses an app opens.
_PARTS = re.compile(r"assets(?:-[a-p]+)?/.*\.(?:js|css|svg)|assets/images/favicon-32\.png|help-links\.json")
_SEARCH = re.compile(r"search(?:-[a-p]+)?/(?P<tag>[^./]+)\..*json")
_DIGITS = 32  # hex digits of a checksum: 128 bits, as sw.js compares them
_MARK = "x"  # before them: bare hex digits look like a wallet's address once in five thousand times


def published(
    site: Mapping[str, bytes],
    languages: Languages,
    pages: Mapping[str, Iterable[str]],
    listed: date,
    enabled: bool,
    root: str = "/",
    pictures: Mapping[str, Iterable[str]] | None = None,
    digests: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return the content of /offline.json.

    `site` is the finished site, `pages` the site addresses to keep by language ("en": ["en/", "en/contact/", …]),
    `listed` the date of the official-channel list. `version` is made of every file of the site: it changes when any of
    them does, and never by the clock. `languages` tells where the pages of each language begin, `reads` which language
    each beginning of a tag leads to, `root` the path at which the site is published. `pictures` are files of kept
    pages, by language. `digests` are the SHA-256 of files, where they are known.
    """
    sums = {name: _mark(digests.get(name) or checksum(site[name])) for name in sorted(site) if name != NAME}
    shared: dict[str, str] = {name: mark for name, mark in sums.items() if _PARTS.fullmatch(name)}
    own: dict[str, dict[str, str]] = {tag: {} for tag in languages}
    for name, mark in sums.items():
        search = _SEARCH.fullmatch(name)
        if search:
            own[search["tag"]][name] = mark
    for tag, urls in pages.items():
        own[tag] |= {url: sums[f"{url}index.html"] for url in urls}
    for tag, names in (pictures or {}).items():
        own[tag] |= {name: sums[name] for name in names}
    every = "".join(f"{name} {mark}\n" for name, mark in sums.items())
    value = {
        "enabled": enabled,
        "version": _mark(checksum(every.encode())),
        "list": listed.isoformat(),
        "root": root,
        "languages": {tag: language.path for tag, language in languages.items()},
        "reads": languages.prefixes,
        "all": dict(sorted(shared.items())),
        **{tag: dict(sorted(found.items())) for tag, found in own.items()},
    }
    return (json.dumps(value, indent=1) + "\n").encode()


def _mark(digest: str) -> str:
    return _MARK + digest[:_DIGITS]
