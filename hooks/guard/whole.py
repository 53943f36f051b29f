"""Judging a whole tree: every file by its kind, then every same-site address against what the tree holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from findings import Finding
from guard.allow import Allowed, Listing
from guard.assets import is_pinned, judge_asset
from guard.exceptions import Exceptions
from guard.faults import Fault, shown
from guard.files import judge_file
from guard.judge import Judge, Linked
from guard.places import Places
from guard.report import Report
from guard.samesite import Site
from guard.signatures import is_signature, judge_signature
from guard.tree import walk


class CannotJudge(Exception):
    """There is nothing to judge: no folder, or no HTML page in it. A missing tree is never a pass."""


def judge_tree(
    root: Path,
    channels: Listing,
    *,
    sources: Mapping[str, str] | None = None,
    repository: Path | None = None,
    assets: Mapping[str, str] | None = None,
    exceptions: Exceptions | None = None,
) -> Report:
    """Judge every file below `root` against the channel list; all faults at once, sorted.

    `sources` maps a site path ("account/index.html") to a Markdown path relative to `repository`
    ("docs/zh/account/index.md"); a finding then names the Markdown and the line where the value stands, or
    the published file if it does not stand there. `assets` maps the paths of scripts, styles, fonts and raster
    pictures to their SHA-256; without it they are let through by kind. `exceptions` are
    what a person has reviewed; those that nothing needed are findings.

    Raises `CannotJudge` for a missing folder or one without pages, and `ValueError` for a list that cannot be
    compared.
    """
    if not root.is_dir():
        raise CannotJudge(f"{root} is no folder")
    tree = walk(root)
    if not tree.pages:
        raise CannotJudge(f"{root} holds no HTML page")
    judge, site = Judge(Allowed.of(channels), getattr(channels, "signing_key", None)), Site(frozenset(tree.files))
    places, pages = Places(sources, repository), frozenset(tree.pages)
    findings = {Finding(name, 0, "CH404", f"is a symbolic link ({shown(name)})") for name in tree.links}
    awaiting: dict[str, list[Linked]] = {}
    for name in tree.files:
        content = (root / name).read_bytes()
        judged = judge_file(name, content, judge)
        if name in pages or name.endswith(".svg"):
            site.anchors[name] = judged.anchors
        if assets is not None and is_pinned(name) and (unpinned := judge_asset(name, content, assets)):
            judged.faults[unpinned] = None
        if is_signature(name) and (unsigned := _signature(root, name, content, channels)):
            judged.faults[unsigned] = None
        if exceptions:
            page = (sources or {}).get(name, "") if name in pages else None
            judged.faults = exceptions.remaining(judged.faults, page)
        later = [linked for linked in judged.linked if site.awaits(linked)]
        if later:
            awaiting[name] = later
        now = (site.missing(linked) for linked in judged.linked if linked not in later)
        faults = judged.faults | dict.fromkeys(fault for fault in now if fault)
        findings |= places.findings(name, content, faults)
    for name, later in awaiting.items():
        faults = dict.fromkeys(fault for linked in later if (fault := site.missing(linked)))
        if faults:
            findings |= places.findings(name, (root / name).read_bytes(), faults)
    findings |= set(exceptions.unused()) if exceptions else set()
    return Report(tuple(sorted(findings)), len(pages), len(tree.files))


def _signature(root: Path, name: str, content: bytes, channels: Listing) -> Fault | None:
    signed = (root / name).with_suffix("")
    return judge_signature(
        content, signed.read_bytes() if signed.is_file() else None, getattr(channels, "signing_key", None)
    )
