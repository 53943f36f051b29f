"""The JSON Schemas that editors use are those of the models, and every data file names its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.schemas import MODELS, SCHEMAS, text


@pytest.mark.parametrize("name", sorted(MODELS))
def test_schema_is_current_and_named(root: Path, name: str) -> None:
    stored = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == text(MODELS[name]), "run `make schemas`"
    first = (root / "docs" / f"{name}.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=schemas/{name}.schema.json"
