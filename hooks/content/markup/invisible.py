"""Characters that nobody sees and that Markdown, or a shortcode, does not take for what they look like.

They come with text that was copied from a chat, a web page or a word processor.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from content.markup.structure import StructureFault

# Shown as nothing: they part words for the search, and a name in a shortcode is then another name.
# So are characters that once moved a printer's head; \t and the line's end are text.
_NOTHING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\u2028\u2029\u180e\ue000-\uf8ff]"
)
_WIDE = "\u00a0\u3000\u2000-\u200a\u202f\u205f"
# Where Markdown wants a plain space, or none: at the beginning of a line, behind the mark of a list or of a heading, in
# a shortcode, in an id, in the address of a link.
_BLANK = re.compile(
    rf"^[ ]*(?P<start>[{_WIDE}])|^[ ]*(?:[-*+]|\d+\.|#{{1,6}})[ ]?(?P<mark>[{_WIDE}])"
    rf"|\{{\{{[^}}\n]*?(?P<code>[{_WIDE}])|\{{#[^}}\n]*?(?P<id>[{_WIDE}])|\]\([^)\n]*?(?P<link>[{_WIDE}])"
)

# A page without any of these has none: most pages.
_ANY = re.compile(rf"  \n|[{_WIDE}]|{_NOTHING.pattern}")


def invisible_faults(text: str) -> Iterator[StructureFault]:
    """Yield the lines of a page that hold such a character, each once."""
    if not _ANY.search(text):
        return
    lines = text.split("\n")
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        if line.strip() and line.endswith("  ") and following.strip():
            fix = "delete them; an empty line begins a new paragraph"
            yield StructureFault(number, "MD014", "ends with spaces that break the line", fix)
        if match := _NOTHING.search(line):
            yield StructureFault(number, "MD014", f"has {_named(match[0])}, which nobody sees", "delete it")
        elif match := _BLANK.search(line):
            blank = next(filter(None, match.groups()))
            yield StructureFault(number, "MD014", f"has {_named(blank)} for a space", "type a plain space in its place")


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'a control character').lower()})"
