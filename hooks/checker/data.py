"""The channel list as the checker in the browser compares with it (overrides/assets/check/check.js)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from channels import ChannelList
from guard.policy.listing import Allowed
from guard.policy.official_list import ChannelAddress
from guard.text.phones import dialled, in_letters, spellings


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
