"""The words of the interface, outside any page: overrides/words.yml."""

from __future__ import annotations

from pathlib import Path

from pydantic import RootModel

from guard.read.data_files import Text, load


class Words(RootModel[dict[str, Text]]):
    """Interface texts by key, each in both languages."""

    def text(self, lang: str) -> dict[str, str]:
        """Return all texts in one language."""
        return {key: text[lang] for key, text in self.root.items()}


def load_words(path: Path) -> Words:
    """Load overrides/words.yml. Raises `findings.Refused` with every fault."""
    return load(path, "overrides/words.yml", Words, "UI001")
