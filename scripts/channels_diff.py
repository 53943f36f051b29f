"""Tell a reviewer what changed in docs/channels.yml since a commit, and which pages show it.

Addresses are printed so that no terminal turns them into links.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from channels import load_channels
from content.read_pages import read_sources
from content.sources import Source
from guard.read.data_files import line_of, parse_yaml, read_yaml
from guard.read.yaml_lost import unreadable
from guard.report.findings import Finding, Refused, defang
from languages import load_languages
from scripts import ROOT
from scripts.made_site import build_unjudged

LIST = "docs/channels.yml"
_IDENTITY = ("kind", "value")
_PARTS = {"channels": "", "revoked": ", revoked"}
_ANOTHER = "compare with another commit"

# An entry of the list as it stands in the file, by its id.
Entries = Mapping[str, Mapping[str, Any]]


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 printed, 2 no such commit, a list with faults, or pages that cannot be read."""
    parser = argparse.ArgumentParser(prog="make channels-diff", description=__doc__)
    parser.add_argument("since", metavar="SINCE", help="a commit, branch or tag")
    since = parser.parse_args(arguments).since
    shown = subprocess.run(
        ["git", "show", "--end-of-options", f"{since}:./{LIST}"], cwd=ROOT, capture_output=True, check=False
    )
    # Git reads no name at all as what is staged.
    if shown.returncode or not since:
        print(f"There is no {LIST} in {defang(since)}: SINCE= wants a commit, a branch or a tag.", file=sys.stderr)
        return 2
    try:
        before = _as_it_was(shown.stdout, f"{since}:{LIST}")
        load_channels(ROOT / LIST)
        lines, changed = difference(before, read_yaml(ROOT / LIST, LIST, "CL001")[0])
        print(*lines or [f"{LIST} says the same as in {defang(since)}."], sep="\n")
        if changed:
            print(*_pages(changed), sep="\n")
    except Refused as refused:
        print(*refused.findings, sep="\n", file=sys.stderr)
        return 2
    return 0


def _as_it_was(content: bytes, name: str) -> Mapping[str, Any]:
    """The list of another day, which may have had other keys: all that it needs is entries. Raises `Refused`."""
    try:
        value, lines = parse_yaml(content.decode("utf-8-sig"), name, "CL001")
    except UnicodeDecodeError as error:
        raise Refused([Finding(name, unreadable(error)[0], "CL001", "is not UTF-8 text", _ANOTHER)]) from error
    if not isinstance(value, dict):
        raise Refused([Finding(name, 1, "CL001", "is no list of channels", _ANOTHER)])
    for part in _PARTS:
        entries = value.get(part) or []
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            line = line_of(lines, (part,))
            raise Refused([Finding(name, line, "CL001", f"{part}: holds something else than entries", _ANOTHER)])
    return value


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Compare two lists as YAML gives them. Returns a line for each thing that changed, and the ids of the
    channels that pages may show otherwise than before.
    """
    lines: list[str] = []
    changed: dict[str, None] = {}
    for part, ending in _PARTS.items():
        old, new = _by_id(before, part), _by_id(after, part)
        for entry_id in [*old, *(entry_id for entry_id in new if entry_id not in old)]:
            found = list(_entry(entry_id, old, new, ending))
            lines += found
            if found:
                changed[entry_id] = None
    old_key, new_key = before.get("signing_key"), after.get("signing_key")
    lines += [f"- signing key {old_key}"] * (old_key is not None and old_key != new_key)
    lines += [f"+ signing key {new_key}"] * (new_key is not None and old_key != new_key)
    return lines, list(changed)


def _by_id(loaded: Mapping[str, Any], part: str) -> Entries:
    return {str(entry.get("id")): entry for entry in loaded.get(part) or []}


def _entry(entry_id: str, before: Entries, after: Entries, ending: str) -> Iterator[str]:
    old, new = before.get(entry_id), after.get(entry_id)
    if old is None and new is not None:
        yield f"+ {_named(entry_id, new)}{ending}"
    elif new is None and old is not None:
        yield f"- {_named(entry_id, old)}{ending}"
    elif old is not None and new is not None:
        if any(old.get(key) != new.get(key) for key in _IDENTITY):
            yield f"- {_named(entry_id, old)}{ending}"
            yield f"+ {_named(entry_id, new)}{ending}"
        for key in dict.fromkeys([*old, *new]):
            if key not in _IDENTITY and old.get(key) != new.get(key):
                yield f"~ {key} of {entry_id}: {_told(old.get(key))} -> {_told(new.get(key))}"


def _named(entry_id: str, entry: Mapping[str, Any]) -> str:
    return f"{entry.get('kind')} {defang(str(entry.get('value')))} ({entry_id})"


def _told(value: object) -> str:
    if value is None:
        return "(nothing)"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_told(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_told, value))
    return defang(str(value))


def _pages(changed: list[str]) -> Iterator[str]:
    """Yield, for each changed channel, the pages of the site as it would be built now that show it."""
    sources = read_sources(ROOT / "docs", load_languages(ROOT / "docs" / "languages.yml"))
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        # A build that the guard refuses leaves its tree, and that is what counts here.
        build_unjudged(site)
        html = {source.file: _read(site / source.url / "index.html") for source in sources}
    for channel_id in changed:
        pages = [source.file for source in sources if shows(channel_id, source, html[source.file])]
        yield f"{channel_id} stands on {len(pages)} pages{':' if pages else ''}"
        yield from (f"    {page}" for page in pages)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def shows(channel_id: str, source: Source, html: str) -> bool:
    """Tell whether a page shows a channel: by a mark in its HTML, or by a shortcode that leaves none."""
    mark = rf'data-channel(?:-link|-off)?="{re.escape(channel_id)}"'
    quoted = rf"\{{\{{\s*(?:reply|open|channel)\s+{re.escape(channel_id)}\s*\}}\}}"
    return bool(re.search(mark, html) or re.search(quoted, source.body))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
