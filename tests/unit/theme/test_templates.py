"""Every value that a template prints is escaped there, or is one that cannot hold a sign of HTML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.rows import each_row

ROOT = Path(__file__).parents[3]
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
PRINTED = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)
# Escaped by what they end with: a filter, or a filter behind brackets.
ESCAPED = re.compile(r"\|\s*(?:e|url|tojson|script_tag)\)?$")
# HTML by intent (what the engine and macros made), tags, ids, addresses and numbers of our own, and choices of words.
SAFE = re.compile(
    r"""page\.content|block|incident|entry\.title|path|class|loop\.index|icon\.\w+\(\)|draw\(.*\)|link\(other\)|inside\(.*\)|
    (?:'[^']*'|"[^"]*")\ if\ .*|
    (?:view|part|other|alternate|entry|up|crumb|place)\.(?:\w+\.)*
    (?:\w*lang|id|help_id|canonical|policy|href|url|hreflang|iso|reads|here)|
    view\.links\.\w+|part\.links\.\w+|view\.(?:og_locale|home)|other|view\.links\.\w+\ if\ .*|config\.site_url""",
    re.VERBOSE,
)


@each_row("path", TEMPLATES, ids=lambda path: path.name)
def test_every_value_is_escaped(path: Path) -> None:
    text = re.sub(r"(?s)\{#.*?#\}", "", path.read_text(encoding="utf-8"))
    bare = [found for found in PRINTED.findall(text) if not ESCAPED.search(found) and not SAFE.fullmatch(found)]
    assert bare == []


@pytest.mark.parametrize(
    "value", ["item.title", "place.title", "section.title", "view.site_name", "view.description", "entry.label"]
)
def test_a_bare_value_is_seen(value: str) -> None:
    assert not ESCAPED.search(value) and not SAFE.fullmatch(value)


def test_steps_show_the_number_that_their_list_has() -> None:
    """A list that goes on behind a box begins with another number (start=): a counter of our own would not know."""
    styles = (ROOT / "overrides" / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    assert "content: counter(list-item);" in styles
    assert "counter-reset" not in styles and "counter-increment" not in styles
