"""Guides and pages agree: the channel of an end is a card on its page, and a link into a guide names a step of it."""

from __future__ import annotations

import posixpath
import re

import yaml

from content.read_pages import read_sources
from guard.read.yaml_lost import SafeLoader
from languages import load_languages
from tests.support.paths import ROOT

DOCS = ROOT / "docs"
LANGUAGES = load_languages(DOCS / "languages.yml")
GUIDES = yaml.load((DOCS / "guides.yml").read_text(encoding="utf-8"), Loader=SafeLoader)["guides"]
GUIDE = re.compile(r"\{\{ guide ([\w-]+) \}\}")
STEP = re.compile(r"\]\(([\w./-]+\.md)\?step=([\w-]+)\)")
CARD = re.compile(r"\{\{ channel ([\w-]+) \}\}")


def test_the_channel_of_every_end_stands_on_its_page() -> None:
    cards = {(page.lang, page.meta.id): CARD.findall(page.body) for page in read_sources(DOCS, LANGUAGES)}
    ends = [
        (guide, name, step["topic"], step["channel"])
        for guide, tree in GUIDES.items()
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


def test_a_link_into_a_guide_names_a_step_of_it() -> None:
    pages = {(page.lang, page.path): page for page in read_sources(DOCS, LANGUAGES)}
    links = [(page, path, step) for page in pages.values() for path, step in STEP.findall(page.body)]
    lost = []
    for page, path, step in links:
        target = pages[page.lang, posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))]
        if not any(step in GUIDES[guide]["steps"] for guide in GUIDE.findall(target.body)):
            lost.append((page.file, path, step))
    assert links and not lost
