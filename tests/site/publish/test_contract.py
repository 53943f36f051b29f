"""Version 1 of /help-links.json only grows: old readers, old schema and old apps go on working."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from publish.data import help_links_model, official_channels_model, schema

FROZEN = Path(__file__).parent / "help-links.v1.schema.json"


def published(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "help-links.json").read_text(encoding="utf-8"))
    return found


def test_the_schema_of_the_first_release_accepts_what_is_published(site: Path) -> None:
    jsonschema.validate(published(site), json.loads(FROZEN.read_text(encoding="utf-8")))


def test_a_reader_may_meet_new_keys(site: Path) -> None:
    links = published(site)
    links["new_key"] = 1
    links["topics"]["phishing"]["new_key"] = {}
    links["topics"]["phishing"]["zh"]["new_key"] = []
    jsonschema.validate(links, json.loads(FROZEN.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("version",), 2),
        (("default_language",), "fr"),
        (("topics", "phishing", "since"), None),
        (("topics", "phishing", "zh", "url"), 1),
        (("contexts", "send"), None),
    ],
)
def test_a_breaking_change_is_noticed(site: Path, where: tuple[str, ...], value: object) -> None:
    links = published(site)
    inner: Any = links
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(links, json.loads(FROZEN.read_text(encoding="utf-8")))


def test_the_schema_still_asks_for_all_that_it_asked_for() -> None:
    """Keys may be added; what the first release required or described stays as it was."""
    _grown(json.loads(FROZEN.read_text(encoding="utf-8")), json.loads(schema(help_links_model(("zh", "en")))), "")


def _grown(before: Any, now: Any, where: str) -> None:
    if isinstance(before, dict):
        for key, part in before.items():
            if key not in {"description", "title"}:
                assert key in now, f"{where}.{key} is gone"
                _grown(part, now[key], f"{where}.{key}")
    elif isinstance(before, list) and where.endswith(".required"):
        assert set(before) <= set(now), where
    else:
        assert before == now, where


def test_published_schemas_allow_new_keys() -> None:
    for model in (help_links_model(("zh", "en")), official_channels_model(("zh", "en"))):
        assert b'"additionalProperties": false' not in schema(model)
