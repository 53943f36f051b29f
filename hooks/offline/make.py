"""The offline copy of a finished site: its files, the zip of them, and the manifest that stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guard.read.json_text import json_file
from guard.text.memory import Keeper
from languages import Languages
from offline.pack import MANIFEST, ZIP, Packed, contents, manifest, pack, stamp
from offline.tree import offline_files

FOLDER = "offline/"


@dataclass(frozen=True)
class Copy:
    """An offline copy: the zip of its files, and the manifest that stands beside it."""

    packed: bytes
    manifest: bytes
    version: str

    @property
    def published(self) -> dict[str, bytes]:
        """What a site publishes of it, by site path: apps fetch the manifest, and the zip when there is a newer one."""
        return {FOLDER + ZIP: self.packed, FOLDER + MANIFEST: self.manifest}


def make_copy(
    site: Mapping[str, bytes], languages: Languages, seconds: int, base: str, keeper: Keeper | None = None
) -> Copy:
    """Return the copy of a finished site with the absolute address `base`; `seconds` (Unix time) dates it. `keeper`
    keeps the copies of pages for the next time.

    Raises `findings.Refused` where a page or a script of the site cannot do without a host.
    """
    version = stamp(seconds)
    described = contents(site, languages, version, base)
    files = offline_files(site, tuple(languages), version[:10], keeper)
    files[MANIFEST] = Packed.of(json_file(described))
    packed = pack(files, seconds)
    return Copy(packed, json_file(manifest(described, files, packed)), version)
