"""Compress the built site once, for servers that send such files as they are (nginx: gzip_static, brotli_static).

They are written into .build/compressed/, never into the site: what the guard judged stays as it was. Each is opened
again and compared with the file that it stands for. Brotli needs the program of that name; without it there is only
gzip.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scripts import ROOT

TARGET = ROOT / ".build" / "compressed"
# What nginx compresses by itself as well (hooks/publish/redirects.py). Pictures and zips are compressed already.
KINDS = frozenset({".css", ".html", ".js", ".json", ".svg", ".xml"})
# Below this, one packet holds a file either way; nginx's gzip_min_length has the same number.
LEAST = 1000  # bytes
_SMALLER = 0.95
_AT_ONCE = 200  # names on one command line


class Differs(Exception):
    """A compressed file that does not hold what it stands for."""


@dataclass
class Totals:
    """Bytes before and after, by suffix."""

    files: int = 0
    before: int = 0
    after: dict[str, int] = field(default_factory=lambda: {".gz": 0, ".br": 0})

    def __str__(self) -> str:
        made = ", ".join(f"{suffix} {size / 1e6:.2f} MB" for suffix, size in self.after.items() if size)
        return f"{self.files} files, {self.before / 1e6:.2f} MB: {made or 'nothing'}"


def compress(site: Path, target: Path, brotli: str | None) -> Totals:
    """Write the compressed files of `site` into `target`, which then holds nothing else; `brotli` is the program, if
    there is one. Raises `Differs` where one cannot be opened again, and `subprocess.CalledProcessError`.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    totals = Totals()
    names = list(_names(site))
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, target / name)
    if brotli:
        for at in range(0, len(names), _AT_ONCE):
            batch = names[at : at + _AT_ONCE]
            subprocess.run([brotli, "-q", "11", "-k", "--", *batch], cwd=target, check=True)
            # Opened over the copies that it was made of.
            subprocess.run([brotli, "-d", "-f", "-k", "--", *(f"{name}.br" for name in batch)], cwd=target, check=True)
    for name in names:
        content = (site / name).read_bytes()
        if (target / name).read_bytes() != content:
            raise Differs(f"{name} differs from its .br")
        # Without a date in it: the same file gives the same bytes.
        packed = gzip.compress(content, 9, mtime=0)
        if gzip.decompress(packed) != content:
            raise Differs(f"{name} differs from its .gz")
        (target / f"{name}.gz").write_bytes(packed)
        (target / name).unlink()
        _count(totals, target / name, len(content))
    return totals


def _names(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*")):
        if path.suffix in KINDS and path.is_file() and path.stat().st_size >= LEAST:
            yield path.relative_to(site).as_posix()


def _count(totals: Totals, path: Path, size: int) -> None:
    """Count one file; what hardly became smaller goes."""
    totals.files += 1
    totals.before += size
    for suffix in totals.after:
        made = path.with_name(path.name + suffix)
        if made.is_file() and made.stat().st_size > size * _SMALLER:
            made.unlink()
        totals.after[suffix] += made.stat().st_size if made.is_file() else 0


def main(site: Path = ROOT / "site", target: Path = TARGET) -> int:
    """Return the exit code: 0 written, 1 there is no site."""
    if not (site / "index.html").is_file():
        print(f"There is no site in {site.name}/: run `make build` or `make release` first.", file=sys.stderr)
        return 1
    brotli = shutil.which("brotli")
    totals = compress(site, target, brotli)
    print(f"Written: {target} ({totals}){'' if brotli else '; no program brotli here'}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
