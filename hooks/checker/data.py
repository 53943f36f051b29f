"""The channel list as the checker in the browser compares with it (overrides/assets/check/check.js)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from channels import ChannelList
from guard.policy.listing import Allowed
from guard.policy.official_list import ChannelAddress
from guard.text.phones import dialled, in_letters, spellings
from languages import Edition


def listed(channels: ChannelList, in_service: bool = False) -> dict[str, Any]:
    """Return the list as the checker wants it: the entries, and the names that listed hosts carry. `in_service` leaves
    out those that are suspended.
    """
    return {
        "channels": _entries(one for one in channels.in_order() if not (in_service and one.suspended)),
        "revoked": _entries(channels.revoked),
        "names": list(Allowed.of(channels).brands),
    }


def _entries(entries: Iterable[ChannelAddress]) -> list[dict[str, Any]]:
    return [
        {"id": entry.id, "kind": entry.kind, "value": entry.value, **_national(entry), **_letters(entry)}
        for entry in entries
    ]


def _national(entry: ChannelAddress) -> dict[str, list[str]]:
    """How a number is written within its country."""
    if entry.kind != "phone" or not entry.value.startswith("+"):
        return {}
    number = dialled(entry.value)
    return {"national": sorted(spellings(number) - {number})}


def _letters(entry: ChannelAddress) -> dict[str, str]:
    return {"letters": in_letters(entry.letters)} if entry.letters else {}


def origin(channels: ChannelList) -> dict[str, str]:
    """Return from when the list is, and the key that signs the published one, if it has one."""
    return {"updated": channels.updated.isoformat(), **({"key": channels.signing_key} if channels.signing_key else {})}


def search_data(channels: ChannelList, edition: Edition) -> bytes:
    """Return what the search box compares a contact with, and what it says of it, in one language.

    What is revoked or suspended must stand in no other file than the published list, so it comes with that.
    """
    words = edition.words.checker
    said = ("listed", "revoked", "unlisted", "address", "hash")
    data = {
        "list": {**listed(channels, in_service=True), "revoked": []},
        "shown": {channel.id: channel.label[edition.tag] for channel in channels.channels},
        "published": "official-channels.json",
        **origin(channels),
        "text": {
            **{key: getattr(words, key) for name in said for key in (name, f"{name}_text")},
            "listed_text": words.listed_found,
        },
    }
    return f"{json.dumps(data, ensure_ascii=False, separators=(',', ':'), sort_keys=True)}\n".encode()
