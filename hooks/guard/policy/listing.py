"""The official-channel list, arranged for comparing: one index per kind of channel."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import unquote

import ada_url

from guard.policy.advice import HERE
from guard.policy.official_list import SHORT
from guard.text.confusables import skeleton
from guard.text.dialled import dialled, in_letters
from guard.text.host_endings import own_label
from guard.text.impersonation import brands
from guard.text.normalize import fold
from guard.text.simplified import simplified
from guard.words import toml, words


class Entry(Protocol):
    """What the guard needs of a listed or revoked channel."""

    @property
    def id(self) -> str:
        """Its name on the list, such as live-chat."""

    @property
    def kind(self) -> str:
        """How its value is compared: origin, page, email, phone or app."""

    @property
    def value(self) -> str:
        """The address itself, in its one canonical spelling."""


class Listing(Protocol):
    """What the guard needs of the channel list."""

    @property
    def channels(self) -> Iterable[Entry]:
        """What readers may be shown."""

    @property
    def revoked(self) -> Iterable[Entry]:
        """What they must never be shown again."""


class AccountEntry(Protocol):
    """What the guard needs of an account that has no page: who is found by it, and where."""

    @property
    def id(self) -> str:
        """Its name on the list."""

    @property
    def value(self) -> str:
        """The name or number that people type."""

    @property
    def platform(self) -> Iterable[str]:
        """What texts call the service, each spelling."""


# Shorter names look like too much.
_SHORT = 5
_CODE_HOST = re.compile(rf"(?:{words('code-hosts')})\.(?:com|org)")


def service_key(name: str) -> str:
    """Return the name of a service as it is compared: folded, in small letters, simplified, without spaces."""
    return re.sub(r"[\s._-]", "", simplified(fold(name)).lower())


def host_keys(host: str) -> frozenset[str]:
    """Return how texts call the service at `host`: the whole of it, or what somebody registered."""
    return frozenset({service_key(own_label(host)), service_key(host)})


def names_of_host(host: str) -> frozenset[str]:
    """Return the other names that texts have for the service at `host`, as services are compared: Twitter at x.com."""
    names = toml("services.toml")["at"].get(host.removeprefix("www."), "")
    return frozenset(service_key(name) for name in names.split("|") if name)


def _handle(url: ada_url.URL, path: str) -> str:
    """Return whose page an address is, as people are called there, or ''. "details" of "details?id=…" is nobody, nor is
    a project on a host of code, or a file of it.
    """
    if url.search or url.hash or (_CODE_HOST.fullmatch(url.hostname) and path.count("/") > 1):
        return ""
    return path.rpartition("/")[2].removeprefix("@").lower()


# What servers leave out of a path, or put into it: parameters, the file of a folder, doubled slashes.
_PARAMETERS = re.compile(r";[^/]*")
_FILE_OF_FOLDER = re.compile(r"/(?:index|default)\.[a-z]+\Z")
_BETWEEN_PARTS = re.compile(r"[?&;#]")
_SLASHES = re.compile(r"[/\\]+")


def _as_served(path: str) -> str:
    """Return a path as the most lenient server reads it: decoded, in small letters, without what is all the same."""
    plain = _SLASHES.sub("/", _PARAMETERS.sub("", unquote(unquote(path)))).lower()
    return _FILE_OF_FOLDER.sub("", plain).rstrip("/")


def _split(whole: str) -> tuple[str, str]:
    """Return the path of a page, and the query and place behind it."""
    path = whole.partition("#")[0].partition("?")[0]
    return path, whole.removeprefix(path)


def _parts(rest: str) -> frozenset[str]:
    """Return the parts of a query with a place behind it, decoded; their order makes no difference."""
    return frozenset(unquote(part).lower() for part in _BETWEEN_PARTS.split(rest) if part)


@dataclass
class Index:
    """Channel ids by the value that is compared, one dictionary per kind.

    `origins` are WHATWG origins, `folders` what lies below a folder of one (origin, path with its final slash),
    `pages` (origin, path without a final slash, with a fixed query and place), `emails` lower case, `phones` E.164
    without the plus sign and with an extension behind an x, `letters` numbers in letters, `short` codes as they are
    dialled, `apps` whole URIs, `handles` the last path segment of each page without a query, and its account, lower
    case.
    """

    origins: dict[str, str] = field(default_factory=dict)
    folders: dict[tuple[str, str], str] = field(default_factory=dict)
    pages: dict[tuple[str, str], str] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    apps: dict[str, str] = field(default_factory=dict)
    handles: dict[str, str] = field(default_factory=dict)
    # Origins of others that pages may link to: what they are called is no name of ours.
    foreign: set[str] = field(default_factory=set)
    platforms: set[str] = field(default_factory=set)
    # By a handle or a number, what texts may call the services where it is ours.
    services: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take in one channel. Raises `ValueError` for a kind or address that cannot be compared."""
        named = frozenset(service_key(name) for name in getattr(entry, "platform", ()))
        match entry.kind:
            case "origin":
                url = ada_url.URL(entry.value)
                if url.pathname == "/":
                    self.origins[url.origin] = entry.id
                    if not getattr(entry, "own", True):
                        self.foreign.add(url.origin)
                else:
                    self.folders[url.origin, url.pathname] = entry.id
                    self.platforms.add(url.origin)
            case "page":
                url = ada_url.URL(entry.value)
                path = url.pathname.rstrip("/")
                self.pages[url.origin, path + url.search + url.hash] = entry.id
                self.platforms.add(url.origin)
                if account := (getattr(entry, "account", None) or "").lower():
                    self.handles[account] = entry.id
                    self.services[account] = self.services.get(account, frozenset()) | named
                elif handle := _handle(url, path):
                    self.handles[handle] = entry.id
                    named |= host_keys(url.hostname) | names_of_host(url.hostname)
                    self.services[handle] = self.services.get(handle, frozenset()) | named
            case "email":
                self.emails[entry.value.lower()] = entry.id
            case "phone" if SHORT.fullmatch(entry.value):
                self.short[entry.value] = entry.id
                self.services[entry.value] = named
            case "phone":
                number = dialled(entry.value)
                self.phones[number] = entry.id
                self.services[number] = named
                if letters := getattr(entry, "letters", None):
                    self.letters[in_letters(letters)] = entry.id
            case "app":
                self.apps[entry.value] = entry.id
            case other:
                raise ValueError(f"{entry.id}: the guard cannot compare channels of kind {other!r}")

    def add_account(self, account: AccountEntry) -> None:
        """Take in one account. It is on the list where no service is named beside it, or its own."""
        name = account.value.lower()
        self.handles.setdefault(name, account.id)
        named = frozenset(service_key(one) for one in account.platform)
        self.services[name] = self.services.get(name, frozenset()) | named

    def folder_of(self, origin: str, path: str) -> str | None:
        """Return the id of the folder that `path` lies in, or None. `path` is in WHATWG form, without dot segments."""
        for (host, folder), entry in self.folders.items():
            if host == origin and (path.startswith(folder) or path == folder.removesuffix("/")):
                return entry
        return None

    def holds(self, origin: str, path: str, rest: str) -> bool:
        """Tell whether an address leads to one of these folders or pages, in whichever spelling a server may take for
        the same. `path` is in WHATWG form, `rest` the query and place behind it. For what must be refused: it says yes
        rather too often.
        """
        way = _as_served(path)
        if any(host == origin and f"{way}/".startswith(f"{_as_served(folder)}/") for host, folder in self.folders):
            return True
        asked = _parts(rest)
        for host, whole in self.pages:
            page, query = _split(whole)
            if host == origin and way == _as_served(page) and _parts(query) <= asked:
                return True
        return False


def _in_order(value: object) -> object:
    """Return a value of an index whose spelling depends on nothing but what is in it."""
    if is_dataclass(value) and not isinstance(value, type):
        return [(one.name, _in_order(getattr(value, one.name))) for one in fields(value)]
    if isinstance(value, dict):
        return [(key, _in_order(item)) for key, item in value.items()]
    return sorted(value) if isinstance(value, (set, frozenset)) else value


@dataclass(frozen=True, eq=False)
class Allowed:
    """What may appear (`listed`), what must never appear again (`revoked`).

    `values` are the listed values in lower case with their ids, for near misses; `revoked_values` stand as
    listed. `brands` are the names that the listed origins carry ("imwallet"), `skeletons` what is left of every host,
    handle and mailbox, listed or revoked, when all that look alike are one. `folder` is where the judged site stands
    on its host, `named` how its pages name a channel, as `Advice.channel` says it.
    """

    listed: Index
    revoked: Index
    values: dict[str, str]
    revoked_values: frozenset[str]
    brands: tuple[str, ...]
    skeletons: frozenset[str]
    folder: str = ""
    named: str = HERE.channel

    @classmethod
    def of(cls, channels: Listing, folder: str = "") -> Allowed:
        """Arrange a channel list for a site that stands in `folder` of its host ("help/"), "" for the host's root.

        Raises `ValueError` for an entry that cannot be compared.
        """
        listed, revoked = Index(), Index()
        for entry in channels.channels:
            listed.add(entry)
        for account in getattr(channels, "accounts", ()):
            listed.add_account(account)
        for entry in channels.revoked:
            revoked.add(entry)
        values = {entry.value.lower(): entry.id for entry in channels.channels}
        withdrawn = frozenset(entry.value for entry in channels.revoked)
        ours = [entry.value for entry in channels.channels if entry.kind == "origin" and getattr(entry, "own", True)]
        own = brands(ada_url.URL(origin).hostname for origin in ours)
        hosts = {ada_url.URL(origin).hostname for index in (listed, revoked) for origin in index.origins}
        named = {*hosts, *listed.emails, *revoked.emails, *listed.handles, *revoked.handles}
        bones = frozenset(skeleton(name) for name in named if len(name) > _SHORT)
        return cls(listed, revoked, values, withdrawn, own, bones, folder)

    def told(self) -> str:
        """Return all that files are judged by, in one spelling: equal for two lists if no file fares otherwise with
        one of them.
        """
        return repr([(one.name, _in_order(getattr(self, one.name))) for one in fields(self)])

    @lru_cache(maxsize=4096)  # noqa: B019 - one list is judged by in a run
    def fix_for(self, value: str) -> str:
        """Tell what to write instead of `value`: the channel that it resembles most, if any does."""
        close = difflib.get_close_matches(value.lower(), self.values, n=1, cutoff=0.6)
        if close:
            return f"{self.named.format(id=self.values[close[0]])}, or put the address on docs/channels.yml"
        return "use a channel of docs/channels.yml, or put the address there"
