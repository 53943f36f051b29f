"""A first official-channel list for a site that has none: every address that its pages link to or show, for a person to
review.

A draft is no list: each entry says how many pages have it and where it was first seen. What is not ours is deleted,
from the list and then, as the guard shows, from the site.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import ada_url
import phonenumbers

from guard.policy.official_list import NAME, Kind, well_formed
from guard.read.html import PageFacts
from guard.read.page import page_facts
from guard.read.tree import walk
from guard.text.detect import Contact, find_contacts
from guard.text.hosts import own_label
from guard.text.lookalikes import resembles
from guard.words import words

_HEAD = f"""# A draft of the official-channel list ({NAME}), made from the pages of a site. Review each entry:
# whatever stands here may be shown to readers as ours. Delete what is not; `own: false` marks a site of somebody else
# that pages may link to.

channels:
"""
# Hosts where anybody can have a page: only the pages that the site links to are listed, not the host.
_SHARED = re.compile(rf"(?:^|\.)(?:{words('shared-hosts', 'en')})$")
# What stands before an address of a text in a link.
_SCHEMES = {"url": "", "host": "", "email": "mailto:"}
_PROFILE = re.compile(r"/@?[A-Za-z0-9._~-]*[A-Za-z0-9_~-](?:/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?")


@dataclass
class _Met:
    """The values that pages link to or show, by kind: on how many pages, and the first of them."""

    pages: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    first: dict[tuple[Kind, str], str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)

    def take(self, facts: PageFacts, name: str) -> None:
        told = [destination.raw for destination in facts.destinations]
        told += [_SCHEMES[one.kind] + one.value for text in facts.texts for one in _shown(text.value)]
        met = {entry for raw in told for entry in _entries(raw)}
        if canonical := next(_entries(facts.canonical), None):
            self.own.add(canonical[1])
            met.add(canonical)
        for entry in met:
            self.pages[entry] += 1
            self.first.setdefault(entry, name)


def draft(root: Path) -> str:
    """Return the draft of a list for the site below `root`. Raises `OSError`, and `ValueError` for no link at all."""
    tree, met = walk(root), _Met()
    for name in tree.pages:
        met.take(page_facts(tree.read(name).decode("utf-8", "replace")), name)
    if not met.pages:
        raise ValueError(f"{root} holds no HTML page with a link to anywhere")
    taken: set[str] = set()
    kept: list[tuple[Kind, str]] = []
    for entry, _ in met.pages.most_common():
        # Two that a reader cannot tell apart stand on no list: the one that fewer pages have is left out.
        if not any(resembles(entry[1], other) for _, other in kept):
            kept.append(entry)
    return _HEAD + "\n".join(_written(entry, met, taken) for entry in kept)


def _shown(text: str) -> list[Contact]:
    """Return the contacts in a text that a list can hold, but for what is only read out of a disguise."""
    lower = text.lower()
    found = (one for one in find_contacts(text) if one.kind in _SCHEMES)
    return [one for one in found if one.value.lower().rpartition("://")[2] in lower]


def _entries(raw: str) -> Iterator[tuple[Kind, str]]:
    """Yield what an address is on a list, if it can be on one."""
    scheme, _, rest = raw.strip().partition(":")
    kind, value = _entry(scheme.lower(), rest, raw.strip())
    if kind and not well_formed(kind, value):
        yield kind, value


def _entry(scheme: str, rest: str, raw: str) -> tuple[Kind | None, str]:
    if scheme == "mailto":
        return "email", rest.partition("?")[0].lower()
    if scheme == "tel":
        return "phone", _e164(rest)
    if scheme not in ("http", "https"):
        return None, ""
    try:
        url = ada_url.URL(raw)
    except ValueError:
        return None, ""
    if _SHARED.search(url.hostname) and _PROFILE.fullmatch(url.pathname.rstrip("/")):
        return "page", f"https://{url.host}{url.pathname.rstrip('/')}"
    return "origin", f"https://{url.host}"


def _e164(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _written(entry: tuple[Kind, str], met: _Met, taken: set[str]) -> str:
    kind, value = entry
    identity = _identity(kind, value, taken)
    ours = {own_label(ada_url.URL(own).hostname) for own in met.own}
    foreign = kind == "origin" and own_label(ada_url.URL(value).hostname) not in ours
    pages = met.pages[entry]
    return (
        f"  # {pages} page{'s' if pages > 1 else ''}, the first {met.first[entry]}\n"
        f'  - id: {identity}\n    kind: {kind}\n    value: "{value}"\n' + ("    own: false\n" if foreign else "")
    )


def _identity(kind: Kind, value: str, taken: set[str]) -> str:
    """Return an id that nobody has: the value in small letters, digits and hyphens."""
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https://(?:www\.)?", "", value.lower())).strip("-")
    name = name if name[:1].isalpha() else f"{kind}-{name}"
    identity, number = name, 2
    while identity in taken:
        identity, number = f"{name}-{number}", number + 1
    taken.add(identity)
    return identity
