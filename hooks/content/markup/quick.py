"""Python-Markdown made faster, with the same result: one engine for all pages, and no patterns tried in plain texts.

Python-Markdown asks each of its inline patterns of each text, and nearly all texts are plain words. Every one of the
patterns that it and our extensions bring begins with a sign; a text without any of these signs is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.treeprocessors import InlineProcessor  # type: ignore[import-untyped]
from markdown.util import AtomicString  # type: ignore[import-untyped]

# The sign without which a pattern does not match, by the pattern's name.
_SIGN_OF = {
    "backtick": "`",
    "escape": "\\",
    "reference": "[",
    "link": "[",
    "image_link": "[",
    "image_reference": "[",
    "short_reference": "[",
    "short_image_ref": "[",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
_ANY_SIGN = re.compile(r"[`\\\[<&*_]|  \n")


class QuickInline(InlineProcessor):  # type: ignore[misc]
    """The inline patterns, asked only of texts in which one can match. Patterns that are not known are always asked."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns: list[tuple[Any, str]] = []
        self._known = False

    def run(self, tree: Any, ancestors: list[str] | None = None) -> Any:
        """Apply the patterns to a tree."""
        names = [item.name for item in self.inlinePatterns._priority]
        self._known = set(names) <= _SIGN_OF.keys()
        self._patterns = [(self.inlinePatterns[name], _SIGN_OF.get(name, "")) for name in names]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString) or (self._known and not _ANY_SIGN.search(data)):
            return data
        for number in range(patternIndex, len(self._patterns)):
            pattern, signs = self._patterns[number]
            start, matched = 0, not signs or any(sign in data for sign in signs)
            while matched:
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, number, start)
        return data


class Engine:
    """One engine that makes the HTML of all pages, as a new one for each page would make it."""

    def __init__(self) -> None:
        self._made: Markdown | None = None
        self._asked = ""

    def __call__(self, extensions: Sequence[str], extension_configs: Mapping[str, Any]) -> Markdown:
        """Return an engine that knows nothing of any page before."""
        asked = repr((extensions, extension_configs))
        if self._made is None or asked != self._asked:
            self._made = Markdown(extensions=extensions, extension_configs=dict(extension_configs))
            self._made.treeprocessors.register(QuickInline(self._made), "inline", 20)
            # It is asked of each element several times, and looks through a list of fifty names each time.
            self._made.is_block_level = lru_cache(self._made.is_block_level)
            self._asked = asked
        return self._made.reset()
