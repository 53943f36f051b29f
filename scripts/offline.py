"""Write the copy of the site that an app ships: .build/offline/help-center.zip and manifest.json beside it.

Builds the site, makes files of it that need neither network nor host, has the guard judge them, and packs them. The
same commit gives the same bytes. With --release: refuses what `make release` refuses.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from channels import load_channels
from copies.pack import MANIFEST, ZIP, as_json, contents, manifest, pack, stamp
from copies.tree import offline_files
from findings import Finding, Refused
from guard import judge_tree
from house import HELP_CENTER
from scripts.build import not_publishable

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / ".build" / "offline"
LIMIT = 3 * 1024 * 1024  # bytes; an app's users download it


@dataclass(frozen=True)
class Copy:
    """An offline copy: its files by path, the zip of them, and the manifest that stands beside it."""

    files: Mapping[str, bytes]
    packed: bytes
    manifest: bytes
    version: str


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 written, 1 refused."""
    findings = not_publishable() if "--release" in arguments else []
    if findings:
        return _refuse(findings, "this list must not be published")
    with tempfile.TemporaryDirectory() as folder:
        site, aside = Path(folder) / "site", Path(folder) / "copy"
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            return _refuse([], "the build failed")
        try:
            copy = make_copy(read(site), int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
        except Refused as refused:
            return _refuse(list(refused.findings), "no offline copy can be made of this site")
        unpack(copy, aside)
        findings = list(judge_tree(aside, load_channels(ROOT / "docs" / "channels.yml")).findings)
    if findings or len(copy.packed) > LIMIT:
        return _refuse(findings, f"the zip holds {len(copy.packed)} bytes, of {LIMIT} at most")
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    (TARGET / ZIP).write_bytes(copy.packed)
    (TARGET / MANIFEST).write_bytes(copy.manifest)
    size = f"{len(copy.packed) / 1024:.0f} KB, {len(copy.files)} files"
    print(f"Written: {TARGET.relative_to(ROOT)}/{ZIP}, {size}, version {copy.version}", file=sys.stderr)
    return 0


def make_copy(site: Mapping[str, bytes], seconds: int) -> Copy:
    """Return the copy of a finished site; `seconds` (Unix time) is the moment of its commit.

    Raises `findings.Refused` where a page or a script of the site cannot do without a host.
    """
    home = load_channels(ROOT / "docs" / "channels.yml").by_id(HELP_CENTER)
    assert home is not None, "the build has checked it"
    version = stamp(seconds)
    described = contents(site, version, home.value + "/")
    files = {**offline_files(site, version[:10]), MANIFEST: as_json(described)}
    packed = pack(files, seconds)
    return Copy(files, packed, as_json(manifest(described, files, packed)), version)


def read(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` by its path with forward slashes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def unpack(copy: Copy, folder: Path) -> None:
    """Write the files of a copy below `folder`."""
    for name, content in copy.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def _refuse(findings: list[Finding], why: str) -> int:
    print(*findings, f"{len(findings)} findings: {why}; the offline copy is as it was", sep="\n", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
