"""What a reader, an app and a cached page would lose if one built site took the place of another: `make rollback-check
OLD=<folder> NEW=<folder>`, OLD what is published now. Exit code 0: nothing, 1: something, 2: no two sites.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from publish.hashed import hashed_folders


def losses(old: Path, new: Path) -> Iterator[str]:
    """Yield a line for each loss: what it is, then for whom it matters. Raises OSError or ValueError for no site."""
    yield from _addresses(old, new)
    yield from _promises(_read(old, "help-links.json"), _read(new, "help-links.json"))
    yield from _channels(_read(old, "official-channels.json"), _read(new, "official-channels.json"))
    before, after = (_read(site, "offline/manifest.json")["version"] for site in (old, new))
    if after < before:
        yield f"offline copy {after} is older than {before}: apps that have the newer one keep it; make a new release"
    for folder in hashed_folders(_files(old)):
        if not (new / folder).is_dir():
            yield f"{folder} is gone: pages that are open or cached lose scripts or search; build with KEEP={old}"


def _addresses(old: Path, new: Path) -> Iterator[str]:
    pages = {name for name in _files(old) if name.endswith("index.html") and not name.startswith("go/")}
    for name in sorted(pages - _files(new)):
        yield f"/{name.removesuffix('index.html')} is gone: links, bookmarks and search engines lead to the 404 page"


def _promises(old: Any, new: Any) -> Iterator[str]:
    for kind, of in (("topics", "topic"), ("contexts", "context")):
        for name in sorted(old[kind].keys() - new[kind].keys()):
            yield f"{of} {name} is gone: apps that link to it lead to the 404 page"


def _channels(old: Any, new: Any) -> Iterator[str]:
    listed = {(entry["kind"], entry["value"]): entry["id"] for entry in new["channels"]}
    for entry in old["revoked"]:
        if found := listed.get((entry["kind"], entry["value"])):
            yield f"channel {found} would be official again, which was revoked on {entry['revoked']}"
    revoked = {entry["id"] for entry in new["revoked"]}
    for entry in old["revoked"]:
        if entry["id"] not in revoked:
            yield f"channel {entry['id']} would be forgotten as revoked: readers and apps could take it for unknown"


def _files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def _read(site: Path, name: str) -> Any:
    return json.loads((site / name).read_bytes())


def main(arguments: list[str]) -> int:
    """Print what would be lost; return the exit code."""
    if len(arguments) != 2 or not all(arguments):
        print("make rollback-check OLD=<what is published now> NEW=<what would take its place>", file=sys.stderr)
        return 2
    try:
        lost = list(losses(*map(Path, arguments)))
    except (OSError, ValueError, KeyError) as error:
        print(f"These are no two built sites: {error}", file=sys.stderr)
        return 2
    print(*lost, f"{len(lost)} losses" if lost else "Nothing is lost.", sep="\n")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
