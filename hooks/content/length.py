"""How much a page says to its reader: nothing, or more than somebody in trouble reads."""

from __future__ import annotations

import re

from content.sources import Source
from guard.report.findings import Finding
from languages.script import UNSPACED

# Somebody in a hurry reads this much on a phone; a longer page is two topics, or has too many words.
_MOST_WORDS = 400
_MOST_CHARACTERS = 600  # of a language that has no spaces between its words

# Not read, or counted with the page that it comes from: comments, shortcodes, attributes, addresses, lines of tables.
_UNREAD = re.compile(r"<!--.*?-->|\{\{.*?\}\}|\{[^{}]*\}|\]\([^)]*\)|^\|[ |:-]+$", re.DOTALL | re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def empty_pages(source: Source) -> list[Finding]:
    """Find a page that says nothing but its title."""
    if source.body.strip():
        return []
    fix = "write it, or remove the page in every language"
    return [Finding(source.file, source.line, "FM012", "has no text behind its front matter", fix, "warning")]


def long_pages(source: Source) -> list[Finding]:
    """Find a page that is longer than somebody in trouble reads."""
    size, most, unit = reading_size(source.body)
    if size <= most:
        return []
    fix = "say each thing once, and leave what another page says to that page; or make two pages of it"
    return [Finding(source.file, source.line, "FM021", f"has {size} {unit}, {most} are enough", fix, "warning")]


def reading_size(body: str) -> tuple[int, int, str]:
    """Count a page's running text, without what shortcodes print: how much, how much is enough, and of what."""
    text = _UNREAD.sub(" ", body)
    others, characters = UNSPACED.subn(" ", text)
    words = len(_WORD.findall(others))
    if characters > words:
        return characters + words, _MOST_CHARACTERS, "characters"
    return words, _MOST_WORDS, "words"
