"""The one archive that a site may publish: the offline copy for apps, opened and judged like a site of its own."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from guard.read.events import Unreadable
from guard.read.tree import Tree, checksum

PACKED = "offline/help-center.zip"
# More than any copy of this site needs; a small archive can unpack to a disk full.
_MAX_FILES = 100_000
_MAX_BYTES = 1024 * 1024 * 1024
# The head of an entry: its mark, the version that it needs, flags, method, time, date, checksum, both sizes, and how
# long its name and what stands behind it are.
_HEAD = struct.Struct("<4sHHHHHIIIHH")
# A flag of an entry; without it its name is in the letters of the first computers of IBM.
_NAMED_IN_UTF_8 = 0x800
_MARK = b"PK\x03\x04"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def opened(content: bytes) -> Tree:
    """Return the files of an archive, which are unpacked one by one as they are read.

    Raises `Unreadable`, here and from the tree's `read`, for an archive that is broken or that another program could
    read in another way: names that lead out of the folder or stand twice, links, encryption, notes, files whose own
    head says other things than the list at the end, and any byte that belongs to neither: some programs read what lies
    in an archive one after the other, and never look at that list.
    """
    with _readable():
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
        _check(archive, entries)
        _check_heads(content, entries, archive.start_dir)

    def read(name: str) -> bytes:
        with _readable():
            return _unpacked(archive.getinfo(name), content)

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
    length = _packed_at(entry, content) - begin + entry.compress_size
    said = entry.filename, entry.CRC, entry.compress_size, entry.file_size, entry.compress_type, entry.flag_bits
    return checksum(repr(said).encode() + content[begin : begin + length])


def _packed_at(entry: zipfile.ZipInfo, content: bytes) -> int:
    """Return where the packed bytes of an entry begin. Raises `struct.error` for an archive that ends before."""
    *_, named, extra = _HEAD.unpack_from(content, entry.header_offset)
    return entry.header_offset + _HEAD.size + int(named) + int(extra)


def _unpacked(entry: zipfile.ZipInfo, content: bytes) -> bytes:
    """Return the content of an entry. Its packed bytes must end where they say they do: to a program that reads one
    file after the other, what lies behind is the next file. Raises `Unreadable`, and `zlib.error`.
    """
    begin = _packed_at(entry, content)
    packed = content[begin : begin + entry.compress_size]
    told, whole = packed, len(packed) == entry.compress_size
    if entry.compress_type == zipfile.ZIP_DEFLATED:
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        told = inflater.decompress(packed, entry.file_size + 1)
        whole = whole and inflater.eof and not inflater.unused_data and not inflater.unconsumed_tail
    if not whole or len(told) != entry.file_size or zlib.crc32(told) != entry.CRC:
        raise Unreadable(f"holds an entry that is not what it says ({entry.filename[:60]!r})")
    return told


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
    if not entries or archive.comment:
        raise Unreadable("holds more than its files")
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if entry.flag_bits & 1 or entry.compress_type not in _METHODS or kind not in {0, stat.S_IFREG} or entry.comment:
            raise Unreadable(f"holds an entry that is no plain file ({entry.filename[:60]!r})")
        if not _is_inside(entry.filename):
            raise Unreadable(f"holds a name that leads out of its folder ({entry.filename[:60]!r})")


def _check_heads(content: bytes, entries: list[zipfile.ZipInfo], end: int) -> None:
    """Refuse an archive whose files do not follow each other from its first byte to the list at its `end`, each behind
    a head that says the same as that list.
    """
    at = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        head = content[at : at + _HEAD.size]
        if entry.header_offset != at or len(head) < _HEAD.size:
            raise Unreadable("holds more than its files")
        mark, _, flags, method, _, _, crc, packed, size, named, extra = _HEAD.unpack(head)
        name = content[at + _HEAD.size : at + _HEAD.size + named]
        said = mark, flags, method, crc, packed, size, name, extra
        written = entry.orig_filename.encode("utf-8" if entry.flag_bits & _NAMED_IN_UTF_8 else "cp437")
        listed = (
            _MARK,
            entry.flag_bits,
            entry.compress_type,
            entry.CRC,
            entry.compress_size,
            entry.file_size,
            written,
            0,
        )
        if said != listed or entry.extra:
            raise Unreadable(f"holds an entry whose head says something else ({entry.filename[:60]!r})")
        at += _HEAD.size + named + packed
    if at != end:
        raise Unreadable("holds more than its files")


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    plain = str(PurePosixPath(name)) == name and not name.startswith("/") and ".." not in parts
    return plain and not any(char in name for char in "\\:\0")
