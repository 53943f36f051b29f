"""The fixture site's drawings have every part that a drawing may have."""

from __future__ import annotations

from tests.support.drawings import classes, ruled
from tests.support.fixture_site import FIXTURE


def test_every_rule_has_a_use() -> None:
    assert classes(FIXTURE / "docs" / "diagrams") == ruled()
