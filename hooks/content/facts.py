"""The shape of docs/facts.yml and docs/boxes.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, RootModel

from guard.read.data_files import Closed, Words, load
from languages import Languages, PerLanguage, Text, in_languages


class Fact(PerLanguage[Words]):
    """One fact in every language. `from: operator` marks a wording that is true until the operator gives a number.

    `like` are answers, per language, of the kind that an operator gives: every sentence must stand with each of them.
    """

    origin: Literal["sources", "operator"] = Field(alias="from")
    like: dict[str, tuple[Words, ...]] = Field(default_factory=dict)


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


def load_facts(path: Path, languages: Languages) -> Facts:
    """Load docs/facts.yml. Raises `findings.Refused` with every fault."""
    return load(path, "docs/facts.yml", Facts, "FA001", context=in_languages(languages))


def load_boxes(path: Path, languages: Languages) -> dict[str, Box]:
    """Load docs/boxes.yml. Raises `findings.Refused` with every fault."""
    return load(path, "docs/boxes.yml", Boxes, "FA002", context=in_languages(languages)).root
