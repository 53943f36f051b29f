"""A rendered page as plain values, nothing of the engine that rendered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Page:
    """One rendered page in one language, `lang`.

    `url` is relative to the site's root ("account/", "en/account/", "" for the home page of the default language);
    `source` is relative to the repository; `html` is the article alone, without header, navigation and footer; of a
    page that is written it is "", so that no build holds all of them.
    """

    id: str
    lang: str
    source: str
    url: str
    title: str
    description: str
    keywords: tuple[str, ...]
    questions: tuple[str, ...]
    reviewed: date
    section: str
    html: str
