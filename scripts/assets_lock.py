"""Write docs/assets.lock.json again: the checksum of every script, style, font and raster picture of the site.

Prints what changed, for the person who answers for it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from guard.policy.lock import Pin, is_pinned, plain_path, read_lock, remember, write_lock
from guard.read.tree import checksum
from languages import load_languages
from publish.app_links import ANDROID
from publish.web import APPLE
from scripts import ROOT, picture_texts
from scripts.made_site import build_unjudged

LOCK = ROOT / "docs" / "assets.lock.json"
THEME = "mkdocs-material"
# The last file that a build writes before it judges: where it is, the tree is whole.
_LAST_WRITTEN = "_headers"


def main() -> int:
    """Return the exit code: 0 written, 1 the site cannot be built."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        # The build refuses a file that is not in the lock, but leaves the tree that it refused.
        said = build_unjudged(site)
        if not (site / _LAST_WRITTEN).exists():
            print(said, "The site cannot be built: the lock is as it was.", sep="\n", file=sys.stderr)
            return 1
        pins = pins_of(site, ROOT)
    before = _before()
    LOCK.write_text(write_lock(remember(_committed(), pins)), encoding="utf-8")
    lines = list(difference(current(before), pins))
    print(*lines, *picture_texts.renew(), f"{LOCK.name}: {len(pins)} files, {len(lines)} changed", sep="\n")
    return 0


def _before() -> dict[str, Pin]:
    """The lock as it stands; one that cannot be read (a merge went wrong) counts as empty."""
    try:
        return read_lock(LOCK)
    except (OSError, ValueError):
        return {}


def current(pins: Mapping[str, Pin]) -> dict[str, Pin]:
    """The pins without what they remember of earlier times."""
    return {name: Pin(pin.sha256, pin.origin) for name, pin in pins.items() if pin.sha256}


def _committed() -> dict[str, Pin]:
    """The lock of the last commit, whose checksums are remembered: what was released once was committed."""
    shown = subprocess.run(["git", "show", f"HEAD:./{LOCK.name}"], cwd=LOCK.parent, capture_output=True, check=False)
    if shown.returncode:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / LOCK.name
        copy.write_bytes(shown.stdout)
        return read_lock(copy)


def pins_of(site: Path, root: Path) -> dict[str, Pin]:
    """Return a pin for each file of the finished tree that needs one."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    found = {plain_path(name): site / name for name in sorted(names) if is_pinned(name)}
    return {name: Pin(checksum(path.read_bytes()), origin(name, root)) for name, path in found.items()}


def origin(name: str, root: Path) -> str:
    """Return where a published file comes from: "ours", "vendored", or the theme with its version."""
    if name in {ANDROID, APPLE}:
        return "docs/operator.yml"
    if "/vendor/" in name:
        return "vendored"
    folders = [f"docs/{tag}" for tag in load_languages(root / "docs" / "languages.yml")]
    ours = any((root / folder / name).exists() for folder in ("overrides", "docs", *folders))
    return "ours" if ours else f"{THEME} {version(THEME)}"


def difference(before: Mapping[str, Pin], after: Mapping[str, Pin]) -> Iterator[str]:
    """Yield a line for each file that came, went or changed."""
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if old is None and new:
            yield f"+ {name} ({new.origin}) {new.sha256[:12]}"
        elif new is None and old:
            yield f"- {name} ({old.origin}) {old.sha256[:12]}"
        elif old and new and old != new:
            came = old.origin if old.origin == new.origin else f"{old.origin} -> {new.origin}"
            changed = "same content" if old.sha256 == new.sha256 else f"{old.sha256[:12]} -> {new.sha256[:12]}"
            yield f"~ {name} ({came}) {changed}"


if __name__ == "__main__":
    sys.exit(main())
