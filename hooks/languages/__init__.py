"""The languages of the site: which there are, their words, and translations that cannot drift."""

from languages.editions import Edition, load_editions, load_words
from languages.interface import Interface
from languages.registry import Language, Languages, load_languages
from languages.script import foreign_label, script_of, untranslated
from languages.text import PerLanguage, Text, in_languages
from languages.translations import Outline, compare, outline

__all__ = [
    "Edition",
    "Interface",
    "Language",
    "Languages",
    "Outline",
    "PerLanguage",
    "Text",
    "compare",
    "foreign_label",
    "in_languages",
    "load_editions",
    "load_languages",
    "load_words",
    "outline",
    "script_of",
    "untranslated",
]
