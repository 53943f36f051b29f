"""The channel list as the checker in the browser compares with it (overrides/assets/check/check.js)."""

from __future__ import annotations

import json
from typing import Any

import ada_url

from channels import ChannelList
from guard.policy.listing import Allowed, Index, host_keys
from guard.policy.official_list import ChannelAddress
from guard.text.dialled import dialled, in_letters, spellings
from guard.text.host_endings import own_label
from languages import Edition


def listed(channels: ChannelList, in_service: bool = False) -> dict[str, Any]:
    """Return the list as the checker wants it: the entries, and the names that listed hosts carry. `in_service` leaves
    out those that are suspended.
    """
    allowed = Allowed.of(channels)
    return {
        "channels": [_entry(one, allowed.listed) for one in channels.in_order() if not (in_service and one.suspended)],
        "revoked": [_entry(one, allowed.revoked) for one in channels.revoked],
        "names": list(allowed.brands),
    }


def _entry(entry: ChannelAddress, index: Index) -> dict[str, Any]:
    """What a contact is compared with; `services` are those on which the handle or the number is ours, beside the hosts
    of the pages that carry it. A host is not written as a word: one with the wallet's name in it would read as a
    stranger's account. `label` is the place of its own name in the host, for pages whose last part is a handle.
    """
    made: dict[str, Any] = {"id": entry.id, "kind": entry.kind, "value": entry.value}
    if entry.kind == "phone" and entry.value.startswith("+"):
        number = dialled(entry.value)
        made["national"] = sorted(spellings(number) - {number})
    if entry.letters:
        made["letters"] = in_letters(entry.letters)
    if entry.account:
        made["account"] = entry.account.lower()
    handles = {handle for handle, one in index.handles.items() if one == entry.id}
    numbers = {number for number, one in index.phones.items() if one == entry.id}
    if services := set[str]().union(*(index.services.get(name, frozenset()) for name in handles | numbers)):
        hosts = {ada_url.URL(f"{origin}/").hostname for origin, _ in index.pages}
        made["services"] = sorted(services.difference(*map(host_keys, hosts)))
    if entry.kind == "page" and not entry.account:
        url = ada_url.URL(entry.value)
        # What has a query or a place in it has no handle: "details" of "details?id=…" is nobody's.
        if not (url.search or url.hash):
            made["label"] = url.hostname.split(".").index(own_label(url.hostname))
    return made


def origin(channels: ChannelList) -> dict[str, str]:
    """Return from when the list is, and the key that signs the published one, if it has one."""
    return {"updated": channels.updated.isoformat(), **({"key": channels.signing_key} if channels.signing_key else {})}


def search_data(channels: ChannelList, edition: Edition) -> bytes:
    """Return what the search box compares a contact with, and what it says of it, in one language.

    What is revoked or suspended must stand in no other file than the published list, so it comes with that.
    """
    words = edition.words.checker
    said = ("listed", "listed_name", "revoked", "unlisted", "address", "hash")
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
