"""The languages of the site: which there are, their words, and translations that cannot drift."""

from languages.interface import Edition, Interface, load_editions, load_words
from languages.registry import Language, Languages, load_languages
from languages.script import foreign_label, script_of, untranslated
from languages.text import PerLanguage, Text, in_languages
from languages.translations import Skeleton, compare, skeleton

__all__ = [
    "Edition",
    "Interface",
    "Language",
    "Languages",
    "PerLanguage",
    "Skeleton",
    "Text",
    "compare",
    "foreign_label",
    "in_languages",
    "load_editions",
    "load_languages",
    "load_words",
    "script_of",
    "skeleton",
    "untranslated",
]
