"""What elements do to the text around them: end a run of it, stand apart from it, hide it, are read as words in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from guard.read.block_kinds import is_half

# Elements that end a run of text. All others are inline, those that no browser knows (custom ones) as well.
BLOCKS = frozenset(
    """address article aside blockquote body button caption center col colgroup dd details dialog
    dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe legend li main menu nav
    object ol optgroup option p plaintext pre search section select summary table
    tbody td textarea tfoot th thead tr text ul xmp""".split()
)
# Their text stands apart from the run around them: shown to nobody or in a drawing of its own, or …
APART = frozenset("template datalist noembed noframes title svg".split())
# … shown there at times: beside it, with scripts off, in browsers that cannot draw or play what they stand for; what is
# struck out is read and left out.
APART_AT_TIMES = frozenset(
    "rt rp noscript del s strike canvas progress meter audio video desc metadata defs mphantom annotation".split()
)
# With these attributes an element is shown at times, whichever it is, …
HIDING = frozenset({"hidden", "popover"})
# … and with these, letters of a drawing are.
_HIDING_LETTERS = {
    "fill": re.compile("none|transparent"),
    "display": re.compile("none"),
    "visibility": re.compile("hidden|collapse"),
    "opacity": re.compile(r"0*\.?0*%?"),
    "fill-opacity": re.compile(r"0*\.?0*%?"),
    "font-size": re.compile(r"0*\.?0*(?:px|em|%|pt)?"),
}
_LETTERS_DRAWN = frozenset("text tspan textpath a g".split())
# What stands in them is no text of the page.
RAW = frozenset({"script", "style"})
# Words stand for them in a run.
WORDED = frozenset({"abbr", "img", "input", "mn", "optgroup", "option"})


def title_told(tag: str, attributes: Mapping[str, str]) -> str:
    """Return what is told of an element by its title, behind its text: of an <abbr> what it stands for, of others what
    may be a label or an id beside their text, also what a button gives or copies; or "".
    """
    if tag in WORDED:
        return attributes.get("title", "") if tag == "abbr" else ""
    title = attributes.get("title") or attributes.get("aria-label") or attributes.get("data-clipboard-text") or ""
    if tag in ("button", "data") and not title:
        title = attributes.get("value", "")
    return title if is_half(title) else ""


def hides(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell whether the attributes of an element may hide its text."""
    if not HIDING.isdisjoint(attributes) or (tag == "dialog" and "open" not in attributes):
        return True
    if tag not in _LETTERS_DRAWN or _HIDING_LETTERS.keys().isdisjoint(attributes):
        return False
    return any(
        pattern.fullmatch(attributes[name].strip().lower())
        for name, pattern in _HIDING_LETTERS.items()
        if name in attributes
    )
