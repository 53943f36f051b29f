"""In which script a text is written: what stands untranslated on a page is mostly in another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global
from selectolax.lexbor import LexborHTMLParser

LATIN, HAN = "Latn", "Hani"
# Scripts of CLDR that are made of Han characters, with or without kana.
_OF_HAN = frozenset({"Hans", "Hant", "Hani", "Jpan"})
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# A paragraph of fewer may be a name, a button, the text of an error.
_FEWEST_CHARACTERS, _FEWEST_WORDS = 12, 8
_NOT_PROSE = "pre, code, table, blockquote, aside, nav, svg, script, style"


def script_of(locale: Locale) -> str:
    """Return the script of a language as far as it matters here: Latin, Han, or what CLDR calls another one."""
    script = locale.script
    if script is None:
        likely = str(get_global("likely_subtags").get(locale.language, ""))
        script = next((part for part in likely.split("_") if len(part) == 4 and part.isalpha()), "")
    return HAN if script in _OF_HAN else script


def untranslated(html: str, script: str) -> Iterator[str]:
    """Yield the paragraphs and items of an article in Latin on a page in Han, and the other way round."""
    if script not in (LATIN, HAN):
        return
    tree = LexborHTMLParser(f"<body>{html}</body>")
    for node in tree.css(_NOT_PROSE):
        node.decompose()
    for node in tree.css("p, li, dd"):
        text = node.text()
        # Nearly all are written as the page is: a Latin text has no Han, one in Han has some.
        if (_HAN.search(text) is None) is (script == LATIN):
            continue
        han, words = len(_HAN.findall(text)), len(_LATIN.findall(text))
        foreign = han >= _FEWEST_CHARACTERS and han > words if script == LATIN else words >= _FEWEST_WORDS
        if foreign and len(node.css("p, li")) == 1:  # the node itself is the first
            yield " ".join(text.split())
