"""The shape of docs/channels.yml and what a list may not contain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field, model_validator

from channels.hours import Span, overlapping, parse_span
from channels.values import sample
from guard.policy.official_list import KINDS, ChannelAddress, Id, Kind, SigningKey, address_faults
from guard.read.data_files import Closed, DataFile, Location, Words, load
from guard.report.findings import Finding, nearest
from languages import Languages, Text, in_languages

# The channel that is the site itself.
HELP_CENTER = "help-center"
# A channel is looked at again at least this often; the same interval as a certificate's life on the open web.
REVIEW_DAYS = 398

Group = Literal["in-app", "chat", "phone", "email", "security", "site", "store", "social"]
# The order in which readers meet channels: first the one an impostor cannot imitate, last the one they like best.
GROUPS: tuple[Group, ...] = ("in-app", "chat", "phone", "email", "security", "site", "store", "social")
_GROUP_OF_KIND: dict[Kind, Group] = {
    "app": "in-app",
    "origin": "site",
    "email": "email",
    "phone": "phone",
    "page": "social",
}
# What waits until somebody reads it: a message there is never too late.
_ANY_TIME: frozenset[Kind] = frozenset({"app", "email"})


def _is_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{value!r} is not a time zone of the IANA list, such as Asia/Shanghai") from error
    return value


def _is_language(value: str) -> str:
    try:
        Locale.parse(value, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise ValueError(f"{value!r} is no language that CLDR knows, such as en or zh-Hant") from error
    return value


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    if twice := next((value for value in values if values.count(value) > 1), None):
        raise ValueError(f"{twice} stands twice; keep one")
    return values


def _are_spans(values: tuple[str, ...]) -> tuple[str, ...]:
    if overlapping([parse_span(value) for value in values]):
        raise ValueError("two of these hours overlap; join them")
    return values


class Hours(Closed):
    """When somebody answers: spans such as "Mo-Fr 09:00-18:00", in the time zone of the support desk."""

    timezone: Annotated[str, AfterValidator(_is_zone)]
    open: Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_are_spans)] = Field(
        description='such as "Mo-Fr 09:00-18:00"; "Fr-Sa 20:00-02:00" goes on after midnight'
    )
    closed: tuple[date, ...] = Field(
        default=(), description="days on which nobody answers, such as public holidays, on the desk's calendar"
    )

    @property
    def spans(self) -> list[Span]:
        """The hours as spans of a week."""
        return [parse_span(value) for value in self.open]


class Suspension(Closed):
    """A channel that is ours and out of service for a while."""

    since: date
    why: Text
    instead: Id | None = Field(default=None, description="the id of the channel to use meanwhile")


class Channel(ChannelAddress):
    """One official channel: an address that belongs to the wallet, and what a reader needs to know of it."""

    label: Text
    purpose: Text = Field(description="what it is for, one sentence")
    answers: bool = Field(description="whether support answers there")
    hours: Hours | None = None
    reply: Text | None = Field(default=None, description="how soon an answer usually comes")
    any_time: bool = Field(
        default=False, description="whether a message can be left there at any time; an e-mail and a ticket can"
    )
    draft: bool = Field(
        default=False, description="whether a page may begin a mail to it for the reader, with subject and text"
    )
    languages: Annotated[tuple[Annotated[str, AfterValidator(_is_language)], ...], AfterValidator(_each_once)] = Field(
        default=(), description="the languages in which support answers (BCP 47)"
    )
    cost: Text | None = None
    cannot: Text | None = Field(default=None, description="what this channel cannot do")
    group: Group = Field(default="site", description="its place in lists: in-app first, social last")
    owner: Words = Field(description="the team that answers for this entry")
    added: date
    reviewed: date = Field(description="when somebody last proved that it is ours")
    expires: date | None = None
    evidence: Words = Field(description="how a reviewer can see that it is ours")
    suspended: Suspension | None = Field(default=None, description="out of service: every mention of it then says so")

    @model_validator(mode="before")
    @classmethod
    def _usual_of_its_kind(cls, value: object) -> object:
        if isinstance(value, dict) and value.get("kind") in KINDS:
            kind = value["kind"]
            return {"group": _GROUP_OF_KIND[kind], "any_time": kind in _ANY_TIME, **value}
        return value

    @model_validator(mode="after")
    def _complete_if_it_answers(self) -> Channel:
        needed = {"hours": self.hours, "reply": self.reply, "languages": self.languages, "cost": self.cost}
        missing = [name for name, value in needed.items() if not value]
        if self.answers and missing:
            raise ValueError(f"{self.id}: support answers there, so a reader needs {', '.join(missing)}")
        if self.draft and self.kind != "email":
            raise ValueError(f"{self.id}: draft is for e-mail, and this is {self.kind}")
        if self.reviewed < self.added:
            raise ValueError(f"{self.id}: reviewed ({self.reviewed}) lies before added ({self.added})")
        return self

    @property
    def sample(self) -> bool:
        """Whether the value is reserved for examples and so cannot be a real contact."""
        return sample(self.kind, self.value)


class Revoked(ChannelAddress):
    """A past channel. It must never appear on the site again, in any spelling; pages that still name its id say so."""

    revoked: date
    reason: Text
    label: Text | None = Field(default=None, description="what it was called")
    instead: Id | None = Field(default=None, description="the id of the channel that took its place")


class ChannelList(DataFile, Closed):
    """docs/channels.yml."""

    channels: tuple[Channel, ...] = Field(min_length=1)
    revoked: tuple[Revoked, ...] = ()
    signing_key: SigningKey | None = Field(
        default=None, description="the minisign public key (RW…) with which make release signs the published list"
    )

    def by_id(self, channel_id: str) -> Channel | None:
        """Return the channel of that id, or None."""
        return next((channel for channel in self.channels if channel.id == channel_id), None)

    def was(self, channel_id: str) -> Revoked | None:
        """Return the past channel of that id, or None."""
        return next((past for past in self.revoked if past.id == channel_id), None)

    def successor(self, channel_id: str) -> Channel | None:
        """Return the channel to use instead of one that is suspended or revoked, or None where the list names none."""
        channel, past = self.by_id(channel_id), self.was(channel_id)
        out = channel.suspended if channel else past
        return self.by_id(out.instead) if out and out.instead else None

    def in_order(self) -> tuple[Channel, ...]:
        """Return the channels as readers meet them: by group, then as they stand in the file."""
        return tuple(sorted(self.channels, key=lambda channel: GROUPS.index(channel.group)))

    @property
    def updated(self) -> date:
        """The newest date on the list."""
        dates = [channel.reviewed for channel in self.channels] + [past.revoked for past in self.revoked]
        return max(dates)


def load_channels(path: Path, name: str = "docs/channels.yml", languages: Languages | None = None) -> ChannelList:
    """Load the official-channel list; `name` is how findings call the file. With `languages`, each text must stand in
    all of them; without, in any.

    Raises `findings.Refused` with every fault: form, duplicates, look-alikes, mixed scripts, expired entries.
    """
    context = in_languages(languages) if languages else None
    return load(path, name, ChannelList, "CL001", lambda loaded: _faults(loaded, name), context)


def _faults(loaded: ChannelList, name: str) -> Iterator[Finding]:
    yield from address_faults(loaded.channels, loaded.revoked, loaded.line, name)
    for index, entry in enumerate(loaded.channels):
        if entry.expires and entry.expires < loaded.updated:
            at = loaded.line("channels", index, "expires")
            fix = "renew it, or move it to revoked:"
            yield Finding(name, at, "CL005", f"{entry.id} expired on {entry.expires}", fix)
    yield from _successor_faults(loaded, name)


def _successor_faults(loaded: ChannelList, name: str) -> Iterator[Finding]:
    """Whoever is sent on must arrive: at a channel of the list that is in service."""
    serving = {entry.id for entry in loaded.channels if not entry.suspended}
    named: list[tuple[Location, str, str | None]] = [
        *(
            (("channels", index, "suspended", "instead"), entry.id, entry.suspended.instead)
            for index, entry in enumerate(loaded.channels)
            if entry.suspended
        ),
        *((("revoked", index, "instead"), past.id, past.instead) for index, past in enumerate(loaded.revoked)),
    ]
    for at, entry_id, instead in named:
        if instead and instead not in serving:
            message = f"{entry_id} sends readers on to {instead}, which is no channel in service"
            yield Finding(
                name, loaded.line(*at), "CL011", message, nearest(instead, serving) or "name a channel of the list"
            )


def to_come(loaded: ChannelList, today: date, name: str = "docs/channels.yml") -> list[Finding]:
    """Return a finding for each day on the list that nobody can have seen yet. Where a day begins depends on the place,
    so tomorrow passes.
    """
    places: list[tuple[Location, str, date]] = [
        (("revoked", index, "revoked"), past.id, past.revoked) for index, past in enumerate(loaded.revoked)
    ]
    for index, entry in enumerate(loaded.channels):
        places += [(("channels", index, "reviewed"), entry.id, entry.reviewed)]
        if entry.suspended:
            places += [(("channels", index, "suspended", "since"), entry.id, entry.suspended.since)]
    fix = "write the day on which it happened"
    return [
        Finding(name, loaded.line(*place), "CL012", f"{entry_id}: {place[-1]} is {day}, which has not come yet", fix)
        for place, entry_id, day in places
        if day > today + timedelta(days=1)
    ]


def overdue(loaded: ChannelList, today: date, name: str = "docs/channels.yml") -> list[Finding]:
    """Return a warning for each channel whose review is overdue or whose time has run out on `today`."""
    return [
        Finding(
            name,
            loaded.line("channels", index, "reviewed"),
            "CL006",
            f"{entry.id}: review overdue (last {entry.reviewed})",
            "prove that it is still ours, then set reviewed:",
            "warning",
        )
        for index, entry in enumerate(loaded.channels)
        if (today - entry.reviewed).days > REVIEW_DAYS or (entry.expires and entry.expires < today)
    ]
