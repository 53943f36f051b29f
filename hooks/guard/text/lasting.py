"""Texts in which nothing was found once, and which most builds read again: a site's stories, its glossary.

What is found in a text follows from the text and the guard alone. So that nothing is in one of them holds for every
list and every site, as long as the guard is the same. Set-up reads them once for the environment; builds that begin
with nothing else know them then. A text that somebody changes is another one, and is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from guard.text.derived import keep, kept
from guard.text.detect import find_contacts, in_groups
from guard.text.memory import mark_of

_NAME = "texts in which nothing is"


def nameless(texts: Iterable[str]) -> frozenset[bytes]:
    """Read texts, and return the marks of those in which nothing is found."""
    return frozenset(mark_of(text) for text in in_groups(texts, str) if not find_contacts(text))


def keep_nameless(marks: frozenset[bytes]) -> None:
    """Keep the marks of such texts where what is derived is kept, in place of those that were kept before."""
    keep(_NAME, marks)


def take_nameless() -> None:
    """Take in the texts of which that is kept, if any: they are not read again."""
    if marks := kept(_NAME):
        find_contacts.empty.add_all(marks)
