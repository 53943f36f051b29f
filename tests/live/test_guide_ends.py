"""A guide sends a reader to a page that helps in the same place: the channel of an end is a card on its page."""

from __future__ import annotations

import re

import yaml

from content.sources import read_sources
from languages import load_languages
from tests.support.paths import ROOT

DOCS = ROOT / "docs"
LANGUAGES = load_languages(DOCS / "languages.yml")
CARD = re.compile(r"\{\{ channel ([\w-]+) \}\}")


def test_the_channel_of_every_end_stands_on_its_page() -> None:
    guides = yaml.safe_load((DOCS / "guides.yml").read_text(encoding="utf-8"))["guides"]
    cards = {(page.lang, page.meta.id): CARD.findall(page.body) for page in read_sources(DOCS, LANGUAGES)}
    ends = [
        (guide, name, step["topic"], step["channel"])
        for guide, tree in guides.items()
        for name, step in tree["steps"].items()
        if "end" in step
    ]
    elsewhere = [
        (guide, name, topic, channel)
        for guide, name, topic, channel in ends
        for tag in LANGUAGES
        if channel not in cards[tag, topic]
    ]
    assert ends and not elsewhere
