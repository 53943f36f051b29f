"""A channel within a sentence: a link, or where it is out of service, a note that links to its successor."""

from __future__ import annotations

from html import escape

from channels.model import Channel, ChannelList
from channels.values import as_read, href
from languages import Edition
from languages.cldr import date_in_words


def link(channel: Channel, text: str, more: str = "") -> str:
    """Return a link to the channel around `text`, which is HTML already; `more` are attributes that it has besides."""
    return f"<a {link_attributes(channel)}{f' {more.strip()}' if more else ''}>{text}</a>"


def link_attributes(channel: Channel) -> str:
    """Return the attributes of a link to the channel: its target, and its id for scripts and checks."""
    target = escape(href(channel.kind, channel.value), quote=True)
    web = ' rel="noopener"' if channel.kind in {"origin", "page"} else ""
    # On paper a link says where it leads, as a person reads it (site.css).
    shown = escape(as_read(channel.kind, channel.value), quote=True)
    return f'href="{target}" data-channel-link="{channel.id}" data-spelled="{shown}"{web}'


def mention(channels: ChannelList, channel_id: str, text: str, edition: Edition, more: str = "") -> str | None:
    """Return a link to the channel around `text`, which is HTML already, or None for an id that never was on the list.

    A channel that is suspended or revoked is named, says so, and links to its successor.
    """
    channel = channels.by_id(channel_id)
    if channel and not channel.suspended:
        return link(channel, text, more)
    note = out_of_service(channels, channel_id, edition)
    if note is None:
        return None
    return f'{text}<span class="channel-off" data-channel-off="{channel_id}">{_aside(note, edition)}</span>'


def mention_by_name(channels: ChannelList, channel_id: str, edition: Edition) -> str | None:
    """Mention the channel by the name that the list gives it; None for an id that never was on the list."""
    entry = channels.by_id(channel_id) or channels.was(channel_id)
    if entry is None or entry.label is None:
        return None
    return mention(channels, channel_id, escape(entry.label[edition.tag], quote=False), edition)


def _aside(note: str, edition: Edition) -> str:
    return escape(edition.words.channel.aside, quote=False).replace("{note}", note)


def out_of_service(channels: ChannelList, channel_id: str, edition: Edition) -> str | None:
    """Return what is said of a channel that is suspended or revoked, as HTML; None of any other."""
    words = edition.words.channel
    channel, past = channels.by_id(channel_id), channels.was(channel_id)
    if channel and channel.suspended:
        form, since, why = words.suspended, channel.suspended.since, channel.suspended.why
    elif past and not channel:
        form, since, why = words.revoked, past.revoked, past.reason
    else:
        return None
    said = escape(form.format(since=date_in_words(since, edition.language)), quote=False)
    successor = channels.successor(channel_id)
    if successor is None:
        return f"{said}{words.pause}{escape(why[edition.tag], quote=False)}"
    label = link(successor, escape(successor.label[edition.tag], quote=False))
    return f"{said}{words.pause}{escape(words.instead, quote=False).replace('{channel}', label)}"
