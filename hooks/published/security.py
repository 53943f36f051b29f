"""/.well-known/security.txt (RFC 9116): where somebody who found a flaw reports it, read by people and programs."""

from __future__ import annotations

from datetime import date, timedelta

from channels import ChannelList
from channels.model import Channel

PATH = ".well-known/security.txt"
# RFC 9116, 2.5.5: less than a year ahead, so that nobody trusts a file that nobody looks after.
_VALID = timedelta(days=365)
_SCHEMES = {"email": "mailto:", "phone": "tel:"}


def security_txt(channels: ChannelList, base: str) -> dict[str, bytes]:
    """Return security.txt by its site path, or nothing for a list without a channel of group security.

    `base` is the site's absolute address with a closing slash. The file expires a year after the review of the
    contact that was reviewed longest ago, or when one of them expires.
    """
    contacts = [channel for channel in channels.channels if channel.group == "security"]
    if not contacts:
        return {}
    languages = dict.fromkeys(language for channel in contacts for language in channel.languages)
    lines = [f"Contact: {_SCHEMES.get(channel.kind, '')}{channel.value}" for channel in contacts]
    lines.append(f"Expires: {min(map(_end, contacts)).isoformat()}T00:00:00Z")
    if languages:
        lines.append(f"Preferred-Languages: {', '.join(languages)}")
    lines.append(f"Canonical: {base}{PATH}")
    return {PATH: "".join(f"{line}\n" for line in lines).encode()}


def _end(channel: Channel) -> date:
    reviewed = channel.reviewed + _VALID
    return min(reviewed, channel.expires) if channel.expires else reviewed
