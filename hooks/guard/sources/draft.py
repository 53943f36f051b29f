"""A first official-channel list for a site that has none: every address that its pages link to or show, for a person to
review.

A draft is no list: each entry says how many pages have it and where it was first seen. What is not ours is deleted,
from the list and then, as the guard shows, from the site. What no list can hold, or what is only perhaps a contact, is
named below the list, with what can be done about it, or is drafted as a baseline: the site is judged by its own draft
to find that.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import ada_url
import phonenumbers

from guard.policy.addresses import Rejected, resolve_address
from guard.policy.baseline import ON_PAGES, PARTS, Baseline, Held, as_reviewed, can_hold, held_text, write_baseline
from guard.policy.files import check_file
from guard.policy.listing import Allowed, Listing
from guard.policy.official_list import NAME, Kind, are_mistaken, is_account, well_formed
from guard.policy.page_check import PageCheck
from guard.read.facts import PageFacts
from guard.read.page import page_facts
from guard.read.tree import Tree, walk
from guard.report.faults import Fault, shown
from guard.report.findings import spelled
from guard.text.detect import Contact, find_contacts
from guard.text.host_endings import own_label
from guard.text.lookalikes import resembles
from guard.text.vocabulary import is_plain
from guard.words import words

_HEAD = f"""# A draft of the official-channel list ({NAME}), made from the pages of a site. Review each entry:
# whatever stands here may be shown to readers as ours. Delete what is not; `own: false` marks a site of somebody else
# that pages may link to, also without encryption (http://).

channels:
"""
# Hosts where anybody can have a page: only the pages that the site links to are listed, not the host.
_SHARED = re.compile(rf"(?:^|\.)(?:{words('shared-hosts')})$")
_ACCOUNTS = """
# Names and numbers of accounts that have no address, each with the services where texts have it. Delete what is no
# account of yours.
accounts:
"""
_LEFT = """
# Not on the list: what the pages link to or show besides. Each stays refused until the page says it in another way, or
# until it stands above.
"""
# What can be done about a finding that the draft leaves, by its code.
_WAYS = {
    "CH101": "write the address in the one spelling that browsers give it",
    "CH102": "write https:// on the page, if the site has it; or list it as kind: app, or as an origin with own: false",
    "CH103": "list it as kind: origin, unless it only looks like one above",
    "CH104": "list this address as kind: page",
    "CH105": "list this address as kind: page, if it has one spelling; or write it in another way on the page",
    "CH106": "list it as kind: email; a link says a plain subject besides, or nothing",
    "CH107": "list it as kind: phone, and link to it in the same spelling",
    "CH201": "if it is a contact, write it with https:// and list that; the name of a program stands in <code>",
    "CH202": "list it as kind: email",
    "CH203": "list it as kind: phone, written +, country code and digits",
    "CH204": "list the page of the account as kind: page, with account: and platform:, or its name under accounts:",
    "CH205": "list the page of the account as kind: page, with account: and platform:, or its name under accounts:",
    "CH206": "no list holds wallets: delete it, or write it as code (<code>) if it is the name of a program",
    "CH209": "let the link show what it leads to",
    "CH210": "nobody is paid by a page: delete it, or write it as code (<code>) if it is the name of a program",
    "CH211": "link to what is to be found, or write it as code (<code>) if it is the name of a program",
    **dict.fromkeys(
        ("CH213", "CH214", "CH215", "CH216", "CH217"),
        "say it in another way, or keep it in a baseline (--baseline) if it leads nobody astray",
    ),
    "CH207": "delete the characters that nobody sees",
    "CH212": "list it with platform:, if it is ours there",
    **dict.fromkeys(PARTS, "delete it, or keep it in a baseline (--baseline) if it is the theme's"),
}
# A baseline names an element by its checksum: so much of what it holds is told beside, in characters.
_MOST_TOLD = 80
# Findings whose needle is an address: one that looks like another of the list is a trick.
_ADDRESSES = frozenset("CH102 CH104 CH105 CH201 CH307".split())
# What stands before an address of a text in a link.
_SCHEMES = {"url": "", "host": "", "email": "mailto:"}
# A host is not written with its last name capitalised; the member of an object is: Button.Group.
_OF_PROGRAM = re.compile(r"[A-Za-z]\w*(?:\.\w+)*\.[A-Z][a-z]\w*")
_PROFILE = re.compile(r"/@?[A-Za-z0-9._~-]*[A-Za-z0-9_~-](?:/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])?")


# The number of a group, and what stands before an id that is told: "Discord: …", "公众号: ID …".
_NUMBER, _SIGNED = re.compile(r"\d{5,}"), re.compile(r"[:：=]\s*(?:\S{1,8}\s*){0,2}\Z")


class _Entry(NamedTuple):
    """An entry of the draft, as the guard compares it."""

    kind: Kind
    value: str
    id: str = ""
    own: bool = True
    # One of the list that this one is like, but neither is ours.
    like: str = ""


class _Account(NamedTuple):
    """An account of the draft, as the guard compares it."""

    id: str
    value: str
    platform: tuple[str, ...]


@dataclass(frozen=True)
class _Listing:
    """The entries of the draft as a list."""

    channels: tuple[_Entry, ...]
    accounts: tuple[_Account, ...] = ()
    revoked: tuple[_Entry, ...] = ()


@dataclass
class _Met:
    """The values that pages link to or show, by kind: on how many pages, and the first of them."""

    pages: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    first: dict[tuple[Kind, str], str] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)
    # By account: the services that texts name with it, the pages; and those that stand behind a sign.
    services: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shown: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    signed: set[str] = field(default_factory=set)

    def take(self, facts: PageFacts, name: str) -> None:
        for account in {one for text in facts.texts for one in _accounts(text.value)}:
            self.services[account.value].add(account.service)
            self.shown[account.value][name] = None
            if _SIGNED.search(account.shown[: -len(account.value)]):
                self.signed.add(account.value)
        told = [destination.raw for destination in facts.destinations]
        told += [_SCHEMES[one.kind] + one.value for text in facts.texts for one in _shown(text.value)]
        met = {entry for raw in told for entry in _entries(raw)}
        if canonical := next(_entries(facts.canonical), None):
            if canonical[0] in ("origin", "page"):
                self.own.add(canonical[1])
            met.add(canonical)
        for entry in met:
            self.pages[entry] += 1
            self.first.setdefault(entry, name)


class Draft(NamedTuple):
    """A list for a site, as its file has it, and what it leaves: findings without their messages, each with the files
    that have it. `held` are those that a baseline can hold.
    """

    channels: str
    left: Mapping[Fault, list[str]]
    held: frozenset[Fault]
    listed: Listing

    def as_list(self, *, baseline: bool = False) -> str:
        """Return the list, and below it what it leaves; with a `baseline` only what that cannot hold."""
        rest = {fault: pages for fault, pages in self.left.items() if not (baseline and fault in self.held)}
        return self.channels + _told(rest)

    def as_baseline(self) -> str:
        """Return a baseline of what it holds, for a person to review: what most files have comes first."""
        return write_baseline(self._entries())

    def reviewed(self) -> Baseline:
        """Return its baseline as if somebody had read it."""
        return as_reviewed(self._entries())

    def _entries(self) -> Iterator[Held]:
        for fault, files in _most_first(self.left):
            if fault in self.held:
                pages = tuple(files) if fault.code in ON_PAGES else ()
                yield Held(fault.code, held_text(fault), _seen(fault, files), pages)


def draft(root: Path) -> Draft:
    """Return the draft of a list for the site below `root`. Raises `OSError`, and `ValueError` for no link at all."""
    tree, met = walk(root), _Met()
    for name in tree.pages:
        met.take(_facts_of(tree, name), name)
    if not met.pages:
        raise ValueError(f"{root} holds no HTML page with a link to anywhere")
    taken: set[str] = set()
    listed = _listed(met, taken)
    listing = _Listing(listed, _listed_accounts(met, listed, taken))
    left = _left(tree, Allowed.of(listing))
    held = frozenset(fault for fault in left if _is_held(fault, [entry.value for entry in listed]))
    written = _HEAD + "\n".join(_written(entry, met) for entry in listed)
    if listing.accounts:
        written += _ACCOUNTS + "\n".join(_written_account(one, list(met.shown[one.value])) for one in listing.accounts)
    return Draft(written, left, held, listing)


def _facts_of(tree: Tree, name: str) -> PageFacts:
    """Return what a page shows and links to; nothing of one that is more than is read, which judging it tells."""
    try:
        return page_facts(tree.read(name).decode("utf-8", "replace"))
    except OSError:
        raise
    except Exception:
        return PageFacts()


def number_left(text: str) -> int:
    """Return how many contacts a draft names below its list."""
    return text.partition(_LEFT)[2].count("\n")


def _left(tree: Tree, allowed: Allowed) -> dict[Fault, list[str]]:
    """Return what a list leaves refused, each with the files that have it."""
    check, left, first = PageCheck(allowed), dict[Fault, list[str]](), dict[tuple[str, str], Fault]()
    for name in tree.files:
        faults = check_file(name, tree.read(name), check).faults
        told = {Fault(one.code, "", one.needle, around=_content(one)) for one in faults if one.code in _WAYS}
        # What a baseline holds as one is one here, too.
        one_of_each = {(fault.code, held_text(fault) or fault.needle): fault for fault in sorted(told)}
        for key, fault in one_of_each.items():
            left.setdefault(first.setdefault(key, fault), []).append(name)
    return left


def _content(fault: Fault) -> str:
    """Return what tells a fault from another with the same needle."""
    return fault.around if held_text(fault) != fault.needle else ""


def _is_held(fault: Fault, listed: Iterable[str]) -> bool:
    """Tell whether a baseline can hold a finding. What looks like an address of the list is a trick until its page is
    mended.
    """
    if not can_hold(fault.code, held_text(fault)):
        return False
    _, _, rest = fault.needle.rpartition("://")
    _, value = _entry("https", "", f"https://{rest}")
    return fault.code not in _ADDRESSES or not any(resembles(value, other) for other in listed)


def _most_first(left: Mapping[Fault, list[str]]) -> list[tuple[Fault, list[str]]]:
    return sorted(left.items(), key=lambda item: (-len(item[1]), item[0].code, item[0].needle))


def _told(left: Mapping[Fault, list[str]]) -> str:
    """Return what a person has to decide, as comments: what is met most comes first."""
    lines = [
        f"#   {shown(fault.needle)} ({fault.code}, {_pages(len(pages), min(pages))}): {_WAYS[fault.code]}\n"
        for fault, pages in _most_first(left)
    ]
    return _LEFT + "".join(lines) if lines else ""


def _seen(fault: Fault, files: list[str]) -> str:
    """Return where a finding was seen, and how an element begins that is told by its checksum."""
    begins = f": {shown(fault.around)[:_MOST_TOLD]}" if fault.code in PARTS and fault.around else ""
    return f"{_pages(len(files), min(files))}{begins}"


def _pages(number: int, first: str) -> str:
    return f"{number} page{'s' if number > 1 else ''}, the first {spelled(first)}"


def _shown(text: str) -> list[Contact]:
    """Return the contacts in a text that a list can hold, but for what is only read out of a disguise."""
    lower = text.lower()
    found = (one for one in find_contacts(text) if one.kind in _SCHEMES and not _OF_PROGRAM.fullmatch(one.shown))
    return [one for one in found if one.value.lower().rpartition("://")[2] in lower]


def _accounts(text: str) -> Iterator[Contact]:
    """Yield the accounts in a text that are told beside a service as people tell them, and are no names of programs."""
    lower = text.lower()
    for one in find_contacts(text):
        told = one.kind == "messenger" and one.service and one.value in lower and is_account(one.value)
        if told and not ("_" in one.value and all(map(is_plain, one.value.split("_")))):
            yield one


def _entries(raw: str) -> Iterator[tuple[Kind, str]]:
    """Yield what an address is on a list, if it can be on one."""
    scheme, _, rest = raw.strip().partition(":")
    kind, value = _entry(scheme.lower(), rest, raw.strip())
    if not kind or well_formed(kind, value, own=False):
        return
    yield kind, value
    # Where an address that says another one leads is known of the exact page alone.
    encrypted = kind == "origin" and value.startswith("https://")
    page = ada_url.URL(raw.strip()).href if encrypted else ""
    verdict = resolve_address(raw.strip(), "", _only(value)) if encrypted else None
    if isinstance(verdict, Rejected) and verdict.code == "CH105" and not well_formed("page", page.rstrip("/")):
        yield "page", page.rstrip("/")


@cache
def _only(origin: str) -> Allowed:
    return Allowed.of(_Listing((_Entry("origin", origin, "x"),)))


def _entry(scheme: str, rest: str, raw: str) -> tuple[Kind | None, str]:
    if scheme == "mailto":
        return "email", rest.partition("?")[0].lower()
    if scheme == "tel":
        return "phone", _e164(rest)
    scheme = scheme.removeprefix("git+")
    if scheme not in ("http", "https", "ws", "wss"):
        return "app", raw
    try:
        url = ada_url.URL(raw.removeprefix("git+"))
    except ValueError:
        return None, ""
    shared = _SHARED.search(url.hostname) is not None
    if scheme in ("http", "ws"):
        return ("origin", f"http://{url.host}") if not shared else (None, "")
    if shared and _PROFILE.fullmatch(url.pathname.rstrip("/")):
        whole = f"https://{url.host}{url.pathname.rstrip('/')}{url.search}"
        return "page", whole if not well_formed("page", whole) else whole.removesuffix(url.search)
    return "origin", f"https://{url.host}"


def _e164(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _listed_accounts(met: _Met, listed: Iterable[_Entry], taken: set[str]) -> tuple[_Account, ...]:
    """Return the accounts of a draft: numbers of groups, ids behind a sign, and what the site itself is called. A name
    that has a page on one service may be an impostor's on another.
    """
    names = {own_label(ada_url.URL(entry.value).hostname) for entry in listed if entry.kind == "origin"}
    elsewhere = {entry.value.rpartition("/")[2].removeprefix("@").lower() for entry in listed if entry.kind == "page"}
    return tuple(
        _Account(_identity("account", value, taken), value, tuple(sorted(services)))
        for value, services in met.services.items()
        if value not in elsewhere and (_NUMBER.fullmatch(value) or value in names or value in met.signed)
    )


def _written_account(account: _Account, pages: list[str]) -> str:
    services = ", ".join(json.dumps(service, ensure_ascii=False) for service in account.platform)
    return (
        f"  # {_pages(len(pages), pages[0])}\n"
        f'  - id: {account.id}\n    value: "{account.value}"\n    platform: [{services}]\n'
    )


def _listed(met: _Met, taken: set[str]) -> tuple[_Entry, ...]:
    """Return the entries of a draft; of those that are origins, the ones of other sites are not its own."""
    ours = {own_label(ada_url.URL(own).hostname) for own in met.own}
    listed: list[_Entry] = []
    for (kind, value), _ in met.pages.most_common():
        own = kind != "origin" or own_label(ada_url.URL(value).hostname) in ours
        alike = [other for other in listed if resembles(value, other.value)]
        # Two that a reader cannot tell apart stand on no list: the one that fewer pages have is left out.
        if any(are_mistaken(value, other.value, own=own or other.own) for other in alike):
            continue
        if not well_formed(kind, value, own=own):
            listed.append(_Entry(kind, value, _identity(kind, value, taken), own, alike[0].value if alike else ""))
    return tuple(listed)


def _written(entry: _Entry, met: _Met) -> str:
    key = (entry.kind, entry.value)
    return (
        f"  # {_pages(met.pages[key], met.first[key])}\n"
        + (f"  # keep it only if it is meant beside {shown(entry.like)}, which it is like\n" if entry.like else "")
        + f'  - id: {entry.id}\n    kind: {entry.kind}\n    value: "{entry.value}"\n'
        + ("" if entry.own else "    own: false\n")
    )


def _identity(kind: str, value: str, taken: set[str]) -> str:
    """Return an id that nobody has: the value in small letters, digits and hyphens."""
    name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"^https://(?:www\.)?", "", value.lower())).strip("-")
    name = name if name[:1].isalpha() else f"{kind}-{name}"
    identity, number = name, 2
    while identity in taken:
        identity, number = f"{name}-{number}", number + 1
    taken.add(identity)
    return identity
