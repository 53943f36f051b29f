"""Tables of texts: a first line with the names of the columns, tabs between fields, no quoting."""

from __future__ import annotations

import csv
from pathlib import Path


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, each by the names of its columns. Raises `OSError` and `UnicodeDecodeError`."""
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
