"""In which script a text is written: what stands untranslated on a page is mostly in another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

from languages.parsed import parsed_to_change

LATIN, HAN, JAPANESE = "Latn", "Hani", "Jpan"
# Scripts of CLDR that are made of Han characters alone.
_OF_HAN = frozenset({"Hans", "Hant", "Hani"})
# Kana and Han, which stand without spaces.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
# A name, a button or a code is written as it is in any language; words that begin small are prose.
_SMALL = re.compile(r"(?<![\w{@./-])[a-z\u00df-\u00ff]{2,}(?![\w}@/-])")
# A paragraph of fewer may be a name, a button, the text of an error.
_FEWEST_CHARACTERS, _FEWEST_WORDS = 12, 8
_FEWEST_KANA = 3  # of fewer, one may be an ornament
# A label of fewer may be a name: of a coin, a screen, a character that is spoken of.
_FEWEST_OF_LABEL, _FEWEST_WORDS_OF_LABEL = 2, 2
_NOT_PROSE = "pre, code, table, blockquote, aside, nav, svg, script, style"


def script_of(locale: Locale) -> str:
    """Return the script of a language as far as it matters here: Latin, Han, Japanese (Han with kana), or what CLDR
    calls another one.
    """
    script = locale.script
    if script is None:
        likely = str(get_global("likely_subtags").get(locale.language, ""))
        script = next((part for part in likely.split("_") if len(part) == 4 and part.isalpha()), "")
    return HAN if script in _OF_HAN else script


def untranslated(html: str, script: str) -> Iterator[str]:
    """Yield the paragraphs and items of an article that are written in another script than the page's."""
    if script not in (LATIN, HAN, JAPANESE):
        return
    tree = parsed_to_change(html)
    for node in tree.css(_NOT_PROSE):
        node.decompose()
    for node in tree.css("p, li, dd"):
        text = node.text()
        words = len(_LATIN.findall(text))
        foreign = _is_foreign(text, script, max(_FEWEST_CHARACTERS, words + 1), words >= _FEWEST_WORDS)
        if foreign and len(node.css("p, li")) == 1:  # the node itself is the first
            yield " ".join(text.split())


def foreign_label(text: str, script: str) -> bool:
    """Tell whether a label, a title or another short text is written in another script than its language's."""
    if script not in (LATIN, HAN, JAPANESE):
        return False
    # One Chinese word beside a word in Latin letters may be a name.
    fewest = max(_FEWEST_OF_LABEL, 2 * len(_LATIN.findall(text)) + 1)
    return _is_foreign(text, script, fewest, len(_SMALL.findall(text)) >= _FEWEST_WORDS_OF_LABEL)


def _is_foreign(text: str, script: str, fewest: int, is_latin: bool) -> bool:
    """`fewest` characters of Han or kana make a text Chinese or Japanese; `is_latin` tells that it has enough words of
    Latin letters to be a text of a language that is written so.
    """
    han, kana = (0, 0) if text.isascii() else (len(_HAN.findall(text)), len(_KANA.findall(text)))
    if script == LATIN:
        return han + kana >= fewest
    if not han and not kana:
        return is_latin
    # Japanese of some length has kana, and Chinese has none.
    return kana >= _FEWEST_KANA if script == HAN else not kana and han >= _FEWEST_CHARACTERS
