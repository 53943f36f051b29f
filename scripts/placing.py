"""Put a finished site where it is served from, whatever that folder is: a plain one, a mount, a link to one."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

_PAGE = ".html"
_OF_THE_DISK = "lost+found"
_HALF = ".half-written"


class NotPlaced(Exception):
    """The site could not be put there. The message says why, and what is there now."""


def put_into_place(fresh: Path, site: Path, before: Path | None = None) -> str:
    """Make the folder `site` hold what `fresh` holds and nothing else; return how it was done, as a clause.

    A plain folder is swapped whole: there is no moment with half a site. A mount cannot be swapped, nor can what a
    link points to without breaking whoever serves from there: these are filled file by file, pages last, so that no
    page names a file that is not there yet. What was in a folder that is swapped lies in `before` then, if that is
    given. Raises `NotPlaced`; only then the folder may hold anything but `fresh`.
    """
    target = _target(site)
    if target == site and not site.is_mount():
        try:
            _swap(fresh, site, before)
        except OSError as error:
            # A folder that is busy or may not be renamed can still be filled.
            if not fresh.exists() or not site.is_dir():
                raise NotPlaced(f"{site.name}/ could not be replaced ({error.strerror}); it is as it was") from error
        else:
            return "replaced whole"
    try:
        _fill(fresh, target)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        message = f"{where}{error.strerror}; {site.name}/ may hold parts of two sites until a build goes through"
        raise NotPlaced(message) from error
    return "filled file by file, because it is a " + ("link" if target != site else "mount")


def _target(site: Path) -> Path:
    """The folder itself, behind a link if `site` is one."""
    if site.is_symlink():
        target = site.resolve()
        if not target.is_dir():
            raise NotPlaced(
                f"{site.name} is a link to {os.readlink(site)}, where there is no folder; make it, or remove the link"
            )
        return target
    if site.exists() and not site.is_dir():
        raise NotPlaced(f"{site.name} is no folder; move it away")
    return site


def _swap(fresh: Path, site: Path, before: Path | None) -> None:
    """Both lie on one disk. What was there comes back if the second step fails."""
    old = fresh.with_name(fresh.name + "-old")
    if not site.exists():
        fresh.rename(site)
        return
    site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        old.rename(site)
        raise
    if before:
        shutil.rmtree(before, ignore_errors=True)
        with suppress(OSError):
            old.rename(before)
    shutil.rmtree(old, ignore_errors=True)


def _fill(fresh: Path, target: Path) -> None:
    wanted = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    for name in sorted(wanted, key=lambda name: (name.suffix == _PAGE, name)):
        there = target / name
        for folder in reversed(there.parents):
            if folder.is_relative_to(target) and (folder.is_file() or (folder.is_symlink() and folder != target)):
                folder.unlink()
        there.parent.mkdir(parents=True, exist_ok=True)
        if there.is_dir() and not there.is_symlink():
            shutil.rmtree(there)
        half = there.with_name(there.name + _HALF)
        shutil.copyfile(fresh / name, half)
        half.replace(there)
    _remove_others(target, wanted)


def _remove_others(target: Path, wanted: set[Path]) -> None:
    folders = {parent for name in wanted for parent in name.parents}
    for path in sorted(target.rglob("*"), reverse=True):
        name = path.relative_to(target)
        if _OF_THE_DISK in name.parts:
            continue
        if path.is_dir() and not path.is_symlink():
            if name not in folders:
                path.rmdir()
        elif name not in wanted:
            path.unlink()
