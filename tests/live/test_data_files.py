"""The JSON Schemas that editors use are those of the models, and every data file names its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.schemas import MODELS, SCHEMAS, text


@pytest.mark.parametrize("name", sorted(MODELS))
def test_schema_is_current_and_named(root: Path, name: str) -> None:
    stored = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert stored == text(MODELS[name]), "run `make schemas`"
    for file, schemas in data_files(root, name):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={schemas}/{name}.schema.json"


def data_files(root: Path, name: str) -> list[tuple[Path, str]]:
    """The files of one kind, each with the way from its folder to the schemas. Words have a file per language."""
    if name == "words":
        return [(file, "../../docs/schemas") for file in sorted((root / "overrides" / "words").glob("*.yml"))]
    return [(root / "docs" / f"{name}.yml", "schemas")]
