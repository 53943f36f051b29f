"""Shortcodes: `{{ name argument … }}` in a page's Markdown becomes words or a block of HTML."""

from content.shortcodes.bare import bare_calls
from content.shortcodes.expand import Expanded, expand, fill, within_sentences
from content.shortcodes.table import ids_taken, shortcodes_on

__all__ = ["Expanded", "bare_calls", "expand", "fill", "ids_taken", "shortcodes_on", "within_sentences"]
