"""Shortcodes: `{{ name argument … }}` in a page's Markdown becomes words or a block of HTML."""

from content.shortcodes.expand import Expanded, expand, fill
from content.shortcodes.library import Library

__all__ = ["Expanded", "Library", "expand", "fill"]
