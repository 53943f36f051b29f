"""The form of the checker on a page. Without scripts it is a link to the list, which says the same to the eye."""

from __future__ import annotations

import json
from html import escape

from channels import Channel, ChannelList
from channels.values import href
from checker.data import listed, origin
from languages import Edition
from languages.cldr import date_in_words


def form(channels: ChannelList, edition: Edition, root: str, compromised: str, status: str) -> str:
    """Return the block as one line of HTML. `root` leads from the page to the site's root, `compromised` to the topic
    for those who gave a secret away, `status` to the one that tells how a transfer goes.

    What is revoked or suspended must stand on no page, so it comes with the published list.
    """
    words = edition.words.checker
    data = {
        "list": {**listed(channels, in_service=True), "revoked": []},
        "shown": {channel.id: _shown(channel, channels, edition) for channel in channels.channels},
        "published": f"{root}official-channels.json",
        **origin(channels),
        "compromised": compromised,
        "status": status,
        "text": words.model_dump(),
    }
    # Inside <script>, "</" and "<!--" would end or change the element.
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    without = f'<p class="check__without">{escape(words.without, quote=False)}</p>'
    return (
        f'<div class="check">{without}<form class="check__form" hidden>'
        f'<label class="check__label">{escape(words.label, quote=False)}'
        '<textarea class="check__field" rows="2" maxlength="4000" autocomplete="off" autocapitalize="off" '
        'spellcheck="false"></textarea></label><p class="check__buttons">'
        f'<button class="channel__button" type="submit">{escape(words.button, quote=False)}</button>'
        f'<button class="channel__copy" type="reset">{escape(words.clear, quote=False)}</button></p></form>'
        f'<div class="check__answer" role="status"></div>'
        f'<script type="application/json">{content}</script></div>'
    )


def _shown(channel: Channel, channels: ChannelList, edition: Edition) -> dict[str, str]:
    """How a channel is named and opened; of one out of service the reason, and the one to use instead."""
    label = channel.label[edition.tag]
    if not channel.suspended:
        return {"label": label, "href": href(channel.kind, channel.value)}
    words = edition.words.channel
    since = words.suspended.format(since=date_in_words(channel.suspended.since, edition.language))
    successor = channels.successor(channel.id)
    off = f"{since}{words.pause}{channel.suspended.why[edition.tag]}"
    return {"label": label, "off": off, "instead": successor.id if successor else ""}
