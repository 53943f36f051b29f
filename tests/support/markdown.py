"""Markdown as a build reads it: with the extensions and settings of mkdocs.yml."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown import Markdown  # type: ignore[import-untyped]
from mkdocs.config import load_config

from tests.support.paths import ROOT


@cache
def _settings() -> dict[str, Any]:
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
    return {"extensions": config.markdown_extensions, "extension_configs": config.mdx_configs}


def as_in_a_build() -> Markdown:
    """Return a reader of one page; it remembers what it read, so each page takes a new one."""
    return Markdown(**_settings())
