"""The published list of topic ids, as the built site holds it."""

from __future__ import annotations

import sys
from pathlib import Path

from channels import load_channels
from helpcenter.load import site_address
from languages import Languages, load_languages
from publish.data import HelpLinks, read_help_links
from scripts import ROOT

SITE = ROOT / "site"


def read_links(site: Path = SITE) -> tuple[HelpLinks, Languages, str]:
    """Return /help-links.json of a built site, its languages, and its absolute address with a closing slash.

    Ends the program with a sentence where there is no built site.
    """
    path = site / "help-links.json"
    if not path.is_file():
        sys.exit(f"There is no {path.name} in {site.name}/: run `make build` first.")
    base = site_address(load_channels(ROOT / "docs" / "channels.yml"))
    languages = load_languages(ROOT / "docs" / "languages.yml")
    return read_help_links(path.read_bytes(), languages), languages, base
