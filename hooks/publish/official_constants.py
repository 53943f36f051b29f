"""Constants for apps: what every official link looks like, in Kotlin, Swift, TypeScript and Dart, with a function that
names the channel of a link. So an app judges a link before it opens it, without a network.

Each channel is one regular expression in the syntax that the four languages share. It takes the whole link and only
what is certain: the origin as it is on the list over https, a path, query and fragment in which no other address can
stand. What is not certain is nobody's: the app then shows it and does not open it.
"""

from __future__ import annotations

import re

from channels import Channel, ChannelList
from channels.values import href
from publish.app_languages import APP_LANGUAGES, filled

_SAID = {
    "first": "Written by `make constants` from the official-channel list; do not edit.",
    "about-judge": (
        'The id of the official channel that a link belongs to, or nothing. Nothing is not "dangerous": it is not '
        "proven to be ours, so show its address instead of opening it. A caller ID or a sender proves nothing, "
        "whatever this says."
    ),
}
_LIST = "The official channels in service, as of {updated}: the id of each, and how its links look."
# A path, query and fragment in which no dot, colon, @, % or second slash can make another address.
_BELOW = "(/[A-Za-z0-9_-]+)*/?([?][A-Za-z0-9_=&-]*)?(#[A-Za-z0-9_=&-]*)?"


def patterns(channels: ChannelList) -> dict[str, str]:
    """Return a regular expression for the whole links of each channel in service, by the channel's id."""
    return {channel.id: _pattern(channel) for channel in channels.in_order() if not channel.suspended}


def _pattern(channel: Channel) -> str:
    target = re.sub(r"([.+?*()\[\]{}|^$\\])", r"[\1]", href(channel.kind, channel.value).removesuffix("/"))
    # A slash behind a query or a place would belong to it.
    below = {"origin": _BELOW, "page": "" if re.search("[?#]", target) else "/?"}.get(channel.kind, "")
    return target + below


def list_files(channels: ChannelList) -> dict[str, str]:
    """Return the sources by file name."""
    shapes, head = patterns(channels), _LIST.format(updated=channels.updated)
    found = {}
    for language in APP_LANGUAGES:
        lines = (f"    {language.channel.format(id=name, shape=shape)}" for name, shape in shapes.items())
        parts = {**_SAID, "about-list": head, "channels": "\n".join(lines)}
        found[language.channels_file] = filled(language.channels_file, parts)
    return found
