"""Channels as readers see them: a link, a block, the whole list, a table of hours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from channels.hours import Span, in_words
from channels.model import Channel, ChannelList, Hours
from channels.values import href, spelled
from guard.policy.minisign import PublicKey

_WORDS = {
    "zh": {
        "address": "地址",
        "open": "打开",
        "hours": "服务时间",
        "reply": "多久回复",
        "languages": "语言",
        "cost": "费用",
        "cannot": "做不到",
        "channel": "渠道",
        "no-answer": "不在这里答复个人问题",
        "zone": "（{}）",
        "zh": "中文",
        "en": "英文",
        "join": "、",
        "here": "点这里打开",
    },
    "en": {
        "address": "Address",
        "open": "Open",
        "hours": "Service hours",
        "reply": "Reply time",
        "languages": "Languages",
        "cost": "Cost",
        "cannot": "Can't do",
        "channel": "Channel",
        "no-answer": "Support does not answer personal cases here",
        "zone": " ({})",
        "zh": "Chinese",
        "en": "English",
        "join": ", ",
        "here": "Open it here",
    },
}
# How to verify the published list: what is folded away under the first line.
_VERIFY = {
    "zh": (
        "给懂技术的人：验证这张列表的签名",
        "不会也没关系，上面的步骤已经够用。",
        "这张列表也有一份文件 <code>/official-channels.json</code>，签名在它旁边，文件名多一段 <code>.minisig</code>。"
        "两个文件下载到同一个文件夹，用 minisign 程序验证：",
        "公钥的编号是 <code>{}</code>。把公钥记在别处：哪天它变了，先别信这张列表，自己打开 App 核对。",
    ),
    "en": (
        "For people who know how: verify the signature of this list",
        "You don't need this: the steps above are enough.",
        "The list is also a file, <code>/official-channels.json</code>. Its signature lies beside it, with "
        "<code>.minisig</code> after the name. Download both into one folder and verify them with the program "
        "minisign:",
        "The id of the public key is <code>{}</code>. Keep the key somewhere else. If it ever changes, don't trust "
        "this list yet: open the app yourself and check there.",
    ),
}
# The names by which readers know the zones that support desks work in; any other zone shows its IANA name.
_ZONES = {"Asia/Shanghai": {"zh": "北京时间", "en": "China time, UTC+8"}, "UTC": {"zh": "UTC", "en": "UTC"}}


def link(channel: Channel, text: str) -> str:
    """Return a link to the channel around `text`, which is HTML already."""
    return f"<a {link_attributes(channel)}>{text}</a>"


def link_attributes(channel: Channel) -> str:
    """Return the attributes of a link to the channel: its target, and its id for scripts and checks."""
    target = escape(href(channel.kind, channel.value), quote=True)
    web = ' rel="noopener"' if channel.kind in {"origin", "page"} else ""
    return f'href="{target}" data-channel-link="{channel.id}"{web}'


def hours_text(hours: Hours, lang: str) -> str:
    """Tell the hours in words, with the support desk's time zone."""
    zone = _ZONES.get(hours.timezone, {}).get(lang, hours.timezone)
    return in_words(hours.spans, lang) + _WORDS[lang]["zone"].format(zone)


def block(channel: Channel, lang: str) -> str:
    """Return everything a reader needs to use one channel, as one line of HTML."""
    words = _WORDS[lang]
    facts = [(words["address"], _address(channel, lang))]
    if channel.hours:
        facts.append((words["hours"], _hours(channel.hours, lang)))
    if channel.reply:
        facts.append((words["reply"], escape(channel.reply[lang])))
    if channel.languages:
        facts.append((words["languages"], words["join"].join(words[code] for code in channel.languages)))
    if channel.cost:
        facts.append((words["cost"], escape(channel.cost[lang])))
    if channel.cannot:
        facts.append((words["cannot"], escape(channel.cannot[lang])))
    rows = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)
    label = escape(channel.label[lang])
    silent = "" if channel.answers else f'<p class="channel__silent">{words["no-answer"]}</p>'
    state = ' <span class="channel__state" hidden></span>' if channel.hours else ""
    return (
        f'<div class="channel" data-channel="{channel.id}" data-kind="{channel.kind}" '
        f'data-group="{channel.group}" role="group" aria-label="{escape(channel.label[lang], quote=True)}">'
        f'<p class="channel__label">{link(channel, label)}{state}</p>'
        f'<p class="channel__purpose">{escape(channel.purpose[lang])}</p>{silent}'
        f'<dl class="channel__facts">{rows}</dl></div>'
    )


def _address(channel: Channel, lang: str) -> str:
    if channel.kind == "app":
        return link(channel, _WORDS[lang]["here"])
    return link(channel, escape(spelled(channel.kind, channel.value)))


def _hours(hours: Hours, lang: str) -> str:
    data = escape(json.dumps([_span(span) for span in hours.spans], separators=(",", ":")), quote=True)
    return (
        f'<span class="channel__hours" data-hours="{data}" data-timezone="{hours.timezone}">'
        f'{escape(hours_text(hours, lang))}</span> <span class="channel__local" hidden></span>'
    )


def _span(span: Span) -> dict[str, object]:
    return {"days": list(span.days), "start": span.start, "end": span.end}


def overview(channels: ChannelList, lang: str) -> str:
    """Return a block for every channel, in the order in which readers should meet them."""
    blocks = "".join(block(channel, lang) for channel in channels.in_order())
    return f'<div class="channels">{blocks}</div>'


def hours_table(channels: ChannelList, lang: str) -> str:
    """Return a table of the channels where support answers: when, and how soon."""
    words = _WORDS[lang]
    head = "".join(f'<th scope="col">{words[key]}</th>' for key in ("channel", "hours", "reply"))
    rows = "".join(_hours_row(channel, lang) for channel in _answering(channels))
    return f'<div class="table-scroll"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _answering(channels: ChannelList) -> Iterable[Channel]:
    return (channel for channel in channels.in_order() if channel.answers)


def _hours_row(channel: Channel, lang: str) -> str:
    hours = _hours(channel.hours, lang) if channel.hours else ""
    reply = escape(channel.reply[lang]) if channel.reply else ""
    return f"<tr><td>{link(channel, escape(channel.label[lang]))}</td><td>{hours}</td><td>{reply}</td></tr>"


def how_to_verify(key: str | None, lang: str) -> str:
    """Return, folded away, how to verify the published list with its public key; nothing for a list without one."""
    if not key:
        return ""
    title, easy, how, keep = _VERIFY[lang]
    return (
        f'<details class="signature"><summary>{title}</summary><p>{easy}</p><p>{how}</p>'
        f"<pre><code>minisign -Vm official-channels.json -P {key}</code></pre>"
        f"<p>{keep.format(PublicKey.parse(key).name)}</p></details>"
    )
