"""Write the JSON Schemas of the data files, for editors that complete and check YAML as one types."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from channels import ChannelList
from content.facts import Boxes, Facts
from content.glossary import Glossary
from publish.data import DRAFT
from search import Synonyms
from topics import Ledger

SCHEMAS = Path(__file__).resolve().parent.parent / "docs" / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    "boxes": Boxes,
    "channels": ChannelList,
    "facts": Facts,
    "glossary": Glossary,
    "synonyms": Synonyms,
    "topics": Ledger,
}


def text(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a data file's model, as it stands in docs/schemas."""
    return json.dumps({"$schema": DRAFT, **model.model_json_schema()}, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every schema."""
    SCHEMAS.mkdir(exist_ok=True)
    for name, model in MODELS.items():
        (SCHEMAS / f"{name}.schema.json").write_text(text(model), encoding="utf-8")
    print(f"{len(MODELS)} schemas in {SCHEMAS.relative_to(SCHEMAS.parent.parent)}/", file=sys.stderr)


if __name__ == "__main__":
    main()
