"""Topics across releases: `diff` shows a reviewer what changed, `release` freezes what is promised now."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from guard.report.findings import Finding, Refused
from languages import load_languages
from languages.registry import NAME as LANGUAGES
from scripts import ROOT
from topics.diff import changes, noted, summary
from topics.registry import NAME, TopicRegistry, load_topics
from topics.released import RELEASED, Released, as_yaml, check_released, freeze, load_released

# What each release changed, for people and bots.
HISTORY = "TOPICS.md"
Loaded = TypeVar("Loaded")


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Return the exit code: 0 promises kept, 1 one is broken, 2 nothing could be compared."""
    parser = argparse.ArgumentParser(prog="topic_releases", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    diff = commands.add_parser("diff", help="what changed since a git revision, or since the last release")
    diff.add_argument("since", nargs="?", default="", help="a git revision; without one, the released list")
    commands.add_parser("release", help=f"write {RELEASED}, and what changed into {HISTORY}")
    chosen = parser.parse_args(arguments)
    try:
        languages = load_languages(root / LANGUAGES)
        registry = load_topics(root / NAME, languages)
        if chosen.command == "diff":
            return _diff(registry, chosen.since, root)
        return _release(registry, root)
    except Refused as refused:
        print(*refused.findings, sep="\n", file=sys.stderr)
        return 2


def _diff(registry: TopicRegistry, since: str, root: Path) -> int:
    if not since:
        before = promised = load_released(root / RELEASED)
    else:
        # What was promised then: a change that breaks a promise may have changed today's list of promises too.
        spoken = _at(since, LANGUAGES, load_languages, root)  # the site may have had others
        before = freeze(_at(since, NAME, lambda path: load_topics(path, spoken), root))
        promised = _at(since, RELEASED, load_released, root)
    lines = changes(before, freeze(registry))
    print(*lines, f"since {since or f'release {before.release}'}: {summary(lines)}", sep="\n")
    return _report(check_released(registry, promised))


def _at(revision: str, name: str, loader: Callable[[Path], Loaded], root: Path) -> Loaded:
    """Return a data file as it stood at a git revision. Raises `findings.Refused` if it was not there, and with the
    faults that it had then: their places are in that revision.
    """
    shown = subprocess.run(
        ["git", "show", "--end-of-options", f"{revision}:{name}"], cwd=root, capture_output=True, check=False
    )
    if shown.returncode:
        raise Refused([Finding(name, 0, "TP027", f"git knows no such file at {revision}", "name a tag or a commit")])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(name).name
        copy.write_bytes(shown.stdout)
        try:
            return loader(copy)
        except Refused as refused:
            fix = "compare with another revision; today's file is not meant"
            raise Refused(replace(one, file=f"{revision}:{one.file}", fix=fix) for one in refused.findings) from refused


def _release(registry: TopicRegistry, root: Path) -> int:
    path = root / RELEASED
    before = load_released(path) if path.is_file() else None
    broken = check_released(registry, before) if before else []
    if broken:
        return _report(broken)
    released: Released = freeze(registry, before)
    path.write_text(as_yaml(released), encoding="utf-8")
    notes = root / HISTORY
    known = notes.read_text(encoding="utf-8") if notes.is_file() else ""
    if told := noted(known, before, released):
        notes.write_text(told, encoding="utf-8")
    print(f"{RELEASED}: {released.release}, {len(released.topics)} ids, {len(released.contexts)} contexts")
    return 0


def _report(broken: list[Finding]) -> int:
    print(*broken, sep="\n", end="\n" if broken else "", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
