"""Take the copy of the site that an app ships out of the built site, which publishes it: .build/offline/help-center.zip
and manifest.json beside it. The build has made them and the guard has judged them.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from offline.make import FOLDER
from offline.pack import MANIFEST, ZIP
from scripts import ROOT

TARGET = ROOT / ".build" / "offline"
MUCH = 3 * 1024 * 1024  # bytes; what this site's own pages take, and an app's users download


def main(site: Path = ROOT / "site", target: Path = TARGET) -> int:
    """Return the exit code: 0 written, 1 there is none. One that is large for an app is written, and told."""
    if not (site / FOLDER / ZIP).is_file():
        print(f"There is no copy in {site.name}/: run `make build` or `make release` first.", file=sys.stderr)
        return 1
    packed = (site / FOLDER / ZIP).read_bytes()
    target.mkdir(parents=True, exist_ok=True)
    for name in (ZIP, MANIFEST):
        shutil.copy(site / FOLDER / name, target)
    described = json.loads((target / MANIFEST).read_bytes())
    size = f"{len(packed) / 1024:.0f} KB, {len(described['files'])} files"
    print(f"Written: {target / ZIP}, {size}, version {described['version']}", file=sys.stderr)
    if len(packed) > MUCH:
        print("That is more than 3 MB, which each user of the app downloads whenever a page changes.", file=sys.stderr)
    return 0


def read(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path with forward slashes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
