"""One zip for an app, and the manifest that tells it what is inside and whether a newer one exists."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from guard.read.tree import checksum
from languages import Languages
from offline.pages import local

ZIP = "help-center.zip"
MANIFEST = "manifest.json"

# The least that the format can say.
_ZIP_EPOCH = 315532800  # 1980-01-01T00:00:00Z in Unix seconds
_READABLE = 0o100644 << 16


def stamp(seconds: int) -> str:
    """Return a moment (Unix seconds) as "2026-11-22T03:48:12Z": versions written so sort by age as text."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def contents(site: Mapping[str, bytes], languages: Languages, version: str, base: str) -> dict[str, Any]:
    """Describe a copy of the finished `site`, whose address on the web is `base` (with a closing slash).

    `version` sorts by age; `site` is the version that the site itself publishes in /offline.json, so that an app sees
    whether its copy is still what is published; `list` is the date of the official-channel list. `topics` and
    `contexts` lead from what an app knows to files of the copy.
    """
    links = json.loads(site["help-links.json"])
    topics = {
        topic: {tag: _file(entry[tag]["url"], base) for tag in languages} for topic, entry in links["topics"].items()
    }
    return {
        "format": 1,
        "version": version,
        "site": json.loads(site["offline.json"])["version"],
        "list": json.loads(site["official-channels.json"])["updated"],
        "start": {tag: f"{language.path}index.html" for tag, language in languages.items()},
        "topics": topics,
        "contexts": links["contexts"],
    }


def manifest(described: Mapping[str, Any], files: Mapping[str, Packed], packed: bytes) -> dict[str, Any]:
    """Return what stands beside the zip: `described` (see `contents`), and sizes and SHA-256 of zip and files."""
    return {
        **described,
        "zip": {"name": ZIP, "bytes": len(packed), "sha256": checksum(packed)},
        "files": {name: file.sha256 for name, file in sorted(files.items())},
    }


def _file(url: str, base: str) -> str:
    return local(url.removeprefix(base) or "./")


class Packed(NamedTuple):
    """A file as it stands in a zip: compressed, with the checksum and the size of its content, and its SHA-256."""

    deflated: bytes
    crc: int
    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Packed:
        """Compress a file."""
        # The highest level takes a third longer, for 2 bytes of 1,000.
        deflater = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = deflater.compress(content) + deflater.flush()
        return cls(deflated, zlib.crc32(content), len(content), checksum(content))

    @property
    def content(self) -> bytes:
        """The file itself."""
        return zlib.decompress(self.deflated, -zlib.MAX_WBITS)


def pack(files: Mapping[str, Packed], seconds: int) -> bytes:
    """Return a zip of `files`, sorted, all dated `seconds` (Unix time): the same files give the same bytes."""
    when = datetime.fromtimestamp(max(seconds, _ZIP_EPOCH), UTC).timetuple()[:6]
    packed = io.BytesIO()
    archive = zipfile.ZipFile(packed, "w")
    for name, file in sorted(files.items()):
        entry = zipfile.ZipInfo(name, when)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = _READABLE
        entry.create_system = 3  # Unix, on every machine that packs
        entry.header_offset, entry.CRC = packed.tell(), file.crc
        entry.compress_size, entry.file_size = len(file.deflated), file.size
        packed.write(entry.FileHeader(zip64=False) + file.deflated)
        archive.filelist.append(entry)
    # What is compressed already can be added in no other way: the archive is told where its files end.
    archive.start_dir = packed.tell()
    archive._didModify = True  # type: ignore[attr-defined]
    archive.close()
    return packed.getvalue()
