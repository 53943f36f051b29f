"""The glossary page's list, and the links from a page's words to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from content.glossary.model import Glossary, Term
from content.word_set import WordSet

# Where a word is not explained: it is a link, a name, a heading or a picture already, or a step to do now, from
# which nothing leads away.
_QUIET = {
    "a",
    "abbr",
    "button",
    "code",
    "dt",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "nav",
    "ol",
    "pre",
    "strong",
    "summary",
    "svg",
}
# Warnings quote what thieves say; a word in their mouth is not explained.
_QUOTING = re.compile(r'class="admonition')
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")


def glossary_list(glossary: Glossary, lang: str, more: Callable[[str], str]) -> str:
    """Return the glossary as a definition list; `more` turns a topic id into a link to its page."""
    rows = []
    for term in glossary.terms:
        word = term[lang]
        link = f" {more(term.topic)}" if term.topic else ""
        rows.append(f'<dt id="term-{term.id}">{escape(word.term)}</dt><dd>{escape(word.meaning)}{link}</dd>')
    return f'<dl class="glossary">{"".join(rows)}</dl>'


def explain_terms(html: str, glossary: Glossary, lang: str, page: str) -> str:
    """Link the first mention of each glossary term in a page's text to its entry on the glossary page.

    `page` is the glossary page's address as seen from this page. Words inside links, headings, code and
    pictures stay as they are; so does everything that is not text.
    """
    spellings = _spellings(glossary, lang)
    if not spellings:
        return html
    pattern, words = _pattern(tuple(spellings))
    there = {spelling: spellings[spelling].id for spelling in words.within(html.casefold())}
    waiting = set(there.values())
    if not waiting:
        return html
    quiet: list[str] = []

    def explain(match: re.Match[str]) -> str:
        term = spellings[match[0].casefold()]
        if term.id not in waiting:
            return match[0]
        waiting.discard(term.id)
        for spelling in [spelling for spelling, of in there.items() if of == term.id]:
            del there[spelling]
        meaning = escape(term[lang].meaning, quote=True)
        return f'<a class="term" href="{page}#term-{term.id}" title="{meaning}">{match[0]}</a>'

    parts = _TAG.split(html)
    for index, part in enumerate(parts):
        if not waiting:
            break
        if part.startswith("<"):
            _enter_or_leave(part, quiet)
        elif not quiet and any(map(part.casefold().__contains__, there)):
            parts[index] = pattern.sub(explain, part)
    return "".join(parts)


def _spellings(glossary: Glossary, lang: str) -> dict[str, Term]:
    return {spelling.casefold(): term for term in glossary.terms for spelling in (term[lang].term, *term[lang].also)}


@lru_cache
def _pattern(spellings: tuple[str, ...]) -> tuple[re.Pattern[str], WordSet]:
    # Longest first, so that "network fee" is not cut at "network". Han text has no word borders to ask for.
    words = "|".join(re.escape(escape(word)) for word in sorted(spellings, key=len, reverse=True))
    border = r"(?<![A-Za-z0-9]){}(?![A-Za-z0-9])"
    return re.compile(border.format(f"(?:{words})"), re.IGNORECASE), WordSet(spellings)


def _enter_or_leave(tag: str, quiet: list[str]) -> None:
    """Keep the stack of open elements inside which words are left alone."""
    name, ends, begins_quiet = _read(tag)
    if ends:
        if quiet and quiet[-1] == name:
            quiet.pop()
    elif name and (begins_quiet or (quiet and name == quiet[-1])):
        quiet.append(name)


@lru_cache(maxsize=4096)  # most tags stand on many pages
def _read(tag: str) -> tuple[str, bool, bool]:
    """The name of a tag that opens or ends an element, "" for any other; whether it ends one; whether words are left
    alone in what it opens.
    """
    match = _NAME.match(tag)
    name = match[1].lower() if match else ""
    if tag.startswith("</"):
        return name, bool(name), False
    if name in _VOID or tag.endswith("/>"):
        return "", False, False
    return name, False, name in _QUIET or _QUOTING.search(tag) is not None
