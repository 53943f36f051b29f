"""Texts in which nothing was found once, and which most builds read again: a site's stories, its glossary.

What is found in a text follows from the text and the guard alone. So that nothing is in one of them holds for every
list and every site, as long as the guard is the same. Set-up reads them once for the environment; builds that begin
with nothing else know them then. A text that somebody changes is another one, and is read.
"""

from __future__ import annotations

from collections.abc import Iterable

from guard.text.derived import derived, kept
from guard.text.detect import find_contacts, in_groups
from guard.text.memory import mark_of

_NAME = "texts in which nothing is"


def keep_nameless(texts: Iterable[str]) -> None:
    """Read texts, and keep the marks of those in which nothing is found where what is derived is kept."""
    derived(_NAME, lambda: frozenset(mark_of(text) for text in in_groups(texts, str) if not find_contacts(text)))


def take_nameless() -> None:
    """Take in the texts of which that is kept, if any: they are not read again."""
    if marks := kept(_NAME):
        find_contacts.empty.add_all(marks)
