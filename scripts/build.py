"""Build the site aside and move it into place, only if every check passed.

With --release: the build that may be published. It first refuses a list with reserved sample addresses, reviews that
are overdue today, a security.txt that ends soon, and a key that does not belong to the list.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from channels import ChannelList, load_channels, overdue
from guard.report.findings import Finding, Refused
from publish.security_txt import LEAST_LEFT, expires
from publish.signature import SECRET, key_fault

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
ASIDE = ROOT / ".build"


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 published, 1 refused."""
    if "--release" in arguments:
        findings = not_publishable()
        if findings:
            print(*findings, f"{len(findings)} findings: this list must not be published", sep="\n", file=sys.stderr)
            return 1
    environment = dict(os.environ)
    if "--release" not in arguments:
        # Only a release is signed; other builds of one commit are equal, whoever makes them.
        environment.pop(SECRET, None)
    fresh = ASIDE / f"site-{os.getpid()}"
    try:
        built = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)],
            cwd=ROOT,
            env=environment,
            check=False,
        )
        if built.returncode:
            print("The build failed: site/ is as it was.", file=sys.stderr)
            return 1
        move_into_place(fresh, SITE)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    print(f"Built: {SITE.relative_to(ROOT)}/", file=sys.stderr)
    return 0


def not_publishable() -> list[Finding]:
    """Return why the official-channel list must not be published today."""
    try:
        channels = load_channels(ROOT / "docs" / "channels.yml")
    except Refused as refused:
        return list(refused.findings)
    today = date.today()
    return [*samples(channels), *overdue(channels, today), *unsigned(channels, os.environ), *ending(channels, today)]


def unsigned(channels: ChannelList, environment: Mapping[str, str]) -> list[Finding]:
    """Return why the list cannot be signed with the secret key of the environment."""
    fault = key_fault(channels.signing_key, environment.get(SECRET))
    fix = "set signing_key: in docs/channels.yml and the secret key of the same pair in the environment"
    return [Finding("docs/channels.yml", 0, "CL009", fault, fix)] if fault else []


def ending(channels: ChannelList, today: date) -> list[Finding]:
    """Return a finding if security.txt has expired, or will before somebody is sure to publish again."""
    end = expires(channels)
    if end is None or end - today >= LEAST_LEFT:
        return []
    fix = "prove that the channels of group security are still ours, then set reviewed:"
    return [Finding("docs/channels.yml", 0, "CL010", f"security.txt would expire on {end}", fix)]


def samples(channels: ChannelList) -> list[Finding]:
    """Return a finding for every channel whose address is reserved for examples."""
    fix = "put the real, proven address in its place"
    return [
        Finding("docs/channels.yml", 0, "CL008", f"{channel.id} is a reserved sample", fix)
        for channel in channels.channels
        if channel.sample
    ]


def move_into_place(fresh: Path, site: Path) -> None:
    """Put `fresh` where `site` is. Both lie on one disk, so there is no moment with half a site."""
    old = fresh.with_name(fresh.name + "-old")
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
