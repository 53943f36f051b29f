"""/.well-known/security.txt (RFC 9116): where somebody who found a flaw reports it, read by people and programs."""

from __future__ import annotations

from datetime import date, timedelta

from channels import ChannelList
from channels.model import Channel

PATH = ".well-known/security.txt"
# RFC 9116, 2.5.5: less than a year ahead, so that nobody trusts a file that nobody looks after.
# A channel may be reviewed a month later than that (REVIEW_DAYS); so a release asks for more than a review in time.
_VALID = timedelta(days=365)
# A file that ends sooner is not published: whoever publishes next may be on holiday.
LEAST_LEFT = timedelta(days=30)
# The group of the channels that it names.
SECURITY = "security"
_SCHEMES = {"email": "mailto:", "phone": "tel:"}


def security_txt(channels: ChannelList, base: str) -> dict[str, bytes]:
    """Return security.txt by its site path, or nothing for a list without a channel of group security in service.

    `base` is the site's absolute address with a closing slash. The file expires a year after the review of the
    contact that was reviewed longest ago, or when one of them expires.
    """
    contacts, end = security_contacts(channels), expires(channels)
    if end is None:
        return {}
    languages = dict.fromkeys(language for channel in contacts for language in channel.languages)
    lines = [f"Contact: {_SCHEMES.get(channel.kind, '')}{channel.value}" for channel in contacts]
    lines.append(f"Expires: {end.isoformat()}T00:00:00Z")
    if languages:
        lines.append(f"Preferred-Languages: {', '.join(languages)}")
    lines.append(f"Canonical: {base}{PATH}")
    return {PATH: "".join(f"{line}\n" for line in lines).encode()}


def expires(channels: ChannelList) -> date | None:
    """Return the day on which security.txt expires, or None for a list without such a channel."""
    return min(map(_end, security_contacts(channels)), default=None)


def security_contacts(channels: ChannelList) -> list[Channel]:
    """Return the channels that security.txt names, those of its group. In place of one that is out of service, which
    may be somebody else's by now, stands the one that the list names instead.
    """
    named = [channel for channel in channels.channels if channel.group == SECURITY]
    serving = [channels.successor(channel.id) if channel.suspended else channel for channel in named]
    return list({channel.id: channel for channel in serving if channel}.values())


def _end(channel: Channel) -> date:
    reviewed = channel.reviewed + _VALID
    return min(reviewed, channel.expires) if channel.expires else reviewed
