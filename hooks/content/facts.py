"""The shape of docs/facts.yml and docs/boxes.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, RootModel

from guard.read.data_files import Closed, Text, Words, load


class Fact(Closed):
    """One fact in both languages. `from: operator` marks a wording that is true until the operator gives a number."""

    zh: Words
    en: Words
    origin: Literal["sources", "operator"] = Field(alias="from")

    def __getitem__(self, lang: str) -> str:
        return {"zh": self.zh, "en": self.en}[lang]


class Facts(Closed):
    """docs/facts.yml: `facts` by key, and `ui`, the names of buttons and screens in the app."""

    facts: dict[str, Fact]
    ui: dict[str, Text]


class Box(Closed):
    """A box that stands on many pages: a title, items, and a closing sentence."""

    title: Text
    items: tuple[Text, ...] = Field(min_length=1)
    end: Text


class Boxes(RootModel[dict[str, Box]]):
    """docs/boxes.yml: boxes by key."""


def load_facts(path: Path) -> Facts:
    """Load docs/facts.yml. Raises `findings.Refused` with every fault."""
    return load(path, "docs/facts.yml", Facts, "FA001")


def load_boxes(path: Path) -> dict[str, Box]:
    """Load docs/boxes.yml. Raises `findings.Refused` with every fault."""
    return load(path, "docs/boxes.yml", Boxes, "FA002").root
