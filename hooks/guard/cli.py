"""`python -m guard DIR [--channels FILE] [--assets FILE] [--sources REPOSITORY] [--format text|json|sarif|github]`.

Exit 0: nothing found. 1: findings. 2: could not judge (bad list or lock, no folder, no HTML pages).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from channels import load_channels
from guard.api import CannotJudge, judge_tree
from guard.policy.lock import read_lock
from guard.report.findings import Refused
from guard.report.formats import FORMATS
from guard.sources.repository import judge_sources
from offline.tree import made_scripts

_CHANNELS = Path(__file__).resolve().parents[2] / "docs" / "channels.yml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Judge a folder and print what was found; return the exit code."""
    parser = argparse.ArgumentParser(prog="guard", description="Judge a built site against the official-channel list.")
    parser.add_argument("folder", metavar="DIR", type=Path, help="the built site")
    parser.add_argument("--channels", metavar="FILE", type=Path, default=_CHANNELS, help="default: docs/channels.yml")
    parser.add_argument("--assets", metavar="FILE", type=Path, help="lock of scripts, styles, fonts, pictures")
    parser.add_argument(
        "--sources", metavar="REPOSITORY", type=Path, help="judge its mkdocs.yml, docs and overrides too"
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    options = parser.parse_args(arguments)
    try:
        pins = read_lock(options.assets) if options.assets else None
        assets = {name: pin.sha256 for name, pin in pins.items()} if pins is not None else None
        channels = load_channels(options.channels, str(options.channels))
        copied = made_scripts(options.folder) if assets is not None else None
        report = judge_tree(options.folder, channels, assets=assets, copied=copied)
        if options.sources:
            found = {*report.findings, *judge_sources(options.sources, channels)}
            report = replace(report, findings=tuple(sorted(found)))
    except Refused as error:
        print(*error.findings, sep="\n", file=sys.stderr)
        return 2
    except (CannotJudge, OSError, ValueError) as error:
        print(f"guard: {error}", file=sys.stderr)
        return 2
    output = FORMATS[options.format](report)
    if output:
        print(output)
    return 1 if report.findings else 0
