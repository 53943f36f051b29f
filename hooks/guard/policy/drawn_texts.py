"""The text that is drawn in the pictures of a foreign folder, read and judged where a program that reads is installed.

The guard itself brings none: RapidOCR is ten times as large as all the rest. This site's pictures are read when they
come, and a person looks at what they say (docs/pictures.lock.json).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from guard.policy.listing import Allowed, Listing
from guard.policy.page_check import PageCheck
from guard.read.html import ShownText
from guard.read.pictures import RASTER
from guard.read.tree import walk
from guard.report.findings import Finding
from guard.report.formats import Report
from guard.report.places import Places

# Gives the text of a picture, line by line.
Reader = Callable[[bytes], str]
_KINDS = tuple(f".{kind}" for kind in RASTER)


def installed_reader() -> Reader | None:
    """Return what reads pictures; None where it is not installed."""
    try:
        read = import_module("rapidocr_onnxruntime").RapidOCR()
    except ImportError:
        return None
    return lambda picture: "\n".join(line[1] for line in read(picture)[0] or [])


def unread(root: Path) -> str:
    """Return a sentence that says how many pictures of a folder nobody has read; "" if there is none."""
    many = len(_pictures(root))
    told = (
        "searched for codes, but nobody read the text drawn in them; to have it read: pip install rapidocr-onnxruntime"
    )
    return f"guard: {many} picture{'s were' if many != 1 else ' was'} {told}" if many else ""


def drawn_findings(report: Report, root: Path, channels: Listing, folder: str, read: Reader) -> Iterator[Finding]:
    """Yield what is wrong with the texts of the pictures below `root`, but those that the report has found broken or
    too large to be read.
    """
    check = PageCheck(Allowed.of(channels, folder))
    broken = {finding.file for finding in report.findings if finding.code in ("CH410", "CH413")}
    for name in _pictures(root):
        if name not in broken:
            content = (root / name).read_bytes()
            faults = dict.fromkeys(check.text(ShownText(read(content), "text drawn in the picture")))
            yield from Places(None, None).findings(name, content, faults)


def _pictures(root: Path) -> list[str]:
    return [name for name in walk(root).files if name.lower().endswith(_KINDS)]
