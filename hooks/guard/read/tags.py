"""A page as its tags and the texts between them, cut out of what the parser writes of its tree.

To walk a tree node by node is most of what judging a page costs, and most tags of a site stand on many of its pages.
So a page of ordinary elements is taken as one text: the parser writes its tree anew, every "<" and ">" that is no
tag's is then written `&lt;` and `&gt;`, and what stands between them can be read once for each spelling. A page with
anything of which that is not so (raw text, comments, templates, names that are not listed here) is walked instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

# Elements that are written with a start tag, their children and an end tag, wherever they stand.
_PAIRED = frozenset(
    """a abbr article aside b bdi blockquote body button caption cite code dd del desc details dfn div dl dt em fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 head header html i ins kbd label legend li main mark nav noscript ol
    option p pre q rp rt ruby s samp script section select small span strong sub summary sup table tbody td tfoot th
    thead time title tr u ul var
    circle defs ellipse g line path polygon polyline rect svg symbol text tspan use""".split()
)
# Elements of HTML that are written without an end tag. Elements of these names in a drawing have one.
_VOID = frozenset("br hr img input link meta wbr".split())

_TAG = re.compile(r"(<[^<>]*>)")
_START = re.compile(r"<([a-z][a-z0-9]*)((?: [A-Za-z_:][A-Za-z0-9_:.-]*=\"[^\"]*\")*)>")
# What is told of an element where it ends may stand in its end tag (`titles_at_ends`); parsers write none there.
_END = re.compile(r"</([a-z][a-z0-9]*)(?: title=\"([^\"]*)\")?>")
_TITLES = (' title="', ' aria-label="', ' data-clipboard-text="', "button ")
_ATTRIBUTE = re.compile(r" ([^=]+)=\"([^\"]*)\"")
# The text of a script is written as it is; here it must hold nothing that could be taken for a tag.
_SCRIPT = re.compile(r"<script[^<>]*>[^<]*</script>")
_DOCTYPE = "<!DOCTYPE html>"
# Where pages are cut: at these elements a run of text ends, but for those that are hidden.
_CUT = "article|aside|body|dd|details|div|dl|dt|footer|h[1-6]|header|li|main|nav|ol|p|section|table|tr|ul"
_PIECE = re.compile(rf"<(?:{_CUT})(?:>|(?: (?!hidden=|popover=)[A-Za-z_:][A-Za-z0-9_:.-]*=\"[^\"]*\")*>)")
# In the head no text is shown but in its elements, so that it may be cut at any of them.
_HEAD = "</head>"
_PIECE_OF_HEAD = re.compile(r"<(?:link|meta|script|title)[ >]")


class Tag(NamedTuple):
    """A tag: the name of its element, its attributes, and whether it opens the element (1), closes it (-1) or is all of
    it (0).
    """

    name: str
    attributes: Mapping[str, str]
    opens: int


class Tags(NamedTuple):
    """A piece of a page cut into its tags, as they are written, and the text behind each of them."""

    tags: list[str]
    texts: list[str]


def written(source: str) -> str | None:
    """Return a page as the parser writes it, parsed with scripts off; None for one that must be walked."""
    text = LexborHTMLParser(source).html or ""
    if not text.startswith(_DOCTYPE) or text.count("<script") != len(_SCRIPT.findall(text)):
        return None
    return text[len(_DOCTYPE) :]


def titles_at_ends(text: str, told: Callable[[str], tuple[str, str]]) -> str:
    """Return what the parser wrote, with titles in the end tags of their elements as well: `</nav title="Menu">`. So
    the piece in which an element ends tells by itself what is told there, wherever that element began. Of a start tag
    `told` says the name, and which title that is, "" for none.
    """
    titles: dict[str, dict[int, str]] = {}
    for sign in _TITLES:
        for start, written in _tags_with(text, sign):
            name, title = told(written)
            if title:
                titles.setdefault(name, {})[start] = title
    ends = sorted(end for name, of_name in titles.items() for end in _ends(text, name, of_name))
    parts, at = [], 0
    for end, title in ends:
        parts += [text[at:end], f' title="{_as_written(title)}"']
        at = end
    return "".join((*parts, text[at:])) if ends else text


def _tags_with(text: str, sign: str) -> Iterator[tuple[int, str]]:
    """Yield the tags that a sign stands in, each with the place where it begins. Nothing is looked through twice."""
    before, at = 0, text.find(sign)
    while at >= 0:
        start = text.rfind("<", before, at)
        end = text.find(">", start) + 1 if start >= 0 else 0
        if end > at:
            yield start, text[start:end]
        before, at = at, text.find(sign, max(at + 1, end))


def _ends(text: str, name: str, titles: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield where the end tags of those elements of a name end that begin at these places, with their titles."""
    open_titles: list[str] = []
    for tag in re.compile(rf"<(/?){name}[ >]").finditer(text, min(titles)):
        if not tag[1]:
            open_titles.append(titles.get(tag.start(), ""))
        elif open_titles and (title := open_titles.pop()):
            yield tag.end() - 1, title


def pieces(text: str) -> list[str]:
    """Return what the parser wrote, cut where a block begins that ends the run of text before it, or where no run of
    text is.
    """
    body = max(0, text.find(_HEAD))
    starts = [match.start() for match in _PIECE_OF_HEAD.finditer(text, 0, body)]
    starts += [match.start() for match in _PIECE.finditer(text, body)]
    return [text[start:end] for start, end in pairwise((0, *starts, len(text)))]


def cut(text: str) -> Tags | None:
    """Return the tags and texts of a piece, or None if its page must be walked."""
    parts = _TAG.split(text)
    texts = parts[2::2]
    return None if parts[0] or "<" in "".join(texts) else Tags(parts[1::2], texts)


def read_tag(written: str) -> Tag | None:
    """Read a tag; None for one that is not listed, so that its page must be walked."""
    end = _END.fullmatch(written)
    if end:
        told = {"title": plain(end[2])} if end[2] else {}
        return Tag(end[1], told, -1) if end[1] in _PAIRED else None
    start = _START.fullmatch(written)
    if not start or start[1] not in _PAIRED | _VOID:
        return None
    attributes = {name.lower(): plain(value) for name, value in _ATTRIBUTE.findall(start[2])}
    return Tag(start[1], attributes, int(start[1] in _PAIRED))


def _as_written(value: str) -> str:
    """Return a value as the parser writes it: what `plain` undoes."""
    bare = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return bare.replace('"', "&quot;")


def plain(written: str) -> str:
    """Return a text or a value without the four references that the parser writes."""
    if "&" not in written:
        return written
    bare = written.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return bare.replace("&amp;", "&")
