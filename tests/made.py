"""Values that many tests need and that no data file of the site should change."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from languages import Edition, Languages, load_editions, load_languages
from publish.data import HelpLinks, read_help_links

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "overrides" / "words"
# A registry with the two languages that most examples are written in.
LANGUAGES = Path(__file__).with_name("languages.yml")
ZH_EN: Languages = load_languages(LANGUAGES)


def editions(languages: Languages = ZH_EN) -> dict[str, Edition]:
    """Languages with the words of the interface as they stand in overrides/words."""
    return dict(_both()) if languages is ZH_EN else load_editions(WORDS, languages)


@cache
def _both() -> dict[str, Edition]:
    """Read once: hundreds of tests ask for them."""
    return load_editions(WORDS, ZH_EN)


def help_links(topics: dict[str, Any], contexts: dict[str, str] | None = None) -> HelpLinks:
    """What /help-links.json would say with these topics, each in both languages."""
    return read_help_links(json.dumps({"topics": topics, "contexts": contexts or {}}).encode(), ZH_EN)
