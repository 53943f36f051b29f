"""Write the JSON Schemas of the data files, for editors that complete and check YAML as one types."""

from __future__ import annotations

import json
import sys

from pydantic import BaseModel

from cases import Case
from channels import ChannelList
from content.diagrams import Diagrams
from content.facts import Boxes, Facts
from content.glossary import Glossary
from guides import Guides
from incidents import Incidents
from languages import load_languages
from languages.interface import Interface
from languages.registry import LanguagesFile
from languages.text import schema_in
from publish.data import DRAFT
from scripts import ROOT
from search import NotCovered, Stories, Synonyms
from topics.registry import TopicRegistry
from wallet.model import Wallet

SCHEMAS = ROOT / "docs" / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    "boxes": Boxes,
    "case": Case,
    "channels": ChannelList,
    "diagrams": Diagrams,
    "facts": Facts,
    "glossary": Glossary,
    "guides": Guides,
    "incidents": Incidents,
    "languages": LanguagesFile,
    "not-covered": NotCovered,
    "stories": Stories,
    "synonyms": Synonyms,
    "topics": TopicRegistry,
    "operator": Wallet,
    "words": Interface,
}


def text(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a data file's model, as it stands in docs/schemas."""
    tags = load_languages(ROOT / "docs" / "languages.yml")
    return json.dumps({"$schema": DRAFT, **schema_in(model, tags)}, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every schema."""
    SCHEMAS.mkdir(exist_ok=True)
    for name, model in MODELS.items():
        (SCHEMAS / f"{name}.schema.json").write_text(text(model), encoding="utf-8")
    print(f"{len(MODELS)} schemas in {SCHEMAS.relative_to(SCHEMAS.parent.parent)}/", file=sys.stderr)


if __name__ == "__main__":
    main()
