"""What a release keeps of the one before: scripts, styles and search data that its pages load, at their own addresses.

A page that somebody opened before the deploy, or that a cache still gives out, goes on working after it. What today's
guard would refuse (a channel that was revoked since) is not kept.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from channels import ChannelList
from guard import Options, check_tree
from guard.policy.lock import plain_path
from guard.report.findings import Finding

_LIST = "offline.json"
_PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body></body></html>'


def kept_files(
    before: Path,
    now: Iterable[str],
    channels: ChannelList,
    assets: Mapping[str, Sequence[str]],
    folder: str,
) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """Return the files to keep by path, and why others are left out.

    `before` is the folder of the last release's site, which says in its offline.json what is its own: files that it
    kept itself end here. `now` are the files of the finished site, `assets` are the checksums of the lock.
    """
    try:
        listed = json.loads((before / _LIST).read_bytes())
    except (OSError, ValueError):
        return {}, ()
    there = set(now)
    names = {name for part in listed.values() if isinstance(part, dict) for name in part}
    found = {
        name: (before / name).read_bytes()
        for name in sorted(names)
        if name != plain_path(name) and name not in there and (before / name).is_file()
    }
    with tempfile.TemporaryDirectory() as judged:
        for name, content in {**found, "index.html": _PAGE.encode()}.items():
            path = Path(judged) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        findings = check_tree(Path(judged), channels, Options(assets=assets, folder=folder)).findings
    refused = {finding.file for finding in findings}
    return {name: content for name, content in found.items() if name not in refused}, findings
