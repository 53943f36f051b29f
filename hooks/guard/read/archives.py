"""The one archive that a site may publish: the offline copy for apps, opened and judged like a site of its own."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from guard.read.events import Unreadable
from guard.read.tree import Tree, checksum

PACKED = "offline/help-center.zip"
# More than any copy of this site needs; a small archive can unpack to a disk full.
_MAX_FILES = 100_000
_MAX_BYTES = 1024 * 1024 * 1024
# The head of an entry tells how long its name is, and what stands behind it.
_HEAD = struct.Struct("<26xHH")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def opened(content: bytes) -> Tree:
    """Return the files of an archive, which are unpacked one by one as they are read.

    Raises `Unreadable`, here and from the tree's `read`, for an archive that is broken or that another program could
    read in another way: names that lead out of the folder or stand twice, links, encryption, notes, and bytes before
    the first file.
    """
    with _readable():
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
        _check(archive, entries)

    def read(name: str) -> bytes:
        with _readable():
            return archive.read(name)

    names = tuple(sorted(entry.filename for entry in entries))
    return Tree(read, names, packed_mark=lambda name: _mark(archive.getinfo(name), content))


def _mark(entry: zipfile.ZipInfo, content: bytes) -> str:
    """Return a hash of all that decides what is read for an entry: what the list at the end says of it, its own head,
    and its packed bytes. To unpack them takes many times longer.
    """
    begin = entry.header_offset
    head = content[begin : begin + _HEAD.size]
    if len(head) < _HEAD.size:
        return ""
    length = _HEAD.size + sum(_HEAD.unpack(head)) + entry.compress_size
    said = entry.filename, entry.CRC, entry.compress_size, entry.file_size, entry.compress_type, entry.flag_bits
    return checksum(repr(said).encode() + content[begin : begin + length])


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise
    # Names that are no text, fields cut short, packed bytes without sense: no list of what a module raises is whole.
    except Exception as error:
        raise Unreadable(f"cannot be unpacked ({error.__class__.__name__})") from error


def _check(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if len(names) > _MAX_FILES or sum(entry.file_size for entry in entries) > _MAX_BYTES:
        raise Unreadable(f"unpacks to more than {_MAX_FILES} files or {_MAX_BYTES} bytes")
    folders = {str(folder) for name in names for folder in PurePosixPath(name).parents}
    if len(set(names)) < len(names) or not folders.isdisjoint(names):
        raise Unreadable("holds two files of one name")
    if not entries or min(entry.header_offset for entry in entries) or archive.comment:
        raise Unreadable("holds more than its files")
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if entry.flag_bits & 1 or entry.compress_type not in _METHODS or kind not in {0, stat.S_IFREG} or entry.comment:
            raise Unreadable(f"holds an entry that is no plain file ({entry.filename[:60]!r})")
        if not _is_inside(entry.filename):
            raise Unreadable(f"holds a name that leads out of its folder ({entry.filename[:60]!r})")


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    plain = str(PurePosixPath(name)) == name and not name.startswith("/") and ".." not in parts
    return plain and not any(char in name for char in "\\:\0")
