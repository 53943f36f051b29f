"""Build the site aside and move it into place, only if every check passed.

With --release: the build that may be published. It first refuses a tree without a known date, a list with reserved
sample addresses, reviews that are overdue today, a security.txt that ends soon, and a key that does not belong to the
list.
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
from publish.kept import KEEP
from publish.security_txt import LEAST_LEFT, expires
from publish.signature import COMMITTED, SECRET, key_fault
from scripts.placing import NotPlaced, put_into_place
from scripts.tree_date import tree_date, undated

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
ASIDE = ROOT / ".build"
CACHE = "BUILD_CACHE"  # as hooks/build.py calls it


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 published, 1 refused."""
    if "--release" in arguments:
        findings = not_publishable()
        if findings:
            print(*findings, f"{len(findings)} findings: this must not be published", sep="\n", file=sys.stderr)
            return 1
    environment = {**os.environ, COMMITTED: _date()}
    if "--release" in arguments:
        environment.setdefault(KEEP, str(SITE))
    else:
        # Only a release is signed and keeps files of the one before; other builds of one commit are equal.
        for name in (SECRET, KEEP):
            environment.pop(name, None)
    # What is published is made from nothing.
    environment.pop(CACHE, None)
    if "--release" not in arguments and not os.environ.get("CI"):
        environment[CACHE] = str(ASIDE / "cache")
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
        how = put_into_place(fresh, SITE)
    except NotPlaced as error:
        print(f"The site was built, and could not be put into place: {error}.", file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    print(f"Built: {SITE.relative_to(ROOT)}/ ({how})", file=sys.stderr)
    return 0


def _date() -> str:
    """The date of the tree as a build takes it; where none is known it says so, and takes the beginning of 1970."""
    known = tree_date(ROOT, os.environ)
    if known.seconds is None:
        said = f"No date of this tree: {known.reason}. The copy for apps is dated 1970-01-01; a release is refused."
        print(said, file=sys.stderr)
    return str(known.seconds or 0)


def not_publishable() -> list[Finding]:
    """Return why this tree must not be published today."""
    dated = undated(ROOT, os.environ)
    try:
        channels = load_channels(ROOT / "docs" / "channels.yml")
    except Refused as refused:
        return [*dated, *refused.findings]
    today = date.today()
    return [
        *dated,
        *samples(channels),
        *overdue(channels, today),
        *unsigned(channels, os.environ),
        *ending(channels, today),
    ]


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
