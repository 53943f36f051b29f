"""Find where files type the wallet's name: it stands in docs/operator.yml alone, a takeover would miss any other."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from guard.read.file_cache import readable_text
from guard.read.tree import entries
from guard.report.findings import Finding
from languages.text import BRAND
from wallet.model import NAME, Wallet

_FOLDERS = ("docs", "overrides", "hooks")
_SUFFIXES = frozenset({".md", ".yml", ".html", ".js", ".css", ".svg", ".py"})


def typed_names(root: Path, wallet: Wallet) -> Iterator[Finding]:
    """Yield a finding for each line of the site's files that types the wallet's name."""
    names = sorted(set(wallet.name.by_language.values()), key=len, reverse=True)
    # Only whole words: the name may be a part of others.
    typed = re.compile("|".join(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])" for name in names))
    for folder in _FOLDERS:
        for name, entry in entries(root / folder) if (root / folder).is_dir() else ():
            file = f"{folder}/{name}"
            if os.path.splitext(name)[1] in _SUFFIXES and file != NAME and entry.is_file():
                text = readable_text(entry.path)
                if any(name in text for name in names):
                    yield from _in_file(file, text, typed)


def _in_file(file: str, text: str, typed: re.Pattern[str]) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := typed.search(line):
            yield Finding(file, number, "OP002", f"types the wallet's name, {found[0]}", f"write {{{{ {BRAND} }}}}")
