"""Headings of cards: no level is left out below the title of a page."""

from __future__ import annotations

from helpcenter.render import with_levels

CARD = '<h3 class="channel__label">Phone</h3>'
HIGHER = '<h3 class="channel__label" aria-level="2">Phone</h3>'


def test_a_card_before_the_first_heading_stands_on_its_level() -> None:
    assert with_levels(f"<p>x</p>{CARD}<h2 id='a'>A</h2>{CARD}") == f"<p>x</p>{HIGHER}<h2 id='a'>A</h2>{CARD}"
    assert with_levels(CARD) == HIGHER
    assert with_levels(f"<h2 id='a'>A</h2>{CARD}") == f"<h2 id='a'>A</h2>{CARD}"
