"""A case on a page: a list of what to write down. case.js makes a form of it, which says the same by construction."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from html import escape

from cases.model import Case
from channels import ChannelList
from languages import Edition

# The id of a kind of case on the page, so that others lead to it.
PREFIX = "case-"


def case_block(
    case: Case,
    channels: ChannelList,
    edition: Edition,
    contexts: Collection[str],
    topic: Callable[[str], tuple[str, str]],
) -> str:
    """Return the block as one line of HTML. `contexts` are the app's screens and error codes: only these may a link
    fill in. `topic` gives title and address of a topic.
    """
    words = edition.words.case
    data = {
        "text": words.model_dump(),
        "kinds": edition.words.search.secret_kinds.by_kind,
        "copied": edition.words.clock.copied,
        "copyFailed": edition.words.clock.copy_failed,
        "contexts": sorted(contexts),
        "mail": [
            {"id": one.id, "label": one.label[edition.tag], "address": one.value}
            for one in channels.in_order()
            if one.draft and not one.suspended
        ],
    }
    # Inside <script>, "</" and "<!--" would end or change the element.
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    parts = [_kind(name, case, edition, topic) for name in case.kinds]
    always = escape(words.always, quote=False)
    return (
        f'<div class="case"><p class="case__never">{escape(words.never, quote=False)}</p>'
        f'<div class="case__list">{"".join(parts)}'
        f'<section class="case__part"><h3 class="case__title">{always}</h3>{_list(case.always, case, edition)}'
        f'</section></div><script type="application/json">{content}</script></div>'
    )


def _kind(name: str, case: Case, edition: Edition, topic: Callable[[str], tuple[str, str]]) -> str:
    kind = case.kinds[name]
    report = f' data-report="{" ".join(kind.report)}"' if kind.report else ""
    title, href = topic(kind.first) if kind.first else ("", "")
    words = escape(edition.words.case.first, quote=False)
    first = f'<p class="case__first">{words} <a href="{href}">{escape(title)}</a></p>' if kind.first else ""
    label = escape(kind.label[edition.tag], quote=False)
    return (
        f'<section class="case__part" id="{PREFIX}{name}" data-kind="{name}"{report}>'
        f'<h3 class="case__title">{label}</h3>'
        f"{first}{_list(kind.fields, case, edition)}</section>"
    )


def _list(names: Iterable[str], case: Case, edition: Edition) -> str:
    return f"<ul>{''.join(_item(name, case, edition) for name in names)}</ul>"


def _item(name: str, case: Case, edition: Edition) -> str:
    field = case.fields[name]
    query = f' data-query="{field.query}"' if field.query else ""
    label = f'<strong class="case__label">{escape(field.label[edition.tag], quote=False)}</strong>'
    hint = f' <span class="case__hint">{escape(field.hint[edition.tag], quote=False)}</span>' if field.hint else ""
    return f'<li data-field="{name}" data-form="{field.form}"{query}>{label}{hint}</li>'
