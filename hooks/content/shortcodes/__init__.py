"""Shortcodes: `{{ name argument … }}` in a page's Markdown becomes words or a block of HTML."""

from content.shortcodes.expand import Expanded, expand, fill
from content.shortcodes.table import shortcodes_on

__all__ = ["Expanded", "expand", "fill", "shortcodes_on"]
