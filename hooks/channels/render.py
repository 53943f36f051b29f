"""Channels as readers see them: a link, a block, the whole list, a table of hours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from channels.hours import Span, in_words
from channels.model import Channel, ChannelList, Hours
from channels.values import href, spelled
from guard.policy.minisign import PublicKey
from languages import Edition
from languages.cldr import language_name, zone_name


def link(channel: Channel, text: str) -> str:
    """Return a link to the channel around `text`, which is HTML already."""
    return f"<a {link_attributes(channel)}>{text}</a>"


def link_attributes(channel: Channel) -> str:
    """Return the attributes of a link to the channel: its target, and its id for scripts and checks."""
    target = escape(href(channel.kind, channel.value), quote=True)
    web = ' rel="noopener"' if channel.kind in {"origin", "page"} else ""
    return f'href="{target}" data-channel-link="{channel.id}"{web}'


def hours_text(hours: Hours, edition: Edition) -> str:
    """Tell the hours in words, with the support desk's time zone."""
    words = edition.words
    zone = words.zones.get(hours.timezone) or zone_name(hours.timezone, edition.language)
    return in_words(hours.spans, edition.language, words.hours) + words.hours.zone.format(zone=zone)


def _language_names(tags: Iterable[str], edition: Edition) -> str:
    known = edition.words.language_names
    names = (known.get(tag) or language_name(tag, edition.language) for tag in tags)
    return escape(edition.words.channel.join.join(names), quote=False)


def block(channel: Channel, edition: Edition) -> str:
    """Return everything a reader needs to use one channel, as one line of HTML."""
    words = edition.words.channel
    facts = [(words.address, _address(channel, edition))]
    if channel.hours:
        facts.append((words.hours, _hours(channel.hours, edition)))
    if channel.reply:
        facts.append((words.reply, escape(channel.reply[edition.tag])))
    if channel.languages:
        facts.append((words.languages, _language_names(channel.languages, edition)))
    if channel.cost:
        facts.append((words.cost, escape(channel.cost[edition.tag])))
    if channel.cannot:
        facts.append((words.cannot, escape(channel.cannot[edition.tag])))
    rows = "".join(f"<div><dt>{escape(name, quote=False)}</dt><dd>{value}</dd></div>" for name, value in facts)
    label = escape(channel.label[edition.tag])
    silent = "" if channel.answers else f'<p class="channel__silent">{escape(words.no_answer, quote=False)}</p>'
    state = ' <span class="channel__state" hidden></span>' if channel.hours else ""
    return (
        f'<div class="channel" data-channel="{channel.id}" data-kind="{channel.kind}" '
        f'data-group="{channel.group}" role="group" aria-label="{escape(channel.label[edition.tag], quote=True)}">'
        f'<p class="channel__label">{link(channel, label)}{state}</p>'
        f'<p class="channel__purpose">{escape(channel.purpose[edition.tag])}</p>{silent}'
        f'<dl class="channel__facts">{rows}</dl></div>'
    )


def _address(channel: Channel, edition: Edition) -> str:
    if channel.kind == "app":
        return link(channel, escape(edition.words.channel.here, quote=False))
    return link(channel, escape(spelled(channel.kind, channel.value)))


def _hours(hours: Hours, edition: Edition) -> str:
    data = escape(json.dumps([_span(span) for span in hours.spans], separators=(",", ":")), quote=True)
    return (
        f'<span class="channel__hours" data-hours="{data}" data-timezone="{hours.timezone}">'
        f'{escape(hours_text(hours, edition))}</span> <span class="channel__local" hidden></span>'
    )


def _span(span: Span) -> dict[str, object]:
    return {"days": list(span.days), "start": span.start, "end": span.end}


def overview(channels: ChannelList, edition: Edition) -> str:
    """Return a block for every channel, in the order in which readers should meet them."""
    blocks = "".join(block(channel, edition) for channel in channels.in_order())
    return f'<div class="channels">{blocks}</div>'


def hours_table(channels: ChannelList, edition: Edition) -> str:
    """Return a table of the channels where support answers: when, and how soon."""
    words = edition.words.channel
    head = "".join(
        f'<th scope="col">{escape(name, quote=False)}</th>' for name in (words.channel, words.hours, words.reply)
    )
    rows = "".join(_hours_row(channel, edition) for channel in _answering(channels))
    return f'<div class="table-scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _answering(channels: ChannelList) -> Iterable[Channel]:
    return (channel for channel in channels.in_order() if channel.answers)


def _hours_row(channel: Channel, edition: Edition) -> str:
    hours = _hours(channel.hours, edition) if channel.hours else ""
    reply = escape(channel.reply[edition.tag]) if channel.reply else ""
    return f"<tr><td>{link(channel, escape(channel.label[edition.tag]))}</td><td>{hours}</td><td>{reply}</td></tr>"


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
