"""What the guard is asked about a site that is finished, and what it says of the sources."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from guard import Options, Report, check_sources, check_tree
from guard.policy.exceptions import Exceptions, load_exceptions
from guard.policy.lock import Pin, allowed_checksums, read_lock
from guard.report.findings import Finding, Refused
from helpcenter.cache import Cache
from helpcenter.load import Site
from helpcenter.outputs import sources_by_site_path
from helpcenter.unexpected import findings_of
from offline.tree import made_scripts

log = logging.getLogger("mkdocs.hooks.build")

# Findings about the lock, which somebody who edits a script meets until the lock is written again.
_PINNING = {"CH407", "CH408"}
# That about a file that is no text, which whoever loads it has told.
_NO_TEXT = "CH403"


class Judged(NamedTuple):
    """What the guard says of a finished site, how many exceptions there are, and what is wrong with these."""

    report: Report
    exceptions: int
    faults: tuple[Finding, ...]


def judge_site(folder: Path, site: Site, cache: Cache | None, *, preview: bool) -> Judged:
    """Let the guard judge the finished tree in a folder. A `preview` has no copy for apps, and there a file of our own
    that differs from the lock is only a warning: somebody is at work on it.
    """
    exceptions, faults = _exceptions(site.root)
    options = Options(
        sources=sources_by_site_path(site),
        repository=site.root,
        assets=locked_checksums(site.root),
        copied={} if preview else made_scripts(folder, cache),
        exceptions=exceptions,
        folder=site.folder,
        keeper=cache,
    )
    report = check_tree(folder, site.channels, options)
    if preview:
        report = replace(report, findings=tuple(_eased(one, site.root) for one in report.findings))
    return Judged(report, len(exceptions.entries), faults)


def source_findings(site: Site, cache: Cache | None, *, told_before: bool) -> list[Finding]:
    """Return what the guard says of the sources; of a file that cannot be read nothing if that is `told_before`."""
    try:
        found = check_sources(site.root, site.channels, cache)
        return [finding for finding in found if not (told_before and finding.code == _NO_TEXT)]
    except OSError as error:
        return [] if told_before else list(findings_of(error, site.root))


def locked_checksums(root: Path) -> dict[str, tuple[str, ...]]:
    """Return the checksums of the lock of scripts, styles, fonts and pictures; without a readable one, each of these is
    a finding.
    """
    return allowed_checksums(_lock(root))


def _lock(root: Path) -> dict[str, Pin]:
    try:
        return read_lock(root / "docs" / "assets.lock.json")
    except (OSError, ValueError) as error:
        log.info(f"assets.lock.json cannot be read ({error.__class__.__name__})")
        return {}


def _exceptions(root: Path) -> tuple[Exceptions, tuple[Finding, ...]]:
    """Read the reviewed exceptions; of a file with faults none counts."""
    try:
        return load_exceptions(root / "guard-exceptions.yml", date.today()), ()
    except Refused as refused:
        return Exceptions(), tuple(refused.findings)


def _eased(finding: Finding, root: Path) -> Finding:
    ours = (root / "overrides" / finding.file).exists() and "/vendor/" not in finding.file
    return replace(finding, severity="warning") if ours and finding.code in _PINNING else finding
