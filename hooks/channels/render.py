"""Channels as readers see them: a card, the whole list, a table of hours. Within a sentence: mention.py."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from channels.code import picture
from channels.hours import Span, hours_in_words
from channels.mention import link_attributes, mention, out_of_service
from channels.model import HELP_CENTER, Channel, ChannelList, Group, Hours
from channels.values import as_read, href
from guard.policy.minisign import PublicKey
from languages import Edition
from languages.cldr import date_in_words, language_name, zone_name

# What a reader at a desk goes on with on the phone in their hand.
_ON_ANOTHER_DEVICE: frozenset[Group] = frozenset({"chat", "store"})


def hours_text(hours: Hours, edition: Edition) -> str:
    """Tell the hours in words, with the support desk's time zone."""
    words = edition.words
    zone = words.zones.get(hours.timezone) or zone_name(hours.timezone, edition.language)
    return hours_in_words(hours.spans, edition.language, words.hours) + words.hours.zone.format(zone=zone)


def _language_names(tags: Iterable[str], edition: Edition) -> str:
    known = edition.words.language_names
    names = (known.get(tag) or language_name(tag, edition.language) for tag in tags)
    return escape(edition.words.channel.join.join(names), quote=False)


def card(channels: ChannelList, channel_id: str, edition: Edition) -> str | None:
    """Return the card of a channel; for one that is out of service the note, then the card of its successor.

    None for an id that never was on the list.
    """
    channel = channels.by_id(channel_id)
    if channel and not channel.suspended:
        return block(channel, edition)
    note = _notice(channels, channel_id, edition)
    successor = channels.successor(channel_id)
    return note + block(successor, edition) if note and successor else note


def _notice(channels: ChannelList, channel_id: str, edition: Edition) -> str | None:
    note = out_of_service(channels, channel_id, edition)
    if note is None:
        return None
    channel, past = channels.by_id(channel_id), channels.was(channel_id)
    named = channel.label if channel else past.label if past else None
    label = f'<h3 class="channel__label">{escape(named[edition.tag])}</h3>' if named else ""
    return f'<div class="channel channel--off" data-channel-off="{channel_id}">{label}<p>{note}</p></div>'


def block(channel: Channel, edition: Edition) -> str:
    """Return the card of one channel as one line of HTML: who it is, whether somebody is there, a button, the address.

    What few readers ask for is folded away: languages, cost and limits, and a code to go on with another device.
    """
    words = edition.words.channel
    label = channel.label[edition.tag]
    silent = "" if channel.answers else f'<p class="channel__silent">{escape(words.no_answer, quote=False)}</p>'
    return (
        f'<div class="channel" data-channel="{channel.id}" data-kind="{channel.kind}" '
        f'data-group="{channel.group}" role="group" aria-label="{escape(label, quote=True)}">'
        f'<h3 class="channel__label">{escape(label)}</h3>{_state(channel, edition)}'
        f'<p class="channel__purpose">{escape(channel.purpose[edition.tag])}</p>{silent}'
        f"{_ways(channel, edition)}{_facts(_when(channel, edition))}{_folded(channel, edition)}</div>"
    )


def _state(channel: Channel, edition: Edition) -> str:
    """Whether somebody is there now: channels.js says it. A message can be left on some channels at any time."""
    if channel.any_time and channel.answers:
        words = escape(edition.words.channel.any_time, quote=False)
        return f'<p class="channel__state" data-any-time>{words}</p>'
    return '<p class="channel__state" hidden></p>' if channel.hours else ""


def _ways(channel: Channel, edition: Edition) -> str:
    """The button, and the address to read, to compare and to copy. A place in the app has none that one could read."""
    words = edition.words.channel
    does = {"phone": words.call, "email": words.write, "app": words.open_app}.get(channel.kind, words.open)
    name = f'<span class="channel__of"> {escape(channel.label[edition.tag])}</span>'
    button = f'<a class="channel__button" {link_attributes(channel)}>{escape(does)}{name}</a>'
    if channel.kind == "app":
        return f'<p class="channel__ways">{button}</p>'
    value = f'<span class="channel__value" translate="no">{escape(as_read(channel.kind, channel.value))}</span>'
    if said := channel.letters or channel.account:
        value = f'<span class="channel__letters" translate="no">{escape(said)}</span> {value}'
    return (
        f'<p class="channel__ways">{value} {button} '
        f'<button class="channel__copy" type="button" hidden>{escape(words.copy_value)}{name}</button> '
        '<span class="channel__said" role="status"></span></p>'
    )


def _when(channel: Channel, edition: Edition) -> list[tuple[str, str]]:
    words = edition.words.channel
    found = [(words.hours, _hours(channel.hours, edition))] if channel.hours else []
    return [*found, (words.reply, escape(channel.reply[edition.tag]))] if channel.reply else found


def _facts(facts: list[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{escape(name, quote=False)}</dt><dd>{value}</dd></div>" for name, value in facts)
    return f'<dl class="channel__facts">{rows}</dl>' if rows else ""


def _folded(channel: Channel, edition: Edition) -> str:
    words = edition.words.channel
    facts = []
    if channel.languages:
        facts.append((words.languages, _language_names(channel.languages, edition)))
    if channel.cost:
        facts.append((words.cost, escape(channel.cost[edition.tag])))
    if channel.cannot:
        facts.append((words.cannot, escape(channel.cannot[edition.tag])))
    more = _fold("more", words.more, _facts(facts)) if facts else ""
    if channel.kind != "phone" and channel.group not in _ON_ANOTHER_DEVICE:
        return more
    name = words.code_name.format(label=channel.label[edition.tag])
    return more + _fold("code", words.code, picture(href(channel.kind, channel.value), name))


def _fold(kind: str, title: str, inside: str) -> str:
    return f'<details class="channel__{kind}"><summary>{escape(title, quote=False)}</summary>{inside}</details>'


def _hours(hours: Hours, edition: Edition) -> str:
    data = escape(json.dumps([_span(span) for span in hours.spans], separators=(",", ":")), quote=True)
    return (
        f'<span class="channel__hours" data-hours="{data}" data-timezone="{hours.timezone}">'
        f"{escape(hours_text(hours, edition))}</span>{_closed(hours, edition)} "
        '<span class="channel__local" hidden></span>'
    )


def _closed(hours: Hours, edition: Edition) -> str:
    """The days on which nobody answers; channels.js takes those away that have passed."""
    if not hours.closed:
        return ""
    words, language = edition.words.channel, edition.language
    days = words.days_join.join(
        f'<time datetime="{day.isoformat()}">{escape(date_in_words(day, language))}</time>'
        for day in sorted(hours.closed)
    )
    return f' <span class="channel__closed">{escape(words.closed).replace("{days}", days)}</span>'


def _span(span: Span) -> dict[str, object]:
    return {"days": list(span.days), "start": span.start, "end": span.end}


def overview(channels: ChannelList, edition: Edition) -> str:
    """Return a block for every channel, in the order in which readers should meet them."""
    blocks = "".join(
        _notice(channels, channel.id, edition) or block(channel, edition) for channel in channels.in_order()
    )
    return f'<div class="channels">{blocks}</div>'


def hours_table(channels: ChannelList, edition: Edition) -> str:
    """Return a table of the channels where support answers: when, and how soon."""
    words = edition.words.channel
    head = "".join(
        f'<th scope="col">{escape(name, quote=False)}</th>' for name in (words.channel, words.hours, words.reply)
    )
    rows = "".join(_hours_row(channels, channel, edition) for channel in _answering(channels))
    return f'<div class="table-scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _answering(channels: ChannelList) -> Iterable[Channel]:
    return (channel for channel in channels.in_order() if channel.answers)


def _hours_row(channels: ChannelList, channel: Channel, edition: Edition) -> str:
    hours = _hours(channel.hours, edition) if channel.hours else ""
    reply = escape(channel.reply[edition.tag]) if channel.reply else ""
    name = mention(channels, channel.id, escape(channel.label[edition.tag]), edition)
    return f"<tr><td>{name}</td><td>{hours}</td><td>{reply}</td></tr>"


def how_to_verify(key: str | None, edition: Edition) -> str:
    """Return, folded away, how to verify the published list with its public key; nothing for a list without one."""
    if not key:
        return ""
    words = edition.words.signature
    return (
        f'<details class="signature"><summary>{words.title}</summary><p>{words.easy}</p><p>{words.how}</p>'
        f"<pre><code>minisign -Vm official-channels.json -P {key}</code></pre>"
        f"<p>{words.keep.format(id=PublicKey.parse(key).name)}</p></details>"
    )


def elsewhere(channels: ChannelList, topic_id: str, edition: Edition) -> str:
    """Return, folded away, a code and the address with which a topic is opened on another device; "" on a list without
    the site itself.
    """
    site = channels.by_id(HELP_CENTER)
    if site is None:
        return ""
    words = edition.words.elsewhere
    address = f"{site.value.removesuffix('/')}/go/{edition.tag}/{topic_id}/"
    shown = as_read("page", address)
    # A site in a folder is ours there alone, so its folder belongs to its name.
    host, slash, folder = as_read("page", site.value).rstrip("/").partition("/")
    name = f" {words.dot} ".join(host.split(".")) + slash + folder
    read = escape(words.read, quote=False).replace("{name}", f'<b translate="no">{escape(name)}</b>')
    return (
        f'<details class="elsewhere"><summary>{escape(words.title, quote=False)}</summary>'
        f"<p>{escape(words.scan, quote=False)}</p>{picture(address, words.code)}"
        f'<p>{escape(words.type_it, quote=False)} <b class="channel__value" translate="no">{escape(shown)}</b></p>'
        f"<p>{read}</p></details>"
    )
