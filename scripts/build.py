"""Build the site aside and move it into place, only if every check passed.

With --release: the build that may be published. It first refuses whatever scripts/ready.py finds left to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from publish.kept import KEEP
from publish.signature import COMMITTED, SECRET
from scripts.placing import NotPlaced, put_into_place
from scripts.ready import left_to_do
from scripts.tree_date import tree_date

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
ASIDE = ROOT / ".build"
CACHE = "BUILD_CACHE"  # as hooks/build.py calls it


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 published, 1 refused."""
    if "--release" in arguments:
        findings = left_to_do(ROOT, os.environ, date.today())
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
