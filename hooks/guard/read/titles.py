"""The title of a page, which ends with the name of its site."""

from __future__ import annotations

import re
from typing import NamedTuple

from guard.read.text_runs import collapsed
from guard.report.html_text import unescaped

_TITLE = re.compile(r"<title>([^<]*)</title>")
_NAME = re.compile(r'<meta property="og:site_name" content="([^"<>]*)">')
_HEAD_ENDS = "</head>"
# Stands between the title of a page and the name of its site, as search engines advise.
_BETWEEN = " - "


class Title(NamedTuple):
    """A title as a browser shows it, and what is put together in it: what the page is called, and its site."""

    whole: str
    parts: tuple[str, ...] = ()


def title_of(source: str) -> Title | None:
    """Return the title of a page; None for one that does not end with the name of its site.

    Both are read in the head, which a template writes: no Markdown can put a name there.
    """
    head, ends, _ = source.partition(_HEAD_ENDS)
    title, name = _TITLE.search(head), _NAME.search(head)
    if not ends or not title or not name:
        return None
    whole, site = (collapsed(unescaped(found[1])) for found in (title, name))
    called = whole.removesuffix(_BETWEEN + site)
    return Title(whole, (called, site)) if site and called != whole else None
