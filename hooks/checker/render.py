"""The form of the checker on a page. Without scripts it is a link to the list, which says the same to the eye."""

from __future__ import annotations

import json
from html import escape

from channels import ChannelList
from channels.values import href, spelled
from checker.data import listed
from languages import Edition


def form(channels: ChannelList, edition: Edition, root: str, compromised: str) -> str:
    """Return the block as one line of HTML. `root` leads from the page to the site's root, `compromised` to the topic
    for those who gave a secret away.

    What is revoked must stand on no page, so it comes with the published list.
    """
    words = edition.words.checker
    data = {
        "list": {**listed(channels), "revoked": []},
        "shown": {
            channel.id: {
                "label": channel.label[edition.tag],
                "href": href(channel.kind, channel.value),
                "value": spelled(channel.kind, channel.value),
            }
            for channel in channels.channels
        },
        "published": f"{root}official-channels.json",
        "compromised": compromised,
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
